"""At the door, after a right key: somebody changed the file with the keys; the vault puts its own back."""
