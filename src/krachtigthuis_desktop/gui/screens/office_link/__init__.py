"""The laptop and its office: the card that says which office it is, asking to be enrolled, taking in the answer."""
