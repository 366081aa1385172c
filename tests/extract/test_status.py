"""The status table, and single cases that the table does not reach."""

import csv
import re
from pathlib import Path

import pytest

from communique.extract.status import status_of
from communique.model import Reading, Sentence, Span, Token
from communique.read.tagger import tag_tokens

TABLE = Path(__file__).with_name("status_table.tsv")
WORD = re.compile(r"\d[\d,.]*\d|\w+(?:-\w+)*(?=n['’]t)|n['’]t|\w+(?:[-.]\w+)*|['’]s|[^\w\s]")


def read_sentence(marked: str, *, tagged: bool = True) -> tuple[Reading, Span]:
    """Return a reading of one sentence whose trigger stands in brackets, and the trigger's span."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    tokens = tuple(Token(Span(found.start(), found.end()), found.group()) for found in WORD.finditer(text))
    sentences = (Sentence(Span(0, len(text)), 0, len(tokens), 0, 0),)
    if tagged:
        tokens = tag_tokens(sentences, tokens)
    return Reading(document="document-0", sentences=sentences, tokens=tokens), Span(start, end)


def rows(part: str) -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return [row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE) if row["set"] == part]


def judge(part: str, *, tagged: bool) -> list[tuple[str, str, str]]:
    """Return (sentence, wanted, found) for every row of a part."""
    judged = []
    for row in rows(part):
        reading, trigger = read_sentence(row["sentence"], tagged=tagged)
        judged.append((row["sentence"], row["status"], status_of(reading, 0, trigger)))
    return judged


@pytest.mark.parametrize("tagged", [True, False])
def test_at_least_95_in_100_of_the_held_out_third_are_right(tagged: bool) -> None:
    judged = judge("held-out", tagged=tagged)
    right = sum(wanted == found for _, wanted, found in judged)
    assert right >= 0.95 * len(judged)


@pytest.mark.parametrize("tagged", [True, False])
def test_nearly_all_sentences_that_the_rules_were_written_against_are_right(tagged: bool) -> None:
    judged = judge("written-against", tagged=tagged) + judge("added-later", tagged=tagged)
    wrong = [row for row in judged if row[1] != row[2]]
    assert len(wrong) <= 0.03 * len(judged), wrong


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize("part", ["held-out", "written-against", "added-later"])
def test_what_was_refused_denied_or_cancelled_is_never_read_as_held(part: str, tagged: bool) -> None:
    judged = judge(part, tagged=tagged)
    assert not [row[1] for row in judged if row[1] in ("refused", "denied", "cancelled") and row[2] == "held"]


def test_the_table_is_balanced_over_the_statuses() -> None:
    table = rows("held-out") + rows("written-against")
    counts = {status: sum(row["status"] == status for row in table) for status in {row["status"] for row in table}}
    assert len(table) >= 300
    assert len(counts) == 7
    assert min(counts.values()) >= 40


def test_a_headline_in_the_present_tense_tells_what_happened() -> None:
    reading, trigger = read_sentence("Chilean president [meets] Peruvian premier in Arica")
    body = reading.sentences[0]
    headline = Sentence(body.span, body.first, body.last, 0, 0, kind="title")
    reading = Reading(document=reading.document, sentences=(headline,), tokens=reading.tokens)
    assert status_of(reading, 0, trigger) == "held"
