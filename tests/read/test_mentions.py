"""Names, titles, roles, groups and pronouns are found with their exact places."""

import pytest

from communique.directory import load_directory
from communique.directory.places import load_gazetteer
from communique.ingest import document_from_text
from communique.model import Mention
from communique.read.mentions import find_mentions, outermost
from communique.read.sentences import split_sentences
from communique.read.tagger import tag_tokens


def read(text: str) -> list[tuple[str, str, Mention]]:
    """Return (kind, words, mention) for a text."""
    document = document_from_text(text, name="test.txt")
    sentences, tokens = split_sentences(document)
    tokens = tag_tokens(sentences, tokens)
    found = find_mentions(document, sentences, tokens, directory=load_directory(), gazetteer=load_gazetteer())
    return [(mention.kind, mention.span.of(document.text), mention) for mention in found]


def words(text: str, kind: str) -> list[str]:
    return [span for found, span, _ in read(text) if found == kind]


def head(text: str, span: str) -> str:
    return next(text[m.head.start : m.head.end] for _, words, m in read(text) if words == span)


def test_title_and_name_are_one_mention_with_the_bare_name_as_head() -> None:
    text = "Norwegian Foreign Minister Jonas Gahr Store met reporters."
    _, span, mention = next(one for one in read(text) if one[0] == "person")
    assert span == "Norwegian Foreign Minister Jonas Gahr Store"
    assert mention.head.of(text) == "Jonas Gahr Store"
    assert mention.title is not None
    assert mention.title.of(text) == "Norwegian Foreign Minister"
    assert mention.gender == "male"


def test_possessive_state_belongs_to_the_title() -> None:
    assert words("Hungary’s former prime minister Gordon Bajnai spoke.", "person") == [
        "Hungary’s former prime minister Gordon Bajnai"
    ]


def test_lower_case_ministry_stands_in_the_title_of_a_spokeswoman() -> None:
    text = "According to foreign ministry spokeswoman Birgit Holm, the talks will go on."
    assert words(text, "person") == ["foreign ministry spokeswoman Birgit Holm"]


def test_plural_title_is_shared_by_the_names_it_announces() -> None:
    text = "Foreign Ministers Carl Bildt and Radoslaw Sikorski went to Kyiv."
    people = [mention for kind, _, mention in read(text) if kind == "person"]
    assert [mention.head.of(text) for mention in people] == ["Carl Bildt", "Radoslaw Sikorski"]
    assert all(mention.title is not None and mention.title.of(text) == "Foreign Ministers" for mention in people)


def test_role_phrase_without_a_name_is_a_role_with_its_noun_as_head() -> None:
    text = "Later the Danish foreign minister left."
    assert words(text, "role") == ["the Danish foreign minister"]
    assert head(text, "the Danish foreign minister") == "minister"


def test_role_takes_its_complement() -> None:
    text = "He spoke to the head of the Libyan National Oil Corporation in Tripoli."
    assert "the head of the Libyan National Oil Corporation" in words(text, "role")


def test_affiliation_behind_a_name_belongs_to_the_mention() -> None:
    text = "According to Pavel Orlov of the Northern Studies Institute, ice is thin."
    assert words(text, "person") == ["Pavel Orlov of the Northern Studies Institute"]
    assert "the Northern Studies Institute" in words(text, "org")


def test_bare_surname_takes_the_type_of_the_full_name_elsewhere_in_the_document() -> None:
    text = "Ines Valdoria spoke first.\n\nThen Valdoria left for Madrid."
    assert words(text, "person") == ["Ines Valdoria", "Valdoria"]


def test_surname_in_a_headline_is_known_from_the_body() -> None:
    text = "Valdoria Warns of Delays in Pact\n\nMinister Ines Valdoria warned of delays on Monday."
    assert words(text, "person")[0] == "Valdoria"


def test_capitals_of_a_shot_list_are_read_by_title() -> None:
    text = "(SOUNDBITE) (English) NORWEGIAN FOREIGN MINISTER JONAS LINDQVIST SAYING: “We agree.”"
    assert "NORWEGIAN FOREIGN MINISTER JONAS LINDQVIST" in words(text, "person")


def test_initial_and_surname_without_blank_are_one_name() -> None:
    assert "S.Lavrov" in words("Moscow, S.Lavrov said, will wait.", "person")


def test_states_in_a_list_are_each_a_place() -> None:
    text = "France, Chile, the United States and Japan agreed."
    assert words(text, "place") == ["France", "Chile", "United States", "Japan"]


