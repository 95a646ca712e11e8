"""The chance that two tellings tell one happening: evidence for and against, weighed, and said in words."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import VocabularyError
from dateline.knowledge import kilometres
from dateline.record import EventType, Status
from dateline.situation.facets import Facets, Party, Site
from dateline.situation.wording import weight_of, weight_of_all

__all__ = ["EVIDENCE", "Evidence", "PairWeights", "chance", "evidence", "explain", "pair_weights"]

PAIRING = "pairing.csv"
EVIDENCE = (
    *("always", "same_type", "kindred_type", "other_quad", "same_mode", "other_mode", "one_takes", "status"),
    *("one_denied", "ahead", "one_historical", "both_historical", "same_day", "day_within", "day_supposed"),
    *("day_possible", "day_impossible", "day_off", "days_off", "weeks_off", "no_day", "told_later", "same_place"),
    *("same_name", "inside", "near", "other_town", "far", "supposed_place", "supposed_same_place"),
    *("supposed_same_name", "supposed_other_town", "supposed_far", "no_place", "same_actor", "alike_actor"),
    *("other_actor", "same_recipient", "alike_recipient", "other_recipient", "crossed", "same_figure"),
    *("same_large_figure", "figure_near", "figure_off", "same_deed", "words", "rare_words", "around", "headline"),
    *("topic", "echo", "other_echo", "same_sentence", "next_sentence", "report_distance", "refers_back"),
    *("sequel", "consequence", "place_and_day", "place_and_type", "day_and_type", "place_day_type"),
    *("place_and_figure", "type_and_figure", "place_differs_type", "type_and_words", "place_and_words"),
)
"""Kinds of evidence on a pair of tellings."""
Evidence = dict[str, float]
KINDRED = (
    frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.DISPLACE, EventType.MOBILIZE}),
    frozenset(
        {EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID, EventType.CONCEDE}
    ),
    frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}),
    frozenset({EventType.PROTEST, EventType.COERCE, EventType.ASSAULT}),
    frozenset({EventType.AGREE, EventType.RETREAT, EventType.CONCEDE}),
    frozenset({EventType.SANCTION, EventType.COERCE}),
)
"""Types that are told of one happening: an attack and its arrests are not, a ceasefire agreed and kept is."""
TAKING = frozenset({"arrest", "abduct", "deport"})
"""Modes of taking people away, which is told as a happening of its own beside a clash of the same hour."""
NEAR_KM = 25.0
FAR_KM = 150.0
LARGE_FIGURE = 8
"""A figure from here on is seldom the same by chance."""
NEAR_FIGURE = 1.6
"""How far, as a factor, figures of one incident may lie apart when the later one is an update."""
ECHO = 0.75
"""Share of a sentence's words from which another is the same sentence, run again."""
ECHO_WORDS = 4
SEQUEL = re.compile(r"\b(?:after|before|since|following|later|until|while|despite|away)\b")
"""Between two events of a sentence: they are two."""
CONSEQUENCE = re.compile(r"\b(?:when|killing|wounding|injuring|leaving|in which|in an?|that)\b|^,?\s*and\s*$")
"""Between two events of a sentence: they are one."""


@dataclass(frozen=True, slots=True)
class PairWeights:
    """What each kind of :data:`EVIDENCE` weighs in logits, learned by ``training.incidents``, and how it is said.

    Attributes:
        across: of tellings of two reports. within: of one. words: what the evidence is called. All by kind.
    """

    across: Mapping[str, float]
    within: Mapping[str, float]
    words: Mapping[str, str]


