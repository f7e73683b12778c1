"""Measures, petitions and judgments of the Inter-American system, from either side of them.

Owns matters (one custody file each), the people in them, consents, mandates, operative points, dates,
papers, what each voice says of a point, findings, meetings, domestic remedies and conventionality
control. Clear columns hold codes and dates; whatever is about people is sealed. The public record of a
point is an obligation of `amparo.claims`, linked by its id.
"""
