"""What is meant: the network's events weighed against those that grammar and vocabulary give.

The network says which words tell an event, of which type and status, between whom; the vocabulary says what such words
can tell. Where both find an event, the network's probabilities decide, with some weight for the other's word. What only
the network finds counts where it is sure; what only grammar finds does not: of such events one in five was right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.anchored import Anchored, anchored
from dateline.coding.candidate import Candidate
from dateline.coding.contexts import coloured, military
from dateline.coding.frames import Frame
from dateline.coding.judgement import Judge, Judgement
from dateline.coding.parties import distinct, struck
from dateline.language import Passage, Phrase
from dateline.models import ReadAnchor
from dateline.record import Certainty, EventType, MentionKind, Status
from dateline.vocabulary import Lexicon, NounEntry, VerbEntry, Vocabulary, nearest_cameo

__all__ = ["Meant", "Weights", "judged", "meant_events", "of_type", "told_once"]

ACTORS = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.NATIONALITY, MentionKind.PLACE, MentionKind.DOCUMENT,
     MentionKind.WEAPON, MentionKind.PLATFORM, MentionKind.MONEY}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """How network and grammar weigh against each other; swept on the development parts of corpus and gold.

    Attributes:
        alone: least probability of an anchor that only the network finds. together: of one that grammar finds too.
        kind, mode, status, certainty, historical: what the other's word is worth beside the network's probability.
        second: the least probability of a second type that the same words say ("sentenced": convicted and jailed).
    """

    alone: float = 0.7
    together: float = 0.2
    kind: float = 0.45
    mode: float = 0.3
    status: float = 0.6
    certainty: float = 0.9
    historical: float = 0.3
    second: float = 0.45


WEIGHTS = Weights()
LEAST = 0.5
"""Flags at and above this hold."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An event as it is meant: candidate, judgement, and the anchor it comes from."""

    candidate: Candidate
    judgement: Judgement
    anchor: Anchored


def meant_events(
    passage: Passage,
    vocabulary: Vocabulary,
    ruled: Iterable[Candidate] = (),
    judge: Judge | None = None,
    weights: Weights = WEIGHTS,
) -> Iterator[Meant]:
    """The events of the passage's reading, in text order; ``ruled`` are those that grammar and vocabulary give."""
    free = list(ruled)
    for anchor in anchored(passage, "event"):
        same = next((c for c in free if c.first < anchor.last and anchor.first < c.last), None)
        if same is not None:
            free.remove(same)
        if anchor.read.score < (weights.alone if same is None else weights.together):
            continue
        by_grammar = _by_grammar(judge, passage, same) if judge and same else None
        chosen = _best(_weighed(anchor.read.kinds, same.type if same else None, weights.kind))
        for name in (chosen, *_beside(anchor.read, chosen, weights.second)):
            yield of_type(passage, vocabulary, anchor, EventType(name), (same, by_grammar), weights)


def _by_grammar(judge: Judge, passage: Passage, candidate: Candidate) -> Judgement:
    """How grammar takes an event: by the clause that it stands in, unless its own words say whether it came about."""
    judgement = judge.judge(passage.tokens[candidate.head]).of_type(candidate.type)
    hint = candidate.status_hint
    return judgement if hint is None else replace(judgement, status=hint)


def told_once(meant: Sequence[Meant]) -> list[Meant]:
    """Without those that say again what words right beside theirs say more surely ("is considering | sending")."""

    def again(one: Meant) -> bool:
        mine = one.candidate
        return any(
            mine.type is other.candidate.type
            and (mine.last == other.candidate.first or other.candidate.last == mine.first)
            and other.candidate.confidence > mine.confidence
            for other in meant
        )

    return [each for each in meant if not again(each)]


def _beside(read: ReadAnchor, chosen: str, least: float) -> list[str]:
    """The second type of the same words, if they say two; a type that grammar brought in stands alone."""
    if read.ranked()[0][0] != chosen:
        return []
    return [kind for kind, chance in read.kinds.items() if kind != chosen and chance >= least][:1]


def of_type(
    passage: Passage,
    vocabulary: Vocabulary,
    anchor: Anchored,
    kind: EventType,
    beside: tuple[Candidate | None, Judgement | None] = (None, None),
    weights: Weights = WEIGHTS,
) -> Meant:
    """An anchor read as an event of one type; ``beside`` is what grammar makes of the same words."""
    read = anchor.read
    same, by_grammar = beside
    agreed = same if same is not None and same.type is kind else None
    mode = _mode(read.modes, kind, agreed, weights.mode)
    who, to = _ids(anchor.phrases("who")), _ids(anchor.phrases("to"))
    if agreed is not None:
        who, to = agreed.actors or who, to or agreed.recipients
    who = distinct(passage, who)
    to = distinct(passage, (r for r in to if r not in who))
    places = struck(passage, kind, to)
    candidate = Candidate(
        sentence=passage.tokens[anchor.head].sentence,
        head=anchor.head,
        first=anchor.first,
        last=anchor.last,
        type=kind,
        mode=mode,
        cameo=agreed.cameo if agreed is not None and agreed.mode == mode else "",
        contexts=agreed.contexts if agreed is not None else (),
        actors=who,
        recipients=tuple(r for r in to if r not in places),
        places=places or (agreed.places if agreed is not None else ()),
        why=(_type_reason(passage, read, kind, mode),),
        confidence=round(read.score * read.kinds.get(kind, 0.0), 4),
    )
    return Meant(_coloured(passage, vocabulary.lexicon, candidate), judged(read, by_grammar, weights), anchor)


