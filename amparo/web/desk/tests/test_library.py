from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from amparo.accounts.carrying import COOKIE
from amparo.library import services
from amparo.library.facts import Facts
from amparo.library.models import Source

AT = datetime(2026, 5, 4, 15, tzinfo=UTC)
TEXT = (
    "Lima, 2 de abril de 2026.- Comunicado inventado.\n\nLa elección se realizará el 5 de marzo de 2026, dice <b>la"
    " Liga</b>.\n\nPide protección para el valle."
)
FACTS = Facts(issuer="Liga Inventada", title="Comunicado del valle", issued_on=date(2026, 4, 2))


@pytest.fixture
def keeper(cast):
    return cast.actor("documenter")


@pytest.fixture
def page(signed_in, keeper):
    return signed_in(keeper)


def said(answer):
    return answer.content.decode()


def test_a_document_is_added_by_file_or_by_pasted_text_and_the_same_bytes_lead_to_it(page):
    url = reverse("desk:library_add")
    assert said(page.get(url)).count("csrfmiddlewaretoken") >= 1
    facts = {"title": "Carta", "kind": "letter", "issued_on": "2026-03-02"}

    sent = page.post(url, {"file": SimpleUploadedFile("carta.txt", TEXT.encode()), **facts})
    again = page.post(url, {"pasted": TEXT, **facts})

    source = Source.objects.get()
    assert (source.title, source.kind, source.file_name) == ("Carta", "letter", "carta.txt")
    assert sent.headers["Location"] == reverse("desk:library_source", args=[source.pk])
    assert again.headers["Location"].endswith("?told=known_source")


def test_what_is_wrong_with_a_document_is_said_and_every_word_typed_is_kept(page):
    url = reverse("desk:library_add")
    wrong = page.post(url, {"pasted": "hola", "issuer": "Liga", "url": "javascript:1", "kind": "x"})
    empty = page.post(url, {"issuer": "Liga"})
    program = page.post(url, {"file": SimpleUploadedFile("a.pdf", b"\x7fELF" + b"0" * 50)})

    assert (wrong.status_code, empty.status_code, program.status_code) == (422, 422, 422)
    assert 'value="Liga"' in said(wrong)
    assert ">hola</textarea>" in said(wrong)
    assert 'href="#f-url"' in said(wrong)
    assert 'href="#f-file"' in said(empty)
    assert not Source.objects.exists()


def test_a_document_is_not_taken_from_a_page_that_is_not_ours(keeper, page):
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies[COOKIE] = page.cookies[COOKIE].value
    answer = stranger.post(reverse("desk:library_add"), {"pasted": TEXT})
    assert answer.status_code == 403
    assert not Source.objects.exists()


def test_the_list_finds_words_shows_them_and_its_export_is_the_same_list(page, keeper):
    services.add_source(keeper, TEXT.encode(), FACTS, AT)
    services.add_source(keeper, b"Otra cosa sin nada que ver.", Facts(), AT)

    found = page.get(reverse("desk:library"), {"words": "proteccion", "issuer": "Liga Inventada"})
    assert '<mark class="am-lit">protección</mark>' in said(found)
    assert "1 documento" in said(found)
    table = said(page.get(reverse("desk:library_csv"), {"words": "proteccion"}))
    assert table.count("Comunicado del valle") == 1
    assert "Otra cosa" not in table
    assert page.get(reverse("desk:library"), {"since": "dos mil"}).status_code == 422


def test_a_citation_lights_its_words_and_nothing_of_a_document_is_markup(page, keeper):
    source = services.add_source(keeper, TEXT.encode(), FACTS, AT)
    start = TEXT.index("5 de marzo")
    shown = page.get(
        reverse("desk:library_source", args=[source.pk]), {"mark": f"{start}-{start + 18}"}
    )

    assert '<mark class="am-lit" id="mark">5 de marzo de 2026</mark>' in said(shown)
    assert 'id="p3"' in said(shown)
    assert "&lt;b&gt;la Liga&lt;/b&gt;" in said(shown)
    kept = page.get(reverse("desk:library_original", args=[source.pk]))
    assert (kept.content, kept.headers["Content-Type"]) == (
        TEXT.encode(),
        "application/octet-stream",
    )
    assert kept.headers["Content-Disposition"].startswith("attachment")


def test_amending_shows_what_was_said_before_and_two_hands_do_not_cross(page, keeper):
    source = services.add_source(keeper, TEXT.encode(), FACTS, AT)
    url = reverse("desk:library_amend", args=[source.pk])
    body = {"title": "Otro título", "issuer": "Liga Inventada", "kind": "statement", "version": "1"}

    assert page.post(url, body).status_code == 302
    assert page.post(url, body).status_code == 409
    shown = said(page.get(reverse("desk:library_source", args=[source.pk])))
    assert "Otro título" in shown
    assert "Comunicado del valle" in shown


def test_the_check_shows_its_findings_beside_the_text(page, keeper):
    url = reverse("desk:library_check")
    found = said(page.post(url, {"text": TEXT}))
    assert '<mark class="am-found am-found--error" id="h1">5 de marzo de 2026</mark>' in found
    assert "como algo por venir" in found
    assert page.post(url, {"text": " "}).status_code == 422

    source = services.add_source(keeper, TEXT.encode(), FACTS, AT)
    chosen = f"document:{source.pk}"
    assert chosen in said(page.get(url))
    own = said(page.get(url, {"what": chosen}, follow=True))
    assert "como algo por venir" in own


def test_the_library_is_absent_for_whoever_does_not_follow_what_is_owed(signed_in, cast, keeper):
    source = services.add_source(keeper, TEXT.encode(), FACTS, AT)
    other = signed_in(cast.actor("analyst"))
    names = ("library", "library_csv", "library_add", "library_check")
    urls = [reverse(f"desk:{name}") for name in names]
    urls += [
        reverse(f"desk:library_{name}", args=[source.pk])
        for name in ("source", "original", "amend", "check_source")
    ]
    assert {other.get(url).status_code for url in urls} == {404}
    reader = signed_in(cast.actor("reviewer"))
    assert reader.get(urls[4]).status_code == 200
    assert reader.post(urls[2], {"pasted": TEXT + "."}).status_code == 403
