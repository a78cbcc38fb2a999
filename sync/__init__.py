"""How it travels: one door in (`intake`), one feed out (`feed`), and the pure judgments between them."""
