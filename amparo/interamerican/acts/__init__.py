"""The acts on matters: each authorises, commits and leaves one entry in the ledger."""
