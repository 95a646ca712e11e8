"""Checks annotated reports: ``python -m corpus.lint [FILE ...]`` names each fault with file and line.

``--coverage`` adds how often each type, mode and status stands in the files.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.form import AnnotatedReport, FormError, Statement, read_pack
from dateline.record import Certainty, ControlStatus, EventType, RelationKind, Status
from dateline.vocabulary import ontology

__all__ = ["coverage", "faults"]

REPORTS = Path(__file__).parent / "reports"
# fmt: off
REGISTERS = frozenset({
    "wire", "broadcaster", "local", "ministry", "un", "ngo", "communique", "headlines", "cable", "briefs", "court",
    "parliament", "analysis", "encyclopedia", "sport", "business", "weather", "opinion", "film", "everyday", "science",
    "lifestyle",
})
WHAT = frozenset({
    "killed", "injured", "detained", "abducted", "missing", "displaced", "troops", "protesters", "evacuated", "rescued",
    "released", "surrendered", "expelled",
})
# fmt: on
FIELDS = {
    "e": frozenset({"who", "to", "at", "on", "n", "by", "said"}),
    "c": frozenset({"place", "holder", "from", "on", "by"}),
    "r": frozenset({"a", "b", "on", "by"}),
    "k": frozenset({"person", "of"}),
}
ACTORS, PLACES, TIMES, COUNTS = "pon", "l", "t", "q"
FIELD_KINDS = {
    "who": "pondlvw", "to": "pondlvwm", "by": "pondl", "holder": "pon", "from": "pon", "a": "pon", "b": "ponl",
    "person": "p", "of": "ponl", "at": "lodv", "place": "lo", "on": "t", "said": "t",
}  # fmt: skip
FLAGS = {
    "e": {"historical", "anonymous"},
    "c": {"historical", "anonymous"},
    "r": {"historical", "ended"},
    "k": {"former"},
}
DAY, MONTH = r"\d{4}-\d{2}-\d{2}", r"\d{4}(?:-\d{2})?"
MOMENT = re.compile(rf"(?:{DAY}(?:T\d{{2}}:\d{{2}})?(?:\.\.{DAY})?|{MONTH}(?:\.\.{MONTH})?|P\d+[DWMYH]|every)$")
RANGE = re.compile(r"(?:\d+(?:\.\.\d*)?|\.\.\d+)$")
DAY_ONLY = re.compile(rf"{DAY}$")


def faults(report: AnnotatedReport) -> Iterator[str]:
    """What is wrong with one report, each with file and line."""
    where = f"{report.file}:{report.line}: {report.id}: "
    if not DAY_ONLY.match(report.published):
        yield f"{where}published must be a day, not {report.published!r}"
    if report.split not in {"", "train"}:
        yield f"{where}split {report.split!r}: only `train` may be said; the other parts are chosen by the id"
    if report.register not in REGISTERS:
        yield f"{where}register {report.register!r} is none of {' '.join(sorted(REGISTERS))}"
    if not report.sentences:
        yield f"{where}no sentences"
    yield from _mark_faults(report)
    yield from _anchor_faults(report)
    for statement in report.statements:
        for reason in _statement_faults(report, statement):
            yield f"{report.file}:{statement.line}: {statement.id}: {reason}"
    yield from _entity_faults(report)


def _mark_faults(report: AnnotatedReport) -> Iterator[str]:
    for mark in report.marks:
        where = f"{report.file}:{report.sentences[mark.sentence].line}: [{mark.id}:{report.words(mark)}]: "
        words = report.words(mark)
        if not words or words != words.strip():
            yield f"{where}empty, or begins or ends with a space"
        if mark.kind == "quantity" and not (mark.value and RANGE.match(mark.value)):
            yield f"{where}a quantity needs its range: [q1=14:14], [q1=14..:at least 14], [q1=24..99:dozens]"
        if mark.value and mark.kind == "time" and not MOMENT.match(mark.value):
            yield f"{where}{mark.value!r} is no time: 2023-04-17, 2023-04, 2023, 2023-04-17..2023-04-19, P3D, every"
        if mark.value and mark.kind not in {"time", "quantity"}:
            yield f"{where}only times and quantities have values"


def _anchor_faults(report: AnnotatedReport) -> Iterator[str]:
    stated = Counter((s.id, s.sentence) for s in report.statements)
    anchored = Counter((i, a.sentence) for a in report.anchors for i in a.ids if i not in "+-")
    names = Counter(i for a in report.anchors for i in a.ids if i not in "+-")
    for (name, sentence), times in (stated - anchored).items():
        yield f"{report.file}:{report.sentences[sentence].line}: record {name} has no anchor in its sentence ({times})"
    for (name, sentence), _ in (anchored - stated).items():
        yield f"{report.file}:{report.sentences[sentence].line}: anchor {name} has no record under its sentence"
    for name, times in names.items():
        if times > 1:
            yield f"{report.file}:{report.line}: {report.id}: anchor {name} stands {times} times; number on"
    for anchor in report.anchors:
        words = report.words(anchor)
        if not words or words != words.strip() or len(words.split()) > 8:
            yield f"{report.file}:{report.sentences[anchor.sentence].line}: anchor {words!r} is empty, padded or long"


def _statement_faults(report: AnnotatedReport, statement: Statement) -> Iterator[str]:
    yield from _head_faults(statement)
    unknown = sorted(set(statement.fields) - FIELDS[statement.layer])
    if unknown:
        yield f"no field {' '.join(unknown)}; there are {' '.join(sorted(FIELDS[statement.layer]))}"
    known = {m.id for m in report.marks}
    for name, words in statement.fields.items():
        if name == "n":
            yield from _count_faults(statement, known)
            continue
        for word in words:
            if word not in known:
                yield f"{name} {word}: no such mention in the report"
            elif word[0] not in FIELD_KINDS.get(name, word[0]):
                yield f"{name} {word}: a {word[0]} cannot stand there"
        if not words:
            yield f"field {name} is empty"
    needed = {"c": ("place", "holder"), "r": ("a", "b"), "k": ("person",), "e": ()}[statement.layer]
    for name in needed:
        if name not in statement.fields and not (name == "holder" and "from" in statement.fields):
            yield f"needs {name}"


def _head_faults(statement: Statement) -> Iterator[str]:
    words = list(statement.words)
    flags = FLAGS[statement.layer] | {c.value for c in Certainty}
    if statement.layer == "k":
        flags = FLAGS["k"]
    elif not words:
        yield "says no type"
        return
    else:
        yield from _type_faults(statement.layer, words.pop(0))
    allowed = flags | ({s.value for s in Status} if statement.layer == "e" else set())
    yield from (f"{word!r} is none of {' '.join(sorted(allowed))}" for word in words if word not in allowed)


def _type_faults(layer: str, word: str) -> Iterator[str]:
    closed: dict[str, frozenset[str]] = {
        "c": frozenset(s.value for s in ControlStatus),
        "r": frozenset(k.value for k in RelationKind),
    }
    if layer != "e":
        if word not in closed[layer]:
            yield f"{word!r} is none of {' '.join(sorted(closed[layer]))}"
        return
    kind, _, mode = word.partition(".")
    if kind not in set(EventType):
        yield f"{kind!r} is no event type"
    elif mode and mode not in ontology().type(EventType(kind)).modes:
        yield f"{kind} has no mode {mode!r}; it has {' '.join(ontology().type(EventType(kind)).modes) or 'none'}"


def _count_faults(statement: Statement, known: set[str]) -> Iterator[str]:
    for group in statement.count_groups():
        rest = [w for w in group if w != "cumulative"]
        if len(rest) != 2 or rest[0] not in WHAT or rest[1][0] != COUNTS:
            yield f"n {' '.join(group)}: must be WHAT qN [cumulative]; WHAT is one of {' '.join(sorted(WHAT))}"
        elif rest[1] not in known:
            yield f"n {rest[1]}: no such mention in the report"


def _entity_faults(report: AnnotatedReport) -> Iterator[str]:
    marked = {m.id for m in report.marks}
    facts = ontology()
    for entity in report.entities.values():
        where = f"{report.file}:{entity.line}: @{entity.id}: "
        if entity.id not in marked:
            yield f"{where}no such mention in the report"
        country = entity.country
        if country and not (re.fullmatch(r"[A-Z]{3}", country)):
            yield f"{where}{country!r} is no ISO alpha-3 or country-level code"
        yield from (f"{where}{s!r} is no PLOVER sector" for s in entity.sectors if s not in facts.sectors)
    used = {w for s in report.statements for n in ("who", "to", "holder", "a") for w in s.fields.get(n, ())}
    for name in sorted(used & marked - set(report.entities)):
        if name[0] in "po":
            wanted = f"'@{name} Name | COUNTRY SECTORS' line"
            yield f"{report.file}:{report.line}: {report.id}: {name} acts but has no {wanted}"


def coverage(reports: Iterable[AnnotatedReport]) -> dict[str, Counter[str]]:
    """How often each type, mode, status and so on stands in ``reports``."""
    seen: dict[str, Counter[str]] = {n: Counter() for n in ("totals", "types", "modes", "status", "certainty", "other")}
    for report in reports:
        said = {s.sentence for s in report.statements}
        seen["totals"].update(reports=1, sentences=len(report.sentences), quiet=len(report.sentences) - len(said))
        seen["totals"].update(mentions=len(report.marks))
        seen["other"].update(a.ids[0] + " fact" for a in report.anchors if a.ids[0] in "+-")
        for statement in report.statements:
            _tally(seen, statement)
    return seen


def _tally(seen: dict[str, Counter[str]], statement: Statement) -> None:
    if statement.layer != "e":
        seen["other"][
            {"c": "control ", "r": "relation ", "k": "role"}[statement.layer] + " ".join(statement.words[:1])
        ] += 1
        return
    kind, _, mode = statement.words[0].partition(".")
    seen["types"][kind] += 1
    if mode:
        seen["modes"][f"{kind}.{mode}"] += 1
    status = [w for w in statement.words if w in set(Status)] or ["happened"]
    certain = [w for w in statement.words if w in set(Certainty)] or [
        "attributed" if "by" in statement.fields else "stated"
    ]
    seen["status"][status[0]] += 1
    seen["certainty"][certain[0]] += 1
    seen["other"].update(w for w in statement.words if w in {"historical", "anonymous"})


def main(arguments: list[str] | None = None) -> int:
    """Lints the files named, all packs without any; 1 where there are faults."""
    parser = argparse.ArgumentParser(prog="python -m corpus.lint", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--coverage", action="store_true")
    chosen = parser.parse_args(arguments)
    reports: list[AnnotatedReport] = []
    found = 0
    for path in chosen.files or sorted(REPORTS.glob("*.txt")):
        try:
            reports += read_pack(path)
        except FormError as error:
            found += 1
            print(error)
    for report in reports:
        for fault in faults(report):
            found += 1
            print(fault)
    if chosen.coverage:
        for name, counts in coverage(reports).items():
            print(f"{name}: " + ", ".join(f"{key} {n}" for key, n in counts.most_common()))
    print(f"{len(reports)} reports, {sum(len(r.sentences) for r in reports)} sentences, {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
