"""The situation of a store holds to what people decided, unless other decisions are given."""

from __future__ import annotations

from pathlib import Path

from dateline.flow import situate
from dateline.record import IncidentDecision, IncidentVerdict, TellingRef
from dateline.store import Store
from situation_samples import HAMRA, KARSAN, Said, report_of

BOMB = Said("A car bomb exploded at the fish market of Karsan.", "exploded", day="2019-03-04", place=KARSAN)
RALLY = Said("Teachers marched in Hamra for better pay.", "marched", day="2019-04-20", place=HAMRA)
REPORTS = report_of("a", "2019-03-04", BOMB), report_of("b", "2019-04-21", RALLY)
MERGED = IncidentDecision(
    1, "2019-05-01T10:00:00Z", "ada", IncidentVerdict.MERGE,
    tuple(TellingRef(r.events[0].id, r.report.id, r.events[0].anchor) for r in REPORTS),
)  # fmt: skip


def test_the_decisions_of_the_store_hold_where_none_are_given(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        store.add(REPORTS)
        assert len(situate(store).incidents()) == 2
        store.decide_incident(MERGED)
        assert len(situate(store).incidents()) == 1
        assert len(situate(store, ()).incidents()) == 2
        assert len(situate(store, as_of="2019-03-04").incidents()) == 1
