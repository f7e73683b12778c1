"""Pages of structural concerns, institutions under attack, and promises."""
