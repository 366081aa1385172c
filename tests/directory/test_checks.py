"""The shipped rows agree with one another, and the checks see what is wrong."""

import msgspec
import pytest

from communique.directory.checks import DirectoryFinding, check_directory, check_gaps
from communique.directory.load import Tables, load_tables
from communique.model import Tenure

# Real vacancies: offices that did not exist or stayed empty for years, or holders nobody has entered yet.
VACANT = {
    "state:zwe/prime-minister",  # abolished 1987 to 2009
    "state:sdn/prime-minister",  # abolished by the coup of 1989; vacant after that of 2021
    "state:sen/prime-minister",  # abolished 2019 to 2022
    "state:lbr/president",  # a council of state in the civil war
    "state:pak/prime-minister",  # General Musharraf governed as chief executive
    "state:pak/foreign-minister",  # Nawaz Sharif kept the portfolio
    "state:mmr/president",  # a military council
    "state:mmr/prime-minister",  # abolished 2011 to 2016
    "state:lbn/president",  # parliament elected nobody
    "state:nru/president",  # not entered
    "state:tuv/prime-minister",  # not entered
    "state:afg/prime-minister",  # civil war from 1992, abolished 2001 to 2021
    "state:bih/prime-minister",  # the office was new under the constitution of Dayton
}


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


def findings(tables: Tables, code: str) -> list[DirectoryFinding]:
    return [finding for finding in check_directory(tables) if finding.code == code]


def with_tenures(tables: Tables, *tenures: Tenure) -> Tables:
    return msgspec.structs.replace(tables, tenures=tenures)


def test_shipped_rows_have_no_findings_but_known_vacancies_and_the_two_george_bushes(tables: Tables) -> None:
    rest = [f for f in check_directory(tables) if not (f.code == "gap" and f.subject in VACANT)]
    assert [(f.code, f.subject) for f in rest] == [("shared-name", "george bush")]


def test_two_holders_of_one_office_at_once_are_found(tables: Tables) -> None:
    wrong = with_tenures(
        tables,
        Tenure("person:angela-merkel", "state:deu/prime-minister", "2005-11-22", "2021-12-08"),
        Tenure("person:olaf-scholz", "state:deu/prime-minister", "2021-12-07"),
    )
    assert [f.subject for f in findings(wrong, "overlap")] == ["state:deu/prime-minister"]


def test_dates_known_to_the_year_that_may_touch_are_no_overlap(tables: Tables) -> None:
    touching = with_tenures(
        tables,
        Tenure("person:angela-merkel", "state:deu/prime-minister", "2005", "2021"),
        Tenure("person:olaf-scholz", "state:deu/prime-minister", "2021"),
    )
    assert findings(touching, "overlap") == []


@pytest.mark.parametrize("since", ["2011-02-30", "11-02-2001", "1850", "2011-13"])
def test_impossible_dates_are_found(tables: Tables, since: str) -> None:
    wrong = with_tenures(tables, Tenure("person:angela-merkel", "state:deu/prime-minister", since))
    assert len(findings(wrong, "impossible-date")) == 1


def test_a_tenure_that_ends_before_it_begins_is_found(tables: Tables) -> None:
    wrong = with_tenures(tables, Tenure("person:angela-merkel", "state:deu/prime-minister", "2005-11", "2004"))
    assert len(findings(wrong, "ends-before-start")) == 1


def test_unknown_holders_owners_and_roles_are_found(tables: Tables) -> None:
    wrong = with_tenures(tables, Tenure("person:nobody-at-all", "state:zzz/grand-vizier", "2005"))
    codes = {finding.code for finding in check_directory(wrong)}
    assert {"unknown-holder", "unknown-owner", "unknown-role"} <= codes


def test_the_same_person_twice_at_once_in_an_office_is_found(tables: Tables) -> None:
    twice = with_tenures(
        tables,
        Tenure("person:angela-merkel", "state:deu/prime-minister", "2005-11-22", "2021-12-08"),
        Tenure("person:angela-merkel", "state:deu/prime-minister", "2009-10-28", "2021-12-08"),
    )
    assert len(findings(twice, "duplicate")) == 1


def test_a_chief_office_empty_for_years_is_a_gap() -> None:
    tenures = (Tenure("a", "state:fra/president", "1990", "1995-05"), Tenure("b", "state:fra/president", "1999"))
    assert [finding.code for finding in check_gaps(tenures)] == ["gap"]


def test_every_row_says_where_it_comes_from(tables: Tables) -> None:
    assert [tenure for tenure in tables.tenures if not tenure.source] == []
    assert [actor for actor, source in tables.sources.items() if not source] == []


def test_the_directory_covers_what_the_issue_asks(tables: Tables) -> None:
    for role in ("foreign-minister", "defence-minister"):
        states = {t.office.partition("/")[0] for t in tables.tenures if t.office.endswith(f"/{role}")}
        assert len(states) >= 60, role
    heads = {t.office.partition("/")[0] for t in tables.tenures if t.office.endswith(("/president", "/prime-minister"))}
    assert len({owner for owner in heads if owner.startswith("state:")}) >= 150
    bodies = {t.office.partition("/")[0] for t in tables.tenures}
    led = {b for b in bodies if b.startswith("body:") and tables.actors[b].sector in ("IGO", "JUD", "MIL", "LEG")}
    assert len(led) >= 60
