import pytest

from amparo.accounts import ceremony
from amparo.config.tests import standing as standing_installation


def test_an_installation_has_its_keys_and_says_what_to_move_away(standing):
    assert {path.name for path in (standing.home / "ceremony").iterdir()} == {
        "root.key",
        "recovery.key",
    }
    for path in (*(standing.home / "keys").iterdir(), *(standing.home / "ceremony").iterdir()):
        assert path.stat().st_mode & 0o077 == 0, path


def test_making_it_again_keeps_its_keys(standing):
    before = {path.name: path.read_bytes() for path in (standing.home / "keys").iterdir()}
    again = standing.amparo("init", "--json")
    assert again.facts["keys"] == "there already"
    assert (
        again.facts["root_fingerprint"]
        == standing.amparo("desk", "fingerprint", "intake", "--json").facts["root"]
    )
    assert {path.name: path.read_bytes() for path in (standing.home / "keys").iterdir()} == before


def test_a_ceremony_cut_short_is_done_again_whole(tmp_path):
    for left in ("keys.partial", "ceremony.partial"):
        (tmp_path / left).mkdir()
        (tmp_path / left / "root.key").write_bytes(b"cut short")
    root = ceremony.make_keys(tmp_path)
    assert (tmp_path / "ceremony" / "root.key").read_bytes() == root.secret
    assert (tmp_path / "keys" / "root.pub").read_bytes() == root.public
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ceremony", "keys"]


def test_private_halves_are_never_written_over(tmp_path):
    root = ceremony.make_keys(tmp_path)
    (tmp_path / "keys").rename(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        ceremony.make_keys(tmp_path)
    assert (tmp_path / "ceremony" / "root.key").read_bytes() == root.secret


def test_nothing_of_the_environment_is_needed_to_ask_for_help():
    assert standing_installation.run("-m", "amparo.config", "--help").code == 0
