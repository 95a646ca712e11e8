"""Incidents as other answers name them: one line each, and the tellings that they stand on."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.cli.standing_known import Known
from dateline.cli.standing_wording import deed_of, parties_of, ranged
from dateline.record import Json
from dateline.situation import Incident, Toll, Total, tolls_of

__all__ = ["happening", "incident_json", "incident_said", "tolls_json", "tolls_words"]


def happening(known: Known, incident: Incident) -> str:
    """What, who to whom, where, and its tolls, in one line."""
    done = f"{deed_of(incident)} {parties_of(known, incident)}".strip()
    told = ", ".join(part for part in (done, known.where(incident).name) if part)
    tolls = tolls_words(tolls_of(incident))
    return f"{told}; {tolls}" if tolls else told


def tolls_words(tolls: Iterable[Toll | Total]) -> str:
    """Tolls or totals as best (low-high)."""
    return ", ".join(f"{toll.what} {ranged(toll.range)}" for toll in tolls)


def tolls_json(tolls: Iterable[Toll | Total]) -> dict[str, Json]:
    """Tolls or totals as low, best and high."""
    return {toll.what: [toll.range.low, toll.range.best, toll.range.high] for toll in tolls}


def incident_json(known: Known, incident: Incident) -> dict[str, Json]:
    """What an incident was, in short; all of it is to be asked for by its id."""
    spot = known.where(incident)
    return {
        "incident": incident.id, "start": incident.start, "end": incident.end, "type": incident.type.value,
        "mode": incident.mode, "status": incident.status.value,
        "who": list(known.parties(incident, recipients=False)), "whom": list(known.parties(incident, recipients=True)),
        "place": spot.name or None, "place_id": spot.key or None, "country": spot.country or None,
        "tolls": tolls_json(tolls_of(incident)),
        "sources": len(incident.sources), "tellings": [t.id for t in incident.tellings],
        "reports": list(dict.fromkeys(t.report for t in incident.tellings)),
    }  # fmt: skip


def incident_said(incident: Incident) -> tuple[tuple[str, str], ...]:
    """Its tellings, one of each source in the order of telling, with what each says became of it."""
    source = {report: number for number, group in enumerate(incident.sources) for report in group}
    first: dict[tuple[int, str], str] = {}
    for telling in incident.tellings:
        first.setdefault((source.get(telling.report, -1), telling.event.status.value), telling.id)
    return tuple((status, id_) for (_, status), id_ in first.items())
