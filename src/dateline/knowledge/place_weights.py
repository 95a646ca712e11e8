"""The kinds of evidence on what a place name means, and how much each weighs."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_table

__all__ = ["EVIDENCE", "PLACE_WEIGHTS", "PlaceWeights", "load_place_weights"]

EVIDENCE = (
    *("size", "largest", "own_name", "capital", "seat", "quarter", "division", "district", "nature", "site", "region"),
    *("state", "country_share", "country_named", "country_certain", "neighbour", "stateless", "in_country"),
    *("in_division", "near_container", "division_word", "division_word_amiss", "town_word", "town_word_amiss"),
    *("water_word", "company_country", "company_division", "near_company"),
    *("division_named", "bare_division", "capital_dateline", "abbreviation", "sounds_alike"),
    *("none", "none_stopped", "none_person", "none_body", "none_facility", "none_other"),
    *("none_read_otherwise", "none_read_place", "none_surname", "none_titled", "none_locative", "none_territorial"),
    *("none_contained", "none_noun", "none_words", "none_many", "none_large", "none_short"),
)
"""Kinds of evidence: for a candidate, and (``none_…``) for the name's meaning no place or none that is known."""
PLACE_WEIGHTS = "place_weights.csv"


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """What each kind of :data:`EVIDENCE` weighs, in logits, learned by ``training.places``.

    Attributes:
        first: for a name judged without the report's other place names. full: for one judged with them.
    """

    first: tuple[float, ...]
    full: tuple[float, ...]


def load_place_weights() -> PlaceWeights:
    """The weights of the knowledge file.

    Raises:
        KnowledgeError: where the file cannot be read, or weighs other evidence than is gathered.
    """
    rows = {row["evidence"]: row for row in read_table(PLACE_WEIGHTS, "evidence first full source")}
    if set(rows) != set(EVIDENCE):
        odd = ", ".join(sorted(set(rows) ^ set(EVIDENCE)))
        raise KnowledgeError(f"weighs other evidence than is gathered: {odd}", subject=PLACE_WEIGHTS)
    each = [rows[name] for name in EVIDENCE]
    return PlaceWeights(
        tuple(row.number("first") or 0.0 for row in each), tuple(row.number("full") or 0.0 for row in each)
    )
