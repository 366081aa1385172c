"""Chains are bound to actors, or left unbound with the candidates kept."""

import msgspec
import pytest

from communique.directory import load_directory
from communique.directory.places import load_gazetteer
from communique.errors import ReadingMismatch
from communique.ingest import document_from_text
from communique.model import Evidence, Mention, Reading, Span, TimeExpression
from communique.read.coreference import link_mentions
from communique.read.mentions import find_mentions
from communique.read.sentences import split_sentences
from communique.read.tagger import tag_tokens
from communique.resolve import resolve_reading
from communique.resolve.actors import bind_actors

from .binding import bind


def mention(words: str, text: str, day: str | None = "2013-04-23") -> Mention:
    _, reading = bind(text, day)
    return next(one for one in reading.mentions if one.span.of(text) == words)


def actor(words: str, text: str, day: str | None = "2013-04-23") -> str | None:
    return mention(words, text, day).actor


@pytest.mark.parametrize(
    ("day", "expected"), [("2011-05-01", "person:anders-fogh-rasmussen"), ("2020-05-01", "person:jens-stoltenberg")]
)
def test_office_alone_means_its_holder_on_the_day(day: str, expected: str) -> None:
    found = mention("the NATO chief", "In Brussels the NATO chief spoke.", day)
    assert found.actor == expected
    assert found.office == "body:nato/secretary-general"


def test_office_without_a_day_is_not_guessed() -> None:
    found = mention("the NATO chief", "In Brussels the NATO chief spoke.", None)
    assert found.actor is None
    assert len(found.candidates) > 1


def test_surname_and_title_are_bound_with_the_office() -> None:
    found = mention("Foreign Minister Lavrov", "Foreign Minister Lavrov went to Brussels.")
    assert (found.actor, found.office) == ("person:sergei-lavrov", "state:rus/foreign-minister")


def test_other_spelling_is_the_same_person() -> None:
    assert actor("Sergey Lavrov", "Sergey Lavrov spoke.") == "person:sergei-lavrov"


def test_the_documents_own_introduction_beats_a_famous_namesake() -> None:
    text = "Otto Lavrov, a farmer, won the prize. Lavrov was pleased."
    assert actor("Lavrov", text) == "local:otto-lavrov"


def test_unknown_person_is_named_by_the_fullest_form_without_title() -> None:
    _, reading = bind("Professor Ines M. Valdoria spoke. Valdoria then left. Mrs. Valdoria smiled.")
    found = next(one for one in reading.actors if one.id.startswith("local:"))
    assert found.name == "Ines M. Valdoria"
    assert found.gender == "female"


def test_capital_that_acts_is_its_government() -> None:
    assert actor("Moscow", "Moscow believes that talks will help.") == "state:rus"


def test_palace_is_a_body() -> None:
    assert actor("The Kremlin", "The Kremlin said nothing.") == "body:kremlin"


def test_bare_ministry_is_that_of_the_state_in_view() -> None:
    text = "Russia wants talks. The Foreign Ministry said so."
    assert actor("The Foreign Ministry", text) == "body:rus-foreign-ministry"


def test_bare_ministry_among_several_states_is_left_open() -> None:
    text = "Russia, France, Spain and China met. The Foreign Ministry said so."
    assert actor("The Foreign Ministry", text) is None


def test_alliance_is_nato_where_nato_is_named() -> None:
    assert actor("the alliance", "NATO met in Brussels, and the alliance agreed.") == "body:nato"


def test_spokesman_is_bound_as_a_person_with_his_body_as_office() -> None:
    text = "Russian Foreign Ministry spokesman Alexander Lukashevich spoke."
    found = mention("Russian Foreign Ministry spokesman Alexander Lukashevich", text)
    assert found.actor == "person:alexander-lukashevich"
    assert found.office == "body:rus-foreign-ministry/spokesperson"


def test_unnamed_officials_speak_for_their_state() -> None:
    assert actor("Japanese officials", "Japanese officials said so.") == "state:jpn"


def test_unattached_officials_stay_unknown() -> None:
    assert actor("officials", "The talks failed, officials said.") is None


def test_many_at_a_body_do_not_speak_for_it() -> None:
    assert actor("Many at NATO", "Many at NATO say it is late.") is None


def test_government_of_a_leader_is_his_state() -> None:
    text = "Prime Minister Shinzo Abe left. Abe's government said nothing."
    assert actor("Abe's government", text) == "state:jpn"


def test_monarchs_single_name_keeps_its_style() -> None:
    _, reading = bind("King Harfagre of Norway came.")
    assert "King Harfagre of Norway" in {one.name for one in reading.actors}


def test_pronoun_has_the_actor_of_its_chain() -> None:
    assert actor("He", "Sergei Lavrov spoke on Monday. He left.") == "person:sergei-lavrov"


