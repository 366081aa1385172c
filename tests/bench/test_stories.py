"""`bench stories` and `bench reprints` as the command line runs them, on corpora of the real form made here."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from communique.bench.reprints import KINDS, make_reprints, measure
from communique.cli.main import main

FIRES = ("Firefighters fought the blaze in Narvik harbour", "The Narvik harbour blaze forced firefighters back")
FLOODS = ("The river Dee flooded Aberdeen streets", "Aberdeen streets flooded when the river Dee rose")


def write_document(path: Path, words: str) -> None:
    tokens = "".join(
        f'<token t_id="{k}" sentence="0" number="{k}">{word}</token>' for k, word in enumerate(words.split())
    )
    path.write_text(f"<Document>{tokens}<Markables/><Relations/></Document>", encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """ECB+ as it is laid out: topics of two events each, the second one's files named `plus`."""
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence Number\n", encoding="utf-8")
    for topic in range(1, 36):
        folder = tmp_path / "ECB+" / str(topic)
        folder.mkdir(parents=True)
        for number, (fire, flood) in enumerate(zip(FIRES, FLOODS, strict=True)):
            town = f"Town{topic} of County{topic}"
            write_document(folder / f"{topic}_{number}ecb.xml", f"{fire} near {town}")
            write_document(folder / f"{topic}_{number}ecbplus.xml", f"{flood} beside {town}")
    return tmp_path


def test_stories_are_measured_from_the_command_line(corpus: Path) -> None:
    found = CliRunner().invoke(main, ["bench", "stories", "--data", str(corpus), "--json"])
    assert found.exit_code == 0, found.stderr
    figures = json.loads(found.stdout)
    assert figures["documents"] == 140
    assert set(figures["held_out"]) == {"p", "r", "f1"}


def test_reprints_without_articles_are_refused_with_what_to_give(tmp_path: Path) -> None:
    found = CliRunner().invoke(main, ["bench", "reprints", "--data", str(tmp_path)])
    assert found.exit_code == 2
    assert "holds no articles" in found.stderr


def test_generated_reprints_are_found_again() -> None:
    texts = [
        ". ".join(" ".join(f"w{text}x{(line * 7 + k * k) % 97}" for k in range(12)) for line in range(12))
        for text in range(40)
    ]
    made = make_reprints(texts)
    assert set(made.kind.values()) == {"", *KINDS}
    assert measure(made)["ari"] > 80
