"""Bounds of what a child opens, beside those of the child itself."""

MEGABYTE = 1024 * 1024
POINTS = 80_000_000  # a picture's width times height
FRAMES = 200
UNPACKED_BYTES = 200 * MEGABYTE
PARTS = 5_000
PAGES = 1_000
REDACTED_PAGES = 200
MINUTES = 60
REDACTED_MINUTES = 20
PREVIEW_SIDE = 1200
THUMBNAIL_SIDE = 480
PAGE_DPI = 200
