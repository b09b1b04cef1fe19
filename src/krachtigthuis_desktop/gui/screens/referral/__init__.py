"""The short form that asks a helper for help: to whom, for whom, what, and whose yes."""
