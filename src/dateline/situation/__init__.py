"""Over many reports: which tell one incident, what stands, who holds what, who stands how with whom, what changed."""

from dateline.situation.copies import CopyIndex, Print, copied, print_of
from dateline.situation.decision import Amiss, IncidentDecision, IncidentVerdict, TellingRef
from dateline.situation.facets import Facets, facets_of
from dateline.situation.follow import Situation, follow
from dateline.situation.incident import Incident, Joined
from dateline.situation.pairing import EVIDENCE, PairWeights, chance, evidence, explain, pair_weights
from dateline.situation.telling import Telling, tellings_of
from dateline.situation.wording import plain_words, stem

__all__ = [
    "EVIDENCE",
    "Amiss",
    "CopyIndex",
    "Facets",
    "Incident",
    "IncidentDecision",
    "IncidentVerdict",
    "Joined",
    "PairWeights",
    "Print",
    "Situation",
    "Telling",
    "TellingRef",
    "chance",
    "copied",
    "evidence",
    "explain",
    "facets_of",
    "follow",
    "pair_weights",
    "plain_words",
    "print_of",
    "stem",
    "tellings_of",
]
