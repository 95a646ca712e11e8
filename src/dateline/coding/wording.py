"""What kind of thing a word of a passage is: the classes that the event lexicon's constraints speak of."""

from __future__ import annotations

from dateline.language import Passage, Token
from dateline.record import Mention, MentionKind
from dateline.vocabulary import AgentNoun, Agents, Lexicon

__all__ = ["Wording"]

ENTITY_CLASSES: dict[str, frozenset[str]] = {
    "PERSON": frozenset({"person", "actor", "name", "PERSON"}),
    "ORG": frozenset({"organisation", "actor", "name"}),
    "GPE": frozenset({"polity", "place", "actor", "GPE"}),
    "NORP": frozenset({"person", "actor", "nationality"}),
    "LOC": frozenset({"place", "territory"}),
    "FAC": frozenset({"place", "property"}),
    "EVENT": frozenset({"proper-event"}),
    "LAW": frozenset({"document", "law", "agreement"}),
}
"""What an entity label says of the thing named."""
NOT_NAMES = frozenset(
    {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "WORK_OF_ART", "LANGUAGE"}
)
PERSONAL = frozenset(
    [
        "i",
        "he",
        "she",
        "they",
        "we",
        "who",
        "him",
        "her",
        "them",
        "us",
        "you",
        "me",
        "those",
        "these",
        "whom",
        "others",
        "its",
        "their",
        "his",
        "my",
        "our",
        "whose",
        "your",
    ]
)
IMPERSONAL = frozenset({"it", "itself", "one", "which", "that", "both", "all", "some", "many", "most", "another"})
REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves", "myself", "ourselves"])
MENTION_CLASSES: dict[MentionKind, frozenset[str]] = {
    MentionKind.PERSON: frozenset({"person", "actor"}),
    MentionKind.ORGANISATION: frozenset({"organisation", "actor"}),
    MentionKind.NATIONALITY: frozenset({"person", "actor", "nationality"}),
    MentionKind.PLACE: frozenset({"place"}),
    MentionKind.WEAPON: frozenset({"weapon"}),
    MentionKind.PLATFORM: frozenset({"platform"}),
    MentionKind.DOCUMENT: frozenset({"document"}),
}
SECTOR_CLASSES: dict[str, str] = {
    "MIL": "force", "REB": "armed", "UAF": "armed", "COP": "cop", "GOV": "government", "LEG": "legislature",
    "JUD": "court",
        "CVL": "civilian", "PRM": "armed", "PTY": "party", "JRN": "media", "SPY": "force", "REF": "refugee",
    "LAB": "worker",
    "BUS": "business", "EDU": "student", "CRM": "armed",
}  # fmt: skip
FORCE = frozenset({"force"})
ACTING = frozenset(
    {"person", "organisation", "polity", "government", "leader", "legislature", "court", "cop", "force", "armed",
     "party", "protester", "refugee", "worker", "civilian", "captive", "diplomat"}
)  # fmt: skip
"""Classes whose members can take part in politics."""
NEVER_ACTING = frozenset({"weapon", "document"})
NOTHING: frozenset[str] = frozenset()


