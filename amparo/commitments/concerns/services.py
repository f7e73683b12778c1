"""The one act on concerns: entering a dated fact that no claim tells."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.claims.models import Party, Topic
from amparo.commitments import choices
from amparo.commitments.concerns.forms import SayFact
from amparo.commitments.kinds import FactOf
from amparo.commitments.laws.services import NOT_IN_RECORD
from amparo.commitments.models import DatedFact
from amparo.kernel.errors import Invalid

KEEP = "keep_laws"


def say_fact(actor: Actor, form: SayFact, at: datetime) -> DatedFact:
    """Enter a fact on an institution or a concern. Raises Invalid at `subject` or `claim_code`."""
    fact_id = uuid4()
    with acting(actor, KEEP, fact_id, at, note={"did": "say_fact"}) as deed:
        choices.check(form)
        if not _known(form):
            raise Invalid({"subject": [NOT_IN_RECORD]})
        if form.claim_code and not choices.known_claim(form.claim_code):
            raise Invalid({"claim_code": [NOT_IN_RECORD]})
        return DatedFact.objects.create(
            id=fact_id,
            law_codes=list(form.laws),
            proceeding_codes=list(form.proceedings),
            recorded_at=deed.at,
            recorded_by=deed.the_opener().id,
            **form.model_dump(exclude={"laws", "proceedings"}),
        )


def _known(form: SayFact) -> bool:
    if form.subject_kind == FactOf.INSTITUTION:
        return Party.objects.filter(code=form.subject).exists()
    return Topic.objects.filter(vocabulary="matter", code=form.subject).exists()
