"""The pages that every kind has, carried out from its declaration: one interpreter for all of them.

The phone has its twin in `static/device/pages/generic/`; the shapes that both give to `templates/pages/` are the same.
"""
