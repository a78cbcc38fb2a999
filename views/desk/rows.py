"""Rows of a question by the names of their columns."""


def by_name(columns, rows):
    """Each of the rows as a dict."""
    return [dict(zip(columns, row, strict=True)) for row in rows]
