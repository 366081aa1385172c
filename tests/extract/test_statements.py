"""Statements: attributions with speaker, body, date and act as the guide wants them."""

import msgspec

from communique.extract.speakers import name_speaker
from communique.extract.statements import find_statements, says_something
from communique.model import Actor, Attribution, Claim, Document, Evidence, Mention, Reading, Span, Statement
from communique.read.attribution import find_attributions

from .marked import SmallDirectory, read_marked


class NamelessDirectory(SmallDirectory):
    """Knows the actors, but no names, demonyms or seats."""

    def find_names(self, words: str) -> tuple[str, ...]:
        return ()

    def demonym(self, word: str) -> str | None:
        return None

    def seat(self, words: str) -> str | None:
        return None


def claims_of(*lines: str, published: str | None = None, chain: tuple[str, str] | None = None) -> list[Claim]:
    """Return the claims of the marked lines; `chain` binds a pronoun ("she") to an actor."""
    reading, document = read_marked(*lines)
    if published is not None:
        document = msgspec.structs.replace(document, published=Evidence(published, "external", precision="day"))
    mentions = list(reading.mentions)
    if chain is not None:
        word, actor = chain
        start = document.text.lower().index(f" {word} ") + 1 if f" {word} " in document.text.lower() else 0
        span = Span(start, start + len(word))
        mentions.append(Mention(span, "pronoun", span, _sentence_at(reading, start), actor=actor))
    reading = msgspec.structs.replace(reading, mentions=tuple(sorted(mentions, key=lambda m: m.span)))
    attributions = find_attributions(document, reading.sentences, reading.tokens, reading.mentions)
    reading = msgspec.structs.replace(reading, attributions=attributions)
    return find_statements(reading, document, ontology=None, directory=NamelessDirectory())


def _sentence_at(reading: Reading, offset: int) -> int:
    return max(k for k, sentence in enumerate(reading.sentences) if sentence.span.start <= offset)


def statements_of(*lines: str, **options: object) -> list[Statement]:
    found = [claim.event for claim in claims_of(*lines, **options)]  # type: ignore[arg-type]
    assert all(isinstance(event, Statement) for event in found)
    return found  # type: ignore[return-value]


def test_speaker_is_the_actor_of_the_mention_in_his_words() -> None:
    (found,) = statements_of("{Minister Ana Rojas=person:ana-rojas} said the port will stay open.")
    assert found.speaker is not None
    assert (found.speaker.actor, found.speaker.name) == ("person:ana-rojas", "Ana Rojas")
    assert found.content == ("the port will stay open",)
    assert found.form == "indirect"


def test_every_citation_quotes_its_document() -> None:
    reading_lines = ("{Ana Rojas=person:ana-rojas} said on <Monday=2015-03-02> that “the port is ours.”",)
    _, document = read_marked(*reading_lines)
    (claim,) = claims_of(*reading_lines)
    assert {citation.field for citation in claim.citations} == {"speaker", "cue", "content", "when"}
    assert all(citation.quote == citation.span.of(document.text) for citation in claim.citations)


def test_statement_of_a_ministry_is_the_ministrys() -> None:
    (found,) = statements_of("The talks will go on, an {Andean Community=body:andean-community} statement said.")
    assert found.speaker is not None and found.speaker.name == "Andean Community"


def test_indefinite_groups_have_no_actor() -> None:
    (found,) = statements_of("Many analysts in {Peru=state:per} said the port will stay open.")
    assert found.speaker is not None and found.speaker.actor is None


def test_officials_speak_for_their_state() -> None:
    (found,) = statements_of("{Bolivia=state:bol}'s officials said the port will stay open.")
    assert found.speaker is not None and found.speaker.actor == "state:bol"


def test_spokesperson_speaks_on_behalf_of_the_body() -> None:
    (found,) = statements_of(
        "{Andean Community=body:andean-community} spokesman {Luis Mamani=person:luis-mamani} said the port is open."
    )
    assert found.speaker is not None and found.speaker.actor == "person:luis-mamani"
    assert found.on_behalf_of is not None and found.on_behalf_of.actor == "body:andean-community"


