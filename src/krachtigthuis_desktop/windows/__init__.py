"""The Windows side: what the standard library does not do there, by calls with declared arguments.

Nobody else speaks to Windows. What a number or a message means is decided in plain functions that run anywhere;
the calls stand under `sys.platform == "win32"`, and so do the few places that use them.
"""
