"""Who can open this office: everybody a passphrase of their own, and who is administrator."""
