"""Checkpoint and proofs."""

from typing import Any
from uuid import UUID

from ninja import Router

from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.schemas import CheckpointOut
from amparo.custody import checkpoints, ledger, proving
from amparo.kernel.errors import NotVisible
from amparo.registry.selectors import cases

router = Router(tags=["ledger"])


@router.get("ledger/checkpoint", response=CheckpointOut, url_name="checkpoint")
def checkpoint(request: ApiRequest) -> dict[str, Any]:
    """The latest signed checkpoint, beside the size and root of this instant."""
    made, size = checkpoints.latest(), ledger.size()
    return {
        "size": size,
        "root": ledger.root(size).hex(),
        "note": made.note if made else None,
        "made_at": made.made_at if made else None,
    }


@router.get("ledger/proof/{int:entry}", response=dict[str, Any], url_name="proof")
def proof(request: ApiRequest, entry: int) -> dict[str, Any]:
    """The inclusion proof of one entry of a file this member may know of, or of none in particular."""
    found = ledger.entry(entry)
    if found is None or not _may_know(request, found.body or {}):
        raise NotVisible
    proven = proving.prove(entry)
    if proven is None:
        raise NotVisible
    return dict(proven)


def _may_know(request: ApiRequest, body: dict[str, Any]) -> bool:
    if request.auth.may("read_ledger"):
        return True
    file = body.get("file")
    return file is not None and cases(request.auth).filter(pk=UUID(str(file))).exists()
