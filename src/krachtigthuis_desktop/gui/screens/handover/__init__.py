"""Meenemen: everything that the office does not have yet goes on a stick, and the stick is read back."""
