"""The places that somebody looks after, beside each other."""
