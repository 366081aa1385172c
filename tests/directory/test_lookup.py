"""Names, offices and holders are found as newsrooms write them."""

import pytest

from communique.directory import Directory, load_directory


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory()


def holder(directory: Directory, phrase: str, day: str) -> list[str]:
    offices = directory.find_offices(phrase, day=day)
    return [directory.actors[tenure.holder].name for tenure in directory.holders(offices[0], day)] if offices else []


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Sergey Lavrov", "person:sergei-lavrov"),
        ("NATO", "body:nato"),
        ("the EU", "body:eu"),
        ("Russian Foreign Ministry", "body:rus-foreign-ministry"),
        ("Foreign Ministry of Russia", "body:rus-foreign-ministry"),
        ("Russia ’s Foreign Ministry", "body:rus-foreign-ministry"),
        ("Ukrainian government", "state:ukr"),
        ("Donald J. Trump", "person:donald-trump"),
    ],
)
def test_a_name_or_alias_finds_its_actor(directory: Directory, words: str, actor: str) -> None:
    assert directory.find_names(words)[:1] == (actor,)


def test_an_acronym_is_a_name_only_in_capitals(directory: Directory) -> None:
    assert directory.find_names("US") == ("state:usa",)
    assert directory.find_names("us") == ()
    assert directory.find_names("who") == ()


@pytest.mark.parametrize(
    ("phrase", "day", "name"),
    [
        ("the NATO chief", "2011-05-03", "Anders Fogh Rasmussen"),
        ("the NATO chief", "2020-05-03", "Jens Stoltenberg"),
        ("foreign minister of Russia", "2013", "Sergei Lavrov"),
        ("US Secretary of State", "2013-02-03", "John Kerry"),
        ("German Chancellor", "1999", "Gerhard Schröder"),
        ("head of the IAEA", "2005-01-01", "Mohamed ElBaradei"),
        ("Soviet leader", "1987", "Mikhail Gorbachev"),
        ("Russia's envoy to NATO", "2009-06", "Dmitry Rogozin"),
        ("U.N.-Arab League envoy to Syria", "2013-06-01", "Lakhdar Brahimi"),
        ("Pentagon chief", "2015-06-01", "Ash Carter"),
    ],
)
def test_an_office_phrase_and_a_day_settle_the_holder(directory: Directory, phrase: str, day: str, name: str) -> None:
    assert holder(directory, phrase, day) == [name]


@pytest.mark.parametrize(
    "phrase", ["Secretary of State pick", "former Russian foreign minister", "Foreign Ministry spokesman"]
)
def test_a_phrase_that_names_no_holder_gives_no_office(directory: Directory, phrase: str) -> None:
    assert directory.find_offices(phrase) == ()


def test_on_the_day_of_handing_over_the_new_holder_counts(directory: Directory) -> None:
    assert [tenure.holder for tenure in directory.holders("state:usa/president", "2009-01-20")] == [
        "person:barack-obama"
    ]
