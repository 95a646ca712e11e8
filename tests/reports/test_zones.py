"""What is headline, byline, dateline, caption, story and boilerplate; each with what must not be taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import Report, SectionKind, Span
from dateline.reports import fingerprint, zone

STORY = "The army said on Sunday that it had taken the town of Karn after two days of fighting."
MORE = "Residents said they had heard no shooting since dawn."


def zoned(text: str, title: str | None = None) -> Report:
    return zone(Report("r", text, title=title))


def parts(text: str, kind: SectionKind, title: str | None = None) -> list[str]:
    return [s.span.of(text) for s in zoned(text, title).sections if s.kind is kind]


def kind_of(line: str) -> SectionKind:
    """The kind of a paragraph that stands under the headline, before the story."""
    text = f"Army takes Karn\n\n{line}\n\n{STORY}\n\n{MORE}"
    at = text.index(line)
    return next(s.kind for s in zoned(text).sections if s.span.start <= at < s.span.end)


# -- datelines --------------------------------------------------------------------------------------------------------

DATELINES = [
    ("MOSUL/WASHINGTON - ", "MOSUL/WASHINGTON -", None),
    ("BAGHDAD (Reuters) - ", "BAGHDAD (Reuters) -", "Reuters"),
    ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine (AP) —", "AP"),
    ("GENEVA, June 16 (UN News) - ", "GENEVA, June 16 (UN News) -", "UN News"),
    ("(Reuters) - ", "(Reuters) -", "Reuters"),
    ("BAGHDAD, JUNE 16 (XINHUA) -- ", "BAGHDAD, JUNE 16 (XINHUA) --", "XINHUA"),
    ("Baghdad, 16 June 2014 (AFP) – ", "Baghdad, 16 June 2014 (AFP) –", "AFP"),
    ("PORT-AU-PRINCE, Haiti — ", "PORT-AU-PRINCE, Haiti —", None),
    ("THE HAGUE - ", "THE HAGUE -", None),
    ("BEIRUT/AMMAN/GENEVA (Reuters) - ", "BEIRUT/AMMAN/GENEVA (Reuters) -", "Reuters"),
    ("ISLAMABAD: ", "ISLAMABAD:", None),
    ("Kabul – ", "Kabul –", None),
    ("N'DJAMENA, Chad (AP) - ", "N'DJAMENA, Chad (AP) -", "AP"),
    ("TEL AVIV--", "TEL AVIV--", None),
    ("WASHINGTON—", "WASHINGTON—", None),
    ("Nairobi, 3 May - ", "Nairobi, 3 May -", None),
]


@pytest.mark.parametrize(("opening", "words", "agency"), DATELINES)
def test_a_dateline_is_found_with_its_agency(opening: str, words: str, agency: str | None) -> None:
    text = f"Army takes Karn\n\n{opening}{STORY}\n\n{MORE}"
    report = zoned(text)
    assert report.dateline is not None
    assert report.dateline.span.of(text) == words
    assert report.dateline.agency == agency
    assert parts(text, SectionKind.DATELINE) == [words]
    assert parts(text, SectionKind.BODY)[0].startswith(STORY)


@pytest.mark.parametrize(
    "opening",
    [
        "THE ARMY - which has long ruled the valley - said it would stay. ",
        "NATO - the alliance of the West - said it would stay. ",
        "UPDATE: The army said it would stay. ",
        "WARNING - The army said it would stay. ",
        "Karn - the valley's largest town - has fallen. ",
        "Karn (a town of 3,000) was taken. ",
        "POLICE SOURCES - The army said it would stay. ",
        "US-backed forces (SDF) took the town. ",
        "UK-Iraq talks have failed. ",
        "UK–Iraq talks have failed. ",
        "QUESTION: Has the town fallen? ",
        "MR OMAR: The town has fallen. ",
        "The Free Army (FA) said it took the town. ",
    ],
)
def test_what_only_resembles_a_dateline_is_story(opening: str) -> None:
    text = f"Army takes Karn\n\n{opening}{STORY}\n\n{MORE}"
    assert zoned(text).dateline is None


def test_each_item_of_a_digest_has_its_dateline() -> None:
    text = "LIMA - A court jailed two.\n\nKAMPALA - The army left the border.\n\nThe ICRC - which was there - left."
    assert parts(text, SectionKind.DATELINE) == ["LIMA -", "KAMPALA -"]
    report = zoned(text)
    assert report.dateline is not None
    assert report.dateline.span.of(text) == "LIMA -"


def test_a_cable_in_capitals_has_its_dateline() -> None:
    text = "BAGHDAD, JUNE 16 (REUTERS) - IRAQI FORCES RETOOK A TOWN ON SUNDAY, THE ARMY SAID."
    report = zoned(text)
    assert report.dateline is not None
    assert report.dateline.span.of(text) == "BAGHDAD, JUNE 16 (REUTERS) -"


def test_a_clause_in_a_shouted_text_is_no_dateline() -> None:
    assert zoned("THE ARMY - WHICH TOOK KARN ON SUNDAY - ADVANCED. RESIDENTS FLED.").dateline is None


# -- lines that are not story -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "By John Smith",
        "By John Smith and Jane Doe",
        "BY JOHN SMITH",
        "By Ahmed al-Jabouri in Baghdad",
        "By John Smith, Reuters",
        "By Our Correspondent",
        "By Reuters Staff",
        "Reuters",
        "John Smith, Associated Press",
        "By Ali bin Hassan, Omar Said and Jane Doe",
    ],
)
def test_a_byline_is_a_byline(line: str) -> None:
    assert kind_of(line) is SectionKind.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the army had taken the town.",
        "By Friday",
        "By Monday Army Units held it",
        "By sunset they had gone",
        "By John Smith's account, the army fled.",
        "Reuters said the town had fallen",
        "By taking Karn, the army won.",
    ],
)
def test_what_only_begins_like_a_byline_is_story(line: str) -> None:
    assert kind_of(line) is SectionKind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Soldiers ride through the town of Karn on 12 June, 2014. Picture: AFP.",
        "Photo: soldiers in Karn.",
        "FILE PHOTO: The general speaks in Karn, June 2014.",
        "Soldiers stand guard in Karn. (AP Photo/Jane Doe)",
        "Soldiers stand guard in Karn. (Photo by Jane Doe/Getty Images)",
        "Soldiers stand guard. REUTERS/Jane Doe",
        "Smoke rises over Karn. Photo credit: Jane Doe",
        "Smoke rises over Karn. Credit: Jane Doe/AFP via Getty Images",
        "Image caption: Smoke over Karn",
        "Smoke rises over Karn on Sunday. [Photo: EPA]",
    ],
)
def test_a_caption_is_a_caption(line: str) -> None:
    assert kind_of(line) is SectionKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Photos of the dead were shown on television.",
        "A photo published by the army showed two tanks.",
        "The army handed the photo to AFP.",
        "Pictures from Karn: none could be checked, the agency said in a statement.",
        "He told AFP/Reuters reporters that he would stay in the town.",
        "The picture is mixed, a diplomat told AFP.",
    ],
)
def test_a_sentence_about_pictures_is_story(line: str) -> None:
    assert kind_of(line) is SectionKind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by John Smith; Editing by Jane Doe",
        "(Additional reporting by Ali Said in Cairo; Writing by Jane Doe)",
        "Copyright 2014 The Associated Press. All rights reserved.",
        "© 2014 AFP",
        "Sign up for our newsletter",
        "Read more: Ten things to know about Karn",
        "Read more",
        "Follow us on Twitter",
        "All rights reserved.",
        "Share",
        "Facebook Twitter Email",
        "Related: What next for Karn?",
        "This story has been updated.",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "ADVERTISEMENT",
        "3 min read",
        "Updated 16 June 2014 10:30 GMT",
        "https://example.org/karn",
        "###",
        "Associated Press writer John Smith in Cairo contributed to this report.",
        "Subscribe to our daily briefing",
        "June 16, 2014",
    ],
)
def test_boilerplate_is_boilerplate(line: str) -> None:
    assert kind_of(line) is SectionKind.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "Reporting from the front has become harder.",
        "The union called for all rights to be reserved to the council.",
        "Share prices fell after the attack.",
        "Read more than a page of it and you see why.",
        "Related talks in Geneva collapsed.",
        "This story of a divided town is an old one.",
        "Editing the law took a year.",
        "Follow the money, the minister said.",
        "Updated figures put the toll at 20.",
        "June 16, 2014 was a dark day.",
    ],
)
def test_a_sentence_with_words_of_boilerplate_is_story(line: str) -> None:
    assert kind_of(line) is SectionKind.BODY


def test_credits_that_close_the_last_paragraph_are_cut_off() -> None:
    text = f"{STORY} (Reporting by John Smith; Editing by Jane Doe)"
    assert parts(text, SectionKind.BODY) == [STORY]
    assert parts(text, SectionKind.BOILERPLATE) == ["(Reporting by John Smith; Editing by Jane Doe)"]


def test_links_after_a_heading_for_them_are_boilerplate_up_to_the_end() -> None:
    text = f"{STORY}\n\n{MORE}\n\nRelated stories\n\nWhat next for Karn\n\nA valley at war"
    assert parts(text, SectionKind.BOILERPLATE) == ["Related stories", "What next for Karn", "A valley at war"]


# -- headlines --------------------------------------------------------------------------------------------------------


def test_the_title_is_the_headline_and_the_deck_is_story() -> None:
    text = f"Army takes Karn\n\nGovernment says the valley is safe again.\n\n{STORY}"
    assert parts(text, SectionKind.HEADLINE, "Army takes Karn") == ["Army takes Karn"]
    assert parts(text, SectionKind.BODY, "Army takes Karn")[0].startswith("Government says")


def test_a_first_line_other_than_the_title_is_no_headline() -> None:
    assert parts(f"Army Takes Karn Today\n\n{STORY}", SectionKind.HEADLINE, "Rebels lose Karn") == []


@pytest.mark.parametrize(
    "first", [STORY, "Army takes Karn,", "BAGHDAD (Reuters) - Army takes Karn", "By John Smith", "Karn"]
)
def test_a_first_line_that_does_not_look_like_a_headline_is_none(first: str) -> None:
    assert parts(f"{first}\n\n{MORE}", SectionKind.HEADLINE) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_newline_separates_paragraphs(newline: str) -> None:
    text = newline.join(["Army takes Karn", "", "By John Smith", "", STORY])
    assert [s.kind for s in zoned(text).sections] == [SectionKind.HEADLINE, SectionKind.BYLINE, SectionKind.BODY]


def test_lines_wrapped_within_a_paragraph_stay_together() -> None:
    text = "Soldiers ride through the town of Karn\non 12 June, 2014. Picture: AFP.\n\n" + STORY
    assert parts(text, SectionKind.CAPTION) == [
        "Soldiers ride through the town of Karn\non 12 June, 2014. Picture: AFP."
    ]


# -- what always holds ------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "BAGHDAD (Reuters) - ",
        "By John Smith",
        "Picture: AFP.",
        STORY,
        MORE,
        "(Reporting by John Smith)",
        "©  2014 AFP",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "Related stories",
        "Army takes Karn",
        "\0",
        "é̂",
        "\u2028",
        "(",
        ")",
        "-",
        "مرحبا",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=14).map("".join), st.booleans())
def test_sections_are_in_order_do_not_overlap_and_leave_out_only_white_space(text: str, titled: bool) -> None:
    report = zoned(text, text.split("\n", 1)[0] if titled else None)
    at = 0
    for section in report.sections:
        assert len(section.span) > 0
        assert section.span.start >= at
        assert not text[at : section.span.start].strip()
        at = section.span.end
    assert not text[at:].strip()
    assert report.text == text
    if report.dateline is not None:
        assert any(s.kind is SectionKind.DATELINE and s.span == report.dateline.span for s in report.sections)
        assert Span(0, len(text)).contains(report.dateline.span)


# -- fingerprints -----------------------------------------------------------------------------------------------------


def test_the_same_story_has_the_same_fingerprint_in_any_wrapping() -> None:
    plain = zoned(
        f'Army takes Karn\n\nBy John Smith\n\nBAGHDAD (Reuters) - {STORY}\n\nHe said: "We\'re safe."\n\n© 2014 AFP'
    )
    other = zoned(f"{STORY}\r\n\r\nHe  said: “We’re safe.”")
    assert fingerprint(plain) == fingerprint(other)


def test_another_word_gives_another_fingerprint() -> None:
    assert fingerprint(zoned(STORY)) != fingerprint(zoned(STORY.replace("taken", "lost")))
