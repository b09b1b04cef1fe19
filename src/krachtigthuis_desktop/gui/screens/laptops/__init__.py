"""Laptops: which ones this office trusts, and trusting one more after six words were compared."""
