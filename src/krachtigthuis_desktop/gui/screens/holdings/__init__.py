"""What this laptop still holds: for the volunteer and the office, and letting go of what the office has whole."""
