"""``dateline story``: developments, and one whole with its incidents."""

from __future__ import annotations

from .conftest import Asking, csv_of, refusal, rows_of


def test_a_development_has_its_incidents_places_and_tolls(asking: Asking) -> None:
    (story,) = rows_of(asking, "story")
    assert (story["start"], story["end"], story["incidents"]) == ("2014-06-10", "2014-06-19", 3)
    assert story["places"] == ["Balad", "Karsan"]
    assert story["actors"][0] == "Marsh Front"
    assert story["tolls"] == {"killed": [17, 17, 17]}
    assert not any("g1" in shared for shared in story["joined_by"])


def test_single_incidents_are_left_out_unless_asked_for(asking: Asking) -> None:
    assert [s["incidents"] for s in rows_of(asking, "story", "--least", "1")] == [3, 1, 1, 1]
    assert "3 smaller ones are left out" in asking("story", "--format", "table")[1]
    assert rows_of(asking, "story", "--least", "4") == []


def test_one_story_is_shown_whole_by_the_beginning_of_its_id(asking: Asking) -> None:
    (story,) = rows_of(asking, "story")
    incidents = rows_of(asking, "story", story["story"][:12])
    assert [i["incident"] for i in incidents] == story["incident_ids"]
    assert incidents[0]["reports"] == ["r1", "r2", "r5", "r6"]
    shown = " ".join(asking("story", story["story"], "--verbose", "--format", "table")[1].split())
    assert "shelled the market of Karsan" in shown
    assert "Joined by:" in shown


def test_filters_choose_stories_that_they_touch(asking: Asking) -> None:
    assert len(rows_of(asking, "story", "--actor", "River Guard")) == 1
    assert rows_of(asking, "story", "--place", "Hamra") == []
    assert rows_of(asking, "story", "--since", "2014-06-20") == []
    assert rows_of(asking, "story", "--as-of", "2014-06-11") == []


def test_csv_has_one_header_whatever_is_found(asking: Asking) -> None:
    header, rows = csv_of(asking, "story")
    assert header[:3] == ["story", "start", "end"]
    assert rows[0]["tolls"] == "killed 17/17/17"
    assert csv_of(asking, "story", "--least", "9") == (header, [])


def test_an_id_that_means_none_or_several_is_refused(asking: Asking) -> None:
    assert "there is no such story" in refusal(asking, "story", "story-nothing")
    assert "stories have ids that begin so" in refusal(asking, "story", "story-")
