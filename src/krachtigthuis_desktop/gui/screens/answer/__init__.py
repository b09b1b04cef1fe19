"""The office has answered: returns from a stick taken in, what came with them, and what was not taken over."""
