"""What stands unsealed of evidence: the ciphertext, what was done with it, and who was told so."""

from tests.leaks.clear_columns import DERIVED, DIGEST, WHEN

EVIDENCE = {
    "evidence_blob.size": "padded size",
    "evidence_blob.digest": DIGEST,
    "evidence_blob.path": "random name in the folder of ciphertext",
    "evidence_blob.received_at": WHEN,
    "evidence_blob.commitment": "binds the digest of the file in clear by a random salt that is sealed",
    "evidence_handling.what": "what was done with a piece of evidence; the words beside it are sealed",
    "evidence_handling.outcome": "whether the ciphertext was found as recorded",
    "evidence_handling.at": WHEN,
    "evidence_copy.what": "what kind of copy one stored file is of another; what was hidden is sealed",
    "evidence_copy.tool": "program and version that made it",
    "evidence_copy.made_at": WHEN,
    "evidence_timestamp.authority": "host of whoever stamps, the same for every file",
    "evidence_timestamp.answer": "a signed time over a digest of ciphertext",
    "evidence_timestamp.stamped_at": WHEN,
    "evidence_timestamp.kept_at": WHEN,
    "evidence_courtbundle.manifest": "a digest of a text that holds random salts, sealed; its entry states it",
    "evidence_courtbundle.made_at": WHEN,
    "evidence_upload.lookup": DERIVED,
    "evidence_upload.received": "how much of a large file has arrived; the row goes when it is whole, or after a day",
    "evidence_upload.begun_at": WHEN,
}
