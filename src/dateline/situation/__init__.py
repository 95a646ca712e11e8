"""Over many reports: which tell one incident, what stands, who holds what, who stands how with whom, what changed."""

from dateline.situation.account import Account, account_of, is_pointing
from dateline.situation.calendar import Announcement, Fate, calendar_of
from dateline.situation.changes import Change, ChangeKind, Subject, control_changes, incident_changes, tie_changes
from dateline.situation.claims import Claim
from dateline.situation.control import Holding, control_ledger, held_on, wider_by_division
from dateline.situation.copies import CopyIndex, Print, copied, print_of
from dateline.situation.corroboration import Corroboration, Reading, corroboration_of
from dateline.situation.days import days_between, shifted
from dateline.situation.dealings import UNDIRECTED, Basis, Dealing
from dateline.situation.deciding import IncidentDecisions, find_incident
from dateline.situation.decision import Amiss, undone_of
from dateline.situation.facets import Facets, facets_of
from dateline.situation.figures import TOLLED, Figure, Revision, Side
from dateline.situation.follow import Situation, follow
from dateline.situation.identity import PRESS, Identities, Speaker, identities, identities_at_hand, speaker_of
from dateline.situation.incident import Incident, Joined
from dateline.situation.naming import name_words, sectors_of_words
from dateline.situation.pairing import EVIDENCE, PairWeights, chance, evidence, explain, pair_weights
from dateline.situation.selecting import IncidentFilter, IncidentOrder, matching, ordered
from dateline.situation.series import Point, Series, series_of
from dateline.situation.spells import Spell, Standing
from dateline.situation.stories import Story, stories_of
from dateline.situation.support import Support, Voice, support_of
from dateline.situation.telling import Telling, tellings_of
from dateline.situation.ties import (
    CLEAR,
    HALF_LIFE,
    Bond,
    Flip,
    Stance,
    Tie,
    allies_on,
    bonds_of,
    dealings_of,
    flipped,
    ties_on,
)
from dateline.situation.timeline import Entry, Zoom, timeline_of
from dateline.situation.tolls import Judged, Range, Toll, Total, tolls_of, totals
from dateline.situation.wording import plain_words, stem

__all__ = [
    "CLEAR",
    "EVIDENCE",
    "HALF_LIFE",
    "PRESS",
    "TOLLED",
    "UNDIRECTED",
    "Account",
    "Amiss",
    "Announcement",
    "Basis",
    "Bond",
    "Change",
    "ChangeKind",
    "Claim",
    "CopyIndex",
    "Corroboration",
    "Dealing",
    "Entry",
    "Facets",
    "Fate",
    "Figure",
    "Flip",
    "Holding",
    "Identities",
    "Incident",
    "IncidentDecisions",
    "IncidentFilter",
    "IncidentOrder",
    "Joined",
    "Judged",
    "PairWeights",
    "Point",
    "Print",
    "Range",
    "Reading",
    "Revision",
    "Series",
    "Side",
    "Situation",
    "Speaker",
    "Spell",
    "Stance",
    "Standing",
    "Story",
    "Subject",
    "Support",
    "Telling",
    "Tie",
    "Toll",
    "Total",
    "Voice",
    "Zoom",
    "account_of",
    "allies_on",
    "bonds_of",
    "calendar_of",
    "chance",
    "control_changes",
    "control_ledger",
    "copied",
    "corroboration_of",
    "days_between",
    "dealings_of",
    "evidence",
    "explain",
    "facets_of",
    "find_incident",
    "flipped",
    "follow",
    "held_on",
    "identities",
    "identities_at_hand",
    "incident_changes",
    "is_pointing",
    "matching",
    "name_words",
    "ordered",
    "pair_weights",
    "plain_words",
    "print_of",
    "sectors_of_words",
    "series_of",
    "shifted",
    "speaker_of",
    "stem",
    "stories_of",
    "support_of",
    "tellings_of",
    "tie_changes",
    "ties_on",
    "timeline_of",
    "tolls_of",
    "totals",
    "undone_of",
    "wider_by_division",
]
