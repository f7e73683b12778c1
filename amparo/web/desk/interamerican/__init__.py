"""Matters of the Inter-American system: the portfolio, each matter's page, its acts and its papers."""
