"""``dateline draw`` as its users meet it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize(
    ("kind", "name", "begins"), [("map", "m.html", b"<!doctype"), ("timeline", "t.png", b"\x89PNG")]
)
def test_a_picture_is_written(run: Run, kept: Path, tmp_path: Path, kind: str, name: str, begins: bytes) -> None:
    done = run("draw", kind, "--store", kept, "--output", name, "--as-of", "2014-06-18")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_day_before_any_report_gives_an_empty_picture(run: Run, kept: Path, tmp_path: Path) -> None:
    done = run("draw", "tolls", "--store", kept, "--output", "t.html", "--as-of", "2001-01-01")
    assert done.returncode == 0
    assert "0 incidents with a toll" in (tmp_path / "t.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("map", "--output", "m.pdf"), b"name it .svg, .png or .html"),
        (("map", "--output", "m.svg", "--on", "June"), b"is no day like 2014-06-16"),
        (("network", "--output", "no/such/folder.svg"), b"no/such/folder.svg"),
        (("weather", "--output", "w.svg"), b"weather"),
        (("map",), b"--output"),
    ],
)
def test_what_cannot_be_drawn_is_one_message(
    run: Run, kept: Path, tmp_path: Path, arguments: tuple[str, ...], said: bytes
) -> None:
    done = run("draw", *arguments, "--store", kept)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []
