"""Apart gezet: what did not go in by itself, looked at and released or refused by people."""
