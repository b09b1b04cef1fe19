"""Opening a vault: one field, the focus in it; who and which; the way back with the paper key."""
