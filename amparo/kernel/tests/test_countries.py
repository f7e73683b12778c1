from amparo.kernel.countries import country


def test_a_country_is_named_in_the_language_of_the_page_and_an_unknown_code_stays():
    assert [country("PE", "es"), country("br", "en-us"), country("ES", "qu")] == [
        *("Perú", "Brazil", "España"),
    ]
    assert country("ZY", "es") == "ZY"
    assert country("", "es") == ""
