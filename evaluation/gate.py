"""The quality gate: the coder against the gold, with floors that only move up.

    python -m evaluation.gate              table and verdict; exit code 1 where a figure is under its floor
    python -m evaluation.gate --verbose    also what was missed and what was invented
    python -m evaluation.gate --raise      moves floors up to what was measured, less the margin; never down

Measured are the gold's two parts and the corpus's frozen test part, this also register by register; and of the corpus's
development and test parts who is who (``evaluation.actors``), who is meant (``evaluation.chains``) and when it was
(``evaluation.expressions``); of the sequences what many reports say together (``evaluation.incidents`` and
``.standing``). Each report is coded once for all of these. Beside each figure stands its change since the
last release (``released.toml``; ``--release`` writes it).

The gold and the test part are pinned by fingerprint in ``floors.toml``: where they changed, the gate fails until they
are pinned anew on purpose (``--pin``).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from corpus.form import read_corpus
from corpus.split import part_of
from dateline.flow import Coder
from dateline.record import Event
from evaluation.actors import read_entities
from evaluation.corpus import REPORTS, coded_part, measure_registers
from evaluation.followed import figures_of_part
from evaluation.gold import GOLD, Annotation, gold_reports, read_annotations
from evaluation.resolution import Figure, resolution_of
from evaluation.score import Scores, score
from evaluation.verbose import differences

FLOORS = Path(__file__).parent / "floors.toml"
RELEASED = Path(__file__).parent / "released.toml"
MARGIN = 0.01
"""Room under the measured figure when a floor is raised, for numerics that differ between machines."""
NOISE_RECORDS = 2
"""A figure over few records moves by whole ones: one event more that is found brings its fields, right or not."""
PARTS = ("dev", "gate")
CORPUS = "corpus"
"""The corpus's test part."""
RESOLVED = {"dev": "resolved-dev", "test": "resolved-test"}
"""Who, where and when in the corpus's parts."""
FOLLOWED = {"dev": "followed-dev", "test": "followed-test"}
"""What many reports say together, in the two parts of the sequences."""
Figures = dict[str, Figure]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the gate; 0 where every figure holds, 1 where one is under its floor or the gold has changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--release", action="store_true")
    options = parser.parse_args(arguments)
    floors = read_floors()
    coder = Coder()
    measured = {part: figures(_measure(coder, part, verbose=options.verbose)) for part in PARTS}
    tested = list(coded_part(coder, "test"))
    registers = measure_registers(tested)
    measured[CORPUS] = figures(_together(registers.values()))
    measured[RESOLVED["dev"]] = resolution_of(coded_part(coder, "dev")).figures()
    measured[RESOLVED["test"]] = resolution_of(tested).figures()
    for part, name in FOLLOWED.items():
        measured[name] = figures_of_part(part, coder, coder.knowledge)
    released = read_floors(RELEASED)
    failures = 0
    for part, found in measured.items():
        failures += _show(part, found, floors.get(part, {}), released.get(part, {}))
    _show_registers(registers)
    if options.release:
        _write_release(measured)
    if options.lift or options.pin:
        _write(measured, floors, pin=options.pin)
        return 0
    if floors.get("gold", {}).get("fingerprint") != fingerprint():
        print("the gold is not the gold that was pinned: look at the change, then run with --pin")
        failures += 1
    print(f"{failures} failed" if failures else "all figures hold")
    return int(failures > 0)


def figures(scores: Scores) -> Figures:
    """The gated figures by name: F1 of each layer, and the share of quiet sentences without a false alarm."""
    found = {name: Figure(f1, scores.figures[name].wanted) for name, _, _, f1, wanted in scores.table() if wanted}
    found["status macro-F1"] = Figure(scores.macro_f1("status"), scores.quiet_sentences)
    found["quiet sentences left alone"] = Figure(1 - scores.false_alarm_rate, scores.quiet_sentences)
    found["calibration"] = Figure(1 - scores.calibration_error(), scores.quiet_sentences)
    return found


def _together(each: Iterable[Scores]) -> Scores:
    """The scores of several sets as those of one."""
    together = Scores()
    for scores in each:
        together.merge(scores)
    return together


