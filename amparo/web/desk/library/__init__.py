"""Pages of the library: the list and its search, one source with its very words, adding, amending, checking."""
