"""Who is to act: the subject before a verb of duty, the subject after "that", names without a known head."""

import re

from amparo.reading.addressees import named_in
from amparo.reading.addressees import subject_before as _known_before
from amparo.reading.frame import Frame
from amparo.reading.grammar import Grammar
from amparo.reading.lexicon.shape import words
from amparo.reading.lexicon.subjunctive import is_subjunctive

_CAPITAL = r"[A-Z\u00c0-\u00dd][\w'&-]*"
_FORM = (
    r"(?:S\. ?A\.(?: ?[AC]\.)*|S\. ?R\. ?L\.|E\. ?I\. ?R\. ?L\.|Ltda?\b\.?|Inc\b\.?|Corp\b\.?|LLC\b|PLC\b|plc\b|"
    r"SAA?C?\b|SRL\b|EIRL\b|GmbH\b|AG\b|Limited\b|Incorporated\b|Co\b\.?)"
)
_NAME = re.compile(
    rf"(?:[Tt]he |[Ll][aeo]s? |[Ee]l )?(?P<name>{_CAPITAL}"
    rf"(?: (?:(?:of|for|and|de|del|y|e|&) (?:the |la |el |los |las )?)?(?!{_FORM}){_CAPITAL}){{0,8}}"
    rf"(?:,? {_FORM})?)(?: \([A-Z][\w.-]{{1,14}}\))?"
)
_FIRM = re.compile(rf"(?:^|[ ,]){_FORM}$")
# What is owed or written, not who owes it, even in capitals.
_THING = re.compile(
    r"\b(?:rights|derechos|act|law|ley|code|codigo|protocol|protocolo|convention|convencion|plan|"
    r"constitution|constitucion|agreement|acuerdo|decree|decreto|declaration|declaracion)\b"
)
_ADVERBS = re.compile(
    r"(?:,? (?:also|now|urgently|immediately|promptly|fully|[a-z]+ly|not|no|se|l[aeo]s?|ya|tambien|"
    r"asimismo|[a-z]+mente|de inmediato|sin demora|por fin))*,? "
)
_LONGEST = 110


def subject_before(
    sentence: str, shown: str, start: int, end: int, frame: Frame, grammar: Grammar
) -> tuple[str, ...]:
    """Return the parties that are the subject of a verb at `end`, whose clause begins at `start`."""
    opening = grammar.opening.match(sentence, start, end)
    begun = opening.end() if opening else start
    name = _NAME.match(shown, begun, end)
    fills = name is not None and _fills(sentence, name.end(), end)
    firm = fills and name is not None and _FIRM.search(name.group("name")) is not None
    if not firm:
        known = _known_before(sentence, shown, start, end, frame, grammar)
        if known:
            return known
    if name is None or not fills or not (firm or _is_name(name)) or _PASSIVE.match(sentence, end):
        return ()
    return (" ".join(name.group("name").split()),)


# What is to be done to it is not for it to do: "the FPIC must be guaranteed".
_PASSIVE = re.compile(
    r"[a-z]+ (?:not |also |[a-z]+ly )?(?:be|ser) [a-z]+(?:ed|en|ade|own|ept|d[oa]s?)\b"
)


def _fills(sentence: str, after: int, end: int) -> bool:
    """Whether nothing but adverbs stands between a name and its verb."""
    return after >= end or _ADVERBS.fullmatch(sentence, after, end) is not None


def _is_name(name: re.Match[str]) -> bool:
    said = name.group("name")
    if _THING.search(said.lower()):
        return False
    return len(said.split()) > 1 or (said.isupper() and len(said) > 1)


def subject_after(
    sentence: str, shown: str, after: int, frame: Frame, grammar: Grammar
) -> tuple[str, ...]:
    """Return who is to act in a clause that begins at `after`: "que el Congreso derogue", "that Congress repeal".

    The clause's verb is in the subjunctive, or in English bare; nobody is named unless it is.
    """
    opener = _OPENER.match(sentence, after)
    if opener is None or sentence.startswith("se ", opener.end()):
        return ()
    start = opener.end()
    end = _subject_end(sentence, shown, start, grammar)
    if end is None:
        return ()
    return named_in(sentence, shown, start, end, frame, grammar)


_OPENER = re.compile(r" ?(?:that|que|for)? ?(?:also |[a-z]+ly |tambien |[a-z]+mente )?")
_ARTICLE = re.compile(
    r"(?:the |all |both |its |el |la |los |las |tod[oa]s l[oa]s |su |sus |dich[oa]s? )?"
)
_TOKEN = re.compile(r"[^\s,;.:]+")
_BINDS = words(
    "de del la el los las y e a al en con para por su sus un una lo se no of the and in for to on"
)


def _subject_end(sentence: str, shown: str, start: int, grammar: Grammar) -> int | None:
    """Where the subject that opens a clause ends: before its verb, with a known head or a name inside."""
    article = _ARTICLE.match(sentence, start)
    begun = article.end() if article else start
    name = _NAME.match(shown, begun)
    head = grammar.head.match(sentence, begun) or _modified(sentence, begun, grammar)
    floor = head.end() if head else (name.end() if name else None)
    if floor is None:
        return None
    last = begun
    for token in _TOKEN.finditer(sentence, begun, begun + _LONGEST):
        word = token.group()
        if token.start() >= floor and _is_verb(word, sentence, shown, token, grammar):
            return last
        if word not in _AFTER_SUBJECT and not word.endswith(("mente", "ly")):
            last = token.end()
    return None


_AFTER_SUBJECT = words("se no not to also ya nunca le les lo now")


def _modified(sentence: str, start: int, grammar: Grammar) -> re.Match[str] | None:
    """A head after one adjective: "competent authorities"."""
    return grammar.head.match(sentence, sentence.find(" ", start) + 1)


def _is_verb(word: str, sentence: str, shown: str, token: re.Match[str], grammar: Grammar) -> bool:
    if shown[token.start()].isupper():
        return False
    before = sentence[: token.start()].rsplit(None, 1)
    if before and before[-1] in _BINDS - {"se", "no", "to"}:
        return False
    if grammar.language == "en":
        return not word.endswith(("ing", "ly", "ed")) and word not in _AFTER_SUBJECT | _BINDS
    return is_subjunctive(word)


_WISH = re.compile(r"[ !\u00a1\"'(\u2013\u2014-]*que ,?")
_PLAIN_VERB = re.compile(
    r"(?:(?:no|ya|nunca(?: mas)?|se|l[aeo]s?|les?|[a-z]+mente) )*(?P<verb>[a-z]+)\b"
)


def wished(
    sentence: str, shown: str, start: int, frame: Frame, grammar: Grammar
) -> tuple[str, ...] | None:
    """Return who is asked by a clause that only wishes: "Que la Fiscalia archive...", "Que cese...".

    None when the clause is no wish; nobody named gives the document's counterpart.
    """
    if grammar.language != "es":
        return None
    opening = _WISH.match(sentence, start)
    if opening is None:
        return None
    verb = _PLAIN_VERB.match(sentence, opening.end())
    if verb and is_subjunctive(verb.group("verb")) and not _is_capital(shown, verb):
        return (frame.state(grammar.language),)
    end = _subject_end(sentence, shown, opening.end(), grammar)
    if end is None:
        return None
    return named_in(sentence, shown, opening.end(), end, frame, grammar)


def _is_capital(shown: str, verb: re.Match[str]) -> bool:
    return shown[verb.start("verb")].isupper()
