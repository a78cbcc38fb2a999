"""The phone's pure modules by themselves, held to what the centre has for the same, or to cases."""
