"""What other knowledge would change in a store: the reports that it concerns, coded anew and held against the old."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dateline.flow.crew import Crew, batches
from dateline.knowledge import ChangedNames, Knowledge
from dateline.record import Coded, Event, Mention, Report, Span
from dateline.store import Store, report_fingerprint

__all__ = ["Change", "Revision", "concerned", "entities_concerned", "revisions"]


@dataclass(frozen=True, slots=True)
class Change:
    """A mention that means something else.

    Attributes:
        span, words: where it stands. before, after: the mention in either coding; ``None`` where it has none there.
        events: ids of events, of either coding, that it takes part in.
    """

    span: Span
    words: str
    before: Mention | None
    after: Mention | None
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A report coded anew.

    Attributes:
        before, after: its coding in the store and the new one. changes: in the order of the text.
        gone, new: ids of events of one coding alone.
    """

    before: Coded
    after: Coded
    changes: tuple[Change, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def otherwise(self) -> bool:
        """Whether the new coding says anything else."""
        return bool(self.changes or self.gone or self.new)

    @property
    def by_another(self) -> bool:
        """Whether the stored coding is of another version or other models, which may change it too."""
        was, now = self.before.coder, self.after.coder
        return (was.version, dict(was.models)) != (now.version, dict(now.models))


def concerned(
    store: Store, names: ChangedNames, entities: Callable[[str], bool], progress: Callable[[int], object]
) -> list[int]:
    """The numbers of the reports in the store whose words hold one of the names, or whose coding names an entity.

    Args:
        entities: whether an entity that the store names is concerned. progress: called with the number of reports seen.
    """
    found = set(store.naming(filter(entities, store.entities())))
    for seen, report in enumerate(store.texts(), start=1):
        if report.key not in found:
            words = "\n".join(filter(None, (report.title, report.outlet, report.text)))
            found |= {report.key} if names.in_text(words, report.published) else set()
        progress(seen)
    return sorted(found)


def revisions(store: Store, keys: Sequence[int], crew: Crew, size: int) -> Iterator[list[Revision | None]]:
    """The reports with these numbers coded anew, in batches of ``size``; ``None`` for one that this coder has coded."""
    passed: deque[tuple[list[Coded], int]] = deque()

    def work() -> Iterator[list[Report]]:
        for batch in batches(keys, size):
            stored = list(store.codings(batch))
            known = store.known((report_fingerprint(coded.report) for coded in stored), crew.info)
            fresh = [coded for coded in stored if report_fingerprint(coded.report) not in known]
            passed.append((fresh, len(stored) - len(fresh)))
            yield [coded.report for coded in fresh]

    for anew in crew.code(work()):
        before, known = passed.popleft()
        yield [*[None] * known, *(_revision(old, new) for old, new in zip(before, anew, strict=True))]


def _revision(before: Coded, after: Coded) -> Revision:
    old, new = ({mention.span: mention for mention in coded.mentions} for coded in (before, after))
    changes = []
    for span in sorted(old.keys() | new.keys()):
        was, now = old.get(span), new.get(span)
        if _meaning(was) != _meaning(now):
            events = dict.fromkeys([*_events_of(before, was), *_events_of(after, now)])
            changes.append(Change(span, span.of(after.report.text), was, now, tuple(events)))
    gone, fresh = ({event.id for event in coded.events} for coded in (before, after))
    return Revision(before, after, tuple(changes), tuple(sorted(gone - fresh)), tuple(sorted(fresh - gone)))


def _meaning(mention: Mention | None) -> tuple[object, ...]:
    """What a mention means, without what only numbers it; nothing where it is none or means nothing."""
    if mention is None:
        return ()
    said = (mention.entity, mention.name, mention.country, mention.sectors, mention.place)
    return (mention.kind, *said) if any(said) else ()


def _events_of(coded: Coded, mention: Mention | None) -> Iterator[str]:
    """The events in which a mention takes part, is the place or the source."""
    for event in coded.events if mention is not None else ():
        if mention is not None and mention.id in _cited(event):
            yield event.id


def _cited(event: Event) -> set[str | None]:
    cited: set[str | None] = {actor.mention for actor in (*event.actors, *event.recipients)}
    return cited | {place.mention for place in event.places} | {source.mention for source in event.sources}


def entities_concerned(new: Knowledge, own: frozenset[str]) -> Callable[[str], bool]:
    """Whether an entity is one of ``own``, or of a table and no longer known."""
    known = {
        sense.entity.id for index in (new.names, new.nationalities) for senses in index.values() for sense in senses
    }
    known |= {person.id for found in new.people.by_name.values() for person in found} | set(new.states)
    return lambda entity: entity in own or (entity not in known and not entity.startswith("geo-"))
