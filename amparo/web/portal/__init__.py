"""Pages of the public door: no account, no script, one question a page."""