def test_attitude_of_the_own_side_is_one_statement_with_its_holder() -> None:
    (found,) = statements_of("{Ana Rojas=person:ana-rojas} noted that {Peru=state:per} will not support the plan.")
    assert found.act == "opposes"
    assert found.on_behalf_of is not None and found.on_behalf_of.actor == "state:per"


def test_joint_speakers_are_all_named() -> None:
    (found,) = statements_of(
        "{Ana Rojas=person:ana-rojas} and {Luis Mamani=person:luis-mamani} expressed readiness to reopen the port."
    )
    assert [party.actor for party in found.joint_speakers] == ["person:ana-rojas", "person:luis-mamani"]
    assert found.act == "commits"


def test_addressee_is_named_between_cue_and_content() -> None:
    (found,) = statements_of(
        "{Ana Rojas=person:ana-rojas} told {Luis Mamani=person:luis-mamani} that the port will stay open."
    )
    assert [party.actor for party in found.addressees] == ["person:luis-mamani"]


def test_quotation_without_speaker_belongs_to_the_one_before() -> None:
    first, second = statements_of(
        "{Ana Rojas=person:ana-rojas} said: “The port is ours and it will stay open.”",
        "“We have waited for a hundred years for this day.”",
    )
    assert first.speaker is not None and second.speaker is not None
    assert second.speaker_span is None
    assert second.speaker.actor == "person:ana-rojas"


def test_nested_speech_of_another_is_kept_and_his_own_attitude_is_not() -> None:
    found = statements_of(
        "{Ana Rojas=person:ana-rojas} said that {Luis Mamani=person:luis-mamani} had told reporters the port was lost."
    )
    assert [statement.nested for statement in found] == [False, True]
    own = statements_of(
        "{Ana Rojas=person:ana-rojas} said she believed that the port was lost.", chain=("she", "person:ana-rojas")
    )
    assert [statement.nested for statement in own] == [False]


def test_plans_and_attempts_are_deeds() -> None:
    assert statements_of("{Ana Rojas=person:ana-rojas} plans to visit the port.") == []
    assert statements_of("{Ana Rojas=person:ana-rojas} sought to close the port.") == []


def test_title_that_repeats_the_body_is_the_same_statement() -> None:
    found = statements_of(
        "# {Rojas=person:ana-rojas} says port will stay open",
        "{Ana Rojas=person:ana-rojas} said the port will stay open for all ships.",
    )
    assert len(found) == 1
    assert found[0].content == ("the port will stay open for all ships",)


def test_two_leaders_are_the_two_last_told_together() -> None:
    found = statements_of(
        "{Ana Rojas=person:ana-rojas} met {Luis Mamani=person:luis-mamani} in {Arica@place:arica}.",
        "The two leaders said the port will stay open.",
        "They promised that the road will be built.",
    )
    joint = [[party.actor for party in one.joint_speakers] for one in found]
    assert joint == [["person:ana-rojas", "person:luis-mamani"]] * 2


def test_both_countries_are_states_and_they_after_others_are_not_joint() -> None:
    (found,) = statements_of(
        "{Ana Rojas=person:ana-rojas} of {Peru=state:per} and {Luis Mamani=person:luis-mamani} of "
        "{Bolivia=state:bol} shook hands.",
        "The two countries said the port will stay open.",
    )
    assert [party.actor for party in found.joint_speakers] == ["state:per", "state:bol"]


def test_what_is_told_of_a_speaker_between_commas_does_not_speak() -> None:
    (found,) = statements_of("{Peru=state:per}, {Bolivia=state:bol}'s oldest ally, said the port will stay open.")
    assert found.speaker is not None and found.speaker.actor == "state:per"


def test_aide_of_a_person_is_not_the_person() -> None:
    (found,) = statements_of("An aide to {Ana Rojas=person:ana-rojas} said the port will stay open.")
    assert found.speaker is not None and found.speaker.actor is None


