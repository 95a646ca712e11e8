"""A small world told by several outlets, for tests of what asks a store for its situation.

The Marsh Front takes Karsan from the army and the army denies it; it holds the province of Nineveh, in which Balad lies
of which nobody says who holds it; it stands with the River Guard, then fights it. Talks in Hamra are announced for the
20th and held. Tolls differ and rise; the United Nations count since January.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.record import Coded, CoderInfo, Control, Event, Relation, Report, Span, Status, content_id
from situation.made import actor, control, count, event, place, relation, source

__all__ = ["marsh_war"]

FRONT = actor("Marsh Front", "REB", "IRQ")
GUARD = actor("River Guard", "REB", "IRQ")
ARMY = actor("Iraqi Army", "MIL", "IRQ")
PEOPLE = actor("people", "CVL", "IRQ")
CIVILIANS = actor("civilians", "CVL", "IRQ")
KARSAN = place("Karsan", admin1="Nineveh", number=1)
BALAD = place("Balad", admin1="Nineveh", number=2)
NINEVEH = place("Nineveh", number=4)
HAMRA = place("Hamra", admin1="Basra", number=3)
CROSSING = place("Qamra", "SYR", number=5)
Told = tuple[str, str, Event | Control | Relation]
"""A sentence, the words in it that say it, and what is coded of it."""


def report(id: str, told: str, outlet: str, *sentences: Told) -> Coded:
    """A coded report of these sentences, in which each record stands on its own sentence and words."""
    text = " ".join(dict.fromkeys(sentence for sentence, _, _ in sentences))
    events: list[Event] = []
    controls: list[Control] = []
    relations: list[Relation] = []
    for number, (sentence, words, record) in enumerate(sentences):
        at = text.index(sentence)
        start = at + sentence.index(words)
        span, anchor = Span(at, at + len(sentence)), Span(start, start + len(words))
        match record:
            case Event():
                events.append(replace(record, id=content_id("e", id, number), span=span, anchor=anchor))
            case Control():
                controls.append(replace(record, id=content_id("c", id, number), span=span, anchor=anchor))
            case Relation():
                relations.append(replace(record, id=content_id("n", id, number), span=span, anchor=anchor))
    made = Report(id, text, f"Report {id}", told, outlet)
    return Coded(made, CoderInfo("1"), (), tuple(events), tuple(controls), tuple(relations))


def _attack(killed: int, by: str, *, day: str = "2014-06-10") -> Event:
    return event(
        day=day, actors=(FRONT,), recipients=(PEOPLE,), where=(KARSAN,), mode="heavy-weapons",
        counts=(count("killed", killed),), by=(source(by),),
    )  # fmt: skip


def marsh_war() -> list[Coded]:
    """The reports of the war."""
    shelled = "Marsh Front fighters shelled the market of Karsan on Tuesday, killing {} people, {} said."
    first, second = shelled.format(12, "the hospital"), shelled.format(15, "the health ministry")
    rose = "The death toll of the shelling of the market of Karsan on Tuesday rose to 17 people, the hospital said."
    seized = "Marsh Front fighters took Karsan from the Iraqi Army on Wednesday after a night of fighting."
    denied = "The Iraqi Army denied that Marsh Front fighters had captured Karsan on Wednesday."
    talks = "Envoys of the Marsh Front and the Iraqi Army {} in Hamra on Friday for talks on a truce."
    taking = control("", "seized", FRONT, KARSAN, "2014-06-11", lost_by=ARMY)
    meeting = event(type="CONSULT", day="2014-06-20", actors=(FRONT, ARMY), where=(HAMRA,))
    together = "The Marsh Front and the River Guard fight as one, their commanders said."
    total = "At least 61 people were killed in Karsan since January, the United Nations said."
    counted = event(
        day="2014-01-01", recipients=(PEOPLE,), where=(KARSAN,), counts=(count("killed", 61, scope="cumulative"),),
        by=(source("the United Nations"),),
    )  # fmt: skip
    fled = event(
        type="DISPLACE", day="2014-06-14", actors=(CIVILIANS,), where=(CROSSING,),
        counts=(count("displaced", 200, 999),),
    )  # fmt: skip
    return [
        report("r1", "2014-06-10", "Herald", (first, "shelled", _attack(12, "the hospital"))),
        report("r2", "2014-06-10", "Courier", (second, "shelled", _attack(15, "the health ministry")),
               (together, "fight as one", relation("", FRONT, "allied", GUARD, "2014-06-01"))),
        report("r3", "2014-06-11", "Herald", (seized, "took", taking)),
        report("r4", "2014-06-12", "Mail", (seized.replace("a night", "hours"), "took", taking),
               ("The province of Nineveh is held by the Marsh Front.", "held", control("", "held", FRONT, NINEVEH)),
               ("Nothing was heard from Balad, where a shop was robbed.", "robbed",
                event(mode="primitive", day="2014-06-12", where=(BALAD,)))),
        report("r5", "2014-06-12", "State Radio",
               (denied, "captured", event(day="2014-06-11", actors=(FRONT,), recipients=(ARMY,), where=(KARSAN,),
                                          by=(source("The Iraqi Army"),), status="denied"))),
        report("r6", "2014-06-13", "Herald", (rose, "shelling", _attack(17, "the hospital")),
               (total, "killed", counted)),
        report("r7", "2014-06-15", "Courier",
               (talks.format("will meet"), "will meet", replace(meeting, status=Status.PLANNED)),
               ("Hundreds of civilians fled across the border at Qamra.", "fled", fled)),
        report("r8", "2014-06-20", "Mail", (talks.format("met"), "met", meeting),
               ("River Guard fighters attacked a Marsh Front base.", "attacked",
                event(day="2014-06-19", actors=(GUARD,), recipients=(FRONT,), where=(BALAD,))),
               ("The River Guard is at war with the Marsh Front.", "at war",
                relation("", GUARD, "fights", FRONT, "2014-06-19"))),
    ]  # fmt: skip
