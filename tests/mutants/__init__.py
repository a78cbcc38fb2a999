"""What a wrong sign in the phone's pure modules is caught by: `python -m tests.mutants`."""
