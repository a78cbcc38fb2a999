"""Records of every kind: lists, one record with its story, forms, boards and lines."""
