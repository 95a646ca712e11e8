"""Coding end to end: against the bare parser, in memory, and with two processes."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import spacy

import dateline
from benchmarks.outcome import Outcome
from benchmarks.reports import made
from dateline.flow import Crew, batches
from dateline.record import Report
from dateline.settings import Settings

__all__ = ["against_spacy", "peak_memory", "two_processes"]

MODEL = Settings().spacy_model
COMMAND = [sys.executable, "-c", "from dateline.cli import main; main()", "code", "-", "-j", "1"]
WATCHED = """
import resource, subprocess, sys
with open(sys.argv[1], "rb") as source:
    subprocess.run(sys.argv[2:], stdin=source, stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A small process between, as a new process begins with the memory of the one that starts it."""


def against_spacy(*, quick: bool) -> Outcome:
    """Seconds of ``Coder.stream`` over reports, by seconds of ``nlp.pipe`` over the same texts, round by round."""
    reports = made(60 if quick else 200)
    texts = [report.text for report in reports]
    bare, coder = spacy.load(MODEL), dateline.Coder(Settings())
    list(bare.pipe(texts[:5]))
    list(coder.stream(reports[:5]))
    ratios, speeds, tokens = [], [], 0
    for _ in range(3 if quick else 5):
        begin = time.perf_counter()
        tokens = sum(len(doc) for doc in bare.pipe(texts))
        middle = time.perf_counter()
        for _coded in coder.stream(reports):
            pass
        end = time.perf_counter()
        ratios.append((end - middle) / (middle - begin))
        speeds.append((tokens / (middle - begin), tokens / (end - middle)))
    parsing, coding = (statistics.median(each) for each in zip(*speeds, strict=True))
    detail = f"{coding:,.0f} tokens/s coded, {parsing:,.0f} parsed by {MODEL} alone; {len(reports)} reports"
    figure = statistics.median(ratios)
    return Outcome("coding / bare spaCy, time", figure, "x", "<=", 1.5, min(ratios), max(ratios), detail)


def peak_memory(*, quick: bool) -> Outcome:
    """The most memory that ``dateline code`` holds at once."""
    reports = made(100 if quick else 400)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.jsonl"
        path.write_text("".join(_line(report) for report in reports), "utf-8")
        watched = [sys.executable, "-c", WATCHED, str(path), *COMMAND]
        done = subprocess.run(watched, capture_output=True, check=True, text=True)
    figure = int(done.stdout) / 1024  # kilobytes on Linux
    return Outcome(
        "dateline code, peak memory", figure, "MB", "<=", 700, figure, figure, f"{len(reports)} reports, one process"
    )


def two_processes(*, quick: bool) -> Outcome:
    """Seconds that one process takes to turn reports into lines, by those that two take; models loaded before."""
    reports = made(100 if quick else 300)
    size = Settings().batch_reports
    ratios, speeds = [], []
    with Crew(Settings(processes=1)) as one, Crew(Settings(processes=2)) as two:
        for crew in (one, two):
            _spent(crew, reports[: 4 * size], size)
        for _ in range(1 if quick else 3):
            alone, together = _spent(one, reports, size), _spent(two, reports, size)
            ratios.append(alone / together)
            speeds.append((len(reports) / alone, len(reports) / together))
    alone, together = (statistics.median(each) for each in zip(*speeds, strict=True))
    detail = f"{together:.1f} reports/s, one process {alone:.1f}; {len(reports)} reports, {os.cpu_count()} cores"
    figure = statistics.median(ratios)
    return Outcome("two processes / one, speed", figure, "x", ">=", 1.8, min(ratios), max(ratios), detail)


def _spent(crew: Crew, reports: list[Report], size: int) -> float:
    begin = time.perf_counter()
    number = sum(len(lines) for lines in crew.lines(batches(reports, size)))
    assert number == len(reports)
    return time.perf_counter() - begin


def _line(report: Report) -> str:
    return json.dumps({"id": report.id, "text": report.text, "published": report.published}) + "\n"
