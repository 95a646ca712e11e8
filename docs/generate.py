"""Writes the reference pages from the code that they describe.

python docs/generate.py

``docs/reference/*.md`` are committed, so that they can be read without a build; a test fails when they are stale.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import Field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

import dateline
from dateline import cli, errors, exchange, record, store
from dateline.cli import COMMANDS
from dateline.exchange import COLUMNS, INCIDENT_COLUMNS, SITUATION_COLUMNS, Column
from dateline.settings import settings_table
from dateline.vocabulary import ontology

FOLDER = Path(__file__).resolve().parent / "reference"
MADE = "<!-- Made by docs/generate.py from the code; change it there. -->"
HELP_WIDTH = 100
VALUES = (
    record.Coded, record.CoderInfo, record.Report, record.Section, record.Dateline, record.Problem, record.Provenance,
    record.Mention, record.Moment, record.Place, record.Count, record.Event, record.Actor, record.EventPlace,
    record.Source, record.Control, record.Relation, record.Role, record.Span,
)  # fmt: skip
SETS = (
    record.Status, record.Certainty, record.SourceKind, record.CountScope, record.ControlStatus, record.RelationKind,
    record.MentionKind, record.Granularity, record.SectionKind, record.Quad,
)  # fmt: skip
API = (
    (dateline.Coder, ("code", "stream", "pair")),
    (dateline.Coded, ("to_dict", "to_json", "from_dict", "mention")),
    (dateline.Ledger, ("events", "controls", "relations", "roles", "reports", "mentions", "situation", "arrow",
                       "close")),
    (exchange.SituationTables, ("incidents", "control", "relations", "tolls", "series", "timeline", "changes",
                                "arrow")),
    (exchange.Choice, ()),
    (store.EventFilter, ()),
    (store.Store, ("open", "add", "events", "count_events", "controls", "relations", "roles", "reports", "codings",
                   "coded", "find", "stats", "sightings", "quotations", "decisions", "decide",
                   "incident_decisions", "decide_incident", "close")),
)  # fmt: skip


def main() -> int:
    """Writes every page; 0."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


def pages() -> Mapping[str, str]:
    """The text of each reference page by its file name."""
    made: dict[str, Callable[[], Iterable[str]]] = {
        "cli.md": _cli, "record.md": _record, "api.md": _api, "tables.md": _tables, "vocabulary.md": _vocabulary,
        "settings.md": _settings, "errors.md": _errors,
    }  # fmt: skip
    return {name: "\n\n".join([MADE, *make()]).rstrip() + "\n" for name, make in made.items()}


def _cli() -> Iterator[str]:
    yield "# Command line"
    yield (
        "`dateline COMMAND --help` prints the same. Answers go to standard output, progress and problems to standard "
        "error. Exit codes: 0 all well; 1 some reports had problems, each named; 2 usage or an unreadable path; "
        "130 interrupted."
    )
    yield _table(("command", "what it does"), [(f"`dateline {name}`", text) for name, text in COMMANDS.items()])
    group = cli._dateline
    for name in COMMANDS:
        above = click.Context(group, info_name="dateline", **group.context_settings)
        command = group.get_command(above, name)
        assert command is not None
        yield from _help(command, above, f"dateline {name}")


def _help(command: click.Command, above: click.Context, path: str) -> Iterator[str]:
    """The help of a command, then of the commands in it."""
    name = path.rsplit(maxsplit=1)[-1]
    wide = {"terminal_width": HELP_WIDTH, "max_content_width": HELP_WIDTH}
    context = click.Context(command, above, name, **{**command.context_settings, **wide})
    yield f"{'#' * path.count(' ')}# {path}"
    yield _fenced(command.get_help(context))
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            yield from _help(command.commands[inner], context, f"{path} {inner}")


def _record() -> Iterator[str]:
    yield "# The record"
    yield (
        "`dateline code` writes one coded report a line, as JSON with the fields below; the Python API gives the same "
        "as frozen values. A span is `[start, end)` in code points of `report.text`, and the text there is always what "
        "the record quotes. Absent is `null`. The same in JSON Schema: `dateline.record.schema()`. Why it is so: "
        "[Why a record has a status and sources](../explanation/record.md)."
    )
    for cls in VALUES:
        yield f"## {cls.__name__}"
        intro, meanings = _documented(cls)
        yield intro
        head = ("field", "type", "meaning") if meanings else ("field", "type")
        rows = [(f"`{_key(f)}`", f"`{_kind(f)}`", meanings.get(f.name, "")) for f in fields(cls)]
        yield _table(head, [row[: len(head)] for row in rows])
    yield "## Closed sets"
    yield _table(("set", "values", "meaning"), [_closed(kind) for kind in SETS])


