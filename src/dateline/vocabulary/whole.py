"""All of the vocabulary in one value: what the coding stage is handed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.vocabulary.agents import Agents, agents
from dateline.vocabulary.cues import Cues, cues
from dateline.vocabulary.lexicon import Lexicon, lexicon
from dateline.vocabulary.ontology import Ontology, ontology
from dateline.vocabulary.reporting import Reporting, reporting
from dateline.vocabulary.ties import Ties, ties

__all__ = ["Vocabulary", "load_vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What may be said, and the words that say it.

    Attributes:
        ontology: PLOVER types, modes, contexts, scores and the CAMEO crosswalk.
        lexicon: verbs, nouns and phrases that say events.
        cues: words that decide status and certainty. reporting: words that say who says so.
        agents: common nouns for actors, places and things. ties: words for control and relations.
        hash: content hash of all vocabulary files; part of every record's provenance.
    """

    ontology: Ontology
    lexicon: Lexicon
    cues: Cues
    reporting: Reporting
    agents: Agents
    ties: Ties
    hash: str


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that comes with Dateline.

    Raises:
        VocabularyError: where a file contradicts itself; its subject is the file, its line the row.
    """
    return Vocabulary(ontology(), lexicon(), cues(), reporting(), agents(), ties(), _content_hash())


def _content_hash() -> str:
    digest = hashlib.blake2b(digest_size=16)
    data = files("dateline.vocabulary") / "data"
    for file in sorted(data.iterdir(), key=lambda entry: entry.name):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
