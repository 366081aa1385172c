"""The gazetteer: names to places, offline."""

import time

import pytest

from communique.directory.places import Gazetteer, load_gazetteer, place_key
from communique.errors import DirectoryError


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_loading_is_quick() -> None:
    load_gazetteer.cache_clear()
    start = time.process_time()
    load_gazetteer().find("Geneva")
    assert time.process_time() - start < 1.5  # 0.2 s on an idle machine


@pytest.mark.parametrize(
    ("name", "ident_start", "country"),
    [
        ("Geneva", "geo:2660646", "CHE"),
        ("Moscow", "geo:524901", "RUS"),
        ("Washington", "geo:4140963", "USA"),
        ("New York", "geo:5128581", "USA"),
        ("Kiev", "geo:703448", "UKR"),
        ("Lugansk", "geo:702658", "UKR"),
        ("St. Petersburg", "geo:498817", "RUS"),
        ("Georgia", "country:geo", "GEO"),
        ("Burma", "country:mmr", "MMR"),
        ("U.S.", "country:usa", "USA"),
        ("Ivory Coast", "country:civ", "CIV"),
        ("Transdniestria", "place:transnistria", "MDA"),
        ("the Kremlin", "place:kremlin", "RUS"),
        ("Hofdi House", "place:hofdi-house", "ISL"),
        ("Bali", "place:bali", "IDN"),
        ("Donbass", "place:donbas", "UKR"),
        ("Straits of Hormuz", "place:strait-of-hormuz", None),
        ("South China Sea", "place:south-china-sea", None),
    ],
)
def test_name_finds_its_best_known_place_first(
    gazetteer: Gazetteer, name: str, ident_start: str, country: str | None
) -> None:
    first = gazetteer.find(name)[0]
    assert first.id == ident_start
    assert first.country == country


def test_unknown_name_finds_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Xyzzyville-on-Nowhere") == ()
    assert gazetteer.find("") == ()


def test_towns_of_one_name_come_by_inhabitants(gazetteer: Gazetteer) -> None:
    towns = [place.population for place in gazetteer.find("Springfield") if place.name == "Springfield"]
    assert len(towns) > 10
    assert towns == sorted(towns, reverse=True)


@pytest.mark.parametrize(
    ("name", "state"), [("Fla.", "Florida"), ("VA", "Virginia"), ("N.H.", "New Hampshire"), ("Ont.", "Ontario")]
)
def test_abbreviated_state_is_known_after_a_comma_only(gazetteer: Gazetteer, name: str, state: str) -> None:
    assert gazetteer.find_container(name)[0].name == state
    assert all(place.name != state for place in gazetteer.find(name))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("West Palm Beach , Fla.", 3),
        ("United States said", 2),
        ("Police said", 0),
        ("March on", 0),
        ("Geneva", 1),
        (", Geneva", 0),
        ("Sharm el-Sheikh on Monday", 2),
        ("The Hague", 2),
    ],
)
def test_longest_place_passes_over_everyday_words(gazetteer: Gazetteer, words: str, count: int) -> None:
    assert gazetteer.longest_place(words.split()) == count


def test_state_is_found_by_its_code_in_either_case(gazetteer: Gazetteer) -> None:
    upper, lower = gazetteer.country("CHE"), gazetteer.country("che")
    assert upper is not None
    assert upper == lower
    assert upper.name == "Switzerland"
    assert gazetteer.country("ZZZ") is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Saint Petersburg", "St. Petersburg"),
        ("Zürich", "Zurich"),
        ("the Hague", "Hague"),
        ("Port-au-Prince", "Port au Prince"),
    ],
)
def test_spellings_of_one_name_share_a_key(left: str, right: str) -> None:
    assert place_key(left) == place_key(right)


def test_damaged_file_says_how_to_mend_it() -> None:
    with pytest.raises(DirectoryError, match="build_gazetteer"):
        Gazetteer(b"not a gazetteer")
