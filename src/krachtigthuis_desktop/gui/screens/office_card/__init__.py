"""The office card: who this office is, its six words for paper, and copies for sticks."""