class Wording:
    """The classes of the words of one passage, worked out once each."""

    def __init__(self, passage: Passage, lexicon: Lexicon, agents: Agents) -> None:
        self.passage = passage
        self.lexicon = lexicon
        self.agents = agents
        self._known: dict[int, frozenset[str]] = {}

    def classes(self, token: Token) -> frozenset[str]:
        """The classes of what ``token`` heads; "dozens of people" are people."""
        found = self._known.get(token.i)
        if found is None:
            self._known[token.i] = NOTHING  # "one of them", they being one of them: nothing is learnt in a circle
            found = self._known[token.i] = self._classes(token)
        return found

    def acts(self, token: Token) -> bool:
        """Whether what ``token`` heads can take part in politics: a person, body, state or people."""
        return "actor" in self.classes(token)

    def measured(self, token: Token) -> Token:
        """What is counted or measured out: "people" of "dozens of people"; any other token itself."""
        if token.pos not in {"NOUN", "NUM", "PRON", "DET", "ADJ"}:
            return token
        if "measure" not in self.lexicon.classes.get(token.lemma, ()) and token.pos != "NUM":
            return token
        prep = self.passage.child(token, "prep")
        inner = self.passage.child(prep, "pobj") if prep is not None and prep.lemma in {"of", "from"} else None
        return self.measured(inner) if inner is not None else token

    def _classes(self, token: Token) -> frozenset[str]:
        inner = self.measured(token)
        if inner is not token:
            return self.classes(inner) | {"number"}
        if token.pos == "PRON" or token.lemma in PERSONAL:
            return self._pronoun(token) | self._meant(token)
        found = self.lexicon.classes.get(token.lemma, frozenset())
        noun = self._agent_noun(token)
        if token.ent and token.ent not in NOT_NAMES:
            found = found | ENTITY_CLASSES.get(token.ent, frozenset({"name"}))
        elif noun is None and token.ent in {"", "CARDINAL"} and self._is_name(token):
            found = found | {"name", "actor"}
        if noun is not None and token.ent not in {"GPE", "PERSON"}:
            found = found | MENTION_CLASSES[noun.kind]
            found = found | {SECTOR_CLASSES[s] for s in noun.sectors if s in SECTOR_CLASSES}
            if not found.isdisjoint({"armed", "cop"}):
                found = found | FORCE
        if not found.isdisjoint(ACTING) and found.isdisjoint(NEVER_ACTING) and token.pos in {"NOUN", "PROPN", "ADJ"}:
            found = found | {"actor"}
        if token.pos == "NUM" or token.tag == "CD":
            found = found | {"number", "person"}
        found = found | self._mentioned(token)
        events = self.lexicon.nouns.get(token.lemma, ())
        return (found | {"event"} | {str(e.type) for e in events}) if events and noun is None else found

    def _is_name(self, token: Token) -> bool:
        """Whether a word that no list knows is written like a name."""
        if token.pos == "PROPN" or (token.text.isupper() and len(token.text) > 1):
            return True
        return token.pos == "NOUN" and token.text[0].isupper() and token.i > self.passage.sentence_of(token).first

    def _mentioned(self, token: Token) -> frozenset[str]:
        """What the mention that ``token`` heads adds: its kind, and its sectors where they are known by now."""
        headed = self.passage.phrases_headed(token)
        return _of_mention(headed[0].mention) if headed else NOTHING

    def _meant(self, token: Token) -> frozenset[str]:
        """What a pronoun stands for adds."""
        phrase = self.passage.phrase_at(token)
        if phrase is None or phrase.mention.coref is None:
            return NOTHING
        meant = self.passage.phrase(self.passage.antecedent(phrase.mention).id)
        return self.classes(self.passage.tokens[meant.head]) if meant is not None and meant.head != token.i else NOTHING

    def _agent_noun(self, token: Token) -> AgentNoun | None:
        if token.pos not in {"NOUN", "PROPN", "ADJ"}:
            return None
        nouns, before = self.agents.nouns, self.passage.tokens[token.i - 1] if token.i else token
        if before.sentence == token.sentence and before.head == token.i:
            compound = nouns.get(f"{before.text.lower()} {token.lemma}")
            if compound is not None:
                return compound
        return nouns.get(token.lemma) or nouns.get(token.text.lower())

    def _pronoun(self, token: Token) -> frozenset[str]:
        word = token.text.lower()
        if word in REFLEXIVE:
            return frozenset({"self", "pronoun"})
        if word in PERSONAL:
            return frozenset({"pronoun", "actor", "person"})
        if word in IMPERSONAL:
            return frozenset({"pronoun", "actor"})
        return frozenset({"pronoun"})


def _of_mention(mention: Mention) -> frozenset[str]:
    found = MENTION_CLASSES.get(mention.kind, NOTHING) | {
        SECTOR_CLASSES[s] for s in mention.sectors if s in SECTOR_CLASSES
    }
    return found | FORCE if not found.isdisjoint({"armed", "cop"}) else found
