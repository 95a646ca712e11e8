"""``dateline report``: a report with its coded words marked."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.padding import Padding

from dateline.cli.options import store_option
from dateline.cli.wording import console, counts, deed, marked, names, places, speakers, visible, when
from dateline.errors import UsageError
from dateline.record import Coded, Span
from dateline.store import Store

__all__ = ["command", "print_report"]


@click.command(
    "report",
    epilog="\b\nExamples:\n  dateline report                                  lists the reports\n"
    "  dateline report r-5be1f2 --store iraq.db         one of them, marked\n"
    "  dateline report r-5be1f2 --json | jq .controls   its record",
)
@click.argument("id_", metavar="[ID]", required=False)
@store_option
@click.option("--json", "as_json", is_flag=True, help="The coded report as JSON.")
def command(id_: str | None, store_path: Path, *, as_json: bool) -> int:
    """A report with its coded words marked and what was coded in each sentence; without ID, a list of the reports."""
    with Store.open(store_path) as store:
        if id_ is None:
            _list(store)
            return 0
        coded = store.coded(id_) or store.coded(store.find(id_).report.id)
        if coded is None:
            raise UsageError("there is no such report", subject=id_)
        if as_json:
            click.echo(json.dumps(coded.to_dict(), ensure_ascii=False, indent=2))
        else:
            print_report(coded)
    return 0


def _list(store: Store) -> None:
    out = console()
    for row in store.reports():
        ref = row.report
        title = visible(ref.title or "(no title)")
        out.print(f"{ref.published or '?':10.10}  {ref.id}  {row.events:3} events  {title}")


def print_report(coded: Coded) -> None:
    """The report's text with anchors in brackets, each paragraph followed by what was coded in it."""
    out, report = console(), coded.report
    heading = " | ".join(part for part in (report.source, report.published, report.id) if part)
    out.print(heading, style="dim")
    if report.title and not report.text.lstrip().startswith(report.title):
        out.print(visible(report.title), style="bold")
    spans = [(event.anchor, "anchor") for event in coded.events]
    spans += [(control.anchor, "anchor") for control in coded.controls]
    for line in _lines(report.text):
        out.print()
        out.print(marked(report.text, line, spans))
        for said in _said(coded, line):
            out.print(Padding(said, (0, 0, 0, 4), expand=False), style="dim")
    for problem in coded.problems:
        out.print(f"\nproblem: {visible(problem.message)}", style="red")


def _lines(text: str) -> list[Span]:
    found, position = [], 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            found.append(Span(start, start + len(stripped)))
        position += len(line)
    return found


def _said(coded: Coded, line: Span) -> list[str]:
    said: list[tuple[int, str]] = []
    for event in coded.events:
        if line.overlaps(event.anchor):
            parties = f"{names(event.actors) or '?'} → {names(event.recipients) or '?'}"
            rest = [places(event.places), when(event.time), counts(event.counts), speakers(event.sources)]
            background = ", background" if event.historical else ""
            details = "; ".join(part for part in rest if part)
            words = f"{deed(event)} {event.status.value}{background}: {parties}{f' [{details}]' if details else ''}"
            said.append((event.anchor.start, f"• {words}  {event.id[:10]}"))
    for control in coded.controls:
        if line.overlaps(control.anchor):
            holder = control.holder.text if control.holder else "?"
            place = control.place.place.name or control.place.text
            said.append((control.anchor.start, f"■ {place} {control.status.value}: {holder}  {control.id[:10]}"))
    for relation in coded.relations:
        if line.overlaps(relation.anchor):
            words = f"{relation.a.text} {relation.kind.value} {relation.b.text}"
            said.append((relation.anchor.start, f"— {words}  {relation.id[:10]}"))
    for role in coded.roles:
        if line.overlaps(role.span):
            of = f" of {role.of.name or role.of.text}" if role.of else ""
            said.append((role.span.start, f"= {role.person.text}: {role.title}{of}"))
    return [words for _, words in sorted(said)]
