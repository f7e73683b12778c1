"""What recommendations become: parties, topics, claims with obligations, and what rules suggest of them."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from amparo.claims import similar
from amparo.claims.facts import ClaimFacts, ObligationFacts
from amparo.claims.kinds import ClaimKind, ClaimState, PartyKind, SuggestionKind, Vocabulary
from amparo.claims.loading import Loaded
from amparo.claims.models import Claim, Party, Topic, Valuation
from amparo.claims.recommendations import about
from amparo.claims.recommendations import topics as rules
from amparo.claims.recommendations.rows import Group, Row
from amparo.claims.recommendations.sources import Places
from amparo.claims.selectors import matching_parties
from amparo.kernel.text import fold
from amparo.reading.language import language_of

UPR: Final = "upr"
_UPR_NAMES = ("upr", "epu", "universal periodic review", "examen periodico universal")
_MOST_REPEATS = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """What an import would write; `codes` are the claims' of every group in order, held ones too."""

    new: list[Loaded]
    groups: dict[str, Group]
    codes: list[str]
    parties: list[Party]
    topics: list[Topic]
    repeats: int

    def placed(self, loaded: Loaded, places: Places) -> Loaded:
        """The claim with the place of each of its rows and the State's dated answer."""
        group = self.groups[loaded.facts.code]
        found = [place for row in group.rows if (place := places.of(row))]
        unique = {(place.start, place.end): place for place in found}
        answered = [
            _answer(row, loaded, places)
            for row in group.rows[:1]
            if loaded.obligation and row.position and row.date
        ]
        return replace(loaded, citations=tuple(unique.values()), valuations=tuple(answered))


def code_of(row: Row) -> str:
    """The same recommendation has the same code in whatever file it comes again."""
    told = "\x1f".join(row.key)
    return f"rec-{hashlib.sha256(told.encode()).hexdigest()[:20]}"


def draw(groups: Sequence[Group], *, held: set[str]) -> Drawn:
    """What the groups become, without those whose claims are held already."""
    codes = [code_of(group.first) for group in groups]
    new = {code: group for code, group in zip(codes, groups, strict=True) if code not in held}
    names = _Names()
    claims = [_loaded(code, group, names) for code, group in new.items()]
    repeats = _repeats(claims)
    whole = [
        replace(each, suggestions=(*each.suggestions, *repeats.get(each.facts.code, ())))
        for each in claims
    ]
    used = {target for each in whole for kind, target, _because in each.suggestions}
    tags = {tag.code: tag for group in new.values() for tag in about.tags_of(group)}
    topics = [*_topics(used), *tags.values()]
    return Drawn(
        whole, new, codes, list(names.made.values()), topics, sum(map(len, repeats.values()))
    )


