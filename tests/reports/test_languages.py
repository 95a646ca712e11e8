"""The language of a report; above all, that English stays English."""

from __future__ import annotations

import pytest

from dateline.reports import parse_report
from dateline.reports.languages import detect_language, primary_language

SENTENCES = [
    ("en", "The army said on Sunday that it had taken the town after two days of fighting."),
    ("fr", "L'armée a annoncé dimanche que la ville était tombée après deux jours de combats dans la vallée."),
    ("de", "Die Armee teilte am Sonntag mit, dass sie die Stadt nach zwei Tagen eingenommen hat."),
    ("es", "El ejército dijo el domingo que había tomado la ciudad después de dos días de combates en el valle."),
    ("pt", "O exército disse no domingo que não tomou a cidade e que os combates ainda não terminaram."),
    ("it", "L'esercito ha detto domenica che la città è caduta dopo due giorni di combattimenti nella valle."),
    ("nl", "Het leger zei zondag dat het de stad heeft ingenomen na twee dagen van gevechten in de vallei."),
    (
        "tr",
        "Ordu, pazar günü iki günlük çatışmadan sonra bir kenti aldığını ve bunun için çok asker olduğunu söyledi.",
    ),
    ("id", "Tentara mengatakan pada hari Minggu bahwa mereka telah merebut kota itu setelah dua hari pertempuran."),
    ("pl", "Wojsko poinformowało w niedzielę, że po dwóch dniach walk zajęło miasto, ale nie jest to jeszcze koniec."),
    ("ru", "Армия сообщила в воскресенье, что после двух дней боёв она взяла город и не отдаст его."),
    ("uk", "Армія повідомила в неділю, що після двох днів боїв вона взяла місто і не віддасть його."),
    ("ar", "قال الجيش يوم الأحد إن قواته سيطرت على المدينة بعد يومين من القتال في الوادي"),
    ("fa", "ارتش روز یکشنبه گفت که این شهر را پس از دو روز نبرد در دره گرفته است"),
    ("ur", "فوج نے اتوار کو کہا کہ اس نے دو دن کی لڑائی کے بعد شہر پر قبضہ کر لیا ہے"),
    ("zh", "军队星期天说，经过两天的战斗，他们占领了这座城镇。"),
    ("ja", "軍は日曜日、二日間の戦闘の後に町を占領したと発表した。"),
    ("ko", "군은 일요일 이틀간의 전투 끝에 마을을 점령했다고 밝혔다."),
    ("he", "הצבא הודיע ביום ראשון כי כבש את העיר לאחר יומיים של קרבות"),
    ("el", "Ο στρατός ανακοίνωσε την Κυριακή ότι κατέλαβε την πόλη μετά από δύο ημέρες μαχών"),
    ("hi", "सेना ने रविवार को कहा कि उसने दो दिन की लड़ाई के बाद शहर पर कब्जा कर लिया"),
    (
        "sw",
        "Jeshi lilisema Jumapili kuwa lilichukua mji huo baada ya siku mbili za mapigano katika bonde hilo na la pili.",
    ),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_is_told_by_its_language(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Abu Bakr al-Baghdadi, Muhammad al-Jabouri and Hassan al-Turabi met Ali al-Sistani in Karbala.",
        "Nuri al-Maliki, Bashar al-Assad, Hassan Rouhani, Abu Ali, Umm Qasr, Deir al-Zor, Ain al-Arab",
        "Ba'ath, Hizb ut-Tahrir, Jaysh al-Islam, Hay'at Tahrir al-Sham clash in Idlib",
        "Los Angeles, El Salvador, La Paz and San José: de la Cruz in talks",
        "THE ARMY SAID ON SUNDAY THAT IT HAD TAKEN THE TOWN.",
        "US considers Iran talks",
        "How do you get to a town like Karn when i am not in it?",
        "Mosul falls",
        "Mosul",
        "12",
        "",
        "The minister told Le Monde: “La ville est tombée et les soldats sont là.” The army did not say when.",
        "The chant “الشعب يريد” was heard in the square, residents said.",
    ],
)
def test_english_stays_english(text: str) -> None:
    assert detect_language(text) == "en"


def test_a_language_that_is_not_coded_is_a_problem_and_the_report_is_kept() -> None:
    report = parse_report({"text": SENTENCES[1][1]})
    assert report.language == "fr"
    assert [p.code for p in report.problems] == ["not-coded-language"]
    assert "French" in report.problems[0].message


def test_the_language_given_wins_over_the_one_detected() -> None:
    assert parse_report({"text": SENTENCES[1][1], "language": "en-GB"}).language == "en"
    assert parse_report({"text": SENTENCES[0][1], "language": "German"}).language == "de"


@pytest.mark.parametrize(
    ("given", "code"), [("en", "en"), ("EN_us", "en"), ("eng", "en"), ("French", "fr"), ("??", None), ("engl", None)]
)
def test_language_tags(given: str, code: str | None) -> None:
    assert primary_language(given) == code
