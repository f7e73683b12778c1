"""The register: one case for each request received, and the persons and collectives whom cases are about.

Owns the clear facts of a case: number, two-word designation, department, law it was opened under
and the desk that keeps it. Persons are custody files of their own, sealed but for their desk and
month; name cards say inside their seal which file belongs to whom, and people link, merge and split
them. Who may know that a file exists is custody's: a desk that holds a live grant. It must not know
procedures or measures.
"""
