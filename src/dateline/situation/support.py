"""Who says so and who denies it: voices, counted as independent sources, never averaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.record import SourceKind
from dateline.situation.identity import Speaker

__all__ = ["Copies", "Support", "Voice", "independent", "support_of"]

Copies = Mapping[str, str]
"""The report that each copying report copies; one that is left out stands for itself."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One record that says something, or denies it.

    Attributes:
        record: id of the event, control or relation. report, outlet, told: where and when it was told.
        speaker: who says so. denies: whether it says that it is not so.
    """

    record: str
    report: str
    outlet: str
    told: str | None
    speaker: Speaker
    denies: bool = False

    @property
    def when(self) -> tuple[str, str, str]:
        """What voices are ordered by: day told (undated first), report, record."""
        return (self.told or "", self.report, self.record)


@dataclass(frozen=True, slots=True)
class Support:
    """How well something is founded.

    Attributes:
        independent: how many reports say so that do not copy each other. reports: all that do, copies included.
        speakers: who says so, in the order of telling. kinds: their kinds, sorted.
        denied_by: who says that it is not so. denials: how many independent reports say that.
    """

    independent: int
    reports: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    kinds: tuple[SourceKind, ...]
    denied_by: tuple[Speaker, ...]
    denials: int


def support_of(voices: Iterable[Voice], copies: Copies | None = None) -> Support:
    """The support that voices give together, in any order of them the same."""
    heard = sorted(set(voices), key=lambda v: v.when)
    saying, denying = [v for v in heard if not v.denies], [v for v in heard if v.denies]
    return Support(
        independent((v.report for v in saying), copies),
        tuple(dict.fromkeys(v.report for v in saying)),
        _speakers(saying),
        tuple(sorted({v.speaker.kind for v in saying if v.speaker.kind is not None})),
        _speakers(denying),
        independent((v.report for v in denying), copies),
    )


def independent(reports: Iterable[str], copies: Copies | None = None) -> int:
    """How many of the reports do not copy each other."""
    original = copies or {}
    return len({original.get(report, report) for report in reports})


def _speakers(voices: Iterable[Voice]) -> tuple[Speaker, ...]:
    """Each speaker once, in the words that were told first."""
    found: dict[str, Speaker] = {}
    for voice in voices:
        found.setdefault(voice.speaker.key, voice.speaker)
    return tuple(found.values())
