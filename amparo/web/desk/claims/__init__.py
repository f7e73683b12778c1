"""Pages of what the State owes: reading a document, claims, obligations with four voices, the portfolio."""
