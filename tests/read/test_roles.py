"""Linking roles into attributions, on hand-made pieces."""

import re

from msgspec import structs

from communique.model import Sentence, Span, Token
from communique.read.decoding import Piece
from communique.read.quotes import find_quotations
from communique.read.roles import link_roles, split_paragraphs

_MARK = re.compile(r"<(/?)([sct])>")
ROLES = {"s": "source", "c": "cue", "t": "content"}


def read(marked: str) -> tuple[str, list[Sentence], list[Token], list[list[Piece]]]:
    """Return the text and marks of sentences, one a line, paragraphs apart: <s>X</s> <c>said</c> <t>…</t>."""
    text, sentences, tokens, roles, paragraph = "", [], [], [], 0
    for line in marked.strip().split("\n"):
        if not line.strip():
            paragraph += 1
            text += "\n\n"
            continue
        first, start = len(tokens), len(text)
        pieces, opened = [], 0
        for part in re.findall(r"</?[sct]>|[^<]+", line.strip()):
            match = _MARK.fullmatch(part)
            if match is None:
                for word in re.finditer(r"\w+|[^\w\s]", part):
                    begin = len(text) + word.start()
                    tokens.append(Token(span=Span(begin, begin + len(word[0])), text=word[0]))
                text += part
            elif match[1]:
                pieces.append(Piece(ROLES[match[2]], opened - first, len(tokens) - first))
            else:
                opened = len(tokens)
        sentences.append(Sentence(Span(start, len(text)), first, len(tokens), 0, paragraph))
        roles.append(pieces)
        text += " "
    return text, sentences, tokens, roles


def link(marked: str) -> list[tuple[str | None, str | None, list[str]]]:
    text, sentences, tokens, roles = read(marked)
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    drafts = link_roles(text, sentences, tokens, roles, find_quotations(text, paragraphs))
    return [
        (d.speaker.of(text) if d.speaker else None, d.cue.of(text) if d.cue else None, [c.of(text) for c in d.content])
        for d in drafts
    ]


def test_each_cue_takes_its_own_speaker_and_content() -> None:
    assert link(
        "<s>Kerry</s> <c>said</c> <t>talks would go on</t> , while <s>Lavrov</s> <c>warned</c> <t>of delays</t> ."
    ) == [("Kerry", "said", ["talks would go on"]), ("Lavrov", "warned", ["of delays"])]


def test_a_quotation_split_by_its_cue_is_one_attribution() -> None:
    assert link('<t>"We will go on,"</t> <s>Kerry</s> <c>said</c> , <t>"but not for ever."</t>') == [
        ("Kerry", "said", ['"We will go on,"', '"but not for ever."'])
    ]


def test_a_quotation_runs_on_behind_its_cue() -> None:
    assert link('<t>"We met,"</t> <s>he</s> <c>said</c> .\n<t>"It was useful."</t>') == [
        ("he", "said", ['"We met,"', '"It was useful."'])
    ]


def test_content_waits_for_the_cue_of_the_next_sentence() -> None:
    (found,) = link('<t>"We met.</t>\n<t>It was useful,"</t> <s>he</s> <c>said</c> .')
    assert found == ("he", "said", ['"We met. It was useful,"'])


def test_a_quotation_without_a_cue_anywhere_stands_alone() -> None:
    assert link('Talks ended .\n\n<t>"It was useful."</t>') == [(None, None, ['"It was useful."'])]


def test_the_second_cue_shares_the_speaker() -> None:
    found = link("<s>Kerry</s> <c>said</c> <t>talks were useful</t> and <c>warned</c> <t>of delays</t> .")
    assert [speaker for speaker, _, _ in found] == ["Kerry", "Kerry"]


def test_paragraphs_of_one_quotation_become_statements_of_one_speaker() -> None:
    text, sentences, tokens, roles = read(
        '<s>Kerry</s> <c>said</c> : <t>"We met for hours.</t>\n\n<t>"It was useful and we will go on."</t>'
    )
    drafts = split_paragraphs(sentences, link_roles(text, sentences, tokens, roles))
    assert len(drafts) == 2
    assert drafts[0].speaker is not None
    assert drafts[1].speaker is None
    assert drafts[1].inferred_speaker == drafts[0].speaker


def test_content_that_breaks_off_does_not_run_into_the_next_sentence() -> None:
    found = link(
        "<t>The envoys met</t> at the lake .\n<t>They had come close to an accord</t> , <s>officials</s> <c>said</c> ."
    )
    assert ("officials", "said", ["They had come close to an accord"]) in found


def test_verb_that_goes_on_takes_the_subject_of_the_verb_before_it() -> None:
    text, sentences, tokens, roles = read("Rojas met reporters and <c>announced</c> <t>a truce</t> .")
    tree = {"Rojas": (1, "nsubj", "PROPN"), "met": (-1, "root", "VERB"), "announced": (1, "conj", "VERB")}
    tokens = [
        structs.replace(token, head=tree[token.text][0], relation=tree[token.text][1], pos=tree[token.text][2])
        if token.text in tree
        else structs.replace(token, head=4, relation="obj", pos="NOUN")
        for token in tokens
    ]
    (draft,) = link_roles(text, sentences, tokens, roles)
    assert draft.speaker is not None and draft.speaker.of(text) == "Rojas"


def test_purpose_of_a_deed_takes_no_subject() -> None:
    text, sentences, tokens, roles = read("Rojas came <c>to urge</c> <t>a truce</t> .")
    tree = {"Rojas": (1, "nsubj", "PROPN"), "came": (-1, "root", "VERB"), "urge": (1, "advcl", "VERB")}
    tokens = [
        structs.replace(token, head=tree[token.text][0], relation=tree[token.text][1], pos=tree[token.text][2])
        if token.text in tree
        else structs.replace(token, head=3, relation="mark", pos="PART")
        for token in tokens
    ]
    (draft,) = link_roles(text, sentences, tokens, roles)
    assert draft.speaker is None


def test_what_a_cue_reports_holds_the_whole_quotation_that_it_opens() -> None:
    found = link(
        "<s>He</s> <c>defended the pact</c>: <t>“It is not dead.</t>\n"
        "Do <s>I</s> <c>think</c> <t>it will hold</t>? It may.”"
    )
    assert ("He", "defended the pact", ["“It is not dead. Do I think it will hold? It may.”"]) in found
