"""Tests of agreements: which document, whose, how far it has come."""

import pytest

from communique.directory import load_directory
from communique.extract.agreements import find_agreements
from communique.model import Agreement
from communique.ontology import load_ontology

from .clauses import make_reading

PERU, CHILE = "[Peru]=place:state:per", "[Chile]=place:state:chl"


def agreements(*sentences: str, dates: dict[str, str] | None = None) -> list[Agreement]:
    reading, document = make_reading(*sentences, dates=dates)
    claims = find_agreements(reading, document, ontology=load_ontology(), directory=load_directory())
    for claim in claims:
        for citation in claim.citations:
            assert citation.quote == document.text[citation.span.start : citation.span.end]
    return [claim.event for claim in claims]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET border treaty .", "signed"),
        (f"a/DET border treaty was/AUX signed/VERB by/ADP {PERU} and/CCONJ {CHILE} .", "signed"),
        (f"{PERU} and/CCONJ {CHILE} reached/VERB a/DET border deal .", "agreed"),
        (f"{PERU} and/CCONJ {CHILE} are/AUX negotiating/VERB a/DET border treaty .", "under-negotiation"),
        (f"{PERU} proposed/VERB a/DET border treaty with/ADP {CHILE} .", "proposed"),
        (f"{PERU} hopes/VERB to/PART sign/VERB a/DET border treaty with/ADP {CHILE} .", "proposed"),
        (f"{PERU} refused/VERB to/PART sign/VERB a/DET border treaty with/ADP {CHILE} .", "rejected"),
        (f"{PERU} rejected/VERB a/DET border treaty with/ADP {CHILE} .", "rejected"),
        (f"{PERU} pulled/VERB out/ADP of/ADP the/DET border treaty with/ADP {CHILE} .", "withdrawn"),
    ],
)
def test_verb_tells_how_far_an_agreement_has_come(sentence: str, status: str) -> None:
    (agreement,) = agreements(sentence)
    assert agreement.status == status
    assert {party.name for party in agreement.parties} == {"Peru", "Chile"}
    assert "border" in agreement.title


def test_named_agreement_counts_where_it_is_merely_mentioned() -> None:
    (agreement,) = agreements(f"{PERU} spoke/VERB of/ADP the/DET Kyoto/PROPN Protocol/PROPN .")
    assert (agreement.title, agreement.status) == ("Kyoto Protocol", "in-force")


def test_unnamed_agreement_merely_mentioned_does_not_count() -> None:
    assert agreements(f"{PERU} laughed/VERB about/ADP a/DET treaty .") == []
    assert agreements(f"a/DET great/ADJ deal of/ADP rain fell/VERB on/ADP {PERU} .") == []


def test_resolution_with_its_number_is_a_name() -> None:
    (agreement,) = agreements("The/DET council cited/VERB resolution 1973/NUM .")
    assert agreement.title == "resolution 1973"


def test_later_tellings_join_the_first() -> None:
    (agreement,) = agreements(
        f"{PERU} and/CCONJ {CHILE} negotiated/VERB a/DET border treaty for/ADP years .",
        "The/DET treaty was/AUX signed/VERB on/ADP Friday .",
        dates={"Friday": "2014-01-24"},
    )
    assert agreement.status == "signed"
    assert len(agreement.spans) == 2
    assert agreement.when is not None
    assert agreement.when.start == "2014-01-24"


def test_minister_signs_for_his_state() -> None:
    (agreement,) = agreements(
        f"[Sergei Lavrov]=person:person:sergei-lavrov signed/VERB a/DET treaty with/ADP {CHILE} ."
    )
    assert {party.name for party in agreement.parties} == {"Russia", "Chile"}


def test_the_two_countries_sign_for_the_pair_told_before() -> None:
    (agreement,) = agreements(
        f"{PERU} and/CCONJ {CHILE} have/AUX quarrelled/VERB for/ADP years .",
        "The/DET two/NUM countries signed/VERB a/DET border treaty .",
    )
    assert {party.name for party in agreement.parties} == {"Peru", "Chile"}


