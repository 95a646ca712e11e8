"""Speed and memory as ratios, both sides measured in one run, in turns, on one machine.

    python -m benchmarks [--quick] [--only NAME] [--json FILE]

A ratio is worth something only on a machine that does nothing else. Exit code 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from benchmarks import coding, lookups, starting, storing
from benchmarks.outcome import Outcome
from dateline.version import __version__


class Measure(Protocol):
    """Measures one thing."""

    def __call__(self, *, quick: bool) -> Outcome: ...


MEASURES: dict[str, Measure] = {
    "coding": coding.against_spacy,
    "memory": coding.peak_memory,
    "processes": coding.two_processes,
    "help": starting.help_against_spacy,
    "places": lookups.place_lookups,
    "actors": lookups.actor_lookups,
    "gazetteer": lookups.gazetteer_loading,
    "knowledge": lookups.knowledge_memory,
    "adding": storing.adding,
    "asking": storing.asking,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer reports and rounds; figures are rougher")
    parser.add_argument("--only", choices=list(MEASURES), action="append")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    given = parser.parse_args()
    outcomes = []
    for name in given.only or MEASURES:
        outcomes.append(MEASURES[name](quick=given.quick))
        print(outcomes[-1].line(), flush=True)
    if given.json:
        machine = {"python": platform.python_version(), "platform": platform.platform(), "cores": os.cpu_count()}
        command = " ".join(["python -m benchmarks", *sys.argv[1:]])
        content = {"dateline": __version__, "command": command, **machine, "outcomes": [asdict(o) for o in outcomes]}
        given.json.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
    return int(not all(outcome.met for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
