"""Texts as the network reads them: windows of whole sentences, cut into word pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from dateline.errors import ModelError

__all__ = ["MAX_PIECES", "Pieces", "Window", "load_pieces", "windows"]

MAX_PIECES = 160
"""Word pieces in a window: four sentences or so. Chosen for speed; other sizes were not tried."""
SPECIAL = (("[CLS]", "<s>"), ("[SEP]", "</s>"), ("[PAD]", "<pad>"))
"""First, last and empty piece, by the names that encoders give them."""
LONGEST = 320
"""Word pieces kept of one sentence that is longer than a window."""


@dataclass(slots=True)
class Window:
    """Sentences read together: piece ids, and the words with their piece, offsets and sentence.

    ``start`` and ``end`` are code points of the text; ``piece`` the index of a word's first piece, ``[CLS]`` counted.
    """

    ids: list[int] = field(default_factory=list)
    piece: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)

    def pieces_of(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The pieces ``[first, last)`` of each word that shares a code point with ``[start, end)``."""
        for i, (a, b) in enumerate(zip(self.start, self.end, strict=True)):
            if a < end and b > start:
                yield self.piece[i], self.piece[i + 1] if i + 1 < len(self.piece) else len(self.ids) - 1


class Pieces:
    """A word-piece tokenizer that keeps words and offsets."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.tokenizer = tokenizer
        self.cls, self.sep, self.pad = (self._special(*names) for names in SPECIAL)

    def _special(self, *names: str) -> int:
        found = [i for name in names if (i := self.tokenizer.token_to_id(name)) is not None]
        if not found:
            raise ModelError(f"the tokenizer has no {' or '.join(names)}")
        return found[0]

    def read(self, text: str, start: int, end: int, sentence: int) -> Window:
        """The pieces of one sentence, without special ones."""
        coded = self.tokenizer.encode(text[start:end], add_special_tokens=False)
        found = Window()
        last: int | None = None
        for i, (piece, word, (a, b)) in enumerate(zip(coded.ids, coded.word_ids, coded.offsets, strict=True)):
            if i >= LONGEST:
                break
            found.ids.append(piece)
            if word != last:
                found.piece.append(i)
                found.start.append(start + a)
                found.end.append(start + b)
                found.sentence.append(sentence)
                last = word
            else:
                found.end[-1] = start + b
        return found


def load_pieces(folder: Path) -> Pieces:
    """The tokenizer of a model folder."""
    return Pieces(Tokenizer.from_file(str(folder / "tokenizer.json")))


def windows(
    pieces: Pieces, text: str, sentences: Sequence[tuple[int, int]], limit: int = MAX_PIECES
) -> Iterator[Window]:
    """The sentences of ``text`` packed in order, as many to a window as fit ``limit`` pieces."""
    current = Window(ids=[pieces.cls])
    for number, (start, end) in enumerate(sentences):
        read = pieces.read(text, start, end, number)
        if len(current.ids) > 1 and len(current.ids) + len(read.ids) >= limit:
            current.ids.append(pieces.sep)
            yield current
            current = Window(ids=[pieces.cls])
        shift = len(current.ids)
        current.ids += read.ids
        current.piece += [p + shift for p in read.piece]
        current.start += read.start
        current.end += read.end
        current.sentence += read.sentence
    if len(current.ids) > 1:
        current.ids.append(pieces.sep)
        yield current
