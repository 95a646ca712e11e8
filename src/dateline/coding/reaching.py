"""From tokens to mentions: the participants and places of a frame as mention ids."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.candidate import Candidate
from dateline.coding.contexts import military
from dateline.coding.frames import Frame
from dateline.coding.nominal import Nominals
from dateline.coding.wording import Wording
from dateline.language import Passage, Phrase, Token
from dateline.record import EventType, MentionKind

__all__ = ["Reaching"]

ACTORS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.NATIONALITY})
SPATIAL = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT, EventType.DISPLACE, EventType.PROTEST}
)
"""Types whose recipient, where it is a place, is rather where it happened."""
SAID_BY_SOMEBODY = frozenset(EventType) - SPATIAL - {EventType.SANCTION}
"""Types that are nothing without whoever says or gives it."""
INNER = ("poss", "mod", "of", "by", "against", "from", "with", "between", "in")
"""Where a participant hides in a thing: "Israel's demand", "the government's headquarters"."""
OUTER = ("of", "from", "mod")
CONTIGUOUS = 4
"""Anchor words further apart than this are not quoted together."""


class Reaching:
    """Finds the mentions of one passage that a frame's tokens stand for."""

    def __init__(self, passage: Passage, wording: Wording, nominals: Nominals) -> None:
        self.passage = passage
        self.wording = wording
        self.nominals = nominals

    def candidate(self, frame: Frame) -> Candidate | None:
        """The frame with mention ids; ``None`` where nobody and nowhere is left and the words do not stand alone."""
        actors = self._actors(frame.actors, inner=False)
        spatial = frame.type in SPATIAL
        recipients = [i for i in self._actors(frame.recipients, inner=True, spatial=spatial) if i not in actors]
        places = self._places((*frame.places, *(frame.recipients if spatial else ())))
        if frame.type in SAID_BY_SOMEBODY and frame.actors and not actors:
            return None
        named = actors or recipients or places or (spatial and (frame.recipients or frame.places))
        if not named and not frame.sure:
            return None
        return self._made(frame, actors, recipients, places)

    def bare_candidate(self, frame: Frame) -> Candidate:
        """The frame with what mention ids there are, whether or not anybody takes part."""
        actors = self._actors(frame.actors, inner=False)
        recipients = [i for i in self._actors(frame.recipients, inner=True) if i not in actors]
        return self._made(frame, actors, recipients, self._places(frame.places))

    def _made(self, frame: Frame, actors: list[str], recipients: list[str], places: list[str]) -> Candidate:
        first, last = self._anchor(frame)
        mentions = [phrase.mention for each in (*actors, *recipients) if (phrase := self.passage.phrase(each))]
        contexts = frame.contexts
        if "military" not in contexts and military(frame.type, mentions):
            contexts = (*contexts, "military")
        return Candidate(
            self.passage.tokens[frame.head].sentence,
            frame.head,
            first,
            last,
            frame.type,
            frame.mode,
            contexts,
            frame.cameo,
            tuple(actors),
            tuple(recipients),
            tuple(places),
            frame.status,
            frame.why,
            0.5 + 0.15 * bool(actors) + 0.1 * bool(recipients or places) + 0.1 * frame.sure,
        )

    def _anchor(self, frame: Frame) -> tuple[int, int]:
        """The words that say it, from the first to the last where they stand close together."""
        words = sorted(frame.anchor)
        at = words.index(frame.head) if frame.head in words else 0
        low = high = at
        while low > 0 and words[low] - words[low - 1] <= CONTIGUOUS:
            low -= 1
        while high + 1 < len(words) and words[high + 1] - words[high] <= CONTIGUOUS:
            high += 1
        return words[low], words[high] + 1

    def _actors(self, tokens: Iterable[Token], *, inner: bool, spatial: bool = False) -> list[str]:
        found: list[str] = []
        for token in tokens:
            for phrase in self._who(token, inner=inner, spatial=spatial):
                if phrase.mention.id not in found:
                    found.append(phrase.mention.id)
        return found

    def _who(self, token: Token, *, inner: bool, spatial: bool) -> list[Phrase]:
        phrase = self._phrase(token)
        if phrase is not None:
            if phrase.mention.kind in ACTORS or self._state(phrase, spatial=spatial):
                return [phrase]
            if phrase.mention.kind is MentionKind.DOCUMENT and not inner:
                return [phrase]
            if phrase.mention.kind is MentionKind.PLACE and spatial:
                return self._inside(token, ("poss", "mod"), spatial=spatial) if inner else []
        measured = self.wording.measured(token)
        if measured is not token:
            return self._who(measured, inner=inner, spatial=spatial)
        if not inner and not self.wording.acts(token):
            return []
        return self._inside(token, INNER if inner else OUTER, spatial=spatial)

    def _inside(self, token: Token, names: tuple[str, ...], *, spatial: bool) -> list[Phrase]:
        """Who stands inside the phrase: "Israel" in "Israel's demand", "ISIL" in "ISIL positions"."""
        slots = self.nominals.slots(token, token.i)
        for name in names:
            found = [p for t in slots.get(name, ()) if (p := self._phrase(t)) is not None]
            found = [p for p in found if p.mention.kind in ACTORS or self._state(p, spatial=spatial)]
            if found:
                return found
        return []

    def _state(self, phrase: Phrase, *, spatial: bool) -> bool:
        """Whether a place stands for those who govern it; where things happen, only a country does."""
        mention = phrase.mention
        if mention.kind is not MentionKind.PLACE:
            return False
        if mention.sectors:
            return True
        if mention.place is not None and (mention.place.feature or "").startswith("PCL"):
            return True
        nation = "polity" in self.wording.classes(self.passage.tokens[phrase.head])
        return not spatial and (phrase.label == "GPE" or nation)

    def _phrase(self, token: Token) -> Phrase | None:
        headed = self.passage.phrases_headed(token)
        if headed:
            return headed[0]
        around = self.passage.phrase_at(token)
        return around if around is not None and around.last - 1 == token.i else None

    def _places(self, tokens: Iterable[Token]) -> list[str]:
        found: list[str] = []
        for token in tokens:
            phrase = self._phrase(token)
            if phrase is not None and phrase.mention.kind is MentionKind.PLACE and phrase.mention.id not in found:
                found.append(phrase.mention.id)
        return found