def fingerprint() -> str:
    """Content hash of the gold's reports, index and settled annotations, and of the corpus's test part."""
    digest = hashlib.blake2b(digest_size=12)
    entities = sorted(read_entities().items())
    for report in read_corpus(REPORTS):
        if part_of(report) == "test":
            who = [(ident, entity) for (name, ident), entity in entities if name == report.id]
            digest.update(repr((report.id, report.text, report.marks, report.anchors, report.statements, who)).encode())
    for path in sorted([GOLD / "index.jsonl", *GOLD.glob("reports/*"), *GOLD.glob("gold/*.json")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def margin(figure: Figure) -> float:
    """The noise band of a figure: what two records read otherwise would change, but not less than ``MARGIN``."""
    return max(MARGIN, NOISE_RECORDS / max(figure.number, 1))


def raised(floor: float, figure: Figure) -> float:
    """The floor moved up to the figure less its noise band; never down."""
    return max(floor, round(max(figure.value - margin(figure), 0.0), 3))


def read_floors(path: Path = FLOORS) -> dict[str, dict[str, float | str]]:
    """The floors by part of the gold; empty where there is no file yet."""
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def under(measured: Mapping[str, float], floors: Mapping[str, float | str]) -> list[str]:
    """The names of figures that are under their floor, or that have a floor and were not measured."""
    return [name for name, floor in floors.items() if measured.get(name, -1.0) < float(floor)]


def _measure(coder: Coder, part: str, *, verbose: bool) -> Scores:
    scores = Scores()
    for report in gold_reports(part):
        passage = coder.passage(report)
        coded = coder.code(report)
        wanted = read_annotations(report)
        score(scores, coded, wanted, [s.span for s in passage.sentences])
        if verbose:
            _tell(coded.events, wanted, report.text, report.id)
    return scores


def _tell(events: Sequence[Event], wanted: Sequence[Annotation], text: str, name: str) -> None:
    print(f"\n{name}")
    for line in differences(events, wanted, text):
        print("  " + line)


def _show(part: str, found: Figures, floors: dict[str, float | str], released: dict[str, float | str]) -> int:
    measured = {name: figure.value for name, figure in found.items()}
    failed = under(measured, floors)
    print(f"\n{part:44} {'figure':>7} {'floor':>7} {'change':>7}")
    for name in {**measured, **floors}:
        value, floor, before = measured.get(name), floors.get(name), released.get(name)
        shown = "      -" if value is None else f"{value:7.3f}"
        wanted = "      -" if floor is None else f"{float(floor):7.3f}"
        change = "      -" if value is None or before is None else f"{value - float(before):+7.3f}"
        print(f"{name:44} {shown} {wanted} {change}{'  UNDER' if name in failed else ''}")
    return len(failed)


def _show_registers(registers: dict[str, Scores]) -> None:
    """What the corpus's test part gives by register, for looking, not for holding: some are small."""
    print(f"\n{'corpus, by register':20} {'events':>7} {'type F1':>8} {'status':>7} {'quiet':>6} {'left':>6}")
    for name, scores in registers.items():
        events = scores.figure("event anchor and type")
        status, quiet = scores.figure("status"), scores.quiet_sentences
        left = 1 - scores.false_alarm_rate
        print(f"{name:20} {events.wanted:7} {events.f1:8.3f} {status.f1:7.3f} {quiet:6} {left:6.3f}")


def _write_release(measured: Mapping[str, Figures]) -> None:
    lines = ["# What the gate measured at the last release: `python -m evaluation.gate --release`.", ""]
    for part, found in measured.items():
        lines += [f"[{part}]", *(f'"{name}" = {figure.value:.3f}' for name, figure in found.items()), ""]
    RELEASED.write_text("\n".join(lines), "utf-8")


def _write(measured: Mapping[str, Figures], floors: dict[str, dict[str, float | str]], *, pin: bool) -> None:
    lines = ["# Floors of the quality gate: F1 by layer. They only move up: `python -m evaluation.gate --raise`.", ""]
    pinned = fingerprint() if pin else floors.get("gold", {}).get("fingerprint", "")
    lines += ["[gold]", f'fingerprint = "{pinned}"', ""]
    for part, found in measured.items():
        old = floors.get(part, {})
        lines.append(f"[{part}]")
        lines += [f'"{name}" = {raised(float(old.get(name, 0.0)), figure)}' for name, figure in found.items()]
        lines.append("")
    if "corpora" in floors:  # measured by evaluation.corpora
        lines += ["[corpora]", *(f'"{name}" = {floor}' for name, floor in floors["corpora"].items()), ""]
    FLOORS.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
