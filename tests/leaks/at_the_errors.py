"""A canary on the way through everything that goes wrong, at both doors; each refusal repeats nothing of it."""

import socket
from urllib.parse import urlsplit

import httpx

from tests.leaks.at_the_portal import free, send_file
from tests.leaks.planting import MEGABYTE
from tests.processes import database_out_of_reach, door, no_file_beyond, open_files
from tests.visitor import Visitor

NOT_MINE = "amparo.invalid"


class Errors:
    """Provokes them one by one; `answers` keeps (what, status, body) of each."""

    def __init__(self, installation, canaries, content, receipt):
        self.installation, self.canaries, self.content, self.receipt = (
            installation,
            canaries,
            content,
            receipt,
        )
        self.public, self.member = installation.public(), installation.api("intake_officer")
        self.answers = []

    def word(self, what):
        return self.canaries.at(f"error: {what}")

    def note(self, what, answer):
        self.answers.append((what, answer.status_code, answer.text))
        return answer

    def all(self):
        with self.public, self.member:
            self.each()
        return self.answers

    def each(self):
        self.of_bodies()
        self.of_receipts()
        self.of_addresses()
        self.of_files()
        self.of_pages()
        self.of_members()
        self.of_the_database()
        self.of_the_disk()
        self.of_a_cut_connection()

    def of_bodies(self):
        post = self.public.post
        self.note(
            "broken json", post("requests", content=f'{{"account": "{self.word("json")}'.encode())
        )
        self.note("no object", post("requests", json=[self.word("list")]))
        example, word = self.content["example"], self.word
        for name, field in self.content["schema"]["properties"].items():
            if not free(field):
                self.note(
                    "wrong choice", post("requests", json={**example, name: word(f"choice {name}")})
                )
        self.note(
            "unknown question", post("requests", json={**example, word("name of a question"): "x"})
        )
        long = word("too long") * 2000
        self.note("too long", post("requests", json={**example, "account": long}))
        self.note("too large", post("requests", json={**example, "account": long * 80}))
        header = {"Idempotency-Key": word("short key")[:15] + "!"}
        self.note("weak key", post("requests", json=example, headers=header))
        other = {
            "Content-Type": f"application/{word('content type')}",
            "Accept-Language": word("language"),
        }
        self.note("other type", post("requests", content=word("typed").encode(), headers=other))

    def of_receipts(self):
        post, word = self.public.post, self.word
        self.note("unknown word", post("receipt", json={"receipt": f"{word('receipt')} " * 10}))
        self.note("few words", post("receipt", json={"receipt": word("one word")}))
        swapped = " ".join([*self.receipt.split()[1:], self.receipt.split()[0]])
        self.note(
            "mistyped",
            post("receipt/messages", json={"receipt": swapped, "text": word("with a typo")}),
        )
        body = {
            "receipt": {"x": word("shape")},
            "text": [word("list of text")],
            "code": word("code"),
        }
        for call in ("receipt", "receipt/messages", "receipt/answers"):
            self.note("wrong shape", post(call, json=body))
        said = {
            "receipt": self.receipt,
            "code": "withdraw_consent",
            "recipient": word("recipient")[:19],
        }
        self.note(
            "unknown recipient",
            post("receipt/answers", json={**said, "text": word("beside a recipient")}),
        )

    def of_addresses(self):
        word = self.word
        for method in ("PUT", "PATCH", "DELETE"):
            sent = self.public.request(
                method, "requests", json={"account": word(f"method {method}")}
            )
            self.note("wrong method", sent)
        for base in (self.installation.portal, self.installation.desk):
            with httpx.Client(base_url=base, trust_env=False) as client:
                self.note(
                    "no page",
                    client.post(f"/{word('address')}", data={"text": word("sent nowhere")}),
                )
                headers = {"User-Agent": word("agent"), "Cookie": f"a={word('cookie')}"}
                headers["Referer"] = f"http://{word('referrer')}/"
                self.note(
                    "odd headers",
                    client.get("/no-existe", params={"q": word("query")}, headers=headers),
                )
                self.note(
                    "other host", client.get("/", headers={"Host": f"{word('host')}.{NOT_MINE}"})
                )

    def of_files(self):
        send, word = (
            lambda *file, note="": send_file(self.public, self.receipt, file, note),
            self.word,
        )
        odd = b"MZ\x90\x00" + word("program").encode() * 200_000
        self.note(
            "odd file", send(f"{word('program name')}.exe", odd, note=word("beside a program"))
        )
        self.note("empty file", send(f"{word('empty name')}.txt", b""))
        large = word("too large file").encode() * (51 * MEGABYTE // 20)
        self.note(
            "large file", send(f"{word('large name')}.txt", large, note=word("beside a large file"))
        )
        body, headers = word("no boundary").encode(), {"Content-Type": "multipart/form-data"}
        self.note(
            "no boundary", self.public.post("receipt/evidence", content=body, headers=headers)
        )
        headers["Content-Type"] += f"; boundary={word('boundary')} ="
        self.note(
            "odd boundary", self.public.post("receipt/evidence", content=body, headers=headers)
        )

    def of_pages(self):
        portal, word = Visitor(self.installation.portal), self.word
        self.note(
            "no token", portal.post("/pedir/1", {"q-danger_words": word("no token")}, token="x")
        )
        self.note(
            "no view",
            Visitor(self.installation.portal).post("/volver", {"words": word("page words")}),
        )
        desk = Visitor(self.installation.desk)
        typed = {"email": word("email"), "password": word("password"), "totp": word("code")}
        self.note("no member", desk.post("/entrar", typed))
        self.note("no token", desk.post("/entrar", typed, token="x"))
        address = self.canaries.file_at("large form")
        large = [("files", (*address, "text/plain"))]
        self.note(
            "no draft",
            Visitor(self.installation.portal).post("/pedir/revisar", {}, files=large, token="x"),
        )

    def of_members(self):
        member, word = self.member, self.word
        row = member.get("cases").json()["items"][0]["id"]
        self.note(
            "unknown purpose", member.post(f"cases/{row}/open", json={"purpose": word("purpose")})
        )
        self.note(
            "unknown act",
            member.post(f"cases/{row}/acts/{word('act')}", json={"text": word("of no act")}),
        )
        wrong = {"track": word("track"), word("field"): word("value"), "subject": word("subject")}
        self.note("wrong act", member.post(f"cases/{row}/acts/admit", json=wrong))
        self.note(
            "broken act",
            member.post(f"cases/{row}/acts/admit", content=f'{{"a": "{word("act json")}'.encode()),
        )
        filters = {
            name: word(f"filter {name}")
            for name in ("stage", "department", "cursor", "limit", "who")
        }
        self.note("odd filter", member.get("cases", params=filters))
        headers = {"Authorization": f"Bearer amparo_{word('token')}"}
        self.note("no token", member.get("cases", headers=headers))

    def of_the_database(self):
        home, word = self.installation.home, self.word
        page = Visitor(self.installation.portal)
        token = page.token_of("/pedir/1")
        with database_out_of_reach(home, "amparo_portal"):
            body = {**self.content["example"], "account": word("no database")}
            self.note("no database", self.public.post("requests", json=body))
            said = {"receipt": self.receipt, "text": word("message, no database")}
            self.note("no database", self.public.post("receipt/messages", json=said))
            sent = page.post("/pedir/1", {"q-danger_words": word("page, no database")}, token=token)
            self.note("no database, page", sent)
        with database_out_of_reach(home, "amparo_desk"):
            self.note(
                "no database, desk", self.member.get(f"cases?stage={word('desk, no database')}")
            )

    def of_the_disk(self):
        with no_file_beyond(door(self.installation.process.pid, "portal"), MEGABYTE):
            file = self.canaries.file_at("full disk")
            self.note(
                "full disk",
                send_file(self.public, self.receipt, file, self.word("beside a full disk")),
            )

    def of_a_cut_connection(self):
        """Two thirds of a file, a look at what the portal has written meanwhile, and no more."""
        name, content = self.canaries.file_at("cut short", 6 * MEGABYTE)
        head = (
            f'--line\r\nContent-Disposition: form-data; name="receipt"\r\n\r\n{self.receipt}\r\n--line\r\n'
            f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        ).encode()
        where = urlsplit(self.installation.portal)
        with socket.create_connection((where.hostname, where.port), timeout=30) as line:
            line.sendall(
                f"POST /api/v1/receipt/evidence HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: multipart/form-data;"
                f" boundary=line\r\nContent-Length: {len(head) + len(content)}\r\n\r\n".encode()
            )
            line.sendall(head + content[: 4 * MEGABYTE])
            held = [self.canaries.needles.within(data) for data in self._held()]
        assert not any(held), held

    def _held(self):
        for pid in door(self.installation.process.pid, "portal"):
            yield from open_files(pid)
