"""Makes the picture of the README: how ``dateline report`` shows a report. The report is made up.

python docs/picture.py
"""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console

import dateline
from dateline.cli import report

PICTURE = Path(__file__).resolve().parent / "images" / "report.svg"
WIDTH = 104
REPORT = {
    "title": "Rebels shell lakeside town as neighbours weigh troops",
    "published": "2014-06-16",
    "source": "Example News",
    "text": (
        "GOMA, June 16 - Rebels shelled the town of Sake on Sunday, killing at least 14 civilians, the mayor said. "
        "A rebel spokesman denied that his men had shelled the town.\n\n"
        "The army seized the town of Rutshuru on Saturday, according to residents.\n\n"
        "Kenya is considering sending troops to Goma, its foreign minister said. President Yoweri Museveni of Uganda "
        "ruled out talks with the rebels."
    ),
}


def main() -> int:
    """Codes the report and writes the picture; 0."""
    page = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, markup=False,
                   emoji=False, highlight=False, color_system="truecolor")  # fmt: skip
    report.console = lambda: page  # the picture is of what the command prints, recorded in place of a terminal
    report.print_report(dateline.Coder().code(REPORT))
    PICTURE.parent.mkdir(exist_ok=True)
    picture = page.export_svg(title="dateline report", unique_id="report")
    own_fonts = re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", picture, flags=re.DOTALL)  # fetched from nowhere
    PICTURE.write_text(re.sub(r"\n\s*\n", "\n", own_fonts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
