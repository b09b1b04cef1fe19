"""One letter: the real page, what it tells whom, and its way out."""
