"""The library: public documents, their very words by page and paragraph, and what a text of ours says of them.

Owns sources, their bytes and text, full text search, quotation to the character and the check before
publication. Nothing of a file is ever kept here: everything is public record, in clear. It must not know
claims, cases or who reads a document for what.
"""
