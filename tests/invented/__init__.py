"""Kinds that no part of the system has ever heard of, and what it makes of them.

`tests/desk/test_invented.py` runs this in a process of its own, in which they are declared before anything else is.
"""
