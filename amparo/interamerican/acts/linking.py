"""Matters that go together, and the case file that protects the same person: linked, never merged."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.interamerican import selectors
from amparo.interamerican.forms import NOT_LISTED, LinkForm
from amparo.interamerican.kinds import Tie
from amparo.interamerican.models import MatterLink
from amparo.interamerican.work import working
from amparo.kernel.errors import Invalid
from amparo.registry.selectors import cases


def link_matter(actor: Actor, matter_id: UUID, form: LinkForm, at: datetime) -> MatterLink:
    """Link a matter to another, or to a case file whose number is sealed.

    Raises Invalid at `other` for a number the actor may not see, like one that is not, and for one linked before.
    """
    with working(actor, "link_matter", matter_id, at) as work:
        other = sheet = None
        if form.tie == Tie.CASE_FILE:
            number = cases(actor).filter(number=form.other).values_list("number", flat=True).first()
            if number is None:
                raise Invalid({"other": [NOT_LISTED]})
            sheet = work.seal("identity", "case_file", number=number, text=form.text)
        else:
            other = selectors.matters(actor).filter(number=form.other).first()
            if other is None or other.id == matter_id:
                raise Invalid({"other": [NOT_LISTED]})
            if work.matter.links.filter(other=other, tie=form.tie).exists():
                raise Invalid({"other": [NOT_LISTED]})
        row = MatterLink.objects.create(
            matter=work.matter, other=other, tie=form.tie, **work.entered(sheet)
        )
        work.deed.note(link=str(row.id), tie=form.tie.value)
    return row