def test_not_yet_signed_is_not_rejected() -> None:
    (agreement,) = agreements(f"{PERU} has/AUX not/PART yet/ADV signed/VERB the/DET border treaty with/ADP {CHILE} .")
    assert agreement.status == "proposed"


def test_a_plan_of_one_state_alone_is_no_agreement() -> None:
    assert agreements(f"{PERU} discussed/VERB the/DET comprehensive/ADJ health plan .") == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"{PERU} and/CCONJ {CHILE} ended/VERB talks without/ADP an/DET agreement on/ADP the/DET border .",
        f"{PERU} and/CCONJ {CHILE} signed/VERB no/DET border agreement .",
        f"This/PRON is/AUX not/PART a/DET historic/ADJ agreement between/ADP {PERU} and/CCONJ {CHILE} .",
    ],
)
def test_an_agreement_said_to_be_absent_is_none(sentence: str) -> None:
    assert agreements(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "title", "status"),
    [
        (f"{PERU} and/CCONJ {CHILE} reached/VERB a/DET deal on/ADP Friday .", "deal", "agreed"),
        (f"{PERU} and/CCONJ {CHILE} issued/VERB a/DET joint/ADJ statement .", "joint statement", "adopted"),
        (f"{PERU} walked/VERB out/ADP of/ADP the/DET border treaty with/ADP {CHILE} .",
         "border treaty with Chile", "withdrawn"),
        (f"Talks are/AUX to/PART lead/VERB in/ADP May to/ADP a/DET treaty between/ADP {PERU} and/CCONJ {CHILE} .",
         "treaty between Peru and Chile", "proposed"),
        (f"{PERU} and/CCONJ {CHILE} agreed/VERB on/ADP the/DET "
         "need for/ADP a/DET border truce .", "border truce", "proposed"),
        (f"{PERU} invoked/VERB the/DET Treaty/PROPN of/ADP Friendship/PROPN .", "Treaty of Friendship", "in-force"),
        (f"{PERU} and/CCONJ {CHILE} are/AUX negotiating/VERB a/DET code of/ADP conduct .", "code of conduct",
         "under-negotiation"),
        (f"[Sergei Lavrov]=person:person:sergei-lavrov had/AUX flown/VERB to/ADP {CHILE} to/PART sign/VERB the/DET "
         "border treaty .", "border treaty", "signed"),
    ],
)  # fmt: skip
def test_agreement_is_told_in_many_ways(sentence: str, title: str, status: str) -> None:
    assert (title, status) in [(agreement.title, agreement.status) for agreement in agreements(sentence)]


def test_the_broker_of_a_truce_is_no_party() -> None:
    found = agreements(
        f"a/DET [Cuban]=norp:state:cub -brokered/ADJ truce between/ADP {PERU} and/CCONJ {CHILE} was/AUX signed/VERB ."
    )
    assert {party.name for agreement in found for party in agreement.parties} == {"Peru", "Chile"}


def test_the_treaty_means_the_convention_just_named() -> None:
    (agreement,) = agreements(
        f"{PERU} joined/VERB the/DET Chemical/PROPN Weapons/PROPN Convention/PROPN .",
        f"The/DET treaty entered/VERB into/ADP force/NOUN for/ADP {PERU} .",
    )
    assert agreement.title == "Chemical Weapons Convention"


def test_words_against_an_agreement_leave_it_made() -> None:
    (agreement,) = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET border deal .",
        "[Cuba]=place:state:cub rejected/VERB the/DET deal .",
    )
    assert agreement.status == "signed"


def test_a_bare_statement_that_somebody_makes_is_no_agreement() -> None:
    assert agreements(f"{PERU} made/VERB a/DET public/ADJ statement about/ADP {CHILE} .") == []


def test_a_programme_in_capitals_is_no_agreement() -> None:
    found = agreements(
        f"{PERU} rejected/VERB demands on/ADP the/DET Coastal/PROPN Weather/PROPN Initiative/PROPN of/ADP {CHILE} ."
    )
    assert found == []


def test_short_and_long_name_are_one_agreement() -> None:
    (agreement,) = agreements(
        f"{PERU} praised/VERB the/DET INF/PROPN Treaty/PROPN .",
        "The/DET Intermediate-Range/PROPN Nuclear/PROPN Forces/PROPN Treaty/PROPN was/AUX signed/VERB on/ADP Friday .",
        dates={"Friday": "2014-01-24"},
    )
    assert agreement.status == "signed"


