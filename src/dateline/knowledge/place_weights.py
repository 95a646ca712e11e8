"""The kinds of evidence on what a place name means, how much each weighs, and how the chances are calibrated."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_table

__all__ = ["EVIDENCE", "PLACE_CALIBRATION", "PLACE_WEIGHTS", "Calibration", "PlaceWeights", "load_place_weights"]

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
PLACE_CALIBRATION = "place_calibration.csv"
MOST_CERTAIN = 0.99
"""Chances are held this far from 0 and 1, as where the calibration was fitted."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns the chance of a pin into the share of such pins that are right: a line on the logit (Platt 1999).

    The weights are learned for all candidates; the one that is chosen is right more seldom where it seems certain, and
    more often where it seems doubtful, than its chance says. Fitted by ``training.places`` on reports not learned from.
    """

    intercept: float = 0.0
    slope: float = 1.0

    def of(self, chance: float) -> float:
        """The calibrated chance, 0 to 1."""
        held = min(max(chance, 1 - MOST_CERTAIN), MOST_CERTAIN)
        return 1 / (1 + math.exp(-(self.intercept + self.slope * math.log(held / (1 - held)))))


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """What each kind of :data:`EVIDENCE` weighs, in logits, learned by ``training.places``.

    Attributes:
        first: for a name judged without the report's other place names. full: for one judged with them.
        calibration: of the chance of the pin that is given.
    """

    first: tuple[float, ...]
    full: tuple[float, ...]
    calibration: Calibration = Calibration()


def load_place_weights() -> PlaceWeights:
    """The weights and the calibration of the knowledge files.

    Raises:
        KnowledgeError: where a file cannot be read, weighs other evidence than is gathered, or lacks a constant.
    """
    rows = {row["evidence"]: row for row in read_table(PLACE_WEIGHTS, "evidence first full source")}
    if set(rows) != set(EVIDENCE):
        odd = ", ".join(sorted(set(rows) ^ set(EVIDENCE)))
        raise KnowledgeError(f"weighs other evidence than is gathered: {odd}", subject=PLACE_WEIGHTS)
    each = [rows[name] for name in EVIDENCE]
    return PlaceWeights(
        tuple(row.number("first") or 0.0 for row in each),
        tuple(row.number("full") or 0.0 for row in each),
        _calibration(),
    )


def _calibration() -> Calibration:
    found = {row["constant"]: row.number("value") for row in read_table(PLACE_CALIBRATION, "constant value source")}
    intercept, slope = found.get("intercept"), found.get("slope")
    if intercept is None or slope is None or set(found) != {"intercept", "slope"}:
        raise KnowledgeError("must have the constants intercept and slope, each once", subject=PLACE_CALIBRATION)
    return Calibration(intercept, slope)
