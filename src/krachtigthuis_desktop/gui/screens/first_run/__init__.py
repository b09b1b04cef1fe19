"""The first run of a new home: laptop or office, who, passphrase, paper key; one question at a time."""
