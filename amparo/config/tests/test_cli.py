import pytest

from amparo.config.cli import main, parser


def commands():
    actions = [
        action for action in parser()._actions if hasattr(action, "choices") and action.choices
    ]
    return sorted(name for action in actions for name in action.choices)


@pytest.mark.parametrize("command", commands())
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert command in capsys.readouterr().out


def test_misuse_ends_with_two(capsys):
    with pytest.raises(SystemExit) as end:
        main(["no-such-command"])
    assert end.value.code == 2
    assert "no-such-command" in capsys.readouterr().err


def test_a_folder_without_an_installation_is_said_and_ends_with_one(home, environment, capsys):
    assert main(["migrate", "--data", str(home)]) == 1
    assert "holds no installation" in capsys.readouterr().err


def test_the_doctor_says_what_to_do_where_there_is_nothing(home, environment, capsys):
    assert main(["doctor", "--data", str(home)]) == 1
    assert "Run: amparo init" in capsys.readouterr().out
