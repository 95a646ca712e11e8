"""Sentences, parse, mentions, times, quotations, coreference: a report becomes a passage. spaCy lives here."""

from dateline.language.annotate import annotate
from dateline.language.coreference import Choice, chains_of, corefer
from dateline.language.draft import head_of, with_added
from dateline.language.parse import DEFAULT_MODEL, Parser
from dateline.language.passage import Passage, Phrase, Quotation, Sentence, Token
from dateline.language.quantities import Quantity, quantities_in, quantity_at
from dateline.language.territory import stands_as_territory
from dateline.language.times import find_times, infer_published
from dateline.language.times_tense import Direction, direction

__all__ = [
    "DEFAULT_MODEL",
    "Choice",
    "Direction",
    "Parser",
    "Passage",
    "Phrase",
    "Quantity",
    "Quotation",
    "Sentence",
    "Token",
    "annotate",
    "chains_of",
    "corefer",
    "direction",
    "find_times",
    "head_of",
    "infer_published",
    "quantities_in",
    "quantity_at",
    "stands_as_territory",
    "with_added",
]
