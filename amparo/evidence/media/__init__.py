"""What a file says about itself, copies of it that say less, and pictures of it that are safe to look at.

Everything that parses a file is in `child`, which runs apart (amparo.bounded) and imports neither Django nor anything
that has keys. The rest seals what comes back. Owns copies and their origins; the original is never changed.
"""
