"""How much each kind of evidence on the meaning of a place name weighs: learned from toponyms resolved by hand.

    python -m training.places --geo ../shared/corpora/geo.dev.jsonl [--folds 5] [--write]

Reads whole reports with the coder's own language stages, so that what is learned from is what will be met. Toponyms
with a GeoNames id or a point teach which place is meant; names of persons and bodies in the project's corpus, and names
outside the toponyms, teach what is none. With ``--folds`` the figures are of reports that were not learned from, and
the chances of the pins in these are calibrated: only there do they say how often a pin is right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from corpus.form import AnnotatedReport, read_corpus
from corpus.split import part_of
from dateline.flow import Coder
from dateline.knowledge import (
    EVIDENCE,
    Calibration,
    Context,
    Frame,
    Knowledge,
    PlaceWeights,
    Surroundings,
    choose_place,
    contexts_of,
    evidence_of,
    kilometres,
    places_named,
    surroundings_of,
)
from dateline.record import Place, Report
from dateline.reports import zone
from evaluation.calibration import fitted as fitted_line
from evaluation.corpus import REPORTS, report_of
from evaluation.reliability import calibration_error, kept

NEAR_KM = 40.0
STATE_KM = 800.0
"""GeoVirus gives points and no ids; of a state it gives another point than we do."""
DECAY = 0.0003
SAME_KM = 25.0
"""A town and the district around it are one pin."""
LEAST_CHANCE = 0.7
DATA = Path("src/dateline/knowledge/data")


@dataclass(frozen=True, slots=True)
class Item:
    """A name, its context, and what it means: GeoNames id, point or country; all empty where it is no place."""

    name: str
    context: Context
    geonameid: int | None = None
    point: Place | None = None
    country: str | None = None

    def right(self, place: Place) -> bool:
        """Whether ``place`` is what the name means."""
        if self.geonameid is not None:
            return place.geonameid == self.geonameid
        if self.point is not None:
            return kilometres(place, self.point) < (STATE_KM if place.feature == "PCLI" else NEAR_KM)
        return self.country is not None and place.country == self.country


@dataclass(frozen=True, slots=True)
class Document:
    """A report's frame and names."""

    id: str
    frame: Frame
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The evidence on one name: a row a candidate, the last for none; which rows are right."""

    document: str
    values: torch.Tensor
    right: torch.Tensor


def documents(geo: Path, coder: Coder) -> Iterator[Document]:
    """The toponyms of ``geo`` and the names of the corpus's training part."""
    for line in geo.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        report = zone(Report(record["id"], record["text"], title=record.get("title"), language="en"))
        yield _document(coder, report, lambda start, end, r=record: _toponym(r["places"], start, end))
    for annotated in read_corpus(REPORTS):
        if part_of(annotated) == "train":
            yield _document(coder, report_of(annotated), lambda start, end, r=annotated: _marked(r, start, end))


def _document(coder: Coder, report: Report, meaning: Any) -> Document:
    frame, names = contexts_of(coder.unresolved(report), coder.knowledge)
    items = []
    for phrase, name, context in names:
        found = meaning(phrase.mention.span.start, phrase.mention.span.end)
        if found is not None:
            items.append(Item(name, context, **found))
    return Document(report.id, frame, tuple(items))


def _toponym(places: Sequence[dict[str, Any]], start: int, end: int) -> dict[str, Any] | None:
    """What the toponym at the span means; nothing of a part of one, or one that nobody resolved."""
    for place in places:
        if place["start"] < end and start < place["end"]:
            if (place["start"], place["end"]) != (start, end):
                return None
            if place["geonameid"] is not None:
                return {"geonameid": place["geonameid"]}
            return {"point": Place(lat=place["lat"], lon=place["lon"])} if place["lat"] is not None else None
    return {}


def _marked(report: AnnotatedReport, start: int, end: int) -> dict[str, Any] | None:
    for mark in report.marks:
        if mark.start < end and start < mark.end:
            exact = mark.start <= start and end == mark.end and start - mark.start <= len("the ")
            if not exact or mark.id[0] in "ntqm":
                return None
            return {"country": report.country} if mark.id[0] == "l" else {}
    return None


def rows_of(documents: Sequence[Document], base: Knowledge, *, together: bool) -> list[Rows]:
    """The evidence on every name that has candidates; ``together`` with the other names of its report."""
    rows = []
    for document in documents:
        around = Surroundings()
        if together:
            around = surroundings_of([(i.name, i.context) for i in document.items], base, document.frame)
        for item in document.items:
            found = places_named(item.name, base)
            if not found:
                continue
            right = [item.right(c.place) for c in found]
            none = item.geonameid is None and item.point is None and item.country is None
            if not none and not any(right):
                if item.country is not None:
                    continue
                none = item.geonameid is not None
            if not none and not any(right):
                continue
            evidence = evidence_of(item.name, found, base, document.frame, around, item.context)
            values = torch.zeros(len(evidence), len(EVIDENCE))
            for n, row in enumerate(evidence):
                for column, value in row:
                    values[n, column] = value
            rows.append(Rows(document.id, values, torch.tensor([*right, none])))
    return rows


