"""A compound's normal day, simulated without malice, and what the simulator itself knows of it."""
