"""The commands: one file per group, each with `add(groups)` that declares it and functions that do it.

A command reads arguments, calls one use case, and prints what came of it. Words come from `explain`.
"""
