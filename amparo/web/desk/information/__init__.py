"""Requests for information: the page where one is read, and answered or taken back."""
