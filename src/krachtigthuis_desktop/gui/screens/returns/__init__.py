"""Terugsturen: what each laptop lacks goes on a stick, and the stick is read back."""
