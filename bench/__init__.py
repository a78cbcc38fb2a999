"""How fast, how small and how steady the collector is. One job a file, one command each; `python -m bench` runs all."""
