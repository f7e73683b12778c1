"""Recommendations in bulk: a CSV or XLSX file into claims, row by row, and the same file out again.

Owns what columns mean, which rows are one recommendation, and what rules suggest of each. Nothing is
lost: a row that cannot be a claim is kept with the reason.
"""
