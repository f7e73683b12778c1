"""How large a file may be, how many may come at once, and what stays free on the disk."""

MEGABYTE = 1024 * 1024
FILE_BYTES = 50 * MEGABYTE
REQUEST_BYTES = 100 * MEGABYTE
FILES_PER_REQUEST = 10
FILES_PER_SENDER = 100
# Kept free on the disk, so that deposits and the ledger never meet a full one because of files.
RESERVE_BYTES = 256 * MEGABYTE
