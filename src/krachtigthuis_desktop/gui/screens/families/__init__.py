"""All families, by surname."""
