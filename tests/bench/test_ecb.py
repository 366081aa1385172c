"""`bench ecb` on a corpus of the form of ECB+ made here: two events a topic, told by two documents each."""

from pathlib import Path

import pytest

from communique.bench.ecb import bench_ecb

EVENTS = (
    ("The harbour burned near", "ecb", "burned", 1),
    ("A river flooded streets beside", "ecbplus", "flooded", 2),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    rows = ["Topic,File,Sentence Number"]
    for topic in range(1, 36):
        folder = tmp_path / "ECB+" / str(topic)
        folder.mkdir(parents=True)
        for words, ending, verb, event in EVENTS:
            for number in (1, 2):
                name = f"{number}{ending}"
                rows.append(f"{topic},{name},0")
                tokens = f"{words} Town{topic} of County{topic}".split()
                marks = "".join(
                    f'<token t_id="{k}" sentence="0" number="{k}">{token}</token>' for k, token in enumerate(tokens)
                )
                at = tokens.index(verb)
                (folder / f"{topic}_{name}.xml").write_text(
                    f'<Document>{marks}<Markables><ACTION_OCCURRENCE m_id="1"><token_anchor t_id="{at}"/>'
                    "</ACTION_OCCURRENCE></Markables><Relations>"
                    f'<CROSS_DOC_COREF r_id="1" note="{topic}-{event}"><source m_id="1"/></CROSS_DOC_COREF>'
                    "</Relations></Document>",
                    encoding="utf-8",
                )
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def test_three_levels_are_told_beside_the_lemma_rule(corpus: Path) -> None:
    figures = bench_ecb(corpus)
    assert figures["mentions"] == {"tuned_on": 72, "held_out": 68}
    for level in ("corpus", "gold_topic", "own_stories"):
        assert figures[level]["gain"] == pytest.approx(figures[level]["conll"] - figures[level]["lemma_rule"])
    assert figures["gold_topic"]["conll"] == pytest.approx(100)
    assert figures["corpus"]["lemma_rule"] < 50  # one verb in all topics is one event to it
