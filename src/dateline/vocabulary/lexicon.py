"""Words that say events: verbs, nouns, and the verbs and nouns through which an event is reached.

event_verbs.csv       verbs that say an event by themselves or with a certain object ("bomb", "lift sanctions")
event_nouns.csv       nouns that do ("air strike", "talks"), each with a pattern of who stands where around it
noun_patterns.csv     those patterns
event_governors.csv   what governs another event, and what comes of it: light verbs ("carry out an attack"), aspect
                      ("began to attack"), attitude ("consider talks"), speech ("threaten to attack", "call for talks")
event_compositions.csv  mode and CAMEO code of what is said about an event: a demand for talks, a threat of violence
event_cues.csv        words that tell the mode or a context of an event
word_classes.csv      what kind of thing a word says, for the constraints of the other files
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dateline.record import EventType
from dateline.vocabulary.constraint import Constraint, constraint
from dateline.vocabulary.ontology import Ontology, ontology
from dateline.vocabulary.table import Row, read_table

__all__ = [
    "Composition",
    "Constraint",
    "EventCue",
    "Form",
    "Governor",
    "Hold",
    "Lexicon",
    "NounEntry",
    "Pattern",
    "VerbEntry",
    "lexicon",
]


class Hold(StrEnum):
    """How a governor holds the event that it governs."""

    LIGHT = "light"
    ASPECT = "aspect"
    ATTITUDE = "attitude"
    SPEECH = "speech"


class Form(StrEnum):
    """In what form the governed event stands: as a noun, as a clause, as an infinitive with "to", or any of these."""

    NOUN = "noun"
    CLAUSE = "clause"
    TO = "to"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """A verb, in one of its senses, that says an event.

    Attributes:
        verb, particle: its lemma; the particle it must have ("blow" + "up"), or ``""``.
        preps: prepositions of which one must be there; empty where none is needed.
        object, prep_object, subject: constraints on what is done to, what follows the preposition, who does.
        type, mode, cameo, contexts: what it says.
        actor, recipient, place: the slots in which they stand, first filled first.
        alone: whether it counts even where neither actor nor recipient is named.
    """

    verb: str
    particle: str
    preps: frozenset[str]
    object: Constraint
    prep_object: Constraint
    subject: Constraint
    type: EventType
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    alone: bool

    @property
    def weight(self) -> int:
        """How specific the sense is."""
        constraints = self.object.weight + self.prep_object.weight + self.subject.weight
        return constraints + 3 * bool(self.particle) + 2 * bool(self.preps)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Who stands where around an event noun: slots of actor, recipient and place; ``joint`` slots hold all sides."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    joint: tuple[str, ...]
    place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A noun, or noun compound, that says an event.

    Attributes:
        words: its lemmas, the head last.
        type, mode, cameo, contexts, pattern: as of a verb.
        needs: who must take part for it to say an event: ``nothing`` (nobody), ``argument`` (somebody), ``actor``
            (who does it), ``place`` (a place) or ``governor`` (it says one only under what governs it).
        unless: words that void it when they stand before it ("heart attack").
        given: words of which the sentence must have one, where the noun says many things ("strike" of "workers").
    """

    words: tuple[str, ...]
    type: EventType
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    pattern: Pattern
    needs: str
    unless: frozenset[str]
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb or noun that governs an event.

    Attributes:
        word, particle, prep: lemma, particle and preposition it must have, or ``""``.
        form: in what form the event stands. inner: types of event it may govern; empty for any.
        bare: whether it says what it says even where what it governs is no known event.
        subject: constraint on who does it.
        hold: how it holds the event.
        type, mode, cameo, contexts: what comes of it; ``type`` is ``None`` where the event stays what it is.
        actor, recipient: slots; ``inner-actor``, ``inner-recipient``, ``inner-other`` are those of the governed event.
        keeps: whether the governed event is an event of its own beside it ("condemned the attack").
    """

    word: str
    particle: str
    prep: str
    form: Form
    inner: frozenset[EventType]
    bare: bool
    subject: Constraint
    hold: Hold
    type: EventType | None
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    keeps: bool


@dataclass(frozen=True, slots=True)
class Composition:
    """What mode and CAMEO code come of an event said of another: a demand for talks, a threat of violence."""

    mode: str | None
    cameo: str


@dataclass(frozen=True, slots=True)
class EventCue:
    """A word or two that tell the mode or a context of an event of certain types, of any type where none is named."""

    words: tuple[str, ...]
    types: frozenset[EventType]
    value: str
    cameo: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that say events.

    Attributes:
        verbs, nouns: entries by lemma (of a compound: of its last word), most specific first.
        governing_verbs, governing_nouns: governors by lemma, in the order of the file.
        classes: classes of a word by its lemma. kinds: the words of each class.
        compositions: by type, governed type and governed mode (``None`` for any).
        modes, contexts: cues of either, by their last word.
    """

    verbs: Mapping[str, tuple[VerbEntry, ...]]
    nouns: Mapping[str, tuple[NounEntry, ...]]
    governing_verbs: Mapping[str, tuple[Governor, ...]]
    governing_nouns: Mapping[str, tuple[Governor, ...]]
    classes: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    compositions: Mapping[tuple[EventType, EventType, str | None], Composition]
    modes: Mapping[str, tuple[EventCue, ...]]
    contexts: Mapping[str, tuple[EventCue, ...]]

    def members(self, kind: str) -> frozenset[str]:
        """The words of a class."""
        return self.kinds.get(kind, frozenset())

    def composition(self, type: EventType, inner: EventType, mode: str | None) -> Composition:
        """What a ``type`` about an event ``inner`` of ``mode`` is, as exactly as the file says."""
        found = self.compositions.get((type, inner, mode)) or self.compositions.get((type, inner, None))
        return found or Composition(None, "")


