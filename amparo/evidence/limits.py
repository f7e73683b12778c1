"""How large a file may be, how many may come at once, and what stays free on the disk."""

MEGABYTE = 1024 * 1024
FILE_BYTES = 50 * MEGABYTE
# What a member sends from a page, or in parts; and how many such bodies one process reads at once, since each keeps one
# of its threads for as long as the line takes.
LARGE_AT_ONCE = 3
LARGE_BYTES = 1024 * MEGABYTE
PART_BYTES = 16 * MEGABYTE
UPLOADS_AT_ONCE = 5
REQUEST_BYTES = 100 * MEGABYTE
FILES_PER_REQUEST = 10
FILES_PER_SENDER = 100
# Kept free on the disk, so that deposits and the ledger never meet a full one because of files.
RESERVE_BYTES = 256 * MEGABYTE
