"""Languages and scripts."""

import pytest

from communique.ingest.languages import detect_language, language_by_name


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The ministers said that they would meet again in June to sign the treaty.", "en"),
        ("Министры сообщили, что они встретятся в июне и подпишут договор о реке.", "ru"),
        ("Міністри повідомили, що вони зустрінуться у червні та підпишуть договір про річку.", "uk"),
        ("Les ministres ont dit que le traité sur le fleuve serait signé dans la capitale.", "fr"),
        ("Die Minister sagten, dass der Vertrag über den Fluss im Juni unterzeichnet wird.", "de"),
        ("Los ministros dijeron que el tratado sobre el río se firmará en la capital.", "es"),
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
