"""One record of every kind with every field of it said, as formats must bring it back."""

from datetime import date
from uuid import UUID, uuid4

from amparo.documentation.fields import _holds
from amparo.documentation.records import KINDS
from amparo.documentation.shapes import Count, When, Where
from amparo.exchange.whole import ORDER

TERM = "019900000000"
_BY_NAME = {
    "status": "disputed", "confidential": True, "deceased": True, "currency": "PEN", "amount": "12.50",
    "made_amount": "3", "ubigeo": "150101", "public": "province", "country": "PE", "latitude": -12.5,
    "longitude": -77.25, "first": 1, "last": 2, "dependants": 3, "since": "2020-01", "until": "2021",
    "steps": '2025-03-04 Dicho con «comillas», "otras"; y\r\n2026 una línea más',
}  # fmt: skip
_TEXT = '=Dicho con «comillas», "otras"; y\r\nuna línea más'


def records():
    """Of each kind one, each after those it speaks of."""
    ids = {kind: uuid4() for kind in ORDER}
    return [KINDS[kind].model_validate(_told(KINDS[kind], ids, ids[kind])) for kind in ORDER]


def _told(shape, ids, own=None):
    told = {name: _value(name, field, ids) for name, field in shape.model_fields.items()}
    return told | ({"id": own} if own else {})


def _value(name, field, ids):
    extra = field.json_schema_extra or {}
    many, inner = _holds(field)
    if extra.get("refers"):
        return ids[extra["refers"]]
    if inner is None and extra.get("terms") and name != "precision":
        return (TERM,) if many else TERM
    if name in ("notes", "beside"):
        return {"campo ajeno": _TEXT}
    if name == "counts":
        return {"dead": {"low": 1}, "injured": {"best": 2, "high": 4}}
    if inner is not None:
        one = _shaped(inner, ids)
        return (one,) if many else one
    return ("uno; dos", "tres") if many else _plain(name, field)


def _shaped(shape, ids):
    if shape is When:
        return {"value": "2025-03", "precision": "estimate", "words": "por marzo"}
    if shape is Count:
        return {"low": 1, "best": 2, "high": 3}
    told = _told(shape, ids)
    return told | {"precision": "district"} if shape is Where else told


def _plain(name, field):
    if name in _BY_NAME:
        return _BY_NAME[name]
    kinds = str(field.annotation)
    if "UUID" in kinds:
        return UUID(int=7)
    if "date" in kinds:
        return date(2025, 1, 2)
    return name if "Term" in kinds else _TEXT
