"""The heads that news takes in the wild: wires, ministries, embassies, digests, mails, exports, printed pages."""

import tomllib
from pathlib import Path

import pytest

from communique.ingest import document_from_text

TITLE = "Ministers agree on most of the river treaty"
BODY = (
    "The foreign ministers of Ruritania and Bergia said after two hours of talks that the river treaty would be signed "
    "before the summer, and that their experts would meet again in Geneva next month to settle the fishing rights.\n\n"
    "A spokesman said the two sides had agreed on nine of the eleven articles. The others remain open.\n"
)
SHAPES = {
    f"{path.stem}: {name}": shape
    for path in sorted(Path(__file__).parent.glob("shapes*.toml"))
    for name, shape in tomllib.loads(path.read_text(encoding="utf-8")).items()
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_head_of_this_shape_gives_its_metadata(shape: str) -> None:
    wanted = dict(SHAPES[shape])
    text = wanted.pop("text").replace("{TITLE}", TITLE).replace("{BODY}", BODY)
    document = document_from_text(text, name=f"{shape}.txt")
    found = {
        "title": document.title and document.title.value,
        "place": document.dateline_place and document.dateline_place.value,
        "day": document.published and document.published.value,
        "publisher": document.publisher and document.publisher.value,
        "embargo": document.embargo_until and document.embargo_until.value,
        "rights": "; ".join(line.value or "" for line in document.rights),
    }
    listed = {
        "wires": [agency.value for agency in document.agencies],
        "items": [item.heading for item in document.items],
    }
    for key, value in wanted.items():
        if key in listed:
            assert [one in forms.split("|") for one, forms in zip(listed[key], value, strict=True)] == [True] * len(
                value
            )
        else:
            assert (found[key] or "") in value.replace("{TITLE}", TITLE).split("|"), key
    assert "".join(segment.span.of(text) for segment in document.segments) == text
