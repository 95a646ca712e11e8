"""Reads the example reports into a fresh store and shows, on two screens, what they say; run by ``make demo``.

Nothing shown is written here: every line is asked of the store, and every quotation stands in a report.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from dateline.cli.progress import building, working
from dateline.cli.situation_wording import founded, toll_words
from dateline.cli.wording import counts, deed, names, places, speakers, visible, when
from dateline.flow import Crew, keep, situate
from dateline.record import Coded, Count, CountScope, Moment, Source, Span, Status
from dateline.reports import read
from dateline.settings import load_settings
from dateline.situation import IncidentOrder, account_of, ordered
from dateline.store import ControlRow, EventFilter, EventRow, RoleRow, Store

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = Path(__file__).resolve().parent / "june-2014"
STORE = ROOT / "demo-out" / "june-2014.db"
DAY = "2014-06-10"
PLACES = ("Tikrit", "Baiji", "Tal Afar", "al-Qaim")
WIDTH = 110
QUOTE_CHARS = 150
NOT_DONE = (Status.PLANNED, Status.CONSIDERED, Status.CONDITIONAL, Status.DENIED)
DAY_FOLDER = re.compile(r"\d{4}-\d{2}-\d{2}")

Row = EventRow | ControlRow | RoleRow
Said = TypeVar("Said", EventRow, ControlRow)


def main() -> int:
    """Reads, then shows; 0 where all went well."""
    seconds = _read_examples()
    with Store.open(STORE) as store:
        page = Page(store)
        page.contents(seconds)
        page.day(DAY)
        page.control(PLACES)
        page.tolls()
        page.incidents()
        page.not_done()
        page.roles()
        page.next_steps()
    return 0


def _read_examples() -> float:
    """Reads the examples into a fresh store; how many seconds it took."""
    started = perf_counter()
    STORE.parent.mkdir(exist_ok=True)
    for suffix in ("", "-wal", "-shm"):
        STORE.with_name(STORE.name + suffix).unlink(missing_ok=True)
    settings = load_settings()
    reports = list(read([str(EXAMPLES)]))
    done = events = 0
    with (
        Store.open(STORE, create=True) as store,
        building() as progress,
        Crew(settings, progress) as crew,
        working("reading", len(reports)) as bar,
    ):
        for kept in keep(reports, store, crew, 4):
            done += len(kept.coded) + kept.known
            events += sum(len(coded.events) for coded in kept.coded)
            bar(done, events)
    return perf_counter() - started


@dataclass(frozen=True)
class Toll:
    """One count of the killed, and the event that it belongs to."""

    row: EventRow
    count: Count


class Page:
    """What the store says, one section after the other."""

    def __init__(self, store: Store) -> None:
        self.store = store
        terminal = Console(markup=False, emoji=False, highlight=False)
        plain = Console(width=WIDTH, no_color=True, markup=False, emoji=False, highlight=False)
        self.out = terminal if terminal.is_terminal else plain
        self.read: dict[str, Coded] = {}

    def contents(self, seconds: float) -> None:
        stats = self.store.stats()
        self._title("What the store holds")
        records = ", ".join(f"{number:,} {name}" for name, number in stats.records.items())
        self.out.print(
            f"{stats.reports} reports of {stats.first_published} to {stats.last_published}, "
            f"read in {seconds:.0f} s: {records}."
        )
        statuses = ", ".join(f"{number} {name}" for name, number in stats.statuses.items())
        self.out.print(f"Events by status: {statuses}.")
        self.out.print(
            "The reports are invented, on public facts of Iraq in June 2014; see examples/june-2014.", style="dim"
        )

        self.out.print("A tilde marks a time that no words say. Says A < B: A says so, as B tells.", style="dim")

    def day(self, day: str) -> None:
        """What reports of that day and the next say happened on it; each deed once, those known best first."""
        self._title(f"{day}, the day Mosul fell: who did what to whom, and who says so")
        next_day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
        asked = EventFilter(since=day, until=day, published_since=day, published_until=next_day, historical=False)
        rows = [row for row in self.store.events(asked) if row.event.actors and row.event.status not in NOT_DONE]
        rows = [row for row in rows if row.event.time and _days(row.event.time) <= 2]
        for row in _first_of_each(sorted(rows, key=_known))[:6]:
            self._event(row)

    def control(self, wanted: Sequence[str]) -> None:
        """Who holds each place, by each report; differing claims stand under each other."""
        self._title(f"Who holds {', '.join(wanted[:-1])} and {wanted[-1]}, according to whom")
        for place in wanted:
            rows = list(self.store.controls(place=place))
            if not rows:
                self.out.print(f"{place}: nothing in the store")
            for row in _first_of_each(rows)[:3]:
                self._control(place, row)

    def tolls(self) -> None:
        """The incidents on whose dead the sources differ, found in the data; then the highest counts of single ones."""
        self._title("How many died, according to whom")
        tolls = list(_tolls(self.store.events(EventFilter(status=Status.HAPPENED, historical=False))))
        disputed = _disputed(tolls)
        for (place, day), group in disputed[:3]:
            self.out.print(Text.assemble((f"{place}, {day}: counts differ", "bold red")))
            for toll in group[:4]:
                self._toll(toll)
        told = {id(toll) for _, group in disputed for toll in group}
        single = [toll for toll in tolls if id(toll) not in told and toll.row.event.sources and toll.row.event.time]
        for toll in _first_tolls(sorted(single, key=lambda toll: -(toll.count.min or 0)))[:3]:
            self._toll(toll)

    def _toll(self, toll: Toll) -> None:
        event = toll.row.event
        place = ", ".join(part for part in (places(event.places), when(event.time)) if part)
        who = self._says(toll.row, event.sources) or "the report itself"
        self.out.print(Text.assemble((counts([toll.count]), "bold"), f"  {place}  says: {who}"))
        self._quote(toll.row, toll.count.span, event.span)

    def incidents(self) -> None:
        """The happenings that most independent sources tell, with their tolls as ranges."""
        self._title("What several reports tell together; reports that copy each other are one source")
        found = ordered(situate(self.store).incidents(), IncidentOrder.SOURCES)
        for incident in found[:5]:
            account = account_of(incident)
            line = Text.assemble(
                (names(account.actors) or "?", "cyan"), "  ", (incident.type.value, "bold"), " ",
                (incident.status.value, _style(incident.status)),
            )  # fmt: skip
            line.append(f"  → {names(account.recipients)}" if account.recipients else "", style="magenta")
            day = incident.start if incident.start == incident.end else f"{incident.start} to {incident.end}"
            details = [places(account.places), day if incident.start else "", toll_words(account.tolls)]
            line.append(f"  [{'; '.join(part for part in details if part)}]  {founded(account)}")
            self.out.print(line)
            self.out.print(Padding(Text(f"“{visible(incident.tellings[0].sentence)}”", style="dim"), (0, 0, 0, 4)))

    def not_done(self) -> None:
        """What was planned, considered, conditional or denied."""
        self._title("What did not happen: planned, considered, conditional, denied")
        for status in NOT_DONE:
            rows = [row for row in self.store.events(EventFilter(status=status, historical=False)) if row.event.actors]
            for row in _first_of_each(sorted(rows, key=_known))[:2]:
                self._event(row)

    def roles(self) -> None:
        """Who is what, those named in most reports first."""
        self._title("Who is who")
        by_person: dict[str, list[RoleRow]] = defaultdict(list)
        for row in self.store.roles():
            by_person[row.role.person.name or row.role.person.text].append(row)
        ranked = sorted(by_person.items(), key=lambda pair: (-len({r.report.id for r in pair[1]}), pair[0]))
        for person, rows in ranked[:8]:
            fullest = max(rows, key=lambda row: len(row.role.title))
            titles = dict.fromkeys(("former " if r.role.former else "") + r.role.title.lower() for r in rows)
            number = len({row.report.id for row in rows})
            line = Text.assemble((visible(person), "cyan"), f"  {visible('; '.join(list(titles)[:2]))}  ")
            line.append(f"({number} report{'s' * (number > 1)})  “{visible(fullest.sentence)}” ")
            self.out.print(line.append(self._where(fullest), style="dim"))

    def next_steps(self) -> None:
        self._title("What to try next")
        store = STORE.relative_to(ROOT)
        rows = list(self.store.events(EventFilter(status=Status.DENIED)))
        shown = rows[0] if rows else next(self.store.events())
        for command in (
            f"dateline events --store {store} --actor Kerry --format table",
            f"dateline events --store {store} --status denied --format table",
            f"dateline incidents --store {store} --order sources --limit 10 --format table",
            f"dateline control --store {store} --on 2014-06-20 --format table",
            f"dateline show {shown.event.id} --store {store}",
            f"dateline report {shown.report.id} --store {store}",
            f"dateline export demo-out/events.csv --store {store}",
        ):
            self.out.print(f"  .venv/bin/{command}", style="bold", soft_wrap=True)

    def _title(self, words: str) -> None:
        self.out.print()
        self.out.print(Rule(Text(words, style="bold"), align="left", style="dim"))

    def _event(self, row: EventRow) -> None:
        event = row.event
        line = Text.assemble(
            (names(event.actors), "cyan"), "  ", (deed(event), "bold"), " ", (event.status.value, _style(event.status))
        )
        if event.recipients:
            line.append("  → ").append(names(event.recipients), style="magenta")
        details = [places(event.places), when(event.time), counts(event.counts)]
        if told := "; ".join(part for part in details if part):
            line.append(f"  [{told}]")
        line.append(f"  says: {self._says(row, event.sources)}" if event.sources else "")
        self.out.print(line)
        self._quote(row, event.anchor, event.span)

    def _control(self, place: str, row: ControlRow) -> None:
        control = row.control
        holder = names([control.holder]) if control.holder else "?"
        said = self._says(row, control.sources) or "the report itself"
        line = Text.assemble(
            (place, "green"), "  ", (control.status.value.replace("_", " "), "bold"), "  ", (holder, "cyan")
        )
        line.append(f"  {when(control.time)}  says: {said}")
        self.out.print(line)
        self._quote(row, control.anchor, control.span)

    def _quote(self, row: Row, anchor: Span, sentence: Span) -> None:
        """The words around ``anchor``, which is marked, with outlet and day."""
        start, end = anchor.start - sentence.start, anchor.end - sentence.start
        words = row.sentence
        first, last = max(0, end - QUOTE_CHARS * 2 // 3), min(len(words), start + QUOTE_CHARS * 2 // 3)
        first = 0 if first == 0 else words.index(" ", first) + 1 if " " in words[first:start] else first
        last = len(words) if last == len(words) else words.rindex(" ", 0, last) if " " in words[end:last] else last
        quote = Text.assemble(
            "“", "… " if first else "", visible(words[first:start]), (visible(words[start:end]), "bold yellow"),
            visible(words[end:last]), " …" if last < len(words) else "", "” ", (self._where(row), "dim"),
        )  # fmt: skip
        self.out.print(Padding(quote, (0, 0, 0, 4), expand=False))

    def _where(self, row: Row) -> str:
        """Outlet and day: the outlet as given, else the agency of the dateline, else the file's name."""
        report = self._coded(row).report
        agency = report.dateline.agency if report.dateline else None
        path = report.provenance.path if report.provenance else report.id
        return f"{report.source or agency or Path(path).stem}, {(row.report.published or 'undated')[:10]}"

    def _says(self, row: EventRow | ControlRow, sources: Sequence[Source]) -> str:
        """Who says so, nearest first; a speaker who is only "it" or "he" with the words it stands for."""
        coded, chain = self._coded(row), []
        for source in sources:
            told = coded.mention(source.mention).coref if source.mention else None
            words = f"{source.text} ({coded.mention(told).text})" if told else source.text
            chain.append(visible(words) + (" (anonymous)" if source.anonymous else ""))
        return " < ".join(chain)

    def _coded(self, row: Row) -> Coded:
        key = row.report.id
        if key not in self.read:
            coded = self.store.coded(key)
            assert coded is not None
            self.read[key] = coded
        return self.read[key]


