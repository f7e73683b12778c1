"""Records in and out of collections: tables with a mapping, other systems' formats, our own lines of JSON.

An import is read in a stream, drawn row by row into records, told row by row before anything is written,
and written in acts of a thousand records; what no field holds is kept beside its record by its column, so
that nothing is lost on the way back. It reaches collections by their acts alone.
"""
