"""Finds time expressions: runs of atoms with a form of the grammar, without what only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from dateline.language.draft import head_of
from dateline.language.passage import Passage, Sentence, Token
from dateline.language.times_atoms import Atom, atoms_of
from dateline.language.times_grammar import Match, grammar

__all__ = ["Expression", "expressions"]


@dataclass(slots=True)
class Expression:
    """A time expression of a sentence.

    Attributes:
        form: its form in the grammar. atoms: the atoms it is made of; implied: atoms that it takes from a neighbour
            (the month and year of the 5 in "5 and 9 June 2014").
        sentence: number of its sentence. gap_before: the atoms between it and the expression before it.
    """

    form: str
    atoms: list[Atom]
    sentence: int
    following: str = ""
    gap_before: tuple[str, ...] | None = None
    implied: list[Atom] = field(default_factory=list)

    @property
    def start(self) -> int:
        """First code point."""
        return self.atoms[0].start

    @property
    def end(self) -> int:
        """Code point after the last."""
        return self.atoms[-1].end

    @property
    def first(self) -> int:
        """First token."""
        return self.atoms[0].first

    @property
    def last(self) -> int:
        """Token after the last."""
        return self.atoms[-1].last

    def has(self, kind: str) -> bool:
        """Whether an atom of that class is in it or implied."""
        return any(atom.kind == kind for atom in self.atoms) or any(atom.kind == kind for atom in self.implied)


CONNECTORS = frozenset({"and", "to", "dash", "comma"})


def expressions(passage: Passage, sentence: Sentence) -> list[Expression]:
    """The time expressions of a sentence, in text order."""
    found = atoms_of(passage, sentence)
    if found is None:
        return []
    atoms, classes = found
    forms = grammar()
    result: list[Expression] = []
    at, ended = 0, 0
    while at < len(atoms):
        match = None
        if atoms[at].kind:
            match = forms.longest(classes, at) or None
            match = _continued(result, atoms, at, ended) or match
        if match is None or not _stands(passage, atoms, match):
            at += 1
            continue
        gap = tuple(atom.kind for atom in atoms[ended:at]) if result else None
        end = atoms[match.last - 1].last
        after = passage.tokens[end].text if match.last < len(atoms) and end < len(passage.tokens) else ""
        run, implied = atoms[match.first : match.last], []
        if match.form == "dayafter" and after[:1].isalnum() and run[0].kind != "the":
            run, implied = run[:-1], run[-1:]
        result.append(Expression(match.form, run, sentence.i, after, gap, implied))
        at = ended = match.last
    _share(result)
    return result


def _continued(found: list[Expression], atoms: list[Atom], at: int, ended: int) -> Match | None:
    """A number that continues the expression before it: the 9 of "June 5 and 9", the 44 of "1943-44"."""
    if not found or at - ended != 1 or atoms[ended].kind not in CONNECTORS - {"comma"}:
        return None
    before, atom = found[-1], atoms[at]
    following = atoms[at + 1].kind if at + 1 < len(atoms) else ""
    if before.form in {"date", "day"} and atom.kind == "day" and before.atoms[-1].kind == "day":
        if following in {"month", "unit", "units", "week", "number"} or _counts(atoms, at):
            return None
        dated = following == "comma" and at + 2 < len(atoms) and atoms[at + 2].kind == "year"
        return Match("day", at, at + 3 if dated else at + 1)
    if before.form == "year" and len(atom.text) == 2 and atom.text.isdecimal() and atoms[ended].kind == "dash":
        return Match("shortyear", at, at + 1)
    return None


def _counts(atoms: list[Atom], at: int) -> bool:
    """Whether the number at ``at`` seems to count the word after it ("June 5 and 9 soldiers")."""
    return (
        at + 1 < len(atoms)
        and not atoms[at + 1].kind
        and atoms[at + 1].text.isalpha()
        and atoms[at + 1].text.endswith("s")
    )


def _share(found: list[Expression]) -> None:
    """Gives month and year to those that share a neighbour's ("5 and 9 June 2014", "January and May 1937")."""
    for before, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if (
            after.gap_before is None
            or not 0 < len(after.gap_before) <= 2
            or not CONNECTORS.issuperset(after.gap_before)
        ):
            continue
        if before.form == after.form == "weekday" and after.has("week") and not before.has("week"):
            before.implied += [a for a in after.atoms if a.kind in {"last", "this", "next", "week"}]
        if before.form in {"date", "day", "month"} and after.form in {"date", "day", "month"}:
            wanted = ("month", "year") if before.form == "day" else ("year",)
            for kind in wanted:
                if not before.has(kind) and not before.has("unit"):
                    before.implied += [a for a in (*after.atoms, *after.implied) if a.kind == kind][:1]
    for before, after in pairwise(found):
        if after.form == "day" and not after.has("month"):
            after.implied += [a for a in (*before.atoms, *before.implied) if a.kind in {"month", "year"}]
        if after.form == "shortyear" and before.form == "year":
            after.implied += [a for a in before.atoms if a.kind == "year"]


