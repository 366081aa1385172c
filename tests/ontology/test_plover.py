"""Tests of the PLOVER lexicon."""

import pytest

from communique.errors import OntologyError
from communique.model.events import Code
from communique.ontology import intensity, lemmas_of, load_lexicon, quad_class
from communique.ontology.plover import GAP, QUAD, read_patterns


def codes(text: str) -> list[tuple[str, str]]:
    """Return (code, words) of the patterns in a text, deeds only, longest at each place."""
    words = text.split()
    found: dict[int, tuple[str, str]] = {}
    for match in load_lexicon().find([lemmas_of(word) for word in words]):
        if match.pattern.is_deed:
            found.setdefault(match.first, (match.pattern.code, " ".join(words[match.first : match.last])))
    return list(found.values())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Jets bombed the port", "ASSAULT"),
        ("Tanks were dispatched into the valley", "ASSAULT"),
        ("Ankara imposed new tariffs on steel", "SANCTION"),
        ("Two diplomats were expelled", "SANCTION"),
        ("Lima sealed the frontier to", "SANCTION"),
        ("The province relinquished its claim to", "CONCEDE"),
        ("Rebels held two envoys hostage", "COERCE"),
        ("The ministry activated its reservists", "MOBILIZE"),
        ("The governor refused to extradite", "REJECT"),
        ("The navy seized a tanker", "COERCE"),
        ("Crowds took to the streets", "PROTEST"),
        ("The army massed troops near the border", "MOBILIZE"),
        ("Oslo donated winter tents", "AID"),
        ("They joined forces", "COOPERATE"),
        ("London eased its sanctions", "CONCEDE"),
        ("The rebels freed nine hostages", "RETREAT"),
        ("The council vetoed the draft", "REJECT"),
        ("Chile recognised the new government", "SUPPORT"),
        ("The neighbours settled a dispute", "AGREE"),
        ("He lobbied Congress", "REQUEST"),
        ("Prosecutors opened an investigation", "ACCUSE"),
    ],
)
def test_deeds_are_found_in_any_form(text: str, code: str) -> None:
    assert code in [found for found, _ in codes(text)]


def test_speech_is_marked_as_no_deed() -> None:
    lexicon = load_lexicon()
    for text in ("Madrid condemned the raid", "they threatened to leave", "we demand an answer"):
        match = lexicon.find([lemmas_of(word) for word in text.split()])[0]
        assert not match.pattern.is_deed


def test_longer_pattern_comes_first() -> None:
    words = [lemmas_of(word) for word in "Moscow sent troops into the province".split()]
    first = load_lexicon().find(words)[0]
    assert (first.pattern.code, first.last - first.first) == ("ASSAULT", 3)


def test_gap_is_bounded() -> None:
    near = "imposed " + "very " * GAP + "sanctions"
    far = "imposed " + "very " * (GAP + 1) + "sanctions"
    assert ("SANCTION", near) in codes(near)
    assert all(words != far for _, words in codes(far))


def test_every_type_has_quad_class_and_intensity() -> None:
    for code in (*Code.__args__, "CONSULT"):
        assert quad_class(code) in (1, 2, 3, 4)
        assert (intensity(code) < 0) == (quad_class(code) > 2)


def test_lexicon_covers_every_type() -> None:
    assert {pattern.code for pattern in load_lexicon().patterns} == set(QUAD)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("sought", "seek"), ("ties", "tie"), ("imposing", "impose"), ("banned", "ban"), ("withdrew", "withdraw"),
     ("agencies", "agency"), ("crossing", "cross"), ("Russia’s", "russia")],
)  # fmt: skip
def test_forms_lead_back_to_their_lemma(form: str, lemma: str) -> None:
    assert lemma in lemmas_of(form)


def test_wrong_row_names_file_and_line() -> None:
    with pytest.raises(OntologyError, match=r"mine\.tsv:2"):
        list(read_patterns("code\tmode\tkind\tdeed\tpattern\ttarget\nFLY\t-\tverb\t1\tfly\tobj", "mine.tsv"))
