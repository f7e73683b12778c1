"""What members write at the desk's API and pages, each word a canary: acts, an assessment, orders, answers to them."""

import re
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from amparo.accounts.actors import NOT_BY_MACHINE
from amparo.earlywarning.rights import power_of
from tests import sessions

# Acts that take a file out of the hands of those who still have to write in it; each has a file of its own.
ENDINGS = ("refer", "refuse", "withdraw", "revoke_receipt", "exclude_institution", "change_track")


def day(ahead=0):
    """A day at the seat of the mechanism, in ISO form."""
    return (datetime.now(ZoneInfo("America/Lima")) + timedelta(days=ahead)).date().isoformat()


class Members:
    """Clients of the desk's API by role, and the file that all of them work on."""

    def __init__(self, installation, canaries):
        self.installation, self.canaries = installation, canaries
        self.clients = {}
        self.receipt = ""  # the words given last
        self.done = {}  # code of an act to the status it was answered with

    def __del__(self):
        for client in self.clients.values():
            client.close()

    def client(self, role, desk=None, *, in_person=False):
        if (role, desk, in_person) not in self.clients:
            how = self.installation.session if in_person else self.installation.api
            self.clients[role, desk, in_person] = made = how(role, desk)
            if in_person:
                secret = made.headers["Cookie"].partition(f"{sessions.COOKIE}=")[2]
                self.canaries.cookie("desk session", secret.partition(";")[0])
        return self.clients[role, desk, in_person]

    def file(self, number):
        """Return the id of a file by its number, once the worker has entered it."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            for one in self.client("intake_officer").get("cases").json()["items"]:
                if one["number"] == number:
                    return one["id"]
            time.sleep(0.3)
        raise AssertionError(f"the worker never entered {number}")

    def taken_up(self, case, answers):
        """Wait until the worker has applied so many answers of hers; each leaves an entry in the ledger."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            entries = self.client("analyst").get(f"{case}/ledger").json()
            if [one["body"]["verb"] for one in entries].count("apply_answer") >= answers:
                return
            time.sleep(0.2)
        raise AssertionError(f"the worker did not apply {answers} answers")

    def open(self, role, file_id, purpose, desk=None, *, in_person=False):
        """Open a file and return what it holds, as text."""
        caller = self.client(role, desk, in_person=in_person)
        answer = caller.post(f"cases/{file_id}/open", json={"purpose": purpose})
        assert answer.status_code == 200, answer.text
        return answer.text

    def may(self, role, address, desk=None, *, in_person=False):
        """Return the acts that can be done now, by code."""
        answer = self.client(role, desk, in_person=in_person).get(address)
        assert answer.status_code == 200, answer.text
        return {act["code"]: act for act in answer.json()["acts"] if not act["why_not"]}

    def do(self, role, address, code, at_desk=None, **given):
        """Do one act with a canary in every text of its form; returns what it answered.

        What is signed, its member does in person; the rest a machine does with its token.
        """
        in_person = power_of(code) in NOT_BY_MACHINE
        act = self.may(role, address, at_desk, in_person=in_person)[code]
        body = {**form(act["schema"], code, self.canaries), **given}
        caller = self.client(role, at_desk, in_person=in_person)
        answer = caller.post(f"{address}/acts/{code}", json=body)
        self.done[code] = answer.status_code
        assert answer.status_code == 200, (role, code, answer.text)
        for words in answer.json()["shown"].values():
            self.receipt = self.canaries.receipt(words)
        return answer.json()["subject"]


def form(schema, code, canaries):
    """A body that the schema takes: a canary in each text, the first of each choice."""
    found = {}
    for name, field in schema.get("properties", {}).items():
        value = answer_to(field, lambda n=name: canaries.at(f"desk {code}: {n}"))
        if value is not None:
            found[name] = value
    return found


def answer_to(field, word):
    if "oneOf" in field:
        first = field["oneOf"][0]["const"] if field["oneOf"] else None
        return [first] if field.get("type") == "array" else first
    if "const" in field:
        return field["const"]
    soon = datetime.now(UTC) + timedelta(hours=30)
    by_format = {"date": soon.date().isoformat(), "date-time": soon.isoformat()}
    if field.get("format") in by_format:
        return by_format[field["format"]]
    plain = field.get("type") == "string" and "format" not in field
    return word() if plain else {"boolean": False}.get(field.get("type"))


def work_on(members, number, says):
    """Take a file from its review to an order and what everybody answers to it.

    says    function (code, about) that answers with her receipt
    """
    case = f"cases/{members.file(number)}"
    for code in (
        "open_review",
        "ask_completion",
        "complete",
        "send_message",
        "book_interpreter",
    ):
        members.do("intake_officer", case, code)
    members.do("intake_officer", case, "reissue_receipt", kept_by=None)
    order = admit_and_order(members, case)
    ask_an_institution(members, case)
    assess_by_page(members, case)
    after_the_assessment(members, case, says)
    answer_the_order(members, order)
    says("contest", order.removeprefix("orders/"))
    members.taken_up(case, 4)
    follow_up(members, case)
    return case.removeprefix("cases/")


def admit_and_order(members, case):
    """Admit on the urgent track and order at once, as the duty delegate; returns the order's address."""
    members.do("duty_delegate", case, "admit", at_desk="duty", track="urgent")
    analyst = choice(members.may("duty_delegate", case, "duty")["assign"], "member", "Ana Demo")
    members.do("duty_delegate", case, "assign", at_desk="duty", member=analyst)
    desk = choice(
        members.may("duty_delegate", case, "duty")["order_interim"], "desk", "Puerto Muestra"
    )
    facts = {
        name: members.canaries.at(f"desk order: {name}") for name in ("alias", "meeting_point")
    }
    told = {"type": "patrol", "institution": "PNP", "desk": desk, "facts": facts}
    order = members.do("duty_delegate", case, "order_interim", at_desk="duty", **told)
    return f"orders/{order}"


