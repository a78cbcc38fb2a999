"""What strangers and broken programs send: every route, many callers, values that nobody should have to expect."""
