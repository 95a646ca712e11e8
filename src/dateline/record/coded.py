"""A coded report: one line of Dateline's output."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.record.codec import Json, decode, encode
from dateline.record.event import Control, Event, Relation, Role
from dateline.record.mention import Mention
from dateline.record.report import Problem, Report

__all__ = ["Coded", "CoderInfo"]

HALF_PAIR = re.compile("[\ud800-\udfff]")
_PLAIN = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_ESCAPED = json.JSONEncoder(check_circular=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class CoderInfo:
    """What coded a report: version, content hash of each model by name, content hash of the knowledge base."""

    version: str
    models: Mapping[str, str] = field(default_factory=dict)
    knowledge: str | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A report and everything that was coded in it, each tuple in text order."""

    report: Report
    coder: CoderInfo
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    controls: tuple[Control, ...] = ()
    relations: tuple[Relation, ...] = ()
    roles: tuple[Role, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_dict(self) -> dict[str, Json]:
        """The record as JSON values, keys in the contract's order."""
        data = encode(self)
        assert isinstance(data, dict)
        return data

    def to_json(self) -> str:
        """The record as one line of JSON, without a newline; it can always be written as UTF-8."""
        data = self.to_dict()
        line = _PLAIN.encode(data)
        # Half a surrogate pair, as in the name of a file that is no UTF-8: JSON can say it, UTF-8 cannot.
        return _ESCAPED.encode(data) if HALF_PAIR.search(line) else line

    @classmethod
    def from_dict(cls, data: Mapping[str, Json]) -> Coded:
        """The record read back from JSON values; unknown keys are passed over.

        Raises:
            RecordError: where a value is missing or of the wrong form; its subject is the path to it.
        """
        return decode(cls, data)

    def mention(self, id: str) -> Mention:
        """The mention of that id.

        Raises:
            KeyError: where there is none.
        """
        for mention in self.mentions:
            if mention.id == id:
                return mention
        raise KeyError(id)