def test_the_number_of_a_resolution_is_no_year() -> None:
    (agreement,) = agreements(f"{PERU} quoted/VERB resolution/NOUN 1985/NUM .")
    assert agreement.when is None


def test_a_participle_behind_a_comma_tells_how_far_it_has_come() -> None:
    (agreement,) = agreements(
        f"the/DET border treaty of/ADP {PERU} and/CCONJ {CHILE} ,/PUNCT signed/VERB in/ADP Quito ."
    )
    assert agreement.status == "signed"


def test_a_movement_makes_an_agreement_too() -> None:
    (agreement,) = agreements(f"{PERU} and/CCONJ [FARC]=org:group:farc signed/VERB a/DET peace treaty .")
    assert {party.actor for party in agreement.parties} == {"state:per", "group:farc"}


def test_what_is_still_to_be_reached_is_proposed() -> None:
    (agreement,) = agreements(
        f"{PERU} will/AUX leave/VERB once/SCONJ a/DET border treaty with/ADP {CHILE} is/AUX signed/VERB ."
    )
    assert agreement.status == "proposed"


def test_who_brokered_a_deal_is_no_party_to_it() -> None:
    text = f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET border treaty brokered/VERB by/ADP [Brazil]=place:state:bra ."
    (agreement,) = agreements(text)
    assert {party.actor for party in agreement.parties} == {"state:per", "state:chl"}


def test_who_had_no_part_in_it_cannot_undo_it() -> None:
    (agreement,) = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET border treaty .",
        "the/DET mayors/NOUN rejected/VERB the/DET treaty/NOUN .",
    )
    assert agreement.status == "signed"


def test_participle_behind_the_noun_tells_how_and_when_it_was_made() -> None:
    (agreement,) = agreements(
        f"{PERU} left/VERB the/DET accord on/ADP fishing signed/VERB in/ADP Quito/PROPN in/ADP March/PROPN 2004/NUM "
        f"with/ADP {CHILE} .",
        dates={"March 2004": "2004-03"},
    )
    assert agreement.when is not None and agreement.when.start == "2004-03"


def test_statement_read_out_is_adopted() -> None:
    (agreement,) = agreements(
        f"{PERU} will/AUX pay/VERB under/ADP a/DET joint/ADJ statement read/VERB out/ADP by/ADP {CHILE} ."
    )
    assert agreement.status == "adopted"


def test_paper_that_speaks_is_not_made_by_that() -> None:
    assert agreements(f"{PERU} said/VERB today/NOUN 's/PART agreement secures/VERB the/DET port .") == []


def test_refusal_to_renew_is_leaving() -> None:
    (agreement,) = agreements(
        f"{PERU} decided/VERB not/PART to/PART renew/VERB a/DET fishing/NOUN pact with/ADP {CHILE} ."
    )
    assert agreement.status == "withdrawn"


def test_body_called_after_an_accord_is_none() -> None:
    assert agreements(f"{PERU} praised/VERB the/DET Council/PROPN of/ADP National/PROPN Accord/PROPN .") == []


def test_initials_of_a_paper_count_with_a_verb() -> None:
    (agreement,) = agreements(f"{PERU} and/CCONJ {CHILE} signed/VERB an/DET MoU/NOUN on/ADP fishing/NOUN .")
    assert (agreement.title, agreement.status) == ("MoU on fishing", "signed")
    assert agreements(f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET sofa/NOUN .") == []


def test_days_after_another_deed_are_reckoned_from_it() -> None:
    (agreement,) = agreements(
        f"the/DET envoy left/VERB on/ADP Friday/PROPN ,/PUNCT two/NUM days/NOUN after/SCONJ {PERU} and/CCONJ {CHILE} "
        "signed/VERB a/DET border/NOUN treaty .",
        dates={"Friday": "2004-03-05", "two days": "P2D"},
    )
    assert agreement.when is not None and agreement.when.start == "2004-03-03"


def test_lines_below_a_colon_are_each_an_agreement() -> None:
    found = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB the/DET following/VERB documents/NOUN :/PUNCT",
        "-/PUNCT Memorandum/NOUN of/ADP Understanding/NOUN on/ADP ports/NOUN ;/PUNCT",
        "-/PUNCT Programme/NOUN of/ADP exchanges/NOUN ./PUNCT",
        f"{PERU} will/AUX pay/VERB .",
    )
    assert [one.title for one in found] == ["Memorandum of Understanding on ports", "Programme of exchanges"]
    assert {one.status for one in found} == {"signed"}
    assert all({party.name for party in one.parties} == {"Peru", "Chile"} for one in found)


