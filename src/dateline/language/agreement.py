"""What a mention says of whom it stands for: number, gender, and what kind of thing."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.language.draft import NOMINAL, PRONOUN
from dateline.language.passage import Passage, Phrase
from dateline.record import MentionKind
from dateline.vocabulary import Agents, Gender, Genders, NounNumber

__all__ = ["CORE_KINDS", "Traits", "is_name", "traits_of"]

CORE_KINDS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
NOT_NAMES = frozenset({NOMINAL, PRONOUN, "TIMEX"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What agreement asks of a mention.

    Attributes:
        kind: what kind of thing.
        singular, plural: whether "he, she, it" and whether "they" can take it up; a body can be both.
        gender: where the words say it.
    """

    kind: MentionKind
    singular: bool
    plural: bool
    gender: Gender


def is_name(phrase: Phrase) -> bool:
    """Whether the phrase is a name, not a common-noun phrase or a pronoun."""
    return phrase.label not in NOT_NAMES


def traits_of(passage: Passage, phrase: Phrase, agents: Agents, genders: Genders) -> Traits:
    """The traits of a named or nominal mention."""
    head = passage.tokens[phrase.head]
    kind = phrase.mention.kind
    if is_name(phrase):
        many = phrase.label == "NORP" or (head.tag in PLURAL_TAGS and phrase.last - phrase.first == 1)
        gender = _name_gender(passage, phrase, genders) if kind is MentionKind.PERSON else Gender.UNSAID
        return Traits(kind, not many, many or (phrase.label == "ORG"), gender)
    noun = agents.noun(head.lemma)
    counted = head.pos == "NUM" or head.tag in PLURAL_TAGS or (kind is MentionKind.ORGANISATION and noun is None)
    if noun is not None and noun.number is NounNumber.PLURAL:
        return Traits(kind, False, True, Gender.UNSAID)
    if noun is not None and noun.number is NounNumber.COLLECTIVE and not counted:
        return Traits(kind, True, True, Gender.UNSAID)
    gender = genders.nouns.get(head.lemma, Gender.UNSAID) if not counted else Gender.UNSAID
    body = kind is MentionKind.ORGANISATION and not counted
    return Traits(kind, not counted, counted or body, gender)


def _name_gender(passage: Passage, phrase: Phrase, genders: Genders) -> Gender:
    first = passage.tokens[phrase.first].text.lower()
    if phrase.last - phrase.first > 1 and first in genders.first_names:
        return genders.first_names[first]
    return Gender.UNSAID
