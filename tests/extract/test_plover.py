"""Tests of the PLOVER classifier and its bench."""

import os
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.extract.plover import PloverRow, bench_plv, fit, macro_f1, read_rows, split_folds
from communique.extract.plover_features import features_of, parse_marked

TRAIN = Path(os.environ.get("COMMUNIQUE_CORPORA", "corpora")) / "plover" / "PLV_train.tsv"
DEEDS = {
    "SANCTION": "<s>{0}</s> imposed sanctions on <t>{1}</t> over the border quarrel.",
    "ASSAULT": "<s>{0}</s> bombed a harbour of <t>{1}</t> at dawn.",
    "AID": "<s>{0}</s> sent food aid to <t>{1}</t> after the floods.",
    "REJECT": "<s>{0}</s> rejected a request from <t>{1}</t> for talks.",
}
PAIRS = (("Norway", "Chile"), ("Peru", "Gabon"), ("Fiji", "Malta"), ("Kenya", "Laos"), ("Oman", "Nepal"))


def rows() -> list[PloverRow]:
    return [PloverRow(text.format(*pair), root) for root, text in DEEDS.items() for pair in PAIRS]


def test_words_know_their_zone() -> None:
    marked = parse_marked("On Monday <t>Malta</t> was bombed by <s>Fiji</s> again.")
    assert marked.zones == "BBTMMMSAA"
    assert marked.starts_with == "T"


def test_modality_is_part_of_the_deed() -> None:
    plain = features_of(parse_marked("<s>A</s> lifted the ban on <t>B</t>."))["deed"]
    refused = features_of(parse_marked("<s>A</s> refused to lift the ban on <t>B</t>."))["deed"]
    assert ("near", "CONCEDE", "") in plain
    assert ("near", "CONCEDE", "refused") in refused


def test_classifier_carries_over_to_other_pairs() -> None:
    classifier = fit(rows())
    assert classifier.classify(["<s>Cuba</s> has imposed sanctions against <t>Togo</t>."]) == ["SANCTION"]
    assert classifier.classify(["<s>Cuba</s> rejected a request from <t>Togo</t>."]) == ["REJECT"]


def test_training_is_deterministic() -> None:
    sentences = [row.sentence for row in rows()]
    assert (fit(rows()).scores(sentences) == fit(rows()).scores(sentences)).all()


def test_folds_spread_every_label() -> None:
    labels = ["a"] * 10 + ["b"] * 5
    fold = split_folds(labels, 5, 0)
    for number in range(5):
        assert sorted(label for label, own in zip(labels, fold, strict=True) if own == number) == ["a", "a", "b"]


def test_macro_f1_counts_every_label_the_same() -> None:
    assert macro_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"]) == pytest.approx((2 * 3 / 7 * 100) / 2)


def test_bench_reads_any_file_of_the_form(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    lines = ["marked_sentence\tgold_root", *(f"{row.sentence}\t{row.root}" for row in rows())]
    path.write_text("\n".join(lines), encoding="utf-8")
    scores = bench_plv(path)
    assert scores["rows"] == 20
    assert scores["binary"] == scores["root"] == 100.0


def test_file_of_another_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("text\tlabel\nhello\tAID\n", encoding="utf-8")
    with pytest.raises(InputError, match="marked_sentence"):
        read_rows(path)


@pytest.mark.accuracy
def test_bench_on_plv_reaches_its_marks() -> None:
    if not TRAIN.exists():
        pytest.skip("PLV_train.tsv is not on this machine")
    scores = bench_plv(TRAIN)
    assert scores["root"] >= 80
    assert scores["quad"] >= 90
    assert scores["binary"] >= 95.5
