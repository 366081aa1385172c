"""Labels and trees from scores."""

import itertools
import time

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from communique.read.decoding import Piece, decode_pieces, decode_tree, mean_chances

LABELS = ("O", "B-cue", "I-cue", "B-content", "I-content")


def scores(*labels: str) -> np.ndarray:
    return np.array([[4.0 if label == own else 0.0 for label in LABELS] for own in labels], np.float32)


def kinds(pieces: list[Piece]) -> list[tuple[str, int, int]]:
    return [(piece.kind, piece.first, piece.last) for piece in pieces]


def test_pieces_follow_the_labels() -> None:
    found = decode_pieces(scores("B-cue", "I-cue", "O", "B-content", "B-content", "I-content"), LABELS, ())
    assert kinds(found) == [("cue", 0, 2), ("content", 3, 4), ("content", 4, 6)]


def test_an_inside_label_never_stands_alone() -> None:
    found = decode_pieces(scores("O", "I-content", "I-content"), LABELS, ())
    assert kinds(found) in ([("content", 1, 3)], [("content", 0, 3)])


def test_a_piece_ends_with_its_sentence() -> None:
    found = decode_pieces(scores("B-content", "I-content", "I-content"), LABELS, (2,))
    assert all(not piece.first < 2 < piece.last for piece in found)


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_pieces_are_those_of_the_best_legal_sequence(length: int, seed: int) -> None:
    table = np.random.default_rng(seed).normal(size=(length, len(LABELS))).astype(np.float32)
    best = max(
        (path for path in itertools.product(range(len(LABELS)), repeat=length) if is_legal(path)),
        key=lambda path: sum(float(table[word, label]) for word, label in enumerate(path)),
    )
    wanted = scores(*(LABELS[label] for label in best))
    assert kinds(decode_pieces(table, LABELS, ())) == kinds(decode_pieces(wanted, LABELS, ()))


def is_legal(path: tuple[int, ...]) -> bool:
    labels = ["O", *(LABELS[label] for label in path)]
    return all(not after.startswith("I-") or before[2:] == after[2:] for before, after in itertools.pairwise(labels))


def test_the_chances_of_several_words_are_one_distribution_between_theirs() -> None:
    alone = mean_chances([[2.0, 0.0, 0.0]])
    both = mean_chances([[2.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    assert abs(float(both.sum()) - 1) < 1e-6
    assert both[0] < alone[0]
    assert both.argmax() == 0


def test_a_greedy_tree_is_kept() -> None:
    table = np.full((3, 3), -5.0, np.float32)
    table[0, 1] = table[1, 1] = table[2, 1] = 3.0
    assert decode_tree(table) == [1, 1, 1]


@given(st.integers(2, 5), st.integers(0, 10_000))
def test_the_tree_is_the_best_one_with_a_single_root(size: int, seed: int) -> None:
    table = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    heads = decode_tree(table)
    assert is_tree(heads)
    root = next(word for word, head in enumerate(heads) if head == word)
    best = max(
        sum(float(table[word, head]) for word, head in enumerate(choice) if word != root)
        for choice in itertools.product(range(size), repeat=size)
        if is_tree(list(choice)) and choice[root] == root
    )
    assert abs(sum(float(table[word, head]) for word, head in enumerate(heads) if word != root) - best) < 1e-4


def test_a_list_longer_than_any_sentence_gets_a_tree_at_once() -> None:
    table = np.random.default_rng(3).normal(size=(1200, 1200)).astype(np.float32)
    begun = time.process_time()
    assert is_tree(decode_tree(table))
    assert time.process_time() - begun < 10  # contracting its cycles one by one took minutes


def is_tree(heads: list[int]) -> bool:
    if sum(head == word for word, head in enumerate(heads)) != 1:
        return False
    for word in range(len(heads)):
        seen = set()
        while heads[word] != word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word]
    return True
