"""The source keeps the rules of the architecture, and each rule is seen to fail where it is broken."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import dateline

from . import rules
from .rules import Finding

ROOT = Path(dateline.__file__).parent
Rule = Callable[[Path], Iterator[Finding]]

EXEMPTIONS: dict[tuple[str, str, str], str] = {
    # (rule, file, words of the finding): the reason why it stands. One that excuses nothing fails.
    ("broad_excepts", "flow/coder.py", "catches Exception"): (
        "a fault of the coder in one report must not cost all the others; it is named, with its place"
    ),
}
RULES: tuple[Rule, ...] = (
    rules.import_direction, rules.dependency_homes, rules.hidden_imports, rules.cycles, rules.sizes,
    rules.forbidden_names, rules.broad_excepts, rules.impurities, rules.public_names, rules.data_in_code,
)  # fmt: skip


def excused(rule: Rule, finding: Finding, used: set[tuple[str, str, str]]) -> bool:
    for key in EXEMPTIONS:
        name, file, words = key
        if name == rule.__name__ and file == finding.file and words in finding.reason:
            used.add(key)
            return True
    return False


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_keeps_the_rule(rule: Rule) -> None:
    used: set[tuple[str, str, str]] = set()
    found = [finding for finding in rule(ROOT) if not excused(rule, finding, used)]
    assert not found, "\n".join(map(str, found))
    unused = {key for key in EXEMPTIONS if key[0] == rule.__name__} - used
    assert not unused, f"exemptions that excuse nothing: {unused}"


def test_every_exemption_has_a_reason_and_a_rule() -> None:
    names = {rule.__name__ for rule in RULES}
    assert all(reason and key[0] in names for key, reason in EXEMPTIONS.items())


BAD: list[tuple[Rule, str, str, str]] = [
    (rules.import_direction, "record/a.py", "from dateline.coding import code\n", "to its right"),
    (rules.import_direction, "record/a.py", "def f():\n    from dateline.coding import code\n", "to its right"),
    (
        rules.import_direction,
        "record/a.py",
        "import importlib\nimportlib.import_module('dateline.flow')\n",
        "to its right",
    ),
    (rules.import_direction, "coding/a.py", "from dateline.record.span import Span\n", "reaches into"),
    (rules.import_direction, "coding/a.py", "from .b import c\n", "relative"),
    (rules.import_direction, "coding/a.py", "from dateline import Coder\n", "the package itself"),
    (rules.import_direction, "cli/a.py", "from dateline.desk import app\n", "to its right"),
    (rules.import_direction, "other/a.py", "from dateline.record import Span\n", "no place"),
    (rules.dependency_homes, "coding/a.py", "import spacy\n", "belongs in language"),
    (rules.dependency_homes, "language/a.py", "from spacy.tokens import Doc\n", "language/parse.py"),
    (rules.dependency_homes, "cli/a.py", "def f():\n    import sqlalchemy.orm\n", "belongs in store"),
    (rules.hidden_imports, "coding/a.py", "def f():\n    import json\n", "inside a function"),
    (rules.cycles, "record/a.py", "from dateline.record.a import x\n", "itself"),
    (rules.sizes, "record/a.py", "x = 1\n" * 401, "401 lines"),
    (rules.sizes, "record/a.py", "def f():\n" + "    x = 1\n" * 40, "f has 41 lines"),
    (rules.sizes, "record/a.py", "def f(a, b, c, d, /, e, f, *, g, h): ...\n", "8 parameters"),
    (rules.forbidden_names, "record/utils.py", "", "utils"),
    (rules.forbidden_names, "record/a.py", "class StoreManager: ...\n", "StoreManager"),
    (rules.forbidden_names, "record/a.py", "def process_report(): ...\n", "process_report"),
    (rules.broad_excepts, "record/a.py", "try: ...\nexcept: ...\n", "everything"),
    (rules.broad_excepts, "record/a.py", "try: ...\nexcept (OSError, Exception): ...\n", "Exception"),
    (rules.impurities, "coding/a.py", "def f():\n    print(1)\n", "print"),
    (rules.impurities, "coding/a.py", "x = datetime.now()\n", "now"),
    (rules.impurities, "flow/a.py", "def f():\n    global x\n", "global"),
    (rules.public_names, "record/a.py", "__all__ = ['b', 'a']\na = b = 1\n", "not sorted"),
    (rules.public_names, "record/a.py", "__all__ = ['gone']\n", "does not exist"),
    (rules.public_names, "record/__init__.py", "from dateline.record.b import c\n", "without __all__"),
    (rules.data_in_code, "coding/a.py", f"WORDS = {list(range(41))}\n", "41 entries"),
    (rules.data_in_code, "coding/a.py", f"WORDS = {dict.fromkeys(range(41))}\n", "41 entries"),
]
GOOD: list[tuple[Rule, str, str]] = [
    (rules.import_direction, "coding/a.py", "from dateline.record import Span\nfrom dateline.coding.b import c\n"),
    (rules.import_direction, "cli/a.py", "from dateline.flow import Coder\nfrom dateline.errors import UsageError\n"),
    (rules.dependency_homes, "store/a.py", "import sqlalchemy\n"),
    (rules.dependency_homes, "language/parse.py", "import spacy\n"),
    (rules.hidden_imports, "store/a.py", "def f():\n    import sqlalchemy\n"),
    (rules.cycles, "record/a.py", "from dateline.record.b import c\n"),
    (rules.sizes, "record/a.py", "class A:\n    def f(self, a, b, c, d, e, f, g): ...\n"),
    (rules.sizes, "cli/a.py", "@click.option('--a')\ndef f(a, b, c, d, e, f, g, h): ...\n"),
    (rules.forbidden_names, "record/a.py", "def processed_by(): ...\nclass Managed: ...\n"),
    (rules.broad_excepts, "record/a.py", "try: ...\nexcept (OSError, ValueError): ...\n"),
    (rules.broad_excepts, "record/a.py", "try: ...\nexcept BaseException:\n    f()\n    raise\n"),
    (rules.impurities, "cli/a.py", "print(1)\n"),
    (rules.public_names, "record/a.py", "__all__ = ['B_B', 'Ab', 'a']\na = Ab = B_B = 1\n"),
    (rules.data_in_code, "coding/a.py", f"__all__ = {list('abcdefghij' * 5)}\nX = {list(range(40))}\n"),
]


def tree(root: Path, file: str, text: str) -> Path:
    path = root / file
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return root


@pytest.mark.parametrize(("rule", "file", "text", "said"), BAD)
def test_a_broken_rule_is_found(tmp_path: Path, rule: Rule, file: str, text: str, said: str) -> None:
    found = list(rule(tree(tmp_path, file, text)))
    assert found
    assert all(finding.file == file for finding in found)
    assert any(said in str(finding) for finding in found), found


@pytest.mark.parametrize(("rule", "file", "text"), GOOD)
def test_what_keeps_the_rule_is_let_pass(tmp_path: Path, rule: Rule, file: str, text: str) -> None:
    assert list(rule(tree(tmp_path, file, text))) == []


def test_a_cycle_over_several_modules_is_found(tmp_path: Path) -> None:
    tree(tmp_path, "record/a.py", "from dateline.record.b import x\n")
    (tmp_path / "record/b.py").write_text("def f():\n    from dateline.record.a import x\n")
    assert {finding.file for finding in rules.cycles(tmp_path)} == {"record/a.py", "record/b.py"}


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = sorted({*rules.HOMES, "numpy", "py3langid"})
    program = f"import sys, dateline; print([m for m in {heavy} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "[]"


def test_reading_text_loads_no_parser_of_pages() -> None:
    program = "import sys, dateline.reports; print([m for m in ('trafilatura', 'spacy', 'numpy') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "[]"
