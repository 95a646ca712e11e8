"""Common nouns of sites."""

from __future__ import annotations

from dateline.vocabulary import agents, site_nouns


def test_sites_have_features_and_towns_are_none() -> None:
    nouns = site_nouns()
    assert "DAM" in nouns["dam"]
    assert "CTRB" in nouns["border crossing"]
    assert "town" not in nouns
    assert not any(feature.startswith("PPL") for features in nouns.values() for feature in features)


def test_the_nouns_are_such_as_name_places() -> None:
    known = [agents().noun(noun) for noun in ("camp", "base", "dam", "refinery", "prison")]
    assert all(noun is not None and noun.kind == "place" for noun in known)
