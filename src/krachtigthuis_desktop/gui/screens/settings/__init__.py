"""Settings: how the program looks and speaks, when it locks, the six digits, the passphrase."""
