"""The quality gate on corpora that do not come with the project, where they stand beside it.

    python -m evaluation.corpora                      where ../shared is there; says so and ends well where it is not
    python -m evaluation.corpora --folder FOLDER      corpora in FOLDER/corpora, whole reports in FOLDER/evaluation
    python -m evaluation.corpora --raise              moves floors up to what was measured, less the margin

Each figure is what a scorer of this folder prints; the floors stand in ``floors.toml`` under ``[corpora]``.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.gate import FLOORS, MARGIN, read_floors, under

ROOT = Path(__file__).parents[1]
BESIDE = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Scorer:
    """A scorer: its command after the interpreter (``{folder}`` is filled in), its figures as (name, pattern)."""

    command: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]


SCORERS = (
    Scorer(
        ("-m", "evaluation.pairs", "{folder}/corpora/plover_pairs.dev.jsonl"),
        (("pairs root macro-F1", r" macro_f1 (\S+) none"), ("pairs quad macro-F1", r"quad macro_f1 (\S+)")),
    ),
    Scorer(
        ("-m", "evaluation.cameo", "{folder}/corpora/cameo.dev.jsonl"),
        (
            ("quad class macro-F1", r"class macro-F1 (\S+)"),
            ("source and target strict F1", r"strict F1 (\S+)"),
            ("source and target overlap F1", r"overlap F1 (\S+)"),
        ),
    ),
    Scorer(
        ("-m", "evaluation.factuality", "{folder}/corpora/factuality_uds.dev.jsonl"),
        (("factuality macro-F1", r"both macro-F1 (\S+)"),),
    ),
    Scorer(
        ("-m", "evaluation.attributions", "{folder}/corpora/gum_news.dev.jsonl"),
        (("attributions F1", r"F1 (\S+)"),),
    ),
    Scorer(
        ("-m", "evaluation.times", "{folder}/corpora/timex_wikiwars.dev.jsonl"),
        (
            ("times strict span F1", r"spans \(strict\).*?F1 (\S+)"),
            ("times span and value F1", r"span and value.*?F1 (\S+)"),
        ),
    ),
    Scorer(
        ("-m", "evaluation.mentions", "{folder}/corpora/re3d.dev.jsonl"),
        (("mentions span F1", r"all\s+span.*?F1\s+(\S+)"),),
    ),
    Scorer(
        ("-m", "evaluation.places", "{folder}/corpora/geo.dev.jsonl"),
        (
            ("places same id", r"same id (\S+)"),
            ("pins within 161 km", r"given a point within 161 km (\S+)"),
            ("span given, exact id", r"span given: exact id (\S+)"),
            ("span given, country", r"span given: .*country (\S+)"),
            ("span given, listed", r"place listed: exact id (\S+)"),
            ("span given, near", r"ids or points: near (\S+)"),
            ("pins at .7, kept", r"all pins: .*kept (\S+)"),
            ("pins at .7, right", r"all pins: .*right (\S+)"),
        ),
    ),
    Scorer(
        ("{folder}/evaluation/facts.py", "--cmd", f"{Path(sys.executable).parent}/dateline"),
        (("facts score", r"FIGURE facts_score (\S+)"),),
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs every scorer; 0 where each figure holds or the corpora are not there, 1 where one is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=BESIDE)
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args(arguments)
    if not (options.folder / "corpora").is_dir():
        print(f"no corpora in {options.folder.name}/ beside the project: nothing measured, nothing to hold")
        return 0
    measured = {name: value for scorer in SCORERS for name, value in figures_of(scorer, options.folder).items()}
    floors = read_floors().get("corpora", {})
    failed = under(measured, floors)
    for name, value in measured.items():
        floor = f"{float(floors[name]):7.3f}" if name in floors else "      -"
        print(f"{name:28} {value:7.3f} {floor}{'  UNDER' if name in failed else ''}")
    if options.lift:
        raise_floors(measured, floors)
        return 0
    return int(bool(failed))


def figures_of(scorer: Scorer, folder: Path) -> dict[str, float]:
    """What a scorer prints, by name; a figure that it does not print counts as 0."""
    command = [sys.executable, *(part.format(folder=folder) for part in scorer.command)]
    printed = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT).stdout
    found = {name: re.search(pattern, printed) for name, pattern in scorer.figures}
    return {name: as_share(match[1]) if match else 0.0 for name, match in found.items()}


def as_share(figure: str) -> float:
    """A printed figure as a share of 1."""
    value = float(figure.strip("%,;)"))
    return value / 100 if value > 1 else value


def raise_floors(measured: dict[str, float], floors: dict[str, float | str]) -> None:
    """Writes the floors of the corpora anew: never lower than they were."""
    kept = re.sub(r"\[corpora\][^\[]*", "", FLOORS.read_text("utf-8")).rstrip() + "\n\n[corpora]\n"
    lines = (
        f'"{name}" = {max(float(floors.get(name, 0.0)), round(max(value - MARGIN, 0.0), 3))}\n'
        for name, value in measured.items()
    )
    FLOORS.write_text(kept + "".join(lines), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