@pytest.mark.parametrize("pair", ["China-Japan", "NATO-Ukraine"])
def test_halves_of_a_hyphenated_pair_are_mentions_of_their_own(pair: str) -> None:
    found = [span for _, span, _ in read(f"They discussed {pair} relations at length.")]
    assert pair.split("-")[0] in found
    assert pair.split("-")[1] in found


def test_unknown_body_is_told_by_its_last_noun() -> None:
    assert "the Arctic Shipping Council" in words("She joined the Arctic Shipping Council in May.", "org")


def test_body_goes_on_over_of_and_for() -> None:
    text = "He leads the Centre for Alpine and Baltic Studies here."
    assert "the Centre for Alpine and Baltic Studies" in words(text, "org")


def test_treaty_is_a_document_and_olympics_an_event() -> None:
    text = "The Open Waters Treaty was signed before the Winter Olympics."
    assert words(text, "document") == ["The Open Waters Treaty"]
    assert words(text, "event") == ["the Winter Olympics"]


def test_two_sides_are_a_group_and_officials_are_anonymous() -> None:
    text = "The two sides met, officials said, and analysts doubted it."
    assert words(text, "group") == ["The two sides"]
    assert words(text, "anonymous") == ["officials", "analysts"]


def test_states_of_an_alliance_are_a_group_and_many_at_it_are_anonymous() -> None:
    text = "NATO states agreed. Many at NATO say it is too late."
    assert words(text, "group") == ["NATO states"]
    assert words(text, "anonymous") == ["Many at NATO"]


def test_country_us_is_no_pronoun() -> None:
    assert words("The US told us so.", "pronoun") == ["us"]


def test_month_may_is_no_prime_minister() -> None:
    assert words("It may rain in May, they say.", "person") == []


def test_major_threat_is_no_officer() -> None:
    assert words("Drugs remain a major threat to the region.", "role") == []


def test_korean_family_name_stands_first() -> None:
    text = "Kim Song Chol arrived on Monday. Kim left on Tuesday."
    assert words(text, "person") == ["Kim Song Chol", "Kim"]


def test_outermost_leaves_out_what_lies_within() -> None:
    found = [mention for _, _, mention in read("Finland’s President Sauli Niinisto spoke.")]
    assert len(found) > len(outermost(found)) == 1


def test_every_span_lies_in_its_sentence() -> None:
    text = "The EU’s envoy, Marta Lind, said: “We will go.” She left Paris."
    document = document_from_text(text, name="test.txt")
    sentences, tokens = split_sentences(document)
    found = find_mentions(document, sentences, tokens, directory=load_directory(), gazetteer=load_gazetteer())
    assert found
    assert all(sentences[mention.sentence].span.contains(mention.span) for mention in found)


def test_statement_is_a_document_with_the_words_that_tell_whose_it_is() -> None:
    text = "A Kremlin statement came late. A letter from the Danish parliament came early. Sales letters were sent."
    assert words(text, "document") == ["A Kremlin statement", "A letter from the Danish parliament"]


def test_news_agency_takes_the_word_that_tells_its_kind() -> None:
    assert "The Interfax news agency" in words("The Interfax news agency said so.", "org")


def test_county_of_the_same_name_is_no_place_for_a_person() -> None:
    text = "The commentator Owen Fairfax said he would go."
    assert words(text, "person") == ["The commentator Owen Fairfax"]


def test_courtesy_begins_a_name_whatever_capital_stands_before_it() -> None:
    assert words("On Thanksgiving Mr Valdoria spoke.", "person") == ["Mr Valdoria"]


def test_general_before_a_company_word_is_no_officer() -> None:
    assert words("General Dynamics said it will pay.", "org") == ["General Dynamics"]


def test_official_agency_is_an_agency() -> None:
    assert "role" not in {kind for kind, _, _ in read("The official Arctic News Agency reported rain.")}


def test_name_between_commas_in_capitals_stays_whole() -> None:
    text = "(SOUNDBITE) (English) NORWEGIAN FOREIGN MINISTER, JONAS LINDQVIST, SAYING: “We agree.”"
    assert "JONAS LINDQVIST" in words(text, "person")


def test_acronyms_between_commas_are_not_shouted() -> None:
    assert words("The EU, NATO, SAARC and MERCOSUR sent observers.", "org") == ["The EU", "NATO", "SAARC", "MERCOSUR"]
