"""Words that decide whether what a clause says came about (``status_cues.csv``, ``status_markers.csv``).

A cue is a word that governs another clause or an event noun and says how real that is: "plans to leave", "refused to
leave", "an end to the attacks". Its ``takes`` names the forms of what it may govern:

    inf       "to leave"                 ing      "leaving", also after a preposition of the cue ("short of leaving")
    clause    "that they left"           noun     an event noun as object, or after a preposition ("calls for talks")
    subject   an event noun as subject of the active verb       passive   as subject of the passive verb
    inf_be    "to leave" after a form of "be" ("is to leave")

and its ``effect`` is what comes of it, a member of :class:`Effect`. Where it has the form of two words, the second is
a particle or preposition. A marker changes the clause that it stands in: modals, negations, subordinators, adverbs and
adjectives that hedge, adjectives of event nouns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dateline.vocabulary.table import read_table

__all__ = ["Cue", "Cues", "Effect", "Marker", "Takes", "cues"]


class Effect(StrEnum):
    """What a word does to the reality of what it governs or marks."""

    PLANNED = "planned"
    CONSIDERED = "considered"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    HAPPENED = "happened"
    ONGOING = "ongoing"
    TRIED = "tried"
    ENDED = "ended"
    ACHIEVED = "achieved"
    LASTING = "lasting"
    CARRY = "carry"
    FACT = "fact"
    SAY = "say"
    FOLLOWS = "follows"
    UNVERIFIED = "unverified"
    HISTORICAL = "historical"


GOVERNING = frozenset(
    {
        Effect.PLANNED,
        Effect.CONSIDERED,
        Effect.CONDITIONAL,
        Effect.DENIED,
        Effect.TRIED,
        Effect.ENDED,
        Effect.ACHIEVED,
        Effect.LASTING,
        Effect.CARRY,
        Effect.FACT,
        Effect.SAY,
    }
)


class Takes(StrEnum):
    """In what form the governed event stands."""

    INF = "inf"
    INF_BE = "inf_be"
    ING = "ing"
    CLAUSE = "clause"
    NOUN = "noun"
    SUBJECT = "subject"
    PASSIVE = "passive"


class Marker(StrEnum):
    """What a marker is to its clause or noun."""

    MODAL = "modal"
    NEGATION = "negation"
    NOT_NEGATION = "not_negation"
    SUBORDINATOR = "subordinator"
    HEDGE = "hedge"
    HEDGE_ADJECTIVE = "hedge_adjective"
    ADJECTIVE = "adjective"
    PREPOSITION = "preposition"
    PROGRESSIVE = "progressive"
    SAYING = "saying"
    HABIT = "habit"
    STOPPED = "stopped"
    TRANSPARENT = "transparent"
    DEFINITE = "definite"
    UNCHECKED = "unchecked"
    BACKGROUND_ADJECTIVE = "background_adjective"
    BACKGROUND_ADVERB = "background_adverb"


PARTS_OF_SPEECH = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word does to what it governs; ``unverified`` where it leaves that unchecked ("appeared to")."""

    word: str
    effect: Effect
    unverified: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues by (word or two words, part of speech, form governed), and all markers by role and word."""

    cues: Mapping[tuple[str, str, Takes], Cue]
    markers: Mapping[Marker, Mapping[str, Effect]]

    def cue(self, word: str, pos: str, takes: Takes) -> Cue | None:
        """The cue ``word`` (lemma, or lemma and particle) of part of speech ``pos`` that governs ``takes``."""
        return self.cues.get((word, pos, takes))


@cache
def cues() -> Cues:
    """The cues and markers.

    Raises:
        VocabularyError: where a row is of no known form, or names the same word twice for the same form.
    """
    found: dict[tuple[str, str, Takes], Cue] = {}
    for row in read_table("status_cues.csv", ("word", "pos", "takes", "effect", "hedge", "note")):
        effect = row.member("effect", Effect)
        if row["pos"] not in PARTS_OF_SPEECH or effect not in GOVERNING or row["hedge"] not in {"", "unverified"}:
            raise row.error(f"{row['word']!r} is no cue: {row['pos']!r}, {row['effect']!r}, {row['hedge']!r}")
        for form in row.words("takes"):
            if form not in Takes.__members__.values():
                raise row.error(f"takes {form!r} is none of {', '.join(Takes)}")
            key = (row["word"], PARTS_OF_SPEECH[row["pos"]], Takes(form))
            if key in found:
                raise row.error(f"{row['word']!r} as {row['pos']} with {form} stands twice")
            found[key] = Cue(row["word"], effect, row["hedge"] == "unverified")
    markers: dict[Marker, dict[str, Effect]] = {role: {} for role in Marker}
    for row in read_table("status_markers.csv", ("word", "role", "effect", "note")):
        markers[row.member("role", Marker)][row["word"]] = row.member("effect", Effect)
    return Cues(found, markers)
