"""The desk keeps and reads the library; bytes and words, once kept, it cannot change. The portal knows none of it.

The worker reads the facts of a source only because each of its acts states the clear rows it is about.
"""

_FACTS = "UPDATE (issuer, title, issued_on, reference_cited, reference, dispute_note_es, dispute_note_en, language"
_TEXT = "kind, medium, size, url, captured_at, resource_digest, file_name, has_text, text_digest, version, search)"

GRANTS = {
    "amparo_desk": {
        "library_source": ("SELECT", "INSERT", f"{_FACTS}, {_TEXT}"),
        "library_sourceversion": ("SELECT", "INSERT"),
        "library_original": ("SELECT", "INSERT"),
        "library_wording": ("SELECT", "INSERT"),
        "library_paragraph": ("SELECT", "INSERT", "UPDATE (search)"),
    },
    "amparo_worker": {
        "library_source": ("SELECT",),
        "library_sourceversion": ("SELECT",),
    },
}