def test_statement_speaks_for_the_body_that_spoke_in_it() -> None:
    text = "NATO said in a statement that talks would go on. The statement added that all was well."
    assert actor("The statement", text) == "body:nato"


def test_town_is_no_government_where_one_is_or_goes() -> None:
    assert actor("Paris", "The ministers met in Paris on Monday.") is None
    assert actor("Paris", "The accord between London and Paris held.") == "state:fra"


def test_mayor_does_not_speak_for_the_state() -> None:
    assert actor("The mayor of Moscow", "The mayor of Moscow said no.") is None


def test_unknown_holder_of_a_bare_title_gets_no_office_of_another_state() -> None:
    assert mention("Attorney General Otto Brandt", "Attorney General Otto Brandt left Vienna.").office is None


def test_possessive_state_settles_a_common_surname() -> None:
    assert actor("North Korea's Kim", "Much depends on North Korea's Kim.", "2016-09-01") == "person:kim-jong-un"


def test_bare_ministry_belongs_to_the_state_of_the_sentence_before() -> None:
    text = "Japan and Chile met.\n\nLater China protested. The foreign ministry said no."
    assert actor("The foreign ministry", text) == "body:chn-foreign-ministry"


def test_queen_of_the_one_kingdom_in_the_document() -> None:
    text = "France and Britain agreed. The Queen was pleased."
    assert actor("The Queen", text) == "person:elizabeth-ii"


def test_past_year_in_the_sentence_settles_who_held_the_title() -> None:
    text = "In 1990, President Bush met Mikhail Gorbachev."
    document = document_from_text(text, name="test.txt")
    document = msgspec.structs.replace(
        document, published=Evidence(value="2004-05-01", method="external", precision="day")
    )
    sentences, tokens = split_sentences(document)
    tokens = tag_tokens(sentences, tokens)
    found = find_mentions(document, sentences, tokens, directory=load_directory(), gazetteer=load_gazetteer())
    found = link_mentions(document, sentences, tokens, found)
    time = TimeExpression(span=Span(3, 7), kind="DATE", sentence=0, value="1990", edtf="1990")
    reading = Reading(document=document.id, sentences=sentences, tokens=tokens, mentions=found, times=(time,))
    bound = bind_actors(reading, document, directory=load_directory())
    assert next(one for one in bound.mentions if one.title is not None).actor == "person:george-h-w-bush"


def test_every_bound_actor_is_listed_with_its_parents() -> None:
    _, reading = bind("The Russian Foreign Ministry and Sergei Lavrov agreed with Otto Brandt.")
    listed = {one.id for one in reading.actors}
    assert {one.actor for one in reading.mentions if one.actor} <= listed
    assert "state:rus" in listed


def test_reading_of_another_document_is_refused() -> None:
    document = document_from_text("Oslo.", name="test.txt")
    reading = Reading(document="other", sentences=(), tokens=())
    with pytest.raises(ReadingMismatch):
        resolve_reading(reading, document, directory=load_directory(), gazetteer=load_gazetteer())


def test_envoy_speaks_for_who_sends_him() -> None:
    assert actor("The Iraqi ambassador to Greece", "The Iraqi ambassador to Greece left Athens.") == "state:irq"


def test_capital_that_opens_the_sentence_tells_whose_ministry_speaks() -> None:
    text = "Japan and India signed. In Beijing, the Foreign Ministry said it was calm. India was glad."
    assert actor("the Foreign Ministry", text) == "body:chn-foreign-ministry"


def test_minister_by_nationality_is_the_one_named_before() -> None:
    text = "Celso Amorim spoke first. The Brazilian minister left."
    assert actor("The Brazilian minister", text, "2009-07-29") == "person:celso-amorim"


def test_nation_named_with_a_describing_word_is_the_state() -> None:
    text = "The mountain nation of Nepal said it was ready."
    assert all(not (one.actor or "").startswith("local:") for one in bind(text)[1].mentions)


def test_describing_adjective_is_no_name() -> None:
    text = "The Geneva-based group said it was ready."
    assert all(one.actor is None for one in bind(text)[1].mentions)


def test_man_called_like_a_small_town_is_a_man() -> None:
    found = mention("Francisco Santos", "Francisco Santos, the vice-president, was worried.")
    assert found.kind == "person"


def test_his_government_is_that_of_the_man_not_of_the_dateline() -> None:
    text = "PARIS (Wire) - Chancellor Angela Merkel left. She said her government would go on, not the French one."
    assert actor("her government", text) == "state:deu"


def test_former_senator_of_a_state_does_not_speak_for_it() -> None:
    assert actor("the former French senator", "In Lyon the former French senator spoke.") is None


def test_surname_of_two_words_is_known() -> None:
    assert actor("President Peña Nieto", "On Monday President Peña Nieto spoke.") == "person:enrique-pena-nieto"
