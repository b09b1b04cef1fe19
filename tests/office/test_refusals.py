"""Each of the thirteen reasons reaches the report by its code; the first ten keep nothing, the last three the file."""

from __future__ import annotations
