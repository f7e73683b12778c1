"""Situations of risk: their list, their page, what is done to prevent, and taking one to a file."""
