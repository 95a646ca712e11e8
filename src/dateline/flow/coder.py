"""The coder: one report through all stages, models loaded once."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from dateline.coding import code, code_pair
from dateline.errors import ReportError, UsageError
from dateline.knowledge import Knowledge, resolve
from dateline.language import Parser, Passage, annotate, find_times
from dateline.models import Reader
from dateline.record import Coded, CoderInfo, Event, Json, Problem, Report, Span
from dateline.reports import Unreadable, parse_report, prepare
from dateline.settings import Settings, load_settings
from dateline.version import __version__
from dateline.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Coder", "Progress", "Readable"]

Progress = Callable[[str, int, int], None]
"""Called with (step, done, total)."""

Readable = Report | Unreadable | Mapping[str, Json] | str
"""What can be coded: a report, what stands in the place of one that could not be read, a JSON object, or bare text."""

NOT_CODED = "not-coded-"
"""Problems whose code begins so say that a report is kept and not coded."""


class Coder:
    """Reports in, coded reports out. Loads its models once; the same input and version always give the same record.

    Args:
        settings: which pipeline and limits to use; from environment and settings file where not given.
        progress: called with (step, done, total) while the gazetteer is compiled at first use.

    Raises:
        ModelError: where the spaCy pipeline is not installed or does not fit.
        KnowledgeError: where the knowledge base cannot be read or built; an OverlayError for a folder of one's own.
    """

    def __init__(self, settings: Settings | None = None, *, progress: Progress | None = None) -> None:
        self.settings = settings or load_settings()
        self._parser = Parser(self.settings.spacy_model)
        self._knowledge = Knowledge.load(
            progress,
            self.settings.cache_folder,
            self.settings.knowledge,
        )
        self._vocabulary: Vocabulary = load_vocabulary()
        self._reader = Reader(Path(self.settings.network).expanduser() if self.settings.network else None)
        self.info = CoderInfo(
            __version__,
            {
                self._parser.name: self._parser.hash,
                self._reader.manifest.name: self._reader.manifest.hash,
                "vocabulary": self._vocabulary.hash,
            },
            self._knowledge.hash,
        )

    @property
    def measured_pipeline(self) -> bool:
        """Whether the spaCy pipeline is, file by file, the one that the published figures were measured with."""
        return self._parser.is_pinned

    def code(
        self,
        text: Readable,
        *,
        published: str | None = None,
        title: str | None = None,
        source: str | None = None,
        id: str | None = None,
    ) -> Coded:
        """The coded report of one text or report. What cannot be coded comes back with the problem that says why.

        Args:
            text: what to code; the other arguments are for bare text only.
            published: ISO 8601 date or date-time, anchors "on Sunday".
            title, source, id: as of a report.

        Raises:
            UsageError: where both a report and fields of one are given, or something that is none.
        """
        given = {"published": published, "title": title, "source": source, "id": id}
        fields = {name: value for name, value in given.items() if value is not None}
        if isinstance(text, str):
            return self._coded(_report({"text": text, **fields}))
        if fields:
            raise UsageError(f"{', '.join(fields)}: only for bare text; a report brings its own")
        if isinstance(text, Mapping):
            return self._coded(_report(text))
        if not isinstance(text, (Report, Unreadable)):
            raise UsageError(f"a report, a mapping or a text can be coded, not {type(text).__name__}")
        return self._coded(text)

    def stream(self, reports: Iterable[Readable]) -> Iterator[Coded]:
        """The coded reports of ``reports``, in order, one for each, each as soon as it is asked for.

        Reports that cannot be read or coded come out with their problem; none stops the rest.
        """
        for report in reports:
            try:
                coded = self.code(report)
            except (UsageError, MemoryError):
                raise
            except Exception as fault:  # noqa: BLE001 - a fault of ours in one report must not cost all the others
                coded = self._failed(report, fault)
            yield coded

    def pair(
        self,
        text: str,
        *,
        actor: tuple[int, int],
        recipient: tuple[int, int],
        published: str | None = None,
    ) -> Event | None:
        """The event between two given spans of ``text`` (half-open, code points), or ``None`` where it says none.

        Raises:
            UsageError: where a span is empty or lies outside the text.
        """
        for start, end in (actor, recipient):
            if not 0 <= start < end <= len(text):
                raise UsageError(f"[{start}, {end}) is no span of a text of {len(text)} code points")
        passage = self.passage(parse_report({"text": text, "published": published}))
        between = self._reader.pair(text, Span(*actor), Span(*recipient))
        return code_pair(passage, Span(*actor), Span(*recipient), self._vocabulary, between)

    def passage(self, report: Report) -> Passage:
        """The report with its mentions, times and quotations found and resolved: what coding works on."""
        return resolve(self.unresolved(report), self._knowledge)

    @property
    def knowledge(self) -> Knowledge:
        """What names are resolved with."""
        return self._knowledge

    def unresolved(self, report: Report) -> Passage:
        """The report with its mentions, times and quotations found, not yet with what they mean."""
        ready = report if report.sections and report.language else prepare(report)
        parsed = next(self._parser.parse([ready]))
        reading = self._reader.read(ready.text, [sentence.span for sentence in parsed.sentences])
        return find_times(annotate(replace(parsed, reading=reading), self._vocabulary.agents))

    def _coded(self, item: Report | Unreadable) -> Coded:
        if isinstance(item, Unreadable):
            return Coded(item.as_report(), self.info, problems=(item.problem,))
        report = item if item.sections and item.language else prepare(item)
        if not report.text.strip():
            report = replace(report, problems=(*report.problems, Problem(f"{NOT_CODED}no-text", "the text is empty")))
        if any(problem.code.startswith(NOT_CODED) for problem in report.problems):
            return Coded(report, self.info, problems=report.problems)
        return code(self.passage(report), self._vocabulary, self.info)

    def _failed(self, item: Readable, fault: Exception) -> Coded:
        """What stands for a report in which the coder itself fails: the report as read, and where it failed."""
        read = _report({"text": item} if isinstance(item, str) else item) if not isinstance(item, Report) else item
        report = read.as_report() if isinstance(read, Unreadable) else read
        at = traceback.extract_tb(fault.__traceback__)[-1]
        place = f"{Path(at.filename).name}:{at.lineno}"
        words = f"the coder failed on this report ({type(fault).__name__} in {place}: {fault}); please tell its makers"
        problems = (*report.problems, Problem(f"{NOT_CODED}fault", words))
        return Coded(replace(report, problems=problems), self.info, problems=problems)


def _report(item: Mapping[str, object] | Unreadable) -> Report | Unreadable:
    """The report of a mapping, or what stands in the place of one that is none."""
    if isinstance(item, Unreadable):
        return item
    try:
        return parse_report(item)
    except ReportError as error:
        name = item.get("id")
        given = name if isinstance(name, str) and name.isprintable() and name else None
        return Unreadable(error.subject, error.line, error.code, error.reason, given)
