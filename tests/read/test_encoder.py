"""The shipped encoder: what it marks, and that nothing but the words decides it."""

import hashlib
from importlib.resources import files

import pytest

from communique.read.encoder import Encoder, load_encoder

NEWS = [
    "Foreign Minister Anna Berg said the talks would go on next week .".split(),
    '" We have agreed on nothing yet , " her spokesman added .'.split(),
    "The two sides will meet again in Geneva next week .".split(),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module", params=["reader", "fast"])
def either(request: pytest.FixtureRequest) -> Encoder:
    return load_encoder(request.param)


def words(sentence: list[str], pieces: object, kind: str) -> list[str]:
    return [" ".join(sentence[piece.first : piece.last]) for piece in pieces if piece.kind == kind]


def test_who_says_what_is_marked(either: Encoder) -> None:
    first, second, third = either.read(NEWS)
    assert words(NEWS[0], first.roles, "source") == ["Foreign Minister Anna Berg"]
    assert "said" in words(NEWS[0], first.roles, "cue")[0]
    assert "the talks would go on" in words(NEWS[0], first.roles, "content")[0]
    assert words(NEWS[1], second.roles, "source") == ["her spokesman"]
    assert words(NEWS[2], third.roles, "content") == []


def test_tags_and_tree_are_those_of_the_sentence(encoder: Encoder) -> None:
    (third,) = encoder.read(NEWS[2:])
    meet = NEWS[2].index("meet")
    assert third.pos[meet] == "VERB"
    assert third.heads[meet] == meet
    assert third.relations[meet] == "root"
    assert third.relations[NEWS[2].index("sides")] == "nsubj"
    assert third.heads[NEWS[2].index("sides")] == meet


def test_names_are_marked(encoder: Encoder) -> None:
    first, _, third = encoder.read(NEWS)
    assert "Anna Berg" in words(NEWS[0], first.names, "PER")
    assert "Geneva" in words(NEWS[2], third.names, "LOC")


def test_the_same_document_gives_the_same_marks(either: Encoder) -> None:
    assert either.read(NEWS) == either.read(NEWS) == load_encoder(either.name.partition("@")[0]).read(NEWS)


def test_only_the_heads_asked_for_are_decoded(encoder: Encoder) -> None:
    whole, part = encoder.read(NEWS), encoder.read(NEWS, heads=("roles", "pos"))
    assert [(m.pos, m.heads, m.roles) for m in part] == [(m.pos, m.heads, m.roles) for m in whole]
    assert not any(m.names for m in part)


def test_the_small_encoder_tags_without_a_tree() -> None:
    (third,) = load_encoder("fast").read(NEWS[2:])
    assert third.pos[NEWS[2].index("meet")] == "VERB"
    assert third.heads == ()


@pytest.mark.parametrize("name", ["reader", "fast"])
def test_more_threads_give_the_same_labels(name: str) -> None:
    import onnxruntime

    place = files("communique.read").joinpath("data")
    import gzip

    vocabulary = gzip.decompress(place.joinpath("vocabulary.txt.gz").read_bytes()).decode().split("\n")
    model = place.joinpath(f"{name}.onnx").read_bytes()
    other = Encoder(model, vocabulary, name=name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    other._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    for left, right in zip(load_encoder(name).read(NEWS), other.read(NEWS), strict=True):
        assert (left.pos, left.heads, left.relations) == (right.pos, right.heads, right.relations)
        assert [(p.kind, p.first, p.last) for p in left.roles] == [(p.kind, p.first, p.last) for p in right.roles]


def test_the_name_carries_the_hash_of_the_file(encoder: Encoder) -> None:
    model = files("communique.read").joinpath("data/reader.onnx").read_bytes()
    assert encoder.name == f"reader@{hashlib.sha256(model).hexdigest()[:12]}"
    assert len(model) < 40_000_000
    card = files("communique.read").joinpath("data/MODEL_CARD.md").read_text(encoding="utf-8")
    assert encoder.name in card


def test_nothing_to_read_gives_nothing(encoder: Encoder) -> None:
    assert encoder.read([]) == []
    (empty,) = encoder.read([[]])
    assert empty.pos == ()


def test_a_very_long_sentence_is_read_whole(encoder: Encoder) -> None:
    sentence = ["talks", "and"] * 700
    (marks,) = encoder.read([sentence])
    assert len(marks.pos) == len(marks.heads) == 1400
