"""Position maps."""

from hypothesis import given
from hypothesis import strategies as st

from communique.config import Config
from communique.ingest import source_span
from communique.ingest.maps import MapBuilder, compose_maps
from communique.ingest.metadata import External
from communique.ingest.pages import read_page
from communique.model import Document, Span


def page(source):
    return next(
        one for one in read_page(source, name="p", external=External(), config=Config()) if isinstance(one, Document)
    )


def words_in_source(document, words):
    start = document.text.index(words)
    place = source_span(document, Span(start, start + len(words)))
    return document.source[place.start : place.end]


def test_copied_pieces_that_follow_each_other_are_one_run():
    builder = MapBuilder()
    builder.copy("ab", 0)
    builder.copy("cd", 2)
    builder.insert("\n")
    builder.copy("ef", 10)
    assert builder.finish() == ("abcd\nef", ((0, 0, 4), (5, 10, 2)))


def test_maps_compose_run_by_run():
    assert compose_maps(((0, 2, 4), (5, 8, 2)), ((2, 20, 2), (4, 40, 10))) == ((0, 20, 2), (2, 40, 2), (5, 44, 2))


def test_words_of_a_page_lead_back_through_markup_and_references():
    document = page(
        "<p>The minister said &ldquo;we <b>will</b> go on&rdquo; &amp; left the\n  room in a hurry on Monday.</p>"
    )
    assert words_in_source(document, "“we will go on”") == "&ldquo;we <b>will</b> go on&rdquo;"
    assert words_in_source(document, "& left the room") == "&amp; left the\n  room"


def test_a_text_that_is_its_own_source_maps_to_itself():
    document = Document(id="d", name="d", text="abc", segments=())
    assert source_span(document, Span(1, 2)) == Span(1, 2)


def test_inserted_words_lead_nowhere():
    document = Document(id="d", name="d", text="a\nb", segments=(), source="a|b", source_map=((0, 0, 1), (2, 2, 1)))
    assert source_span(document, Span(1, 2)) is None


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<b>", "</b>", "word ", "&amp;", "&#65;", "\n", "<br>", "x", "<!-- c -->", "<"])
    )
)
def test_every_character_of_a_page_that_stands_in_its_source_stands_where_the_map_says(pieces):
    source = "<html><body>" + "".join(pieces)
    for one in read_page(source, name="p", external=External(), config=Config()):
        if isinstance(one, Document):
            for start, origin, length in one.source_map:
                if length > 1:
                    assert one.text[start : start + length] == one.source[origin : origin + length]
                assert 0 <= origin <= len(source) - length
