"""To whom a claim is said: named in the clause, else by the lead-in, else the document's main counterpart."""

import re

from amparo.reading.frame import Frame
from amparo.reading.grammar import Grammar

_REACH = 260
_LONGEST = 140
_ARTICLE_EN = re.compile(
    (
        r"(?:(?:on|upon|to|that|for|also|again|once more|strongly|firmly|urgently|[a-z]+ly|all|both) "
        r")*(?:the |its |their |all |both |those |your )?"
    ),
    re.IGNORECASE,
)
_ARTICLE_ES = re.compile(
    r"(?:(?:publico|urgente|energico|tambien|asimismo|nuevamente|respetuosamente|[a-z]+mente|con "
    r"urgencia|una vez mas|ademas)\b,? ?)*(?:a |al |de |del |para que |que |por parte de "
    r")?(?:todas las |todos los |la |el |las |los |su |sus )?"
)
_SPLIT_EN = re.compile(r", (?:and |as well as )?|,? and (?:to |on |the )?|,? as well as ")
_SPLIT_ES = re.compile(
    r", (?:y |e |asi como )?|,? (?:y|e) (?=(?:a |al |la |el |los |las |a la |a los )?)|,? asi como "
)
_CLAUSE = re.compile(r"[;.]|,? (?:in order|so as|por |en el|with a view|a fin)")


def recipients(
    sentence: str, shown: str, after: int, frame: Frame, grammar: Grammar
) -> tuple[tuple[str, ...], int]:
    """Return those a directed verb ending at `after` speaks to, and where what is asked begins.

    sentence   folded words; `shown` the same words as written, same length
    """
    window = sentence[after : after + _REACH]
    end = _recipient_end(window, grammar)
    if end is None and grammar.language == "es":
        end = _object_end(window, shown[after : after + _REACH])
    if end is None:
        return (), after
    phrase = window[:end]
    lead = (_ARTICLE_EN if grammar.language == "en" else _ARTICLE_ES).match(phrase.lstrip())
    offset = len(phrase) - len(phrase.lstrip()) + (lead.end() if lead else 0)
    if not _names_somebody(phrase[offset:], shown[after + offset : after + end], grammar):
        return (), after
    parties = named_in(sentence, shown, after + offset, after + end, frame, grammar)
    return parties, after + end


def _recipient_end(window: str, grammar: Grammar) -> int | None:
    start = 0
    stripped = window.lstrip()
    skipped = len(window) - len(stripped)
    for opener in ("that ", "que ", "a que ", "to "):
        if stripped.startswith(opener):
            start = skipped + len(opener)
            break
    if start:  # "recommends that the State adopt", "recomienda que el Estado adopte"
        return _subject_end(window, start, grammar)
    bare = _bare_infinitive(window) if grammar.language == "es" else None
    for match in grammar.to_whom.finditer(window, start):
        if bare is not None and bare < match.start():
            break
        if match.start() > _LONGEST:
            return None
        if match.start() > start + 1:
            return match.start()
    return bare


_INFINITIVE = re.compile(
    r"(?<= )(?!(?:poder|militar|popular|familiar|particular|regular|titular|similar|mujer|lugar|"
    r"hogar|nuclear|insular|auxiliar|bienestar|taller|alquiler|singular|escolar|multisectorial)\b)"
    r"[a-z]{3,}[aei]r(?:se|l[aeo]s?|les?)?\b"
)
_NO_VERB_BEFORE = re.compile(
    r"\b(?:a|al|el|la|los|las|un|una|su|sus|de|del|y|e|o|por|para|en|sin|con|que|no|se|poder) $"
)


def _bare_infinitive(window: str) -> int | None:
    """Where "abstenerse" begins in "a la empresa Sol abstenerse de entrar": an infinitive after a noun."""
    if re.match(r" ?(?:[a-z]+mente )?(?:al|a la|a los|a las|a) ", window) is None:
        return None
    for match in _INFINITIVE.finditer(window, 0, _LONGEST):
        if _NO_VERB_BEFORE.search(window[: match.start()]) is None:
            aside = _ASIDE.search(window, 0, match.start())
            return aside.start() if aside else match.start()
    return None


