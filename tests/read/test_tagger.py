"""The perceptron tagger and its lemmas."""

from communique.model import Sentence, Span, Token
from communique.read.tagger import lemma_of, load_tagger, tag_tokens, tag_words


def tags(sentence: str) -> list[str]:
    return tag_words(sentence.split(), load_tagger())


def test_verbs_names_and_determiners_are_told_apart() -> None:
    assert tags("The minister met the envoy in Geneva on Tuesday .") == [
        "DET", "NOUN", "VERB", "DET", "NOUN", "ADP", "PROPN", "ADP", "PROPN", "PUNCT",
    ]  # fmt: skip


def test_the_same_form_is_noun_or_verb_by_its_neighbours() -> None:
    assert tags("They will visit Moscow .")[2] == "VERB"
    assert tags("The visit to Moscow was long .")[1] == "NOUN"


def test_a_shouted_sentence_is_tagged_as_if_in_lower_case() -> None:
    assert tags("THE PRESIDENT WILL VISIT THE CAPITAL ON MONDAY")[3] == "VERB"


def test_lemmas_undo_regular_and_irregular_endings() -> None:
    lemmas = load_tagger().lemmas
    forms = {"met": "meet", "said": "say", "visited": "visit", "agreed": "agree", "signing": "sign", "planned": "plan"}
    assert {form: lemma_of(form, "VERB", lemmas) for form in forms} == forms
    assert lemma_of("treaties", "NOUN", lemmas) == "treaty"
    assert lemma_of("talks", "NOUN", lemmas) == "talk"
    assert lemma_of("Lavrov", "PROPN", lemmas) == "Lavrov"


def test_tokens_keep_their_spans_and_gain_tags() -> None:
    text = "Both sides agreed."
    spans = [Span(0, 4), Span(5, 10), Span(11, 17), Span(17, 18)]
    tokens = tuple(Token(span=span, text=span.of(text)) for span in spans)
    sentence = Sentence(span=Span(0, 18), first=0, last=4, segment=0, paragraph=0)
    tagged = tag_tokens([sentence], tokens)
    assert [token.span for token in tagged] == spans
    assert [token.lemma for token in tagged[1:3]] == ["side", "agree"]
    assert tagged[2].pos == "VERB"
