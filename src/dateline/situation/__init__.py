"""Over many reports: which tell one incident, what stands, who holds what, who stands how with whom, what changed."""

from dateline.situation.incident import Incident, Joined
from dateline.situation.telling import Telling, tellings_of

__all__ = ["Incident", "Joined", "Telling", "tellings_of"]
