"""Letters: every question to a helper, where it stands, and what comes next."""
