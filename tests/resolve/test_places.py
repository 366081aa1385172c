"""Places on the map; capitals that are places apart from capitals that govern."""

import pytest

from communique.directory.places import Gazetteer, load_gazetteer
from communique.model import Document, Evidence, Mention, Place, Reading, Segment, Sentence, Span, Token
from communique.resolve.places import container_of, home_of, locate_places
from communique.resolve.places_context import Home, Toponym, distance, is_inside, settle
from communique.resolve.places_grammar import use_of


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def read(text: str, *names: str, actors: dict[str, str] | None = None, **metadata: object) -> tuple[Reading, Document]:
    """A reading of one sentence whose tokens are its words, with a place mention for each name."""
    tokens: list[Token] = []
    at = 0
    for word in text.replace(",", " ,").replace(".", " .").replace("'s", " 's").split():
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(Span(start, at), word))
    mentions = []
    at = 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        span = Span(start, at)
        mentions.append(Mention(span, "place", span, 0, actor=(actors or {}).get(name)))
    sentence = Sentence(Span(0, len(text)), 0, len(tokens), 0, 0)
    document = Document(id="d", name="d", text=text, segments=(Segment(sentence.span, "body"),), **metadata)  # type: ignore[arg-type]
    return Reading(document="d", sentences=(sentence,), tokens=tuple(tokens), mentions=tuple(mentions)), document


def located(gazetteer: Gazetteer, text: str, *names: str, **metadata: object) -> list[str | None]:
    reading, document = read(text, *names, **metadata)
    result = locate_places(reading, document, gazetteer=gazetteer)
    places = {place.id: place for place in result.places}
    return [f"{places[m.place].name}/{places[m.place].country}" if m.place else None for m in result.mentions]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("They met in Geneva, Switzerland.", ("Geneva",), ["Geneva/CHE"]),
        ("They met in Geneva, Ill.", ("Geneva",), ["Geneva/USA"]),
        ("They met in Paris, Texas.", ("Paris",), ["Paris/USA"]),
        ("They met in Moscow, Idaho.", ("Moscow",), ["Moscow/USA"]),
        ("They met in West Palm Beach, Fla.", ("West Palm Beach",), ["West Palm Beach/USA"]),
        (
            "The U.S. and Russia met in Vienna.",
            ("U.S.", "Russia", "Vienna"),
            ["United States/USA", "Russia/RUS", "Vienna/AUT"],
        ),
        ("He flew from Tbilisi in Georgia.", ("Tbilisi", "Georgia"), ["Tbilisi/GEO", "Georgia/GEO"]),
        ("Towns near Atlanta in Georgia, and Savannah.", ("Atlanta", "Savannah"), ["Atlanta/USA", "Savannah/USA"]),
        (
            "Russia, China, US and UK agreed.",
            ("China", "US", "UK"),
            ["China/CHN", "United States/USA", "United Kingdom/GBR"],
        ),
        ("Ships left the Black Sea.", ("Black Sea",), ["Black Sea/None"]),
        ("Shells fell in Nagorno-Karabakh.", ("Nagorno-Karabakh",), ["Nagorno-Karabakh/AZE"]),
        ("They dined at Camp David.", ("Camp David",), ["Camp David/USA"]),
        ("They met in Nowhereville.", ("Nowhereville",), [None]),
    ],
)
def test_place_is_found_by_what_stands_with_it(
    gazetteer: Gazetteer, text: str, names: tuple[str, ...], expected: list[str | None]
) -> None:
    assert located(gazetteer, text, *names) == expected


def test_one_container_settles_the_name_for_the_whole_document(gazetteer: Gazetteer) -> None:
    text = "A fair opened in Athens, Ohio. The fair in Athens was full."
    assert located(gazetteer, text, "Athens", "Athens") == ["Athens/USA", "Athens/USA"]


def test_neighbours_draw_a_name_to_their_region(gazetteer: Gazetteer) -> None:
    text = "Buses from Lexington and Frankfort stopped in Versailles and Georgetown."
    places = located(gazetteer, text, "Lexington", "Frankfort", "Versailles", "Georgetown")
    assert all(place is not None and place.endswith("USA") for place in places)


def test_country_of_the_publisher_counts(gazetteer: Gazetteer) -> None:
    text = "The council of Newcastle met."
    assert located(gazetteer, text, "Newcastle", url="https://www.example.com.au/a") == ["Newcastle/AUS"]
    reading, document = read(text, "Newcastle", url="https://www.example.co.uk/a")
    assert home_of(document, gazetteer).country == "GBR"
    assert reading.mentions[0].place is None


