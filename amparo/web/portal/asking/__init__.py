"""The form of the pack, one thing a page, on the urgent road and on the ordinary one.

Keeps what was typed in a sealed draft, never loses it on the way back, and hands it whole to `intake`.
"""
