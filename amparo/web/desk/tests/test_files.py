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
