"""The state of the system, and its backups: for those who keep all of it."""
