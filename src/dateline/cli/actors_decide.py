"""``dateline actors name|merge|split|dismiss``: a person decides who an unknown actor is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from dateline.cli.actor_queue import known_actors, load_knowledge, load_queue, stamp, told, who_option, why_option
from dateline.cli.options import ledger_option
from dateline.cli.wording import visible
from dateline.knowledge import Queue, UnknownActor, check_new_actor, new_id
from dateline.record import ActorTable, Decision, MentionKind, NewActor
from dateline.store import Store

__all__ = ["dismiss", "merge", "name", "split"]

ARMED_OR_POLITICAL = frozenset({"REB", "PRM", "UAF", "CRM", "PTY", "OPP", "SEP", "PRE"})
"""Sectors of bodies that stand in ``groups.csv``; other bodies stand in ``organisations.csv``."""


def _decide(store_path: Path, decision: Callable[[Queue], Decision]) -> int:
    """Appends what ``decision`` makes of the store's queue, and says it."""
    with Store.open(store_path) as store:
        decided = decision(load_queue(store))
        store.decide(decided)
    click.echo(f"decision {decided.number}: {visible(told(decided))}")
    return 0


@click.command(
    "name",
    short_help="Make an entity of an unknown actor.",
    epilog="\b\nExamples:\n  dateline actors name unk-4f1c2a --as 'Marsh Front' --sectors REB\n"
    "  dateline actors name unk-77e0 --as 'Adil Karim' --office 'police chief'",
)
@click.argument("id_", metavar="ID")
@ledger_option
@click.option("--as", "canonical", required=True, metavar="NAME", help="The canonical name.")
@click.option("--kind", type=click.Choice([table.value for table in ActorTable]),
              help="Where it belongs; as the reports have it unless told otherwise.")  # fmt: skip
@click.option("--country", metavar="CODE", help="ISO alpha-3 or IGO, NGO, IMG ...; as most reports say.")
@click.option("--sectors", metavar="CODES", help="PLOVER sectors, most specific first; as most reports say.")
@click.option("--office", metavar="WORDS", help="Of a person: the office held.")
@click.option("--start", metavar="DATE", help="Since when: a day, month or year.")
@click.option("--end", metavar="DATE", help="Until when.")
@who_option
@why_option
def name(
    id_: str, store_path: Path, canonical: str, kind: str | None, by: str | None, why: str | None, **given: str | None
) -> int:
    """Makes an entity of an unknown actor; the names that it was seen under become its aliases.

    Country and sectors are what most reports say, unless you say them; an empty word leaves them open.
    """

    def decided(queue: Queue) -> Decision:
        base = load_knowledge()
        actor = _new_actor(queue.find(id_), canonical, ActorTable(kind) if kind else None, given)
        check_new_actor(actor, base)
        return queue.name(id_, actor, known_actors(queue, base), stamp(by, why))

    return _decide(store_path, decided)


def _new_actor(
    unknown: UnknownActor, canonical: str, table: ActorTable | None, given: dict[str, str | None]
) -> NewActor:
    """The actor as it was said, and where nothing was said as most reports have it."""
    country, sectors = given["country"], given["sectors"]
    chosen = tuple(sectors.upper().replace(",", " ").split()) if sectors is not None else ()
    if sectors is None:
        chosen = tuple(code for code, _ in unknown.sectors[:1])
    table = table or _table(unknown, chosen)
    if given["office"] and table is not ActorTable.PERSON:
        raise click.UsageError("--office is for persons")
    return NewActor(
        new_id(canonical, table),
        canonical,
        table,
        (country.upper() or None) if country is not None else unknown.likely_country,
        chosen,
        given["office"] or None,
        given["start"] or None,
        given["end"] or None,
    )


def _table(unknown: UnknownActor, sectors: tuple[str, ...]) -> ActorTable:
    if unknown.kind is MentionKind.PERSON:
        return ActorTable.PERSON
    return ActorTable.GROUP if ARMED_OR_POLITICAL.intersection(sectors) else ActorTable.ORGANISATION


@click.command(
    "merge",
    short_help="Say that it is an entity, or another unknown one.",
    epilog="\b\nExamples:\n  dateline actors merge unk-4f1c2a grp-marsh-front   it is that entity\n"
    "  dateline actors merge unk-4f1c2a unk-90ab12        the two are one",
)
@click.argument("id_", metavar="ID")
@click.argument("target", metavar="ENTITY_OR_ID")
@ledger_option
@who_option
@why_option
def merge(id_: str, target: str, store_path: Path, by: str | None, why: str | None) -> int:
    """Makes the names of an unknown actor aliases of an entity, or of another unknown actor."""

    def decided(queue: Queue) -> Decision:
        return queue.merge(id_, target, known_actors(queue, load_knowledge()), stamp(by, why))

    return _decide(store_path, decided)


@click.command(
    "split",
    short_help="Say that some names are somebody else.",
    epilog="\b\nExamples:\n  dateline actors split unk-4f1c2a 'Adil Kareem'   that one is another man",
)
@click.argument("id_", metavar="ID")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@ledger_option
@who_option
@why_option
def split(id_: str, names: tuple[str, ...], store_path: Path, by: str | None, why: str | None) -> int:
    """Says that these names of an actor are somebody else: of an unknown one, or one named or merged before.

    Names taken from an entity come back into the queue.
    """
    return _decide(store_path, lambda queue: queue.split(id_, names, stamp(by, why)))


@click.command(
    "dismiss",
    short_help="Take it out of the queue.",
    epilog="\b\nExamples:\n  dateline actors dismiss unk-4f1c2a --why 'a brand of tyres'",
)
@click.argument("id_", metavar="ID")
@ledger_option
@who_option
@click.option("--why", required=True, metavar="WORDS", help="Why; kept with the decision.")
def dismiss(id_: str, store_path: Path, by: str | None, why: str) -> int:
    """Takes an unknown actor out of the queue: no actor, or nobody who matters."""
    return _decide(store_path, lambda queue: queue.dismiss(id_, stamp(by, why)))
