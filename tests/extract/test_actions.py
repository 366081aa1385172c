"""Tests of actions: doers, deeds, sufferers, and what is no deed."""

import pytest

from communique.directory import load_directory
from communique.extract.actions import find_actions
from communique.model import Action
from communique.ontology import load_ontology

from .clauses import make_reading


def actions(*sentences: str, dates: dict[str, str] | None = None) -> list[Action]:
    reading, document = make_reading(*sentences, dates=dates)
    claims = find_actions(reading, document, ontology=load_ontology(), directory=load_directory())
    for claim in claims:
        for citation in claim.citations:
            assert citation.quote == document.text[citation.span.start : citation.span.end]
    return [claim.event for claim in claims]


def told(action: Action) -> tuple[str, list[str], list[str]]:
    return action.code, [party.name for party in action.actors], [party.name for party in action.targets]


PERU, CHILE = "[Peru]=place:state:per", "[Chile]=place:state:chl"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{PERU} bombed/VERB {CHILE} .", ("ASSAULT", ["Peru"], ["Chile"])),
        (f"{CHILE} was/AUX bombed/VERB by/ADP {PERU} .", ("ASSAULT", ["Peru"], ["Chile"])),
        (f"{PERU} imposed/VERB sanctions on/ADP {CHILE} .", ("SANCTION", ["Peru"], ["Chile"])),
        (f"sanctions were/AUX imposed/VERB on/ADP {CHILE} by/ADP {PERU} .", ("SANCTION", ["Peru"], ["Chile"])),
        (f"{PERU} expelled/VERB two/NUM [Chilean]=norp:state:chl diplomats .", ("SANCTION", ["Peru"], ["Chile"])),
        ("[Peruvian]=norp:state:per troops invaded/VERB the/DET north of/ADP " + CHILE,
         ("ASSAULT", ["Peru"], ["Chile"])),
        (f"{PERU} 's/PART invasion of/ADP {CHILE} shocked/VERB the/DET region .", ("ASSAULT", ["Peru"], ["Chile"])),
        (f"{PERU} and/CCONJ {CHILE} resolved/VERB a/DET dispute .", ("AGREE", ["Peru", "Chile"], [])),
        (f"{PERU} , {CHILE} and/CCONJ [Cuba]=place:state:cub worked/VERB together/ADV .",
         ("COOPERATE", ["Peru", "Chile", "Cuba"], [])),
        (f"{PERU} lifted/VERB its/PRON embargo against/ADP {CHILE} .", ("CONCEDE", ["Peru"], ["Chile"])),
        (f"{PERU} freed/VERB nine/NUM [Chilean]=norp:state:chl sailors .", ("RETREAT", ["Peru"], ["Chile"])),
        (f"{PERU} , which/PRON recognised/VERB {CHILE} , kept/VERB quiet/ADJ .", ("SUPPORT", ["Peru"], ["Chile"])),
        (f"{PERU} declined/VERB comment but/CCONJ bombed/VERB {CHILE} .", ("ASSAULT", ["Peru"], ["Chile"])),
        (f"{PERU} said/VERB [it]=pronoun: had/AUX halted/VERB aid to/ADP {CHILE} .", ("SANCTION", ["Peru"], ["Chile"])),
    ],
)  # fmt: skip
def test_deed_has_doer_and_sufferer(sentence: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert expected in [told(action) for action in actions(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{PERU} condemned/VERB {CHILE} .",
        f"{PERU} threatened/VERB {CHILE} with/ADP war .",
        f"{PERU} met/VERB {CHILE} .",
        f"{PERU} signed/VERB a/DET treaty with/ADP {CHILE} .",
        f"{PERU} will/AUX aid/VERB {CHILE} .",
        f"{PERU} refused/VERB to/PART bomb/VERB {CHILE} .",
        f"efforts by/ADP {PERU} to/PART aid/VERB {CHILE} failed/VERB .",
        f"{PERU} proposed/VERB lifting/VERB sanctions against/ADP {CHILE} .",
        f"{PERU} jailed/VERB its/PRON own/ADJ [Peruvian]=norp:state:per ministers .",
        f"rain bombed/VERB {CHILE} .",
    ],
)
def test_speech_plans_and_domestic_deeds_are_no_actions(sentence: str) -> None:
    assert actions(sentence) == []


def test_rebels_are_a_party_of_their_own() -> None:
    (action,) = actions(f"[Chilean]=norp:state:chl rebels attacked/VERB {PERU} .")
    assert told(action) == ("ASSAULT", ["Chilean rebels"], ["Peru"])
    assert action.actors[0].actor is None
    assert action.actors[0].country == "CHL"


def test_parties_carry_country_and_sector() -> None:
    (action,) = actions(f"{PERU} bombed/VERB {CHILE} .")
    assert [(party.country, party.sector) for party in (*action.actors, *action.targets)] == [
        ("PER", "GOV"),
        ("CHL", "GOV"),
    ]


def test_one_deed_told_twice_is_one_action() -> None:
    (action,) = actions(
        f"{PERU} sent/VERB troops into/ADP {CHILE} last/ADJ year .",
        f"{PERU} 's/PART war with/ADP {CHILE} was/AUX short/ADJ .",
    )
    assert action.code == "ASSAULT"
    assert len(action.spans) == 2


def test_deeds_of_different_years_stay_apart() -> None:
    found = actions(
        f"{PERU} bombed/VERB {CHILE} in/ADP 1879 .", f"{PERU} bombed/VERB {CHILE} in/ADP 1995 .",
        dates={"1879": "1879", "1995": "1995"},
    )  # fmt: skip
    assert [action.when.start for action in found if action.when] == ["1879", "1995"]


def test_every_field_carries_its_words() -> None:
    (action,) = actions(f"{PERU} bombed/VERB {CHILE} on/ADP Friday .", dates={"Friday": "2014-01-24"})
    assert action.when is not None
    assert action.when.span is not None
    assert action.actors[0].span is not None
    assert action.targets[0].span is not None


def test_protesters_in_common_words_are_the_doers() -> None:
    (action,) = actions("angry/ADJ demonstrators took/VERB to/ADP the/DET streets in/ADP the/DET capital .")
    assert told(action) == ("PROTEST", ["angry demonstrators"], [])


def test_month_and_names_are_no_protests() -> None:
    assert actions("[They]=pronoun: left/VERB in/ADP March/PROPN .") == []


def test_action_carries_mode_context_quad_and_intensity() -> None:
    (action,) = actions(f"{PERU} expelled/VERB two/NUM [Chilean]=norp:state:chl diplomats over/ADP the/DET tariffs .")
    assert (action.mode, action.context, action.quad) == ("expel", "economic", 4)
    assert action.intensity is not None
    assert action.intensity < 0
    assert action.intensity_table == "goldstein-cameo-root"


def test_postponed_sanction_is_cancelled_with_its_new_date() -> None:
    (action,) = actions(f"{PERU} postponed/VERB tariffs on/ADP {CHILE} until/ADP May/PROPN .", dates={"May": "2014-05"})
    assert (action.code, action.status, action.when) == ("SANCTION", "cancelled", None)
    assert action.new_when is not None
    assert action.new_when.start == "2014-05"


def test_what_protesters_storm_is_a_riot() -> None:
    found = actions(f"[demonstrators]=anonymous: stormed/VERB {CHILE} .")
    assert {action.code for action in found} == {"PROTEST"}


def test_an_object_with_no_tells_of_no_deed() -> None:
    assert actions(f"{PERU} withdrew/VERB no/DET troops from/ADP {CHILE} .") == []


def test_marching_troops_are_no_demonstration() -> None:
    found = actions(f"[Peruvian]=norp:state:per troops marched/VERB into/ADP {CHILE} .")
    assert "PROTEST" not in {action.code for action in found}


def test_assets_are_frozen_of_the_state_in_the_phrase() -> None:
    (action,) = actions(f"{PERU} froze/VERB [Chilean]=norp:state:chl assets in/ADP 1979/NUM .")
    assert told(action) == ("SANCTION", ["Peru"], ["Chile"])


def test_an_ethnic_group_is_not_its_name_giving_state() -> None:
    (action,) = actions(f"{PERU} bombed/VERB ethnic/ADJ [Chileans]=norp:state:chl on/ADP Friday .")
    assert told(action)[2] == ["ethnic Chileans"]
