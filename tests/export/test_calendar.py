from pathlib import Path

import msgspec
import pytest

from communique.export import export_calendar
from communique.model import When
from communique.record import Filters, Listed, list_entries
from worlds import make_record


@pytest.fixture
def meetings(tmp_path: Path) -> tuple[Listed, ...]:
    with make_record(tmp_path) as store:
        return list_entries(store, Filters(kinds=("meeting",))).entries


def unfolded(entries: object) -> list[str]:
    return "".join(export_calendar(entries)).replace("\r\n ", "").split("\r\n")  # type: ignore[arg-type]


def test_only_entries_with_a_day_of_their_own_are_appointments(meetings: tuple[Listed, ...]) -> None:
    lines = unfolded(meetings)
    assert lines.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20100511" in lines
    assert "STATUS:CONFIRMED" in lines
    assert "LOCATION:Oslo" in lines


def test_end_is_the_day_after(meetings: tuple[Listed, ...]) -> None:
    assert "DTEND;VALUE=DATE:20100512" in unfolded(meetings)
    held = next(one for one in meetings if one.dated)
    event = msgspec.structs.replace(held.entry.event, when=When("2010-05-31", "2010-06-02"))  # type: ignore[type-var]
    long = msgspec.structs.replace(
        held, entry=msgspec.structs.replace(held.entry, event=event), day="2010-05-31", last="2010-06-02"
    )
    assert "DTEND;VALUE=DATE:20100603" in unfolded([long])


def test_status_tells_what_was_called_off_and_what_is_announced(meetings: tuple[Listed, ...]) -> None:
    held = next(one for one in meetings if one.dated)
    for status, shown in (("cancelled", "CANCELLED"), ("planned", "TENTATIVE"), ("proposed", "TENTATIVE")):
        event = msgspec.structs.replace(held.entry.event, status=status)  # type: ignore[type-var]
        one = msgspec.structs.replace(held, entry=msgspec.structs.replace(held.entry, event=event))
        assert f"STATUS:{shown}" in unfolded([one])


def test_long_lines_are_folded_within_75_octets(meetings: tuple[Listed, ...]) -> None:
    held = next(one for one in meetings if one.dated)
    assert held.citation is not None
    quote = "“Gespräche, Pläne; нефть” " * 12
    one = msgspec.structs.replace(held, citation=msgspec.structs.replace(held.citation, quote=quote))
    raw = "".join(export_calendar([one]))
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))
    description = next(line for line in unfolded([one]) if line.startswith("DESCRIPTION:"))
    assert "“Gespräche\\, Pläne\\; нефть”" in description
