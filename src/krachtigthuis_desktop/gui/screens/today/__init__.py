"""Today: what cannot wait, the worries, the families, and what is not at the office yet."""
