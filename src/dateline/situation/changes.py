"""What changed between two moments: the same situation as known on one day and on a later one, field by field.

Each function takes what stood then and what stands now (incidents followed, ledgers and bonds made ``as_of`` the two
days) and tells:

- **new**: not there before;
- **updated**: a field has another value, from what to what;
- **contradicted**: somebody denies it who did not before, or a figure lies outside the range that stood;
- **corrected**: an outlet took a figure back;
- **gone**: no longer there, as where a record was withdrawn or incidents were merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from dateline.record import Status
from dateline.situation.figures import Revision
from dateline.situation.incident import Incident
from dateline.situation.spells import Spell
from dateline.situation.ties import Bond
from dateline.situation.tolls import Toll, tolls_of

__all__ = ["Change", "ChangeKind", "Subject", "control_changes", "incident_changes", "tie_changes"]


class ChangeKind(StrEnum):
    """How something changed."""

    NEW = "new"
    UPDATED = "updated"
    CONTRADICTED = "contradicted"
    CORRECTED = "corrected"
    GONE = "gone"


class Subject(StrEnum):
    """What changed."""

    INCIDENT = "incident"
    CONTROL = "control"
    TIE = "tie"


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: how. subject: of what. id: the incident's, or the keys of place and holder, or of the pair and the kind.
        field: which field, "" for all of it. was, now: its values in words, "" for none.
        because: ids of the records that are new and say so.
    """

    kind: ChangeKind
    subject: Subject
    id: str
    field: str
    was: str
    now: str
    because: tuple[str, ...]


def incident_changes(before: Iterable[Incident], after: Iterable[Incident]) -> tuple[Change, ...]:
    """What changed in incidents; one that took over the tellings of another is that one, whatever its id."""
    old = {incident.id: incident for incident in before}
    home = {telling.id: incident.id for incident in old.values() for telling in incident.tellings}
    found: list[Change] = []
    kept: set[str] = set()
    for incident in sorted(after, key=lambda i: i.id):
        roots = [home[t.id] for t in incident.tellings if t.id in home]
        kept |= set(roots)
        if not roots:
            told = _day_and_type(incident)
            found.append(Change(ChangeKind.NEW, Subject.INCIDENT, incident.id, "", "", told, _ids(incident)))
            continue
        root = incident.id if incident.id in roots else max(roots, key=lambda r: (roots.count(r), r))
        found += _between(old[root], incident)
    for gone in sorted(set(old) - kept):
        found.append(Change(ChangeKind.GONE, Subject.INCIDENT, gone, "", _day_and_type(old[gone]), "", ()))
    return tuple(found)


def _between(was: Incident, now: Incident) -> Iterator[Change]:
    known = {t.id for t in was.tellings}
    added = [t for t in now.tellings if t.id not in known]
    because = tuple(t.id for t in added)
    for field in ("type", "mode", "status", "start", "end"):
        before, after = str(getattr(was, field) or ""), str(getattr(now, field) or "")
        if before != after:
            yield Change(ChangeKind.UPDATED, Subject.INCIDENT, now.id, field, before, after, because)
    denials = tuple(t.id for t in added if t.event.status is Status.DENIED)
    if denials and was.status is not Status.DENIED:
        yield Change(ChangeKind.CONTRADICTED, Subject.INCIDENT, now.id, "happened", was.status, "denied", denials)
    sources = (str(len(was.sources)), str(len(now.sources)))
    if sources[0] != sources[1]:
        yield Change(ChangeKind.UPDATED, Subject.INCIDENT, now.id, "sources", *sources, because)
    yield from _tolls_between(now.id, tolls_of(was), tolls_of(now))


