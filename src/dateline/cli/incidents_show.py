"""``dateline incidents show``: one incident with all its tellings, why they are one, and who denies what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dateline.cli.incidents_decide import decision_words
from dateline.cli.options import as_of_option, store_option
from dateline.cli.progress import working
from dateline.cli.situation_wording import (
    chain_of,
    deed_words,
    field_words,
    founded,
    range_words,
    speaker_list,
    speaker_name,
    toll_words,
)
from dateline.cli.wording import console, deed, from_to, marked, names, number_of, places, visible
from dateline.exchange import incident_rows
from dateline.flow import situate
from dateline.record import IncidentDecision, Json, Span, encode
from dateline.situation import (
    Account,
    Corroboration,
    Incident,
    Judged,
    Situation,
    Telling,
    account_of,
    find_incident,
    is_pointing,
    undone_of,
)
from dateline.store import Store

__all__ = ["show"]


@click.command(
    "show",
    short_help="One incident with all its tellings.",
    epilog="\b\nExamples:\n  dateline incidents show inc-4f1c2a        the beginning of an id will do\n"
    "  dateline incidents show e-77e01b          the incident that this event tells\n"
    "  dateline incidents show inc-4f1c2a --as-of 2014-06-12 --json",
)
@click.argument("id_", metavar="ID")
@store_option
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="All of it as JSON.")
def show(id_: str, store_path: Path, as_of: str | None, *, as_json: bool) -> int:
    """One incident: its tolls with every speaker's figure, who says and who denies each part of it, all its tellings in
    their words, which reports are copies and why, and why they were taken for one happening.
    """
    with Store.open(store_path) as store, working("following reports", None):
        made = tuple(store.incident_decisions())
        situation = situate(store, made, as_of)
        incident = find_incident(situation.incidents(), id_)
        undone = undone_of(made)
        spoken = [
            (d, f"{decision_words(store, d)} ({d.by}, {d.at[:10]}{', taken back' if d.number in undone else ''})")
            for d in _about(incident, made)
        ]
    account = account_of(incident)
    if as_json:
        click.echo(json.dumps(_as_json(account, situation, spoken), ensure_ascii=False, indent=2))
    else:
        _print(console(), account, situation, spoken)
    return 0


Spoken = list[tuple[IncidentDecision, str]]
"""Decisions that speak of an incident, with their words."""


def _about(incident: Incident, made: Iterable[IncidentDecision]) -> Iterator[IncidentDecision]:
    told = {telling.id for telling in incident.tellings}
    return (d for d in made if told & {ref.id for ref in (*d.tellings, *d.others)})


def _as_json(account: Account, situation: Situation, spoken: Spoken) -> dict[str, Json]:
    (row,) = incident_rows([account])
    incident = account.incident
    return {
        **row,
        "tolls": encode(account.tolls),
        "corroboration": encode(account.fields),
        "told": [encode(telling) for telling in incident.tellings],
        "independent": [
            {"reports": [*group], "why": [*sorted({why for r in group for why in situation.copied_because(r)})]}
            for group in incident.sources
        ],
        "joined": encode(incident.joined),
        "decisions": encode(tuple(decision for decision, _ in spoken)),
    }


def _print(out: Console, account: Account, situation: Situation, spoken: Spoken) -> None:
    incident = account.incident
    out.print(f"{deed_words(account)}   {deed(incident)}, {incident.status.value}   {incident.id}", style="bold")
    days = incident.start or ""
    facts = [
        ("when", days if incident.start == incident.end else f"{days}..{incident.end}"), ("who", names(account.actors)),
        ("to whom", names(account.recipients)), ("where", places(account.places)),
        ("how many", toll_words(account.tolls)), ("told by", founded(account)),
        *((f"decision {d.number}", words) for d, words in spoken),
    ]  # fmt: skip
    for name, value in facts:
        if value:
            _line(out, f"{name:12} {visible(value)}")
    _print_fields(out, account)
    _print_tolls(out, account)
    _print_tellings(out, incident)
    _print_copies(out, incident, situation)
    _print_joined(out, incident)


def _line(out: Console, words: str | Text, indent: int = 2) -> None:
    out.print(Padding(words, (0, 0, 0, indent), expand=False))


def _print_fields(out: Console, account: Account) -> None:
    out.print("\nWho says what, and who denies it", style="bold")
    for field in account.fields:
        _line(out, f"{field_words(field)}{': disputed' if field.disputed else ''}")
        for words in _readings(field):
            _line(out, words, 4)


def _readings(field: Corroboration) -> Iterator[str]:
    """What is told of a field, with who says so; words that only point ("they") stand only where they are denied."""
    for reading in field.readings:
        support = reading.support
        if not support.denials and field.field.value in PARTIES and is_pointing(reading.words):
            continue
        what = f"{reading.what} {reading.value}" if reading.what else reading.words
        said = number_of(support.independent, "source")
        said += f", {number_of(len(support.reports), 'report')}" if len(support.reports) > support.independent else ""
        parts = [f"{said}: {speaker_list(support.speakers)}"] if support.independent else []
        if support.denials:
            parts.append(f"denied in {number_of(support.denials, 'source')}: {speaker_list(support.denied_by)}")
        yield visible(f"{what}   ({'; '.join(parts)})")


PARTIES = frozenset({"actor", "recipient"})


def _print_tolls(out: Console, account: Account) -> None:
    for toll in account.tolls:
        sides = "".join(f"; {side.value} {range_words(range_)}" for side, range_ in toll.by_side)
        head = f"\n{toll.what}: {range_words(toll.range)}{' (sides added up)' if toll.summed else ''}"
        out.print(f"{head}, {number_of(toll.sources, 'source')}{sides}", style="bold")
        for words in _figures(toll.figures):
            _line(out, words)


def _figures(judged: Iterable[Judged]) -> Iterator[str]:
    """Each figure with who gives it and whether it stands; one that a report repeats once, as it stands in the end."""
    last = {(j.figure.report, j.figure.speaker.key, j.figure.low, j.figure.high, j.figure.side): j for j in judged}
    for one in last.values():
        figure = one.figure
        number = from_to(figure.low, figure.high)
        of = f" {figure.side.value}" if figure.side else ""
        stands = "stands" if one.stands else f"does not stand: {one.why}"
        via = ", taken from another outlet" if figure.via else ""
        told = f"{figure.outlet or figure.report}, {figure.told or 'undated'}{via}"
        yield visible(f"{number}{of}, “{figure.text}”: {speaker_name(figure.speaker)} in {told}; {stands}")


def _print_tellings(out: Console, incident: Incident) -> None:
    out.print(f"\nTold {number_of(len(incident.tellings), 'time')}", style="bold")
    copies = {report for group in incident.sources for report in group if len(group) > 1}
    numbered = enumerate(incident.tellings, start=1)
    for _, group in groupby(numbered, key=lambda pair: (pair[1].report, pair[1].event.span)):
        same = list(group)
        for number, telling in same:
            _line(out, visible(f"{number:2} {_heading(telling, incident, copied=telling.report in copies)}"), 1)
        sentence, start = same[0][1].sentence, same[0][1].event.span.start
        anchors = [Span(t.event.anchor.start - start, t.event.anchor.end - start) for _, t in same]
        _line(out, marked(sentence, Span(0, len(sentence)), [(anchor, "anchor") for anchor in anchors]), 4)


def _heading(telling: Telling, incident: Incident, *, copied: bool) -> str:
    event = telling.event
    other = [event.type.value] if event.type is not incident.type else []
    other += [event.status.value] if event.status is not incident.status else []
    other += ["background"] if event.historical else []
    other += ["one source with others"] if copied else []
    head = (telling.told or "undated", telling.outlet or "outlet not known", f"says {chain_of(event.sources)}")
    return ", ".join((*head, *other)) + f"   {telling.id[:ID_SHOWN]} in {telling.report}"


ID_SHOWN = 10
"""Characters of a telling's id; among the few of an incident they tell it."""


