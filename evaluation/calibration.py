"""Fits the constants of ``coding/confidence.py``: ``python -m evaluation.calibration``.

On the development parts of corpus and gold: of each coded event the raw confidence (with the constants as they are, so
run it with ``READ`` at ``(0.0, 1.0)``) and whether words, type and status are right. Prints intercept and slope of a
logistic regression on the logit.
"""

from __future__ import annotations

import math

from dateline.flow import Coder
from evaluation.corpus import measure
from evaluation.gold import gold_reports, read_annotations
from evaluation.score import score

STEPS, RATE = 4000, 0.05


def main() -> None:
    """Prints the constants."""
    coder = Coder()
    scores = measure(coder, "dev")
    for report in gold_reports("dev"):
        passage = coder.passage(report)
        score(scores, coder.code(report), read_annotations(report), [s.span for s in passage.sentences])
    cases = [(confidence, right) for confidence, right, _ in scores.judged]
    intercept, slope = fitted(cases)
    share = sum(right for _, right in cases) / max(len(cases), 1)
    print(f"READ = ({intercept:.3f}, {slope:.3f})  # {len(cases)} events, {share:.2f} right")
    print(f"calibration error as it is: {scores.calibration_error():.3f}")


def fitted(cases: list[tuple[float, bool]]) -> tuple[float, float]:
    """Intercept and slope of the logistic regression of right on the logit of confidence."""
    points = [(math.log(min(max(c, 0.01), 0.99) / (1 - min(max(c, 0.01), 0.99))), r) for c, r in cases]
    intercept, slope = 0.0, 1.0
    for _ in range(STEPS):
        errors = [(1 / (1 + math.exp(-(intercept + slope * x))) - r, x) for x, r in points]
        intercept -= RATE * sum(e for e, _ in errors) / max(len(points), 1)
        slope -= RATE * sum(e * x for e, x in errors) / max(len(points), 1)
    return intercept, slope


if __name__ == "__main__":
    main()
