"""The desk's API: lists, one file, opening, acts, orders, the ledger.  Every rule is the act's own."""
