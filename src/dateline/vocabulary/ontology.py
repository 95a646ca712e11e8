"""PLOVER 2.0 as data: event types, modes, contexts, sectors, country-level codes, scores, and the way from CAMEO.

Facts from the PLOVER manual (draft 2.0) and its conversion table, descriptions in other words; CC-BY-SA-4.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.record import EventType, Quad
from dateline.vocabulary.table import Row, read_table

__all__ = ["CameoCode", "ModeFacts", "Ontology", "TypeFacts", "nearest_cameo", "ontology"]


@dataclass(frozen=True, slots=True)
class ModeFacts:
    """A mode of an event type; ``score`` is ``None`` where the manual prints none."""

    mode: str
    score: float | None
    description: str


@dataclass(frozen=True, slots=True)
class TypeFacts:
    """An event type: its quad class, conflict-cooperation score (-10 to +10) and modes."""

    type: EventType
    quad: Quad
    score: float
    requires_recipient: bool
    description: str
    modes: Mapping[str, ModeFacts]

    def intensity(self, mode: str | None) -> float:
        """PLOVER's conflict-cooperation score: that of the mode where it has one, else that of the type."""
        score = self.modes[mode].score if mode is not None else None
        return self.score if score is None else score


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code and what it is in PLOVER 2.0; ``type`` is ``None`` for a statement, which is no event."""

    code: str
    label: str
    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """What may be coded.

    Attributes:
        types: facts by event type.
        contexts, sectors, country_codes: description by code; ``country_codes`` are those that
            stand in place of a country (``UNO``, ``NGO`` ...). cameo: by code.
    """

    types: Mapping[EventType, TypeFacts]
    contexts: Mapping[str, str]
    sectors: Mapping[str, str]
    country_codes: Mapping[str, str]
    cameo: Mapping[str, CameoCode]

    def type(self, type: EventType) -> TypeFacts:
        """The facts of an event type."""
        return self.types[type]

    def check(self, row: Row, type: EventType, mode: str | None, contexts: tuple[str, ...], cameo: str) -> None:
        """That a row of a vocabulary file uses only what the ontology has.

        Raises:
            VocabularyError: where it does not.
        """
        if mode is not None and mode not in self.types[type].modes:
            raise row.error(f"{type} has no mode {mode!r}")
        unknown = [context for context in contexts if context not in self.contexts]
        if unknown:
            raise row.error(f"no such context: {', '.join(unknown)}")
        if cameo and cameo not in self.cameo:
            raise row.error(f"no such CAMEO code: {cameo}")


@cache
def ontology() -> Ontology:
    """PLOVER 2.0, with DISPLACE.

    Raises:
        VocabularyError: where its files contradict themselves.
    """
    modes: dict[EventType, dict[str, ModeFacts]] = {}
    for row in read_table("plover_modes.csv", ("type", "mode", "score", "description")):
        facts = ModeFacts(row["mode"], row.number("score"), row["description"])
        modes.setdefault(row.member("type", EventType), {})[facts.mode] = facts
    types: dict[EventType, TypeFacts] = {}
    for row in read_table("plover_types.csv", ("type", "quad", "score", "requires_recipient", "description")):
        kind, score = row.member("type", EventType), row.number("score")
        if score is None:
            raise row.error("a type needs a score")
        needs = row.flag("requires_recipient")
        types[kind] = TypeFacts(
            kind, row.member("quad", Quad), score, needs, row["description"], modes.get(kind, {})
        )  # fmt: skip
    contexts = {r["context"]: r["description"] for r in read_table("plover_contexts.csv", ("context", "description"))}
    codes: dict[str, dict[str, str]] = {"sector": {}, "country": {}}
    for row in read_table("plover_sectors.csv", ("code", "level", "description")):
        if row["level"] not in codes:
            raise row.error(f"level {row['level']!r} is neither sector nor country")
        codes[row["level"]][row["code"]] = row["description"]
    return Ontology(types, contexts, codes["sector"], codes["country"], _cameo(types, contexts))


@cache
def _nearest() -> dict[tuple[EventType, str], str]:
    known: dict[tuple[EventType, str], str] = {}
    for row in read_table("plover_cameo.csv", ("type", "mode", "cameo")):
        kind = row.member("type", EventType)
        ontology().check(row, kind, row["mode"] or None, (), row["cameo"])
        known[kind, row["mode"]] = row["cameo"]
    return known


def nearest_cameo(type: EventType, mode: str | None) -> str:
    """The CAMEO code that stands nearest to a type and mode where no word tells more; empty where CAMEO has none."""
    return _nearest()[type, mode or ""]


def _cameo(types: Mapping[EventType, TypeFacts], contexts: Mapping[str, str]) -> dict[str, CameoCode]:
    known: dict[str, CameoCode] = {}
    bare = Ontology(types, contexts, {}, {}, {})
    for row in read_table("cameo.csv", ("cameo", "type", "mode", "contexts", "label", "note")):
        kind = row.member("type", EventType) if row["type"] else None
        code = CameoCode(row["cameo"], row["label"], kind, row["mode"] or None, row.words("contexts"))
        if kind is not None:
            bare.check(row, kind, code.mode, code.contexts, "")
        if code.code in known:
            raise row.error(f"{code.code} stands twice")
        known[code.code] = code
    return known