@cache
def pair_weights() -> PairWeights:
    """The weights of the data file.

    Raises:
        VocabularyError: where it weighs other evidence than is gathered, or a weight is no number.
    """
    with (files("dateline.situation") / "data" / PAIRING).open(encoding="utf-8") as file:
        rows = {row.get("evidence", ""): row for row in csv.DictReader(file)}
    if set(rows) != set(EVIDENCE):
        odd = ", ".join(sorted(set(rows) ^ set(EVIDENCE)))
        raise VocabularyError(f"weighs other evidence than is gathered: {odd}", subject=PAIRING)
    try:
        across, within = ({name: float(rows[name][column]) for name in EVIDENCE} for column in ("across", "within"))
    except (KeyError, TypeError, ValueError) as error:
        raise VocabularyError(f"a weight is no number: {error}", subject=PAIRING) from None
    return PairWeights(across, within, {name: rows[name]["words"] for name in EVIDENCE})


def chance(a: Facets, b: Facets, weights: PairWeights) -> float:
    """The chance that the two tell one happening, 0 to 1; the same for (b, a), and whatever else is known."""
    return logistic(logit(a, b, weights))


def logit(a: Facets, b: Facets, weights: PairWeights) -> float:
    """The same in logits."""
    column = weights.within if a.telling.report == b.telling.report else weights.across
    return math.fsum([column[name] * value for name, value in evidence(a, b).items()])


