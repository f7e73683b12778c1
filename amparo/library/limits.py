"""How large a document may be, and how much of the machine reading one may take."""

MEGABYTE = 1024 * 1024
FILE_BYTES = 20 * MEGABYTE
PAGES = 2000
CHARACTERS = 5_000_000
PARAGRAPHS = 50_000
# A paragraph of more characters is cut, so that each fits the index of the search.
PARAGRAPH_CHARACTERS = 20_000
# What an archive may hold once unpacked, and how many parts.
UNPACKED_BYTES = 100 * MEGABYTE
PARTS = 5_000
# The child that reads a document: memory it may address, time of the processor, time in all.
CHILD_BYTES = 2048 * MEGABYTE
CHILD_CPU_SECONDS = 60
CHILD_SECONDS = 120
# A folder is imported file by file; more than this is a mistake rather than a library.
FILES = 10_000
