import pytest

from amparo.evidence.media import moments


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("D:20261122161451Z", "2026-11-22 16:14:51 UTC"),
        ("D:20261122161451-05'00'", "2026-11-22 16:14:51 UTC-05:00"),
        ("2026-11-22T16:14:51+00:00", "2026-11-22 16:14:51 UTC"),
        ("2026:03:01 10:00:00", "2026-03-01 10:00:00"),
        ("2026-03-02T10:00:00", "2026-03-02 10:00:00"),
        ("D:20269922161451Z", "D:20269922161451Z"),
        ("el martes, inventado", "el martes, inventado"),
    ],
)
def test_moments_of_every_program_are_told_alike_and_no_zone_is_made_up(written, told):
    assert moments.plain(written) == told