T = EventType
GROUPS: dict[str, frozenset[EventType]] = {
    "cooperation": frozenset({T.AGREE, T.CONSULT, T.SUPPORT, T.COOPERATE, T.AID}),
    "yield": frozenset({T.CONCEDE, T.RETREAT}),
    "force": frozenset({T.ASSAULT, T.COERCE, T.MOBILIZE}),
    "conflict": frozenset(
        {T.ASSAULT, T.COERCE, T.MOBILIZE, T.SANCTION, T.PROTEST, T.DISPLACE, T.THREATEN, T.ACCUSE, T.REJECT}
    ),
    "event": frozenset(T),
}
"""Names for groups of types in ``event_governors.csv``."""

VERB_COLUMNS = (
    "verb", "particle", "prep", "object", "prep_object", "subject", "type", "mode", "cameo", "contexts", "actor",
    "recipient", "place", "alone", "note",
)  # fmt: skip
NOUN_COLUMNS = ("noun", "type", "mode", "cameo", "contexts", "pattern", "needs", "unless", "given", "note")
PATTERN_COLUMNS = ("pattern", "actor", "recipient", "joint", "place", "note")
GOVERNOR_COLUMNS = (
    "word", "pos", "particle", "prep", "form", "inner", "subject", "hold", "type", "mode", "cameo", "contexts", "actor",
    "recipient", "keeps", "note",
)  # fmt: skip
NEEDS = frozenset({"nothing", "argument", "actor", "place", "governor"})


@cache
def lexicon() -> Lexicon:
    """The lexicon.

    Raises:
        VocabularyError: where a row does not fit the ontology or names an unknown pattern, form or group.
    """
    facts = ontology()
    classes: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for row in read_table("word_classes.csv", ("class", "word", "note")):
        classes.setdefault(row["word"], set()).add(row["class"])
        kinds.setdefault(row["class"], set()).add(row["word"])
    compositions = {}
    for row in read_table("event_compositions.csv", ("type", "inner", "inner_mode", "mode", "cameo", "note")):
        kind, mode = row.member("type", EventType), row["mode"] or None
        facts.check(row, kind, mode, (), row["cameo"])
        key = (kind, row.member("inner", EventType), row["inner_mode"] or None)
        compositions[key] = Composition(mode, row["cameo"])
    governors: dict[str, dict[str, list[Governor]]] = {"verb": {}, "noun": {}}
    for row in read_table("event_governors.csv", GOVERNOR_COLUMNS):
        if row["pos"] not in governors:
            raise row.error(f"pos {row['pos']!r} is neither verb nor noun")
        governors[row["pos"]].setdefault(row["word"], []).append(_governor(row, facts))
    return Lexicon(
        _by_weight(_verbs(facts)),
        _nouns(facts),
        {word: tuple(found) for word, found in governors["verb"].items()},
        {word: tuple(found) for word, found in governors["noun"].items()},
        {word: frozenset(found) for word, found in classes.items()},
        {kind: frozenset(found) for kind, found in kinds.items()},
        compositions,
        _cues(facts, "mode"),
        _cues(facts, "context"),
    )


