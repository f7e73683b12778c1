from amparo.custody import ledger


def test_an_export_is_in_the_ledger_with_who_took_how_much_of_what(scene, signed_in):
    scene.deposited()
    client = signed_in(scene.officer)

    assert client.get("/expedientes.csv?track=urgent").status_code == 200

    last = ledger.entry(ledger.size() - 1).body
    assert (last["verb"], last["who"]) == ("export", str(scene.officer.id))
    assert (last["list"], last["rows"]) == ("cases", 1)
    assert last["filter"] == {"who": "all", "track": "urgent"}