# -- what only looks like a time ---------------------------------------------------------------------------------------

NAMING = frozenset({"PERSON", "ORG", "FAC", "LAW", "WORK_OF_ART", "PRODUCT", "GPE", "LOC"})
"""Entity labels of names that may hold a word of time: a newspaper called "Sunday", a General March, a Boeing 2000."""
YEAR_LEADS = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "of",
        "during",
        "after",
        "before",
        "between",
        "early",
        "late",
        "to",
        "and",
        "through",
        "around",
        "circa",
        "about",
        "for",
        "mid",
        "-",
        "–",
        "—",
        "(",
        ",",
        ")",
        "/",
        ":",
        "the",
        "throughout",
        "following",
        "or",
        "into",
        "on",
        "this",
        "march",
        "april",
    ]
)
YEAR_RANGE = re.compile(r"[-–/](?:[12]\d{3}|\d\d)\b(?!-)")
"""What follows the first year of a range."""
OLDEST_MODIFIER = 1700
"""A bare number before a noun is a year from here on ("the 1848 revolution"); smaller ones rather count."""
COUNTED_KINDS = frozenset({"number", "unit", "units"})
MEASURES = frozenset({"%", "km", "metres", "meters", "miles", "feet"})
BARE_LEADS = frozenset({"for", "in", "within", "of", "after", "over", "through", "these"})
SEASON_LEADS = frozenset({"in", "since", "by", "during", "until", "throughout", "this", "from", "of", "last", "next"})
UNIT_LEADS = frozenset({"of", "in", "during", "for", "throughout", "over"})
CLOCK_LEADS = frozenset({"at", "from", "until", "by", "around", "to", "and", "about", "before", "after", "between"})


class Surroundings(NamedTuple):
    """A run of atoms where it stands: the word before it in lower case, the atom after it."""

    passage: Passage
    atoms: list[Atom]
    before: str
    after: Atom | None


def _stands(passage: Passage, atoms: list[Atom], match: Match) -> bool:
    """Whether a run of atoms is a time where it stands."""
    first, last = atoms[match.first], atoms[match.last - 1]
    before = atoms[match.first - 1].text.lower() if match.first else ""
    after = atoms[match.last] if match.last < len(atoms) else None
    check = CHECKS.get(match.form)
    if check is not None and not check(Surroundings(passage, atoms[match.first : match.last], before, after)):
        return False
    return not (_in_name(passage, first.first, last.last) or _names(passage, match.form, first.first, last.last))


NAMED_FORMS = frozenset({"date", "month", "weekday"})
"""Forms that organisations and people are named by ("the April 6 Movement", "Theresa May")."""


def _names(passage: Passage, form: str, first: int, last: int) -> bool:
    """Whether the parse has a date as part of a name: before a proper noun that it modifies, or after one."""
    tokens = passage.tokens
    if form not in NAMED_FORMS:
        return False
    if last - first == 1 and form == "month":
        before = tokens[first - 1] if first else None
        if before is not None and before.pos == "PROPN" and before.head == first and before.dep == "compound":
            return True
    if last >= len(tokens) or tokens[last].pos != "PROPN" or tokens[last].ent in {"GPE", "NORP"}:
        return False
    led = first > 0 and tokens[first - 1].text.lower() == "on" and last - first > 1
    if led and tokens[last].ent in {"", "PERSON"}:
        return False  # "on 5 March Petrov resigned": the parse takes the subject into the date
    head = tokens[head_of(tokens, first, last)]
    return head.dep in {"compound", "nmod", "nummod"} and head.head >= last and tokens[head.head].pos == "PROPN"


def _in_name(passage: Passage, first: int, last: int) -> bool:
    """Whether the tokens are a person's name or part of a longer name."""
    tokens = passage.tokens
    label = tokens[first].ent
    if label not in NAMING or any(t.ent != label for t in tokens[first:last]):
        return False
    if label == "PERSON":
        return True
    within_before = not tokens[first].ent_start and tokens[first - 1].pos == "PROPN"
    within_after = last < len(tokens) and tokens[last].ent == label and not tokens[last].ent_start
    return within_before or (within_after and tokens[last].pos == "PROPN")