def _cues(facts: Ontology, kind: str) -> dict[str, tuple[EventCue, ...]]:
    table: dict[str, list[EventCue]] = {}
    for row in read_table("event_cues.csv", ("kind", "types", "cue", "value", "cameo", "note")):
        if row["kind"] not in {"mode", "context"}:
            raise row.error(f"kind {row['kind']!r} is neither mode nor context")
        if row["kind"] != kind:
            continue
        types = frozenset(EventType(name) for name in row.words("types") if name in set(EventType))
        if len(types) != len(row.words("types")):
            raise row.error(f"no such type among {row['types']!r}")
        for each in types if kind == "mode" else ():
            facts.check(row, each, row["value"], (), row["cameo"])
        if kind == "context" and row["value"] not in facts.contexts:
            raise row.error(f"no such context: {row['value']}")
        words = tuple(row["cue"].split())
        table.setdefault(words[-1], []).append(EventCue(words, types, row["value"], row["cameo"]))
    return {word: tuple(found) for word, found in table.items()}


def _verbs(facts: Ontology) -> Iterator[VerbEntry]:
    for row in read_table("event_verbs.csv", VERB_COLUMNS):
        kind, mode, contexts = row.member("type", EventType), row["mode"] or None, row.words("contexts")
        facts.check(row, kind, mode, contexts, row["cameo"])
        yield VerbEntry(
            row["verb"],
            row["particle"],
            frozenset(row.words("prep", "|")),
            constraint(row["object"]),
            constraint(row["prep_object"]),
            constraint(row["subject"]),
            kind,
            mode,
            row["cameo"],
            contexts,
            row.words("actor", "|"),
            row.words("recipient", "|"),
            row.words("place", "|"),
            row.flag("alone"),
        )


def _by_weight(entries: Iterator[VerbEntry]) -> dict[str, tuple[VerbEntry, ...]]:
    table: dict[str, list[VerbEntry]] = {}
    for entry in entries:
        table.setdefault(entry.verb, []).append(entry)
    return {verb: tuple(sorted(found, key=lambda e: -e.weight)) for verb, found in table.items()}


def _nouns(facts: Ontology) -> dict[str, tuple[NounEntry, ...]]:
    patterns = {
        row["pattern"]: Pattern(*(row.words(column, "|") for column in PATTERN_COLUMNS[1:5]))
        for row in read_table("noun_patterns.csv", PATTERN_COLUMNS)
    }
    table: dict[str, list[NounEntry]] = {}
    for row in read_table("event_nouns.csv", NOUN_COLUMNS):
        kind, mode, contexts = row.member("type", EventType), row["mode"] or None, row.words("contexts")
        facts.check(row, kind, mode, contexts, row["cameo"])
        if row["pattern"] not in patterns or row["needs"] not in NEEDS:
            raise row.error(f"no such pattern or need: {row['pattern']}, {row['needs']}")
        words, unless = tuple(row["noun"].replace("-", " ").split()), frozenset(row.words("unless", "|"))
        given = frozenset(row.words("given", "|"))
        entry = NounEntry(
            words, kind, mode, row["cameo"], contexts, patterns[row["pattern"]], row["needs"], unless, given
        )
        table.setdefault(words[-1], []).append(entry)
    return {noun: tuple(sorted(found, key=lambda e: -len(e.words))) for noun, found in table.items()}


def _governor(row: Row, facts: Ontology) -> Governor:
    kind = row.member("type", EventType) if row["type"] != "=" else None
    mode, contexts = row["mode"] or None, row.words("contexts")
    if kind is not None:
        facts.check(row, kind, mode, contexts, row["cameo"])
    inner: set[EventType] = set()
    names = row.words("inner", "|")
    for name in names:
        if name in GROUPS:
            inner |= GROUPS[name]
        elif name != "any":
            try:
                inner.add(EventType(name))
            except ValueError:
                raise row.error(f"no such type or group of types: {name}") from None
    return Governor(
        row["word"],
        row["particle"],
        row["prep"],
        row.member("form", Form),
        frozenset(inner),
        "any" in names,
        constraint(row["subject"]),
        row.member("hold", Hold),
        kind,
        mode,
        row["cameo"],
        contexts,
        row.words("actor", "|"),
        row.words("recipient", "|"),
        row.flag("keeps"),
    )
