"""What every test may ask for by name."""

from __future__ import annotations

from .postgres import central_url, postgres_socket

__all__ = ["central_url", "postgres_socket"]
