"""The vectors of words are found in the reader's file without running it."""

import numpy as np
import pytest

from communique.bench.word_vectors import find_tables, load_word_vectors


def field(number: int, body: bytes) -> bytes:
    length = len(body)
    assert length < 128
    return bytes([number << 3 | 2, length]) + body


def test_named_tables_are_found_among_other_fields() -> None:
    tensor = field(8, b"word.s") + field(9, b"\x01\x02")
    other = field(8, b"bias") + field(9, b"\x03")
    version = bytes([1 << 3, 7])
    model = version + field(7, field(5, other) + field(5, tensor))
    tables = find_tables(model, (b"word.s", b"word.q"))
    assert {name: bytes(data) for name, data in tables.items()} == {b"word.s": b"\x01\x02"}


@pytest.mark.parametrize(("one", "near", "far"), [("buy", "acquire", "resign"), ("attack", "assault", "elect")])
def test_verbs_of_one_sense_are_nearer_than_others(one: str, near: str, far: str) -> None:
    vectors = load_word_vectors()

    def like(left: str, right: str) -> float:
        a, b = vectors.vector(left), vectors.vector(right)
        return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))

    assert like(one, near) > like(one, far) + 0.1
