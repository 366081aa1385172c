"""Mentions of one actor fall into one chain."""

from communique.directory import load_directory
from communique.directory.places import load_gazetteer
from communique.ingest import document_from_text
from communique.model import Attribution, Span
from communique.read.coreference import link_mentions
from communique.read.mentions import find_mentions
from communique.read.sentences import split_sentences
from communique.read.tagger import tag_tokens


def chains(text: str, attributions: tuple[Attribution, ...] = ()) -> dict[int, list[str]]:
    """Return chain -> words of its mentions in order."""
    document = document_from_text(text, name="test.txt")
    sentences, tokens = split_sentences(document)
    tokens = tag_tokens(sentences, tokens)
    found = find_mentions(document, sentences, tokens, directory=load_directory(), gazetteer=load_gazetteer())
    result: dict[int, list[str]] = {}
    for mention in link_mentions(document, sentences, tokens, found, attributions):
        if mention.chain is not None:
            result.setdefault(mention.chain, []).append(mention.span.of(document.text))
    return result


def together(text: str, *words: str) -> bool:
    return any(all(word in chain for word in words) for chain in chains(text).values())


def test_surname_links_to_the_full_name() -> None:
    assert together("Minister Ines Valdoria spoke. Valdoria then left.", "Minister Ines Valdoria", "Valdoria")


def test_two_people_of_one_surname_stay_apart_by_title() -> None:
    text = "Mayor Ines Valdoria met Senator Pablo Valdoria. Senator Valdoria smiled."
    assert together(text, "Senator Pablo Valdoria", "Senator Valdoria")
    assert not together(text, "Mayor Ines Valdoria", "Senator Valdoria")


def test_spellings_of_a_slavic_name_are_one() -> None:
    assert together("Sergei Kuzmin spoke. Sergey Kuzmin left.", "Sergei Kuzmin", "Sergey Kuzmin")


def test_initial_links_to_the_given_name() -> None:
    assert together("Ines Valdoria spoke. According to I. Valdoria, it rains.", "Ines Valdoria", "I. Valdoria")


def test_acronym_in_brackets_links_to_its_name() -> None:
    text = "The Arctic Shipping Council (ASC) met. ASC agreed."
    assert together(text, "The Arctic Shipping Council", "ASC")


def test_apposition_links_a_description_before_or_behind_the_name() -> None:
    assert together(
        "Ines Valdoria, the head of the Arctic Shipping Council, spoke.",
        "Ines Valdoria",
        "the head of the Arctic Shipping Council",
    )
    assert together("The mayor of Oslo, Ines Valdoria, spoke.", "The mayor of Oslo", "Ines Valdoria")


def test_list_of_people_is_no_apposition() -> None:
    text = "Ines Valdoria, the mayor and Otto Brandt came."
    assert not together(text, "Ines Valdoria", "Otto Brandt")


def test_role_links_to_the_person_of_that_title() -> None:
    text = (
        "NATO Secretary General Anders Fogh Rasmussen met Norwegian Foreign Minister Jonas Store. "
        "The secretary general was pleased. The foreign minister left."
    )
    assert together(text, "NATO Secretary General Anders Fogh Rasmussen", "The secretary general")
    assert together(text, "Norwegian Foreign Minister Jonas Store", "The foreign minister")


def test_defence_minister_is_not_the_foreign_minister() -> None:
    text = "Foreign Minister Ines Valdoria spoke. The defence minister left."
    assert not together(text, "Foreign Minister Ines Valdoria", "The defence minister")


def test_diplomat_may_mean_the_spokesman() -> None:
    text = "Foreign Ministry spokesman Otto Brandt spoke on Monday. It was late, said the diplomat."
    assert together(text, "Foreign Ministry spokesman Otto Brandt", "the diplomat")


def test_bare_role_in_lower_case_names_an_office_and_nobody() -> None:
    text = "Ines Valdoria, who became secretary of state in 2001, spoke."
    assert not together(text, "Ines Valdoria", "secretary of state")


def test_pronoun_agrees_in_gender() -> None:
    text = "Mrs. Valdoria met Mr. Brandt in Oslo. She was pleased."
    assert together(text, "Mrs. Valdoria", "She")


def test_pronoun_prefers_the_one_who_spoke_before() -> None:
    text = "Minister Otto Brandt said talks with Mr. Keller would go on. “We shall see,” he said."
    assert together(text, "Minister Otto Brandt", "he")