def test_papers_behind_a_colon_are_each_an_agreement() -> None:
    found = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB two/NUM documents/NOUN :/PUNCT a/DET memorandum/NOUN on/ADP ports/NOUN "
        "and/CCONJ a/DET protocol/NOUN on/ADP customs/NOUN ."
    )
    assert [one.title for one in found] == ["memorandum on ports", "protocol on customs"]


def test_ministers_of_three_states_are_three_parties() -> None:
    (agreement,) = agreements(
        f"the/DET [ministers of Peru]=group:state:per ,/PUNCT {CHILE} and/CCONJ [Brazil]=place:state:bra "
        "signed/VERB a/DET border treaty ."
    )
    assert {party.name for party in agreement.parties} == {"Peru", "Chile", "Brazil"}


def test_two_adjectives_of_one_group_are_two_parties() -> None:
    (agreement,) = agreements("[The Peruvian and Chilean ministers]=group:state:per signed/VERB a/DET border treaty .")
    assert {party.name for party in agreement.parties} == {"Peru", "Chile"}


def test_treaty_told_on_is_the_one_just_made_not_the_one_it_replaces() -> None:
    made, replaced = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET new/ADJ fishing/NOUN treaty ,/PUNCT replacing/VERB the/DET "
        "Lima/PROPN Accord/PROPN .",
        "the/DET parliament must/AUX ratify/VERB the/DET treaty .",
    )
    assert (made.title, len(made.spans)) == ("new fishing treaty", 2)
    assert (replaced.title, replaced.status) == ("Lima Accord", "in-force")


def test_effort_to_make_one_and_deadline_for_one_are_proposals() -> None:
    for words in ("an/DET effort to/PART broker/VERB", "the/DET deadline for/ADP concluding/VERB"):
        (agreement,) = agreements(f"{PERU} joined/VERB {words} a/DET border deal with/ADP {CHILE} .")
        assert agreement.status == "proposed"


def test_treaty_that_was_never_made_is_none() -> None:
    assert agreements(f"{PERU} and/CCONJ {CHILE} have/AUX never/ADV signed/VERB a/DET border treaty .") == []


def test_party_convention_and_plea_deal_are_no_agreements() -> None:
    assert agreements(f"{PERU} adopted/VERB it/PRON at/ADP the/DET Lima/PROPN convention .") == []
    assert agreements(f"a/DET plea/NOUN deal was/AUX reached/VERB by/ADP {PERU} .") == []


def test_gazette_that_is_told_of_it_is_no_party() -> None:
    (agreement,) = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET border treaty ,/PUNCT [Reuters]=org:body:reuters reported/VERB ."
    )
    assert {party.name for party in agreement.parties} == {"Peru", "Chile"}


def test_sides_that_agree_to_a_deed_in_the_lead_have_an_agreement_and_the_deal_is_the_same() -> None:
    (agreement,) = agreements(
        f"{PERU} and/CCONJ {CHILE} agreed/VERB Tuesday/PROPN to/PART open/VERB the/DET border .",
        "The/DET deal ,/PUNCT struck/VERB at/ADP a/DET gathering ,/PUNCT holds/VERB till/ADP May/PROPN .",
        dates={"Tuesday": "2014-09-09"},
    )
    assert agreement.status == "agreed"
    assert {party.name for party in agreement.parties} == {"Peru", "Chile"}
    assert agreement.when is not None and agreement.when.start == "2014-09-09"


def test_verbal_agreement_has_what_was_agreed_for_its_title() -> None:
    (agreement,) = agreements(f"{PERU} and/CCONJ {CHILE} agreed/VERB to/PART open/VERB the/DET border .")
    assert agreement.title == "agreement to open the border"


