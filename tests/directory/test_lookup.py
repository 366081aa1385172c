"""Names, offices and holders are found as newsrooms write them."""

import time

import pytest

from communique.directory import Directory, load_directory
from communique.directory.load import load_tables


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
        ("Putin's spokesman", "2015", "Dmitry Peskov"),
        ("Iraqi leader", "1995", "Saddam Hussein"),
        ("Iraqi leader", "2010", "Nouri al-Maliki"),
        ("Speaker of the State Duma", "2013", "Sergei Naryshkin"),
        ("EU president", "2013", "Herman Van Rompuy"),
        ("UN nuclear chief", "2013", "Yukiya Amano"),
        ("U.S. special envoy for North Korea", "2018-10", "Stephen Biegun"),
        ("Supreme Allied Commander Europe", "2014", "Philip Breedlove"),
        ("West German foreign minister", "1988", "Hans-Dietrich Genscher"),
        ("Iran's nuclear chief", "2015", "Ali Akbar Salehi"),
    ],
)
def test_an_office_phrase_and_a_day_settle_the_holder(directory: Directory, phrase: str, day: str, name: str) -> None:
    assert holder(directory, phrase, day) == [name]


@pytest.mark.parametrize(
    "phrase", ["Secretary of State pick", "former Russian foreign minister", "Foreign Ministry spokesman"]
)
def test_a_phrase_that_names_no_holder_gives_no_office(directory: Directory, phrase: str) -> None:
    assert directory.find_offices(phrase) == ()


def test_the_same_title_is_another_office_elsewhere(directory: Directory) -> None:
    assert directory.find_offices("Vatican Secretary of State") == ("state:vat/prime-minister",)
    assert directory.find_offices("Secretary of State") == ("state:usa/foreign-minister",)
    assert directory.find_offices("Indian Foreign Secretary") == ()  # a civil servant, unlike the British one


@pytest.mark.parametrize(
    ("surname", "person"),
    [
        ("Kim", "person:kim-jong-un"),
        ("Ban", "person:ban-ki-moon"),
        ("de Hoop Scheffer", "person:jaap-de-hoop-scheffer"),
    ],
)
def test_a_family_name_finds_who_is_called_by_it(directory: Directory, surname: str, person: str) -> None:
    assert person in directory.find_surname(surname)


@pytest.mark.parametrize(
    ("words", "length"),
    [
        (["Sergei", "Lavrov", "said"], 2),
        (["the", "United", "States", "of", "America", "and"], 5),
        (["Kim", "Jong", "-", "un", "met"], 4),
        (["Russia", "'s", "Foreign", "Ministry", "spokesman"], 4),
        (["us", "all"], 0),
        (["Mod", "culture"], 0),
    ],
)
def test_the_longest_name_from_the_first_word_counts(directory: Directory, words: list[str], length: int) -> None:
    assert directory.longest_name(words) == length


def test_years_of_an_announced_person_are_those_of_the_office(directory: Directory) -> None:
    assert directory.years("Secretary of State Hillary Clinton") == (2009, 2013)
    assert directory.years("NATO Secretary General Anders Fogh Rasmussen") == (2009, 2014)
    assert directory.years("Keeper of the Moon") is None


def test_loading_is_quick() -> None:
    start = time.perf_counter()
    Directory(load_tables()).find_names("NATO")
    assert time.perf_counter() - start < 1.5  # 0.1 s on an idle machine


def test_on_the_day_of_handing_over_the_new_holder_counts(directory: Directory) -> None:
    assert [tenure.holder for tenure in directory.holders("state:usa/president", "2009-01-20")] == [
        "person:barack-obama"
    ]
