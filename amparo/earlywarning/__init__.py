"""The early-warning procedure from request to closure: the only orchestrator of acts on a file.

Owns the procedure's row, its moves, the appeal beside it, and one function per act. The table of
stages, who may act, and what starts or meets a term is the law pack's; no rule of it is here.
It must not know pages, addresses or keys.
"""
