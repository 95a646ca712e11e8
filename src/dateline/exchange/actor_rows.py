"""Entries of actor dictionaries as rows of knowledge tables, and what became of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.exchange.actor_codes import Meaning, meaning
from dateline.exchange.dictionary import Entry, Role, Slip
from dateline.exchange.name_forms import JOINTS, Bearer, bearer, first_name, plain_names, untitled
from dateline.knowledge import People, fold, is_acronym, laid_rows, load_people, short_name
from dateline.vocabulary import agents, ordinary_words

__all__ = ["Taken", "take_over"]

ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
PREFIXES = {"people.csv": "per-", "groups.csv": "grp-", "organisations.csv": "org-", "media.csv": "med-"}
MEMBER = re.compile(r"\b(?:member|leader|founder|commander|head|chief|spokes\w+|contact|alias)\b", re.IGNORECASE)
"""Comments behind an armed group's code that tell of a person."""
Cells = dict[str, str]


@dataclass
class Taken:
    """What was made of dictionaries.

    Attributes:
        rows: by table, in the order of the dictionaries. slips: what was left out, with file, line and reason.
        forever: persons that a dictionary gives no time for, so that they hold their office at any time.
        former: codes for the time out of office, which the tables work out from the dates.
        unsaid: parts of codes that the tables have no place for, with how often.
    """

    rows: dict[str, list[Cells]] = field(default_factory=lambda: {file: [] for file in PREFIXES})
    slips: list[Slip] = field(default_factory=list)
    forever: int = 0
    former: int = 0
    unsaid: Counter[str] = field(default_factory=Counter)


def take_over(entries: Iterable[Entry]) -> Taken:
    """The rows that entries make beside the tables that come with Dateline.

    Raises:
        KnowledgeError: where a table that comes with Dateline cannot be read.
    """
    ready = list(entries)
    work = _Work(_first_names(ready))
    for entry in ready:
        work.take(entry)
    return work.taken


def _first_names(entries: Iterable[Entry]) -> frozenset[str]:
    """First names of persons that are known, and of those with terms of office in the dictionaries."""
    known = {first_name(row["name"]) for row in laid_rows("people.csv")}
    for entry in entries:
        if any(role.start or role.end for role in entry.roles) and any("GOV" in role.code for role in entry.roles):
            known.update(first_name(name) for name in plain_names(entry.name)[:1])
    words = ordinary_words() | {noun.noun for noun in agents()}
    return frozenset(known - words - {""})


