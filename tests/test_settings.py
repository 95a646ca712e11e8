"""Settings come from one table; the file and the environment override it, and slips are refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.errors import SettingError
from dateline.settings import Settings, load_settings, settings_table


def test_without_file_and_environment_the_defaults_hold() -> None:
    assert load_settings({"DATELINE_SETTINGS": "/dev/null"}) == Settings()


def test_every_setting_has_help_a_variable_and_a_default_within_its_bounds() -> None:
    for setting in settings_table():
        assert setting.help
        assert setting.variable == "DATELINE_" + setting.name.upper()
        assert getattr(Settings(), setting.name) == setting.default


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("processes = 2\nbatch_reports = 8\n")
    found = load_settings({"DATELINE_SETTINGS": str(file), "DATELINE_PROCESSES": "3", "HOME": "/"})
    assert (found.processes, found.batch_reports) == (3, 8)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATELINE_PROCESES", "2"),
        ("DATELINE_PROCESSES", "two"),
        ("DATELINE_PROCESSES", "0"),
        ("DATELINE_PROCESSES", "-1"),
        ("DATELINE_PROCESSES", ""),
        ("DATELINE_SPACY_MODEL", ""),
    ],
)
def test_unknown_names_and_impossible_values_are_refused(variable: str, value: str) -> None:
    with pytest.raises(SettingError) as caught:
        load_settings({"DATELINE_SETTINGS": "/dev/null", variable: value})
    assert caught.value.subject == variable


def test_a_list_of_folders_comes_from_the_file_and_from_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('knowledge = ["mine", "ours"]\n')
    given = {"DATELINE_SETTINGS": str(file)}
    assert load_settings(given).knowledge == ("mine", "ours")
    assert load_settings({**given, "DATELINE_KNOWLEDGE": f"a{os.pathsep}b c"}).knowledge == ("a", "b c")
    assert load_settings({**given, "DATELINE_KNOWLEDGE": ""}).knowledge == ()


@pytest.mark.parametrize("content", ['knowledge = "mine"', "knowledge = [1]", 'knowledge = [""]'])
def test_what_is_no_list_of_folders_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(content)
    with pytest.raises(SettingError, match="list of folders"):
        load_settings({"DATELINE_SETTINGS": str(file)})
    with pytest.raises(SettingError, match="list of folders"):
        load_settings({"DATELINE_SETTINGS": os.devnull, "DATELINE_KNOWLEDGE": f"a{os.pathsep}"})


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(SettingError, match="did you mean processes"):
        load_settings({"DATELINE_SETTINGS": "/dev/null", "DATELINE_PROCESES": "2"})


@pytest.mark.parametrize(
    "content", ["proceses = 2", "processes = 'two'", "processes = true", "processes = ", "[processes]"]
)
def test_a_bad_file_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(content)
    with pytest.raises(SettingError, match=r"settings\.toml"):
        load_settings({"DATELINE_SETTINGS": str(file)})


def test_a_file_named_but_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError):
        load_settings({"DATELINE_SETTINGS": str(tmp_path / "none.toml")})


@pytest.mark.parametrize(("name", "value"), [("processes", 0), ("processes", "1"), ("spacy_model", 1)])
def test_values_are_checked_when_given_in_a_call_too(name: str, value: object) -> None:
    with pytest.raises(SettingError, match=name):
        Settings(**{name: value})  # type: ignore[arg-type]
