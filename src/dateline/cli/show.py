"""``dateline show``: one record with every citation in context."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding

from dateline.cli.options import store_option
from dateline.cli.report import print_report
from dateline.cli.wording import console, counts, marked, names, places, speakers, visible, when
from dateline.record import Coded, Control, Event, Json, Mention, Relation, Role, Span, encode
from dateline.store import ControlRow, EventRow, MentionRow, RelationRow, ReportRow, RoleRow, Store

__all__ = ["command"]


@click.command(
    "show",
    epilog="\b\nExamples:\n  dateline show e-4f1c2a        the beginning of an id will do\n"
    "  dateline show e-4f1c2a --json   the record as it is kept",
)
@click.argument("id_", metavar="ID")
@store_option
@click.option("--json", "as_json", is_flag=True, help="The record as JSON.")
def command(id_: str, store_path: Path, *, as_json: bool) -> int:
    """One record: what was coded, why, who says so, and the words of every part of it in their context."""
    with Store.open(store_path) as store:
        found = store.find(id_)
        coded = store.coded(found.report.id)
        assert coded is not None
        if as_json:
            click.echo(json.dumps(_json(found, coded), ensure_ascii=False, indent=2))
        elif isinstance(found, ReportRow):
            print_report(coded)
        else:
            _print(found, coded)
    return 0


def _record(
    found: EventRow | ControlRow | RelationRow | RoleRow | MentionRow,
) -> Event | Control | Relation | Role | Mention:
    match found:
        case EventRow():
            return found.event
        case ControlRow():
            return found.control
        case RelationRow():
            return found.relation
        case RoleRow():
            return found.role
        case MentionRow():
            return found.mention


def _json(found: EventRow | ControlRow | RelationRow | RoleRow | MentionRow | ReportRow, coded: Coded) -> Json:
    return dict(coded.to_dict()) if isinstance(found, ReportRow) else encode(_record(found))


def _print(found: EventRow | ControlRow | RelationRow | RoleRow | MentionRow, coded: Coded) -> None:
    record, out = _record(found), console()
    out.print(_title(record), style="bold")
    last = ""
    for name, value in _facts(record):
        if value:
            out.print(Padding(f"{name if name != last else '':12} {visible(value)}", (0, 0, 0, 2), expand=False))
            last = name
    out.print()
    out.print("In its words", style="bold")
    spans = citations(record, coded)
    for sentence in _contexts(coded, [span for span, _ in spans], record.span):
        out.print(Padding(marked(coded.report.text, sentence, spans), (0, 2), expand=False))
    _print_source(out, coded)


def _title(record: Event | Control | Relation | Role | Mention) -> str:
    match record:
        case Event():
            return (
                f"{record.type.value}{f' ({record.mode})' if record.mode else ''}: {record.status.value}   {record.id}"
            )
        case Control():
            return f"{record.place.text}: {record.status.value}   {record.id}"
        case Relation():
            return f"{record.a.text} {record.kind.value} {record.b.text}   {record.id}"
        case Role():
            return f"{record.person.text}: {record.title}   {record.id}"
        case Mention():
            return f"{record.text}: {record.kind.value}   {record.id}"


def _facts(record: Event | Control | Relation | Role | Mention) -> list[tuple[str, str]]:
    match record:
        case Event():
            facts = [
                ("who", names(record.actors)), ("to whom", names(record.recipients)), ("where", places(record.places)),
                ("when", when(record.time)), ("how many", counts(record.counts)),
                ("CAMEO", f"{record.cameo or 'none'}, {record.quad.value}, intensity {record.intensity:g}"),
                ("contexts", ", ".join(record.contexts)),
            ]  # fmt: skip
            return facts + _sourced(record)
        case Control():
            holder, loser = record.holder, record.lost_by
            facts = [("holder", names([holder]) if holder else ""), ("from", names([loser]) if loser else "")]
            return [*facts, ("when", when(record.time)), *_sourced(record)]
        case Relation():
            return [("when", when(record.time)), *_sourced(record)]
        case Role():
            return [("of", names([record.of]) if record.of else ""), ("former", "yes" if record.former else "")]
        case Mention():
            return [("name", record.name or ""), ("entity", record.entity or ""), ("country", record.country or ""),
                    ("sectors", " ".join(record.sectors)), ("stands for", record.coref or "")]  # fmt: skip


def _sourced(record: Event | Control | Relation) -> list[tuple[str, str]]:
    background = [("background", "yes")] if record.historical else []
    return [
        ("says who", speakers(record.sources) or "the report"), ("certainty", record.certainty.value), *background,
        ("confidence", f"{record.confidence:g}"), *(("why", reason) for reason in record.why),
    ]  # fmt: skip


def citations(record: Event | Control | Relation | Role | Mention, coded: Coded) -> list[tuple[Span, str]]:
    """(span, role) of every word that the record stands on."""

    def of(mention: str, role: str) -> tuple[Span, str]:
        return (coded.mention(mention).span, role)

    match record:
        case Event():
            found = [(record.anchor, "anchor")]
            found += [of(actor.mention, "actor") for actor in record.actors]
            found += [of(actor.mention, "recipient") for actor in record.recipients]
            found += [of(place.mention, "place") for place in record.places]
            found += [(count.span, "count") for count in record.counts]
        case Control():
            found = [(record.anchor, "anchor"), of(record.place.mention, "place")]
            found += [of(a.mention, role) for a, role in ((record.holder, "actor"), (record.lost_by, "recipient")) if a]
        case Relation():
            found = [(record.anchor, "anchor"), of(record.a.mention, "actor"), of(record.b.mention, "recipient")]
        case Role():
            found = [(record.span, "anchor"), of(record.person.mention, "actor")]
        case Mention():
            found = [(record.span, "anchor")]
    if isinstance(record, (Event, Control, Relation)):
        found += [(source.span, "source") for source in record.sources]
        if record.time is not None and record.time.span is not None:
            found.append((record.time.span, "time"))
    return found


def _contexts(coded: Coded, spans: list[Span], sentence: Span) -> list[Span]:
    """The sentence, and the line around each citation that stands elsewhere."""
    text, contexts = coded.report.text, [sentence]
    for span in spans:
        if not any(context.contains(span) for context in contexts):
            start = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT_CHARS)
            line_end = text.find("\n", span.end)
            end = min(line_end if line_end >= 0 else len(text), span.end + CONTEXT_CHARS)
            contexts.append(Span(start, end))
    return sorted(contexts)


CONTEXT_CHARS = 120
"""Shown on each side of a citation outside its record's own sentence."""


def _print_source(out: Console, coded: Coded) -> None:
    report = coded.report
    parts = [report.source, report.title, report.published, report.url]
    inferred = " (date inferred from the text)" if report.published_inferred else ""
    out.print(f"\n{' | '.join(part for part in parts if part)}{inferred}", style="dim")
    out.print(f"report {report.id}", style="dim")
