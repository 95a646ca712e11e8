"""What must hold of every coded report, whatever the text: the schema, the contract's checks, the same bytes twice."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import dateline
from dateline.record import Coded, schema, violations
from dateline.reports import read

EXAMPLES = Path(__file__).parents[1] / "examples" / "june-2014"
VALIDATOR = Draft202012Validator(schema())
FAULT = "not-coded-fault"
MADE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.fixture(scope="module")
def coder() -> dateline.Coder:
    return dateline.Coder()


def breaches(coded: Coded) -> list[str]:
    """All that breaks the contract in one record."""
    line = json.loads(coded.to_json())
    found = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in VALIDATOR.iter_errors(line)]
    found += violations(coded)
    found += [problem.message for problem in coded.problems if problem.code == FAULT]
    if Coded.from_dict(line) != coded:
        found.append("read back it is another")
    return found


def test_the_examples_hold_the_contract(coder: dateline.Coder) -> None:
    reports = list(read([EXAMPLES]))
    all_coded = list(coder.stream(reports))
    assert len(all_coded) == len(reports) >= 50
    assert sum(bool(coded.events) for coded in all_coded) >= 50
    assert {coded.report.id: found for coded in all_coded if (found := breaches(coded))} == {}


def test_a_breach_is_found(coder: dateline.Coder) -> None:
    coded = coder.code("Rebels attacked an army base near Mosul on Sunday.", published="2014-06-16")
    line = json.loads(coded.to_json())
    line["events"][0]["cameo"] = ""
    assert list(VALIDATOR.iter_errors(line))
    line["events"][0]["anchor"] = [0, 10_000]
    assert violations(Coded.from_dict(line))


HOSTILE = [
    "x",
    ".",
    "\u200b",
    "\u202e.raey tsal detavonni ymra ehT\u202c The army attacked rebels in Aleppo.",
    "هاجم الجيش مواقع المسلحين في الموصل يوم الأحد.",
    "The army a\u0301\u0327\u0301ttacke\u0301d Mo\u0308sul. " * 3,
    "👩‍👩‍👧‍👦 attacked 🇮🇶 on Sunday 💥💥💥, killing 👮 12.",
    "The \0army\0 attacked\0 Mosul.",
    '"The army " said " he attacked " the “rebels” in ‘Mosul” on Sunday, "',
    "THE ARMY ATTACKED REBELS IN MOSUL ON SUNDAY, KILLING 12 FIGHTERS, THE MINISTRY SAID.",
    "the army attacked rebels in mosul on sunday and they fled to erbil he said",
    "Mosul " * 400,
    "Obama, Obama, Obama and Obama met Obama in Obama's Obama, Obama said Obama said. " * 10,
    "(((((((((((" * 60,
    "killed 99999999999999999999999999999999 people on 31 February 2014 and minus 3 on 0 June 0000.",
    "MOSUL/WASHINGTON/BAGHDAD (AFP/AP/Reuters) -",
    "\n\n\n\r\n\r\r\n\t\t The army\r\nattacked\r\n\r\nMosul \u2028 on \u2029 Sunday\x85.\n\n\n",
    "On Sunday on Monday on Tuesday last week next year in 1999 in 2099 the army attacked today yesterday tomorrow.",
    "Nine million years after the army attacked Mosul, 99,999,999 days before rebels fled Tikrit, troops left Erbil.",
    "A" * 20_000,
    "he she it they who him her them theirs himself " * 30,
    "\ufeffThe army attacked Mosul\ufffd on Sunday\ud800.",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("published", [None, "2014-06-16", "0001-01-01", "9999-12-31"])
def test_hostile_texts_hold_the_contract(coder: dateline.Coder, text: str, published: str | None) -> None:
    report = dateline.Report("h", text.replace("\ud800", "\ufffd"), published=published, language="en")
    coded = coder.code(report)
    assert breaches(coded) == []
    assert breaches(next(coder.stream([{"text": text, "published": published}]))) == []


WORDS_OF_NEWS = """
the army rebels attacked killed 12 soldiers in Mosul Tikrit on Sunday Obama said that ISIL Iran's troops seized he they
which who not would if considering talks with and of to from dozens Gen. U.S. 2014 June yesterday Reuters BAGHDAD (AFP)
ministry president Prime Minister Nuri al-Maliki told reporters denied warned fled city , . ; : " “ ” ' ( ) - — / -- 50%
$5m é ﷽ 🇮🇶
"""
WORDS = st.sampled_from([*WORDS_OF_NEWS.split(), "\n", "\n\n", "\r\n", "\t", "\0", "\u202e", "\u0301", "\u200d"])
JUMBLED = st.lists(WORDS, max_size=60).map(" ".join)
WILD = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)


@MADE
@given(text=st.one_of(JUMBLED, WILD, st.tuples(JUMBLED, WILD).map("".join), JUMBLED.map(str.upper)))
def test_made_up_texts_hold_the_contract(coder: dateline.Coder, text: str) -> None:
    report = dateline.Report("made-up", text, published="2014-06-16", language="en")
    coded = coder.code(report)
    assert breaches(coded) == []
    assert coder.code(report).to_json() == coded.to_json()


def cut_and_mixed(seed: int) -> str:
    """The sentences of the examples, cut at any character and put together anew."""
    chance = random.Random(seed)
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    pieces = []
    for _ in range(12):
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        pieces.append(text[start : start + chance.randint(1, 400)])
    return chance.choice(["", " ", "\n", "\n\n"]).join(pieces)


@pytest.mark.parametrize("seed", range(15))
def test_cut_and_mixed_reports_hold_the_contract(coder: dateline.Coder, seed: int) -> None:
    assert breaches(coder.code(cut_and_mixed(seed), published="2014-06-16")) == []


TWICE = """
import hashlib, sys, dateline
from dateline.reports import read
digest = hashlib.sha256()
for coded in dateline.Coder().stream(read([sys.argv[1]])):
    digest.update(coded.to_json().encode())
print(digest.hexdigest())
"""


def test_the_same_input_gives_the_same_bytes_in_every_process_and_order(coder: dateline.Coder) -> None:
    folder = EXAMPLES / "2014-06-12"
    reports = list(read([folder]))
    forward = [coded.to_json() for coded in coder.stream(reports)]
    backward = [coded.to_json() for coded in coder.stream(reversed(reports))]
    assert forward == backward[::-1]
    digest = hashlib.sha256("".join(forward).encode()).hexdigest()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", TWICE, str(folder)]
        done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
        assert done.stdout.strip() == digest
