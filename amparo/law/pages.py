"""The pack told in words: one Markdown page of norms, terms and stages, and plain lines for the command line."""

from collections.abc import Callable, Iterator

from amparo.law.schema import Norm, Pack, Term

HEAD = """# Norms and terms

Printed from the law pack `{code}`, version {version}, by `amparo law show --markdown`; do not edit by hand.
**Nothing here replaces the official gazette.** Each figure says where it was seen and on what it rests:
`reported` by a summary that was read, `placeholder` so that no step runs without a clock until the official text is
read, `target` of this product. A figure is law here only when `amparo law verify` recorded who read the article,
when, and its words; until then every page shows "por verificar". "Research notes" are this project's own reading of
21 November 2026; V1, V2 and so on are the public pages under it, listed at the end.
"""
COUNTING = """
## Counting of terms

Hours run day and night. Business days leave out Saturdays, Sundays, national holidays and the pack's
`non_working_days.yaml`, in {zone}; the day on which a term starts is not counted. The State's clocks on the urgent
track are counted in hours and never pause.
"""
UNITS = {"hour": "h", "business_day": "business days", "calendar_day": "calendar days"}


def markdown(pack: Pack) -> str:
    """The page kept as docs/norms.md."""
    parts = [
        HEAD.format(code=pack.code, version=pack.version),
        COUNTING.format(zone=pack.meta.zone),
        _table(
            "Norms", ("code", "date", "title", "open questions", "seen in"), map(_norm, pack.norms)
        ),
        _table(
            "Terms",
            ("code", "track", "runs", "from", "until", "norm", "rests on", "seen in", "state"),
            map(_term, pack.terms),
        ),
        _table(
            "Stages and acts",
            ("from", "act", "to", "track", "who", "starts", "meets"),
            _rows(pack),
        ),
        _table("Sources", ("key", "what"), ((r.key, r.what) for r in pack.references)),
    ]
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def _table(title: str, heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [f"## {title}", "", _line(heads), _line(("---",) * len(heads)), *map(_line, rows)]
    return "\n".join(lines) + "\n"


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") or "-" for cell in cells) + " |"


def _norm(norm: Norm) -> tuple[str, ...]:
    note = norm.note.en if norm.note else ""
    dated = norm.date or "not seen"
    return (norm.code, dated, norm.title.en, note, f"{norm.seen_in} ({norm.confidence})")


def length(term: Term) -> str:
    """How long a term runs, in words."""
    runs = f"{term.amount} {UNITS[term.unit]}"
    if term.extension:
        runs += f" (+{term.extension.amount})"
    return f"per measure, else {runs}" if term.per_measure else runs


def _term(term: Term) -> tuple[str, ...]:
    return (
        f"`{term.code}`",
        term.track,
        length(term),
        ", ".join(term.starts_on),
        ", ".join(term.met_by),
        " ".join(filter(None, (term.norm, term.article))),
        term.basis,
        f"{term.seen_in} ({term.confidence})",
        term.badge("en"),
    )


def _rows(pack: Pack) -> Iterator[tuple[str, ...]]:
    opening = pack.procedure.opening
    yield (
        "",
        opening.act,
        opening.to,
        "both",
        ", ".join((*opening.who, *["the person"] * opening.by_person)),
        ", ".join(opening.starts),
        "",
    )
    for row in pack.procedure.rows:
        who = (*row.who, *["the person"] * row.by_person)
        yield (
            row.from_,
            row.act,
            row.to,
            row.track,
            ", ".join(who),
            ", ".join(row.starts),
            ", ".join(row.meets),
        )


def facts(pack: Pack) -> dict[str, object]:
    """What identifies a pack and how much of it is verified."""
    return {
        "code": pack.code,
        "edition": pack.edition,
        "digest": pack.digest,
        "terms": len(pack.terms),
        "verified": sum(term.verified for term in pack.terms),
    }


SECTIONS: dict[str, Callable[[Pack, str], list[str]]] = {
    "norms": lambda pack, to: [f"{n.code}: {n.title.in_(to)}" for n in pack.norms],
    "institutions": lambda pack, to: [
        f"{i.code} ({i.kind}): {i.name.in_(to)}" for i in pack.institutions
    ],
    "desks": lambda pack, to: [f"{d.code} ({d.kind}): {d.label.in_(to)}" for d in pack.desks],
    "roles": lambda pack, to: [f"{r.code}: {r.does.in_(to)}" for r in pack.roles],
    "stages": lambda pack, to: [f"{s.code}: {s.label.in_(to)}" for s in pack.procedure.stages],
    "acts": lambda pack, to: [f"{a.code}: {a.label.in_(to)}" for a in pack.procedure.acts],
    "terms": lambda pack, to: [
        f"{t.code}: {length(t)}, {t.norm or '-'} {t.article or ''}".rstrip() + f" [{t.badge(to)}]"
        for t in pack.terms
    ],
    "sources": lambda pack, to: [f"{s.code}: {s.label.in_(to)}" for s in pack.sources],
    "measures": lambda pack, to: [
        f"{m.code}: {m.label.in_(to)} -> {', '.join(m.responsible)}" for m in pack.measures
    ],
    "reasons": lambda pack, to: [f"{r.group}/{r.code}: {r.label.in_(to)}" for r in pack.reasons],
}
"""Parts that `law show` prints, each with the lines it prints in a language."""
