"""The record of the five documents holds together, in both languages, and keeps no sentence of theirs."""

import hashlib
import re
from pathlib import Path

import pytest

from amparo.config.demonstration import record
from amparo.config.demonstration.record import ClaimKind
from amparo.library.quoting import words_digest

OWED = {ClaimKind.ORDER, ClaimKind.RECOMMENDATION, ClaimKind.REQUEST, ClaimKind.PROMISE}
SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
RUN = 6  # words in a row that would be theirs and not ours


@pytest.fixture(scope="module")
def whole():
    return record.load()


@pytest.fixture(scope="module")
def seeds(whole, request):
    """Code of each document to its text; empty, and said so, where the documents are not beside the tree."""
    if not SEEDS.is_dir():
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            print("no shared/seeds beside the tree: no citation is compared with its words")
        return {}
    files = {source.code: SEEDS / source.file for source in whole.sources}
    return {code: path.read_bytes().decode() for code, path in files.items()}


def words(text):
    return re.findall(r"\w+", text.casefold())


def runs(text):
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def names(whole):
    """What a document and we may both call somebody or something; nobody's sentence."""
    named = [
        name for party in whole.parties for name in (*party.seen_as, party.name.es, party.name.en)
    ]
    named += [name for norm in whole.norms for name in (*norm.cited, norm.label.es, norm.label.en)]
    bare = {re.sub(r" \([\w, ]+\)$", "", name) for name in named}
    return re.compile("|".join(map(re.escape, sorted(bare, key=len, reverse=True))), re.IGNORECASE)


def test_every_obligation_comes_from_what_somebody_owes_and_nothing_owed_is_left_out(whole):
    codes = {claim.code for claim in whole.claims}
    for claim in whole.claims:
        if claim.obligation:
            assert claim.kind in OWED, claim.code
        elif claim.kind in OWED:
            assert codes & {link.target for link in claim.links}, claim.code


def test_a_record_that_names_what_nobody_defined_is_refused(whole):
    stray = whole.claims[0].model_copy(update={"addressees": ("nobody",)})
    with pytest.raises(ValueError, match="no nobody in parties"):
        record.Record.model_validate({**dict(whole), "claims": (stray, *whole.claims[1:])})


def test_a_citation_beyond_the_end_of_its_document_is_refused(whole):
    first = whole.claims[0]
    far = first.citations[0].model_copy(update={"end": 10**6})
    stray = first.model_copy(update={"citations": (far,)})
    with pytest.raises(ValueError, match="ends before 1000000"):
        record.Record.model_validate({**dict(whole), "claims": (stray, *whole.claims[1:])})


def test_no_run_of_words_of_a_document_stands_in_the_record(whole, seeds):
    theirs = set().union(*map(runs, seeds.values()))
    called = names(whole)
    for path in sorted(record.FOLDER.glob("*.yaml")):
        for line in path.read_text("utf-8").splitlines():
            parts = called.split(line) if runs(line) & theirs else ()
            assert not [part for part in parts if runs(part) & theirs], path.name


def test_a_document_is_the_one_whose_digest_and_length_the_record_gives(whole, seeds):
    for source in whole.sources:
        if source.code in seeds:
            assert len(seeds[source.code]) == source.length
            content = (SEEDS / source.file).read_bytes()
            assert hashlib.sha256(content).hexdigest() == source.digest, source.code


def test_each_citation_is_the_clause_whose_words_the_record_digested(whole, seeds):
    for claim in whole.claims:
        for place in claim.citations:
            if place.source in seeds:
                clause = seeds[place.source][place.start : place.end]
                assert words_digest(clause).hex() == place.digest, claim.code
                assert clause == clause.strip(), claim.code


def test_every_claim_is_said_by_a_document_and_each_document_by_its_claims(whole):
    said = [claim for source in whole.sources for claim in whole.claims_of(source.code)]
    assert {claim.code for claim in said} == {claim.code for claim in whole.claims}
    for source in whole.sources:
        spans = [c for claim in whole.claims for c in claim.citations if c.source == source.code]
        assert len({(c.start, c.end) for c in spans}) == len(spans), "two claims of one clause"
