"""Help: what the program does, in the order of the visit, and whom to call."""