def _style(status: Status) -> str:
    return {Status.DENIED: "red", Status.HAPPENED: "green", Status.ONGOING: "green"}.get(status, "yellow")


def _first_of_each(rows: Sequence[Said]) -> list[Said]:
    """One of those that say the same in the same words, as reprints do, or of the same parties."""
    found: dict[object, Said] = {}
    for row in rows:
        found.setdefault(_same(row), row)
    sentences: dict[str, Said] = {}
    for row in found.values():
        sentences.setdefault(row.sentence, row)
    return list(sentences.values())


def _same(row: EventRow | ControlRow) -> object:
    if isinstance(row, EventRow):
        event = row.event
        return event.type, event.status, names(event.actors), "" if event.recipients else places(event.places)
    holder = row.control.holder
    return row.control.status, holder and names([holder]), speakers(row.control.sources)


def _known(row: EventRow) -> tuple[bool, bool, bool, float]:
    """For sorting: first those of which most is known."""
    event = row.event
    whom = [actor for actor in event.recipients if actor.name or actor.sectors]
    return (not whom and not event.places, not any(a.name or a.sectors for a in event.actors), not event.sources,
            -event.confidence)  # fmt: skip


def _days(time: Moment) -> int:
    """How many days a time spans; very many where a side is open."""
    if time.start is None or time.end is None:
        return sys.maxsize
    return (date.fromisoformat(time.end[:10]) - date.fromisoformat(time.start[:10])).days + 1


