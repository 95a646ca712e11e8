"""Who says so: speakers, what they answer for, their kind, when they said it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.attribution import Attribution, find_attributions, sources_of
from dateline.language import Passage, annotate, find_times
from dateline.record import Source
from dateline.vocabulary import ReportingKind, agents, load_vocabulary

Parse = Callable[..., Passage]

SPOKEN = [
    # clauses
    ("The minister said the army *shelled the town.", ["The minister"]),
    ("The minister knew the army *shelled the town.", []),
    ("The minister told Reuters that the army *shelled the town.", ["The minister", "Reuters"]),
    ("The minister told rebels that the army *shelled the town.", ["The minister"]),
    ("The army *shelled the town, the minister said.", ["the minister"]),
    ("The army *shelled the town, the minister left.", []),
    ("The rebels, he said, *fled on Sunday.", ["he"]),
    ("According to the Red Cross, 20 people were *killed.", ["the Red Cross"]),
    ("20 people were *killed, according to the mayor.", ["the mayor"]),
    ("Thanks to the Red Cross, 20 people were *saved.", []),
    ("As the president told reporters, the truce *collapsed.", ["the president"]),
    ("Shells *killed 20 people; the mayor said more were hurt.", []),
    ("The mayor has not said whether shells *killed people.", []),
    ("The agency reported fighting, citing shells that *fell.", []),
    ("It is believed that the leader *died.", []),
    ("Officials and witnesses said a bomb *exploded.", ["Officials", "witnesses"]),
    ("The general was quoted by Xinhua as saying troops *withdrew.", ["The general"]),
    ("The ministry confirmed the *attack.", ["The ministry"]),
    ("The ministry ordered the *attack.", []),
    ("The group claimed *responsibility for the blast.", ["The group"]),
    ("The group denied *carrying out the attack.", ["The group"]),
    ("The rebels' claim that troops *fled was rejected.", ["The rebels"]),
    ("The council proclaimed Smith winner on Monday, a result the opposition *refused to accept.", []),
    ("The council said it met a general, a man who *led the rebels.", ["The council"]),
    ("The mayor said troops *fled, a claim that nobody could check.", ["The mayor"]),
    # the saying itself
    ("The minister *said the army shelled the town.", []),
    ("The minister *condemned the attack.", []),
    # chains, nearest first
    (
        "A spokesman told state television that the army had said rebels *attacked a base.",
        ["the army", "A spokesman", "state television"],
    ),
    # quotations
    ('"The army *shelled the town," the mayor said.', ["the mayor"]),
    ('"The army shelled the town," said the mayor, who *fled.', []),
    ('The mayor said: "The army *shelled the town. Many people fled."', ["The mayor"]),
    ('The mayor said: "The army shelled the town. Many people *fled."', ["The mayor"]),
    ('"The army shelled the town," the mayor said. "Many people *fled."', ["the mayor"]),
    ('"The army shelled the town," the mayor said. Many people *fled.', []),
]


def annotated(parsed: Parse, text: str) -> Passage:
    return find_times(annotate(parsed(text), agents()))


def sources(parsed: Parse, text: str) -> tuple[Source, ...]:
    """The sources of the word behind the asterisk."""
    at = text.index("*")
    passage = annotated(parsed, text.replace("*", ""))
    token = next(t for t in passage.tokens if t.start == at)
    return sources_of(passage, find_attributions(passage, load_vocabulary()), token)


def only(parsed: Parse, text: str) -> Attribution:
    (found,) = find_attributions(annotated(parsed, text), load_vocabulary())
    return found


@pytest.mark.parametrize(("text", "wanted"), SPOKEN)
def test_what_is_said_has_its_speakers_nearest_first(parsed: Parse, text: str, wanted: list[str]) -> None:
    assert [source.text for source in sources(parsed, text)] == wanted


def test_a_quotation_runs_on_into_the_next_paragraph(parsed: Parse) -> None:
    text = '"The army shelled the town," the mayor said. "Many fled.\n\n"Nobody has *returned."'
    assert [source.text for source in sources(parsed, text)] == ["the mayor"]
    assert sources(parsed, text.replace('\n\n"Nobody', "\n\nNobody").replace('returned."', "returned.")) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A spokesman said the town *fell.", "official"),
        ("Residents said the town *fell.", "witness"),
        ("The report said the town *fell.", "document"),
        ("A video showed troops *entering the town.", "social"),
        ("A newspaper said the town *fell.", "media"),
        ("The Harbour Post said the town *fell.", "media"),
        ("A Telegram post said the town *fell.", "social"),
        ("Rebels said the town *fell.", "group"),
        ("Moscow said the town *fell.", "official"),
    ],
)
def test_the_kind_of_speaker_is_told_by_its_noun(parsed: Parse, text: str, kind: str) -> None:
    (source,) = sources(parsed, text)
    assert source.kind == kind


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("An official who asked not to be identified said the town *fell.", True),
        ("An official who asked not to be interrupted said the town *fell.", False),
        ("An official, speaking on condition of anonymity, said the town *fell.", True),
        ("A security source said the town *fell.", True),
        ("An anonymous diplomat said the town *fell.", True),
        ("A senior diplomat said the town *fell.", False),
        ("The town *fell, an official said. He declined to be named.", True),
        ("The town *fell, an official said. He declined to comment.", False),
    ],
)
def test_a_withheld_name_is_noticed(parsed: Parse, text: str, anonymous: bool) -> None:
    (source,) = sources(parsed, text)
    assert source.anonymous is anonymous


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The minister said on Sunday that the army *shelled the town.", "2014-06-15"),
        ("The minister said on Sunday it was *evacuating staff.", "2014-06-15"),
        ("The minister said Sunday's attack *killed 20.", None),
        ("The minister said the army *shelled the town.", None),
    ],
)
def test_when_it_was_said_is_read_beside_the_verb(parsed: Parse, text: str, said: str | None) -> None:
    (source,) = sources(parsed, text)
    assert (source.said.start if source.said is not None else None) == said


def test_a_denial_is_told_from_a_claim(parsed: Parse) -> None:
    assert only(parsed, "The army denied that it shelled the town.").kind is ReportingKind.DENY
    assert only(parsed, "The army claimed that it took the town.").kind is ReportingKind.CLAIM


def test_a_denied_thing_is_not_something_said(parsed: Parse) -> None:
    assert find_attributions(annotated(parsed, "The team was denied visas."), load_vocabulary()) == ()
    assert find_attributions(annotated(parsed, "The team denied the allegations."), load_vocabulary())


def test_a_source_quotes_the_report(parsed: Parse) -> None:
    text = 'A spokesman told Reuters the army had said rebels fled. "They ran," he said.'
    passage = annotated(parsed, text)
    for each in find_attributions(passage, load_vocabulary()):
        for source in (each.source, each.through):
            assert source is None or source.span.of(text) == source.text


WORDS = ["officials", "said", "that", "army", "denied", '"they', "told", "Reuters", "according", "to", ",", "fled"]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16))
def test_contents_lie_in_the_passage_and_leave_out_their_cue(parsed: Parse, words: list[str]) -> None:
    passage = annotated(parsed, " ".join(words))
    for each in find_attributions(passage, load_vocabulary()):
        assert each.content
        assert not each.covers(each.cue)
        assert all(0 <= first < last <= len(passage.tokens) for first, last in each.content)
