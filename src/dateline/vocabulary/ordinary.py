"""Words of ordinary English, gathered from the tables: a name that is one of them is met where nobody is named."""

from __future__ import annotations

from functools import cache

from dateline.vocabulary.cues import cues
from dateline.vocabulary.lexicon import lexicon
from dateline.vocabulary.report_layout import function_words
from dateline.vocabulary.reporting import reporting

__all__ = ["ordinary_words"]


@cache
def ordinary_words() -> frozenset[str]:
    """Single words in lower case that say deeds and statuses or hold sentences together.

    Nouns for actors and members of classes are not among them: they hold names ("Taliban") that news uses as nouns.

    Raises:
        VocabularyError: where a table contradicts itself.
    """
    events, told = lexicon(), reporting()
    found = {*events.verbs, *events.nouns, *events.governing_verbs, *events.governing_nouns}
    found |= {*told.verbs, *told.nouns}
    found |= {word for word, _, _ in cues().cues}
    for language in function_words():
        found |= language.words if language.language == "en" else set()
    return frozenset(word for word in found if word.isascii() and word.isalpha() and word.islower() and len(word) > 1)