def test_first_person_in_a_quotation_is_its_speaker() -> None:
    text = "“I am pleased,” said Minister Otto Brandt."
    assert together(text, "I", "Minister Otto Brandt")


def test_attribution_settles_the_first_person() -> None:
    text = "Otto Brandt met Ines Valdoria. “I am pleased.”"
    start = text.index("Ines")
    quotation = text.index("“")
    attribution = Attribution(
        speaker=None,
        cue=None,
        content=(Span(quotation, len(text)),),
        form="direct",
        sentence=1,
        inferred_speaker=Span(start, start + len("Ines Valdoria")),
    )
    assert any("I" in chain and "Ines Valdoria" in chain for chain in chains(text, (attribution,)).values())


def test_empty_it_is_not_linked() -> None:
    assert not together("NATO met. It is important that talks go on.", "NATO", "It")


def test_relative_pronoun_links_to_the_name_before_it() -> None:
    assert together("Ines Valdoria, who had been ill, spoke.", "Ines Valdoria", "who")


def test_body_called_by_its_kind_links_to_the_body_named_before() -> None:
    text = "The Arctic Shipping Council met. The council agreed."
    assert together(text, "The Arctic Shipping Council", "The council")


def test_chains_are_numbered_from_zero_in_text_order() -> None:
    assert list(chains("Oslo and Bergen and Oslo.")) == [0, 1]


def test_the_official_is_the_unnamed_one_of_a_sentence_before() -> None:
    text = "Foreign Minister Ines Valdoria left. A senior official stayed. The official warned that it was late."
    assert together(text, "A senior official", "The official")
    assert not together(text, "Valdoria", "The official")


def test_it_that_speaks_is_the_body_of_the_sentence_before() -> None:
    assert together("NATO met on Monday. It said the mission would end.", "NATO", "It")


def test_family_name_with_an_article_stands_alone() -> None:
    text = "Minister Karim al-Zubari came late. In an interview, al-Zubari said the talks cannot go on."
    assert together(text, "Minister Karim al-Zubari", "al-Zubari")


def test_surname_with_its_particles_links_to_the_full_name() -> None:
    text = "The envoy Ramiro de la Fuente spoke. De la Fuente then left."
    assert together(text, "Ramiro de la Fuente", "De la Fuente") or together(
        text, "The envoy Ramiro de la Fuente", "De la Fuente"
    )


def test_surname_without_its_arab_article_links_to_the_full_name() -> None:
    assert together("Minister Karim al-Haddad spoke. Mr Haddad then left.", "Minister Karim al-Haddad", "Mr Haddad")


def test_unnamed_official_who_ends_the_sentence_is_not_the_name_before_him() -> None:
    text = "Ines Valdoria will not meet Pablo Kuzmin, a Danish official said."
    assert not together(text, "Pablo Kuzmin", "a Danish official")


def test_president_of_a_white_house_briefing_is_its_own() -> None:
    text = (
        "Press Briefing by a Senior Administration Official\n\nMarch 3, 2014\n\n"
        "President Hollande met with us. The President said that talks will go on."
    )
    assert not together(text, "President Hollande", "The President")


def test_he_in_an_aside_is_not_whom_the_words_are_about() -> None:
    text = "Pablo Kuzmin spoke to reporters. Viktor Valdoria, he said, had turned it down."
    assert together(text, "Pablo Kuzmin", "he")


def test_two_people_the_directory_knows_are_never_one() -> None:
    text = "The leader, Angela Merkel, the leader, Vladimir Putin, and others met."
    assert not together(text, "Angela Merkel", "Vladimir Putin")


def test_prime_minister_is_no_other_minister() -> None:
    text = "Defence Minister Ines Valdoria met Prime Minister Pablo Ruiz. The prime minister smiled."
    assert together(text, "Prime Minister Pablo Ruiz", "The prime minister")
    text = "Defence Minister Ines Valdoria spoke. The prime minister smiled."
    assert not together(text, "Defence Minister Ines Valdoria", "The prime minister")


def test_office_finds_its_holder_named_without_it() -> None:
    text = "OSLO, 3 May 2016 - Erna Solberg flew to Lima with a large party. The prime minister was met by Ana Rojas."
    assert together(text, "Erna Solberg", "The prime minister")


def test_he_behind_a_colon_is_who_denied_it() -> None:
    text = "Mr Luis Mamani spoke. He was firm. Mr Pablo Ruiz denied this: Peru, he told the radio, would never do so."
    assert together(text, "Mr Pablo Ruiz", "he")
