"""Which attributions are statements."""

import re

import pytest

from communique.extract.counting import counts_as_statement
from communique.model import Attribution, Document, Reading, Segment, Span
from communique.read import split_sentences
from communique.read.assembly import form_of
from communique.read.quotes import find_quotations
from communique.read.tagger import tag_tokens


def counts(marked: str) -> bool:
    """Mark speaker, cue and content as {speaker} [cue] <content>."""
    text, spans = "", {}
    for part in re.findall(r"[{\[<][^}\]>]*[}\]>]|[^{\[<]+", marked):
        if part[0] in "{[<":
            spans[part[0]] = Span(len(text), len(text) + len(part) - 2)
            part = part[1:-1]
        text += part
    document = Document(id="doc-1", name="one", text=text, segments=(Segment(Span(0, len(text)), "body"),))
    sentences, tokens = split_sentences(document)
    reading = Reading(document="doc-1", sentences=sentences, tokens=tag_tokens(sentences, tokens))
    content = (spans["<"],)
    form = form_of(text, content, find_quotations(text, [Span(0, len(text))]))
    return counts_as_statement(Attribution(spans.get("{"), spans.get("["), content, form, 0), reading, text)


@pytest.mark.parametrize(
    "marked",
    [
        "{The envoy} [said] <that talks would go on>.",
        "{The envoy} [said] <talks would go on>.",
        '<"We will go on,"> {she} [said].',
        "{He} [promised] <to withdraw the troops>.",
        "{The envoy} [urged] <all parties to avoid a clash>.",
        "{She} [accused] <the rebels of breaking the truce>.",
        "{The spokesman} [denied] <taking part in the raid>.",
        "{He} [did not say] <that the talks had failed>.",
        '<"A useful day of talks for both sides.">',
        "{The king} [underscored] <the great importance of clean water>.",
        "{The two} [agreed on] <the need for a truce>.",
        "{She} [voiced] <her deep concern over the dam>.",
        "{The premier} [made clear] <his commitment to the pact>.",
        "{The union} [pledged] <full support>.",
        "{The general} [did not rule out] <a second raid>.",
        "{The junta} [denied] <claims that it had shelled the port>.",
        "{The mayor} [had made plain] <that the bridge would stay>.",
        "{An aide} [said] <the duke, who fell ill in May, is to travel>.",
        "{He} [added] <crates that had been opened must be sealed>.",
        "{He} [said] <any crate that blocked the pier would be sunk>.",
        "{The bishop} conveyed his [deep appreciation of] <the long voyage>.",
        "{The guild} [fears] <for its harbour>.",
        "{The envoy} [hopes for] <a date>.",
        "{The regent} [raised] <the possibility the fair might be put off>.",
        "{The fund} [announced] <a loan of nine million crowns>.",
        "{Quito} [holds] <the garrison responsible for the fire>.",
        "{The council} [threatened] <both towns with a fine>.",
        "{The duke} [had asked] <for the meeting>.",
    ],
)
def test_words_a_clause_or_a_charge_are_a_statement(marked: str) -> None:
    assert counts(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{They} [had been refused] <permits for the island>.",
        "{The duke} [has brushed aside appeals for] <talks with the guild that rules the port>.",
        "{The duke} [rejects] <calls for talks as crews leave the port>.",
        "{The duke} [has never blamed] <Lima for the fire>.",
        "{The firm} [were expected] <to win the race>.",
        "{The clerk} [was charged] <with stealing the seal>.",
        "{The queen} [called] <Anna Ruiz>.",
        "{He} ['ve offered no specifics about] <the ships that would sail>.",
        "{The king} [has drawn cheers for] <feeding the crews>.",
        "{The duke} [has been sworn] <in as warden of the league>.",
        "{Oslo} [recalled] <its envoy before noon>.",
        "{The mayors} [called] <a march for Saturday>.",
        "{The admiral} [briefed] <the king only for a moment on where the fleet stands>.",
        "{Aides}, who [briefed] the papers <off the record>, left.",
        "{The duke} landed without [telling] <the press that he would>.",
        '{The crew} [named] <their boat "Hope">.',
        "{The ministers} [discussed] <the situation in the north>.",
        "{The parliament} [rejected] <the treaty>.",
        "{The spokesman} [did not say] <who would attend>.",
        "{He} [declined] <to comment>.",
        "{The envoy} [announced] <the visit>.",
        "<the proposed visit of the king>",
        "{The king} [raised] <the matter of the dam>.",
        "{The junta} [denied] <it>.",
    ],
)
def test_what_was_talked_about_is_not(marked: str) -> None:
    assert not counts(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{Neither side} [would say] <when a truce could begin>.",
        "Neither {side} [would say] <when a truce could begin>.",
        "{No one} [claimed] <that the raid was planned>.",
    ],
)
def test_what_nobody_says_is_no_statement(marked: str) -> None:
    assert not counts(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{The duke} [refused] <to attend the dinner>.",
        "{A courtier} [asked] <not to be named>.",
        "<The king> [is expected] <to visit the port>.",
        "{The queen} later [called] <the duke>.",
        "{The queen} [thanked] <the people of the north>.",
        "{The duke}, [asked] <whether he would go>, smiled.",
        "I [am sure] <the duke will tell you>.",
        "[Having said] <that, let us go on>.",
        "{The court} [is considering] <ways to pay>.",
        "{The queen} [called] <the Duke of Gaunt because the ferry was late>.",
        "{The queen} [called in] <the envoy of the north as the tolls rose>.",
        "{A farmer} [called] <to report the flood>.",
        "{The two dukes} [agreed] on Monday on a plan <to drain the marsh>.",
        "{The queen} [invited] <the duke to visit the north in May>.",
        "{The duke} went to Gaunt [to urge] <the guild to stay in the league>.",
        "{The town} [has seen] <a long drought as wells fell dry>.",
        "Few of the {river} [states] <that have signed it> trade.",
    ],
)
def test_deeds_withheld_names_and_what_nobody_expects_are_no_statements(marked: str) -> None:
    assert not counts(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{The duke} [refused] <to recognise the heir>.",
        "{The queen} [called] <the plan a mistake>.",
        "{The queen} [thanked] <the north for its patience>.",
        "{The duke} [asked] <whether the port was safe>.",
        "{The queen} [called] <the Duke of Gaunt a thief>.",
        "{The queen} [called on] <both towns to keep the peace>.",
        "{The duke} [would say] <that the port was safe>.",
        "{The two dukes} [agreed] on Monday <to drain the marsh>.",
    ],
)
def test_stands_taken_with_the_same_verbs_are_statements(marked: str) -> None:
    assert counts(marked)
