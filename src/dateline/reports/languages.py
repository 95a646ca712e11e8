"""Which language a report is in: told by script and by the small words that hold sentences together.

A trained identifier names a language for any string, and takes a list of Arabic names for Hausa. Here a language is
named only on evidence, and a text that gives none is left to be taken for English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from dateline.vocabulary import function_words

__all__ = ["CODED_LANGUAGES", "detect_language", "language_name", "primary_language"]

CODED_LANGUAGES = frozenset({"en"})
SAMPLE_CHARS = 6_000
"""How much of a text is looked at: a thousand words settle it."""
LEAST_HITS = 3
"""Different small words to be seen before a text is held to be in another language: names bring "de la" at most."""
LEAST_SHARE = 0.10
"""Share of a text's words that are small words of its language: 0.3 to 0.5 in prose, under 0.05 in others."""
LEAD = 1.4
"""How many times as many small words another language must have than English to win over it."""
MAIN_SHARE = 0.5
"""Share of letters in one script from which the text is in that script."""
SCRIPT_LANGUAGES = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "HEBREW": "he", "GREEK": "el", "THAI": "th",
    "DEVANAGARI": "hi", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te", "ETHIOPIC": "am", "ARMENIAN": "hy",
    "GEORGIAN": "ka", "KHMER": "km", "MYANMAR": "my", "SINHALA": "si", "GUJARATI": "gu", "GURMUKHI": "pa", "LAO": "lo",
    "ARABIC": "ar", "CYRILLIC": "ru",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word; what is joined by hyphens is one, so that "al-Jabouri" does not count as Italian."""
NAMES = {"en": "English", "ko": "Korean", "ja": "Japanese", "zh": "Chinese", "he": "Hebrew", "el": "Greek",
         "th": "Thai", "hi": "Hindi", "bn": "Bengali", "ta": "Tamil", "am": "Amharic", "hy": "Armenian"}  # fmt: skip


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language of ``text``; ``en`` where nothing speaks against it."""
    sample = text[:SAMPLE_CHARS]
    script = _script(sample)
    words = WORD.findall(sample)
    if script != "LATIN":
        return _of_script(script, [word.casefold() for word in words]) if script else "en"
    return _of_words(words)


def primary_language(given: str) -> str | None:
    """The ISO 639-1 code that a language tag or English name means (``en-GB``, ``eng``, ``English``); else ``None``."""
    tag = re.split(r"[-_]", given.strip().casefold())[0]
    if re.fullmatch("[a-z]{2}", tag):
        return tag
    by_name = {name.casefold(): code for code, name in _names().items()}
    return "en" if tag == "eng" else by_name.get(given.strip().casefold())


def language_name(code: str) -> str:
    """The English name of a language, or its code."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    return {entry.language: entry.name for entry in function_words()} | NAMES


def _script(sample: str) -> str:
    counts = Counter(_script_of(c) for c in sample if c.isalpha())
    if not counts:
        return ""
    if (counts["HIRAGANA"] + counts["KATAKANA"]) * 10 > counts.total():
        return "HIRAGANA"
    script, most = counts.most_common(1)[0]
    return script if most > MAIN_SHARE * counts.total() else "LATIN"


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _of_script(script: str, words: list[str]) -> str:
    """The language of a text that is not in Latin script, by small words where several share the script."""
    counts = {
        entry.language: sum(1 for word in words if word in entry.words)
        for entry in function_words()
        if entry.script.upper() == script
    }
    best = max(counts, key=lambda code: counts[code], default="")
    return best if best and counts[best] else SCRIPT_LANGUAGES.get(script, "und")


def _of_words(words: list[str]) -> str:
    """The language of words in Latin script. Capitalised words may be names: they count in shouted text only."""
    small = [word for word in words if word.islower()] or [word.casefold() for word in words]
    seen = Counter(small)
    counts = {
        entry.language: sum(seen[word] for word in entry.words) for entry in function_words() if entry.script == "Latin"
    }
    best = max(counts, key=lambda code: counts[code])
    different = sum(1 for entry in function_words() if entry.language == best for word in entry.words if word in seen)
    hits = counts[best]
    settled = different >= LEAST_HITS and hits >= LEAST_SHARE * len(words) and hits > LEAD * counts["en"]
    return best if settled else "en"
