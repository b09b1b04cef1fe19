"""What this laptop still holds: a list for the gate, and letting go of what the office has whole."""
