"""Measures who-says-what on a corpus: contents found, and their speakers.

    python -m evaluation.attributions CORPUS.jsonl [--errors N]

The corpus has one article a line: ``text``, ``published`` and ``attributions``, each with ``content`` (spans) and
``source`` (a span, or ``null`` where none is marked). A content is found where the spans share at least half of their
joint characters with one cue's; its speaker is right where the two overlap.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from dateline.coding.attribution import find_attributions
from dateline.flow import Coder
from dateline.record import Report, Span
from dateline.vocabulary import reporting

SHARED = 0.5


class Found(NamedTuple):
    """What one cue reports: code points of the content, those of its parts, the speakers' spans, the cue.

    The parts are the sentences of a long quotation, of which a corpus may mark the first only.
    """

    content: frozenset[int]
    parts: tuple[frozenset[int], ...]
    sources: tuple[Span, ...]
    cue: str


def found_in(coder: Coder, article: dict[str, Any]) -> list[Found]:
    """The attributions of an article, one for each cue."""
    report = Report(article["id"], article["text"], published=article.get("published"), language="en")
    passage = coder.passage(report)
    by_cue: dict[int, tuple[list[frozenset[int]], list[Span]]] = {}
    for each in find_attributions(passage, SimpleNamespace(reporting=reporting())):
        parts, sources = by_cue.setdefault(each.cue, ([], []))
        spans = [passage.span(first, last) for first, last in each.content]
        parts.append(frozenset(i for span in spans for i in range(span.start, span.end)))
        if each.source is not None:
            sources.append(each.source.span)
    return [
        Found(frozenset().union(*parts), tuple(parts), tuple(sources), passage.tokens[cue].text)
        for cue, (parts, sources) in by_cue.items()
    ]


def shared(wanted: frozenset[int], found: Found) -> float:
    """Share of the joint characters that both have, by the whole content or the part that fits best."""
    return max(len(wanted & content) / len(wanted | content) for content in (found.content, *found.parts))


def main() -> None:
    """Prints precision and recall of contents, and the share of right speakers among those found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--errors", type=int, default=0)
    given = options.parse_args()
    coder = Coder()
    wanted = coded = right = speakers = named = 0
    errors: list[str] = []
    for article in articles(given.corpus):
        left = found_in(coder, article)
        coded += len(left)
        text = article["text"]
        for gold in article["attributions"]:
            wanted += 1
            content = frozenset(i for start, end in gold["content"] for i in range(start, end))
            best = max(left, key=lambda f: shared(content, f), default=None)
            if best is None or shared(content, best) < SHARED:
                errors.append(
                    "missed   "
                    + " ".join(text[s:e] for s, e in gold["attributing"])
                    + " || "
                    + text[min(content) : max(content)][:90]
                )
                continue
            left.remove(best)
            right += 1
            if gold["source"] is not None:
                named += 1
                if any(Span(*gold["source"]).overlaps(span) for span in best.sources):
                    speakers += 1
                else:
                    errors.append(
                        "speaker  "
                        + text[slice(*gold["source"])]
                        + " | "
                        + " ".join(s.of(text) for s in best.sources)
                        + f" | {best.cue}"
                    )
        errors.extend(f"invented {f.cue} || {text[min(f.content) : max(f.content)][:110]}" for f in left)
    precision, recall = right / max(1, coded), right / max(1, wanted)
    f1 = 2 * right / max(1, coded + wanted)
    print(f"contents  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({wanted} marked)")
    print(f"speakers  {speakers / max(1, named):.3f} of {named} found with a marked speaker")
    print("\n".join(sorted(errors)[: given.errors]) if given.errors else "")


def articles(corpus: Path) -> Iterator[dict[str, Any]]:
    """The articles of the corpus."""
    with corpus.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


if __name__ == "__main__":
    main()
