"""From a deposited request to a case with running clocks: done by the worker, which reads no word of it."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from amparo.accounts.acts import system_act
from amparo.earlywarning.beginning import begin
from amparo.earlywarning.models import Procedure
from amparo.intake.models import Request
from amparo.law import packs
from amparo.registry.models import Case
from amparo.registry.services import Opening, open_case

BATCH = 200


def waiting() -> list[Request]:
    """Return requests that are no case yet, the oldest first."""
    known = Case.objects.values("pk")
    return list(Request.objects.exclude(pk__in=known).order_by("received_at")[:BATCH])


def receive(request: Request, at: datetime) -> bool:
    """Enter one request in the register and start its clocks from the minute it was received.

    She was told of both when she deposited it. Returns False when another worker was first.
    """
    if Case.objects.filter(pk=request.pk).exists():
        return False
    pack = packs.at(request.pack_code, request.pack_version)
    try:
        with system_act("register", request.pk, at) as deed:
            case = open_case(_opening(request), pack, request.received_at)
            procedure, _clocks = begin(case, pack, request.track, request.received_at)
            deed.note(number=case.number, track=request.track, procedure=str(procedure.pk))
    except IntegrityError as broken:
        if "registry_case_pkey" in str(broken):
            return False
        raise
    return True


def receive_now(file_id: UUID, at: datetime) -> Procedure:
    """Enter one request at once, for a member who takes it and goes on with it (telephone, counter)."""
    receive(Request.objects.get(pk=file_id), at)
    return Procedure.objects.get(case_id=file_id, sequence=1)


def _opening(request: Request) -> Opening:
    return Opening(
        file_id=request.pk,
        number=request.number,
        designation=request.designation,
        desk_id=request.desk_id,
        received_at=request.received_at,
        department=request.department,
        language=request.language,
        collective=request.collective,
        standing=request.standing,
        channel=request.channel,
    )
