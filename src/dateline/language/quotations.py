"""Words in quotation marks, across sentences and paragraphs, nested ones too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from dateline.language.passage import Passage, Quotation
from dateline.record import Span

__all__ = ["find_quotations"]

OPENING = {"“": "”", "„": "”", "«": "»", "‘": "’"}
CLOSING = frozenset("”»’")
STRAIGHT = '"'
SINGLE = "'"
MARKS = frozenset("“„«‘”»’\"'")
BEFORE_OPENING = frozenset("([{-–—/“‘\"'…:;")
CLIPPED = frozenset({"em", "til", "tis", "twas", "cause", "n", "bout", "round"})
"""Words that begin with an apostrophe, not with a quotation mark: "'em"."""
SCARE_WORDS = 5
"""Longest stretch, in words, that can be a term rather than speech. Terms of two or three words are the rule in news;
four and five still are where no finite verb stands in them."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
MOST_PARAGRAPHS = 8
"""Paragraphs over which one quotation may run on before a missing closing mark is assumed."""


def find_quotations(passage: Passage) -> tuple[Quotation, ...]:
    """The quotations of a passage, in text order; an outer one stands before those inside it.

    A quotation that is not closed ends with its paragraph, unless the next paragraph opens with the mark again: then
    it runs on. Apostrophes are no quotation marks. Marks without a partner are passed over.
    """
    text = passage.report.text
    spans: list[Span] = []
    open_start: int | None = None
    open_since = last_end = 0
    for span in _paragraphs(passage):
        resumed = _is_resumed(text, span) if open_start is not None else False
        if open_start is not None and (not resumed or open_since >= MOST_PARAGRAPHS):
            spans.append(Span(open_start, last_end))
            open_start, resumed = None, False
        found, left_open = _scan(text, span, resumed=resumed)
        if resumed and open_start is not None and found and found[0][0] == span.start:
            spans.append(Span(open_start, found.pop(0)[1]))
            open_start = None
        spans.extend(Span(a, b) for a, b in found if b > a)
        if left_open is not None and not (resumed and left_open == span.start):
            open_start, open_since = left_open, 0
        open_since += 1
        last_end = span.end
    if open_start is not None:
        spans.append(Span(open_start, last_end))
    return tuple(_tokened(passage, sorted(spans, key=lambda s: (s.start, -s.end))))


def _paragraphs(passage: Passage) -> Iterator[Span]:
    for _, sentences in groupby(passage.sentences, key=lambda s: (s.paragraph, s.section)):
        stretch = list(sentences)
        yield Span(stretch[0].span.start, stretch[-1].span.end)


def _is_resumed(text: str, span: Span) -> bool:
    return text[span.start] in "“„«\"'‘"


def _scan(text: str, span: Span, *, resumed: bool) -> tuple[list[tuple[int, int]], int | None]:
    """Pairs of offsets between matching marks, and where an unclosed double mark opened.

    A quotation resumed from the paragraph before starts at the paragraph's first mark; its pair begins there.
    """
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    i = span.start
    while i < span.end:
        char = text[i]
        if char not in MARKS:
            i += 1
            continue
        width = 2 if text.startswith('""', i) and i + 2 <= span.end else 1
        closer = _opens(text, i, width, span, stack)
        if closer is not None:
            stack.append((closer, i if resumed and i == span.start else i + width))
        else:
            position = _closes(text, i, span, stack)
            if position is not None:
                found.append((stack[position][1], i))
                del stack[position:]
        i += width
    unclosed = next((start for closer, start in stack if closer in {"”", "»", STRAIGHT}), None)
    return sorted(found), unclosed


def _opens(text: str, i: int, width: int, span: Span, stack: list[tuple[str, int]]) -> str | None:
    """The mark that would close what the mark at ``i`` opens; ``None`` where it opens nothing."""
    char = text[i]
    before = text[i - 1] if i > span.start else " "
    after = text[i + width] if i + width < span.end else " "
    free = before.isspace() or before in BEFORE_OPENING
    if char in OPENING:
        return OPENING[char] if char != "‘" or (free and not _is_clipped(text, i)) else None
    if char == STRAIGHT:
        if any(closer == STRAIGHT for closer, _ in stack):
            return None
        return STRAIGHT if (free or not stack) and not after.isspace() and (free or not before.isalnum()) else None
    if char == SINGLE and free and after.isalnum() and not any(closer == SINGLE for closer, _ in stack):
        return SINGLE if not _is_clipped(text, i) and _has_closing_single(text, i + 1, span.end) else None
    return None


def _is_clipped(text: str, i: int) -> bool:
    end = i + 1
    while end < len(text) and text[end].isalnum():
        end += 1
    word = text[i + 1 : end].lower()
    return word in CLIPPED or (word[:2].isdigit() and word.endswith("s"))


def _closes(text: str, i: int, span: Span, stack: list[tuple[str, int]]) -> int | None:
    """Which open quotation the mark at ``i`` closes; an apostrophe closes none."""
    char = text[i]
    wanted = {char} if char in CLOSING else {STRAIGHT, "”"} if char == STRAIGHT else {SINGLE, "’"}
    if char in {"’", SINGLE}:
        after = text[i + 1] if i + 1 < span.end else " "
        if after.isalnum() or (_is_possessive(text, i) and _has_closing_single(text, i + 1, span.end, text[i])):
            return None
    for position in range(len(stack) - 1, -1, -1):
        if stack[position][0] in wanted:
            return position
    return None


def _is_possessive(text: str, i: int) -> bool:
    """Whether the mark may be that of a plural possessor: "the rebels' advance"."""
    return text[i - 1 : i] in {"s", "z", "x"} and text[i + 1 : i + 2] == " " and text[i + 2 : i + 3].isalpha()


def _has_closing_single(text: str, start: int, end: int, mark: str = SINGLE) -> bool:
    i = text.find(mark, start, end)
    while i >= 0:
        after = text[i + 1] if i + 1 < end else " "
        if not after.isalnum() and not text[i - 1].isspace():
            return True
        i = text.find(mark, i + 1, end)
    return False


def _tokened(passage: Passage, spans: list[Span]) -> Iterator[Quotation]:
    tokens = passage.tokens
    starts = [t.start for t in tokens]
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first < last:
            yield Quotation(
                Span(tokens[first].start, tokens[last - 1].end), first, last, _is_scare(passage, first, last)
            )


def _is_scare(passage: Passage, first: int, last: int) -> bool:
    """Whether the words are used as a term: few, without a finite verb, and not ended like a sentence."""
    words = [t for t in passage.tokens[first:last] if t.pos != "PUNCT"]
    if not words or len(words) > SCARE_WORDS or passage.tokens[last - 1].text in {",", ".", "!", "?"}:
        return False
    return not any(t.tag in FINITE for t in words)
