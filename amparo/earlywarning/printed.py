"""The procedure as a page for people, printed from the pack's table so that it cannot lie."""

from amparo.law.schema import Pack, Row

HEAD = """# The procedure

Printed by `make docs` from the law pack's table of stages (`{code}`, {version}); whatever pair of stage and act is
not here is refused. "stays" means that the act leaves the file where it stands. The person's receipt may do what is
marked *with her receipt*; everything else is done by the roles named, from a desk that holds the file.

"""


def page(pack: Pack) -> str:
    """Return the page in Markdown: a diagram, a table of moves, the appeal beside it."""
    head = HEAD.format(code=pack.code, version=pack.version)
    return head + _diagram(pack) + _begins(pack) + _moves(pack) + _appeal(pack)


def _diagram(pack: Pack) -> str:
    edges: dict[tuple[str, str], list[str]] = {}
    for row in pack.procedure.rows:
        if row.from_ != row.to:
            acts = edges.setdefault((row.from_, row.to), [])
            acts += [] if row.act in acts else [row.act]
    lines = [f"    [*] --> {pack.procedure.opening.to}: {pack.procedure.opening.act}"]
    lines += [f"    {start} --> {end}: {', '.join(acts)}" for (start, end), acts in edges.items()]
    lines += [f"    {s.code} --> [*]" for s in pack.procedure.stages if not s.is_open]
    return "```mermaid\nstateDiagram-v2\n" + "\n".join(lines) + "\n```\n\n"


def _begins(pack: Pack) -> str:
    opening = pack.procedure.opening
    clocks = ", ".join(f"`{code}`" for code in opening.starts)
    return f"A file begins at **{_stage(pack, opening.to)}**, with the clocks {clocks}.\n\n"


def _moves(pack: Pack) -> str:
    text = ""
    for stage in pack.procedure.stages:
        rows = [row for row in pack.procedure.rows if row.from_ == stage.code]
        text += f"## {stage.label.in_('en')} (`{stage.code}`)\n\n{stage.sentence.in_('en')}\n\n"
        if rows:
            text += "| act | by | leads to | clocks met | clocks started |\n|---|---|---|---|---|\n"
            text += "".join(_line(pack, row) for row in rows)
            text += "\n"
    return text


def _line(pack: Pack, row: Row) -> str:
    act = pack.procedure.act(row.act).label.in_("en")
    track = "" if row.track.value == "both" else f" ({row.track.value} track)"
    by = ", ".join(pack.role(role).label.in_("en") for role in row.who)
    by += " *with her receipt*" if row.by_person else ""
    to = "stays" if row.to == row.from_ else _stage(pack, row.to)
    to = "a new procedure, linked to this one" if row.new_file else to
    cells = (f"{act}{track}", by, to, ", ".join(row.meets), ", ".join(row.starts))
    return f"| {' | '.join(cells)} |\n"


def _appeal(pack: Pack) -> str:
    text = "## The appeal, beside the procedure\n\nIt moves on its own and stops no measure.\n\n"
    text += "| from | act | remedy | by | leads to |\n|---|---|---|---|---|\n"
    for row in pack.procedure.appeal.rows:
        by = ", ".join(pack.role(role).label.in_("en") for role in row.who)
        text += f"| {row.from_} | {row.act} | {row.remedy or 'any'} | {by} | {row.to} |\n"
    return text


def _stage(pack: Pack, code: str) -> str:
    return pack.procedure.stage(code).label.in_("en")