def test_agreeing_to_talk_is_no_agreement() -> None:
    assert agreements(f"{PERU} and/CCONJ {CHILE} agreed/VERB to/PART meet/VERB in/ADP Quito/PROPN .") == []
    assert agreements(f"{PERU} and/CCONJ {CHILE} agreed/VERB to/PART resume/VERB border talks .") == []
    assert agreements(f"{PERU} agreed/VERB to/PART open/VERB the/DET border .") == []


def test_vote_with_its_count_between_adopts_a_resolution() -> None:
    (agreement,) = agreements(
        "the/DET [UN Security Council]=org:body:un-security-council voted/VERB 12/NUM to/ADP 1/NUM for/ADP a/DET "
        f"resolution on/ADP {PERU} ."
    )
    assert agreement.status == "adopted"
    assert [party.name for party in agreement.parties] == ["UN Security Council"]


def test_truces_are_declared_and_swap_lines_signed() -> None:
    for sentence, status in (
        (f"{PERU} and/CCONJ {CHILE} declared/VERB a/DET month-long/ADJ ceasefire/NOUN .", "agreed"),
        (f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET currency/NOUN swap/NOUN line/NOUN .", "signed"),
        (f"{PERU} and/CCONJ {CHILE} reached/VERB an/DET understanding/NOUN on/ADP fish/NOUN .", "agreed"),
        (f"{PERU} and/CCONJ {CHILE} agreed/VERB to/PART extend/VERB their/PRON border/NOUN truce/NOUN .", "agreed"),
    ):
        (agreement,) = agreements(sentence)
        assert agreement.status == status


def test_time_until_which_it_holds_is_no_date_of_making() -> None:
    (agreement,) = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET border truce until/ADP May/PROPN .", dates={"May": "2015-05"}
    )
    assert agreement.when is None


def test_bare_proposal_of_one_side_is_no_agreement() -> None:
    assert agreements(f"{PERU} unveiled/VERB a/DET peace/NOUN plan .") == []


def test_day_of_its_making_is_not_that_of_leaving_it() -> None:
    (agreement,) = agreements(
        f"{PERU} tore/VERB up/ADP the/DET border treaty with/ADP {CHILE} .",
        "the/DET treaty was/AUX signed/VERB in/ADP 1997/NUM .",
        dates={"1997": "1997"},
    )
    assert (agreement.status, agreement.when) == ("withdrawn", None)


def test_name_in_capitals_goes_back_past_and_and_on_past_commas() -> None:
    (agreement,) = agreements(
        f"{PERU} signed/VERB the/DET Ports/PROPN and/CCONJ Fishing/PROPN Agreement/PROPN (/PUNCT PFA/PROPN )/PUNCT "
        f"with/ADP {CHILE} ."
    )
    assert agreement.title == "Ports and Fishing Agreement"
    assert {party.name for party in agreement.parties} == {"Peru", "Chile"}
    (other,) = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB the/DET Treaty/PROPN on/ADP Friendship/PROPN ,/PUNCT Trade/PROPN "
        "and/CCONJ Ports/PROPN ."
    )
    assert other.title == "Treaty on Friendship , Trade and Ports"  # as the test spaces it


def test_country_that_a_paper_is_about_is_no_party() -> None:
    (agreement,) = agreements(
        f"the/DET [UN Security Council]=org:body:un-security-council adopted/VERB a/DET resolution on/ADP {CHILE} ."
    )
    assert [party.name for party in agreement.parties] == ["UN Security Council"]


def test_the_two_countries_are_those_of_the_agreement_before() -> None:
    _, later = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET border treaty in/ADP [Brazil]=place:state:bra .",
        "the/DET two/NUM countries had/AUX signed/VERB a/DET Joint/PROPN Declaration/PROPN .",
    )
    assert {party.name for party in later.parties} == {"Peru", "Chile"}


def test_papers_told_as_included_are_each_an_agreement() -> None:
    found = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB forty/NUM documents ,/PUNCT including/VERB a/DET treaty/NOUN on/ADP "
        "ports/NOUN and/CCONJ a/DET programme/NOUN of/ADP exchanges/NOUN ."
    )
    assert [one.title for one in found] == ["treaty on ports", "programme of exchanges"]


