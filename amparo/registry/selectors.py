"""What a member may know exists; absent and hidden are the same answer from the same query."""

from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.kernel.errors import NotVisible
from amparo.registry.models import Case, CaseQuerySet


class NoSuchCase(NotVisible):
    """There is nothing here that you may see."""


def cases(actor: Actor) -> CaseQuerySet:
    """Return the cases the actor may know of, newest first."""
    return Case.objects.visible_to(actor).order_by("-received_at", "pk")


def case(actor: Actor, file_id: UUID) -> Case:
    """Return one case. Raises NoSuchCase alike for an absent and for a hidden one."""
    found = Case.objects.visible_to(actor).filter(pk=file_id).first()
    if found is None:
        raise NoSuchCase
    return found


def case_of(file_id: UUID) -> Case:
    """Return the case for a step of an act that has already authorised. Raises NoSuchCase."""
    found = Case.objects.filter(pk=file_id).first()
    if found is None:
        raise NoSuchCase
    return found
