"""The structured judgement of risk: the instrument suggests and explains, people decide and sign.

Owns the versions of an assessment and their signatures; what was answered and judged is a sealed
sheet of the file. It must not know stages, terms or pages.
"""
