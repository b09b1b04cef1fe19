"""What screens are made of: one thought per file, nothing here knows what a worry is."""
