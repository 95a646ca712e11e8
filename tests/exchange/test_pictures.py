"""Pictures show what is told as exactly as it is told, and count what they do not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import dateline.exchange.pictures.canvas
from dateline.errors import UsageError
from dateline.exchange import (
    Choice,
    Ledger,
    Picture,
    PictureKind,
    SituationTables,
    draw,
    draw_map,
    draw_network,
    draw_timeline,
    draw_tolls,
    picture_page,
    shown_in,
    write_picture,
)
from dateline.exchange.pictures.canvas import FAINT, HOLDERS, INK, ON_MARKS
from dateline.exchange.pictures.choosing import is_called, shortened
from dateline.exchange.pictures.outlines import lines_in
from dateline.exchange.pictures.sites import Site, circle, framed, sites_of
from dateline.knowledge import kilometres_between
from dateline.record import EventPlace, Place, PlaceRelation
from dateline.store import Store
from situation.made import actor, coded, control, relation
from situation_samples import BALAD, HAMRA, KARSAN, Said, report_of

AREA = Place(
    None, "northern Iraq", "IRQ", None, 36.0, 43.0, None, "area", relation=PlaceRelation.PART, radius_km=60.0
)  # fmt: skip
NINEVEH = Place(4, "Nineveh", "IRQ", "Nineveh", 36.0, 42.5, "ADM1", "admin1")
NOWHERE = Place(None, "the front", None, None, None, None, None, None)
IRAQ = Place(5, "Iraq", "IRQ", None, 33.0, 44.0, "PCLI", "country")
TOWNS = ((36.0, 42.4), (36.1, 42.6), (36.2, 42.5), (35.9, 42.5))


def no_towns(country: str, admin1: str | None = None) -> tuple[tuple[float, float], ...]:
    return TOWNS if admin1 == "Nineveh" else ()


DEEDS = {
    "a": ("Rebels", "shelled", 3), "b": ("Border police", "raided", 5), "c": ("Smugglers", "ambushed", 7),
    "d": ("Warplanes", "bombed", 9),
}  # fmt: skip
"""Deeds so different that nobody takes two for one."""


def told(id: str, place: Place, day: str = "2014-06-15", words: str = "") -> Said:
    who, verb, killed = DEEDS[id]
    return Said(
        f"{who} {verb} {place.name}{words}, {killed} dead.", verb, day=day, place=place, actors=(who,),
        counts={"killed": killed},
    )  # fmt: skip


def situation_in(folder: Path, *said: Said, extra: bool = False) -> SituationTables:
    store = Store.open(folder / "s.db", create=True)
    store.add([report_of(f"r{at}", "2014-06-16", each, source=f"Outlet {at}") for at, each in enumerate(said)])
    if extra:
        front, guard = actor("Marsh Front", "REB"), actor("Karsan Guard", "MIL")
        held = coded("c", "2014-06-16", controls=[
            control("c-1", "seized", front, EventPlace("", "Karsan", KARSAN), "2014-06-15"),
            control("c-2", "held", guard, EventPlace("", "Balad", BALAD), "2014-06-15"),
        ])  # fmt: skip
        fought = coded("d", "2014-06-16", relations=[relation("l-1", front, "fights", guard, "2014-06-15")])
        store.add([replace(held, report=replace(held.report, text="The Marsh Front has Karsan, the Guard Balad."))])
        store.add([replace(fought, report=replace(fought.report, text="The Front fights the Guard."))])
    return Ledger(store).situation()


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[SituationTables]:
    """Three towns, an area, a place without a point; two holders, one war."""
    made = situation_in(
        tmp_path, told("a", KARSAN), told("b", HAMRA), told("c", AREA), told("d", NOWHERE), extra=True
    )  # fmt: skip
    yield made
    made.known._store.close()


def words_of(figure: Any) -> list[str]:
    texts = [*figure.texts, *(t for axes in figure.axes for t in (*axes.texts, axes.title))]
    legends = [*figure.legends, *(axes.get_legend() for axes in figure.axes if axes.get_legend())]
    texts += [t for legend in legends for t in legend.get_texts()]
    return [t.get_text().replace("\n", " ") for t in texts]


def areas(figure: Any) -> list[Any]:
    return list(figure.axes[0].patches)


def pins(figure: Any) -> set[tuple[float, float]]:
    lines = (line for line in figure.axes[0].lines if line.get_marker() not in {"", "None", None})
    return {(float(line.get_xdata()[0]), float(line.get_ydata()[0])) for line in lines}


def test_a_town_is_a_pin_and_an_area_is_never_one(whole: SituationTables) -> None:
    figure = draw_map(whole.known, "2014-06-15", towns=no_towns)
    assert (KARSAN.lon, KARSAN.lat) in pins(figure)
    assert (AREA.lon, AREA.lat) not in pins(figure)
    assert areas(figure)


def test_without_an_area_no_circle_is_drawn(tmp_path: Path) -> None:
    figure = draw_map(situation_in(tmp_path, told("a", KARSAN)).known, "2014-06-15", towns=no_towns)
    assert areas(figure) == []


def test_the_rim_of_an_area_lies_its_radius_away_from_its_middle() -> None:
    rim = circle(Site("northern Iraq", 36.0, 43.0, 150.0))
    away = [kilometres_between((36.0, 43.0), (lat, lon)) for lon, lat in rim]
    assert min(away) == pytest.approx(150, rel=0.001)
    assert max(away) == pytest.approx(150, rel=0.001)
    assert all(lon > 170 for lon, _ in circle(Site("Fiji", -17.0, 179.5, 200.0)))


def test_what_has_no_point_is_counted_in_the_caption(whole: SituationTables) -> None:
    caption = words_of(draw_map(whole.known, "2014-06-15", towns=no_towns))[1]
    assert "Not drawn: 1 incident of which no point or area is told." in caption
    assert "4 incidents told in 4 reports (4 outlets named), 4 independent; as known on 2014-06-16." in caption


def test_a_division_is_the_area_of_its_towns_and_a_country_no_site(tmp_path: Path) -> None:
    known = situation_in(tmp_path, told("a", NINEVEH), told("b", IRAQ)).known
    (site,), missing, _ = sites_of(known, known.incidents, (), no_towns)
    assert site.name == "Nineveh"
    assert site.radius_km == pytest.approx(22.2, abs=3)
    assert missing == 1


def test_one_far_place_does_not_shrink_the_map() -> None:
    near = [Site(f"t{at}", 36.0 + at / 10, 43.0, None) for at in range(5)]
    far, wide = Site("Washington", 38.9, -77.0, None), Site("the region", 36.0, 43.0, 2000.0)
    assert framed([*near, far, wide]) == (tuple(near), (far, wide))
    assert framed(near) == (tuple(near), ())
    assert framed([]) == ((), ())


def test_holders_have_a_letter_in_the_key(whole: SituationTables) -> None:
    words = words_of(draw_map(whole.known, "2014-06-15", towns=no_towns))
    assert {"A  Karsan Guard", "B  Marsh Front"} <= set(words)
    before = words_of(draw_map(whole.known, "2014-06-14", towns=no_towns))
    assert not any("Marsh Front" in each for each in before)


def test_a_map_of_a_place_shows_only_that(whole: SituationTables) -> None:
    words = words_of(draw_map(whole.known, "2014-06-15", Choice(place="Hamra"), towns=no_towns))
    assert "Hamra · 1" in words
    assert not any(each.startswith("Karsan") for each in words)


def test_a_country_that_is_asked_for_takes_in_its_towns(tmp_path: Path) -> None:
    abroad = replace(HAMRA, geonameid=6, name="Hamra", country="LBN", admin1=None)
    known = situation_in(tmp_path, told("a", KARSAN), told("b", abroad), told("c", IRAQ)).known
    assert {known.place_of(i) for i in Choice(place="Iraq").incidents(known)} == {KARSAN, IRAQ}
    assert Choice(place="IRQ").incidents(known) == Choice(place="Iraq").incidents(known)
    assert [known.place_of(i) for i in Choice(place="Lebanon").incidents(known)] == []  # no report names it


def test_incidents_are_chosen_by_who_takes_part_and_when(whole: SituationTables) -> None:
    known = whole.known
    assert [i.start for i in Choice(actor="warplanes").incidents(known)] == ["2014-06-15"]
    assert Choice(actor="plane").incidents(known) == ()
    assert Choice(since="2014-06-16").incidents(known) == ()
    assert len(Choice(until="2014-06-15").incidents(known)) == 4


def test_coasts_and_borders_are_those_of_the_frame() -> None:
    iraq = (38.0, 29.0, 49.0, 38.0)
    assert sum(map(len, lines_in("border", iraq))) > 50
    ocean = (-30.0, -30.0, -25.0, -25.0)
    assert [*lines_in("border", ocean), *lines_in("coast", ocean)] == []


def test_the_timeline_names_incidents_and_counts_the_rest(tmp_path: Path) -> None:
    known = situation_in(tmp_path, told("a", KARSAN), told("b", HAMRA, "1999-01-01")).known
    words = words_of(draw_timeline(known))
    assert "1 outside the days shown (from 2014-06-02)" in words[1]
    assert any(each.startswith("15 Jun  ASSAULT  Rebels shelled Karsan") for each in words)
    assert not any("Hamra" in each for each in words)


def test_the_network_shows_who_is_against_whom(whole: SituationTables) -> None:
    words = words_of(draw_network(whole.known))
    assert {"Marsh Front", "Karsan Guard", "against each other"} <= set(words)
    assert "with each other" not in words
    alone = words_of(draw_network(whole.known, actor="Nobody at all"))
    assert "Nobody is told to stand in a tie." in alone


def test_the_network_is_laid_out_alike_each_time(whole: SituationTables, tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        write_picture(tmp_path / name, draw_network(whole.known))
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_tolls_add_incidents_up(whole: SituationTables) -> None:
    figure = draw_tolls(whole.known)
    assert "4 incidents with a toll" in words_of(figure)[1]
    assert "24 to 24, best 24" in words_of(figure)[1]
    assert [bar.get_height() for bar in figure.axes[0].patches] == [24]


def test_tolls_that_nobody_gives_are_said_to_be_none(whole: SituationTables) -> None:
    assert "No incident has such a toll." in words_of(draw_tolls(whole.known, "displaced"))
    with pytest.raises(UsageError, match="no tolls of 'lost'"):
        draw_tolls(whole.known, "lost")


@pytest.mark.parametrize("kind", PictureKind)
def test_every_picture_is_written_in_each_format(whole: SituationTables, tmp_path: Path, kind: PictureKind) -> None:
    picture = Picture(kind, "2014-06-15")
    for name, begins in (("p.svg", b"<?xml"), ("p.png", b"\x89PNG"), ("p.html", b"<!doctype html>")):
        write_picture(tmp_path / name, draw(whole, picture), shown_in(whole, picture))
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_an_empty_store_still_draws(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        empty = Ledger(store).situation()
        for kind in PictureKind:
            assert "as known from undated reports" in words_of(draw(empty, Picture(kind)))[1]


def test_a_page_fetches_nothing_and_has_words_as_text(whole: SituationTables) -> None:
    picture = Picture(PictureKind.MAP, "2014-06-15")
    page = picture_page(draw(whole, picture), shown_in(whole, picture))
    assert not re.search(r"(?:src|href)=\"https?:|@import|url\((?!#)", page)
    assert "<script" not in page
    assert "<h1>What happened, and who holds what, 2014-06-15</h1>" in page
    assert "Warplanes bombed the front, 9 dead." in page
    assert {"<h2>Incidents</h2>", "<h2>Control</h2>"} <= set(page.replace(">\n<", ">\n\n<").split("\n"))


def test_words_of_reports_are_no_markup(tmp_path: Path) -> None:
    made = situation_in(tmp_path, told("a", KARSAN, words=" <b>twice</b> & again"))
    page = picture_page(draw_timeline(made.known), {"incidents": made.arrow("incidents")})
    assert "&lt;b&gt;twice&lt;/b&gt; &amp; again" in page
    assert "<b>" not in page


def test_a_file_of_another_kind_is_refused(whole: SituationTables, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"name it \.svg, \.png or \.html"):
        write_picture(tmp_path / "map.pdf", draw_network(whole.known))
    assert list(tmp_path.glob("*.pdf")) == []


def test_without_matplotlib_it_is_said_what_to_install(whole: SituationTables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline.exchange.pictures.canvas, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'dateline\[pictures\]'"):
        draw_timeline(whole.known)


def test_words_can_be_read_on_what_they_stand_on() -> None:
    """WCAG 2.2, success criterion 1.4.3, level AA: at least 4.5 to 1."""
    for letters, ground in product((INK, FAINT), ("#ffffff",)):
        assert contrast(letters, ground) >= 4.5
    for ground in HOLDERS:
        assert contrast({"black": "#000000", "white": "#ffffff"}[ON_MARKS[ground]], ground) >= 4.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_name_is_found_by_whole_words_whatever_its_accents() -> None:
    assert is_called("tikrit", ["Tikrīt"])
    assert is_called("Islamic State", ["the Islamic State of Iraq"])
    assert not is_called("Iran", ["Tirana"])
    assert shortened("the Revolutionary Guards of Iran", 20) == "the Revolutionary …"
    assert shortened("Iran", 20) == "Iran"
