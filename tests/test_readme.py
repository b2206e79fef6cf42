import re
from pathlib import Path

import pytest
from typer.main import get_command

from assistant.cli import build
from assistant.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
README_ID = (ROOT / "README.id.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_both(name):
    assert f"`RILIS_{name.upper()}`" in README
    assert f"`RILIS_{name.upper()}`" in README_ID


def test_the_commands_are_those_there_are():
    commands = set(get_command(build(Settings())).commands)
    assert set(re.findall(r"^\| `rilis (\w+)", README, re.MULTILINE)) == commands
    assert set(re.findall(r"`rilis (\w+)", README_ID)) == commands


def test_the_make_targets_exist():
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"make ([a-z-]+)", README + README_ID):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_no_figure_is_left_blank():
    assert not re.search(r"@[A-Z]+@", README)