def _tolls(rows: Iterable[EventRow]) -> Iterator[Toll]:
    for row in rows:
        for count in row.event.counts:
            numbered = count.min is not None or count.max is not None
            if count.what == "killed" and count.scope is CountScope.INCIDENT and numbered:
                yield Toll(row, count)


def _first_tolls(tolls: Iterable[Toll]) -> list[Toll]:
    """One of those that quote the same sentence, as reprints do."""
    found: dict[str, Toll] = {}
    for toll in tolls:
        found.setdefault(toll.row.sentence, toll)
    return list(found.values())


def _disputed(tolls: Iterable[Toll]) -> list[tuple[tuple[str, str], list[Toll]]]:
    """((place, day), tolls) where counts of the killed at one place on one day differ, most differing first."""
    at: dict[tuple[str, str], dict[object, Toll]] = defaultdict(dict)
    for toll in tolls:
        time, where = toll.row.event.time, toll.row.event.places
        if where and time and time.end:
            at[where[0].place.name or where[0].text, time.end[:10]].setdefault((toll.count.min, toll.count.max), toll)
    found = [(incident, list(differing.values())) for incident, differing in at.items() if len(differing) > 1]
    return sorted(found, key=lambda item: (-len(item[1]), item[0]))


if __name__ == "__main__":
    sys.exit(main())
