"""Law packs: one country's institutions, procedure, terms and vocabularies as checked, versioned YAML.

Owns the schema, the loader and the packs that ship. Pure but for reading files: it knows no database, no web
framework and no clock. A figure nobody verified says so wherever it is shown.
"""
