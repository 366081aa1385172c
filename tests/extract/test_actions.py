"""Tests of actions: doers, deeds, sufferers, and what is no deed."""

import msgspec
import pytest

from communique.directory import load_directory
from communique.extract.actions import find_actions
from communique.model import Action, Evidence
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
        f"{PERU} would/AUX aid/VERB {CHILE} if/SCONJ asked/VERB .",
        f"{PERU} refused/VERB to/PART bomb/VERB {CHILE} .",
        f"efforts by/ADP {PERU} to/PART aid/VERB {CHILE} failed/VERB .",
        f"{PERU} proposed/VERB lifting/VERB sanctions against/ADP {CHILE} .",
        f"{PERU} jailed/VERB its/PRON own/ADJ [Peruvian]=norp:state:per ministers .",
        f"rain bombed/VERB {CHILE} .",
    ],
)
def test_speech_plans_and_domestic_deeds_are_no_actions(sentence: str) -> None:
    assert actions(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{PERU} annexed/VERB the/DET valley in/ADP 1931/NUM .", ("ASSAULT", ["Peru"], [])),
        (f"[Peruvian]=norp:state:per rockets hit/VERB {CHILE} .", ("ASSAULT", ["Peru"], ["Chile"])),
        (f"guerrillas/NOUN attacked/VERB {CHILE} on/ADP Friday .", ("ASSAULT", ["guerrillas"], ["Chile"])),
        (f"{PERU} imposed/VERB sanctions two/NUM days later/ADV .", ("SANCTION", ["Peru"], [])),
        (f"{PERU} froze/VERB [Chilean]=norp:state:chl assets .", ("SANCTION", ["Peru"], ["Chile"])),
        (f"{PERU} 's/PART annexation of/ADP {CHILE} went/VERB unpunished/ADJ .", ("ASSAULT", ["Peru"], ["Chile"])),
        (f"{PERU} refused/VERB to/PART withdraw/VERB from/ADP {CHILE} .", ("REJECT", ["Peru"], ["Chile"])),
        (f"{PERU} closed/VERB its/PRON border with/ADP {CHILE} .", ("SANCTION", ["Peru"], ["Chile"])),
        (f"{PERU} let/VERB go/VERB two/NUM [Chilean]=norp:state:chl pilots .", ("RETREAT", ["Peru"], ["Chile"])),
        (f"{PERU} relaxed/VERB visa/NOUN rules for/ADP [Chilean]=norp:state:chl guests .",
         ("CONCEDE", ["Peru"], ["Chile"])),
        (f"{PERU} gave/VERB [Chilean]=norp:state:chl citizens two/NUM weeks to/PART leave/VERB .",
         ("SANCTION", ["Peru"], ["Chile"])),
        (f"[Nikos Kotzias]=person:person:nikos-kotzias , jailed/VERB in/ADP {PERU} since/ADP May , wrote/VERB .",
         ("COERCE", ["Peru"], ["Nikos Kotzias"])),
        (f"{PERU} freed/VERB [Nikos Kotzias]=person:person:nikos-kotzias , held/VERB since/ADP May .",
         ("RETREAT", ["Peru"], ["Nikos Kotzias"])),
        (f"{PERU} protested/VERB on/ADP Sunday .", ("PROTEST", ["Peru"], [])),
        ("[Peruvian forces]=group:state:per crossed/VERB the/DET river on/ADP Friday .", ("ASSAULT", ["Peru"], [])),
        ("gunmen/NOUN opened/VERB fire on/ADP a/DET [Chilean]=norp:state:chl convoy .",
         ("ASSAULT", ["gunmen"], ["Chile"])),
        (f"{PERU} sold/VERB nine/NUM tanks to/ADP {CHILE} .", ("AID", ["Peru"], ["Chile"])),
        (f"{PERU} freed/VERB nine/NUM fishermen .", ("RETREAT", ["Peru"], [])),
        (f"{PERU} cut/VERB gas/NOUN supplies to/ADP {CHILE} .", ("SANCTION", ["Peru"], ["Chile"])),
        (f"{PERU} opened/VERB an/DET embassy in/ADP {CHILE} .", ("SUPPORT", ["Peru", "Chile"], [])),
        (f"{PERU} and/CCONJ {CHILE} held/VERB naval/ADJ drills off/ADP Lima .", ("COOPERATE", ["Peru", "Chile"], [])),
        (f"{CHILE} was/AUX suspended/VERB from/ADP [NATO]=org:body:nato .", ("SANCTION", ["NATO"], ["Chile"])),
        ("[Peruvian forces]=group:state:per have/AUX withdrawn/VERB from/ADP a/DET hill .", ("RETREAT", ["Peru"], [])),
        (f"Fighting/VERB between/ADP {PERU} and/CCONJ {CHILE} flared/VERB .", ("ASSAULT", ["Peru", "Chile"], [])),
        (f"the/DET withdrawal of/ADP [Peruvian]=norp:state:per troops from/ADP {CHILE} began/VERB .",
         ("RETREAT", ["Peru"], ["Chile"])),
        (f"inspectors/NOUN [whom]=pronoun: {PERU} expelled/VERB returned/VERB to/ADP {CHILE} after/SCONJ {PERU} "
         f"recognised/VERB {CHILE} .", ("SUPPORT", ["Peru"], ["Chile"])),
    ],
)  # fmt: skip
def test_deed_is_told_in_many_ways(sentence: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert expected in [told(action) for action in actions(sentence)]


def test_a_deed_announced_by_the_writer_is_planned() -> None:
    (action,) = actions(f"{PERU} will/AUX lift/VERB sanctions against/ADP {CHILE} .")
    assert (action.code, action.status) == ("CONCEDE", "planned")


def test_both_countries_are_the_two_told_before() -> None:
    found = actions(
        f"{PERU} quarrelled/VERB with/ADP {CHILE} .",
        "[Both countries]=group: massed/VERB troops along/ADP the/DET river .",
    )
    assert told(found[0]) == ("MOBILIZE", ["Peru", "Chile"], [])


@pytest.mark.parametrize(
    "sentence",
    [
        f"[Cuba]=place:state:cub cut/VERB ties when/SCONJ a/DET mob stormed/VERB {CHILE} .",
        f"{PERU} turned/VERB down/ADP an/DET invitation from/ADP {CHILE} .",
        f"{PERU} feared/VERB the/DET threat of/ADP sanctions by/ADP {CHILE} .",
        f"a/DET ceasefire brokered/VERB by/ADP {PERU} held/VERB .",
        f"{PERU} talked/VERB of/ADP lifting/VERB [Cuban]=norp:state:cub sanctions against/ADP {CHILE} .",
        f"nothing/PRON in/ADP the/DET text , {PERU} insisted/VERB , granted/VERB {CHILE} such a/DET right .",
        f"{PERU} refused/VERB to/PART attend/VERB the/DET summit with/ADP {CHILE} .",
    ],
)
def test_what_another_did_or_nobody_did_is_no_deed_of_the_party(sentence: str) -> None:
    assert ["Peru"] not in [told(action)[1] for action in actions(sentence) if told(action)[0] != "SUPPORT"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"shares in/ADP {PERU} rallied/VERB on/ADP Monday .",
        f"nurses in/ADP {PERU} marched/VERB for/ADP better/ADJ pay .",
        f"an/DET immediate/ADJ withdrawal of/ADP [Peruvian]=norp:state:per troops from/ADP {CHILE} .",
        f"[Nikos Kotzias]=person:person:nikos-kotzias boarded/VERB his/PRON plane in/ADP {CHILE} .",
    ],
)
def test_business_demands_and_journeys_are_no_deeds(sentence: str) -> None:
    assert actions(sentence) == []


