"""The last page of a laptop that was handed in."""