def ask_an_institution(members, case):
    """Ask the focal point of a ministry, who opens it and answers; then ask once more and take it back."""
    facts = {"district": members.canaries.at("desk request_information: district")}
    ask = members.may("analyst", case)["request_information"]
    desk = choice(ask, "desk", "Ministerio de Cultura")
    asked = members.do("analyst", case, "request_information", desk=desk, facts=facts)
    address = f"information-requests/{asked}"
    opened = members.client("focal_point", "focal_mincul").post(
        f"{address}/open", json={"purpose": "formal_request"}
    )
    assert opened.status_code == 200, opened.text
    members.do("focal_point", address, "answer_information", at_desk="focal_mincul")
    again = members.do("analyst", case, "request_information", desk=desk)
    members.do("analyst", f"information-requests/{again}", "withdraw_request")


def choice(act, field, label):
    """The value of the choice whose label begins or holds these words."""
    return next(
        one["const"] for one in act["schema"]["properties"][field]["oneOf"] if label in one["title"]
    )


def assess_by_page(members, case):
    """Begin the assessment by the API, write it on its page in a session of the desk, sign it twice."""
    canaries = members.canaries
    members.do("analyst", case, "start_assessment")
    visitor = sign_in(members.installation, "analyst", canaries)
    address = f"/expedientes/{case.removeprefix('cases/')}/"
    page = visitor.post(
        address + "abrir",
        {"purpose": "assessment_work"},
        token=visitor.token_of(address + "juicio"),
    )
    assert page.status_code == 200, page.text
    page = visitor.get(address + "juicio")
    saved = visitor.post(address + "juicio", {**assessment(page.text, canaries), "do": "sign"})
    assert saved.status_code == 200, saved.text
    members.open("second_signer", case.removeprefix("cases/"), "assessment_work", in_person=True)
    members.do("second_signer", case, "sign_assessment")


def assessment(html, canaries):
    """Every question not known, a canary beside each and in every text of the judgement."""
    names = dict.fromkeys(re.findall(r'name="((?:answers|notes|judgement)\.[^"]+)"', html))
    typed = {
        name: canaries.at(f"desk page: {name}") for name in names if not name.startswith("answers.")
    }
    typed |= {name: "unknown" for name in names if name.startswith("answers.")}
    typed |= {"judgement.level": "high", "judgement.her_reading": "extreme"}
    typed["judgement.valid_until"] = day(30)
    revision = re.search(r'name="revision" value="(\d+)"', html)
    return {**typed, "revision": revision.group(1) if revision else "0"}


def sign_in(installation, role, canaries):
    """Sign in on the page; the session's secret is kept among what must come out nowhere."""
    visitor = sessions.visitor_of(installation.desk, installation.member(role))
    canaries.cookie("desk session", visitor.cookies[sessions.COOKIE])
    return visitor


def after_the_assessment(members, case, says):
    """Measure, plan, her word, opinion; a decision with its reasons; a second order under it."""
    file_id = case.removeprefix("cases/")
    members.open("analyst", file_id, "assessment_work")
    measure = members.do("analyst", case, "propose_measure", type="escort", institution="PNP")
    members.do("analyst", case, "propose_plan")
    for code in ("object", "propose", "agree"):
        says(code, measure)
    members.taken_up(case, 3)
    members.do("analyst", case, "submit_plan")
    members.open("decision_maker", file_id, "decision_work", in_person=True)
    members.do(
        "decision_maker",
        case,
        "decide_grant",
        number="RVM-000-2026-PRUEBA",
        signed_on=day(),
    )
    desk = choice(members.may("decision_maker", case)["issue_order"], "desk", "Puerto Muestra")
    members.do("decision_maker", case, "issue_order", institution="PNP", desk=desk, measure=measure)
    members.do("intake_officer", case, "notify")


def answer_the_order(members, order):
    """Open it as the institution, then every answer it may give."""
    police = members.client("police_unit")
    opened = police.post(f"{order}/open", json={"purpose": "order_execution"})
    assert opened.status_code == 200, opened.text
    for code in ("acknowledge_order", "ask_time", "answer_cannot"):
        members.do("police_unit", order, code)
    members.do("decision_maker", order, "unblock_order", answer="insist")
    members.do("police_unit", order, "report_order", done_at=datetime.now(UTC).isoformat())


def follow_up(members, case):
    """The contradiction resolved, a note, a review, what is decided after it, an appeal, the end and a new start."""
    members.do("supervisor", case, "resolve_contradiction")
    for code in ("note", "review", "start_follow_up"):
        members.do("analyst", case, code)
    later = day(90)
    resolution = {"number": "RVM-001-2026-PRUEBA", "signed_on": day()}
    members.do("decision_maker", case, "extend", **resolution, until=later)
    members.do("decision_maker", case, "vary", **resolution)
    members.do("intake_officer", case, "appeal")
    members.do("decision_maker", case, "close", **resolution)
    members.do("intake_officer", case, "reopen")


def end_others(members, numbers):
    """Do on each of these files one of the acts that end its way."""
    for code, number in zip(ENDINGS, numbers, strict=True):
        case = f"cases/{members.file(number)}"
        if code == "refuse":
            members.do("intake_officer", case, "open_review")
        members.do(
            "intake_officer", case, code, **({"institution": "MINAM"} if code == "refer" else {})
        )
