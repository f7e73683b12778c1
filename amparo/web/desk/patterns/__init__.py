"""Pages of figures over collections."""
