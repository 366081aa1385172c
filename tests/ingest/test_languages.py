"""Languages and scripts."""

import msgspec
import pytest

from communique.config import Config
from communique.ingest import ingest_bytes
from communique.ingest.languages import check_language, detect_language, language_by_name


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The ministers said that they would meet again in June to sign the treaty.", "en"),
        ("Министры сообщили, что они встретятся в июне и подпишут договор о реке.", "ru"),
        ("Міністри повідомили, що вони зустрінуться у червні та підпишуть договір про річку.", "uk"),
        ("Les ministres ont dit que le traité sur le fleuve serait signé dans la capitale.", "fr"),
        ("Die Minister sagten, dass der Vertrag über den Fluss im Juni unterzeichnet wird.", "de"),
        ("Los ministros dijeron que el tratado sobre el río se firmará en la capital.", "es"),
        ("Ada Berg met Luis Soto in Oslo on Tuesday.", "en"),
        ("Berg met Soto in Den Haag over fish.", "en"),
        ("De ministers zeggen dat zij het verdrag over de rivier in juni zullen tekenen.", "nl"),
        ("Джейн Роу", "und-Cyrl"),
        ("Jane Roe", "und-Latn"),
        ("12345 !!", None),
        ("", None),
        ("外相は月曜日に会談したと発表しましたがこれについて", "ja"),
    ],
)
def test_a_text_has_the_language_of_its_words_and_a_name_only_its_script(text, tag):
    assert detect_language(text) == tag


def test_languages_are_known_by_their_english_names():
    assert language_by_name(" Russian ") == "ru"
    assert language_by_name("Klingon") is None


GERMAN = "Die Minister sagten, dass der Vertrag über den Fluss im Juni unterzeichnet wird. Sie sind nicht einig."
ENGLISH = "Ada Berg met Luis Soto in Oslo on Tuesday."


def read(text, **fields):
    return ingest_bytes(text.encode(), name="report.txt", config=Config(), **fields)


def test_a_report_that_is_not_english_is_read_with_a_warning():
    document, finding = read(GERMAN)
    assert document.language.value == "de"
    assert (finding.code, finding.severity, finding.source) == ("other-language", "warning", "report.txt")
    assert "de, not English" in finding.message


def test_a_short_english_report_has_no_warning():
    (document,) = read(ENGLISH)
    assert document.language.value == "en"


def test_the_language_of_the_sound_is_not_that_of_the_story():
    (document,) = read(ENGLISH)
    field = msgspec.structs.replace(document.language, value="ru", method="field")
    assert check_language(msgspec.structs.replace(document, language=field)) == []
    named = msgspec.structs.replace(document.language, value="ru", method="external")
    assert [one.code for one in check_language(msgspec.structs.replace(document, language=named))] == ["other-language"]
