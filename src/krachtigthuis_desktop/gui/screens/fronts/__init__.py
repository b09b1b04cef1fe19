"""Families and laptops: which laptop has which family, given to a successor, or sent back whole."""