def logistic(logit: float) -> float:
    """The chance that a logit stands for."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, logit))))


def explain(a: Facets, b: Facets, weights: PairWeights) -> tuple[str, ...]:
    """In words, what spoke for and against, the weightiest first."""
    column = weights.within if a.telling.report == b.telling.report else weights.across
    found = [(column[name] * value, name) for name, value in evidence(a, b).items() if name != "always"]
    ordered = sorted((f for f in found if abs(f[0]) >= 0.05), key=lambda f: (-abs(f[0]), f[1]))
    return tuple(f"{'for' if value > 0 else 'against'} it: {weights.words[name]}" for value, name in ordered)


def evidence(a: Facets, b: Facets) -> Evidence:
    """What speaks for and against, each kind with its value, without those that are 0; the same for (b, a)."""
    found: Evidence = {"always": 1.0}
    found |= _of_kind(a, b)
    found |= _of_days(a, b)
    found |= _of_places(a, b)
    found |= _of_parties(a, b)
    found |= _of_figures(a, b)
    found |= _of_words(a, b)
    if a.telling.report == b.telling.report:
        found |= _of_position(a, b)
    return found | _together(found)


def _together(found: Evidence) -> Evidence:
    """Kinds of evidence that say more together than each by itself."""
    here, there = bool(HERE & found.keys()), bool(THERE & found.keys())
    now = bool(NOW & found.keys())
    kind, figure = "same_type" in found, bool(FIGURE & found.keys())
    pairs = {
        "place_and_day": here and now, "place_and_type": here and kind, "day_and_type": now and kind,
        "place_day_type": here and now and kind, "place_and_figure": here and figure,
        "type_and_figure": kind and figure,
        "place_differs_type": there and kind,
    }  # fmt: skip
    joint = {name: 1.0 for name, holds in pairs.items() if holds}
    rare = found.get("rare_words", 0.0)
    if rare:
        joint |= {name: rare for name, holds in (("type_and_words", kind), ("place_and_words", here)) if holds}
    return joint


HERE = frozenset({"same_place", "same_name", "supposed_same_place", "supposed_same_name"})
THERE = frozenset({"near", "other_town", "far", "supposed_other_town", "supposed_far"})
NOW = frozenset({"same_day", "day_within", "day_supposed"})
FIGURE = frozenset({"same_figure", "same_large_figure"})


def _of_kind(a: Facets, b: Facets) -> Evidence:
    found: Evidence = {}
    one, other = a.event, b.event
    if one.type is other.type:
        found["same_type"] = 1.0
    elif (one.type, other.type) in _kindred():
        found["kindred_type"] = 1.0
    if one.quad is not other.quad and one.quad.value.split()[-1] != other.quad.value.split()[-1]:
        found["other_quad"] = 1.0
    if one.mode and other.mode:
        found["same_mode" if one.mode == other.mode else "other_mode"] = 1.0
    if (one.mode in TAKING) != (other.mode in TAKING):
        found["one_takes"] = 1.0
    if one.status is other.status:
        found["status"] = 1.0
    elif Status.DENIED in {one.status, other.status}:
        found["one_denied"] = 1.0
    if a.ahead != b.ahead:
        found["ahead"] = 1.0
    if one.historical or other.historical:
        found["both_historical" if one.historical and other.historical else "one_historical"] = 1.0
    return found


@cache
def _kindred() -> frozenset[tuple[EventType, EventType]]:
    return frozenset((a, b) for kin in KINDRED for a in kin for b in kin)


def _of_days(a: Facets, b: Facets) -> Evidence:
    found: Evidence = {}
    if a.told is not None and b.told is not None and a.told != b.told:
        found["told_later"] = math.log1p(min(abs(a.told - b.told), 60))
    if not (a.dated and b.dated and _is_known(a) and _is_known(b)):
        return found | _of_supposed_days(a, b)
    gap = _gap(a, b)
    if gap == 0:
        found["same_day" if a.first == a.last and b.first == b.last else "day_within"] = 1.0
    elif gap == 1:
        found["day_off"] = 1.0
    else:
        found["days_off" if gap <= 6 else "weeks_off"] = 1.0
    return found


def _of_supposed_days(a: Facets, b: Facets) -> Evidence:
    """Of two tellings that are not both dated: the days that they may be of."""
    if _is_known(a) and _is_known(b) and _gap(a, b) == 0:
        return {"day_supposed": 1.0}
    one = a.possible if not a.dated else a.days
    other = b.possible if not b.dated else b.days
    if one and other:
        return {"day_possible" if one & other else "day_impossible": 1.0}
    return {"no_day": 1.0}


def _is_known(facets: Facets) -> bool:
    return facets.first is not None or facets.last is not None


def _gap(a: Facets, b: Facets) -> int:
    """Days between the two, 0 where they overlap; an open side reaches as far as it may."""
    firsts = (a.first if a.first is not None else -(10**7), b.first if b.first is not None else -(10**7))
    lasts = (a.last if a.last is not None else 10**7, b.last if b.last is not None else 10**7)
    return max(0, max(firsts) - min(lasts))


def _of_places(a: Facets, b: Facets) -> Evidence:
    if not a.sites or not b.sites:
        return {"no_place": 1.0}
    found = max((_of_sites(x, y) for x in a.sites for y in b.sites), key=PLACE_ORDER.index)
    if a.placed and b.placed:
        return {found: 1.0}
    return {f"supposed_{found}" if found in SUPPOSED else found: 1.0, "supposed_place": 1.0}


SUPPOSED = frozenset({"same_place", "same_name", "other_town", "far"})
PLACE_ORDER = ("far", "other_town", "near", "inside", "same_name", "same_place")


def _of_sites(a: Site, b: Site) -> str:
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return "same_place"
    if a.words & b.words:
        return "same_name"
    if a.country and b.country and a.country != b.country:
        return "far"
    if a.town and b.town:
        distance = kilometres(a, b)
        return "near" if distance <= NEAR_KM else "far" if FAR_KM < distance < math.inf else "other_town"
    return "far" if a.admin1 and b.admin1 and a.admin1 != b.admin1 else "inside"


def _of_parties(a: Facets, b: Facets) -> Evidence:
    found: Evidence = {}
    for name, one, other in (("actor", a.actors, b.actors), ("recipient", a.recipients, b.recipients)):
        if one and other:
            found[f"{_likeness(one, other)}_{name}"] = 1.0
    crossed = [(a.actors, b.recipients), (a.recipients, b.actors)]
    if "same_actor" not in found and any(x and y and _likeness(x, y) == "same" for x, y in crossed):
        found["crossed"] = 1.0
    return found


def _likeness(a: Party, b: Party) -> str:
    if a.entities & b.entities or (a.named and b.named and a.words & b.words):
        return "same"
    if a.words & b.words or (
        a.sectors & b.sectors and (a.countries & b.countries or not (a.countries and b.countries))
    ):
        return "alike"
    return "other"


def _of_figures(a: Facets, b: Facets) -> Evidence:
    found: Evidence = {}
    for what in a.figures.keys() & b.figures.keys():
        found[_figures_alike(a.figures[what], b.figures[what])] = 1.0
    return found


def _figures_alike(a: tuple[int, int | None], b: tuple[int, int | None]) -> str:
    (low, high), (least, most) = a, b
    if a == b:
        return "same_large_figure" if low >= LARGE_FIGURE else "same_figure"
    overlap = low <= (most if most is not None else low) and least <= (high if high is not None else least)
    return "figure_near" if overlap or max(low, least) <= NEAR_FIGURE * max(1, min(low, least)) else "figure_off"


def _of_words(a: Facets, b: Facets) -> Evidence:
    found: Evidence = {}
    if a.anchor & b.anchor:
        found["same_deed"] = 1.0
    shared = a.words & b.words
    if shared:
        common = weight_of(shared)
        found["words"] = common / max(1.0, min(weight_of_all(a.words), weight_of_all(b.words)))
        found["rare_words"] = math.log1p(common)
        if a.telling.report != b.telling.report:
            found |= _of_echo(a, b)
    beside = a.around & b.around
    if beside:
        found["around"] = math.log1p(weight_of(beside))
    if a.telling.report != b.telling.report:
        found |= _of_reports(a, b)
    return found


def _of_reports(a: Facets, b: Facets) -> Evidence:
    """Whether the headlines say the same, and each telling what the other's headline says."""
    found: Evidence = {}
    if a.telling.lead and b.telling.lead:
        found["headline"] = _share(a.headline, b.headline)
    found["topic"] = (_told_in(a, b.headline) + _told_in(b, a.headline)) / 2
    return {name: value for name, value in found.items() if value}


