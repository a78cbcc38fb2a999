"""Who people are at the desk, how they sign in, and who has looked at what."""
