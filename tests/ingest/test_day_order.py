"""Days and months that could be the other way round are settled by what the document shows."""

import pytest

from communique.config import Config
from communique.ingest import document_from_text

RECORD = """Quito Border - Ministers sign; soundbites

Story No: 118222
Source: {source}
Date: {date}
Location: Quito
Country: Ecuador
Duration: 2:01

SHOTLIST:

Quito, Ecuador - {shot}
1. Exterior of ministry

STORYLINE:

Peru and Ecuador signed an accord on joint river patrols.
"""


def published(**fields: str) -> str:
    document = document_from_text(RECORD.format(**fields), name="quito.txt")
    assert document.published is not None and document.published.value is not None
    return document.published.value[:10]


@pytest.mark.parametrize(
    ("date", "shot", "expected"),
    [
        ("04/09/2011 10:20 PM", "9 April 2011", "2011-04-09"),
        ("09/04/2011 10:20 PM", "9 April 2011", "2011-04-09"),
        ("05/02/2011", "May 1, 2011", "2011-05-02"),
        ("05/02/2011", "recent", "2011-02-05"),
    ],
)
def test_a_day_told_in_words_near_by_settles_the_record_day(date: str, shot: str, expected: str) -> None:
    assert published(source="QUITO TELEVISION", date=date, shot=shot) == expected


def test_the_user_s_order_comes_before_all() -> None:
    text = RECORD.format(source="QUITO TELEVISION", date="04/09/2011", shot="9 April 2011")
    document = document_from_text(text, name="quito.txt", config=Config(day_first=True))
    assert document.published is not None and document.published.value == "2011-09-04"


def test_the_first_of_two_sources_is_the_archive() -> None:
    text = RECORD.format(source="AP TELEVISION / ECUADOR TV", date="04/09/2011", shot="9 April 2011")
    document = document_from_text(text, name="quito.txt")
    assert document.publisher is not None and document.publisher.value == "AP Television"
