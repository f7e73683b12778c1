"""Pages of collections: their events, who did what to whom, and the vocabularies they are told in."""
