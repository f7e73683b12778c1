"""Lists with their filters in words at the top, their count, and the export of exactly that."""
