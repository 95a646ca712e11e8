"""What the network is trained on: each mark and record of an annotated report, on the words that say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.form import AnnotatedReport, read_pack
from dateline.models import DEFAULT_FOLDER, MAX_PIECES, Pieces, load_pieces
from training.examples import AnchorTarget, PairExample, WindowExample, pair_examples, window_examples
from training.labels import labels

PACK = """=== wire-nyala-2023
published: 2023-04-17
source: Meridian News Agency
register: wire
country: SDN
[o1:The army] {e1,c1:took} [l1:Nyala] from [o2:rebels] on [t1=2023-04-16:Sunday], killing [q1=14..:at least 14], \
[p1:{k1:governor} Adam] said.
  e1 ASSAULT | who o1 | to o2 | at l1 | on t1 | n killed q1 | by p1
  c1 seized | place l1 | holder o1 | from o2 | by p1
  k1 | person p1
[o2:The rebels] denied that [o2:they] {e2:fired on} [o3:residents], and would not {e3:talk}.
  e2 ASSAULT denied | who o2 | to o3 | by o2
  e3 REJECT | who o2
The film {-:shows} [l1:the city] as it {+:was} in [t2=1999:1999]; [o4:the council] and [o5:the press] liked it.

"""
KNOWN = labels()


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return load_pieces(DEFAULT_FOLDER)


@pytest.fixture
def report(tmp_path: Path) -> AnnotatedReport:
    path = tmp_path / "pack.txt"
    path.write_text(PACK, "utf-8")
    return read_pack(path)[0]


@pytest.fixture
def example(report: AnnotatedReport, pieces: Pieces) -> WindowExample:
    (found,) = window_examples([report], pieces, KNOWN, MAX_PIECES)
    return found


def words(report: AnnotatedReport, example: WindowExample, first: int, last: int) -> str:
    return report.text[example.window.start[first] : example.window.end[last]]


def anchor(report: AnnotatedReport, example: WindowExample, text: str, layer: str = "event") -> AnchorTarget:
    (found,) = (a for a in example.anchors if a.layer == layer and words(report, example, a.first, a.last) == text)
    return found


def linked(report: AnnotatedReport, example: WindowExample, target: AnchorTarget, label: str) -> list[str]:
    number = KNOWN.links[target.layer].index(label)
    return [
        words(report, example, *example.mentions[m][:2])
        for (of, m), value in target.links.items()
        if of == number and value == 1
    ]


def test_a_mention_is_its_words_and_its_kind(report: AnnotatedReport, example: WindowExample) -> None:
    found = {(words(report, example, a, b), KNOWN.kinds[k]) for a, b, k in example.mentions}
    assert {("The army", "organisation"), ("Nyala", "place"), ("Sunday", "time"), ("at least 14", "quantity")} <= found
    assert "The film" not in {text for text, _ in found}


def test_an_event_carries_type_status_and_certainty(report: AnnotatedReport, example: WindowExample) -> None:
    took, fired = anchor(report, example, "took"), anchor(report, example, "fired on")
    assert [KNOWN.layers["event"][k] for k in took.kinds] == ["ASSAULT"]
    assert (KNOWN.status[took.status], KNOWN.certainty[took.certainty]) == ("happened", "attributed")
    assert KNOWN.status[fired.status] == "denied"
    assert KNOWN.certainty[anchor(report, example, "talk").certainty] == "stated"


def test_links_lead_to_the_mention_meant_and_to_no_other(report: AnnotatedReport, example: WindowExample) -> None:
    took = anchor(report, example, "took")
    assert {n: linked(report, example, took, n) for n in ("who", "to", "at", "on", "by", "n")} == {
        "who": ["The army"], "to": ["rebels"], "at": ["Nyala"], "on": ["Sunday"], "by": ["governor Adam"],
        "n": ["at least 14"],
    }  # fmt: skip


def test_another_mention_of_the_same_is_left_out_of_the_loss(report: AnnotatedReport, example: WindowExample) -> None:
    fired = anchor(report, example, "fired on")
    who = KNOWN.links["event"].index("who")
    unsure = {
        words(report, example, *example.mentions[m][:2]) for (of, m), v in fired.links.items() if of == who and v < 0
    }
    assert linked(report, example, fired, "who") == ["they"]
    assert unsure == {"The rebels", "rebels"}


def test_words_that_say_two_things_are_an_anchor_in_each_layer(report: AnnotatedReport, example: WindowExample) -> None:
    taken = anchor(report, example, "took", "control")
    assert KNOWN.layers["control"][taken.kinds[0]] == "seized"
    assert linked(report, example, taken, "from") == ["rebels"]
    assert linked(report, example, anchor(report, example, "governor", "role"), "person") == ["governor Adam"]


def test_facts_are_marked_words_and_events_that_came_about(report: AnnotatedReport, example: WindowExample) -> None:
    facts = {words(report, example, f.first, f.last): f.real for f in example.facts}
    assert facts == {"took": 1, "fired on": 0, "talk": 1, "shows": 0, "was": 1}


def test_a_sentence_has_the_quad_class_of_its_first_event_or_none(example: WindowExample) -> None:
    assert [KNOWN.quads[q] for _, q in sorted(example.quads.items())] == [
        "material conflict",
        "material conflict",
        "none",
    ]


def test_pairs_are_who_acts_on_whom_in_a_sentence(report: AnnotatedReport, pieces: Pieces) -> None:
    types = (*KNOWN.layers["event"], "none")

    def told(pair: PairExample) -> tuple[str, ...]:
        spans = [pair.actor, pair.recipient]
        texts = [report.text[pair.window.start[a] : pair.window.end[b]] for a, b in filter(None, spans)]
        return (*texts, *(types[k] for k in pair.types))

    found = {told(p) for p in pair_examples([report], pieces, KNOWN, none_share=1.0)}
    assert ("The army", "rebels", "ASSAULT") in found
    assert ("they", "residents", "ASSAULT") in found
    assert ("the city", "the council", "none") in found
    assert not [pair for pair in found if pair[-1] == "REJECT"]
