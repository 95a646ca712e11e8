"""What the coder missed and what it invented, in words, for whoever mends it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.record import Event
from evaluation.gold import Annotation

__all__ = ["differences"]


def differences(events: Sequence[Event], wanted: Sequence[Annotation], text: str) -> Iterator[str]:
    """A line for each annotated event that was missed or read otherwise, and for each invented one."""
    free = list(events)
    for a in (a for a in wanted if a.layer == "events"):
        match = next((e for e in free if e.anchor.overlaps(a.anchor)), None)
        words = a.anchor.of(text)
        if match is None:
            yield f"MISSED   {a.fields['type']:9} {words!r}"
            continue
        free.remove(match)
        wrong = [
            f"{name}: {got} for {a.fields.get(name)}"
            for name, got in (
                ("type", match.type.value),
                ("mode", match.mode),
                ("status", match.status.value),
                ("certainty", match.certainty.value),
                ("historical", match.historical),
            )
            if got != a.fields.get(name)
        ]
        actors = [actor.text for actor in match.actors], [s.of(text) for s in a.spans["actors"]]
        recipients = [actor.text for actor in match.recipients], [s.of(text) for s in a.spans["recipients"]]
        for name, (got, want) in (("actors", actors), ("recipients", recipients)):
            if len(got) != len(want):
                wrong.append(f"{name}: {got} for {want}")
        if wrong:
            yield f"OTHERWISE {a.fields['type']:9} {words!r}: {'; '.join(wrong)}"
    for event in free:
        yield f"INVENTED {event.type.value:9} {event.anchor.of(text)!r} ({event.status.value})"
