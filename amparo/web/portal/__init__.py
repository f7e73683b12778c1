"""The public door: asking for protection, and coming back with a receipt, without scripts.

Parses what a person typed, calls one act of `intake`, shows what her receipt opens. It must not know members,
cases or procedures, and keeps nothing between two pages but a sealed draft and the sealed view of a receipt.
"""