def test_dateline_draws_towns_to_it(gazetteer: Gazetteer) -> None:
    home = Home(None, gazetteer.find("Boston")[:1])
    (near, _), (far, _) = (
        settle([Toponym("Cambridge")], gazetteer=gazetteer, home=home)[0],
        settle([Toponym("Cambridge")], gazetteer=gazetteer)[0],
    )
    assert near is not None
    assert far is not None
    assert near.country == "USA"
    assert far.country == "GBR"


@pytest.mark.parametrize(
    ("text", "actor_kept", "placed"),
    [
        ("Moscow will not support the plan.", True, False),
        ("Moscow said it was glad.", True, False),
        ("They hope that Moscow agrees.", True, False),
        ("Relations between Moscow and Kyiv are poor.", True, False),
        ("He signed a deal with Moscow.", True, False),
        ("Moscow's policy is clear.", True, False),
        ("They held talks in Moscow.", False, True),
        ("He flew to Moscow.", False, True),
        ("He arrived from Moscow.", False, True),
        ("A crowd stood near Moscow.", False, True),
        ("Moscow's mayor was there.", False, True),
        ("The Moscow talks failed.", False, True),
        ("He visited Moscow.", False, True),
    ],
)
def test_capital_acts_or_is_a_place(gazetteer: Gazetteer, text: str, actor_kept: bool, placed: bool) -> None:
    reading, document = read(text, "Moscow", actors={"Moscow": "state:rus"})
    mention = locate_places(reading, document, gazetteer=gazetteer).mentions[0]
    assert (mention.actor == "state:rus") == actor_kept
    assert (mention.place == "geo:524901") == placed


def test_country_keeps_its_actor_where_it_is_a_place(gazetteer: Gazetteer) -> None:
    reading, document = read("Troops went into Georgia.", "Georgia", actors={"Georgia": "state:geo"})
    mention = locate_places(reading, document, gazetteer=gazetteer).mentions[0]
    assert (mention.actor, mention.place) == ("state:geo", "country:geo")


def test_word_bound_to_a_state_takes_its_place(gazetteer: Gazetteer) -> None:
    reading, document = read("Troops left the North.", "North", actors={"North": "state:prk"})
    assert locate_places(reading, document, gazetteer=gazetteer).mentions[0].place == "country:prk"


def test_places_hold_every_place_once(gazetteer: Gazetteer) -> None:
    reading, document = read("He flew from Oslo to Bergen and back in Oslo.", "Oslo", "Bergen", "Oslo")
    places = locate_places(reading, document, gazetteer=gazetteer).places
    assert sorted(place.name for place in places) == ["Bergen", "Oslo"]


@pytest.mark.parametrize(
    ("text", "container"),
    [
        ("Geneva, Switzerland, today", "Switzerland"),
        ("Geneva (Switzerland) today", "Switzerland"),
        ("Geneva in western Switzerland", "Switzerland"),
        ("Geneva said", None),
    ],
)
def test_container_is_read_after_the_name(text: str, container: str | None) -> None:
    assert container_of(text, len("Geneva")) == container


def test_inside_is_told_by_country_and_division(gazetteer: Gazetteer) -> None:
    texas = gazetteer.find_container("Texas")[0]
    towns = {place.admin: place for place in gazetteer.find("Paris") if place.country == "USA"}
    assert is_inside(towns["TX"], texas)
    assert not is_inside(towns["TN"], texas)


def test_distance_is_in_kilometres() -> None:
    oslo = Place("a", "Oslo", "city", 59.91, 10.75)
    bergen = Place("b", "Bergen", "city", 60.39, 5.32)
    assert 295 < distance(oslo, bergen) < 315
    assert distance(oslo, Place("c", "x", "city")) == float("inf")


def test_no_mentions_no_places(gazetteer: Gazetteer) -> None:
    reading, document = read("Nothing here.", dateline_place=Evidence("Paris, Texas", "stated"))
    assert locate_places(reading, document, gazetteer=gazetteer).places == ()


def test_use_is_open_where_the_words_do_not_tell() -> None:
    reading, _ = read("A blow to Moscow.", "Moscow")
    assert use_of(reading, reading.mentions[0]) == "open"


def test_half_of_a_hyphenated_pair_acts() -> None:
    reading, _ = read("The Peru-Chile talks failed.", "Peru", "Chile")
    assert [use_of(reading, mention) for mention in reading.mentions] == ["actor", "actor"]
