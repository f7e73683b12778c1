"""Amparo: protection of human rights defenders, from the first word of a request to a confirmed measure."""

__version__ = "0.1.0"