def _print_copies(out: Console, incident: Incident, situation: Situation) -> None:
    several = [group for group in incident.sources if len(group) > 1]
    if several:
        out.print("\nReports that are one source", style="bold")
    for group in several:
        _line(out, visible(", ".join(group)))
        for why in _because(group, situation):
            _line(out, visible(why), 4)


def _because(group: tuple[str, ...], situation: Situation) -> Iterable[str]:
    """Why the reports of a group are one source, each pair once."""
    for report in group:
        reasons = [why for why in situation.copied_because(report) if why.split(":", 1)[0] in group]
        yield from (f"{report} and {why}" for why in reasons if report < why.split(":", 1)[0])
        if not reasons:
            yield f"{report}: it only takes the incident over from another outlet, which it names"


def _print_joined(out: Console, incident: Incident) -> None:
    if not incident.joined:
        return
    out.print("\nWhy they were taken for one happening (numbers as above)", style="bold")
    number = {t.id: at for at, t in enumerate(incident.tellings, start=1)}
    for link in incident.joined:
        ends = " and ".join(str(n) for n in sorted(number[end] for end in (link.a, link.b) if end in number))
        _line(out, visible(f"{ends}, chance {link.score:.2f}: {_reasons(link.why)}"))


def _reasons(why: Iterable[str]) -> str:
    """The weightiest of what spoke for it, and of what spoke against it."""
    found: dict[str, list[str]] = {}
    for reason in why:
        side, _, words = reason.partition(" it: ")
        found.setdefault(side if words else "", []).append(words or reason)
    parts = []
    for side, reasons in found.items():
        more = f" and {len(reasons) - REASONS} more" if len(reasons) > REASONS else ""
        parts.append(f"{side and side + ' it: '}{'; '.join(reasons[:REASONS])}{more}")
    return " | ".join(parts)


REASONS = 5
"""Reasons that are named, of each side; ``--json`` gives all."""
