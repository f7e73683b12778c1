"""One file: its clear facts, opening it, and its acts."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Body, Router

from amparo.accounts import directory
from amparo.agenda.models import Deadline
from amparo.api.desk import showing
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.schemas import CaseOut, DoneOut, EntryOut, OpenIn, OpenOut
from amparo.custody import ledger, opening
from amparo.earlywarning import catalogue
from amparo.earlywarning.worklists import one_file
from amparo.kernel.errors import Invalid
from amparo.law import packs

router = Router(tags=["cases"])


class PurposeUnknown(Invalid):
    """A file is opened for one of the purposes of the law pack."""


@router.get("cases/{uuid:file_id}", response=CaseOut, by_alias=True, url_name="case")
def case(request: ApiRequest, file_id: UUID) -> dict[str, Any]:
    """Clear facts, running terms, and `acts`: what this member may do now, each with its JSON schema."""
    row, at = one_file(request.auth, file_id), timezone.now()
    language = get_language() or "es"
    running = Deadline.objects.open().filter(file_id=file_id).order_by("due_at", "pk")
    opened = opening.reopened(request.auth, file_id, at)
    return {
        **showing.case(row),
        "pack": f"{row.case.pack_code} {row.case.pack_version}",
        "previous": row.previous.case_id if row.previous else None,
        "terms": [showing.term(each, at, language) for each in running],
        "acts": [
            showing.act(one) for one in catalogue.available(request.auth, file_id, at, language)
        ],
        "open_until": opened.until if opened else None,
    }


@router.post("cases/{uuid:file_id}/open", response=OpenOut, url_name="open")
def open_case(request: ApiRequest, file_id: UUID, body: OpenIn) -> dict[str, Any]:
    """Sealed content; the entry in the ledger exists before the answer does."""
    one_file(request.auth, file_id)
    now, holders, purpose = timezone.now(), directory.holders_of, known_purpose(body.purpose)
    opened = opening.open_file(request.auth, file_id, purpose, now, holders=holders)
    return showing.opened(opened)


def known_purpose(code: str) -> str:
    """Return a coded reason for which anything is opened. Raises PurposeUnknown."""
    if code not in {reason.code for reason in packs.current().reasons_for("opening")}:
        raise PurposeUnknown({"purpose": [_("Choose one of the list.")]})
    return code


@router.post("cases/{uuid:file_id}/acts/{code}", response=DoneOut, url_name="act")
def act(
    request: ApiRequest,
    file_id: UUID,
    code: str,
    body: Body[dict[str, Any]],
) -> dict[str, Any]:
    """Do it: 409 when the procedure does not foresee it, 422 with fields, 404 absent or hidden alike.

    `subject` in the body names the measure or order of an act on one.
    """
    one_file(request.auth, file_id)
    given = dict(body)
    subject = _subject(given.pop("subject", None))
    done = catalogue.perform(request.auth, file_id, code, given, timezone.now(), subject)
    return {"file_id": done.file_id, "subject": done.subject, "shown": dict(done.shown)}


@router.get("cases/{uuid:file_id}/ledger", response=list[EntryOut], url_name="case_ledger")
def entries(request: ApiRequest, file_id: UUID) -> list[dict[str, Any]]:
    """Every ledger entry of the file, oldest first."""
    one_file(request.auth, file_id)
    return [
        {"index": e.index, "leaf_hash": e.leaf_hash.hex(), "body": e.body}
        for e in ledger.entries_of(file_id)
    ]


def _subject(given: object) -> UUID | None:
    if given is None:
        return None
    try:
        return UUID(str(given))
    except ValueError:
        raise Invalid({"subject": [_("Choose one of the list.")]}) from None
