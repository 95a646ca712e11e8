"""Whether an event happened, by the words that govern it; each case beside a twin that differs in what decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.judgement import Judge, Judgement, judge
from dateline.coding.reality import Reality, embedded
from dateline.language import Passage
from dateline.record import EventType, Status
from dateline.vocabulary import Effect, load_vocabulary

Parse = Callable[..., Passage]

VERBS = [
    # negation
    ("The army *attacked the town.", "happened"),
    ("The army has not *attacked the town.", "denied"),
    ("Neither side *attacked the town.", "denied"),
    ("Nobody was *killed in the blast.", "denied"),
    ("Somebody was *killed in the blast.", "happened"),
    ("The rebels did not attack or *loot the town.", "denied"),
    ("The rebels did not attack but *looted the town.", "happened"),
    ("The army not only *shelled the town.", "happened"),
    ("The army no longer *controls the city.", "denied"),
    ("The army still *controls the city.", "ongoing"),
    ("The troops left without *firing a shot.", "denied"),
    ("The troops left after *firing a shot.", "happened"),
    ("Instead of *attacking the town, the rebels withdrew.", "denied"),
    ("The court was not convinced and *released the minister.", "happened"),
    ("The court did not convict or *release the minister.", "denied"),
    ("We *assure our neighbours that the truce holds.", "happened"),
    ("We *guard our neighbours.", "ongoing"),
    # modality and tense
    ("Fighting was *going on in the north.", "ongoing"),
    ("If the attacks *continue, the truce will fail.", "ongoing"),
    ("If the attacks *resume, the truce will fail.", "conditional"),
    ("Troops were preparing to move in once a truce *was in force.", "conditional"),
    ("Troops moved in once rebels *left the town.", "happened"),
    ("The army is *going to the north.", "planned"),
    ("Had the army *attacked the town, the rebels would have fled.", "conditional"),
    ("Having *attacked the town, the rebels fled.", "happened"),
    ("Officers who *refuse to obey will be arrested.", "conditional"),
    ("These officers who *refuse to obey will be arrested.", "happened"),
    ('"*Leave the town," the minister said.', "considered"),
    ('"They *leave the town," the minister said.', "ongoing"),
    ("The government must stop arming rebels and *free the hostages.", "considered"),
    ("The government stopped arming rebels and *freed the hostages.", "happened"),
    ("The president will *meet his counterpart on Monday.", "planned"),
    ("The president has *met his counterpart.", "happened"),
    ("The president may *meet his counterpart.", "considered"),
    ("The president is to *meet his counterpart.", "planned"),
    ("The president is going to *meet his counterpart.", "planned"),
    ("The president is *sending 100 soldiers to the border.", "planned"),
    ("The president is *fighting for his office.", "ongoing"),
    ("The lorry was *carrying weapons.", "happened"),
    ("Bombers have been *killing hundreds of civilians each month.", "ongoing"),
    ("The government should *release the prisoners.", "considered"),
    ("The government should have *released the prisoners.", "conditional"),
    ("Did the army *attack the town?", "considered"),
    # conditions
    ("The army would *attack if the rebels advanced.", "conditional"),
    ("The army will *attack if the rebels advance.", "conditional"),
    ("If the rebels *advance, the army will attack.", "conditional"),
    ("When the rebels *advanced, the army attacked.", "happened"),
    ("The army would not *attack if the rebels left.", "conditional"),
    ("The army would not *attack.", "denied"),
    ("He did not say whether the army had *attacked.", "considered"),
    ("Unless the rebels *withdraw, the army will attack.", "conditional"),
    # thinking, wanting, deciding
    ("The government is considering *sending troops.", "considered"),
    ("The government is not considering *sending troops.", "denied"),
    ("The government ruled out *sending troops.", "denied"),
    ("The government has not ruled out *sending troops.", "considered"),
    ("The government promised to *send troops.", "planned"),
    ("The government never promised to *send troops.", "denied"),
    ("The ministry urged the rebels to *cease fire.", "considered"),
    ("The court ordered the army to *withdraw.", "planned"),
    ("Protesters demanded that the president *resign.", "considered"),
    ("The rebels refused to *withdraw.", "denied"),
    ("The rebels began to *withdraw.", "happened"),
    ("The rebels are willing to *withdraw.", "considered"),
    ("The army was able to *recapture the town.", "happened"),
    ("The army is able to *recapture the town.", "considered"),
    ("Gunmen failed to *seize the airport.", "denied"),
    ("Gunmen managed to *seize the airport.", "happened"),
    ("The army stopped *shelling the town.", "happened"),
    ("The rebels were prevented from *entering the city.", "denied"),
    ("The army has a plan to *attack the town.", "planned"),
    ("The army abandoned plans to *attack the town.", "denied"),
    ("Police forced the villagers to *leave.", "happened"),
    # sayings
    ("He said that soldiers *killed a farmer.", "happened"),
    ("He denied that soldiers *killed a farmer.", "denied"),
    ("He denied reports that soldiers *killed a farmer.", "denied"),
    ("There were reports that soldiers *killed a farmer.", "happened"),
    ("The ministry said it would *send troops.", "planned"),
    ("The ministry said it would *send troops if asked.", "conditional"),
    ("It is unacceptable that the envoy has not been *given access.", "denied"),
    # purpose
    ("The UN sent envoys to *help the refugees.", "planned"),
    ("The UN is considering talks to *help the refugees.", "considered"),
    ("The UN sent envoys who *help the refugees.", "ongoing"),
]

NOUNS = [
    ("Envoys are weighing the case for sanctions and for *strikes on the port.", "considered"),
    ("Envoys blamed the army for looting and for *strikes on the port.", "happened"),
    ("The United States is contemplating *talks with Iran.", "considered"),
    ("The United States held *talks with Iran.", "happened"),
    ("The United States will hold *talks with Iran.", "planned"),
    ("She called for *talks with the rebels.", "considered"),
    ("She praised the *talks with the rebels.", "happened"),
    ("They signed a *truce that will begin on Monday.", "planned"),
    ("They signed a *truce that was broken on Monday.", "happened"),
    ("If the *attacks go on, we will leave.", "ongoing"),
    ("If the *attacks begin, we will leave.", "conditional"),
    ("One *death was counted; the ministry disputed this.", "happened"),
    ("No *talks took place.", "denied"),
    ("The *talks took place.", "happened"),
    ("*Talks between the two sides are possible.", "considered"),
    ("The planned *talks were cancelled.", "denied"),
    ("The planned *talks were welcomed.", "planned"),
    ("We call for an end to the *attacks.", "ongoing"),
    ("The government ended its *offensive.", "happened"),
    ("There are fears of an *attack on the capital.", "considered"),
    ("Victims of the *attack were buried.", "happened"),
    ("People face the prospect of *violence.", "conditional"),
    ("In the event of an *attack, the army would retaliate.", "conditional"),
    ("The group denied carrying out the *attack.", "denied"),
    ("An *attack on the capital would be a disaster.", "conditional"),
    ("The *attack on the capital was a disaster.", "happened"),
    ("An attempted *coup shook the capital.", "considered"),
    ("The *attack was foiled.", "denied"),
    ("The *attack was condemned.", "happened"),
    ("After days of *fighting, the town fell.", "happened"),
]


def judged(parsed: Parse, text: str) -> Judgement:
    """The judgement of the word behind the asterisk."""
    at = text.index("*")
    passage = parsed(text.replace("*", ""))
    token = next(t for t in passage.tokens if t.start == at)
    return judge(passage, token, (), load_vocabulary())


@pytest.mark.parametrize(("text", "status"), VERBS)
def test_the_status_of_a_clause_follows_from_what_governs_it(parsed: Parse, text: str, status: str) -> None:
    assert judged(parsed, text).status == status


@pytest.mark.parametrize(("text", "status"), NOUNS)
def test_the_status_of_an_event_noun_follows_from_what_governs_it(parsed: Parse, text: str, status: str) -> None:
    assert judged(parsed, text).status == status


def test_the_words_that_decided_are_told(parsed: Parse) -> None:
    assert judged(parsed, "The government is considering *sending troops.").why == (
        'status considered: "is considering"',
    )


def test_nothing_is_told_where_no_word_decided(parsed: Parse) -> None:
    assert judged(parsed, "The army *attacked the town.").why == ()


def test_an_attempt_is_told_from_a_wish(parsed: Parse) -> None:
    assert judged(parsed, "Rebels tried to *storm the embassy.").attempted
    assert not judged(parsed, "Rebels wanted to *storm the embassy.").attempted


def test_an_attempt_at_violence_is_violence_and_at_peace_is_none(parsed: Parse) -> None:
    violence = judged(parsed, "Gunmen tried to *storm the station.").of_type(EventType.ASSAULT)
    assert violence.status == "happened"
    assert violence.why[-1] == "status happened: it was tried, and is violence"
    assert judged(parsed, "Envoys tried to *agree.").of_type(EventType.AGREE).status == "considered"
    assert judged(parsed, "Gunmen wanted to *storm the station.").of_type(EventType.ASSAULT).status == "considered"


def test_to_bid_is_to_request_and_to_bid_violence_is_none(parsed: Parse) -> None:
    text = '"*Tell them to leave the town," the minister said.'
    assert judged(parsed, text).of_type(EventType.REQUEST).status == "happened"
    assert judged(parsed, text).of_type(EventType.ASSAULT).status == "considered"


def test_one_judge_gives_what_single_judgements_give(parsed: Parse) -> None:
    passage = parsed("The army denied that it had shelled the town, but it may send troops to help seize the port.")
    judge_all = Judge(passage, (), load_vocabulary())
    for token in passage.tokens:
        assert judge_all.judge(token) == judge(passage, token, (), load_vocabulary())


WORDS = ["army", "may", "not", "if", ",", "to", "said", "attack", "attacked", "the", ".", "?", "being"]
statuses = st.sampled_from(list(Status))


@given(statuses, statuses)
def test_what_is_denied_under_a_denial_is_no_longer_denied_for_sure(governor: Status, own: Status) -> None:
    found = embedded(Effect.DENIED, "deny", Reality(governor), Reality(own, open=True), unverified=False)
    assert found.status in {Status.DENIED, Status.CONSIDERED}
    assert (found.status is Status.DENIED) == (governor in {Status.HAPPENED, Status.ONGOING, Status.PLANNED})


@given(statuses, st.sampled_from([Effect.PLANNED, Effect.CONSIDERED, Effect.TRIED, Effect.CONDITIONAL]))
def test_nothing_becomes_real_by_being_planned_or_considered(governor: Status, effect: Effect) -> None:
    found = embedded(effect, "plan", Reality(governor), Reality(Status.HAPPENED, open=True), unverified=False)
    assert found.status not in {Status.HAPPENED, Status.ONGOING}


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_every_word_of_any_text_gets_a_judgement(parsed: Parse, words: list[str]) -> None:
    passage = parsed(" ".join(words))
    for token in passage.tokens:
        assert judge(passage, token, (), load_vocabulary()).status in set(Status)
