"""Documentation of violations: events, and who did what to whom in them, as HURIDOCS Events Standard Formats see it."""
