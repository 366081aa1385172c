"""The scorer of attributions, on a made-up article in the shape of PolNeAR."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "bench" / "polnear.py"
TEXT = "“The bridge will open in May,” Mayor Tilda Roo said.\nThe guild believes that nobody asked it.\n"
GOLD = {
    "source": [TEXT.index("Mayor"), TEXT.index(" said")],
    "cue": [TEXT.index("said"), TEXT.index(".\nThe")],
    "content": [0, TEXT.index(" Mayor")],
}
WISH = {
    "source": [TEXT.index("The guild"), TEXT.index(" believes")],
    "cue": [TEXT.index("believes"), TEXT.index(" that")],
    "content": [TEXT.index("that"), TEXT.index(".\n", 60)],
}


def standoff(*attributions: dict[str, list[int]]) -> str:
    lines, number = [], 0
    for k, roles in enumerate(attributions):
        parts = []
        for role, (start, end) in roles.items():
            number += 1
            lines.append(f"T{number}\t{role.title()} {start} {end}\t{TEXT[start:end]}")
            parts.append(f"{role.title()}:T{number}")
        lines.append(f"E{k}\t{' '.join(parts)}")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def polnear():
    spec = importlib.util.spec_from_file_location("polnear", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "one_anna.ann").write_text(standoff(GOLD, WISH), encoding="utf-8")
    return tmp_path


def found(*attributions: dict[str, list[int]]) -> dict[str, list[dict[str, list[list[int]]]]]:
    return {"one": [{role: [span] for role, span in one.items()} for one in attributions]}


def test_gold_against_itself_is_whole(polnear, folder: Path) -> None:
    figures = polnear.score(folder, found(GOLD, WISH))
    assert figures["linked@0.5 +source+cue"] == [100.0, 100.0, 100.0]
    assert figures["linked@0.5 +source, direct"] == figures["linked@0.5 +source, indirect"] == [100.0, 100.0, 100.0]
    assert figures["linked@0.5 +source, speech recall"] == 100.0


def test_nothing_found_is_nothing(polnear, folder: Path) -> None:
    figures = polnear.score(folder, {})
    assert figures["piece content"] == [0.0, 0.0, 0.0]
    assert figures["linked@0.5 +source, speech recall"] == 0.0


def test_a_wrong_speaker_leaves_the_content_right(polnear, folder: Path) -> None:
    figures = polnear.score(folder, found(GOLD | {"source": WISH["source"]}))
    assert figures["linked@0.5 content"][:2] == [100.0, 50.0]
    assert figures["linked@0.5 +source"] == [0.0, 0.0, 0.0]


def test_two_annotators_weigh_one_article(polnear, folder: Path) -> None:
    (folder / "attributions" / "one_bert.ann").write_text(standoff(GOLD), encoding="utf-8")
    figures = polnear.score(folder, found(GOLD))
    assert figures["linked@0.5 +source"][0] == 100.0
    assert figures["linked@0.5 +source"][1] == pytest.approx(100 / 1.5)


def test_what_the_annotator_discarded_does_not_count(polnear, folder: Path) -> None:
    lines = standoff(GOLD) + f"\nT9\tDiscard {WISH['source'][0]} {len(TEXT)}\trest"
    (folder / "attributions" / "one_anna.ann").write_text(lines, encoding="utf-8")
    assert polnear.score(folder, found(GOLD, WISH))["linked@0.5 content"] == [100.0, 100.0, 100.0]
