"""What may be said: types, modes, sectors, statuses and word lists, as data files with thin loaders."""

from dateline.vocabulary.agents import AgentNoun, Agents, NounNumber, agents
from dateline.vocabulary.naming import Gender, Grammar, PlaceRole, Pronoun, Voice, place_roles, pronouns, titles
from dateline.vocabulary.report_layout import (
    FunctionWords,
    ZoneRule,
    agency_names,
    function_words,
    not_datelines,
    report_fields,
    zone_rules,
)
from dateline.vocabulary.times import Feast, TimePattern, Times, TimeWord, times

__all__ = [
    "AgentNoun",
    "Agents",
    "Feast",
    "FunctionWords",
    "Gender",
    "Grammar",
    "NounNumber",
    "PlaceRole",
    "Pronoun",
    "TimePattern",
    "TimeWord",
    "Times",
    "Voice",
    "ZoneRule",
    "agency_names",
    "agents",
    "function_words",
    "not_datelines",
    "place_roles",
    "pronouns",
    "report_fields",
    "times",
    "titles",
    "zone_rules",
]
