"""Putting a backup back, at the door: which one, with what it opens, where it comes, and what follows."""
