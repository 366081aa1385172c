"""Tests of deeds in sentences with syntax: whose they are, to whom, and what is left open."""

import msgspec
import pytest

from communique.directory import load_directory
from communique.extract.actions import find_actions
from communique.model import Action
from communique.ontology import load_ontology

from .clauses import make_reading

PERU, CHILE, CUBA = "[Peru]=place:state:per", "[Chile]=place:state:chl", "[Cuba]=place:state:cub"
IT, ITS = "[it]=pronoun:", "[its]=pronoun:"


def actions(sentence: str, arcs: str) -> list[tuple[str, list[str], list[str]]]:
    """Return code, doers and targets of each deed; arcs: `word>head:relation` for each word, the root is the rest."""
    reading, document = make_reading(sentence)
    words = [token.text for token in reading.tokens]
    told = {word: rest.rsplit(":", 1) for word, rest in (arc.split(">") for arc in arcs.split())}
    tokens = tuple(
        msgspec.structs.replace(
            token, head=words.index(told[token.text][0]), relation=told[token.text][1].replace("_", ":")
        )
        if token.text in told
        else msgspec.structs.replace(token, head=-1, relation="root")
        for token in reading.tokens
    )
    reading = msgspec.structs.replace(reading, tokens=tokens)
    claims = find_actions(reading, document, ontology=load_ontology(), directory=load_directory())
    events = [claim.event for claim in claims if isinstance(claim.event, Action)]
    return [(e.code, [party.name for party in e.actors], [party.name for party in e.targets]) for e in events]


def test_party_of_another_verb_behind_the_deed_is_no_target() -> None:
    sentence = f"{PERU} fired/VERB rockets/NOUN at/ADP a/DET port/NOUN since/SCONJ {CHILE} left/VERB ."
    arcs = "Peru>fired:nsubj rockets>fired:obj at>port:case a>port:det port>fired:obl since>left:mark "
    arcs += "Chile>left:nsubj left>fired:advcl .>fired:punct"
    assert [targets for _, _, targets in actions(sentence, arcs)] == [[]]


@pytest.mark.parametrize(
    ("sentence", "arcs"),
    [
        (f"{PERU} will/AUX wait/VERB until/SCONJ {CHILE} invades/VERB {CUBA} .",
         "Peru>wait:nsubj will>wait:aux until>invades:mark Chile>invades:nsubj invades>wait:advcl Cuba>invades:obj "
         ".>wait:punct"),
        (f"the/DET treaty/NOUN requires/VERB that/SCONJ {CHILE} bombed/VERB {CUBA} .",
         "the>treaty:det treaty>requires:nsubj that>bombed:mark Chile>bombed:nsubj bombed>requires:ccomp "
         "Cuba>bombed:obj .>requires:punct"),
    ],
)  # fmt: skip
def test_deed_under_a_condition_or_a_demand_is_none(sentence: str, arcs: str) -> None:
    assert actions(sentence, arcs) == []


def test_claimant_is_the_doer_of_what_it_claims_to_have_done() -> None:
    sentence = (
        f"{CHILE} doubted/VERB [Peru]=place:state:per 's/PART claim/NOUN that/SCONJ {IT} had/AUX bombed/VERB {CUBA} ."
    )
    arcs = "Chile>doubted:nsubj Peru>claim:nmod_poss 's>Peru:case claim>doubted:obj that>bombed:mark it>bombed:nsubj "
    arcs += "had>bombed:aux bombed>claim:acl Cuba>bombed:obj .>doubted:punct"
    assert actions(sentence, arcs) == [("ASSAULT", ["Peru"], ["Cuba"])]


@pytest.mark.parametrize(
    ("sentence", "arcs", "doer"),
    [
        (f"{CHILE} condemned/VERB {PERU} over/ADP {ITS} bombing/NOUN of/ADP {CUBA} .",
         "Chile>condemned:nsubj Peru>condemned:obj over>bombing:case its>bombing:nmod_poss bombing>condemned:obl "
         "of>Cuba:case Cuba>bombing:nmod .>condemned:punct", "Peru"),
        (f"{CHILE} kept/VERB the/DET embargo/NOUN imposed/VERB on/ADP {PERU} after/ADP {ITS} invasion/NOUN of/ADP "
         f"{CUBA} .",
         "Chile>kept:nsubj the>embargo:det embargo>kept:obj imposed>embargo:acl on>Peru:case Peru>imposed:obl "
         "after>invasion:case its>invasion:nmod_poss invasion>imposed:obl of>Cuba:case Cuba>invasion:nmod "
         ".>kept:punct", "Peru"),
    ],
)  # fmt: skip
def test_possessive_of_a_deed_is_he_who_answers_for_it(sentence: str, arcs: str, doer: str) -> None:
    assert ("ASSAULT", [doer], ["Cuba"]) in actions(sentence, arcs)


def test_object_counts_however_far_it_stands_from_its_verb() -> None:
    sentence = (
        f"{PERU} handed/VERB over/ADP to/ADP {CHILE} the/DET weary/ADJ old/ADJ captured/ADJ naval/ADJ pilot/NOUN ."
    )
    arcs = "Peru>handed:nsubj over>handed:compound_prt to>Chile:case Chile>handed:obl the>pilot:det weary>pilot:amod "
    arcs += "old>pilot:amod captured>pilot:amod naval>pilot:amod pilot>handed:obj .>handed:punct"
    assert actions(sentence, arcs) == [("RETREAT", ["Peru"], ["Chile"])]


def test_aid_that_somebody_blocks_is_not_given() -> None:
    sentence = f"{PERU} blocked/VERB [Cuban]=norp:state:cub military/ADJ aid/NOUN to/ADP {CHILE} ."
    arcs = "Peru>blocked:nsubj Cuban>aid:amod military>aid:amod aid>blocked:obj to>Chile:case Chile>aid:nmod "
    assert "AID" not in [code for code, _, _ in actions(sentence, arcs + ".>blocked:punct")]
