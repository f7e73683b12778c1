"""The deposit of a request and the way back with a receipt: all that the public door does.

Owns requests, answers of the person and the rules of the pack's form. It seals and writes; it reads
back only what a receipt opens. It must not know members, cases or procedures.
"""
