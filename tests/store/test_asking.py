"""What a store answers, and what it must not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.record import Certainty, EventType, RelationKind, Status
from dateline.store import Box, EventFilter, EventOrder, Side, Store
from ledger_samples import many, not_coded, river_crossing


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    other = river_crossing(
        2, attackers="Iron Assembly", town="Tirana", type=EventType.CONSULT, status=Status.PLANNED, day=None,
        source="Southern Wire",
    )  # fmt: skip
    event = other.events[0]
    place = replace(event.places[0].place, country="ALB", lat=41.3, lon=19.8, admin1=None)
    changed = replace(
        event, mode="visit", historical=True, confidence=0.3, certainty=Certainty.STATED, sources=(),
        places=(replace(event.places[0], place=place),),
        actors=(replace(event.actors[0], country="USA", entity="grp:iron"),), recipients=(),
    )  # fmt: skip
    with Store.open(tmp_path_factory.mktemp("asked") / "s.db", create=True) as opened:
        opened.add([river_crossing(1), replace(other, events=(changed,)), not_coded()])
        yield opened


@pytest.mark.parametrize(
    "asked",
    [
        {"actor": "marsh front"},
        {"actor": "MARSH"},
        {"actor": "grp:marsh-front"},
        {"actor": "irq"},
        {"actor": "Adil"},
        {"actor": "Marsh Front", "side": Side.ACTOR},
        {"actor": "Colonel Adil", "side": Side.RECIPIENT},
        {"actor_country": "irq"},
        {"actor_country": "SYR", "side": Side.RECIPIENT},
        {"place": "qal'at surah"},
        {"place": "98001"},
        {"place": "upper marsh"},
        {"country": "irq"},
        {"box": Box(36, 43, 37, 44)},
        {"type": EventType.ASSAULT},
        {"mode": "heavy-weapons"},
        {"status": Status.HAPPENED},
        {"certainty": Certainty.ATTRIBUTED},
        {"historical": False},
        {"source": "colonel adil"},
        {"outlet": "northern wire"},
        {"since": "2014-06-10", "until": "2014-06-10"},
        {"until": "2020-01-01"},
        {"text": "attacked killed", "country": "IRQ"},
        {"text": '"12 people" attacked', "actor": "marsh"},
        {"min_confidence": 0.8},
        {"report": "report-1"},
    ],
)
def test_each_filter_finds_what_it_names_and_nothing_else(store: Store, asked: dict[str, object]) -> None:
    wanted = EventFilter(**asked)  # type: ignore[arg-type]
    assert [row.report.id for row in store.events(wanted)] == ["report-1"]
    assert store.count_events(wanted) == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"actor": "Marsh Front", "side": Side.RECIPIENT},
        {"actor": "Front Marsh"},
        {"actor": "Mars"},
        {"actor": "us"},
        {"actor": "Front Marsh Front"},
        {"actor_country": "IRQ", "side": Side.RECIPIENT},
        {"place": "Iran"},
        {"place": "Tiran"},
        {"country": "AL"},
        {"box": Box(36, 44, 37, 45)},
        {"box": Box(36, 170, 37, -170)},
        {"outlet": "wire"},
        {"since": "2014-06-11", "until": "2014-06-30"},
        {"until": "2014-06-09"},
        {"published_since": "2014-06-12"},
        {"text": '"people 12"'},
        {"text": "attacked AND nothing"},
        {"min_confidence": 0.81},
        {"report": "report"},
    ],
)
def test_a_near_miss_finds_nothing(store: Store, asked: dict[str, object]) -> None:
    wanted = EventFilter(**asked)  # type: ignore[arg-type]
    assert list(store.events(wanted)) == []
    assert store.count_events(wanted) == 0


def test_publication_and_event_time_are_two_questions(store: Store) -> None:
    published = EventFilter(published_since="2014-06-11", published_until="2014-06-11")
    assert store.count_events(published) == 2
    assert store.count_events(EventFilter(since="2014-06-11")) == 0  # one happened before, one is not dated


def test_a_box_across_the_180th_meridian(store: Store) -> None:
    assert store.count_events(EventFilter(box=Box(30, 43, 45, 20))) == 2
    assert store.count_events(EventFilter(box=Box(30, 19, 45, 44))) == 2
    with pytest.raises(UsageError, match="box"):
        store.count_events(EventFilter(box=Box(37, 43, 36, 44)))


@pytest.mark.parametrize("text", ["", "---", '"', '""', " * "])
def test_a_question_without_words_is_refused(store: Store, text: str) -> None:
    for asked in (EventFilter(text=text), EventFilter(actor=text), EventFilter(place=text)):
        with pytest.raises(UsageError, match="letter"):
            store.count_events(asked)
    with pytest.raises(UsageError, match="letter"):
        list(store.reports(text=text))


@pytest.mark.parametrize(
    "text", ['a"b', "a* OR b", "NEAR(a b)", "actors : x", "(x", "x)", "a^b", "a\0b", "-x", "x%_", "x'--"]
)
def test_nothing_in_a_question_has_a_special_meaning(store: Store, text: str) -> None:
    for asked in (EventFilter(text=text), EventFilter(actor=text), EventFilter(report=text), EventFilter(outlet=text)):
        assert store.count_events(asked) == 0
    assert list(store.reports(text=text)) == []
    assert list(store.controls(place=text.replace("x%_", "x"))) == []


def test_order_limit_and_offset(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        store.add(reversed(many(9)))
        days = [row.event.time.start for row in store.events()]
        assert days == sorted(days)
        assert [row.event.time.start for row in store.events(order=EventOrder.LATEST)] == days[::-1]
        assert [row.event.time.start for row in store.events(limit=3, offset=2)] == days[2:5]
        assert [row.event.time.start for row in store.events(offset=7)] == days[7:]
        assert next(iter(store.events(order=EventOrder.STORED))).report.id == "report-9"


def test_an_event_without_a_time_is_ordered_by_its_report(store: Store) -> None:
    assert [row.report.id for row in store.events()] == ["report-1", "report-2"]


def test_reports_by_words_days_and_outlet(store: Store) -> None:
    def found(**asked: str) -> list[str]:
        return [row.report.id for row in store.reports(**asked)]

    assert found() == ["arabic-1", "report-1", "report-2"]
    assert found(text="attack tirana") == ["report-2"]
    assert found(text="تقرير") == ["arabic-1"]
    assert found(since="2014-06-11", until="2014-06-11") == ["report-1", "report-2"]
    assert found(since="2014-06-12") == []
    assert found(outlet="SOUTHERN wire") == ["report-2"]
    assert [row.events for row in store.reports(text="tirana")] == [1]


def test_controls_relations_and_roles_by_name(store: Store) -> None:
    assert [row.report.id for row in store.controls(place="tirana")] == ["report-2"]
    assert [row.report.id for row in store.controls(holder="marsh front")] == ["report-1"]
    assert list(store.controls(holder="marsh fro")) == []
    assert len(list(store.relations(kind=RelationKind.FIGHTS))) == 2
    assert list(store.relations(kind=RelationKind.BACKS)) == []
    assert [row.report.id for row in store.relations(a="iron assembly", b="colonel")] == ["report-2"]
    assert [row.role.title for row in store.roles(person="number1")] == ["Colonel"]
    assert [row.report.id for row in store.roles(of="iron", report="report-2")] == ["report-2"]


def test_an_id_is_found_whole_or_by_its_beginning(store: Store) -> None:
    event = river_crossing(1).events[0]
    assert store.find(event.id).event == event
    assert store.find(event.id[:12]).event == event
    assert store.find(river_crossing(1).controls[0].id).control == river_crossing(1).controls[0]
    assert store.find("report-1").report.id == "report-1"
    assert store.find("arab").report.id == "arabic-1"
    assert store.find("report-1#m2").mention == river_crossing(1).mentions[1]


@pytest.mark.parametrize(
    ("id", "code"), [("report-", "ambiguous-id"), ("zzz", "unknown-id"), ("report-1#m9", "unknown-id"), ("  ", "usage")]
)
def test_an_id_that_names_none_or_several_says_so(store: Store, id: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        store.find(id)
    assert caught.value.code == code


def test_what_the_store_holds(store: Store) -> None:
    stats = store.stats()
    assert (stats.reports, stats.coded) == (3, 2)
    assert stats.languages == {"en": 2, "ar": 1}
    assert stats.types == {"ASSAULT": 1, "CONSULT": 1}
    assert stats.statuses == {"happened": 1, "planned": 1}
    assert stats.countries == {"ALB": 1, "IRQ": 1}
    assert stats.outlets == {"": 1, "Northern Wire": 1, "Southern Wire": 1}
    assert (stats.first_published, stats.last_published) == ("2014-06-11", "2014-06-11")
    assert stats.records == {"mentions": 6, "events": 2, "controls": 2, "relations": 2, "roles": 2}


def test_an_empty_store_answers(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        assert list(store.events()) == list(store.reports()) == list(store.codings()) == list(store.dump()) == []
        assert store.stats().first_published is None
        assert store.coded("x") is None


def test_the_words_of_reports_and_the_entities_they_name_are_told(store: Store) -> None:
    texts = list(store.texts())
    assert [each.key for each in texts] == sorted(each.key for each in texts)
    assert {each.text for each in texts} == {coded.report.text for coded in store.codings()}
    named = {m.entity for coded in store.codings() for m in coded.mentions if m.entity}
    assert store.entities() == named
    reports = store.naming(named)
    assert {each.report.id for each in store.codings(sorted(reports))} == {
        coded.report.id for coded in store.codings() if any(m.entity for m in coded.mentions)
    }
    assert store.naming(["grp:nobody"]) == frozenset()
    assert list(store.codings([])) == []
