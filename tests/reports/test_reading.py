"""Files, folders, archives and streams become reports; what cannot be read is named in its place and stops nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ReportError
from dateline.record import Report, SectionKind, report_id
from dateline.reports import ReadingOptions, Unreadable, UnreadablePath, fingerprint, parse_report, read
from dateline.settings import Settings

TEXT = (
    "The army said on Sunday that it had taken the town of Karn.\n\n"
    "Residents said they had heard no shooting since dawn."
)
DEFAULT = ReadingOptions()
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Army takes Karn | Daily Example</title>
<meta property="og:title" content="Army takes Karn"><meta property="og:site_name" content="Daily Example">
<meta name="author" content="Jane Doe"><meta property="article:published_time" content="2014-06-16T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Army takes Karn</h1>
<p>The army said on Sunday that it had taken the town of Karn.</p>
<p>Residents said they had heard no shooting since dawn.</p></article><footer>© 2014 Daily Example</footer>
</body></html>"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def to_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return to_file


def only(path: object, options: ReadingOptions = DEFAULT) -> Report:
    (item,) = read([str(path)], options)
    assert isinstance(item, Report), item
    return item


def refused(path: object, options: ReadingOptions = DEFAULT) -> Unreadable:
    (item,) = read([str(path)], options)
    assert isinstance(item, Unreadable), item
    assert "\n" not in str(item)
    return item


def line(**fields: Any) -> str:
    return json.dumps(fields) + "\n"


# -- plain text -------------------------------------------------------------------------------------------------------


def test_the_first_line_before_a_blank_line_is_the_title_and_the_text_is_the_whole_file(write: Any) -> None:
    report = only(write("a.txt", f"Army takes Karn\n\n{TEXT}\n"))
    assert report.title == "Army takes Karn"
    assert report.text == f"Army takes Karn\n\n{TEXT}\n"
    assert report.sections[0].kind is SectionKind.HEADLINE
    assert report.id == report_id(report.text)
    assert report.provenance is not None
    assert report.provenance.line is None


@pytest.mark.parametrize(
    "text", [TEXT.replace("\n\n", "\n"), "One paragraph only.\n\n", f"BAGHDAD (Reuters) - One.\n\n{TEXT}"]
)
def test_other_files_have_no_title(write: Any, text: str) -> None:
    assert only(write("a.txt", text)).title is None


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_stay_as_published(write: Any, newline: str) -> None:
    text = newline.join(["Army takes Karn", "", "It fell.", ""])
    report = only(write("a.txt", text))
    assert report.text == text
    assert report.title == "Army takes Karn"


CURLY = "The minister’s “plan” – a café in Zürich – was refused by the army on Sunday."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_encodings_are_detected(write: Any, encoding: str, name: str) -> None:
    wrapped = {
        "a.txt": CURLY,
        "a.jsonl": json.dumps({"text": CURLY}, ensure_ascii=False) + "\n",
        "a.csv": f'id,text\n1,"{CURLY}"\n',
    }
    assert only(write(name, wrapped[name].encode(encoding))).text == CURLY


def test_latin_1_and_cyrillic_are_detected(write: Any) -> None:
    assert only(write("a.txt", "El ministro habló en Bogotá y Asunción.".encode("latin-1"))).text.endswith("Asunción.")
    russian = "Армия сообщила в воскресенье, что после двух дней боёв она взяла город и не отдаст его никому. " * 5
    assert only(write("b.txt", russian.encode("cp1251"))).text == russian


def test_a_file_cut_short_inside_a_character_is_mended_and_says_so(write: Any) -> None:
    report = only(write("a.txt", "The army took Zürich, café".encode()[:-1]))
    assert report.text == "The army took Zürich, caf"
    assert [p.code for p in report.problems] == ["truncated"]


def test_broken_bytes_inside_a_file_are_marked_and_said(write: Any) -> None:
    report = only(write("a.txt", "Zürich and Genève and ".encode() + b"\xff" + " Köln fell.".encode()))
    assert report.text == "Zürich and Genève and � Köln fell."
    assert [p.code for p in report.problems] == ["bad-encoding"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\n ", "no-text"),
        (b"%PDF-1.7 ...", "binary"),
        (b"\x89PNG\r\n", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"abc\0def and more words", "binary"),
        (b"\x7fELF\x02", "binary"),
    ],
)
def test_what_is_no_text_is_refused(write: Any, content: bytes, code: str) -> None:
    assert refused(write("a.txt", content)).code == code


def test_too_long_a_report_is_refused(write: Any) -> None:
    small = ReadingOptions(settings=Settings(max_report_chars=1000))
    assert refused(write("a.txt", "a " * 501), small).code == "too-long"
    assert refused(write("b.txt", "a " * 50_000), small).code == "too-long"
    assert only(write("c.txt", "a " * 500), small).text


# -- JSON -------------------------------------------------------------------------------------------------------------


def test_broken_lines_are_named_and_the_rest_goes_on(write: Any) -> None:
    path = write(
        "a.jsonl",
        line(id="a", text=TEXT)
        + "{broken\n"
        + "[1, 2]\n"
        + "\n"
        + line(id="n", text=5)
        + line(id="m")
        + line(id="z", text=TEXT),
    )
    found = list(read([path]))
    assert [(i.id, type(i).__name__) for i in found] == [
        ("a", "Report"),
        (None, "Unreadable"),
        (None, "Unreadable"),
        ("n", "Unreadable"),
        ("m", "Unreadable"),
        ("z", "Report"),
    ]
    bad = [i for i in found if isinstance(i, Unreadable)]
    assert [(b.line, b.code) for b in bad] == [(2, "bad-json"), (3, "not-an-object"), (5, "wrong-type"), (6, "no-text")]
    assert str(bad[0]).startswith(f"{path}:2: not JSON")
    kept = bad[2].as_report()
    assert (kept.id, kept.text, kept.problems[0].code) == ("n", "", "not-coded-wrong-type")


def test_lines_are_read_as_they_come_and_not_before() -> None:
    class Feed(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            self.given += 1
            data = line(id=str(self.given), text="It fell.").encode()
            buffer[: len(data)] = data
            return len(data)

    feed = Feed()
    reports = read(["-"], ReadingOptions(format="jsonl"), io.BufferedReader(feed))
    assert next(reports).id == "1"
    assert feed.given < 3, "the first report waits for the rest"


def test_an_enormous_line_is_refused_without_harm_to_its_neighbours(write: Any) -> None:
    small = ReadingOptions(settings=Settings(max_report_chars=10_000))
    path = write("a.jsonl", line(text=TEXT) + '{"text": "' + "x" * 5_000_000 + '"}\n' + line(text=TEXT))
    found = list(read([path], small))
    assert [getattr(i, "code", "") for i in found] == ["", "too-long", ""]
    assert found[1].provenance.line if isinstance(found[1], Report) else found[1].line == 2


@pytest.mark.parametrize(
    "text",
    [
        "a\0b",
        "  leading",
        "trailing \n\n",
        "e\u0301\u200f مرحبا",
        "\u2028\u2029\x85",
        "😀 flag",
        "\ufeffmark",
        "\r\n\r",
    ],
)
def test_the_text_of_json_is_kept_exactly(write: Any, text: str) -> None:
    whole = f"x{text}y"
    assert only(write("a.jsonl", line(text=whole))).text == whole
    assert only(write("a.json", json.dumps([{"text": text + "."}]))).text == text + "."


def test_a_lone_surrogate_becomes_one_replacement_character(write: Any) -> None:
    report = only(write("a.jsonl", r'{"text": "a\ud800b", "title": "t\udc00"}'))
    assert report.text == "a�b"
    assert "lone-surrogate" in {p.code for p in report.problems}
    json.dumps([report.text, report.title], ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "content",
    [[{"text": TEXT}], {"text": TEXT}, {"reports": [{"text": TEXT}]}, {"articles": [{"body": TEXT, "x": [[{}]]}]}],
)
def test_json_files_hold_an_array_an_object_or_a_wrapped_array(write: Any, content: object) -> None:
    assert only(write("a.json", json.dumps(content, indent=1))).text == TEXT


def test_json_lines_in_a_json_file_are_read(write: Any) -> None:
    assert len(list(read([write("a.json", line(text=TEXT) * 3)]))) == 3


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"a":' * 100_000, '{"text": ' + "1" * 10_000 + "}", '{"text": "a"']
)
def test_json_that_breaks_parsers_is_refused(write: Any, name: str, content: str) -> None:
    assert refused(write(name, content)).code in {"too-deep", "bad-json"}


def test_brackets_inside_a_text_are_no_nesting(write: Any) -> None:
    assert only(write("a.jsonl", line(text="[" * 5000 + ' \\" {' * 300))).text.startswith("[[")


@given(
    st.lists(
        st.text(min_size=1).filter(lambda t: t.strip() and not any("\ud800" <= c <= "\udfff" for c in t)), max_size=5
    )
)
def test_texts_survive_json_lines(texts: list[str]) -> None:
    stream = io.BytesIO("".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts).encode())
    if texts:
        items = read(["-"], ReadingOptions(format="jsonl"), stream)
        assert [i.text if isinstance(i, Report) else i for i in items] == texts


# -- fields -----------------------------------------------------------------------------------------------------------


def test_wrong_types_are_problems_and_the_report_is_kept() -> None:
    report = parse_report({"id": 7, "text": TEXT, "title": ["x"], "published": 20140616, "source": {}, "url": True})
    assert (report.id, report.published, report.title, report.source, report.url) == (
        "7",
        "2014-06-16",
        None,
        None,
        None,
    )
    assert [p.code for p in report.problems] == ["wrong-type"] * 5


def test_a_date_that_is_none_is_a_problem() -> None:
    report = parse_report({"text": TEXT, "published": "2014-02-30"})
    assert report.published is None
    assert [p.code for p in report.problems] == ["bad-date"]


def test_good_fields_raise_no_problem() -> None:
    report = parse_report(
        {"id": "a", "text": TEXT, "title": "T", "published": "2014-06-16", "source": "S", "url": "u", "byline": "B"}
    )
    assert report.problems == ()
    assert (report.published_inferred, report.language, report.byline) == (False, "en", "B")


@pytest.mark.parametrize(
    ("folder", "opening", "published"),
    [
        ("2014-06-10", "Army takes Karn", "2014-06-10"),
        ("fetched 2020-01-05", "KARN, June 10, 2014 (Wire) - The army took Karn.", None),  # the text gives its date
        ("2014-06-10", "Army takes Karn, lost in 2011", "2014-06-10"),  # a year is no date
        ("2014-13-40", "Army takes Karn", None),  # no day
        ("batch-20140610", "Army takes Karn", None),  # not written as a day
    ],
)
def test_a_day_in_the_path_dates_a_report_that_names_no_year(
    tmp_path: Path, folder: str, opening: str, published: str | None
) -> None:
    file = tmp_path / folder / "karn.txt"
    file.parent.mkdir()
    file.write_text(f"{opening}\n\nThe army took the town of Karn on Tuesday, residents said.\n")
    (report,) = read([str(file)])
    assert isinstance(report, Report)
    assert (report.published, report.published_inferred) == (published, published is not None)


def test_a_line_that_dates_the_report_is_used_where_nothing_else_does() -> None:
    text = f"Army takes Karn\n\nPublished: 16 June 2014\n\n{TEXT}"
    report = parse_report({"text": text})
    assert (report.published, report.published_inferred) == ("2014-06-16", True)
    assert parse_report({"text": text, "published": "2014-06-17"}).published == "2014-06-17"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "no-text"),
        ({"text": None}, "no-text"),
        ({"text": " "}, "no-text"),
        ({"text": 5}, "wrong-type"),
        ({"text": ["a"]}, "wrong-type"),
    ],
)
def test_no_text_is_no_report(fields: dict[str, object], code: str) -> None:
    with pytest.raises(ReportError) as caught:
        parse_report(fields)
    assert caught.value.code == code


# -- tables -----------------------------------------------------------------------------------------------------------


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "|")])
def test_usual_columns_are_recognised(write: Any, name: str, delimiter: str) -> None:
    rows = [["ID", "Headline", "Body", "Date", "Publisher"], ["7", "Army takes Karn", TEXT, "16 June 2014", "Example"]]
    report = only(write(name, table(rows, delimiter)))
    assert (report.id, report.title, report.text) == ("7", "Army takes Karn", TEXT)
    assert (report.published, report.source) == ("2014-06-16", "Example")


def test_the_callers_columns_win(write: Any) -> None:
    path = write("a.csv", table([["text", "Story", "When"], ["no", TEXT, "2014-06-16"]]))
    report = only(path, ReadingOptions(columns=(("text", "Story"), ("published", "When"))))
    assert (report.text, report.published) == (TEXT, "2014-06-16")
    assert only(path).text == "no"


def test_bad_rows_and_tables_are_named(write: Any) -> None:
    path = write("a.csv", table([["id", "text"], ["1", TEXT], ["2", ""], ["3", "a", "b"], ["4", TEXT]]))
    found = list(read([path]))
    assert [getattr(i, "code", "") for i in found] == ["", "no-text", "ragged-row", ""]
    assert [i.line for i in found if isinstance(i, Unreadable)] == [5, 6]
    assert [i.id for i in found if isinstance(i, Report)] == ["1", "4"]
    assert refused(write("b.csv", "x,y\n1,2\n")).code == "no-text-column"
    assert refused(path, ReadingOptions(columns=(("text", "nowhere"),))).code == "no-column"


def test_long_cells_are_read_and_enormous_lines_refused(write: Any) -> None:
    assert len(only(write("a.csv", table([["id", "text"], ["1", "word " * 100_000]]))).text) == 500_000
    small = ReadingOptions(settings=Settings(max_report_chars=1000))
    found = list(read([write("b.csv", table([["id", "text"], ["1", "x" * 2_000_000], ["2", TEXT]]))], small))
    assert sorted(getattr(i, "code", "") for i in found) == ["", "too-long"]


# -- pages ------------------------------------------------------------------------------------------------------------


def test_a_page_gives_its_story_and_what_it_says_about_it(write: Any) -> None:
    report = only(write("a.html", PAGE))
    assert "The army said on Sunday" in report.text
    assert "Home" not in report.text
    assert (report.title, report.source, report.byline) == ("Army takes Karn", "Daily Example", "Jane Doe")
    assert (report.published or "").startswith("2014-06-16")


def test_a_page_in_another_encoding_is_read_as_declared(write: Any) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("Karn.", "Zürich.")
    assert "Zürich." in only(write("a.html", page.encode("cp1252"))).text


def test_pages_that_break_parsers_are_refused(write: Any) -> None:
    deep = "<html><body>" + "<div>" * 10_000 + f"<p>{TEXT}</p>" + "</div>" * 10_000 + "</body></html>"
    assert refused(write("a.html", deep)).code == "too-deep"
    assert refused(write("b.html", "<html><body></body></html>")).code == "no-text"
    assert refused(write("d.html", "<html><body>" + "<p>a" * 300_000)).code == "too-long"
    script = '<script>document.write("<div><div>")</script><!-- <div> --><style>a</style>'
    assert "The army" in only(write("e.html", PAGE.replace("<nav>", script * 1000 + "<nav>"))).text
    flat = PAGE.replace("</article>", "<p>Another paragraph stands here.<br>" * 2000 + "</article>")
    assert "Another paragraph" in only(write("c.html", flat)).text


def test_one_story_has_one_fingerprint_in_every_format(write: Any) -> None:
    paths = [
        write("a.txt", f"Army takes Karn\n\n{TEXT}"),
        write("b.jsonl", line(text=TEXT, title="Army takes Karn")),
        write("c.csv", table([["title", "text"], ["Army takes Karn", TEXT.replace("\n\n", " ")]])),
        write("d.html", PAGE),
    ]
    assert len({fingerprint(only(path)) for path in paths}) == 1


# -- folders and paths ------------------------------------------------------------------------------------------------


def test_a_folder_is_walked_in_order_and_hidden_files_are_passed_over(write: Any, tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.jsonl", "a.txt", ".hidden.txt", ".git/x.txt", "c.docx"):
        write(name, line(text=TEXT) if name.endswith("jsonl") else TEXT)
    passed_over: list[str] = []
    found = list(read([tmp_path], passed_over=passed_over))
    names = [Path(i.path if isinstance(i, Unreadable) else i.provenance.path).name for i in found]  # type: ignore[union-attr]
    assert names == ["a.txt", "1.jsonl", "2.txt"]
    assert [Path(path).name for path in passed_over] == ["c.docx"]


def test_a_file_of_unknown_form_is_read_where_it_is_named_and_a_folder_of_such_holds_no_reports(
    write: Any, tmp_path: Path
) -> None:
    named = write("notes.md", TEXT)
    assert only(named).text == TEXT
    (nothing,) = read([tmp_path])
    assert isinstance(nothing, Unreadable)
    assert nothing.code == "empty"


def test_a_path_that_cannot_be_opened_is_told_from_a_bad_report(tmp_path: Path, write: Any) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    good = write("a.txt", TEXT)
    found = list(read([tmp_path / "missing", tmp_path / "fifo", "/dev/zero", tmp_path / "loop", "nul\0byte", good]))
    assert [isinstance(i, UnreadablePath) for i in found] == [True] * 5 + [False]
    assert isinstance(found[-1], Report)
    assert not isinstance(refused(write("b.txt", b"")), UnreadablePath)


def test_links_in_a_folder_do_not_loop_and_devices_are_not_read(tmp_path: Path, write: Any) -> None:
    write("in/a.txt", TEXT)
    (tmp_path / "in/self").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in/broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "in/z.txt")
    codes = [getattr(i, "code", "") for i in read([tmp_path / "in"])]
    assert codes == ["", "unreadable-file", "linked-folder", "not-a-file"]


def test_a_folder_without_permission_is_named(tmp_path: Path, write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write("in/closed/a.txt", TEXT)
    write("in/open.txt", TEXT)
    scan = os.scandir

    def guarded(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    closed, opened = read([tmp_path / "in"])
    assert isinstance(closed, Unreadable)
    assert closed.reason == "permission denied"
    assert isinstance(opened, Report)


# -- archives ---------------------------------------------------------------------------------------------------------


def archive(tmp_path: Path, members: dict[str, str | bytes]) -> Path:
    path = tmp_path / "reports.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return path


def test_members_of_an_archive_are_read_as_files(tmp_path: Path) -> None:
    path = archive(tmp_path, {"a/b.txt": TEXT, "c.jsonl": line(text=TEXT) * 2, "__MACOSX/x.txt": "x", ".hidden": "x"})
    found = list(read([path]))
    assert [i.provenance.path for i in found if isinstance(i, Report) and i.provenance] == [
        f"{path}!a/b.txt",
        f"{path}!c.jsonl",
        f"{path}!c.jsonl",
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("../out.txt", TEXT, "unsafe-name"),
        ("/etc/out.txt", TEXT, "unsafe-name"),
        ("C:\\out.txt", TEXT, "unsafe-name"),
        ("in.zip", b"PK\x03\x04", "nested-archive"),
        ("disguised.txt", b"PK\x03\x04 ...", "nested-archive"),
        ("bomb.txt", b"a" * 20_000_000, "archive-too-large"),
        ("x.txt", b"", "empty"),
    ],
)
def test_bad_members_are_refused_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: str | bytes, code: str
) -> None:
    found = list(read([archive(tmp_path, {name: content, "ok.txt": TEXT})]))
    assert sorted(getattr(i, "code", "") for i in found) == ["", code]


def test_encrypted_and_corrupt_archives_are_refused(tmp_path: Path, write: Any) -> None:
    data = bytearray(archive(tmp_path, {"a.txt": TEXT}).read_bytes())
    locked = bytearray(data)
    locked[6] |= 1
    locked[data.index(b"PK\x01\x02") + 8] |= 1
    assert refused(write("locked.zip", bytes(locked))).code == "encrypted"
    damaged = bytearray(data)
    damaged[45] ^= 0xFF
    assert refused(write("damaged.zip", bytes(damaged))).code == "bad-archive"
    assert refused(write("cut.zip", bytes(data[:60]))).code == "bad-archive"
    assert refused(write("none.zip", TEXT)).code == "bad-archive"


def test_an_archive_that_unpacks_to_too_much_is_refused_before_unpacking(tmp_path: Path) -> None:
    path = archive(tmp_path, {f"{i}.txt": b"a b c d " * 100_000 for i in range(3)})
    assert refused(path, ReadingOptions(settings=Settings(max_zip_total_mb=1))).code == "archive-too-large"
    assert refused(path, ReadingOptions(settings=Settings(max_zip_members=2))).code == "archive-too-large"


# -- standard input and unknown names ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (line(text=TEXT), "jsonl"),
        (line(text=TEXT) * 2, "jsonl"),
        (json.dumps([{"text": TEXT}]), "json"),
        (PAGE, "html"),
        (json.dumps({"text": TEXT}, indent=2), "json"),
        (table([["id", "text"], ["1", TEXT]]), "csv"),
        (TEXT, "text"),
        ("[Editor's note] The army left.", "text"),
        ("{note} The army\nleft.", "text"),
        ("Text, he said, is what matters.\n", "text"),
    ],
)
def test_standard_input_is_told_by_what_it_begins_with(content: str, form: str) -> None:
    items = list(read(["-"], stdin=io.BytesIO(content.encode())))
    assert all(isinstance(i, Report) for i in items), items
    assert {i.provenance.format for i in items if isinstance(i, Report) and i.provenance} == {form}


def test_reading_a_thousand_lines_is_fast(write: Any) -> None:
    path = write("a.jsonl", line(text=TEXT) * 1000)
    start = time.perf_counter()
    assert sum(1 for _ in read([path])) == 1000
    assert time.perf_counter() - start < 10


def test_a_raw_nul_in_one_line_of_json_is_kept_and_said(write: Any) -> None:
    found = list(read([write("a.jsonl", '{"text": "a\0b"}\n' + line(text=TEXT))]))
    assert [i.text for i in found if isinstance(i, Report)] == ["a\0b", TEXT]
    assert [p.code for p in found[0].problems] == ["nul"]  # type: ignore[union-attr]