@dataclass
class _Work:
    given: frozenset[str]
    taken: Taken = field(default_factory=Taken)
    countries: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    held: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    persons: dict[str, str] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    terms: dict[str, set[tuple[str, str, str]]] = field(default_factory=dict)
    people: People = field(default_factory=lambda: load_people(laid_rows("people.csv")))

    def __post_init__(self) -> None:
        """Notes the names and ids that are taken."""
        self.countries = frozenset(row["code"] for row in laid_rows("countries.csv"))
        stopped = {fold(row["word"]) for row in laid_rows("stoplist.csv")}
        self.words = ordinary_words() | {noun.noun for noun in agents()} | stopped
        for file in ("countries.csv", "organisations.csv", "groups.csv", "media.csv", "ethnic_religious.csv",
                     "regions.csv", "people.csv"):  # fmt: skip
            for row in laid_rows(file):
                self.ids.add(row["id"])
                for column in ("name", "aliases", "adjectives", "demonyms"):
                    for name in row.names(column) if column in row.cells else ():
                        self.held.setdefault(fold(name), row["id"])

    def take(self, entry: Entry) -> None:
        """Makes rows of an entry, or says why not."""
        names = plain_names(entry.name)
        reason, detail = self._unfit(entry, names)
        if reason:
            self._leave(entry, reason, detail)
            return
        meanings = [(role, self._meaning(entry, role)) for role in entry.roles]
        known = [(role, said) for role, said in meanings if said is not None]
        if not known:
            return
        kind = self._kind(entry, names[0], known)
        if kind is Bearer.PERSON:
            self._person(entry, names, known)
        elif kind is Bearer.BODY:
            self._body(entry, names, known)
        else:
            self._leave(entry, "whether it names a person or a body cannot be told")

    def _leave(self, entry: Entry, reason: str, detail: str = "", line: int = 0, words: str = "") -> None:
        self.taken.slips.append(Slip(entry.file, line or entry.line, words or entry.name.strip(), reason, detail))

    def _unfit(self, entry: Entry, names: tuple[str, ...]) -> tuple[str, str]:
        """Why nothing can be made of an entry, and what in it; two empty words where something can."""
        if not names or not fold(names[0]):
            return "no letter is left of the name", ""
        if not entry.roles:
            return "it has no code", ""
        if any(role.noun for role in entry.roles):
            return "a common noun for an actor, with ~ in its code: the vocabulary has its own, agents.csv", ""
        if all(role.code in self.countries for role in entry.roles):
            return "it stands for a whole country: the tables have those, and the gazetteer its towns", ""
        key, bare = fold(names[0]), fold(untitled(names[0]))
        holder = self.held.get(key) or (self.held.get(bare) if " " in bare else None)
        if holder is not None and holder not in self.made:
            return "the name is known already", holder
        return ("the name is an ordinary English word" if key in self.words and not is_acronym(names[0]) else ""), ""

    def _meaning(self, entry: Entry, role: Role) -> Meaning | None:
        said = meaning(role.code, self.countries)
        if said is None:
            self._leave(
                entry, "a code that begins with no country or kind of actor that is known", role.code, role.line
            )
        elif not said.sectors and said.country in self.countries:
            self._leave(entry, "a code that says a country and not what the actor is", role.code, role.line)
            return None
        else:
            self.taken.unsaid.update(said.unsaid)
        return said

    def _kind(self, entry: Entry, name: str, known: list[tuple[Role, Meaning]]) -> Bearer:
        """What bears the name: its words tell, else its codes; nothing where neither does."""
        said, (role, first), words = bearer(name, self.given), known[0], name.lower().split()
        office = _dated(known) and any(sectors.sectors[:1] in {("GOV",), ("ELI",)} for _, sectors in known)
        if said is Bearer.PERSON or (office and len(words) > 1 and JOINTS.isdisjoint(words)):
            return Bearer.PERSON
        if said is Bearer.BODY:
            return Bearer.BODY if len(words) > 1 or (first.country != "IMG" and not office) else Bearer.UNSAID
        if _dated(known) or MEMBER.search(entry.comment):
            return Bearer.PERSON
        listed = first.country == "MNC" or (role.code.endswith("REB") and first.country != "IMG")
        return Bearer.BODY if listed else Bearer.UNSAID

    def _person(self, entry: Entry, names: tuple[str, ...], known: list[tuple[Role, Meaning]]) -> None:
        name = untitled(names[0])
        if " " not in name:
            self._leave(entry, "a person of one word: a surname alone names nobody")
            return
        terms = {(said.office, said.country, said.sectors, role.start or "", role.end or ""): None
                 for role, said in known if said.sectors[:1] != ("ELI",)}  # fmt: skip
        self.taken.former += sum(said.sectors[:1] == ("ELI",) for _, said in known)
        if not terms:
            self._leave(entry, "a former official and nothing else; who left an office is worked out from its dates")
            return
        spelled = [name, *(untitled(each) for written, _ in entry.synonyms for each in plain_names(written))]
        known_as = self._known_person(spelled, {said.country for _, said in known})
        if known_as:
            self._leave(entry, "the name is known already", known_as)
            return
        key = fold(name)
        person = self.persons.get(key) or self._id("people.csv", name)
        self.persons[key] = person
        self.made.add(person)
        aliases = self._aliases(entry, [*names[1:]], person, person_named=True)
        self.held.setdefault(key, person)
        self.taken.forever += all(not start and not end for *_, start, end in terms)
        there = self.terms.setdefault(person, set())
        for office, country, sectors, start, end in sorted(terms, key=lambda term: term[3]):
            if (office, start, end) not in there:
                there.add((office, start, end))
                row = {"id": person, "name": name, "aliases": "|".join(aliases), "country": country}
                row |= {"sectors": " ".join(sectors), "office": office, "start": start, "end": end}
                self.taken.rows["people.csv"].append(row | {"source": _source(entry)})

    def _known_person(self, names: list[str], countries: set[str]) -> str:
        """The person of the tables, of one of these countries, whom a name or its first and last word would mean."""
        forms = dict.fromkeys(form for name in names for form in (name, short_name(name)) if " " in form)
        found = (person for form in forms for person in self.people.full(form))
        return next((person.id for person in found if person.country in countries), "")

    def _body(self, entry: Entry, names: tuple[str, ...], known: list[tuple[Role, Meaning]]) -> None:
        role, said = known[-1] if _dated(known) and not known[-1][0].end else known[0]
        for other, _ in known:
            if other is not role:
                self._leave(
                    entry, "a body has one code in the tables", f"{role.code} is kept, {other.code} not", other.line
                )
        file = "organisations.csv"
        if ARMED.intersection(said.sectors):
            file = "groups.csv"
        elif "JRN" in said.sectors[:1]:
            file = "media.csv"
        key = self._id(file, names[0])
        self.held.setdefault(fold(names[0]), key)
        aliases = self._aliases(entry, [*names[1:]], key, person_named=False)
        row = {"id": key, "name": names[0], "aliases": "|".join(aliases), "country": said.country}
        row |= {
            "sectors": " ".join(said.sectors),
            "start": role.start or "",
            "end": role.end or "",
            "source": _source(entry),
        }
        self.taken.rows[file].append(row)

    def _aliases(self, entry: Entry, found: list[str], owner: str, *, person_named: bool) -> list[str]:
        """Other names that mean nobody else, each once."""
        kept: dict[str, str] = {}
        told = [(name, entry.line) for name in found]
        told += [(name, line) for written, line in entry.synonyms for name in plain_names(written)]
        for name, line in told:
            bare = untitled(name) if person_named else name
            key = fold(bare)
            reason, detail = self._unfit_alias(entry, bare, owner, person_named=person_named)
            if reason:
                self._leave(entry, reason, detail, line, name)
            elif key != fold(plain_names(entry.name)[0]) and (" " in key or not person_named):
                kept.setdefault(key, bare)
                self.held.setdefault(key, owner)
        return list(kept.values())

    def _unfit_alias(self, entry: Entry, name: str, owner: str, *, person_named: bool) -> tuple[str, str]:
        """Why a name is no alias, and what is in the way; a surname that the name says anyway is none and no loss."""
        key = fold(name)
        if not key:
            return "no letter is left of the name", ""
        if person_named and " " not in key:
            said = key in fold(entry.name.replace("_", " ")).split()
            return ("" if said else "a person's name of one word"), ""
        if self.held.get(key, owner) != owner:
            return "the name means somebody else already", self.held[key]
        ordinary = key in self.words and not is_acronym(name)
        return ("the name is an ordinary English word" if ordinary else ""), ""

    def _id(self, file: str, name: str) -> str:
        stem = PREFIXES[file] + fold(name).replace("&", "and").replace(" ", "-")
        key, number = stem, 2
        while key in self.ids:
            key, number = f"{stem}-{number}", number + 1
        self.ids.add(key)
        return key


def _source(entry: Entry) -> str:
    return f"CAMEO dictionary {Path(entry.file).name}"


def _dated(known: Iterable[tuple[Role, Meaning]]) -> bool:
    return any(role.start or role.end for role, _ in known)


def counted(rows: Mapping[str, list[Cells]]) -> Mapping[str, int]:
    """How many rows each table has, of those that have any."""
    return {file: len(found) for file, found in rows.items() if found}
