"""What only the laptop does: know its office, ask to be enrolled, take along, take in what comes back."""
