"""``dateline timeline``: what happened by day, week or month; what was announced and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import click

from dateline.cli.options import choice_of
from dateline.cli.standing_answer import ID_SHOWN, Line, Sheet, answer
from dateline.cli.standing_happening import happening, incident_json, incident_said
from dateline.cli.standing_known import Known
from dateline.cli.standing_options import Asked, Form, filters, incidents_asked, known_for, standing_options, within
from dateline.cli.standing_wording import few, parties_of, span_of_days
from dateline.cli.wording import deed
from dateline.errors import UsageError
from dateline.record import EventType, Json, Status
from dateline.situation import Announcement, Entry, Fate, Incident, Zoom, calendar_of, timeline_of

__all__ = ["command"]

STRETCHES = Sheet(
    ("start", "end", "count", "types", "sources", "incidents", "reports"),
    ("when", "what happened, where; toll", "sources", "id"),
    "stretches with incidents", frozenset({"when", "id"}), frozenset({"sources"}),
)  # fmt: skip
CALENDAR = Sheet(
    ("incident", "start", "end", "days", "fate", "type", "status", "who", "whom", "place", "place_id", "country",
     "announced_by", "decided_by", "announced", "decided", "reports"),
    ("for", "what was announced", "fate", "announced by", "told by", "id"),
    "announcements", frozenset({"for", "fate", "id"}),
)  # fmt: skip


@click.command(
    "timeline",
    epilog="\b\nExamples:\n  dateline timeline --store iraq.db --zoom week --country IRQ\n"
    "  dateline timeline --since 2014-06-10 --until 2014-06-12 --most 20\n"
    "  dateline timeline --type PROTEST --zoom month --format csv\n"
    "  dateline timeline --calendar --fate pending    what is still to come",
)
@filters("actor", "place", "country", "since", "until")
@click.option("--type", "type_", metavar="TYPE", help="Only incidents of this PLOVER type.", type=choice_of(EventType))
@click.option("--status", type=click.Choice([s.value for s in Status]), help="Only incidents of this status.")
@click.option("--zoom", type=click.Choice([z.value for z in Zoom]), default="day", show_default=True,
              help="How long one stretch is; weeks begin on Monday.")  # fmt: skip
@click.option("--most", type=click.IntRange(1), default=6, show_default=True,
              help="Incidents of a stretch that a table shows.")  # fmt: skip
@click.option("--calendar", is_flag=True, help="What was announced for a coming day, and its fate, instead.")
@click.option("--fate", type=click.Choice([f.value for f in Fate]), help="With --calendar: only what met this fate.")
@standing_options
def command(form: Form, asked: Asked, *, calendar: bool, most: int, **only: str | None) -> int:
    """Incidents in the stretch in which they began, those of most independent sources first.

    Incidents without a day are not on it. What is planned, weighed, conditional or denied says so. In the calendar,
    `lapsed` is what nobody told to have taken place within three days after its last day.
    """
    if only["fate"] is not None and not calendar:
        raise UsageError("--fate is for --calendar")
    known = known_for(form)
    if calendar:
        announced = _announced(known, form, asked, only)
        answer(CALENDAR, form, known, (_announcement(known, each) for each in announced), len(announced))
        return 0
    found = [i for i in incidents_asked(known, asked) if _fits(i, only)]
    entries = timeline_of(found, Zoom(only["zoom"] or Zoom.DAY), asked.since, asked.until)
    on_it = sum(len(entry.incidents) for entry in entries)
    without = len(found) - on_it
    more = f"; {without:,} more have no known day or began earlier" if without else ""
    sheet = replace(STRETCHES, noun=f"{only['zoom']}s with incidents", notes=(f"{on_it:,} incidents{more}.",))
    answer(sheet, form, known, (_stretch(known, entry, most) for entry in entries), len(entries))
    return 0


def _fits(incident: Incident, only: Mapping[str, str | None]) -> bool:
    return only["type_"] in {None, incident.type.value} and only["status"] in {None, incident.status.value}


def _stretch(known: Known, entry: Entry, most: int) -> Line:
    incidents = [known.incidents[id_] for id_ in entry.incidents]
    types = {kind.value: number for kind, number in entry.types}
    reports = dict.fromkeys(t.report for i in incidents for t in i.tellings)
    data: dict[str, Json] = {
        "start": entry.start, "end": entry.end, "count": len(incidents), "types": dict(types),
        "sources": known.independent(reports), "incidents": list(entry.incidents), "reports": list(reports),
    }  # fmt: skip
    when, shown = span_of_days(entry.start, entry.end), incidents[:most]
    rest = len(incidents) - len(shown)
    kinds = ", ".join(f"{kind} {number}" for kind, number in types.items())
    lines = tuple((happening(known, i), f"{len(i.sources)}", i.id[:ID_SHOWN]) for i in shown)
    rows = (("", *line) for line in (*lines, *(((f"and {rest:,} more: --most", "", ""),) if rest else ())))
    title = f"{when}: {len(incidents):,} incidents ({kinds})"
    facts = tuple((i.id, happening(known, i)) for i in incidents)
    said = tuple(pair for i in shown for pair in incident_said(i)[:1])
    return Line(data, (when, kinds, f"{data['sources']}", ""), title, facts, said, tuple(rows))


# -- the calendar ------------------------------------------------------------------------------------------------------


def _announced(known: Known, form: Form, asked: Asked, only: Mapping[str, str | None]) -> list[Announcement]:
    """What was announced for these days and met that fate, as of the day asked for or that of the last report."""
    wide = replace(asked, since=None, until=None)
    found = calendar_of((i for i in incidents_asked(known, wide) if _fits(i, only)), form.as_of or known.days[1])
    return [a for a in found if within(a.start, a.end, asked) and only["fate"] in {None, a.fate.value}]


def _announcement(known: Known, announced: Announcement) -> Line:
    incident = known.incidents[announced.incident]
    by, decided = known.outlets_of(announced.announced), known.outlets_of(announced.decided)
    data: dict[str, Json] = {
        **incident_json(known, incident), "start": announced.start, "end": announced.end,
        "days": list(announced.days), "fate": announced.fate.value, "announced_by": list(by),
        "decided_by": list(decided), "announced": list(announced.announced), "decided": list(announced.decided),
    }  # fmt: skip
    when = span_of_days(announced.start, announced.end)
    put_off = [day for day in announced.days if day != announced.start]
    moved = f"\n(was {', '.join(put_off)})" if put_off else ""
    what = f"{deed(incident)} {parties_of(known, incident)}"
    at = ", ".join(part for part in (what.strip(), known.where(incident).name) if part)
    cells = (
        when + moved,
        at,
        announced.fate.value,
        few(by) or "a report",
        few(decided) or ("a report" if announced.decided else ""),
        incident.id[:ID_SHOWN],
    )
    said = tuple(("announced", id_) for id_ in announced.announced)
    said += tuple((announced.fate.value, id_) for id_ in announced.decided)
    return Line(data, cells, f"{when}: {at}: {announced.fate.value}   {incident.id}", said=said)
