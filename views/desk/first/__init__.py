"""From nothing to a working place: the steps, and the pages that no other concern has."""
