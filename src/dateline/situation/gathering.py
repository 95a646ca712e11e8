"""An incident from its tellings: what most sources say it was, and the links that hold it together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dateline.situation.copies import CopyIndex, credited_outlets
from dateline.situation.decision import pair
from dateline.situation.facets import Facets
from dateline.situation.incident import Incident, Joined, incident_id
from dateline.situation.linking import Links
from dateline.situation.pairing import explain
from dateline.situation.telling import Telling, telling_order

__all__ = ["incident_of", "sources_of"]

Value = TypeVar("Value")


def incident_of(
    nodes: Sequence[str], links: Links, decided: Mapping[tuple[str, str], int], copies: CopyIndex
) -> Incident:
    """The incident that these nodes of ``links`` tell.

    Args:
        decided: pairs joined by hand, with the decision's number. copies: which reports are one source.
    """
    group = (links.facets[id_] for node in nodes for id_ in links.members[node])
    ordered = sorted(group, key=lambda f: telling_order(f.telling))
    tellings = tuple(f.telling for f in ordered)
    sources = sources_of(tellings, copies)
    source_of = {report: n for n, reports in enumerate(sources) for report in reports}
    dated = [f for f in ordered if f.dated and not f.event.historical] or ordered
    start, end = _most(dated, source_of, _days) or (None, None)
    kind = _most(ordered, source_of, lambda f: f.event.type)
    assert kind is not None
    return Incident(
        incident_id(tellings[0].id), tellings, sources, kind,
        _most([f for f in ordered if f.event.type is kind], source_of, lambda f: f.event.mode),
        _most(ordered, source_of, lambda f: f.event.status) or tellings[-1].event.status, start, end,
        tuple(_joined(nodes, ordered, links, decided)),
    )  # fmt: skip


def _days(facets: Facets) -> tuple[str, str] | None:
    """The days it happened, where words say them; else, where nothing better is known, as supposed."""
    moment = facets.event.time
    if moment is None or (moment.start is None and moment.end is None):
        return None
    start, end = moment.start or moment.end or "", moment.end or moment.start or ""
    return start[:10], end[:10]


def _most(
    ordered: Sequence[Facets], source_of: Mapping[str, int], value_of: Callable[[Facets], Value | None]
) -> Value | None:
    """The value that most sources give; each source counts once for each value; on a tie the one told latest."""
    backers: dict[Value, set[int]] = {}
    latest: dict[Value, int] = {}
    for number, facets in enumerate(ordered):
        value = value_of(facets)
        if value is not None:
            backers.setdefault(value, set()).add(source_of[facets.telling.report])
            latest[value] = number
    return max(backers, key=lambda v: (len(backers[v]), latest[v]), default=None)


def sources_of(tellings: Iterable[Telling], copies: CopyIndex) -> tuple[tuple[str, ...], ...]:
    """Groups of reports, each one source: copies of one text, and those that only credit the outlet of another.

    A report all of whose tellings here credit one outlet ("told the Herald") derives from that outlet's report of the
    incident, where there is one.
    """
    told = list(tellings)
    reports = sorted({t.report for t in told})
    root = {report: report for report in reports}

    def of(report: str) -> str:
        while root[report] != report:
            report = root[report]
        return report

    def join(a: str, b: str) -> None:
        one, other = sorted((of(a), of(b)))
        root[other] = one

    first_of: dict[str, str] = {}
    for report in reports:
        join(report, first_of.setdefault(copies.head(report), report))
    for report, original in sorted(_derived(told, copies)):
        join(report, original)
    groups: dict[str, list[str]] = {}
    for report in reports:
        groups.setdefault(of(report), []).append(report)
    return tuple(tuple(group) for _, group in sorted(groups.items()))


def _derived(tellings: Sequence[Telling], copies: CopyIndex) -> Iterable[tuple[str, str]]:
    by_outlet: dict[str, list[str]] = {}
    for telling in tellings:
        by_outlet.setdefault(copies.prints[telling.report].outlet, []).append(telling.report)
    credited: dict[str, set[str]] = {}
    for telling in tellings:
        named = set(credited_outlets(telling.event.sources))
        credited[telling.report] = credited.get(telling.report, named) & named
    for report, outlets in credited.items():
        for outlet in sorted(outlets - {copies.prints[report].outlet}):
            yield from ((report, original) for original in by_outlet.get(outlet, ())[:1])


def _joined(
    nodes: Sequence[str], ordered: Sequence[Facets], links: Links, decided: Mapping[tuple[str, str], int]
) -> Iterator[Joined]:
    """For each telling its strongest link to the incident, each link once; first those that were decided."""
    inside = set(nodes)
    seen: set[tuple[str, str]] = set()
    for (a, b), number in sorted(decided.items()):
        if links.node[a] in inside:
            seen.add((a, b))
            yield Joined(a, b, 1.0, (f"decision {number} says so",))
    for facets in ordered:
        id_ = facets.telling.id
        node = links.node[id_]
        if node != id_:
            yield Joined(*pair(id_, node), 1.0, ("both say the same of type, day, place and figures",))
            continue
        best = max(((c, o) for o, c in links.chances[id_].items() if o in inside), default=None)
        if best is not None and (both := pair(id_, best[1])) not in seen:
            seen.add(both)
            why = explain(links.facets[both[0]], links.facets[both[1]], links.weights)
            yield Joined(*both, round(best[0], 4), why)
