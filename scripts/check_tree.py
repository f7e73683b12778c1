"""What a template or a tracked file must never hold, each rule with a line it lets pass and one it catches."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Rule:
    """A pattern looked for line by line; `good` and `bad` are its own tests."""

    why: str
    pattern: re.Pattern[str]
    good: str
    bad: str


TEMPLATES = (
    Rule(
        "pages run no script",
        re.compile(r"<script|\son[a-z]+\s*=|javascript:", re.IGNORECASE),
        good="<p>The description = words</p>",
        bad='<a href="#" onclick="go()">',
    ),
    Rule(
        "the policy forbids style attributes",
        re.compile(r"<[^>]*\sstyle\s*="),
        good='<p class="am-p">',
        bad='<p style="color:red">',
    ),
    Rule(
        "nothing is loaded from another host",
        re.compile(r"<(?!a\s)[^>]*\s(src|href)=[\"'](https?:)?//", re.IGNORECASE),
        good='<a href="https://example.org">',
        bad='<link href="https://example.org/a.css">',
    ),
    Rule(
        "a page does not mark values as safe",
        re.compile(r"\|\s*safe\b|autoescape off"),
        good="{{ name }}",
        bad="{{ name|safe }}",
    ),
)
FILES = (
    Rule(
        "a check is silenced without saying why",
        re.compile(
            r"#\s*noqa\b(?!: [A-Z]+\d+(, [A-Z]+\d+)* - \w)|type:\s*ignore(?!\[[\w, -]+\]  # \w)"
        ),
        good="x = 1  # no" + "qa: E741 - the norm calls it so",
        bad="x = 1  # no" + "qa: E741",
    ),
    Rule(
        "a private key stands in the tree",
        re.compile(r"BEGIN [A-Z ]*PRIVATE" + r" KEY"),
        good="BEGIN PUBLIC KEY",
        bad="-----BEGIN PRIVATE" + " KEY-----",
    ),
    Rule(
        "a credential stands in the tree",
        re.compile(r"\b(AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|xox[abp]-\w{10,})\b"),
        good="AKIA",
        bad="AKIA" + "A" * 16,
    ),
    Rule(
        "an address carries a password",
        re.compile(r"postgres(ql)?://[^\s:/{}\"']+:[^\s@{}\"']{3,}@(?!/)[a-z]"),
        good="postgresql://amparo_portal@db/amparo",
        bad="postgresql://amparo:" + "secret@db/amparo",
    ),
)


def offences(rules: tuple[Rule, ...], text: str) -> list[tuple[int, str]]:
    """Return (line number, reason) of each line that a rule catches."""
    lines = enumerate(text.splitlines(), 1)
    return [
        (number, rule.why) for number, line in lines for rule in rules if rule.pattern.search(line)
    ]


def tracked(*patterns: str) -> list[Path]:
    """Return the files that git knows."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True
    )
    return [
        path
        for name in listed.stdout.decode().split("\0")
        if name and (path := ROOT / name).is_file()
    ]


def main() -> int:
    """Print each offence; return 1 when there is one."""
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        rules = FILES + (TEMPLATES if path.suffix == ".html" and "templates" in path.parts else ())
        found += [
            f"{path.relative_to(ROOT)}:{number}: {why}" for number, why in offences(rules, text)
        ]
    print("\n".join(found) or "tree: nothing that must not stand there")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
