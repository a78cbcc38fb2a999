"""How much is tried: a little each time, and all of it with LAWS=thorough, as CI does."""

import os

from hypothesis import settings

THOROUGH = os.environ.get("LAWS") == "thorough"
# Examples of a law that needs whole databases, and of one that needs none.
DISTRICTS, VALUES = (60, 150) if THOROUGH else (16, 60)

settings.register_profile("laws", max_examples=VALUES, deadline=None)
settings.load_profile("laws")
