"""Situations of risk: what happened to those who defend rights, whether or not they asked, and how more is prevented."""
