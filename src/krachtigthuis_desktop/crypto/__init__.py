"""Bytes in, bytes out: signatures, age files, key slots, and the words people read and type.

The only room that knows `cryptography` and `pyrage`. It opens no file but the word list, prints nothing
and keeps nothing: whoever calls it holds the keys.
"""