def test_body_of_states_that_agrees_is_many() -> None:
    (agreement,) = agreements("[OPEC]=org:body:opec agreed/VERB to/PART cut/VERB output .")
    assert [party.name for party in agreement.parties] == ["OPEC"]


def test_cessation_of_hostilities_is_a_truce_and_the_title_ends_before_the_day() -> None:
    (agreement,) = agreements(f"{PERU} and/CCONJ {CHILE} agreed/VERB a/DET cessation of/ADP hostilities .")
    assert agreement.title == "cessation of hostilities"
    (other,) = agreements(f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET pact on/ADP fish last/ADJ week .")
    assert other.title == "pact on fish"


def test_statement_made_on_a_bill_is_not_signed_with_it() -> None:
    told = f"the/DET statement that/PRON {PERU} made/VERB on/ADP the/DET bill that/PRON was/AUX signed/VERB helps/VERB"
    assert agreements(told) == []


def test_papers_of_home_politics_are_left_out() -> None:
    assert agreements(f"{PERU} unveiled/VERB a/DET student/NOUN loan/NOUN package on/ADP Friday/PROPN .") == []


def test_resolution_and_its_short_name_are_one_by_their_number() -> None:
    first, second = agreements(
        f"{PERU} honours/VERB UNSCR/PROPN 1701/NUM .",
        "The/DET council cited/VERB resolution 1701/NUM and/CCONJ resolution 1702/NUM .",
    )
    assert (first.title, len(first.spans), second.title) == ("UNSCR 1701", 2, "resolution 1702")
    assert [party.name for party in first.parties] == ["UN Security Council"]


def test_call_to_carry_out_an_accord_proposes_none() -> None:
    (agreement,) = agreements(
        f"{PERU} called/VERB for/ADP implementation/NOUN of/ADP the/DET 2011/NUM Refugee/PROPN Convention/PROPN ."
    )
    assert (agreement.title, agreement.status) == ("2011 Refugee Convention", "in-force")
    assert agreement.when is not None and agreement.when.start == "2011"


def test_agreement_on_a_framework_is_the_framework() -> None:
    (agreement,) = agreements(
        f"{PERU} and/CCONJ {CHILE} agreed/VERB on/ADP a/DET framework to/PART drain/VERB "
        "[Brazil]=place:state:bra 's/PART marshes ./PUNCT",
        f"{PERU} said/VERB it/PRON had/AUX reached/VERB agreement on/ADP a/DET framework .",
    )
    assert {party.name for party in agreement.parties} == {"Peru", "Chile"}


def test_truces_of_two_years_are_two() -> None:
    found = agreements(
        f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET truce in/ADP 2005/NUM .",
        f"{PERU} and/CCONJ {CHILE} signed/VERB a/DET truce in/ADP 2009/NUM .",
        dates={"2005": "2005", "2009": "2009"},
    )
    assert len(found) == 2


def test_denial_of_an_agreement_and_truce_of_one_side_are_none() -> None:
    assert agreements(f"{PERU} denied/VERB that/SCONJ it/PRON had/AUX struck/VERB a/DET pact with/ADP {CHILE} .") == []
    assert agreements(f"{PERU} announced/VERB a/DET border truce on/ADP Friday/PROPN .") == []


def test_talks_that_are_quit_are_not_the_pact() -> None:
    (agreement,) = agreements(f"{PERU} quit/VERB talks on/ADP a/DET fishing deal with/ADP {CHILE} .")
    assert agreement.status == "under-negotiation"


def test_main_clause_keeps_its_own_day() -> None:
    (agreement,) = agreements(
        f"a/DET day/NOUN after/SCONJ they/PRON had/AUX met/VERB ,/PUNCT {PERU} and/CCONJ {CHILE} signed/VERB a/DET "
        "border treaty on/ADP Tuesday/PROPN .",
        dates={"a day": "P1D", "Tuesday": "2017-11-21"},
    )
    assert agreement.when is not None and agreement.when.start == "2017-11-21"
