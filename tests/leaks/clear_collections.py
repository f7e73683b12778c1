"""What stands unsealed of collections of documented events: the part of `clear_columns` that is about them."""

from tests.leaks.clear_columns import CODE, DIGEST, VERSION, WHEN

COLLECTIONS = {
    "documentation_collection.number": "random; counts nothing",
    "documentation_collection.designation": "two random words",
    "documentation_collection.founded_at": WHEN,
    "documentation_block.part": CODE,
    "documentation_block.key_id": DIGEST,
    "documentation_block.written_at": WHEN,
    "documentation_record.kind": CODE,
    "documentation_record.version": VERSION,
    "documentation_record.written_at": WHEN,
}
