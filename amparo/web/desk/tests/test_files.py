from django.urls import reverse


def test_a_closed_file_shows_only_clear_columns(scene, signed_in):
    file_id = scene.deposited()

    page = signed_in(scene.officer).get(reverse("desk:file", args=[file_id]))

    assert page.status_code == 200
    assert "Persona inventada" not in page.content.decode()
    assert "am-seal" in page.content.decode()


def test_an_opened_file_shows_what_was_said_and_that_it_is_open(scene, signed_in):
    file_id = scene.deposited()
    client = signed_in(scene.officer)

    client.post(reverse("desk:open", args=[file_id]), {"purpose": "intake_review"})
    page = client.get(reverse("desk:file", args=[file_id])).content.decode()

    assert "Persona inventada Uno" in page
    assert "am-sealbar is-open" in page


def test_every_tab_answers_closed_and_open(scene, signed_in):
    file_id, _order = scene.ordered()
    client = signed_in(scene.analyst)
    tabs = ("file", "story", "judgement", "measures", "institutions", "justice", "papers", "opened")

    for _round in ("closed", "open"):
        for tab in tabs:
            assert client.get(reverse(f"desk:{tab}", args=[file_id])).status_code == 200
        client.post(reverse("desk:open", args=[file_id]), {"purpose": "assessment_work"})


def test_a_refused_act_keeps_what_was_typed_and_names_the_field(scene, signed_in):
    file_id = scene.deposited()
    scene.do(scene.officer, file_id, "open_review")

    page = signed_in(scene.officer).post(
        reverse("desk:act", args=[file_id, "refuse"]), {"reasons": "razón inventada"}
    )

    assert page.status_code == 422
    assert "razón inventada" in page.content.decode()
    assert 'href="#f-told"' in page.content.decode()


def test_the_assessment_is_saved_section_by_section_and_comes_back(scene, signed_in):
    file_id = scene.admitted()
    scene.do(scene.analyst, file_id, "start_assessment")
    scene.open(scene.analyst, file_id, "assessment_work")
    client = signed_in(scene.analyst)
    address = reverse("desk:judgement", args=[file_id])
    page = client.get(address)
    question = page.context["sections"][0].questions[0]

    client.post(
        address,
        {
            "revision": page.context["revision"],
            question.name: question.options[1].value,
            question.note_name: "lo dijo ella misma",
            "do": "save",
        },
    )

    after = client.get(address)
    assert after.context["sections"][0].answered == 1
    assert "lo dijo ella misma" in after.content.decode()


def test_each_entry_of_a_file_gives_its_proof(scene, signed_in):
    file_id = scene.deposited()
    client = signed_in(scene.officer)

    entries = client.get(reverse("desk:opened", args=[file_id])).context["entries"]
    proof = client.get(entries[0]["proof"]).json()

    assert proof["leaf_hash"] == entries[0]["hash"]


def test_no_page_carries_script_style_attribute_or_foreign_address(scene, signed_in):
    file_id, order_id = scene.ordered()
    client = signed_in(scene.analyst)
    addresses = [
        *(
            reverse(f"desk:{name}")
            for name in ("today", "cases", "law", "sources", "ledger", "members")
        ),
        *(reverse(f"desk:{tab}", args=[file_id]) for tab in ("file", "judgement", "measures")),
        reverse("desk:order", args=[order_id]),
    ]

    for address in addresses:
        text = client.get(address).content.decode()
        assert "<script" not in text, address
        assert " style=" not in text, address
        assert "http://" not in text, address
        assert "https://" not in text, address
