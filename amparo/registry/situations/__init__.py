"""Situations of risk: what happened to those who defend rights, asked or not, and how more is prevented."""
