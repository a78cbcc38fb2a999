"""The centre and the phone answer the same address with the same document."""
