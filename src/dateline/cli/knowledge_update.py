"""``dateline knowledge update``: what tables of one's own would change in a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import click
from rich.table import Table

from dateline.cli.intake import tell
from dateline.cli.options import print_lines
from dateline.cli.progress import building, working
from dateline.cli.wording import console, visible
from dateline.flow import Change, Crew, Revision, concerned, entities_concerned, revisions
from dateline.knowledge import Knowledge, changed_names, read_overlay
from dateline.record import Json, Mention, encode
from dateline.settings import Settings, load_settings
from dateline.store import Store

__all__ = ["command"]

EXIT_INTERRUPTED = 130
ID_SHOWN = 10


@dataclass
class _Tally:
    """What was found: reports seen, concerned, coded with these tables before, and coded anew."""

    reports: int = 0
    concerned: int = 0
    known: int = 0
    rows: list[tuple[str, ...]] = field(default_factory=list)
    otherwise: int = 0
    by_another: int = 0
    stored: int = 0

    def add(self, batch: list[Revision | None], *, shown: bool) -> list[Revision]:
        """Counts a batch; those in it that say anything else. Their rows are kept where a table is to be ``shown``."""
        done = [revision for revision in batch if revision is not None]
        changed = [revision for revision in done if revision.otherwise]
        self.known += len(batch) - len(done)
        self.otherwise += len(changed)
        self.by_another += sum(revision.by_another for revision in done)
        self.rows += [row for revision in changed for row in _rows(revision)] if shown else []
        return changed


@click.command(
    "update",
    short_help="What tables would change in a store.",
    epilog="\b\nExamples:\n  dateline knowledge update my-tables --ledger iraq.db             what would change\n"
    "  dateline knowledge update my-tables --ledger iraq.db --apply     and keep it",
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER")
@click.option(
    "--ledger",
    "ledger",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="The store whose reports are held against the tables.",
)
@click.option("--apply", "apply_", is_flag=True, help="Keep the new codings; the old ones stay in the store.")
@click.option("--format", "format_", type=click.Choice(["table", "jsonl"]), default="table", help="How to answer.")
@click.option("-j", "--processes", type=click.IntRange(1, 256), help="Processes that code side by side.")
def command(folder: Path, ledger: Path, *, apply_: bool, format_: str, processes: int | None) -> int:
    """What your tables would change in a store: which mentions would mean something else, and in which events.

    Only reports that hold a name whose meaning the tables change are coded anew, and those whose coding names an entity
    of the tables. Nothing is stored without --apply; with it the new codings are added and become the current ones.

    Exit codes: 0 done; 2 usage; 130 interrupted, with what was stored kept.
    """
    settings = load_settings()
    settings = replace(settings, processes=processes or settings.processes)
    tally = _Tally()
    with Store.open(ledger) as store:
        keys, chosen = _concerned(store, folder, settings, tally)
        try:
            for revised in _revised(store, keys, chosen, tally, apply_=apply_, shown=format_ == "table"):
                if format_ == "jsonl":
                    print_lines(map(_json, revised))
        except KeyboardInterrupt:
            tell(
                f"interrupted; {tally.stored:,} new codings are kept in {ledger}. The same command goes on from there."
            )
            return EXIT_INTERRUPTED
    if tally.rows:
        _print_table(tally.rows)
    _tell_result(tally, folder, settings, apply_=apply_)
    return 0


def _concerned(store: Store, folder: Path, settings: Settings, tally: _Tally) -> tuple[list[int], Settings]:
    """The numbers of the reports that the tables concern, and the settings with which to code them."""
    others = tuple(each for each in settings.knowledge if Path(each).expanduser().resolve() != folder.resolve())
    chosen = replace(settings, knowledge=(*others, str(folder)))
    cache = settings.cache_folder
    rows = [row for found in read_overlay(folder).rows.values() for row in found]
    own = frozenset(row["id"] for row in rows if "id" in row.cells)
    with building() as progress:
        old = Knowledge.load(progress, cache, others)
    new = Knowledge.load(None, cache, chosen.knowledge)
    tally.reports = store.stats().reports
    with working("looking for names", tally.reports) as bar:
        keys = concerned(store, changed_names(old, new), entities_concerned(new, own), bar)
    tally.concerned = len(keys)
    return keys, chosen


def _revised(
    store: Store, keys: list[int], settings: Settings, tally: _Tally, *, apply_: bool, shown: bool
) -> Iterator[list[Revision]]:
    """The reports that would be coded otherwise, batch by batch, stored where they are to be."""
    if not keys:
        return
    done = 0
    with Crew(settings) as crew, working("coding anew", len(keys)) as bar:
        for batch in revisions(store, keys, crew, settings.batch_reports):
            if apply_:
                tally.stored += store.add(each.after for each in batch if each is not None).codings
            done += len(batch)
            bar(done)
            yield tally.add(batch, shown=shown)


def _print_table(rows: list[tuple[str, ...]]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("report", "words", "before", "after", "events"):
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console().print(table)


def _rows(revision: Revision) -> Iterator[tuple[str, ...]]:
    """What changes in a report, a row each."""
    report = visible(revision.after.report.id)
    for change in revision.changes:
        yield report, *_cells(change)
    for said, ids in (("events no more", revision.gone), ("events new", revision.new)):
        if ids:
            yield report, "", "", said, _shortened(ids)


def _cells(change: Change) -> tuple[str, str, str, str]:
    return visible(change.words), _said(change.before), _said(change.after), _shortened(change.events)


def _shortened(ids: tuple[str, ...]) -> str:
    return " ".join(each[:ID_SHOWN] for each in ids)


def _said(mention: Mention | None) -> str:
    """What a mention means, in few words."""
    if mention is None:
        return "no mention"
    place = mention.place.name if mention.place is not None and mention.place.name != mention.name else None
    entity = f"[{mention.entity}]" if mention.entity else None
    parts = (mention.name or place, entity, mention.country, *mention.sectors, _point(mention))
    return visible(" ".join(part for part in parts if part)) or f"a {mention.kind.value} that is not known"


def _point(mention: Mention) -> str:
    if mention.place is None:
        return ""
    return "no point" if mention.place.lat is None else f"({mention.place.lat:.2f}, {mention.place.lon:.2f})"


def _json(revision: Revision) -> dict[str, Json]:
    """A revision as one object: what changes in a report."""
    changes: list[Json] = [
        {"words": each.words, "span": [each.span.start, each.span.end], "before": _mention(each.before),
         "after": _mention(each.after), "events": list(each.events)}
        for each in revision.changes
    ]  # fmt: skip
    return {"report": revision.after.report.id, "changes": changes, "events_gone": list(revision.gone),
            "events_new": list(revision.new)}  # fmt: skip


def _mention(mention: Mention | None) -> Json:
    if mention is None:
        return None
    place = encode(mention.place)
    return {"kind": mention.kind.value, "entity": mention.entity, "name": mention.name, "country": mention.country,
            "sectors": list(mention.sectors), "place": place}  # fmt: skip


def _tell_result(tally: _Tally, folder: Path, settings: Settings, *, apply_: bool) -> None:
    """What was found and what to do next, on standard error."""
    lines = [f"{tally.concerned:,} of {tally.reports:,} reports hold names that {folder} changes"]
    lines += [f"{tally.otherwise:,} {'are' if apply_ else 'would be'} coded otherwise"] if tally.concerned else []
    if tally.known:
        lines.append(f"{tally.known:,} were coded with these very tables before and are left as they are")
    if tally.by_another:
        lines.append(f"{tally.by_another:,} were coded by another version or other models, which may change them too")
    if apply_:
        lines.append(f"{tally.stored:,} new codings are stored; the old ones stay")
        if str(folder) not in settings.knowledge:
            both = ", ".join(f'"{each}"' for each in (*settings.knowledge, folder.resolve()))
            lines.append(f"for the reports to come, set knowledge = [{both}] in the settings file, or give --knowledge")
    elif tally.otherwise:
        lines.append("nothing is stored; --apply does")
    for line in lines:
        tell(line)
