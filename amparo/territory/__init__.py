"""Departments, provinces and districts of Peru by their INEI code, kept in memory and never in a table.

Owns names, codes and the search by name. It must not know files, people or coordinates.
"""