_ASIDE = re.compile(r",(?:[^,]{1,60},)? $")


def _subject_end(window: str, start: int, grammar: Grammar) -> int | None:
    if window.startswith("se ", start):
        return None
    match = grammar.head.search(window, start, start + 90)
    return _after_name(window, match.end()) if match else None


_CAPITAL = r"[A-Z\u00c0-\u00dd][\w.-]*"
_JOINED = rf"(?: (?:de |del |de la |de los |de las |y |e |y los |y la )*{_CAPITAL})"
_OBJECT = re.compile(
    r" ?(?:[\w]+mente )?(?:[Aa]l|[Aa] la|[Aa] los|[Aa] las) "
    rf"(?:{_CAPITAL}{_JOINED}*|[a-z\u00e1-\u00fa][\w-]*(?: [a-z\u00e1-\u00fa][\w-]+){{0,2}}?{_JOINED}+)"
)


def _object_end(window: str, shown: str) -> int | None:
    """The end of "al Ministerio de Justicia" when what is asked of it is a noun: "... la activacion"."""
    match = _OBJECT.match(shown)
    return match.end() if match and match.end() <= min(len(window), _LONGEST) else None


_NAME_GOES_ON = re.compile(
    r"(?: (?:of|de|del) (?:the |la |el |los )?(?:(?!adopt|take|ensur)[a-z'-]+)(?: (?:of|and|y|e|"
    r"de|del|la|el) [a-z'-]+)*| [a-z]+an[oa]| parte| party| peruano| nacional)?"
)


def _after_name(window: str, end: int) -> int:
    match = _NAME_GOES_ON.match(window, end)
    return match.end() if match else end


def _names_somebody(folded: str, shown: str, grammar: Grammar) -> bool:
    if not folded.strip() or len(folded) > _LONGEST:
        return False
    if _CLAUSE.search(folded):
        folded = _CLAUSE.split(folded)[0]
    return (
        grammar.head.search(folded) is not None
        or re.match(r"(?:[A-Z\u00c0-\u00dd][\w'-]+ ?)+", shown.strip()) is not None
    )


def named_in(
    sentence: str, shown: str, start: int, end: int, frame: Frame, grammar: Grammar
) -> tuple[str, ...]:
    """Return the parties a noun phrase names, split where each part names one."""
    phrase = sentence[start:end].rstrip(" ,:")
    end = start + len(phrase)
    pieces = _pieces(phrase, grammar)
    parties: list[str] = []
    for begun, stopped in pieces:
        name = tidy(shown[start + begun : start + stopped], frame, grammar)
        if name and name not in parties:
            parties.append(name)
    return tuple(parties)


# A preposition said again names another: "al Ministerio de Salud y a la Policia".
_ANEW = re.compile(r"(?:al|a la|a los|a las|to|on) (?:the )?")


def _pieces(phrase: str, grammar: Grammar) -> list[tuple[int, int]]:
    pattern = _SPLIT_EN if grammar.language == "en" else _SPLIT_ES
    cuts = [0]
    ends = []
    for match in pattern.finditer(phrase):
        before, after = phrase[cuts[-1] : match.start()], phrase[match.end() :]
        if (
            grammar.head.search(before)
            and grammar.head.search(after)
            and (
                _ANEW.search(match.group())
                or _ANEW.match(after)
                or not re.search(
                    r"\b(?:between|both|entre|of|de|branches|ministry|ministerio|of the)(?: [a-z]+)?$",
                    before,
                )
            )
        ):
            ends.append(match.start())
            cuts.append(match.end())
    ends.append(len(phrase))
    return list(zip(cuts, ends, strict=True))


_LEADING = re.compile(
    (
        r"^(?:a |al |del |de |to |on |upon |that |que )?(?:the|all the|its|their|la|el|las|los|"
        r"tod[oa]s l[oa]s|sus?|all|both|those|your)\s+(?=\S)"
    ),
    re.IGNORECASE,
)