def test_unnamed_spokesman_speaks_for_the_body_that_spoke_before_in_his_paragraph() -> None:
    reading, document = read_marked(
        "The {Andean Community=body:andean-community} said the port will stay open.",
        "A spokesman added that the road will be built.",
    )
    sentences = tuple(msgspec.structs.replace(one, paragraph=0) for one in reading.sentences)
    attributions = find_attributions(document, sentences, reading.tokens, reading.mentions)
    reading = msgspec.structs.replace(reading, sentences=sentences, attributions=attributions)
    claims = find_statements(reading, document, ontology=None, directory=NamelessDirectory())
    speakers = [claim.event.speaker for claim in claims if isinstance(claim.event, Statement)]
    assert [one.actor if one else None for one in speakers] == ["body:andean-community"] * 2


def test_we_of_a_governments_own_briefing_is_the_government() -> None:
    title = "Press Briefing by a Senior Administration Official"
    reading, document = read_marked("We hope that the port will stay open.", "We talked about the road.")
    document = msgspec.structs.replace(document, title=Evidence(title, "stated"))
    usa = Actor("state:usa", "state", "United States")
    attributions = find_attributions(document, reading.sentences, reading.tokens, reading.mentions)
    reading = msgspec.structs.replace(reading, attributions=attributions, actors=(*reading.actors, usa))
    claims = find_statements(reading, document, ontology=None, directory=NamelessDirectory())
    (found,) = [claim.event for claim in claims if isinstance(claim.event, Statement)]
    assert found.speaker is not None and found.speaker.actor == "state:usa"


def test_quotation_between_two_statements_of_one_speaker_is_his() -> None:
    found = statements_of(
        "{Ana Rojas=person:ana-rojas} said the port will stay open.",
        "“We have nothing to hide here.”",
        "{Ana Rojas=person:ana-rojas} added that the road will be built.",
    )
    assert [one.speaker.actor if one.speaker else None for one in found] == ["person:ana-rojas"] * 3


def test_surname_alone_stands_for_the_side_told_elsewhere() -> None:
    reading, document = read_marked(
        "{Rojas=person:ana-rojas} said the port will stay open.", "{Ana Rojas=person:ana-rojas} left."
    )
    told = msgspec.structs.replace(reading.mentions[1], office="state:per/foreign-minister")
    reading = msgspec.structs.replace(reading, mentions=(reading.mentions[0], told))
    attributions = find_attributions(document, reading.sentences, reading.tokens, reading.mentions)
    speaker, _ = name_speaker(attributions[0], reading, document.text, directory=NamelessDirectory())
    assert speaker is not None and (speaker.side, speaker.country) == ("state:per", "PER")


def test_named_spokesman_of_a_person_speaks_himself() -> None:
    reading, document = read_marked(
        "{Rojas=person:ana-rojas} spokesman {Luis Mamani=person:luis-mamani} said it rains."
    )
    inner, outer = reading.mentions
    outer = msgspec.structs.replace(outer, span=Span(inner.span.start, outer.span.end))
    reading = msgspec.structs.replace(reading, mentions=(outer, inner))
    attribution = Attribution(outer.span, None, (Span(40, 48),), "indirect", 0)
    speaker, joint = name_speaker(attribution, reading, document.text, directory=NamelessDirectory())
    assert speaker is not None and (speaker.actor, joint) == ("person:luis-mamani", ())


def test_date_beside_the_cue_dates_the_utterance() -> None:
    (found,) = statements_of("{Ana Rojas=person:ana-rojas} said on <Monday=2015-03-02> the port will stay open.")
    assert found.when is not None and found.when.start == "2015-03-02"


def test_date_within_the_content_is_no_date_of_saying() -> None:
    (found,) = statements_of("{Ana Rojas=person:ana-rojas} said the port closed on <1 May 2014=2014-05-01>.")
    assert found.when is None


def test_date_after_publication_is_no_date_of_saying() -> None:
    (found,) = statements_of(
        "{Ana Rojas=person:ana-rojas} said in <June=2015-06> that the port will stay open.", published="2015-03-03"
    )
    assert found.when is None


