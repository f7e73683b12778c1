"""Pages that take a table into a collection, and give a collection out."""