def _told_in(facets: Facets, headline: frozenset[str]) -> float:
    """Share of a headline's weight that stands in a telling."""
    if not headline:
        return 0.0
    said = headline & (facets.words | facets.anchor | facets.places)
    return weight_of(said) / max(1.0, weight_of_all(headline))


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """What two texts have in common, as a share of the shorter one's weight."""
    shared = a & b
    return weight_of(shared) / max(1.0, min(weight_of_all(a), weight_of_all(b))) if shared else 0.0


def _of_echo(a: Facets, b: Facets) -> Evidence:
    """Whether the same sentence stands in both: with the same words for the event, or others."""
    longest = max(len(a.words), len(b.words))
    if min(len(a.words), len(b.words)) < ECHO_WORDS or len(a.words & b.words) < ECHO * longest:
        return {}
    return {"echo" if a.anchor == b.anchor else "other_echo": 1.0}


def _of_position(a: Facets, b: Facets) -> Evidence:
    found: Evidence = {}
    one, other = sorted((f.event.anchor, f.event.span) for f in (a, b))
    later = b if (a.event.anchor, a.telling.order) < (b.event.anchor, b.telling.order) else a
    if later.definite and a.event.type is b.event.type:
        found["refers_back"] = 1.0
    if one[1] == other[1]:
        between = a.telling.sentence[max(0, one[0].end - one[1].start) : max(0, other[0].start - one[1].start)]
        if SEQUEL.search(between):
            found["sequel"] = 1.0
        elif CONSEQUENCE.search(between):
            found["consequence"] = 1.0
        return found | {"same_sentence": 1.0}
    apart = max(0, max(one[1].start, other[1].start) - min(one[1].end, other[1].end))
    if apart <= 2:
        return found | {"next_sentence": 1.0}
    return found | {"report_distance": math.log1p(apart / 100.0)}
