"""Read lands and capitals by the day: Moscow acted for the Soviet Union until 1991, Hanoi for North Vietnam until 1976.

Two tables: states that took the place of others as a whole, with their capital, and capitals of states that lived on
beside their forerunner's name or were divided.
"""

from collections.abc import Mapping

from communique.directory.folding import fold

# The state that a land and its capital stood for before: present state, former state, first day it was no more.
FORMER: Mapping[str, tuple[str, str]] = {
    "state:rus": ("state:sun", "1991-12-26"),
    "state:cze": ("state:csk", "1993-01-01"),
    "state:srb": ("state:yug", "2003-02-04"),
}
# Capital -> the states it stood for, each from its first day to the first day on which it no longer did.
CAPITALS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "belgrade": (("state:scg", "2003-02-04", "2006-06-05"),),
    "bonn": (("state:frg", "1949-05-23", "1990-10-03"), ("state:deu", "1990-10-03", "1999-09-01")),
    "cairo": (("state:uar", "1958-02-22", "1971-09-02"),),
    "colombo": (("state:cey", "1948-02-04", "1972-05-22"),),
    "cotonou": (("state:dah", "1960-08-01", "1975-11-30"),),
    "dar es salaam": (("state:tgk", "1961-12-09", "1964-04-26"),),
    "hanoi": (("state:dvn", "1954-07-21", "1976-07-02"),),
    "kinshasa": (("state:zai", "1971-10-27", "1997-05-17"),),
    "kuala lumpur": (("state:mly", "1957-08-31", "1963-09-16"),),
    "ouagadougou": (("state:uvo", "1960-08-05", "1984-08-04"),),
    "saigon": (("state:rvn", "1955-10-26", "1975-04-30"),),
    "salisbury": (("state:rho", "1964-10-24", "1980-04-18"), ("state:zwe", "1980-04-18", "1982-04-18")),
}


def state_on(state: str, day: str | None) -> str:
    """Return the state that stood in the place of `state` on `day`; `state` itself where the day is unknown."""
    former, ended = FORMER.get(state, (state, ""))
    return former if day is not None and day < ended[: len(day)] else state


def capital_on(words: str, day: str | None) -> str | None:
    """Return the state for which a capital stood on `day`, where it was another than today's; else None."""
    if day is None:
        return None
    spells = CAPITALS.get(fold(words).removeprefix("the "), ())
    return next((state for state, since, until in spells if since[: len(day)] <= day < until[: len(day)]), None)
