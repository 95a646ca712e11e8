"""Which events a sentence says, and which it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.coding.candidate import Candidate
from dateline.coding.events import find_events
from dateline.language import Passage
from dateline.vocabulary import load_vocabulary

Reader = Callable[..., Passage]


def found(passage: Passage) -> tuple[Candidate, ...]:
    return find_events(passage, load_vocabulary())


def kinds(passage: Passage) -> list[str]:
    return [str(c.type) if c.mode is None else f"{c.type} {c.mode}" for c in found(passage)]


def names(passage: Passage, ids: tuple[str, ...]) -> list[str]:
    phrases = [passage.phrase(each) for each in ids]
    return [phrase.mention.text for phrase in phrases if phrase is not None]


SAID = [
    ("The attackers were thrown back, the army said.", "ASSAULT"),
    ("The clashes left dozens dead.", "ASSAULT"),
    ("Troops broke through the rebels' lines near the airport.", "ASSAULT"),
    ("Rebel forces closed in on the town.", "MOBILIZE troops"),
    ("A fighter jet crossed the border, the ministry said.", "MOBILIZE troops"),
    ("The army improved its positions along the front.", "MOBILIZE troops"),
    ("The plane violated Estonian airspace.", "MOBILIZE troops"),
    ("The mayor was found guilty of fraud.", "SANCTION convict"),
    ("The president dismissed his deputy on Friday.", "SANCTION expel"),
    ("The general is under investigation in Peru.", "ACCUSE investigate"),
    ("Britain and France are against air strikes.", "REJECT"),
    ("Families left their homes.", "DISPLACE"),
    ("Crowds banged pots in the streets.", "PROTEST demo"),
    ("The town passed into the hands of the rebels.", "COERCE seize"),
    ("Rebels attacked a convoy near Gao on Monday.", "ASSAULT"),
    ("The army carried out an air strike on a village in Sagaing.", "ASSAULT aerial"),
    ("Government troops shelled the market in Taiz.", "ASSAULT heavy-weapons"),
    ("A car bomb exploded outside a ministry in Kabul.", "ASSAULT explosives"),
    ("The colonel was shot dead by unknown gunmen.", "ASSAULT firearms"),
    ("Militants beheaded two hostages.", "ASSAULT targeted"),
    ("Gunmen kidnapped a priest in Plateau state.", "ASSAULT abduct"),
    ("A militia leader was killed in a drone strike.", "ASSAULT drone"),
    ("Police fired tear gas at protesters in Nairobi.", "ASSAULT crowd-control"),
    ("Gangs set fire to a police station in the capital.", "ASSAULT primitive"),
    ("Officers arrested the editor of a newspaper.", "COERCE arrest"),
    ("The junta imposed a curfew on the capital.", "COERCE curfew"),
    ("The council declared a state of emergency.", "COERCE martial-law"),
    ("Hackers attacked the website of the Estonian parliament.", "COERCE cyber"),
    ("The European Union imposed sanctions on 12 officials of Belarus.", "SANCTION discontinue"),
    ("Chad expelled the French ambassador.", "SANCTION expel"),
    ("Thousands of demonstrators marched through Bogota against the tax reform.", "PROTEST demo"),
    ("Nurses went on strike in Tunis.", "PROTEST strike"),
    ("Kenya sent 400 police officers to Haiti.", "MOBILIZE troops"),
    ("Turkey threatened to bomb Kurdish fighters in Iraq.", "THREATEN violence"),
    ("Serbia rejected the demand of Kosovo.", "REJECT"),
    ("The Security Council condemned the killing of the minister.", "ACCUSE disapprove"),
    ("Prosecutors opened an investigation into the general.", "ACCUSE investigate"),
    ("Poland urged Germany to begin talks with Belarus.", "REQUEST meet"),
    ("The UN called for an immediate ceasefire in Sudan.", "REQUEST yield"),
    ("Japan promised to help the government of Bangladesh.", "AGREE"),
    ("The Russian foreign minister visited Algeria.", "CONSULT visit"),
    ("The presidents of Chile and Peru spoke by phone.", "CONSULT phone"),
    ("Brazil praised the decision of Argentina.", "SUPPORT"),
    ("Egypt and Sudan signed an agreement.", "SUPPORT"),
    ("The king pardoned 300 prisoners.", "CONCEDE"),
    ("The rebels released two soldiers.", "RETREAT release"),
    ("The French army withdrew from Niger.", "RETREAT withdraw"),
    ("The prime minister of Peru resigned.", "RETREAT resign"),
    ("Norway gave Ukraine 20 tanks.", "AID"),
    ("South Korea and the United States held joint military exercises.", "COOPERATE"),
    ("Thousands of families fled the town.", "DISPLACE"),
]


@pytest.mark.parametrize(("text", "kind"), SAID, ids=[kind for _, kind in SAID])
def test_a_sentence_that_says_an_event_yields_it(resolved: Reader, text: str, kind: str) -> None:
    assert any(each == kind or each.startswith(f"{kind} ") for each in kinds(resolved(text)))


SILENT = [
    "An adviser to the prime minister insisted on anonymity.",
    "Bodies of the victims were found near the river.",
    "The minister speaks to the press on Friday.",
    "The patrol met with little resistance.",
    "The spokesman denied the reports.",
    "The minister dismissed talk of a rift.",
    "Rival Foods retaliated within hours.",
    "The council had not released a breakdown.",
    "Three helicopters took part.",
    "Some 300 guests walked out of the hall.",
    "The price is unacceptable, a customer said.",
    "Engineers moved the statue down from the hill.",
    "The president left his home in the morning.",
    "Shares crossed the line on Monday.",
    "Shares fell sharply after the bank raised interest rates.",
    "He suffered a heart attack at home.",
    "The film was shot in Morocco.",
    "The price war between supermarkets continued.",
    "The twins bear a striking resemblance to their father.",
    "Oil prices hit a record high.",
    "The team met expectations.",
    "A storm killed twelve people on the coast.",
    "A bus crash injured 30 tourists.",
    "The company fired 200 employees.",
    "She seized on his remarks about the weather.",
    "The rally in technology shares lost steam.",
    "Two steel beams support the roof.",
    "The designers struck a pose for the cameras.",
    "Analysts talked up the stock.",
    "Fire destroyed 40 homes in the hills.",
    "The patient fought cancer for two years.",
    "The firm launched a new product in May.",
    "The drought threatens the harvest.",
    "She visited her grandmother.",
    "The earthquake destroyed the village.",
    "The spokesman declined to comment.",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_sentence_about_other_things_yields_nothing(resolved: Reader, text: str) -> None:
    assert kinds(resolved(text)) == []


def test_an_attack_and_the_deaths_in_it_are_one_event(resolved: Reader) -> None:
    assert kinds(resolved("Rebels launched an attack on a barracks, killing 12 soldiers.")) == ["ASSAULT"]


def test_killings_and_captures_are_two(resolved: Reader) -> None:
    text = "Troops killed 30 rebels and took 20 prisoners."
    assert kinds(resolved(text)) == ["ASSAULT", "ASSAULT abduct"]


def test_a_verb_and_its_own_event_noun_are_quoted_together(resolved: Reader) -> None:
    passage = resolved("The army carried out an attack on the rebels.")
    (event,) = found(passage)
    assert passage.text(event.first, event.last) == "carried out an attack"
    assert names(passage, event.actors) == ["The army"]
    assert names(passage, event.recipients) == ["the rebels"]


def test_what_a_protest_demands_is_not_coded_again(resolved: Reader) -> None:
    assert kinds(resolved("Teachers went on strike to demand that the government raise wages.")) == ["PROTEST strike"]


def test_a_demand_without_a_protest_is_a_request(resolved: Reader) -> None:
    assert kinds(resolved("Teachers demanded that the government release the union leader.")) == ["REQUEST yield"]


def test_a_place_is_taken_by_assault_only_where_fighting_is_told(resolved: Reader) -> None:
    assert kinds(resolved("The rebels captured the town after heavy fighting with soldiers."))[0] == "ASSAULT"
    assert kinds(resolved("The rebels captured the town.")) == ["COERCE seize"]


def test_an_event_as_subject_threatens_nobody(resolved: Reader) -> None:
    assert "THREATEN" not in " ".join(kinds(resolved("The offensive threatens to divide Iraq.")))
    assert "THREATEN relations" in kinds(resolved("Iraq threatened to reject the talks."))


def test_what_an_event_may_lead_to_is_no_act(resolved: Reader) -> None:
    assert kinds(resolved("The onslaught threatens to divide Iraq and unleash a civil war.")) == ["ASSAULT"]
    assert len(kinds(resolved("The rebels threatened to unleash a civil war."))) == 1


def test_a_promised_retreat_is_no_retreat(resolved: Reader) -> None:
    assert kinds(resolved("The general announced a ceasefire.")) == ["CONCEDE"]


def test_a_refusal_is_coded_as_the_refusal(resolved: Reader) -> None:
    assert kinds(resolved("Eritrea refused to negotiate with Ethiopia.")) == ["REJECT meet"]


def test_a_deed_that_is_ruled_out_stays_the_deed(resolved: Reader) -> None:
    assert kinds(resolved("The president ruled out sending troops to Libya.")) == ["MOBILIZE troops"]


def test_talks_that_are_weighed_are_found_with_both_sides(resolved: Reader) -> None:
    passage = resolved("Norway is considering talks with Belarus.")
    (event,) = found(passage)
    assert (event.type, names(passage, event.actors)) == ("CONSULT", ["Norway", "Belarus"])


def test_a_headline_that_reads_like_a_verb_still_says_talks(resolved: Reader) -> None:
    passage = resolved("Norway considers Belarus talks over Ukraine")
    (event,) = found(passage)
    assert (event.type, event.status_hint, names(passage, event.actors)) == (
        "CONSULT",
        "considered",
        ["Norway", "Belarus"],
    )


def test_fighting_that_took_place_is_quoted_as_such(resolved: Reader) -> None:
    passage = resolved("Heavy fighting took place in Homs.")
    (event,) = found(passage)
    assert passage.text(event.first, event.last) == "fighting took place"


def test_what_a_condemned_attack_did_is_an_event_beside_the_condemnation(resolved: Reader) -> None:
    assert kinds(resolved("Ghana condemned the attack on the village.")) == ["ACCUSE disapprove", "ASSAULT"]


def test_what_somebody_says_another_must_do_is_a_request(resolved: Reader) -> None:
    passage = resolved("Russia must leave Georgia, the French minister said.")
    event = next(c for c in found(passage) if c.type == "REQUEST")
    assert names(passage, event.recipients) == ["Russia"]


def test_what_must_be_in_nobody_s_words_is_no_request(resolved: Reader) -> None:
    assert "REQUEST" not in kinds(resolved("Visitors must buy a ticket."))


def test_terrorism_is_a_context_only_where_words_say_so(resolved: Reader) -> None:
    (with_cue,) = found(resolved("Terrorists attacked a hotel."))
    (without,) = found(resolved("Gunmen attacked a hotel."))
    assert "terrorism" in with_cue.contexts
    assert "terrorism" not in without.contexts


def test_a_report_of_war_throughout_vouches_for_its_unnamed_people(resolved: Reader) -> None:
    lead = "The army fought rebels near Gao. The president met the prime minister, ministers, generals and deputies."
    assert kinds(resolved(f"{lead} The gate was opened for two hours."))[-1] == "RETREAT access"
    assert kinds(resolved("A new shop greeted its guests. The gate was opened for two hours.")) == []


def test_crowds_without_a_name_march_but_prices_do_not(resolved: Reader) -> None:
    assert kinds(resolved("Thousands marched through the capital of Kenya.")) == ["PROTEST demo"]
    assert kinds(resolved("Prices marched through 100 dollars.")) == []


def test_what_a_weapon_did_is_quoted_for_the_deaths_it_caused(resolved: Reader) -> None:
    passage = resolved("Rockets that landed on a village in Kenya killed four civilians.")
    (event,) = found(passage)
    assert [t.text for t in passage.tokens[event.first : event.last]] == ["landed"]
    assert "ASSAULT" not in " ".join(kinds(resolved("Planes that landed in Kenya carried four ministers.")))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([text for text, _ in SAID] + SILENT), min_size=1, max_size=4))
def test_candidates_point_at_words_and_mentions_of_their_own_sentence(resolved: Reader, texts: list[str]) -> None:
    passage = resolved(" ".join(texts))
    for event in found(passage):
        sentence = passage.sentences[event.sentence]
        assert sentence.first <= event.first
        assert sentence.first <= event.head < sentence.last
        assert event.first < event.last <= sentence.last
        assert all(passage.phrase(i) is not None for i in (*event.actors, *event.recipients, *event.places))
        assert not set(event.actors) & set(event.recipients)
        assert event.why
        assert 0 <= event.confidence <= 1
