"""How long the command line takes to say what it can do."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.outcome import Outcome

__all__ = ["help_against_spacy"]


def help_against_spacy(*, quick: bool) -> Outcome:
    """Seconds of ``dateline --help`` by seconds of ``python -c "import spacy"``, whole processes, in turns."""
    program = Path(sys.executable).with_name("dateline")
    ratios, ours, theirs = [], [], []
    for round_ in range(4 if quick else 8):
        helped = _spent([str(program), "--help"])
        imported = _spent([sys.executable, "-c", "import spacy"])
        if round_:  # the first fills the file cache
            ours.append(helped)
            theirs.append(imported)
            ratios.append(helped / imported)
    detail = f"{statistics.median(ours):.2f} s and {statistics.median(theirs):.2f} s"
    figure = statistics.median(ratios)
    return Outcome("dateline --help / import spacy", figure, "x", "<", 0.3, min(ratios), max(ratios), detail)


def _spent(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}, check=True)
    return time.perf_counter() - begin
