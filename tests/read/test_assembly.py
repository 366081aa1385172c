"""Assembly: drafts and quotation marks become whole statements."""

from communique.model import Attribution, Document, Segment, Span
from communique.read import split_sentences
from communique.read.assembly import assemble_attributions, form_of, join_attributions
from communique.read.attribution import paragraphs_of
from communique.read.quotes import find_quotations


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def draft(text: str, speaker: str | None, cue: str | None, *content: str) -> Attribution:
    sentences, _ = split_sentences(document(text))
    anchor = at(text, cue or speaker or content[0])
    number = max(k for k, sentence in enumerate(sentences) if sentence.span.start <= anchor.start)
    return Attribution(
        at(text, speaker) if speaker else None,
        at(text, cue) if cue else None,
        tuple(at(text, words) for words in content),
        "indirect",
        number,
    )


def document(text: str) -> Document:
    return Document(id="doc-1", name="x", text=text, segments=(Segment(Span(0, len(text)), "body"),))


def assemble(text: str, *drafts: Attribution) -> list[Attribution]:
    sentences, _ = split_sentences(document(text))
    quotations = find_quotations(text, paragraphs_of(sentences))
    return list(assemble_attributions(document(text), sentences, drafts, quotations))


def contents(text: str, found: Attribution) -> list[str]:
    return [span.of(text) for span in found.content]


def test_quotation_before_its_cue_takes_in_its_earlier_sentences() -> None:
    text = '"We will go. We will not stay there," Orlov said.'
    (found,) = assemble(text, draft(text, "Orlov", "said", 'We will not stay there,"'))
    assert contents(text, found) == ['"We will go. We will not stay there,"']
    assert found.form == "direct"


def test_quotation_running_on_behind_the_cue_is_one_statement() -> None:
    text = '"We will go," Orlov said. "We will not stay there long." Nobody spoke.'
    (found,) = assemble(text, draft(text, "Orlov", "said", '"We will go,"'))
    assert contents(text, found) == ['"We will go,"', '"We will not stay there long."']


def test_new_paragraph_starts_a_new_statement_by_the_same_speaker() -> None:
    text = 'Orlov said: "We will go there soon.\n\n"And we will stay there for long."'
    first, second = assemble(text, draft(text, "Orlov", "said", '"We will go there soon.'))
    assert second.speaker is None
    assert second.cue is None
    assert second.inferred_speaker == first.speaker == at(text, "Orlov")


def test_colon_announces_the_quotation_of_the_next_paragraph() -> None:
    text = 'Orlov went on to say:\n\n"We will go there very soon."'
    (found,) = assemble(text, draft(text, "Orlov", "say"))
    assert contents(text, found) == ['"We will go there very soon."']


def test_cue_behind_a_closed_sentence_takes_the_quotation_before_it() -> None:
    text = '"We will go there very soon." Orlov said.'
    sentences, _ = split_sentences(document(text))
    assert len(sentences) == 2
    (found,) = assemble(text, draft(text, "Orlov", "said"))
    assert contents(text, found) == ['"We will go there very soon."']


def test_draft_that_finds_no_content_is_dropped() -> None:
    text = "They met. Orlov said."
    assert assemble(text, draft(text, "Orlov", "said")) == []


def test_speech_within_speech_points_to_the_outer_one() -> None:
    text = "Orlov said that Petrov had promised to go."
    outer = draft(text, "Orlov", "said", "that Petrov had promised to go.")
    inner = draft(text, "Petrov", "had promised", "to go")
    found = assemble(text, inner, outer)
    assert [entry.parent for entry in found] == [None, 0]


def test_final_full_stop_is_no_content_but_an_abbreviation_keeps_its_own() -> None:
    text = "Orlov said he will go. Petrov said he lives in the U.S."
    first, second = assemble(
        text,
        draft(text, "Orlov", "said", "he will go."),
        draft(text, "Petrov", "said he lives", "he lives in the U.S."),
    )
    assert contents(text, first) == ["he will go"]
    assert contents(text, second) == ["he lives in the U.S."]


