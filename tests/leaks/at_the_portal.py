"""What people type and send at the public door, through its calls and through its pages, each word a canary."""

import re

from tests.visitor import Visitor

ORDINARY = {"track": "ordinary", "reads_own": "yes", "must_not_know": ["OEFA"]}
CHOSEN = {"q-must_not_know": "OEFA"}  # the first of the list receives requests itself
WORDS_ALONE = ("danger_grew", "complaint", "complete")


def deposit_schema(public):
    calls = public.get("openapi.json").json()["paths"]
    return calls["/api/v1/requests"]["post"]["requestBody"]["content"]["application/json"]


def filled(content, canaries, source, **given):
    """The example with a canary in every free text, those of repeated things included."""
    body = {**content["example"], **given}
    for name, field in content["schema"]["properties"].items():
        if free(field):
            body[name] = canaries.at(f"{source}: {name}")
        elif field.get("type") == "array" and field["items"].get("properties"):
            parts = field["items"]["properties"]
            texts = {
                part: canaries.at(f"{source}: {part}") for part, of in parts.items() if free(of)
            }
            body[name] = [texts]
    return body


def free(field):
    return (
        field.get("type") == "string" and not {"enum", "const", "format", "pattern"} & field.keys()
    )


def deposit(public, canaries, content, source, **given):
    """Ask through the API; returns the answer with the words noted."""
    body = filled(content, canaries, source, **given)
    answer = public.post("requests", json=body, headers={"Idempotency-Key": canaries.key()})
    assert answer.status_code == 201, answer.text
    canaries.receipt(answer.json()["receipt"])
    return answer.json()


def write_with(public, canaries, words):
    """Everything that may be said with a receipt through the API."""
    said = {"receipt": words, "text": canaries.at("api: message")}
    answers = [public.post("receipt/messages", json=said)]
    for code in WORDS_ALONE:
        body = {"receipt": words, "code": code, "text": canaries.at(f"api: {code}")}
        answers.append(public.post("receipt/answers", json=body))
    body = {"receipt": words, "code": "withdraw_consent", "recipient": "GORE"}
    body["text"] = canaries.at("api: withdraw_consent")
    answers.append(public.post("receipt/answers", json=body))
    answers.append(
        send_file(public, words, canaries.file_at("api: file"), canaries.at("api: file: note"))
    )
    assert [one.status_code for one in answers] == [201] * len(answers), [
        one.text for one in answers
    ]


def send_file(public, words, file, note=""):
    name, content = file
    data = {"receipt": words, "note": note}
    return public.post("receipt/evidence", data=data, files={"file": (name, content, "text/plain")})


def ask_by_pages(base, canaries):
    """Walk the ordinary road, send it with files, read the receipt; returns the visitor and the ten words."""
    visitor = Visitor(base)
    number = fill_pages(visitor, canaries, "page")
    assert number > 6
    page = visitor.post(
        "/pedir/revisar", {}, files=[files_part("files", canaries.file_at("page: file"))]
    )
    words = re.findall(
        r"<li>(.*?)</li>", re.search(r'<ol class="am-words">(.*?)</ol>', page.text).group(1)
    )
    canaries.cookie("draft cookie", visitor.cookies["__Host-portal-draft"])
    canaries.receipt(" ".join(words))
    return visitor, " ".join(words)


def fill_pages(visitor, canaries, source, last=99):
    """Type a canary into every text of every page of the ordinary road; returns the last page's number."""
    for number in range(1, last + 1):
        address = f"/pedir/{number}"
        page = visitor.get(address)
        if page.status_code == 404:
            return number - 1
        typed = controls(page.text, lambda name, n=number: canaries.at(f"{source} {n}: {name}"))
        page = visitor.post(address, {**typed, "go": "next"})
        assert page.status_code == 200, (address, re.sub(r"<[^>]+>|\s+", " ", page.text))
    return last


def controls(html, word):
    """What to type into the controls of a page: a word of its own in each text, the first choice of the rest."""
    typed = {}
    for tag in re.findall(r"<(?:input|textarea)[^>]+>", html):
        name, kind = attribute(tag, "name"), attribute(tag, "type")
        if not name.startswith("q-") or name.endswith("-no"):
            continue
        if kind in ("radio", "checkbox"):
            typed.setdefault(name, CHOSEN.get(name) or attribute(tag, "value"))
        elif "numeric" not in tag:
            typed[name] = word(name)
    return typed


def attribute(tag, name):
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found.group(1) if found else ""


def files_part(field, file):
    return field, (*file, "text/plain")


def come_back_by_pages(base, canaries, words):
    """Type the words, then everything that may be said on the pages of a file."""
    visitor = Visitor(base)
    page = visitor.post("/volver", {"words": words})
    canaries.cookie("view cookie", visitor.cookies["__Host-portal-view"])
    assert page.status_code == 200, page.text
    for address in ("mensaje", "peligro", "explicacion"):
        token = visitor.token_of("/seguimiento")
        typed = {"text": canaries.at(f"page: {address}")}
        page = visitor.post(f"/seguimiento/{address}", typed, token=token)
        assert page.status_code == 200, (address, page.text)
    more = visitor.get("/seguimiento/contar-mas")
    typed = controls(more.text, lambda name: canaries.at(f"page more: {name}"))
    assert visitor.post("/seguimiento/contar-mas", typed).status_code == 200
    files = [files_part("files", canaries.file_at("page: later file"))]
    note = {"note": canaries.at("page: later file: note")}
    assert visitor.post("/seguimiento/archivo", note, files=files).status_code == 200
    return visitor