def _key(field: Field[Any]) -> str:
    return str(field.metadata.get("name", field.name))


def _kind(field: Field[Any]) -> str:
    kind = field.type if isinstance(field.type, str) else field.type.__name__
    return re.sub(r"tuple\[(\w+), \.\.\.\]", r"list of \1", kind).replace("None", "null")


def _closed(kind: type[StrEnum]) -> tuple[str, str, str]:
    return f"`{kind.__name__}`", " ".join(f"`{member.value}`" for member in kind), _plain(inspect.getdoc(kind) or "")


def _documented(cls: type) -> tuple[str, dict[str, str]]:
    """The first part of the docstring of a class, and the meaning of each of its fields."""
    intro, _, rest = (inspect.getdoc(cls) or "").partition("\nAttributes:\n")
    rest = re.split(r"\n(?=\S)", rest)[0]
    names = "|".join(field.name for field in fields(cls))
    starts = list(re.finditer(rf"(?:^|(?<=[.;] ))((?:{names})(?:, (?:{names}))*): ", _plain(rest)))
    ends = [*(start.start() for start in starts[1:]), len(_plain(rest))]
    meanings = {}
    for start, end in zip(starts, ends, strict=False):
        for name in start[1].split(", "):
            meanings[name] = _plain(rest)[start.end() : end].strip(" ;")
    return _plain(intro.split("\nRaises:")[0]), meanings


def _api() -> Iterator[str]:
    yield "# Python"
    yield (
        f"`import dateline` offers {', '.join(f'`{name}`' for name in dateline.__all__)}; it loads no model, database "
        "or web server until one is used. `Coded`, `Event` and `Report` are described with [the record](record.md)."
    )
    yield from _member("dateline.open", exchange.open)
    for cls, methods in API:
        package = "dateline" if cls.__name__ in dateline.__all__ else ".".join(cls.__module__.split(".")[:2])
        yield f"## {package}.{cls.__name__}"
        if "__init__" in vars(cls) and cls is dateline.Coder:
            yield _fenced(f"{cls.__name__}{_signature(cls.__init__)}", "py")
        yield from _docstring(inspect.getdoc(cls) or "")
        for name in methods:
            yield from _member(f"{cls.__name__}.{name}", getattr(cls, name), level=3)
    for drawn in (exchange.draw_map, exchange.draw_timeline, exchange.draw_network, exchange.draw_tolls,
                  exchange.write_picture):  # fmt: skip
        yield from _member(f"dateline.exchange.{drawn.__name__}", drawn)


def _member(name: str, function: Callable[..., object], level: int = 2) -> Iterator[str]:
    yield f"{'#' * level} {name}"
    yield _fenced(f"{name.rsplit('.', maxsplit=1)[-1]}{_signature(function)}", "py")
    yield from _docstring(inspect.getdoc(function) or "")


class _Verbatim:
    """An annotation that is shown as it is written."""

    def __init__(self, words: object) -> None:
        self.words = words

    def __repr__(self) -> str:
        return str(self.words)


def _signature(function: Callable[..., object]) -> str:
    found = inspect.signature(function)
    parts = [
        p if p.annotation is p.empty else p.replace(annotation=_Verbatim(p.annotation))
        for p in found.parameters.values()
        if p.name not in {"self", "cls"}
    ]
    returns = found.empty if found.return_annotation is found.empty else _Verbatim(found.return_annotation)
    return re.sub(r"<([\w.]+): [^>]+>", r"\1", str(found.replace(parameters=parts, return_annotation=returns)))


def _docstring(text: str) -> Iterator[str]:
    """A docstring as paragraphs; what stands under Args, Attributes, Raises as a list."""
    for part in re.split(r"\n\s*\n", text):
        heading, _, body = part.partition("\n")
        if heading in {"Args:", "Attributes:", "Raises:", "Returns:"}:
            entries = re.split(r"\n    (?=\S)", "\n" + body)[1:]
            lines = [re.sub(r"^([\w, ]+):", _emphasised, _plain(entry)) for entry in entries]
            yield f"{heading}\n\n" + "\n".join(f"- {line}" for line in lines)
        else:
            yield _plain(part)


def _emphasised(found: re.Match[str]) -> str:
    return ", ".join(f"`{name}`" for name in found[1].split(", ")) + ":"


