"""Requests taken by telephone and at the counter: one page, by keyboard, saved sealed as it goes."""
