"""Schema steps, one file each, frozen when they were released."""