def _tolls_between(id: str, before: Sequence[Toll], after: Sequence[Toll]) -> Iterator[Change]:
    old = {toll.what: toll for toll in before}
    for toll in after:
        was = old.pop(toll.what, None)
        if was is not None and was.range == toll.range:
            continue
        known = {j.figure.telling for j in was.figures} if was else set()
        fresh = [j.figure for j in toll.figures if j.figure.telling not in known]
        because = tuple(dict.fromkeys(f.telling for f in fresh))
        kind = ChangeKind.UPDATED if was else ChangeKind.NEW
        if was is not None and any(f.revision is Revision.CORRECTS for f in fresh):
            kind = ChangeKind.CORRECTED
        elif was is not None and any(
            f.revision is None and not was.range.low <= f.value <= was.range.high for f in fresh
        ):
            kind = ChangeKind.CONTRADICTED
        yield Change(kind, Subject.INCIDENT, id, toll.what, _range(was), _range(toll), because)
    for what, was in sorted(old.items()):
        yield Change(ChangeKind.GONE, Subject.INCIDENT, id, what, _range(was), "", ())


def control_changes(before: Iterable[Spell], after: Iterable[Spell]) -> tuple[Change, ...]:
    """What changed in who holds which place; the first spell of a holder in a place is the first one then and now."""
    return tuple(_changes(Subject.CONTROL, _spells(before), _spells(after)))


def tie_changes(before: Iterable[Bond], after: Iterable[Bond]) -> tuple[Change, ...]:
    """What changed in the relations of actors; the first spell of a kind between two is the first one then and now."""
    return tuple(_changes(Subject.TIE, _bonds(before), _bonds(after)))


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands, as it is compared: days, records that say so, records that deny it."""

    days: tuple[tuple[str, str], ...]
    records: tuple[str, ...]
    denials: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return " ".join(f"{name} {day or 'unknown'}" for name, day in self.days)


def _spells(ledger: Iterable[Spell]) -> dict[str, _Standing]:
    """Spells by place, holder, status and number."""
    found: dict[str, _Standing] = {}
    for spell in sorted(ledger, key=lambda s: (s.place, s.start or "", s.end or "9999", s.holder)):
        records = tuple(c.voice.record for c in (*spell.claims, *spell.ended_by))
        denials = tuple(c.voice.record for c in spell.denials)
        days = (("start", spell.start or ""), ("end", spell.end or ""))
        found[_numbered(f"{spell.place} | {spell.holder} | {spell.status}", found)] = _Standing(days, records, denials)
    return found


def _bonds(bonds: Iterable[Bond]) -> dict[str, _Standing]:
    """Spells of relations by pair, kind and number."""
    found: dict[str, _Standing] = {}
    for bond in sorted(bonds, key=lambda b: (b.a, b.b, b.kind, b.start or "", b.end or "9999")):
        records = tuple(v.record for d in bond.dealings for v in d.voices)
        days = (("start", bond.start or ""), ("end", bond.end or ""))
        found[_numbered(f"{bond.a} | {bond.b} | {bond.kind}", found)] = _Standing(days, records)
    return found


def _numbered(name: str, taken: Mapping[str, object]) -> str:
    return next(each for n in count(1) if (each := f"{name} | {n}") not in taken)


def _changes(subject: Subject, old: dict[str, _Standing], new: dict[str, _Standing]) -> Iterator[Change]:
    for name in sorted(old | new):
        was, now = old.get(name), new.get(name)
        if was is None and now is not None:
            yield Change(ChangeKind.NEW, subject, name, "", "", now.words, now.records)
        elif now is None and was is not None:
            yield Change(ChangeKind.GONE, subject, name, "", was.words, "", ())
        elif was is not None and now is not None:
            fresh = tuple(r for r in now.records if r not in was.records)
            for (field, before), (_, after) in zip(was.days, now.days, strict=True):
                if before != after:
                    yield Change(ChangeKind.UPDATED, subject, name, field, before, after, fresh)
            denials = tuple(r for r in now.denials if r not in was.denials)
            if denials:
                yield Change(ChangeKind.CONTRADICTED, subject, name, "", "", "denied", denials)


def _day_and_type(incident: Incident) -> str:
    return f"{incident.type} {incident.start or 'on an unknown day'}"


def _ids(incident: Incident) -> tuple[str, ...]:
    return tuple(telling.id for telling in incident.tellings)


def _range(toll: Toll | None) -> str:
    return f"{toll.range.low}, {toll.range.best}, {toll.range.high}" if toll else ""