def test_short_marked_words_without_a_cue_are_no_statement() -> None:
    assert assemble('They spoke of a "new chapter" in Riga.') == []


def test_block_quotation_that_nobody_closes_is_no_statement() -> None:
    assert assemble('"Ten principles of the new treaty follow below\n\nThe ministers met.') == []


def form(text: str, content: str) -> str:
    return form_of(text, [at(text, content)], find_quotations(text, [Span(0, len(text))]))


def test_form_follows_the_quotation_marks() -> None:
    text = 'Orlov said "we will go" to them and that "it is over" now.'
    assert form(text, '"we will go"') == "direct"
    assert form(text, '"we will go" to them') == "mixed"
    assert form(text, 'that "it is over"') == "mixed"
    assert form(text, "to them") == "indirect"


def test_two_readers_join_and_the_first_ones_account_stands() -> None:
    def found(start: int, end: int, score: float = 1.0) -> Attribution:
        return Attribution(None, Span(start - 5, start - 1), (Span(start, end),), "indirect", 0, score=score)

    first = [found(10, 30)]
    second = [found(12, 30), found(60, 80), found(100, 120, 0.3)]
    assert [a.content for a in join_attributions("x" * 130, first, second)] == [
        (Span(10, 30),),
        (Span(60, 80),),
        (Span(100, 120),),
    ]
    assert len(join_attributions("x" * 130, first, second, least=0.5)) == 2


def test_subject_taken_for_content_speaks() -> None:
    text = "Orlov seemed to suggest that the troops could stay."
    (found,) = assemble(text, draft(text, None, "seemed to suggest", "Orlov", "that the troops could stay"))
    assert found.speaker is not None and found.speaker.of(text) == "Orlov"
    assert contents(text, found) == ["that the troops could stay"]


def test_empty_it_is_no_content() -> None:
    text = "It has been claimed the visit was put off."
    (found,) = assemble(text, draft(text, None, "has been claimed", "It", "the visit was put off"))
    assert found.speaker is None
    assert contents(text, found) == ["the visit was put off"]


def test_one_cue_is_told_by_the_first_reader_alone() -> None:
    text = "Orlov, who leads the group which condemned the raid by night, left."
    first = draft(text, "Orlov", "condemned", "the raid by night")
    second = draft(text, "the group", "condemned", "night")
    assert [found.speaker for found in join_attributions(text, [first], [second])] == [first.speaker]


def test_quotation_of_nobody_gives_way_to_one_with_a_speaker() -> None:
    text = '(SOUNDBITE) MEDIATOR IVAN ORLOV SAYING: "We are hopeful that both sides will come back to talk."'
    quoted = text[text.index('"') :]
    first = draft(text, None, None, text)
    second = draft(text, "MEDIATOR IVAN ORLOV", "SAYING", quoted)
    (found,) = join_attributions(text, [first], [second])
    assert found.speaker == second.speaker


def test_second_verb_of_one_speaker_ends_what_the_first_reports() -> None:
    text = "Orlov said the talks would go on, and called on Riga to stop the tests."
    first = draft(text, "Orlov", "said", "the talks would go on, and called on Riga to stop the tests")
    second = draft(text, "Orlov", "called on", "Riga to stop the tests")
    said, called = join_attributions(text, [first], [second])
    assert contents(text, said) == ["the talks would go on"]
    assert called.parent is None


def test_what_a_second_reader_finds_within_what_is_said_is_nested() -> None:
    text = "The duke replied that the port was safe, two courtiers said."
    outer = draft(text, "two courtiers", "said", "The duke replied that the port was safe")
    inner = draft(text, "The duke", "replied", "that the port was safe")
    found = join_attributions(text, [outer], [inner])
    assert [one.parent for one in found] == [None, 0]


def test_a_speaker_whom_only_the_second_reader_finds_for_the_cue_is_taken() -> None:
    text = "The strait stays open, said Minister Borg, our correspondent reports."
    first = draft(text, None, "said", "The strait stays open")
    second = draft(text, "Minister Borg", "said", "The strait stays open")
    (found,) = join_attributions(text, [first], [second])
    assert found.speaker == at(text, "Minister Borg")