def _tables() -> Iterator[str]:
    yield "# Tables"
    yield (
        "What `dateline export --table NAME` writes as CSV and Parquet, and `ledger.arrow(NAME)` gives in Python. "
        "In CSV, lists are JSON. Each column's meaning stands in the metadata of the Arrow schema, too."
    )
    for name, columns in COLUMNS.items():
        yield f"## {name.value}"
        yield _columns(columns)
    yield "## incidents"
    yield "What `dateline incidents` writes as CSV and JSON Lines; derived from the reports and decisions of a store."
    yield _columns(INCIDENT_COLUMNS)
    yield "## The situation"
    yield (
        "What all reports of a store say together, as known on a day: `ledger.situation(as_of=DAY).arrow(NAME)`, and "
        "methods of the same names for DataFrames. Each row leads back to records, reports and their words."
    )
    for kind, columns in SITUATION_COLUMNS.items():
        yield f"### {kind.value}"
        yield _columns(columns)


def _columns(columns: Iterable[Column]) -> str:
    rows = [(f"`{c.name}`", f"`{_arrow(str(c.type))}`", c.meaning) for c in columns]
    return _table(("column", "type", "meaning"), rows)


def _arrow(kind: str) -> str:
    return re.sub(r"list<(?:item|element): (.*)>$", r"list of \1", kind)


def _vocabulary() -> Iterator[str]:
    known = ontology()
    yield "# Vocabulary"
    yield (
        "PLOVER 2.0 of the Open Event Data Alliance, in other words, with one extension, DISPLACE; CC BY-SA 4.0. "
        "Scores go from -10 (conflict) to +10 (cooperation); a mode without one has its type's."
    )
    yield "## Event types"
    rows = [(f"`{t.type.value}`", t.quad.value, f"{t.score:g}", t.description) for t in known.types.values()]
    yield _table(("type", "quad class", "score", "what it is"), rows)
    yield "## Modes"
    modes = [(t.type.value, m) for t in known.types.values() for m in t.modes.values()]
    yield _table(
        ("type", "mode", "score", "what it is"),
        [(f"`{kind}`", f"`{m.mode}`", "" if m.score is None else f"{m.score:g}", m.description) for kind, m in modes],
    )
    for title, described in (
        ("Contexts", known.contexts), ("Sectors", known.sectors), ("Codes in place of a country", known.country_codes)
    ):  # fmt: skip
        yield f"## {title}"
        yield _table(("code", "what it is"), [(f"`{code}`", text) for code, text in described.items()])
    yield "## From CAMEO"
    codes = [
        (f"`{c.code}`", c.label, c.type.value if c.type else "", c.mode or "", " ".join(c.contexts))
        for c in known.cameo.values()
    ]
    yield _table(("CAMEO", "label", "type", "mode", "contexts"), codes)


def _settings() -> Iterator[str]:
    yield "# Settings"
    yield _plain((inspect.getdoc(sys.modules["dateline.settings"]) or "").split("\n\n")[1])
    rows: list[tuple[str, ...]] = []
    for s in settings_table():
        bounds = "" if s.least is None else f"{s.least:,} to {s.greatest:,}"
        rows.append(
            (f"`{s.name}`", f"`{s.variable}`", f"`{s.default}`" if s.default not in {"", ()} else "", bounds, s.help)
        )
    yield _table(("setting", "environment variable", "default", "bounds", "meaning"), rows)


def _errors() -> Iterator[str]:
    tree = inspect.getdoc(errors) or ""
    yield "# Errors"
    drawing = "\n".join(line[4:] for line in tree.split("\n") if line.startswith("    "))
    yield "What goes wrong on purpose, as a tree; on the command line each is one line on standard error."
    yield _fenced(drawing)
    yield _plain(tree.rsplit("\n\n", 1)[1])
    rows: list[tuple[str, ...]] = []
    for name in errors.__all__:
        cls = getattr(errors, name)
        rows.append((f"`{name}`", f"`{cls.default_code}`", _plain((inspect.getdoc(cls) or "").split("\n\n")[0])))
    yield _table(("error", "code", "meaning"), rows)


def _plain(text: str) -> str:
    """reStructuredText of docstrings on one line, as Markdown."""
    text = re.sub(r":\w+:`~?\.?([\w.]+)`", lambda found: f"`{found[1].removeprefix('dateline.')}`", text)
    return " ".join(text.replace("``", "`").split())


def _fenced(text: str, language: str = "text") -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [" | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