def test_travel_is_no_invasion() -> None:
    assert actions(f"[Anna Sol]=person:person:anna landed/VERB in/ADP {CHILE} on/ADP Monday .") == []


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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{PERU} broke/VERB off/ADP relations with/ADP {CHILE} and/CCONJ froze/VERB [Chilean]=norp:state:chl assets .",
         [("SANCTION", ["Peru"], ["Chile"]), ("SANCTION", ["Peru"], ["Chile"])]),
        (f"{PERU} shot/VERB down/ADP a/DET [Chilean]=norp:state:chl helicopter .", [("ASSAULT", ["Peru"], ["Chile"])]),
        (f"{PERU} dropped/VERB {CHILE} from/ADP its/PRON list of/ADP trusted/ADJ partners .",
         [("SANCTION", ["Peru"], ["Chile"])]),
        (f"{PERU} tightened/VERB controls on/ADP exports to/ADP {CHILE} .", [("SANCTION", ["Peru"], ["Chile"])]),
        (f"{CHILE} was/AUX suspended/VERB from/ADP its/PRON rights in/ADP [Mercosur]=org:body:mercosur .",
         [("SANCTION", ["Mercosur"], ["Chile"])]),
        (f"{PERU} 's/PART relief/NOUN effort/NOUN in/ADP {CHILE} went/VERB on/ADP .", [("AID", ["Peru"], ["Chile"])]),
    ],
)  # fmt: skip
def test_deed_is_told_by_these_words(sentence: str, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert [told(action) for action in actions(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        f"{PERU} offered/VERB to/PART help/VERB rebuild/VERB {CHILE} .",
        f"{PERU} bombs/VERB {CHILE} in/ADP such/ADJ stories .",
        f"{CHILE} was/AUX bombed/VERB by/ADP a/DET [Peruvian]=norp:state:per .",
        f"the/DET diplomatic/ADJ maneuvering/NOUN of/ADP {PERU} against/ADP {CHILE} went/VERB on/ADP .",
    ],
)
def test_offers_habits_and_private_men_make_no_actions(sentence: str) -> None:
    assert actions(sentence) == []


def test_deed_of_a_named_state_to_another_is_surer_than_one_of_some_group() -> None:
    reading, document = make_reading(
        f"{PERU} imposed/VERB sanctions on/ADP {CHILE} .", f"guerrillas/NOUN attacked/VERB {CHILE} on/ADP Friday ."
    )
    claims = find_actions(reading, document, ontology=load_ontology(), directory=load_directory())
    sure, less_sure = (claim.confidence for claim in claims)
    assert 0.95 >= sure > 0.7 > less_sure >= 0.28


def test_one_man_protests_without_a_crowd() -> None:
    assert actions("[Rojas]=person: protested/VERB that/SCONJ he/PRON knew/VERB nothing .") == []


def test_deed_of_an_earlier_year_is_not_the_fresh_one() -> None:
    diplomats = "[Chilean]=norp:state:chl diplomats"
    reading, document = make_reading(
        f"{PERU} expelled/VERB two/NUM {diplomats} .",
        f"{PERU} expelled/VERB three/NUM {diplomats} in/ADP 1996/NUM .",
        dates={"1996": "1996"},
    )
    document = msgspec.structs.replace(document, published=Evidence("2019-05-12", "stated"))
    claims = find_actions(reading, document, ontology=load_ontology(), directory=load_directory())
    whens = [claim.event.when for claim in claims if isinstance(claim.event, Action)]
    assert [when and when.start for when in whens] == [None, "1996"]


def test_measures_of_one_sentence_stay_apart_behind_a_headline_and_strike_one_target() -> None:
    found = actions(
        f"{PERU} expelled/VERB [Chilean]=norp:state:chl diplomats",
        f"{PERU} has/AUX expelled/VERB two/NUM [Chilean]=norp:state:chl diplomats and/CCONJ halted/VERB flights .",
    )
    assert [told(action) for action in found] == [("SANCTION", ["Peru"], ["Chile"])] * 2


def test_expulsion_of_an_envoy_by_name_is_aimed_at_his_state() -> None:
    (action,) = actions(f"{PERU} expelled/VERB [Chilean ambassador Juan Soto]=person:local:juan-soto .")
    assert "Juan Soto" not in told(action)[2]
