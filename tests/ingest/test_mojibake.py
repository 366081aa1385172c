"""Text saved in the wrong encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest.mojibake import repair_mojibake

MEANT = "“Река и море” — a café in Köln, the minister’s house"


def spoil(text, encoding):
    """Return `text` written as UTF-8 and read back as `encoding`, undefined bytes as control characters."""
    letters = []
    for byte in text.encode():
        try:
            letters.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            letters.append(chr(byte))
    return "".join(letters)


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251"])
def test_spoilt_text_is_repaired_with_a_map_back(encoding):
    spoilt = spoil(MEANT, encoding)
    text, runs = repair_mojibake(spoilt)
    assert text == MEANT
    assert runs[-1][0] + runs[-1][2] == len(text)
    for start, source, length in runs:
        if length > 1:
            assert text[start : start + length] == spoilt[source : source + length]


@pytest.mark.parametrize(
    "text", ["plain", "“Река” — café naïve", "Ã and Â are letters", "Лавров встретился с Керри. «Да».", ""]
)
def test_sound_text_is_left_alone(text):
    assert repair_mojibake(text) is None


@given(st.text(max_size=60))
def test_repair_never_fails_and_keeps_runs_in_order(text):
    repaired = repair_mojibake(text)
    if repaired is not None:
        words, runs = repaired
        position = origin = 0
        for start, source, length in runs:
            assert start >= position
            assert source >= origin
            position, origin = start + length, source + 1
        assert position <= len(words)
