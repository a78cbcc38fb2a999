"""How much is tried: a little each time, always the same, and far more with LAWS=thorough, each time something else.

What a suite says of a commit must not hang on the draw: a commit that passed passes again. New days are looked for by
the thorough run, whose finds become cases.
"""

import os

from hypothesis import settings

THOROUGH = os.environ.get("LAWS") == "thorough"
# Examples of a law that needs whole databases, and of one that needs none.
DISTRICTS, VALUES = (60, 150) if THOROUGH else (16, 60)

settings.register_profile("laws", max_examples=VALUES, deadline=None, derandomize=not THOROUGH)
settings.load_profile("laws")
