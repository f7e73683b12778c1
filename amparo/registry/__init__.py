"""The register of files: one case for each request received, from receipt to the archive.

Owns the clear facts of a case: number, two-word designation, department, law it was opened under
and the desk that keeps it. Who may know that it exists is custody's: a desk
that holds a live grant. It must not know procedures, measures or anything that is sealed.
"""
