"""Attribution rules: who says what, one construction a case, with the speaker, cue and content it gives."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Attribution, Document, Segment, Span
from communique.read import split_sentences
from communique.read.attribution import find_attributions
from communique.read.tagger import tag_tokens


def read(text: str, kind: str = "body") -> list[Attribution]:
    document = Document(id="doc-1", name="x", text=text, segments=(Segment(Span(0, len(text)), kind),))  # type: ignore[arg-type]
    sentences, tokens = split_sentences(document)
    return list(find_attributions(document, sentences, tag_tokens(sentences, tokens), ()))


def told(text: str, kind: str = "body") -> list[tuple[str | None, str | None, str]]:
    return [
        (
            found.speaker.of(text) if found.speaker else None,
            found.cue.of(text) if found.cue else None,
            " .. ".join(span.of(text) for span in found.content),
        )
        for found in read(text, kind)
        if found.parent is None
    ]


CASES = {
    "indirect": ("Ivanov said that talks will go on.", ("Ivanov", "said", "that talks will go on")),
    "without that": ("The minister said talks will go on.", ("The minister", "said", "talks will go on")),
    "content first": ("Talks will go on here, the minister said.", ("the minister", "said", "Talks will go on here")),
    "inverted": ("“We are ready,” said Ivan Ivanov.", ("Ivan Ivanov", "said", "“We are ready,”")),
    "split": ("“We are ready,” he said, “but not today.”", ("he", "said", "“We are ready,” .. “but not today.”")),
    "split clause": ("The goal, he said, is peace in the north.", ("he", "said", "The goal .. is peace in the north")),
    "both": ("Both agreed that the dam was safe.", ("Both", "agreed", "that the dam was safe")),
    "on both sides": ("He called on both sides to wait.", ("He", "called on", "both sides to wait")),
    "gerund of the past": ("Ivanov denied having sold the dam.", ("Ivanov", "denied", "having sold the dam")),
    "gerund as subject": ("He added that drilling would stop.", ("He", "added", "that drilling would stop")),
    "addressee": ("Ivanov told reporters that he was ready.", ("Ivanov", "told", "that he was ready")),
    "addressee with a name": (
        "She told radio host Nick Orlov it would be late.",
        ("She", "told", "it would be late"),
    ),
    "apposition": (
        "Ivan Ivanov, head of the delegation, said he was ready.",
        ("Ivan Ivanov", "said", "he was ready"),
    ),
    "party and state": ("Gov. Mary Hill (R-OH) said she was ready.", ("Gov. Mary Hill", "said", "she was ready")),
    "time between": ("Ivanov said on Monday that he was ready.", ("Ivanov", "said", "that he was ready")),
    "time before": ("Ivanov on Monday said he was ready.", ("Ivanov", "said", "he was ready")),
    "auxiliaries": ("He has repeatedly said that it is over.", ("He", "has repeatedly said", "that it is over")),
    "according": ("According to the ministry, talks will go on.", ("the ministry", "According to", "talks will go on")),
    "according behind": ("Talks will go on, according to him.", ("him", "according to", "Talks will go on")),
    "call on": (
        "The Kremlin called on Riga to stop the tests.",
        ("The Kremlin", "called on", "Riga to stop the tests"),
    ),
    "asked not to": (
        "The watchdog urged the mediators not to end the talks.",
        ("The watchdog", "urged", "the mediators not to end the talks"),
    ),
    "quoted by an agency": (
        "The agency quoted Ivan Ivanov as saying that talks will go on.",
        ("Ivan Ivanov", "saying", "that talks will go on"),
    ),
    "went on": ("Riga, he went on, supported the mission.", ("he", "went on", "Riga .. supported the mission")),
    "put it": (
        "Kalnins put it bluntly: “He needs more friends than that.”",
        ("Kalnins", "put it bluntly", "“He needs more friends than that.”"),
    ),
    "said when asked": (
        "“That is under review,” Ozols said when asked about the case.",
        ("Ozols", "said", "“That is under review,”"),
    ),
    "the writer's remark": (
        "The army is leaving the base, the ministry said Friday, a statement that comes amid talks.",
        ("the ministry", "said", "The army is leaving the base"),
    ),
    "readiness": (
        "Ivanov expressed readiness to discuss the treaty.",
        ("Ivanov", "expressed readiness", "to discuss the treaty"),
    ),
    "fears": (
        "The premier has voiced fears that the deal may fail.",
        ("The premier", "has voiced fears", "that the deal may fail"),
    ),
    "adjective": (
        "Experts are skeptical that the deal will hold.",
        ("Experts", "are skeptical", "that the deal will hold"),
    ),
    "promise": ("He described his promise to close the base.", ("his", "promise", "to close the base")),
    "infinitive": ("Ivanov promised to raise the matter.", ("Ivanov", "promised", "to raise the matter")),
    "urge": ("Ivanov urged Latvia to reopen the border.", ("Ivanov", "urged", "Latvia to reopen the border")),
    "accuse": ("Ivanov accused Latvia of closing the border.", ("Ivanov", "accused", "of closing the border")),
    "call": ("Ivanov called the deal “a mistake.”", ("Ivanov", "called", "the deal “a mistake.”")),
    "passive with by": (
        "He was warned by the mayor that roads would close.",
        ("the mayor", "was warned by", "that roads would close"),
    ),
    "impersonal": ("It was announced that the base will close.", (None, "was announced", "that the base will close")),
    "any verb before a quotation": (
        "Ivanov interrupted, “That is not true at all.”",
        ("Ivanov", "interrupted", "“That is not true at all.”"),
    ),
    "question": ("Reporters asked whether he would go.", ("Reporters", "asked", "whether he would go")),
    "report published": (
        "A report published Monday said the base will close.",
        ("A report", "said", "the base will close"),
    ),
    "object of a preposition is no speaker": (
        "Ivanov in an interview on Monday said he was ready.",
        ("Ivanov", "said", "he was ready"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_construction_gives_speaker_cue_and_content(case: tuple[str, tuple[str | None, str, str]]) -> None:
    text, expected = case
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "He declined to comment on the plan.",
        "The ministry did not say when talks will go on.",
        "The said treaty was signed in 1990.",
        "They discussed the treaty in Riga.",
        "The announcement came on Monday.",
        "The “open door” policy goes on.",
    ],
)
def test_nothing_is_said_where_no_content_is_given(text: str) -> None:
    assert told(text) == []


def test_participle_takes_the_speaker_of_the_clause_before() -> None:
    assert told("“We are ready,” the minister said, adding that talks would begin soon.") == [
        ("the minister", "said", "“We are ready,”"),
        ("the minister", "adding", "that talks would begin soon"),
    ]


def test_second_reporting_verb_ends_what_the_first_reports() -> None:
    found = told("Ivanov denied that troops had been sent and accused Latvia of lying about it.")
    assert found == [
        ("Ivanov", "denied", "that troops had been sent"),
        ("Ivanov", "accused", "of lying about it"),
    ]


def test_soundbite_may_stand_on_the_line_behind_its_speaker() -> None:
    text = '5. SOUNDBITE (English) Ines Valdoria, President of Norland:\n"Norland will talk. It is ready."\n6. Cutaway'
    assert told(text) == [("Ines Valdoria, President of Norland", None, '"Norland will talk. It is ready."')]


def test_soundbite_of_a_shot_list_names_language_and_speaker() -> None:
    text = '(SOUNDBITE) (Russian) RUSSIAN MINISTER IVAN IVANOV SAYING: "We will go there soon."'
    (found,) = read(text, "shotlist")
    assert found.language == "Russian"
    assert told(text, "shotlist") == [("RUSSIAN MINISTER IVAN IVANOV", "SAYING", '"We will go there soon."')]


def test_name_before_a_colon_speaks_in_a_title() -> None:
    assert told("Ivanov: Latvia will reopen the border", "title") == [("Ivanov", None, "Latvia will reopen the border")]


def test_nested_speech_is_found_with_its_parent() -> None:
    text = "Ivanov said that Petrov had told the council that the base would close."
    outer, inner = read(text)
    assert inner.parent == 0
    assert inner.speaker is not None and inner.speaker.of(text) == "Petrov"
    assert outer.content[0].contains(inner.content[0])


@pytest.mark.parametrize(
    "text", ["said that he " * 4000, "according to X, " * 2000, "“A b c d said " * 2000, "((" * 5000]
)
def test_text_without_end_is_read_in_linear_time(text: str) -> None:
    begun = time.perf_counter()
    read(text)
    assert time.perf_counter() - begun < 20


def test_speech_reported_within_a_quotation_is_nested() -> None:
    text = "“Recently Petrov has said he supports the talks. I think we welcome this,” Ivanov said."
    outer, inner = read(text)
    assert outer.speaker is not None and outer.speaker.of(text) == "Ivanov"
    assert inner.speaker is not None and inner.speaker.of(text) == "Petrov"
    assert inner.content[0].of(text) == "he supports the talks"
    assert (inner.parent, inner.form) == (0, "indirect")


def test_tokens_without_parts_of_speech_are_tagged_first() -> None:
    text = "Ivanov said that talks will go on."
    document = Document(id="doc-1", name="x", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    sentences, tokens = split_sentences(document)
    (found,) = find_attributions(document, sentences, tokens, ())
    assert found.cue is not None and found.cue.of(text) == "said"


WORDS = [
    *'Ivanov said that “ ” " , . he told them according to : and was warned by the minister'.split(),
    *"( ) (SOUNDBITE) SAYING".split(),
    *"who ’s expressed hope is ready".split(),
    "\n\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=200, deadline=None)
def test_whatever_the_text_attributions_keep_to_it(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    for index, attribution in enumerate(found):
        spans = [*attribution.content, *(s for s in (attribution.speaker, attribution.cue) if s is not None)]
        assert attribution.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert attribution.parent is None or attribution.parent < index
        assert list(attribution.content) == sorted(attribution.content)
    assert [entry.content[0].start for entry in found] == sorted(entry.content[0].start for entry in found)


def test_document_without_sentences_has_no_attributions() -> None:
    document = Document(id="doc-1", name="x", text="", segments=())
    assert find_attributions(document, (), (), ()) == ()


def test_second_verb_behind_quoted_words_starts_a_statement_of_its_own() -> None:
    assert told('Zarins said that the crisis "cannot be solved by force" and urged Riga to accept the plan.') == [
        ("Zarins", "said", 'that the crisis "cannot be solved by force"'),
        ("Zarins", "urged", "Riga to accept the plan"),
    ]
    assert told('Zarins denounced Orlov\'s "ruinous policies of war," and said the navy is ready.')[1] == (
        "Zarins",
        "said",
        "the navy is ready",
    )


def test_adding_behind_a_quotation_starts_a_statement_of_its_own() -> None:
    assert told('"We want peace for all", Zarins said, adding that a draft should not be an ultimatum.') == [
        ("Zarins", "said", '"We want peace for all"'),
        ("Zarins", "adding", "that a draft should not be an ultimatum"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No ship may enter the bay, in her words.", ("her", "in her words", "No ship may enter the bay")),
        (
            "The toll was a mistake, in the opinion of both envoys.",
            ("both envoys", "in the opinion of", "The toll was a mistake"),
        ),
    ],
)
def test_who_is_named_beside_his_words_or_view_says_them(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize("text", ["He left in his car.", "She found solace in her words."])
def test_words_alone_report_nothing(text: str) -> None:
    assert told(text) == []
