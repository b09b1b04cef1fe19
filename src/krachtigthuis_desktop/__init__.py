"""Krachtig Thuis: worries about home, written down inside, brought to help outside."""

__version__ = "0.1.0"
