"""A measure put to the person, and her word on it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from amparo.custody.deeds import Deed
from amparo.custody.models import Sheet
from amparo.law.schema import Pack
from amparo.law.schema.vocabulary import Measure as MeasureType
from amparo.measures import law
from amparo.measures.errors import MeasureEnded
from amparo.measures.models import Measure, Order
from amparo.measures.stages import Agreement, MeasureState, OrderState, Voice
from amparo.measures.steps.ordering import part_with, withdraw
from amparo.measures.steps.rows import locked_measure
from amparo.measures.telling import of_measure, of_order
from amparo.measures.values import Proposal, RecordedWord

_STATE_AFTER = {
    Agreement.YES: MeasureState.AGREED,
    Agreement.NO: MeasureState.OBJECTED,
    Agreement.PROPOSED_OTHER: MeasureState.PROPOSED,
    Agreement.UNANSWERED: MeasureState.PROPOSED,
}


def propose(deed: Deed, pack: Pack, file_id: UUID, proposal: Proposal) -> Measure:
    """Put a measure of the catalogue to the person, in words she reads at once.

    Raises Invalid at `type`, `institution` or `words`.
    """
    kind, value = _checked(pack, proposal)
    sheet = deed.write("judgement", "measure", value)
    measure = Measure.objects.create(
        file_id=file_id,
        type=kind.code,
        urgent=kind.urgent,
        interim=proposal.interim,
        state=MeasureState.PROPOSED.value,
        agreed=Agreement.UNANSWERED.value,
        institution=proposal.institution,
        sheet_id=sheet.id,
        proposed_at=deed.at,
        start_on=proposal.start_on,
        review_on=proposal.review_on,
    )
    deed.note(measure=str(measure.id), type=kind.code, institution=proposal.institution)
    deed.tell(of_measure(measure, words=str(value["words"])))
    return measure


def revise(deed: Deed, pack: Pack, measure_id: UUID, proposal: Proposal) -> Measure:
    """Put another wording, institution or kind in place of one not yet ordered; she answers anew.

    Raises MeasureEnded, Invalid as `propose`.
    """
    kind, value = _checked(pack, proposal)
    measure = locked_measure(deed, measure_id)
    if measure.state in (MeasureState.ENDED, MeasureState.ORDERED):
        raise MeasureEnded
    deed.rewrite(Sheet(id=measure.sheet_id), value)
    measure.type, measure.urgent, measure.interim = kind.code, kind.urgent, proposal.interim
    measure.institution = proposal.institution
    measure.start_on, measure.review_on = proposal.start_on, proposal.review_on
    measure.state, measure.agreed = MeasureState.PROPOSED.value, Agreement.UNANSWERED.value
    measure.agreed_at, measure.agreed_by, measure.word_sheet_id = None, "", None
    measure.save()
    deed.note(measure=str(measure.id), type=kind.code, institution=proposal.institution)
    deed.tell(of_measure(measure, words=str(value["words"])))
    return measure


def hear_word(
    deed: Deed,
    measure_id: UUID,
    agreement: Agreement,
    voice: Voice,
    sheet_id: UUID | None = None,
) -> Measure:
    """Keep her word on a measure; on one already ordered it changes the word, never the order.

    sheet_id  where her own words are sealed. Needs no key. Raises MeasureEnded.
    """
    measure = locked_measure(deed, measure_id)
    if measure.state == MeasureState.ENDED:
        raise MeasureEnded
    measure.agreed, measure.agreed_at = agreement.value, deed.at
    measure.agreed_by, measure.word_sheet_id = voice.value, sheet_id
    if measure.state != MeasureState.ORDERED:
        measure.state = _STATE_AFTER[agreement].value
    measure.save(update_fields=["state", "agreed", "agreed_at", "agreed_by", "word_sheet_id"])
    deed.note(measure=str(measure.id), agreed=agreement.value, voice=voice.value)
    deed.tell(of_measure(measure))
    return measure


def record_word(deed: Deed, measure_id: UUID, word: RecordedWord) -> Measure:
    """Keep her word as a member heard it: her words, how they came, when she said them.

    Raises Invalid at `words`, `how` or `said_at`, MeasureEnded.
    """
    law.check_not_to_come("said_at", word.said_at, deed.at)
    codes = {
        "measure": str(measure_id),
        "agreement": word.agreement.value,
        "voice": word.voice.value,
        "said_at": word.said_at.isoformat(),
    }
    sheet_id = keep_words(deed, "her_word", codes, words=word.words, how=word.how)
    return hear_word(deed, measure_id, word.agreement, word.voice, sheet_id)


def keep_words(deed: Deed, name: str, codes: Mapping[str, str], *, words: str, how: str) -> UUID:
    """Seal with the judgement what she said and how it came; returns the sheet. Raises Invalid."""
    value: dict[str, object] = {
        **codes,
        "words": law.check_words("words", words),
        "how": law.check_words("how", how),
    }
    return deed.write("judgement", name, value).id


def end(deed: Deed, pack: Pack, measure_id: UUID, reason: str, words: str) -> Measure:
    """End a measure: what is still with an institution is withdrawn and its clocks stop.

    reason  a code of the pack's closing reasons; the words are sealed with the judgement. Raises MeasureEnded, Invalid.
    """
    measure = locked_measure(deed, measure_id)
    if measure.state == MeasureState.ENDED:
        raise MeasureEnded
    law.check_reason(pack, "closing", reason)
    said = law.check_words("words", words)
    deed.write("judgement", "measure_end", {"measure": str(measure.id), "words": said})
    deed.note(measure=str(measure.id), reason=reason)
    part_with(deed, _over(deed, measure, reason))
    return measure


def end_all(deed: Deed, reason: str) -> None:
    """End every measure of a file that ends, for the coded reason for which it does.

    The institutions lose what their orders told about her, those that she said arrived too.
    """
    live = Measure.objects.select_for_update().filter(file_id=deed.the_file())
    for measure in live.exclude(state=MeasureState.ENDED.value).order_by("proposed_at", "id"):
        _over(deed, measure, reason)
    part_with(deed, Order.objects.filter(file_id=deed.the_file()).order_by("issued_at", "id"))


def _over(deed: Deed, measure: Measure, reason: str) -> list[Order]:
    """Put a locked measure at its end, withdraw what is still with an institution; its orders."""
    orders = list(measure.orders.select_for_update().order_by("issued_at", "id"))
    for order in orders:
        if order.state not in (OrderState.CANCELLED, OrderState.CONFIRMED):
            withdraw(deed, order)
            deed.tell(of_order(order))
    measure.state, measure.ended_at = MeasureState.ENDED.value, deed.at
    measure.end_reason = reason
    measure.save(update_fields=["state", "ended_at", "end_reason"])
    deed.tell(of_measure(measure))
    return orders


def _checked(pack: Pack, proposal: Proposal) -> tuple[MeasureType, dict[str, object]]:
    kind = law.type_of(pack, proposal.type)
    law.check_institution(pack, proposal.institution)
    value: dict[str, object] = {
        "type": kind.code,
        "words": law.check_words("words", proposal.words),
        "cautions": proposal.cautions.strip(),
    }
    return kind, value
