"""Twee verhalen: two testimonies of one record side by side, settled by a person with a reason."""