def fitted(rows: Sequence[Rows]) -> torch.Tensor:
    """The weights under which the right rows are likeliest, kept small by :data:`DECAY`."""
    most = max(len(r.values) for r in rows)
    values = torch.zeros(len(rows), most, len(EVIDENCE))
    right, there = torch.zeros(len(rows), most, dtype=torch.bool), torch.zeros(len(rows), most, dtype=torch.bool)
    for n, row in enumerate(rows):
        values[n, : len(row.values)], right[n, : len(row.right)] = row.values, row.right
        there[n, : len(row.values)] = True
    weights = torch.zeros(len(EVIDENCE), requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=150, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        scores = (values @ weights).masked_fill(~there, -torch.inf)
        told = torch.logsumexp(scores.masked_fill(~right, -torch.inf), 1) - torch.logsumexp(scores, 1)
        value = -told.mean() + DECAY * (weights**2).sum() / 2
        value.backward()
        return value

    search.step(loss)
    return weights.detach()


def measure(rows: Sequence[Rows], weights: torch.Tensor) -> dict[str, float]:
    """Shares of places found right, of pins right, and of names of nothing left alone."""
    right = pins = places = pinned_right = quiet = nothing = 0
    for row in rows:
        chances = torch.softmax(row.values @ weights, 0)
        best = int(chances.argmax())
        none = bool(row.right[-1])
        pinned = best != len(chances) - 1
        places, nothing = places + (not none), nothing + none
        right += not none and bool(row.right[best])
        quiet += none and not pinned
        pins, pinned_right = pins + pinned, pinned_right + (pinned and bool(row.right[best]))
    return {
        "places right": right / max(1, places),
        "pins right": pinned_right / max(1, pins),
        "no place left alone": quiet / max(1, nothing),
        "places": places,
        "others": nothing,
    }


def judged_pins(documents: Sequence[Document], base: Knowledge) -> Iterator[tuple[float, bool]]:
    """The chance of each pin that is given in reports whose toponyms have ids, and whether it is right.

    Right is the same id, or a pin within :data:`SAME_KM` of it; a pin on a name that is no toponym is wrong.
    """
    for document in documents:
        if all(item.geonameid is None for item in document.items):
            continue
        around = surroundings_of([(i.name, i.context) for i in document.items], base, document.frame)
        for item in document.items:
            place = choose_place(item.name, base, document.frame, item.context, around)
            if place is None or place.probability is None or item.point is not None or item.country is not None:
                continue
            right = [c.place for c in places_named(item.name, base) if item.geonameid and item.right(c.place)]
            same = place.geonameid == item.geonameid and item.geonameid is not None
            yield place.probability, same or any(kilometres(place, other) <= SAME_KM for other in right)


def calibrated(judged: Sequence[tuple[float, bool]]) -> Calibration:
    """The calibration that fits the pins, and what it changes, printed."""
    calibration = Calibration(*fitted_line(list(judged)))
    after = [(calibration.of(chance), right) for chance, right in judged]
    for name, pins in (("before", judged), ("after", after)):
        share, right = kept(pins, LEAST_CHANCE)
        print(
            f"{name} calibration, {len(pins)} pins held out: error {calibration_error(pins):.3f}, "
            f"at {LEAST_CHANCE} or more kept {share:.3f}, right {right:.3f}"
        )
    return calibration


def _documents(geo: Path, cache: Path | None, coder: Coder) -> list[Document]:
    """What is learned from, read anew or from ``cache``, and kept there."""
    if cache is not None and cache.exists():
        return list(torch.load(cache, weights_only=False))
    read = list(documents(geo, coder))
    if cache is not None:
        torch.save(read, cache)
    return read


def main() -> int:
    """Read the arguments, learn, print; write the weights and the calibration where asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--geo", type=Path, required=True)
    arguments.add_argument("--folds", type=int, default=0)
    arguments.add_argument("--write", action="store_true", help="write the weights into the package")
    arguments.add_argument("--cache", type=Path, help="keep what was read here, and read it from here")
    given = arguments.parse_args()
    coder = Coder()
    read = _documents(given.geo, given.cache, coder)
    base = coder.knowledge
    alone = rows_of(read, base, together=False)
    first = fitted(alone)
    print("alone", measure(alone, first))
    judged_alone = PlaceWeights(tuple(first.tolist()), tuple(first.tolist()))
    both = rows_of(read, replace(base, place_weights=judged_alone), together=True)
    pins: list[tuple[float, bool]] = []
    for fold in range(given.folds):
        held = {d.id for n, d in enumerate(read) if n % given.folds == fold}
        weights = fitted([r for r in both if r.document not in held])
        learned = PlaceWeights(tuple(first.tolist()), tuple(weights.tolist()))
        pins += judged_pins([d for d in read if d.id in held], replace(base, place_weights=learned))
        print("held out", fold, measure([r for r in both if r.document in held and "-" in r.document], weights))
    full = fitted(both)
    print("all", measure(both, full))
    calibration = calibrated(pins) if pins else None
    if given.write:
        write(first, full)
        if calibration is not None:
            write_calibration(calibration)
    return 0


def write_calibration(calibration: Calibration) -> None:
    """Put the calibration into the package."""
    constants = (("intercept", calibration.intercept), ("slope", calibration.slope))
    lines = [f"{name},{value:.4f},own (fitted by training.places)" for name, value in constants]
    (DATA / "place_calibration.csv").write_text("\n".join(["constant,value,source", *lines, ""]), encoding="utf-8")


def write(first: torch.Tensor, full: torch.Tensor) -> None:
    """Put the weights into the package."""
    lines = [
        f"{e},{a:.4f},{b:.4f},own (learned by training.places)"
        for e, a, b in zip(EVIDENCE, first.tolist(), full.tolist(), strict=True)
    ]
    content = "evidence,first,full,source\n" + "\n".join(lines) + "\n"
    (DATA / "place_weights.csv").write_text(content, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
