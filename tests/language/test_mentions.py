"""Which words of a report are mentions, and of what kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.language import Passage, annotate
from dateline.record import MentionKind, Section, SectionKind, Span
from dateline.vocabulary import agents

Read = Callable[..., Passage]
PERSON, BODY, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


def kinds(passage: Passage) -> dict[str, MentionKind]:
    return {m.text: m.kind for m in passage.mentions}


def stands_for(passage: Passage, text: str) -> str | None:
    mention = next(m for m in passage.mentions if m.text == text)
    target = passage.phrase(mention.coref) if mention.coref is not None else None
    return target.mention.text if target is not None else None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Militants attacked the village on Friday.", "Militants", BODY),
        ("A senior ministry official met the rebels.", "A senior ministry official", PERSON),
        ("Norwegian government troops left the border town.", "Norwegian government troops", BODY),
        ("Residents of Bergen fled to the border.", "Residents of Bergen", BODY),
        ("Thousands of volunteers joined the army.", "Thousands of volunteers", BODY),
        ("The army fired rockets at the outskirts of the city.", "rockets", MentionKind.WEAPON),
        ("The navy sent an aircraft carrier to the gulf.", "an aircraft carrier", MentionKind.PLATFORM),
        ("The ministry issued a statement in Oslo.", "a statement", MentionKind.DOCUMENT),
        ("Swedish police arrested two men.", "Swedish", MentionKind.NATIONALITY),
        ("The government spent $5 million on roads.", "$5 million", MentionKind.MONEY),
    ],
)
def test_a_phrase_is_a_mention_of_its_kind(passage: Read, text: str, words: str, kind: MentionKind) -> None:
    assert kinds(passage(text)).get(words) is kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The city was taken by force.", "force"),
        ("The ship was lost at sea near Bergen.", "sea"),
        ("It is clear that the talks failed.", "It"),
        ("It took days to reach the town.", "It"),
        ("The prospect of peace faded.", "The prospect of peace"),
    ],
)
def test_words_that_name_nobody_are_no_mentions(passage: Read, text: str, words: str) -> None:
    assert words not in kinds(passage(text))


def test_it_is_a_mention_where_it_acts(passage: Read) -> None:
    assert "it" in kinds(passage("Oslo said it was sending troops."))


def test_title_and_name_are_two_nested_mentions_the_outer_standing_for_the_inner(passage: Read) -> None:
    read = passage("Norway's Foreign Minister Ingrid Larsen visited Oslo.")
    assert stands_for(read, "Norway's Foreign Minister Ingrid Larsen") == "Ingrid Larsen"
    assert {"Norway's", "Norway"} & set(kinds(read)) == {"Norway"}


def test_a_name_without_a_title_is_one_mention(passage: Read) -> None:
    assert [m.text for m in passage("Ingrid Larsen resigned.").mentions] == ["Ingrid Larsen"]


def test_an_acronym_in_brackets_stands_for_the_full_name(passage: Read) -> None:
    read = passage("The Popular Movement of Norway and the Isles (PMNI) seized the port. PMNI has many fighters.")
    assert stands_for(read, "PMNI") == "The Popular Movement of Norway and the Isles"


def test_other_capitals_in_brackets_stand_for_nothing(passage: Read) -> None:
    read = passage("The Norwegian Football Union (DVD) met in Oslo.")
    assert all(m.coref is None for m in read.mentions)


def test_coordinated_names_are_mentions_of_their_own(passage: Read) -> None:
    assert {"Norway", "Sweden"} <= set(kinds(passage("Talks between Norway and Sweden failed.")))


def test_the_city_of_a_name_is_the_same_place_and_its_outskirts_are_not(passage: Read) -> None:
    read = passage("Troops took the city of Bergen and shelled the outskirts of Trondheim.")
    assert stands_for(read, "the city of Bergen") == "Bergen"
    assert stands_for(read, "the outskirts of Trondheim") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway condemned the attack.", BODY),
        ("Talks with Norway failed.", BODY),
        ("Norway is a cold country.", PLACE),
        ("Rain fell in Norway.", PLACE),
    ],
)
def test_a_country_is_a_body_where_it_acts_and_a_place_where_things_happen(
    passage: Read, text: str, kind: MentionKind
) -> None:
    assert kinds(passage(text))["Norway"] is kind


def test_a_relative_clause_is_no_part_of_a_mention(passage: Read) -> None:
    found = kinds(passage("Rebels who hold the town fired on police."))
    assert "Rebels" in found
    assert found["who"] is BODY


def test_a_dateline_names_places_and_the_report_points_at_them(parsed: Callable[..., Passage]) -> None:
    text = "BERGEN/OSLO - Police arrested a man."
    sections = (Section(SectionKind.DATELINE, Span(0, 13)), Section(SectionKind.BODY, Span(14, len(text))))
    read = annotate(parsed(text, sections=sections), agents())
    assert [(m.text, m.kind) for m in read.mentions][:2] == [("BERGEN", PLACE), ("OSLO", PLACE)]


WORDS = [
    "Troops",
    "the",
    "army",
    "of",
    "Norway",
    "and",
    "(",
    ")",
    "Larsen",
    "said",
    "General",
    "'s",
    "-",
    ",",
    ".",
    "\n\n",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_mentions_of_any_words_quote_the_text_nest_and_count_up(passage: Read, words: list[str]) -> None:
    text = " ".join(words)
    read = passage(text)
    assert [m.id for m in read.mentions] == [f"m{n}" for n in range(1, len(read.mentions) + 1)]
    ids = {m.id for m in read.mentions}
    for mention in read.mentions:
        assert mention.span.of(text) == mention.text
        assert mention.coref is None or (mention.coref in ids and mention.coref != mention.id)
    spans = [m.span for m in read.mentions]
    assert spans == sorted(spans, key=lambda s: (s.start, -s.end))
    for one in spans:
        for other in spans:
            assert not one.overlaps(other) or one.contains(other) or other.contains(one)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Insurgents took control of Baga after a battle.", "Baga", "place"),
        ("Civilians fled rebel-held Ghalanj on Monday.", "Ghalanj", "place"),
        ("Fighters died in the assault on Derkush.", "Derkush", "place"),
        ("Rebels attacked troops in the Bria and Obo areas.", "Obo", "place"),
        ("A lightning insurgent advance began.", "insurgent", "organisation"),
        ("Civilians fled the insurgent-held town.", "insurgent", "organisation"),
        ("Troops shelled the rebel stronghold.", "rebel", "organisation"),
    ],
)
def test_names_and_modifiers_are_what_the_words_around_them_say(
    passage: Callable[..., Passage], text: str, words: str, kind: str
) -> None:
    assert [m.kind.value for m in passage(text).mentions if m.text == words] == [kind]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A rebellious advance began.", "rebellious"),
        ("Police arrested a militant commander.", "militant"),  # the commander acts
        ("The well-held view prevailed.", "well"),
    ],
)
def test_modifiers_that_name_nobody_of_their_own_are_no_mentions(
    passage: Callable[..., Passage], text: str, words: str
) -> None:
    assert [m for m in passage(text).mentions if m.text == words] == []
