"""Everything that may be done with a collection and its vocabularies, each one function."""
