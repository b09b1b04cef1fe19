"""What every test may ask for by name, and one clock for all: pictures show times of the day."""

from __future__ import annotations

import os
import time

from .postgres import central_url, postgres_socket

__all__ = ["central_url", "postgres_socket"]

os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()
