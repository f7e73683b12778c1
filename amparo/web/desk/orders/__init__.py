"""Orders: the list, and the one page an institution needs."""
