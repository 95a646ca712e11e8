"""Reports into a store: each coded once, each place where it was found noted, resumable at any moment."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.flow.crew import Crew, batches
from dateline.record import Coded, Report
from dateline.reports import Unreadable
from dateline.store import Store, report_fingerprint

__all__ = ["Kept", "keep"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one batch.

    Attributes:
        coded: what was coded in it, unreadable reports included, in order.
        known: how many reports this very coder had coded already.
        stored: how many reports the store did not know before.
        anew: how many it knew, coded by another coder.
    """

    coded: Sequence[Coded]
    known: int
    stored: int
    anew: int


def keep(items: Iterable[Report | Unreadable], store: Store, crew: Crew, size: int) -> Iterator[Kept]:
    """Codes what the store does not have from this coder, in batches of ``size``, each kept in one transaction.

    Stopped at any moment and run again, it goes on where it was; what the store says in the end does not depend on
    where it was stopped. What cannot be read is told of and not kept.
    """
    passed: deque[list[Report]] = deque()
    coder = crew.info

    def work() -> Iterator[Sequence[Report | Unreadable]]:
        for batch in batches(items, size):
            prints = {id(item): report_fingerprint(item) for item in batch if isinstance(item, Report)}
            known = store.known(prints.values(), coder)
            passed.append([item for item in batch if isinstance(item, Report) and prints[id(item)] in known])
            yield [item for item in batch if isinstance(item, Unreadable) or prints[id(item)] not in known]

    for coded in crew.code(work()):
        again = passed.popleft()
        added = store.add(each for each in coded if each.report.text)
        if again:
            store.add_provenances(again)
        yield Kept(coded, len(again), added.reports, added.codings - added.reports)