def _year(at: Surroundings) -> bool:
    if len(at.atoms) > 1:
        return True
    if at.after is not None and at.after.kind == "dash" and YEAR_RANGE.match(at.passage.report.text, at.after.start):
        return True
    if at.after is not None and (at.after.kind in COUNTED_KINDS or at.after.text in MEASURES):
        return False
    token = at.passage.tokens[at.atoms[0].first]
    if token.ent in {"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "PRODUCT", "LAW"} and at.before not in {"in", "since"}:
        return False
    counted = at.after is not None and at.passage.tokens[at.after.first].tag == "NNS"
    if counted and token.dep == "nummod" and token.ent not in {"DATE", "EVENT"} and at.before != "the":
        return False
    modifies = token.dep in {"nummod", "npadvmod"} and token.head > token.i
    modern = int(at.atoms[0].value) >= OLDEST_MODIFIER
    return at.before in YEAR_LEADS or token.ent == "DATE" or (modern and (not at.before or modifies))


def _bare(at: Surroundings) -> bool:
    return at.before in BARE_LEADS


def _season(at: Surroundings) -> bool:
    token = at.passage.tokens[at.atoms[-1].first]
    modifies = token.dep in {"compound", "amod", "nmod"} and token.head > token.i
    if len(at.atoms) == 1:
        return at.before in SEASON_LEADS or (modifies and token.text[0].isupper())
    bare = len(at.atoms) == 2 and at.atoms[0].kind == "the"
    return not (bare and (modifies or (at.after is not None and at.after.kind == "of")))


def _unit(at: Surroundings) -> bool:
    kinds = {atom.kind for atom in at.atoms}
    if kinds <= {"the", "unit", "week", "quarter", "century"}:
        return at.atoms[-1].value == "weekend" or (at.atoms[-1].value == "year" and at.before in UNIT_LEADS)
    return not (kinds & {"boundary", "half"} and at.atoms[-1].value in {"day", "hour", "minute"})


def _clock(at: Surroundings) -> bool:
    if len(at.atoms) > 1:
        return at.atoms[0].kind != "year" or at.atoms[-1].kind == "zone"
    return ":" in at.atoms[0].text and at.before in CLOCK_LEADS


def _duration(at: Surroundings) -> bool:
    if (
        at.before in {"$", "£", "€"}
        or (at.before == "as" and at.atoms[0].text == "many")
        or (at.after is not None and at.after.text.lower() in {"old", "-old"})
    ):
        return False
    if at.after is not None and at.after.kind == "dash" and at.atoms[0].kind == "a":
        return False
    aged = at.after is not None and at.after.kind == "dash" and at.passage.tokens[at.after.last].text == "old"
    return not aged and not (len(at.atoms) == 2 and at.atoms[1].value == "quarter")


def _monthday(at: Surroundings) -> bool:
    if not at.atoms[-1].text[0].isdecimal():
        return False
    following: Token | None = at.passage.tokens[at.after.first] if at.after is not None else None
    return following is None or following.pos not in {"NOUN", "PROPN", "ADJ", "NUM"}


def _daypart(at: Surroundings) -> bool:
    return {atom.kind for atom in at.atoms} != {"the", "part"} or at.before in {"in", "during", "throughout", "into"}


def _set(at: Surroundings) -> bool:
    following = at.passage.tokens[at.after.first] if at.after is not None else None
    paper = at.atoms[0].kind == "frequency" and following is not None and following.lemma in {"newspaper", "paper"}
    return not paper


def _month(at: Surroundings) -> bool:
    if len(at.atoms) > 1:
        return True
    token = at.passage.tokens[at.atoms[0].first]
    if token.text.isupper() and at.before == "to":
        return False  # "THREATENED TO MARCH ON": in capitals nothing else tells the month from the verb
    return token.ent in {"DATE", "TIME", "EVENT", ""} or token.ent_start is False or at.before in YEAR_LEADS


def _now(at: Surroundings) -> bool:
    return len(at.atoms) == 1 or at.before in TIME_LEADS


TIME_LEADS = frozenset({"at", "by", "during", "around", "from", "until", "since", "before", "after", "throughout"})


CHECKS = {
    "bare": _bare,
    "clock": _clock,
    "daypart": _daypart,
    "duration": _duration,
    "month": _month,
    "monthday": _monthday,
    "now": _now,
    "season": _season,
    "set": _set,
    "unit": _unit,
    "year": _year,
}
"""Conditions of the forms whose words also stand for other things."""
