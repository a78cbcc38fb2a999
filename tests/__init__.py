"""Everything that shows that Lianfang keeps its word."""