class _Names:
    """Parties by the names a file gives them; those nobody knows are made."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.made: dict[str, Party] = {}

    def code(self, name: str, kind: PartyKind) -> str:
        key = fold(name)
        if key not in self.found:
            known = matching_parties([name])
            self.found[key] = known[0] if known else self._make(name, key, kind)
        return self.found[key]

    def people(self, name: str) -> str:
        """A group of people; a party of another kind is none, though it has the name."""
        code = about.code_from("people", name)
        if code not in self.made and not Party.objects.filter(code=code).exists():
            held = Party.objects.filter(code__in=matching_parties([name]), kind=PartyKind.PEOPLE)
            if known := held.first():
                return known.code
            self.made[code] = Party(
                code=code, kind=PartyKind.PEOPLE, name_es=name[:300], name_en=name[:300]
            )
        return code

    def body(self, name: str) -> str:
        """The body that keeps the recommendation; the Universal Periodic Review unless one is named."""
        if name and fold(name) not in _UPR_NAMES:
            return self.code(name, PartyKind.BODY)
        if UPR not in self.found.values():
            held = Party.objects.filter(code=UPR).exists()
            self.found[UPR] = UPR
            if not held:
                self.made[UPR] = Party(
                    code=UPR,
                    kind=PartyKind.BODY,
                    name_es="Examen Periódico Universal",
                    name_en="Universal Periodic Review",
                    seen_as=["UPR", "EPU"],
                )
        return UPR

    def _make(self, name: str, key: str, kind: PartyKind) -> str:
        code = ("state_" if "state" in kind else "body_") + re.sub(r"[^a-z0-9]+", "_", key).strip(
            "_"
        )
        code = code[:64]
        self.made[code] = Party(
            code=code, kind=kind, name_es=name[:300], name_en=name[:300], country=""
        )
        return code


def _loaded(code: str, group: Group, names: _Names) -> Loaded:
    row = group.first
    body = names.body(row.body)
    makers = [names.code(maker, PartyKind.OTHER_STATE) for maker in group.makers] or [body]
    to = names.code(row.to, PartyKind.STATE)
    spanish = language_of(row.words) == "es"
    facts = ClaimFacts(
        code=code,
        kind=row.kind,
        holder=body,
        issuer=makers[0],
        co_issuers=tuple(dict.fromkeys(makers[1:])),
        addressees=(to,),
        cited_on=row.date,
        words_es=row.words if spanish else "",
        words_en="" if spanish else row.words,
        persons=tuple(dict.fromkeys(names.people(name) for name in about.persons_of(group))),
        tags=tuple(tag.code for tag in about.tags_of(group)),
    )
    told = [(each.kind, each.code, {"words": list(each.words)}) for each in rules.seen(row.words)]
    told += [
        (SuggestionKind.SDG.value, rules.goal_code(goal), {"words": ["file"]}) for goal in row.goals
    ]
    once = {(kind, target): because for kind, target, because in told}
    scale = "upr" if body == UPR else "own"
    return Loaded(
        facts=facts,
        citations=(),
        obligation=(
            ObligationFacts(scale=scale, body=body)
            if row.kind == ClaimKind.RECOMMENDATION
            else None
        ),
        suggestions=tuple(
            (kind, target, dict(because)) for (kind, target), because in once.items()
        ),
    )


def _repeats(
    claims: Sequence[Loaded],
) -> dict[str, list[tuple[str, str, dict[str, object]]]]:
    """For each new claim the older ones that it seems to repeat: to the same State, in much the same words."""
    asked = [each for each in claims if each.facts.kind == ClaimKind.RECOMMENDATION]
    new = {each.facts.code: each.facts for each in asked}
    rows = Claim.objects.filter(kind=ClaimKind.RECOMMENDATION, state=ClaimState.STANDING)
    held = {row.code: row for row in rows.exclude(code__in=list(new))}
    texts = [(code, facts.words_es or facts.words_en) for code, facts in new.items()]
    texts += [(code, row.words_es or row.words_en) for code, row in held.items()]
    dates = {code: facts.cited_on for code, facts in new.items()}
    dates |= {code: row.cited_on for code, row in held.items()}
    whom = {code: set(facts.addressees) for code, facts in new.items()}
    whom |= {code: set(row.addressees) for code, row in held.items()}
    found: dict[str, list[tuple[str, str, dict[str, object]]]] = defaultdict(list)
    for pair in similar.pairs(texts):
        older, later = sorted((pair.first, pair.second), key=lambda code: (dates[code], code))
        source, target = (later, older) if later in new else (older, later)
        if source in new and whom[source] & whom[target] and len(found[source]) < _MOST_REPEATS:
            because: dict[str, object] = {"share": pair.share, "words": list(pair.common)}
            found[source].append((SuggestionKind.REPEATS.value, target, because))
    return dict(found)


def _answer(row: Row, loaded: Loaded, places: Places) -> Valuation:
    place = places.of(row)
    parts = [*map(int, row.date.split("-"))]
    return Valuation(
        scale="upr",
        position=row.position,
        on=date(*[*parts, 1, 1][:3]),
        precision=("year", "month", "day")[len(parts) - 1],
        party_id=loaded.facts.addressees[0],
        source_id=places.source_id,
        start=place.start if place else None,
        end=place.end if place else None,
        words_digest=place.words_digest if place else None,
    )


def _topics(used: Iterable[str]) -> list[Topic]:
    """Rights and goals that are suggested; those held already are left as they are."""
    wanted = set(used)
    found = [
        Topic(vocabulary=Vocabulary.RIGHT, code=rule.code, label_es=rule.es, label_en=rule.en)
        for rule in rules.RULES
        if rule.code in wanted
    ]
    return found + [
        Topic(
            vocabulary=Vocabulary.SDG,
            code=rules.goal_code(number),
            label_es=f"ODS {number}: {es}",
            label_en=f"SDG {number}: {en}",
        )
        for number, (es, en) in rules.GOALS.items()
        if rules.goal_code(number) in wanted
    ]