def _type_reason(passage: Passage, read: ReadAnchor, kind: EventType, mode: str | None) -> str:
    other, less = next(each for each in read.ranked() if each[0] != kind)
    name = f"{kind} {mode}" if mode else str(kind)
    return f'{name}: "{read.span.of(passage.report.text)}" ({read.kinds.get(kind, 0.0):.0%}; next {other} {less:.0%})'


def judged(read: ReadAnchor, by_grammar: Judgement | None = None, weights: Weights = WEIGHTS) -> Judgement:
    """Status, certainty and background; ``happened`` where the layer has no status."""
    why: list[str] = []
    status, certainty = Status.HAPPENED, Certainty.STATED
    if read.status:
        chances = _weighed(read.status, by_grammar.status if by_grammar else None, weights.status)
        status = Status(_best(chances))
        why.append(_reason("status", read.status, status))
    if read.certainty:
        chances = _weighed(read.certainty, by_grammar.certainty if by_grammar else None, weights.certainty)
        certainty = Certainty(_best(chances))
        why += [_reason("certainty", read.certainty, certainty)] if certainty is not Certainty.STATED else []
    past = read.flags.get("historical", 0.0) + weights.historical * bool(by_grammar and by_grammar.historical)
    historical = past >= LEAST
    if historical:
        why.append(f"historical ({read.flags['historical']:.0%})")
    if by_grammar is not None:
        agreed = (f"status {status}:", f"{certainty}:", "historical:" if historical else "-")
        why += [each for each in by_grammar.why if each.startswith(agreed)]
    return Judgement(status, certainty, historical, tuple(why))


def _weighed(chances: Mapping[str, float], other: str | None, weight: float) -> dict[str, float]:
    return {name: chance + weight * (name == other) for name, chance in chances.items()}


def _reason(name: str, chances: Mapping[str, float], chosen: str) -> str:
    other, less = max(((k, p) for k, p in chances.items() if k != chosen), key=lambda kp: (kp[1], kp[0]))
    return f"{name} {chosen} ({chances[chosen]:.0%}; next {other} {less:.0%})"


def _best(chances: Mapping[str, float]) -> str:
    return max(chances.items(), key=lambda kv: (kv[1], kv[0]))[0]


def _mode(chances: Mapping[str, float], kind: EventType, agreed: Candidate | None, weight: float) -> str | None:
    """The likeliest mode of the type, where it is likelier than none; that of grammar, where it agrees on the type,
    counts beside the network's."""
    own = {name: p for name, p in chances.items() if name.startswith(f"{kind}.")}
    own[""] = chances.get("", 0.0)
    if agreed is not None and agreed.mode is not None:
        name = f"{kind}.{agreed.mode}"
        own[name] = own.get(name, 0.0) + weight
    return _best(own).partition(".")[2] or None


def _ids(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.mention.id for p in phrases if p.mention.kind in ACTORS))


def _coloured(passage: Passage, lexicon: Lexicon, candidate: Candidate) -> Candidate:
    """The candidate with the contexts and the CAMEO code that its words tell, where it has none yet."""
    words = tuple(range(candidate.first, candidate.last))
    lemmas = [passage.tokens[i].lemma for i in words]
    entries: list[VerbEntry | NounEntry] = [e for lemma in lemmas for e in lexicon.verbs.get(lemma, ())]
    entries += [e for lemma in lemmas for e in lexicon.nouns.get(lemma, ())]
    kind, mode = candidate.type, candidate.mode
    entry = next((e for e in entries if e.type is kind and e.mode in (None, mode)), None)
    contexts = tuple(dict.fromkeys((*candidate.contexts, *(entry.contexts if entry is not None else ()))))
    told = entry.cameo if entry is not None and entry.mode == mode else ""
    cameo = candidate.cameo or told or nearest_cameo(kind, mode)
    parties = [p for i in (*candidate.actors, *candidate.recipients) if (p := passage.phrase(i)) is not None]
    heads = tuple(passage.tokens[p.head] for p in parties if p.mention.id in candidate.actors)
    frame = coloured(passage, Frame(candidate.head, words, kind, mode or "", contexts, cameo, actors=heads), lexicon)
    contexts = frame.contexts
    if "military" not in contexts and military(kind, (p.mention for p in parties)):
        contexts = (*contexts, "military")
    return replace(candidate, contexts=contexts, cameo=cameo)
