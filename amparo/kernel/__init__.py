"""Words every other part uses: refusals, terms, workflow tables, numbers, folded text.

Pure: no Django, no clock, no input or output. Instants come in as arguments.
Knows nothing of files, people, keys or the law of any country.
"""
