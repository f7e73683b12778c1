"""Where the words of an act are sealed: in the envelope that its author's role may write."""

from uuid import UUID, uuid4

from amparo.accounts.actors import Actor
from amparo.custody.models import Envelope, Sheet
from amparo.custody.selectors import holds
from amparo.earlywarning.doing import Doing
from amparo.law.schema import Right

# From the most to the least protected; a role writes in the first that the matrix gives it.
ORDER = ("judgement", "notes", "facts")


def seal_words(
    under_way: Doing, actor: Actor, name: str, value: dict[str, object], about: UUID | None = None
) -> Sheet:
    """Seal the reasons or findings of an act as sheet `name`; returns the sheet.

    A desk that may write none of the file's own envelopes (a supervisor) seals a notes envelope
    of its own, which only that desk then holds.
    """
    rights = under_way.pack.matrix.rights(under_way.role)
    for kind in ORDER:
        if rights.get(kind) is Right.WRITE and _reachable(under_way, actor, kind):
            return under_way.deed.write(kind, name, value)
    apart = under_way.deed.create("notes", about=about or uuid4())
    return under_way.deed.write_to(apart, name, value)


def _reachable(under_way: Doing, actor: Actor, kind: str) -> bool:
    file_id = under_way.case.pk
    # From the seat of the act: what another desk of theirs holds, the act has no key for.
    if holds(actor.at(*under_way.deed.the_opener().seats), file_id, kind):
        return True
    return not Envelope.objects.filter(file_id=file_id, kind=kind, about=None).exists()
