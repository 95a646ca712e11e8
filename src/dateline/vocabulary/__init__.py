"""What may be said: types, modes, sectors, statuses and word lists, as data files with thin loaders."""

from dateline.vocabulary.agents import AgentNoun, Agents, NounNumber, agents
from dateline.vocabulary.cues import Cue, Cues, Effect, Marker, Takes, cues
from dateline.vocabulary.naming import (
    Gender,
    Grammar,
    PhraseRole,
    PlaceRole,
    Pronoun,
    Voice,
    phrase_words,
    place_roles,
    pronouns,
    titles,
)
from dateline.vocabulary.report_layout import (
    FunctionWords,
    ZoneRule,
    agency_names,
    function_words,
    not_datelines,
    report_fields,
    zone_rules,
)
from dateline.vocabulary.reporting import Content, Reporting, ReportingKind, ReportingWord, reporting
from dateline.vocabulary.ties import ControlEntry, RelationEntry, Ties, ties
from dateline.vocabulary.times import Feast, TimePattern, Times, TimeWord, times
from dateline.vocabulary.whole import Vocabulary, load_vocabulary

__all__ = [
    "AgentNoun",
    "Agents",
    "Content",
    "ControlEntry",
    "Cue",
    "Cues",
    "Effect",
    "Feast",
    "FunctionWords",
    "Gender",
    "Grammar",
    "Marker",
    "NounNumber",
    "PhraseRole",
    "PlaceRole",
    "Pronoun",
    "RelationEntry",
    "Reporting",
    "ReportingKind",
    "ReportingWord",
    "Takes",
    "Ties",
    "TimePattern",
    "TimeWord",
    "Times",
    "Vocabulary",
    "Voice",
    "ZoneRule",
    "agency_names",
    "agents",
    "cues",
    "function_words",
    "load_vocabulary",
    "not_datelines",
    "phrase_words",
    "place_roles",
    "pronouns",
    "report_fields",
    "reporting",
    "ties",
    "times",
    "titles",
    "zone_rules",
]
