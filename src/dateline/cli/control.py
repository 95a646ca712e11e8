"""``dateline control``: who holds which place, from when to when, according to whom; disputes side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import click

from dateline.cli.options import DayOption
from dateline.cli.standing_answer import Line, Sheet, answer, voices_json
from dateline.cli.standing_known import Known
from dateline.cli.standing_options import Asked, Form, filters, known_for, standing_options, within
from dateline.cli.standing_wording import few, how_sure, said_by
from dateline.cli.wording import number_of
from dateline.errors import UsageError
from dateline.exchange import is_called
from dateline.record import Json
from dateline.situation import Claim, Holding, Spell, Standing, Voice, control_ledger, held_on, wider_by_division

__all__ = ["command"]

SHEET = Sheet(
    ("place", "place_id", "country", "holder", "holder_id", "status", "from", "known_by", "to", "last_told", "sure",
     "sources", "said_by", "denied_by", "rivals", "inferred_from", "reports", "records"),
    ("place", "who", "from", "to", "says who", "how sure"),
    "spells of control", frozenset({"from", "to"}),
)  # fmt: skip


@click.command(
    "control",
    epilog="\b\nExamples:\n  dateline control --store iraq.db --place 'Tal Afar'\n"
    "  dateline control --on 2014-06-16               a map of that day, in words\n"
    "  dateline control --on 2014-06-16 --place Sinjar --verbose\n"
    "  dateline control --holder ISIL --as-of 2014-06-12 --format csv",
)
@filters("place", "country", "since", "until", since="Only spells that last on this day or later.",
         until="Only spells that began on this day or earlier.")  # fmt: skip
@click.option("--holder", metavar="NAME", help="Who holds, contests or besieges: name, words of it or entity id.")
@click.option("--status", type=click.Choice([each.value for each in Standing]), help="How the holder stands to it.")
@click.option("--on", "day", type=DayOption(), metavar="DAY", help="Only what stands on this day, best founded first.")
@standing_options
def command(form: Form, asked: Asked, day: str | None, holder: str | None, status: str | None) -> int:
    """Who holds, contests or besieges which place, from when to when, who says so, who denies it, and how sure it is.

    How sure: `disputed` where somebody denies it or tells of another holder, else `several` or `one` by how many
    reports that do not copy each other say so. With --on and --place, a place of which nothing is told inherits what
    is told of its first-order division: an inference, and marked so.
    """
    if day is not None and (asked.since or asked.until):
        raise UsageError("--on asks for one day: not together with --since or --until")
    known = known_for(form)
    spells = control_ledger(known.reports, known.tellings.values(), copies=known.copies)
    found = _standing_on(known, spells, asked, day) if day is not None else _lasting(known, spells, asked)
    chosen = [s for s in found if _holds(known, s.spell, holder) and status in {None, s.spell.status}]
    sheet = replace(SHEET, notes=_notes(known, day))
    answer(sheet, form, known, (_line(known, each) for each in chosen), len(chosen))
    return 0


@dataclass(frozen=True, slots=True)
class _Stands:
    """A spell as it is answered: of which place, whether disputed, from which wider place inferred ("" if not)."""

    spell: Spell
    place: str
    disputed: bool
    inferred_from: str = ""


def _lasting(known: Known, spells: Sequence[Spell], asked: Asked) -> list[_Stands]:
    """The ledger: spells by place and day."""
    places, land = known.places_named(asked.place), known.in_country(asked.country)
    by_place = _by_place(spells)
    found = [
        _Stands(s, s.place, _is_disputed(s, by_place[s.place]))
        for s in spells
        if all(wanted is None or s.place in wanted for wanted in (places, land))
        and within(s.start or "0001-01-01", s.end or "9999-12-31", asked)
    ]
    return sorted(found, key=lambda s: (known.spot(s.place, s.spell.place_name).name, s.place, s.spell.start or ""))


def _standing_on(known: Known, spells: Sequence[Spell], asked: Asked, day: str) -> list[_Stands]:
    """Who stands how to which place on a day; places asked for by name inherit from their division."""
    named_, land = known.places_named(asked.place), known.in_country(asked.country)
    by_place = _by_place(spells)
    wider = wider_by_division(known.divisions(), known.who)
    places = named_ if named_ is not None else frozenset(by_place)
    found: list[_Stands] = []
    for place in sorted(places, key=lambda p: (known.spot(p).name, p)):
        if land is not None and place not in land:
            continue
        above = wider(place) if named_ is not None else ()
        near = [spell for each in (place, *above) for spell in by_place.get(each, ())]
        holdings = held_on(near, place, day, wider=wider if named_ is not None else None, copies=known.copies)
        found += [_of_holding(holding, place) for holding in holdings]
    return found


def _of_holding(holding: Holding, place: str) -> _Stands:
    disputed = holding.disputed or bool(holding.spell.rivals)
    return _Stands(holding.spell, place, disputed, holding.inferred_from)


def _by_place(spells: Iterable[Spell]) -> dict[str, list[Spell]]:
    found: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells:
        found[spell.place].append(spell)
    return found


def _is_disputed(spell: Spell, there: Iterable[Spell]) -> bool:
    """Whether somebody denies it, or is told to hold or contest the place in the same days."""
    if spell.denials or spell.rivals or spell.status is Standing.CONTESTED:
        return True
    return spell.status is Standing.HELD and any(
        other.holder != spell.holder and other.status is not Standing.BESIEGED and _overlap(spell, other)
        for other in there
    )


def _overlap(a: Spell, b: Spell) -> bool:
    """Whether two spells last on one day; where one ends the other may begin."""
    return (a.start or "") < (b.end or "9999") and (b.start or "") < (a.end or "9999")


def _holds(known: Known, spell: Spell, asked: str | None) -> bool:
    keys = known.actors_named(asked)
    return keys is None or spell.holder in keys or is_called(asked or "", [spell.holder_name])


def _notes(known: Known, day: str | None) -> tuple[str, ...]:
    last = known.days[1]
    if day is not None and last and day > last:
        return (f"The last report is of {last}: what is told until then is taken to last.",)
    return ()


# -- one line ----------------------------------------------------------------------------------------------------------


def _line(known: Known, found: _Stands) -> Line:
    spell = found.spell
    spot, support = known.spot(found.place, spell.place_name), spell.support(known.copies)
    holder = known.actor_name(spell.holder, spell.holder_name)
    told = sorted(c.voice.told for c in (*spell.claims, *spell.denials) if c.voice.told)
    sure, said, denied = how_sure(support, disputed=found.disputed), said_by(_voices(spell.claims)), _deniers(spell)
    rivals = list(dict.fromkeys(known.actor_name(c.holder, c.holder_name) for c in spell.rivals))
    inferred = known.spot(found.inferred_from).name if found.inferred_from else None
    records = tuple(_said(spell))
    known_by = told[0] if told else None
    data: dict[str, Json] = {
        "place": spot.name, "place_id": spot.key, "country": spot.country or None, "holder": holder or None,
        "holder_id": spell.holder or None, "status": spell.status.value, "from": spell.start, "known_by": known_by,
        "to": spell.end, "last_told": told[-1] if told else None, "sure": sure.value, "sources": support.independent,
        "said_by": list(said), "denied_by": list(denied), "rivals": list(rivals), "inferred_from": inferred,
        "reports": list(known.reports_of(r for _, r in records)), "records": [r for _, r in records],
        "claims": voices_json(records, known),
    }  # fmt: skip
    start = spell.start or _known_by(known_by, spell.end)
    end = spell.end or f"lasts, told {told[-1] if told else '?'}"
    grounds = [number_of(support.independent, "source"), f"denied by {few(denied)}" if denied else "",
               f"or {few(rivals)}" if rivals else "", f"inferred from {inferred}" if inferred else ""]  # fmt: skip
    basis = f"{sure.value}: {'; '.join(part for part in grounds if part)}"
    who = f"{spell.status.value} by {few([holder]) or 'somebody not named'}"
    cells = (spot.name, who, start, end.replace(", ", "\n"), few(said), basis)
    title = f"{spot.name}: {who}, from {start}, {f'to {end}' if spell.end else end}"
    facts = (("how sure", basis), ("says who", ", ".join(said)))
    return Line(data, cells, title, facts, records)


def _known_by(told: str | None, end: str | None) -> str:
    """The start of a spell that began before anything told: by when it was known, unless that was after its end."""
    return f"by {told}" if told and (end is None or told < end) else "not known"


def _voices(claims: Iterable[Claim]) -> Iterator[Voice]:
    return (claim.voice for claim in claims)


def _deniers(spell: Spell) -> list[str]:
    return said_by(_voices(spell.denials))


def _said(spell: Spell) -> Iterator[tuple[str, str]]:
    """The records that a spell stands on, each with what it does."""
    seen: set[tuple[str, str]] = set()
    for role, claims in (
        ("says", spell.claims), ("denies", spell.denials), ("ended", spell.ended_by), ("rival", spell.rivals)
    ):  # fmt: skip
        for claim in claims:
            if (role, claim.voice.record) not in seen:
                seen.add((role, claim.voice.record))
                yield role, claim.voice.record
