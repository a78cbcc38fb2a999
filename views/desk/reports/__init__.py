"""Days and spans of days in figures: the day, its board, the report."""
