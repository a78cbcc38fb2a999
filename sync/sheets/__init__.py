"""A sheet is an offline device: somebody took it along, wrote on it, and brings it back. It is read, its rows are
looked at, and what they say goes in by the one door, as ops of the desk's node with the heads that its writer had seen.
"""