def test_day_of_the_lead_dates_undated_words_of_the_story() -> None:
    found = statements_of(
        "Peru and Bolivia opened the border on <Tuesday=2015-03-03>.",
        "{Ana Rojas=person:ana-rojas} said the port will stay open.",
        "{Luis Mamani=person:luis-mamani} has said that the road is ours.",
        published="2015-03-04",
    )
    assert [one.when.start if one.when else None for one in found] == ["2015-03-03", None]
    assert found[0].when is not None and found[0].when.span is None


def test_lead_that_looks_back_gives_the_story_no_day() -> None:
    (found,) = statements_of(
        "Peru and Bolivia opened the border on <1 February=2015-02-01>.",
        "{Ana Rojas=person:ana-rojas} said the port will stay open.",
        published="2015-03-04",
    )
    assert found.when is None


def test_date_in_a_clause_on_the_speaker_is_no_date_of_saying() -> None:
    (found,) = statements_of(
        "{Ana Rojas=person:ana-rojas}, who arrived on <Sunday=2015-03-01>, said the port will stay open.",
        published="2015-03-04",
    )
    assert found.when is None or found.when.start != "2015-03-01"


def test_recent_date_of_a_speaker_holds_for_his_next_words() -> None:
    _, second = statements_of(
        "{Ana Rojas=person:ana-rojas} said on <Monday=2015-03-02> the port will stay open.",
        "{Rojas=person:ana-rojas} said the ships will come.",
        published="2015-03-03",
    )
    assert second.when is not None and second.when.start == "2015-03-02"
    assert second.when.span is None


def test_perfect_tells_of_no_day() -> None:
    _, second = statements_of(
        "{Ana Rojas=person:ana-rojas} said on <Monday=2015-03-02> the port will stay open.",
        "{Rojas=person:ana-rojas} has said the ships will come.",
        published="2015-03-03",
    )
    assert second.when is None


def test_occasion_is_named_outside_the_content() -> None:
    (found,) = statements_of(
        "{Ana Rojas=person:ana-rojas} said in an interview with Radio Lima that the meeting was a success."
    )
    assert found.occasion == "an interview with Radio Lima"


def test_aide_states_the_attitude_of_his_chief() -> None:
    (found,) = statements_of("{Ana Rojas=person:ana-rojas} said {Peru=state:per} expects a new meeting soon.")
    assert found.on_behalf_of is not None and found.on_behalf_of.actor == "state:per"
    assert found.act == "expects"


def test_nobody_speaks_on_behalf_of_himself() -> None:
    (found,) = statements_of("{Peru=state:per} said that {Peru=state:per} will not support the plan.")
    assert found.on_behalf_of is None


def test_rerun_gives_the_same_ids() -> None:
    line = "{Ana Rojas=person:ana-rojas} said the port will stay open."
    assert [claim.id for claim in claims_of(line)] == [claim.id for claim in claims_of(line)]


def test_document_without_attributions_has_no_statements() -> None:
    document = Document(id="doc-1", name="x", text="", segments=())
    reading = Reading(document="doc-1", sentences=(), tokens=())
    assert find_statements(reading, document, ontology=None, directory=None) == []


def test_relative_pronoun_that_speaks_is_whom_it_follows() -> None:
    reading, document = read_marked("The talks eased the rift with {Peru=state:per}, which had condemned the raid.")
    start = document.text.index("which")
    content = document.text.index("the raid")
    told = Attribution(Span(start, start + 5), None, (Span(content, content + 8),), "indirect", 0)
    speaker, _ = name_speaker(told, reading, document.text, directory=NamelessDirectory())
    assert speaker is not None
    assert speaker.actor == "state:per"


def test_what_a_court_or_study_found_is_what_it_says_and_what_a_traveller_found_is_not() -> None:
    def says(speaker: str) -> bool:
        text = f"{speaker} found that the bridge was unsafe."
        cue = Span(len(speaker) + 1, len(speaker) + 6)
        content = (Span(cue.end + 1, len(text) - 1),)
        return says_something(Attribution(Span(0, len(speaker)), cue, content, "indirect", 0), text)

    assert says("The court of arbitration")
    assert says("A study by the league")
    assert not says("The duke")
