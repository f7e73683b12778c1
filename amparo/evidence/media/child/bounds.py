"""Bounds of what a child opens, beside those of the child itself."""

MEGABYTE = 1024 * 1024
POINTS = 80_000_000  # a picture's width times height
UNPACKED_BYTES = 200 * MEGABYTE
PARTS = 5_000
PAGES = 5_000
REDACTED_PAGES = 300  # in one copy
MINUTES = 600
MUTED_MINUTES = 180  # in one copy
PAINTED_MINUTES = 15  # the same, where pictures are coded again
PREVIEW_SIDE = 1200
THUMBNAIL_SIDE = 480
PAGE_DPI = 200
