"""A talk: who, when, *may I write this down?*, and the worries that it yields."""
