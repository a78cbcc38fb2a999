"""The collector as the bench serves it: the product's own, with whatever kinds the bench has declared beside."""

from app import create_app

__all__ = ["create_app"]
