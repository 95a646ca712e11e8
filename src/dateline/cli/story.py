"""``dateline story``: incidents that belong to one development (an offensive, a round of talks)."""

from __future__ import annotations

from dataclasses import replace

import click

from dateline.cli.standing_answer import ID_SHOWN, Line, Sheet, answer
from dateline.cli.standing_happening import happening, incident_json, incident_said, tolls_json, tolls_words
from dateline.cli.standing_known import Known
from dateline.cli.standing_options import Asked, Form, filters, incidents_asked, known_for, standing_options
from dateline.cli.standing_wording import few, span_of_days
from dateline.errors import UsageError
from dateline.record import Json
from dateline.situation import Incident, Story, stories_of, tolls_of, totals

__all__ = ["command"]

SHEET = Sheet(
    ("story", "start", "end", "places", "actors", "incidents", "sources", "tolls", "joined_by", "incident_ids",
     "reports"),
    ("when", "where", "who", "tolls", "incidents", "sources", "id"),
    "stories", frozenset({"when", "id"}), frozenset({"incidents", "sources"}),
)  # fmt: skip
ONE = Sheet(
    ("story", "incident", "start", "end", "type", "mode", "status", "who", "whom", "place", "place_id", "country",
     "tolls", "sources", "reports", "tellings"),
    ("when", "what happened, where; toll", "sources", "id"),
    "incidents", frozenset({"when", "id"}), frozenset({"sources"}),
)  # fmt: skip


@click.command(
    "story",
    epilog="\b\nExamples:\n  dateline story --store iraq.db --place Mosul\n"
    "  dateline story story-4f1c2a             one, by the beginning of its id\n"
    "  dateline story story-4f1c2a --verbose   and with the words of each\n"
    "  dateline story --least 5 --format csv",
)
@click.argument("id_", metavar="[ID]", required=False)
@filters("actor", "place", "country", "since", "until",
         actor="Only stories with an incident in which somebody of this name takes part.")  # fmt: skip
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, metavar="N",
              help="Only stories with so many incidents.")  # fmt: skip
@standing_options
def command(form: Form, asked: Asked, id_: str | None, least: int) -> int:
    """Developments: incidents at most ten days apart that share a main place, or who does what to whom.

    Those of most incidents first. With an ID: that one, with its incidents in order of their days.
    """
    if id_ is not None and asked != Asked():
        raise UsageError("an ID asks for one story: not together with --actor, --place, --country, --since or --until")
    known = known_for(form)
    stories = stories_of(known.incidents.values(), known.who)
    if id_ is not None:
        _one(known, form, _found(stories, id_))
        return 0
    wanted = {incident.id for incident in incidents_asked(known, asked)}
    touched = [story for story in stories if wanted & set(story.incidents)]
    found = sorted((s for s in touched if len(s.incidents) >= least), key=lambda s: (-len(s.incidents), s.start, s.id))
    alone = len(touched) - len(found)
    notes = (f"{alone:,} smaller ones are left out: --least 1.",) if alone else ()
    answer(replace(SHEET, notes=notes), form, known, (_line(known, story) for story in found), len(found))
    return 0


def _found(stories: tuple[Story, ...], asked: str) -> Story:
    """The story whose id begins so.

    Raises:
        UsageError: where none does, or several.
    """
    found = [story for story in stories if story.id.startswith(asked)]
    exact = [story for story in found if story.id == asked]
    if len(exact or found) != 1:
        several = f"{len(found):,} stories have ids that begin so" if found else "there is no such story"
        raise UsageError(several, subject=asked)
    return (exact or found)[0]


def _line(known: Known, story: Story) -> Line:
    incidents = [known.incidents[id_] for id_ in story.incidents]
    reports = dict.fromkeys(t.report for i in incidents for t in i.tellings)
    tolls = totals(toll for i in incidents for toll in tolls_of(i))
    actors = _actors(known, incidents)
    data: dict[str, Json] = {
        "story": story.id, "start": story.start, "end": story.end, "places": list(story.places), "actors": list(actors),
        "incidents": len(incidents), "sources": known.independent(reports),
        "tolls": tolls_json(tolls),
        "joined_by": [_shared(known, words) for words in story.joined_by], "incident_ids": list(story.incidents),
        "reports": list(reports),
    }  # fmt: skip
    words, when = tolls_words(tolls), span_of_days(story.start, story.end)
    cells = (when.replace("..", "\n.."), few(story.places), few(actors), words, f"{len(incidents):,}",
             f"{data['sources']}", story.id[:STORY_SHOWN])  # fmt: skip
    title = f"{when} {few(story.places) or 'place unknown'}: {len(incidents):,} incidents   {story.id}"
    facts = (
        ("who", few(actors, SHOWN)),
        ("tolls", words),
        *((i.id[:ID_SHOWN], happening(known, i)) for i in incidents),
    )
    return Line(data, cells, title, facts)


STORY_SHOWN = 14
"""Characters of a story's id in a table: its prefix and eight of its sixteen digits."""
SHOWN = 8
"""Actors of a story in the view of one."""


def _actors(known: Known, incidents: list[Incident]) -> list[str]:
    """Who takes part, those of most incidents first; those who are only described after those who are named."""
    found: dict[str, int] = {}
    for incident in incidents:
        for key in known.takes_part(incident):
            found[key] = found.get(key, 0) + 1
    called = known.actors
    ordered = sorted(found, key=lambda key: (called[key].described, -found[key], key))
    return list(dict.fromkeys(known.actor_name(key) for key in ordered if not known.is_pronoun(key)))


def _shared(known: Known, words: str) -> str:
    """What incidents share, with names in place of keys."""
    parts = (known.called(key) for key in words.split(" and "))
    return " and ".join(parts)


def _one(known: Known, form: Form, story: Story) -> None:
    incidents = [known.incidents[id_] for id_ in story.incidents]
    whole = _line(known, story)
    tolls = dict(whole.facts).get("tolls")
    shared = [_shared(known, words) for words in story.joined_by]
    notes = (
        f"{story.id}: {span_of_days(story.start, story.end)}, {few(story.places, SHOWN) or 'place unknown'}"
        + (f"; {tolls}" if tolls else "") + f"; {whole.data['sources']} independent reports.",
        f"Joined by: {few(shared, SHOWN) or 'nothing: one incident'}.",
    )  # fmt: skip
    lines = (_incident_line(known, story, incident) for incident in incidents)
    answer(replace(ONE, notes=notes), form, known, lines, len(incidents))


def _incident_line(known: Known, story: Story, incident: Incident) -> Line:
    when, what = span_of_days(incident.start, incident.end), happening(known, incident)
    cells = (when.replace("..", "\n.."), what, f"{len(incident.sources)}", incident.id[:ID_SHOWN])
    data: dict[str, Json] = {"story": story.id, **incident_json(known, incident)}
    return Line(data, cells, f"{when} {what}   {incident.id}", said=incident_said(incident))
