"""Names of states that are no more, and who led which in the decades after 1945."""

from communique.directory import load_directory


def test_states_that_are_no_more_are_known_by_their_own_names() -> None:
    directory = load_directory()
    for words, state in (
        ("North Vietnam", "state:dvn"),
        ("South Vietnam", "state:rvn"),
        ("Upper Volta", "state:uvo"),
        ("Rhodesia", "state:rho"),
        ("Zaire", "state:zai"),
        ("Ceylon", "state:cey"),
        ("United Arab Republic", "state:uar"),
    ):
        assert directory.find_names(words)[:1] == (state,)
    assert directory.demonym("South Vietnamese") == "state:rvn"
    assert directory.demonym("Rhodesian") == "state:rho"


def test_offices_of_a_renamed_state_are_those_of_the_present_one() -> None:
    directory = load_directory()
    offices = directory.find_offices("president of Zaire", day="1980")
    assert [tenure.holder for tenure in directory.holders(offices[0], "1980")] == ["person:mobutu-sese-seko"]


def test_leaders_of_the_postwar_decades_are_known_by_the_day() -> None:
    directory = load_directory()
    for phrase, day, name in (
        ("Australian Prime Minister", "1974-05-01", "Gough Whitlam"),
        ("Soviet Foreign Minister", "1973-01-10", "Andrei Gromyko"),
        ("president of Tunisia", "1965", "Habib Bourguiba"),
        ("North Vietnamese Premier", "1968-03-01", "Pham Van Dong"),
    ):
        office = directory.find_offices(phrase, day=day)[0]
        assert [directory.actors[tenure.holder].name for tenure in directory.holders(office, day)] == [name]


def test_a_surname_alone_is_nobody_long_off_the_stage() -> None:
    directory = load_directory()
    assert "person:dean-acheson" in directory.find_surname("Acheson", day="1951-03-01")
    assert directory.find_surname("Acheson", day="2015-03-01") == ()
    assert "person:dean-acheson" in directory.find_surname("Acheson")
