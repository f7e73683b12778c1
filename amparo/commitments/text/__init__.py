"""The text of a norm as articles, and the difference of two texts article by article.

Pure: text in, frozen values out. No Django, no clock, no row.
"""
