"""The same people through the API, as a program of theirs would do it: the two doors, nothing else."""

import time

import httpx

PATIENCE_S = 45
_OPEN = []  # connections of the running test, closed after it
URGENT = {
    "track": "urgent",
    "danger_now": "yes",
    "danger_words": "Hay dos camionetas frente a la casa comunal.",
    "who_asks": "self",
    "protected_name": "Persona inventada Tres",
    "place_now": "Masisea, Coronel Portillo, Ucayali",
    "place_danger": "unknown",
    "safe_way": ["receipt"],
    "safe_hours": "de noche",
}


def kept_open(client):
    """Remember a client until the test is over."""
    _OPEN.append(client)
    return client


def close_all():
    """Close every connection that the test opened."""
    while _OPEN:
        _OPEN.pop().close()


class Applicant:
    """Somebody who deposits a request and comes back with the receipt."""

    def __init__(self, installation, **answers):
        self.client = kept_open(installation.public())
        made = self._post("requests", {**URGENT, **answers}, 201)
        self.receipt, self.number = made["receipt"], made["number"]

    @classmethod
    def returning(cls, installation, receipt):
        """Whoever holds a receipt that already exists."""
        self = cls.__new__(cls)
        self.client = kept_open(installation.public())
        self.receipt, self.number = receipt, ""
        return self

    def sees(self):
        return self._post("receipt", {"receipt": self.receipt}, 200)

    def says(self, code, **more):
        self._post("receipt/answers", {"receipt": self.receipt, "code": code, **more}, 201)

    def writes(self, text):
        self._post("receipt/messages", {"receipt": self.receipt, "text": text}, 201)

    def sends(self, file):
        kept = self.client.post(
            "receipt/evidence",
            data={"receipt": self.receipt, "note": "Grabado por ella."},
            files={"file": (file["name"], file["buffer"], file["mimeType"])},
        )
        assert kept.status_code == 201, kept.text

    def until(self, found):
        """Look again until `found` says so of what the receipt shows; returns what it showed."""
        return patiently(lambda: found(seen := self.sees()) and seen)

    def _post(self, address, body, status):
        answer = self.client.post(address, json=body)
        assert answer.status_code == status, (address, answer.text)
        return answer.json()


class Service:
    """At the desk's API, a member's service; signed in, the member in person, who alone signs."""

    def __init__(self, installation, role, desk=None, *, signed_in=False):
        how = installation.session if signed_in else installation.api
        self.client = kept_open(how(role, desk))

    def file(self, number):
        """Return the id of a file by its number, once the worker has entered it."""
        return patiently(
            lambda: next((one["id"] for one in self.all("cases") if one["number"] == number), None)
        )

    def all(self, kind, **filters):
        """Every row of a list, page after page."""
        rows, cursor = [], ""
        while cursor is not None:
            asked = {**filters, **({"cursor": cursor} if cursor else {})}
            page = self.client.get(kind, params=asked).json()
            rows, cursor = rows + page["items"], page["next"]
        return rows

    def opens(self, file_id, purpose):
        """Open a file and return kind of envelope to its sheets' values by field."""
        answer = self.client.post(f"cases/{file_id}/open", json={"purpose": purpose})
        assert answer.status_code == 200, answer.text
        found = {}
        for envelope in answer.json()["envelopes"]:
            fields = found.setdefault(envelope["kind"], {})
            fields |= {sheet["field"]: plain(sheet["value"]) for sheet in envelope["sheets"]}
        return found

    def acts(self, address):
        """Acts that can be done now, by code."""
        found = self.client.get(address).json()["acts"]
        return {one["code"]: one for one in found if not one["why_not"]}

    def choice(self, file_id, act, field, label):
        """The value of the first choice of a field whose label has these words."""
        field = self.acts(f"cases/{file_id}")[act]["schema"]["properties"][field]
        listed = next((part["oneOf"] for part in parts_of(field) if "oneOf" in part), [])
        return next(one["const"] for one in listed if label in one["title"])

    def does(self, file_id, code, **body):
        return self._done(f"cases/{file_id}/acts/{code}", body)

    def answers_order(self, order_id, code, **body):
        return self._done(f"orders/{order_id}/acts/{code}", body)

    def _done(self, address, body):
        answer = self.client.post(address, json=body)
        assert answer.status_code == 200, (address, answer.text)
        return answer.json()


def plain(value):
    """An answer of the form without the wrapping that it has beside what was typed."""
    return value["value"] if isinstance(value, dict) and "value" in value else value


def parts_of(field):
    """A field and the alternatives it is made of."""
    return [field, *field.get("anyOf", ()), *field.get("allOf", ())]


def patiently(look):
    """Look until there is something to see; the worker has its own pace."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            if found := look():
                return found
        except httpx.TransportError:
            pass
        time.sleep(0.3)
    raise AssertionError("it never came")
