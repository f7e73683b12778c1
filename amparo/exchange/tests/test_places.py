"""A place goes out as exactly as may be told, and is read as exactly as its code says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.documentation.shapes import Near, Where
from amparo.exchange import arriving
from amparo.exchange.outside import outside


@given(
    ubigeo=st.sampled_from(("", "15", "1501", "150101")),
    public=st.sampled_from([near for near in Near if near not in (Near.EXACT, Near.CLOSE)]),
    precision=st.sampled_from(list(Near)),
    country=st.sampled_from(("", "PE", "BO")),
)
def test_no_more_of_a_place_goes_outside_than_may_be_told(ubigeo, public, precision, country):
    where = Where(
        ubigeo=ubigeo, public=public, precision=precision, country=country,
        words="Casa inventada", latitude=-12.5, longitude=-77.5, local=("x",),
    )  # fmt: skip
    told = outside(where)
    assert (told.ubigeo, told.words, told.latitude, told.longitude, told.local) == (
        where.told, "", None, None, (),
    )  # fmt: skip
    assert told.precision == {6: "district", 4: "province", 2: "department"}.get(
        len(told.ubigeo), "country" if told.country else ""
    )
    assert outside(None) is None


@pytest.mark.parametrize(
    ("code", "columns", "cells", "known"),
    [
        ("geo_precision", ("admin1", "admin2", "admin3"), "1,Ayacucho,Huanta,Luricocha,1", ("exact", "050405")),
        ("geo_precision", ("admin1", "admin2", "admin3"), "2,Ayacucho,Huanta,Inventado,1", ("close", "0504")),
        ("geo_precision", ("admin1", "admin2", "admin3"), "2,Ayacucho,Huanta,Luricocha,", ("district", "050405")),
        ("geo_precision", ("admin1", "admin2", "admin3"), "3,Ayacucho,Huamanga,,1", ("department", "05")),
        ("where_prec", ("adm_1", "adm_2"), "3,Ayacucho department,Huanta province,1", ("province", "0504")),
        ("where_prec", ("adm_1", "adm_2"), "4,Junín Region,Satipo province,1", ("department", "12")),
        ("where_prec", ("adm_1", "adm_2"), "6,Ayacucho department,,1", ("country", "")),
        ("where_prec", ("adm_1", "adm_2"), "9,Atlántida,Huanta province,1", ("", "")),
    ],
)  # fmt: skip
def test_a_place_is_read_as_exactly_as_its_code_says(code, columns, cells, known):
    heading = ",".join((code, *columns, "latitude", "country"))
    for country, ubigeo in (("Peru", known[1]), ("Bolivia", "")):
        text = f"{heading}\n{cells},{country}\n"
        ((_number, row),) = arriving.table(text.encode()).rows
        assert (row["place_precision"], row["ubigeo"]) == (known[0], ubigeo)
