"""Subjects and objects from a tree, on trees made by hand."""

import msgspec

from communique.extract.meetings_syntax import objects_by_tree, subjects_by_tree
from communique.extract.meetings_view import SentenceView
from communique.model import Mention

from .marked import read_marked

ROJAS, MAMANI = "{Rojas=person:ana-rojas}", "{Mamani=person:luis-mamani}"


def view_with_tree(line: str, arcs: dict[str, tuple[str, str]]) -> SentenceView:
    """Return the view of one marked sentence; arcs gives head word and relation by word."""
    reading, document = read_marked(line)
    words = [token.text for token in reading.tokens]
    tokens = tuple(
        msgspec.structs.replace(token, head=words.index(arcs[token.text][0]), relation=arcs[token.text][1])
        if token.text in arcs
        else msgspec.structs.replace(token, head=-1, relation="root")
        for token in reading.tokens
    )
    return SentenceView(msgspec.structs.replace(reading, tokens=tokens), document, 0)


def actors(mentions: list[Mention]) -> list[str | None]:
    return [mention.actor for mention in mentions]


def test_the_subject_is_the_one_that_the_tree_gives() -> None:
    view = view_with_tree(f"{ROJAS} met {MAMANI}.", {"Rojas": ("met", "nsubj"), "Mamani": ("met", "obj")})
    assert actors(subjects_by_tree(view, 1)) == ["person:ana-rojas"]
    assert actors(objects_by_tree(view, 1)) == ["person:luis-mamani"]


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    view = view_with_tree(
        f"{ROJAS} left and met {MAMANI}.",
        {"Rojas": ("left", "nsubj"), "and": ("met", "cc"), "met": ("left", "conj"), "Mamani": ("met", "obj")},
    )
    assert actors(subjects_by_tree(view, 3)) == ["person:ana-rojas"]


def test_a_partner_after_with_is_an_object() -> None:
    view = view_with_tree(
        f"{ROJAS} spoke with {MAMANI}.",
        {"Rojas": ("spoke", "nsubj"), "with": ("Mamani", "case"), "Mamani": ("spoke", "obl")},
    )
    assert actors(objects_by_tree(view, 1)) == ["person:luis-mamani"]


def test_without_a_tree_nobody_is_found() -> None:
    reading, document = read_marked(f"{ROJAS} met {MAMANI}.")
    view = SentenceView(reading, document, 0)
    assert subjects_by_tree(view, 1) == []
    assert objects_by_tree(view, 1) == []
