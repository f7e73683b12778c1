"""What no single reference shows: that the parts of a pack say the same and protect as they must."""

from collections.abc import Callable, Iterator

from amparo.law.reading import Where
from amparo.law.schema import Pack, Right, Step, Term, Track, Unit

Found = tuple[str, Where, str]
"""A file, a place in it, and what is wrong there."""

MOST_URGENT_PAGES = 6


def agreements(pack: Pack) -> Iterator[Found]:
    """Every disagreement between parts."""
    for check in CHECKS:
        yield from check(pack)


def one_way_out(pack: Pack) -> Iterator[Found]:
    """From a stage an act leads to one place, and no track finds two rows for it."""
    ways: dict[tuple[str, str], str] = {}
    passed: set[tuple[str, str, str]] = set()
    for n, row in enumerate(pack.procedure.rows):
        if ways.setdefault((row.from_, row.act), row.to) != row.to:
            yield "stages", ("rows", n), f"{row.act} from {row.from_} leads to two stages"
        for track in (Track.URGENT, Track.ORDINARY):
            if row.track.covers(track):
                if (row.from_, row.act, track) in passed:
                    yield "stages", ("rows", n), f"{row.act} from {row.from_} has two rows"
                passed.add((row.from_, row.act, track))


def every_stage_is_reached(pack: Pack) -> Iterator[Found]:
    """No stage of the table is out of reach of the opening."""
    reached, grown = {pack.procedure.opening.to}, True
    while grown:
        more = {row.to for row in pack.procedure.rows if row.from_ in reached} | reached
        grown, reached = more != reached, more
    for n, stage in enumerate(pack.procedure.stages):
        if stage.code not in reached:
            yield "stages", ("stages", n), f"no act leads to {stage.code}"


def somebody_may(pack: Pack) -> Iterator[Found]:
    """Every row can be done by someone."""
    for n, row in enumerate(pack.procedure.rows):
        if not row.who and not row.by_person:
            yield "stages", ("rows", n, "act"), "nobody may do this act"


def rows_and_terms_agree(pack: Pack) -> Iterator[Found]:
    """The acts a term names are exactly those of the rows that name the term."""
    procedure = pack.procedure
    rows: tuple[Step, ...] = (procedure.opening, *procedure.rows, *procedure.appeal.rows)
    acts = {act.code for act in procedure.acts}
    for n, term in enumerate(pack.terms):
        starting = {row.act for row in rows if term.code in row.starts}
        meeting = {row.act for row in rows if term.code in row.meets}
        for field, in_rows, named in (
            ("starts_on", starting, set(term.starts_on) & acts),
            ("met_by", meeting, set(term.met_by) & acts),
        ):
            for act in sorted(in_rows ^ named):
                where = ("terms", n, field)
                yield "terms", where, f"{act}: this list and the rows of stages.yaml disagree"


def urgent_means_hours(pack: Pack) -> Iterator[Found]:
    """On the urgent track the State's clocks run in hours and never stop.

    The person's own time, and the appeal beside the procedure, keep their days: hours would shorten her rights.
    """
    for n, term in enumerate(pack.terms):
        if not term.track.covers(Track.URGENT) or term.subject == "appeal":
            continue
        if term.unit is not Unit.HOUR and term.whose_turn != "person":
            yield "terms", ("terms", n, "unit"), "the urgent track is counted in hours"
        if term.may_pause:
            yield "terms", ("terms", n, "pause"), "a clock of the urgent track never pauses"


def her_time_is_nobodys_lateness(pack: Pack) -> Iterator[Found]:
    """What the State lets run out is put before somebody; what the person lets pass is her own affair."""
    for n, term in enumerate(pack.terms):
        if (term.whose_turn == "person") != (term.escalates_to is None):
            where = ("terms", n, "escalates_to")
            yield "terms", where, "no escalation if, and only if, the turn is the person's"


def nothing_ships_verified(pack: Pack) -> Iterator[Found]:
    """A figure is verified by an installation's lawyer, beside the pack and never in it."""
    for n, term in enumerate(pack.terms):
        if term.verified or _verification(term):
            where = ("terms", n, "verified")
            yield "terms", where, "only `amparo law verify` marks a term as verified"


def _verification(term: Term) -> bool:
    return any((term.verified_by, term.verified_on, term.verified_words, term.article))


def urgent_road_is_short(pack: Pack) -> Iterator[Found]:
    """At most six pages, and what is required there is asked there."""
    urgent = [n for n, page in enumerate(pack.form.pages) if page.urgent]
    for n in urgent[MOST_URGENT_PAGES:]:
        yield "form", ("pages", n), f"the urgent road has more than {MOST_URGENT_PAGES} pages"
    for n, page in enumerate(pack.form.pages):
        for q, question in enumerate(page.questions):
            if question.required_urgent and not (page.urgent or question.desk_only):
                where = ("pages", n, "questions", q, "required_urgent")
                yield "form", where, "this page is not on the urgent road"


def every_approach_is_asked(pack: Pack) -> Iterator[Found]:
    """Each approach has an essential item of the instrument."""
    asked = {item.approach for item in pack.instrument.items() if item.essential}
    for n, approach in enumerate(pack.approaches):
        if approach.code not in asked:
            where = ("approaches", n)
            yield "approaches", where, "no essential item of the instrument asks for this approach"


def scales_rise(pack: Pack) -> Iterator[Found]:
    """Each scale has a harmless answer, so that an item can be settled."""
    for n, scale in enumerate(pack.instrument.scales):
        if min(answer.risk for answer in scale.answers) > 0:
            yield "instrument", ("scales", n), "no answer of this scale is without risk"


def levels_are_worded_once(pack: Pack) -> Iterator[Found]:
    """Each of the four levels has its words."""
    worded = [words.level for words in pack.instrument.levels]
    if sorted(level.rank for level in worded) != [0, 1, 2, 3]:
        yield "instrument", ("levels",), "each level needs its words, once"


def every_role_has_a_row(pack: Pack) -> Iterator[Found]:
    """No role is left to guess what it may read."""
    rows = {row.role for row in pack.matrix.rows}
    for n, role in enumerate(pack.roles):
        if role.code not in rows:
            yield "roles", ("roles", n), f"matrix.yaml has no row for {role.code}"


def orders_reveal_what_an_institution_may_read(pack: Pack) -> Iterator[Found]:
    """Those who carry out orders read nothing but orders."""
    for n, row in enumerate(pack.matrix.rows):
        opened = {code for code, right in row.envelopes.items() if right is not Right.NONE}
        if row.scope == "own_orders" and opened - {"order"}:
            yield "matrix", ("rows", n, "envelopes"), f"{row.role} may read orders only"


CHECKS: tuple[Callable[[Pack], Iterator[Found]], ...] = (
    one_way_out,
    every_stage_is_reached,
    somebody_may,
    rows_and_terms_agree,
    urgent_means_hours,
    her_time_is_nobodys_lateness,
    nothing_ships_verified,
    urgent_road_is_short,
    every_approach_is_asked,
    scales_rise,
    levels_are_worded_once,
    every_role_has_a_row,
    orders_reveal_what_an_institution_may_read,
)