_INITIALS = re.compile(r"\b[A-Z](?:\. ?[A-Z])+$")


def tidy(name: str, frame: Frame, grammar: Grammar) -> str:
    """Return a party's name as the text says it, without article, a State always in one form."""
    plain = " ".join(name.split()).strip(" ,;:.\"'()-–—")
    plain = re.split(r" ?[(\[]|, (?:which|who|que|in |en |por |to |a )", plain)[0].strip()
    if _INITIALS.search(plain):
        plain += "."  # "S.A." keeps its point
    bare = _LEADING.sub("", plain).removeprefix("al ")
    folded = bare.casefold()
    if folded in {
        "state",
        "estado",
        "you",
        "your government",
        "your excellency",
        "usted",
        "ustedes",
    }:
        return frame.state(grammar.language)
    if frame.country is not None and _is_state_of(folded, frame):
        return frame.state(grammar.language)
    return bare[:_LONGEST]


def _is_state_of(folded: str, frame: Frame) -> bool:
    country = frame.country
    if country is None:
        return False
    plain = folded.translate(str.maketrans("áéíóúñ", "aeioun"))
    if plain in {
        country.name_en,
        country.name_es,
        f"republic of {country.name_en}",
        f"republica de {country.name_es}",
        f"republica del {country.name_es}",
    }:
        return True
    match = re.fullmatch(
        (
            r"(?:(?P<adj>[a-z ]+) )?(?:state|estado)(?: (?P<es>[a-z]+))?(?: (?:of|de|del) (?:the "
            r")?(?P<of>[a-z ]+))?"
        ),
        plain,
    )
    if match is None:
        return False
    said = match.group("adj") or match.group("es") or match.group("of") or ""
    return country.pattern.fullmatch(said) is not None


def subject_before(
    sentence: str, shown: str, start: int, end: int, frame: Frame, grammar: Grammar
) -> tuple[str, ...]:
    """Return the parties that are the subject of a verb at `end`, whose clause begins at `start`."""
    left = sentence[start:end]
    best: re.Match[str] | None = None
    for match in grammar.head.finditer(left):
        before = left[max(0, match.start() - 60) : match.start()]
        if grammar.preposition.search(before) is None:
            best = match
            break
    if best is None:
        return ()
    begun = start + _phrase_start(left, best.start())
    if not _OPENS_A_NAME.match(shown, begun) and begun != start + best.start():
        return ()
    return named_in(
        sentence, shown, begun, _phrase_end(sentence, start + best.end(), end), frame, grammar
    )


_OPENS_A_NAME = re.compile(
    r"(?:[A-Z\u00c0-\u00dd]|(?:the|all|both|its|their|each|every|any|those|relevant|competent|"
    r"national|local|that the|el|la|los|las|tod[oa]s|su|sus|dich[oa]s?|que el|que la) )"
)


# "In 2021 the President", "El 3 de mayo el Congreso": the day is no part of the name.
_WHEN = re.compile(
    r"(?:in|on|since|by|en|el|desde) (?:[a-z0-9]+ ){0,4}?"
    r"(?:\d{4}|\d{1,2} (?:de )?[a-z]+)(?: del? \d{4})? (?=\S)"
)


def _phrase_start(left: str, head: int) -> int:
    cut = max(
        left.rfind(mark, 0, head)
        for mark in (", ", "; ", " that ", " que ", ": ", '" ', "\u2013 ", "\u2014 ", " - ")
    )
    if cut < 0:
        when = _WHEN.match(left, 0, head)
        if when:
            return when.end()
        return 0 if head < 60 else head
    skip = left.find(" ", cut + 1) + 1
    return skip if left[cut] != "," and left[cut] != ";" else cut + 2


def _phrase_end(sentence: str, after: int, end: int) -> int:
    tail = sentence[after:end]
    stop = re.search(
        r",|;|\b(?:also|has|have|is|are|which|who|that|que|se|nos|les?|no|tambien|[a-z]+mente|must|should)\b",
        tail,
    )
    return after + (stop.start() if stop else len(tail))
