"""Pieces of screen that more than one screen shows. Each has its plain form apart, without Qt."""
