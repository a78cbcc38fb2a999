"""Sheets that are brought in, and empty ones to be filled in."""
