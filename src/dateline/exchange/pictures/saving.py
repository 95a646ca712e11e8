"""Pictures as files: SVG, PNG, or a page of HTML that holds all it needs and says in a table what the picture shows.

The same picture always gives the same bytes with one version of Matplotlib: no clock and no chance is written into it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import UsageError
from dateline.exchange.writers import replacing

if TYPE_CHECKING:
    import pyarrow as pa
    from matplotlib.figure import Figure

__all__ = ["FORMATS", "picture_page", "write_picture"]

FORMATS = (".svg", ".png", ".html")
DOTS = 150
"""Dots per inch of PNG."""
STYLE = """
body { margin: 1.5rem auto; max-width: 75rem; padding: 0 1rem; color: #1f2328; background: #fff;
  font: 1rem/1.5 system-ui, sans-serif; }
figure { margin: 0; } svg { width: 100%; height: auto; } figcaption { color: #57595c; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .85rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #d9dcdf; }
th { white-space: nowrap; } td { overflow-wrap: anywhere; max-width: 28rem; }
""".strip()


def write_picture(file: Path, figure: Figure, tables: Mapping[str, pa.Table] | None = None) -> None:
    """Writes a picture as its file is named; the file appears only when it is whole.

    Args:
        file: ends in ``.svg``, ``.png`` or ``.html``.
        tables: what the picture shows, by heading, for a page of HTML; the other formats leave them out.

    Raises:
        UsageError: where the name ends in nothing of these.
        ExportError: where the file cannot be written.
    """
    kind = file.suffix.lower()
    if kind not in FORMATS:
        raise UsageError(f"{file}: name it .svg, .png or .html")
    made = _png(figure) if kind == ".png" else _svg(figure) if kind == ".svg" else picture_page(figure, tables).encode()
    with replacing(file) as fresh:
        fresh.write_bytes(made)


def picture_page(figure: Figure, tables: Mapping[str, pa.Table] | None = None) -> str:
    """A page of HTML with the picture as SVG, its title and caption as text, and the tables; it fetches nothing."""
    title, caption = (text.get_text().replace("\n", " ") for text in figure.texts[:2])
    svg = _without_words(figure)
    picture = svg[svg.index("<svg") :].replace("<svg", f'<svg role="img" aria-label="{escape(title)}"', 1)
    parts = [
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>\n{STYLE}\n</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n<figure>",
        picture.rstrip(), f"<figcaption>{escape(caption)}</figcaption>\n</figure>",
        *(_table(name, table) for name, table in (tables or {}).items()), "</main>\n</body>\n</html>\n",
    ]  # fmt: skip
    return "\n".join(parts)


def _without_words(figure: Figure) -> str:
    """The picture without title and caption, which the page has as text."""
    for text in figure.texts[:2]:
        text.set_visible(False)
    try:
        return _svg(figure).decode()
    finally:
        for text in figure.texts[:2]:
            text.set_visible(True)


def _svg(figure: Figure) -> bytes:
    from matplotlib import rc_context  # noqa: PLC0415 - heavy: loaded with the first picture

    title, caption = (text.get_text().replace("\n", " ") for text in figure.texts[:2])
    made = BytesIO()
    # Letters are drawn as outlines, so that the picture looks the same where its font is missing.
    with rc_context({"svg.hashsalt": "dateline", "svg.fonttype": "path"}):
        figure.savefig(made, format="svg", metadata={"Date": None, "Title": title, "Description": caption})
    return made.getvalue()


def _png(figure: Figure) -> bytes:
    title, caption = (text.get_text().replace("\n", " ") for text in figure.texts[:2])
    made = BytesIO()
    figure.savefig(made, format="png", dpi=DOTS, metadata={"Software": None, "Title": title, "Description": caption})
    return made.getvalue()


def _table(name: str, table: pa.Table) -> str:
    rows = [[_cell(row[name]) for name in table.column_names] for row in table.to_pylist()]
    head = _row(table.column_names, "th")
    body = "\n".join(_row(row, "td") for row in rows)
    heading = f"<h2>{escape(name.capitalize())}</h2>"
    return f'{heading}\n<div class="wide" tabindex="0">\n<table>\n{head}\n{body}\n</table>\n</div>'


def _row(cells: Sequence[str], kind: str) -> str:
    scope = ' scope="col"' if kind == "th" else ""
    return f"<tr>{''.join(f'<{kind}{scope}>{escape(cell)}</{kind}>' for cell in cells)}</tr>"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
