"""The words the Reader knows, as tables: what people do with words, who speaks, who is spoken to.

General vocabulary of those who write about human rights in Spanish and English; nothing here is of one document.
Patterns are written folded: lower case, no accents, straight quotes.
"""
