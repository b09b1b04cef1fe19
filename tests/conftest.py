"""What every test may ask for by name, and one clock for all: pictures show times of the day."""

from __future__ import annotations

import os
import time

from hypothesis import HealthCheck, settings

from .postgres import central_url, postgres_socket

__all__ = ["central_url", "postgres_socket"]

os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

# No test measures time: a busy machine is no fault.
settings.register_profile("krachtigthuis", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("krachtigthuis")
