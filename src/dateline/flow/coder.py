"""The coder: one report through all stages, models loaded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.coding import code, code_pair
from dateline.errors import UsageError
from dateline.knowledge import Knowledge, resolve
from dateline.language import Parser, Passage, annotate, find_times
from dateline.record import Coded, CoderInfo, Event, Json, Problem, Report, Span
from dateline.reports import Unreadable, parse_report, zone
from dateline.settings import Settings, load_settings
from dateline.version import __version__
from dateline.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Coder", "Readable"]

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
        KnowledgeError: where the knowledge base cannot be read or built.
    """

    def __init__(
        self, settings: Settings | None = None, *, progress: Callable[[str, int, int], None] | None = None
    ) -> None:
        self.settings = settings or load_settings()
        self._parser = Parser(self.settings.spacy_model)
        self._knowledge = Knowledge.load(progress=progress)
        self._vocabulary: Vocabulary = load_vocabulary()
        self.info = CoderInfo(
            __version__,
            {self._parser.name: self._parser.hash, "vocabulary": self._vocabulary.hash},
            self._knowledge.hash,
        )

    def code(
        self,
        text: Readable,
        *,
        published: str | None = None,
        title: str | None = None,
        source: str | None = None,
        id: str | None = None,
    ) -> Coded:
        """The coded report of one text or report.

        Args:
            text: what to code; the other arguments are for bare text only.
            published: ISO 8601 date or date-time, anchors "on Sunday".
            title, source, id: as of a report.

        Raises:
            UsageError: where both a report and fields of one are given.
        """
        given = {"published": published, "title": title, "source": source, "id": id}
        fields: dict[str, Json] = {name: value for name, value in given.items() if value is not None}
        if isinstance(text, str):
            return self._coded(parse_report({"text": text, **fields}))
        if fields:
            raise UsageError(f"{', '.join(fields)}: only for bare text; a report brings its own")
        return self._coded(text)

    def stream(self, reports: Iterable[Readable]) -> Iterator[Coded]:
        """The coded reports of ``reports``, in order, one for each; what could not be read comes out with its problem."""
        for report in reports:
            yield self.code(report)

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
        return code_pair(passage, Span(*actor), Span(*recipient), self._vocabulary)

    def passage(self, report: Report) -> Passage:
        """The report with its mentions, times and quotations found and resolved: what coding works on."""
        parsed = next(self._parser.parse([report if report.sections else zone(report)]))
        timed = find_times(annotate(parsed, self._vocabulary.agents))
        return resolve(timed, self._knowledge)

    def _coded(self, item: Readable) -> Coded:
        if isinstance(item, Unreadable):
            return Coded(item.as_report(), self.info, problems=(item.problem,))
        report = item if isinstance(item, Report) else parse_report(item) if isinstance(item, Mapping) else None
        if report is None:
            return self.code(str(item))
        kept = next((p for p in report.problems if p.code.startswith(NOT_CODED)), None)
        if kept is not None:
            return Coded(report, self.info, problems=report.problems)
        if not report.text.strip():
            empty = Problem("empty-report", "the report has no text")
            report = replace(report, problems=(*report.problems, empty))
            return Coded(report, self.info, problems=report.problems)
        return code(self.passage(report), self._vocabulary, self.info)
