"""``dateline changes``: what changed between two days: new, updated, contradicted, corrected, gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import click

from dateline.cli.options import DayOption
from dateline.cli.standing_answer import ID_SHOWN, Line, Sheet, answer
from dateline.cli.standing_happening import happening
from dateline.cli.standing_known import Known
from dateline.cli.standing_options import Asked, Form, filters, in_order, known_for, standing_options
from dateline.cli.standing_wording import few
from dateline.errors import UsageError
from dateline.record import Json
from dateline.situation import (
    Bond,
    Change,
    ChangeKind,
    Spell,
    Subject,
    bonds_of,
    control_changes,
    control_ledger,
    dealings_of,
    incident_changes,
    tie_changes,
)

__all__ = ["command"]

SHEET = Sheet(
    ("kind", "subject", "id", "about", "field", "was", "now", "outlets", "reports", "because"),
    ("change", "what", "from what to what", "says who", "id"),
    "changes", frozenset({"change", "id"}),
)  # fmt: skip
ORDER = (ChangeKind.CONTRADICTED, ChangeKind.CORRECTED, ChangeKind.UPDATED, ChangeKind.NEW, ChangeKind.GONE)
"""What a reader who was away has to know first: that what he knew is disputed, was wrong, or is more."""


@click.command(
    "changes",
    epilog="\b\nExamples:\n  dateline changes --store iraq.db --from 2014-06-12 --to 2014-06-16\n"
    "  dateline changes --from 2014-06-12                   until the last report\n"
    "  dateline changes --from 2014-06-12 --kind corrected --kind contradicted\n"
    "  dateline changes --from 2014-06-12 --subject control --place Tikrit",
)
@filters("actor", "place", "country")
@click.option("--from", "before", type=DayOption(), metavar="DAY", required=True, help="As known on this day ...")
@click.option("--to", "after", type=DayOption(), metavar="DAY",
              help="... and on this one; the same as --as-of. All that is known unless told otherwise.")  # fmt: skip
@click.option("--kind", "kinds", multiple=True, type=click.Choice([k.value for k in ChangeKind]),
              help="Only changes of this kind; may be given again.")  # fmt: skip
@click.option("--subject", type=click.Choice([s.value for s in Subject]), help="Only changes of this.")
@standing_options
def command(
    form: Form, asked: Asked, before: str, after: str | None, *, kinds: tuple[str, ...], subject: str | None
) -> int:  # fmt: skip
    """What changed in incidents and their tolls, in who holds what, and in how actors stand, from what to what.

    `contradicted`: somebody denies it who did not, or gives a figure outside the range that stood. `corrected`: an
    outlet took a figure back. `gone`: no longer there, as where incidents turned out to be one.
    """
    if after is not None and form.as_of is not None and after != form.as_of:
        raise UsageError("--to and --as-of are the same: give one of them")
    until = after or form.as_of
    in_order(before, until)
    was, now = known_for(replace(form, as_of=before)), known_for(replace(form, as_of=until))
    about = _About(was, now, asked)
    found = (c for c in about.changes() if subject in {None, c.subject.value} and about.wants(c))
    chosen = sorted((c for c in found if not kinds or c.kind.value in kinds), key=about.rank)
    sheet = replace(SHEET, notes=(f"Between what was known on {before} and on {until or now.days[1] or 'the end'}.",))
    before_it: list[Change | None] = [None, *chosen]
    lines = (about.line(change, last) for last, change in zip(before_it, chosen, strict=False))
    answer(sheet, form, now, lines, len(chosen))
    return 0


def _ledger(known: Known) -> tuple[Spell, ...]:
    return control_ledger(known.reports, known.tellings.values(), copies=known.copies)


def _bonds(known: Known) -> tuple[Bond, ...]:
    return bonds_of(dealings_of(known.reports, known.incidents.values()))


class _About:
    """What changes are about: their incident, place or pair, as known on the later day, else on the earlier."""

    def __init__(self, was: Known, now: Known, asked: Asked) -> None:
        self.was, self.now = was, now
        self.actors, self.places = now.actors_named(asked.actor), now.places_named(asked.place)
        self.land = now.in_country(asked.country)
        self.any = (self.actors, self.places, self.land) == (None, None, None)

        self.ledgers = tuple(_ledger(known) for known in (was, now))
        self.holders = {spell.holder: spell.holder_name for ledger in self.ledgers for spell in ledger}

    def changes(self) -> Iterator[Change]:
        """All changes between the two days."""
        yield from incident_changes(self.was.incidents.values(), self.now.incidents.values())
        yield from control_changes(*self.ledgers)
        yield from tie_changes(_bonds(self.was), _bonds(self.now))

    def wants(self, change: Change) -> bool:
        """Whether a change is of the actors, places and countries that are asked for."""
        if self.any:
            return True
        if change.subject is Subject.INCIDENT:
            known = self.now if change.id in self.now.incidents else self.was
            incident = known.incidents[change.id]
            actors, places = known.takes_part(incident), known.all_places(incident)
        elif change.subject is Subject.CONTROL:
            place, holder, *_ = change.id.split(" | ")
            actors, places = frozenset({holder}), frozenset({place})
        else:
            a, b, *_ = change.id.split(" | ")
            actors, places = frozenset({a, b}), frozenset()
        wanted = ((self.actors, actors), (self.places, places), (self.land, places))
        return all(asked is None or bool(asked & given) for asked, given in wanted)

    def words(self, change: Change) -> str:
        """What it is about, with names in place of keys."""
        if change.subject is Subject.INCIDENT:
            known = self.now if change.id in self.now.incidents else self.was
            return happening(known, known.incidents[change.id])
        one, other, kind, _ = change.id.split(" | ")
        if change.subject is Subject.CONTROL:
            return f"{self._name(one)} {kind} by {self._name(other) or 'somebody not named'}"
        return f"{self._name(one)} {kind} {self._name(other)}"

    def _name(self, key: str) -> str:
        return self.now.called(key, self.holders.get(key, ""))

    def rank(self, change: Change) -> tuple[int, str, int, str, str]:
        """By kind and subject; then what most independent reports tell first, all of one thing together."""
        incident = self.now.incidents.get(change.id)
        told = len(incident.sources) if incident else self.now.independent(self.now.reports_of(change.because))
        return ORDER.index(change.kind), change.subject, -told, change.id, change.field

    def line(self, change: Change, last: Change | None) -> Line:
        """A change as one line; the table says once what several of one kind in a row are about."""
        about, because = self.words(change), list(change.because)
        outlets = self.now.outlets_of(because)
        data: dict[str, Json] = {
            "kind": change.kind.value, "subject": change.subject.value, "id": change.id, "about": about,
            "field": change.field or None, "was": change.was or None, "now": change.now or None,
            "outlets": list(outlets), "reports": list(self.now.reports_of(because)), "because": list(because),
        }  # fmt: skip
        id_ = change.id[:ID_SHOWN] if change.subject is Subject.INCIDENT else change.subject.value
        again = last is not None and (last.kind, last.id) == (change.kind, change.id)
        what = _from_to(change)
        cells = (
            "" if again else change.kind.value,
            "" if again else about,
            what,
            few(outlets or ("a report" for _ in because[:1])),
            "" if again else id_,
        )
        said = tuple(("says", record) for record in because)
        return Line(data, cells, f"{change.kind.value}: {about}; {what}   {change.id}", said=said)


def _from_to(change: Change) -> str:
    """What it was and what it is, in one cell."""
    was, now = (_in_words(value, change.subject) for value in (change.was, change.now))
    field = f"{change.field}: " if change.field else ""
    if was and now:
        return f"{field}{was} → {now}"
    return field + (now or f"was {was}")


def _in_words(value: str, subject: Subject) -> str:
    """Low, best, high as best (low-high), days of spells as from when to when; other values as they are."""
    if subject is not Subject.INCIDENT:
        start, _, end = value.removeprefix("start ").partition(" end ")
        if not end:
            return value
        since = "from before anything told" if start == "unknown" else f"from {start}"
        return f"{since}, lasts" if end == "unknown" else f"{since} to {end}"
    parts = value.split(", ")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        low, best, high = parts
        return best if low == high else f"{best} ({low}-{high})"
    return value
