"""Tests of the issue ontology."""

from pathlib import Path

import pytest

from communique.errors import OntologyError
from communique.ontology import load_ontology
from communique.ontology.shapes import Topics
from communique.ontology.terms import fold_word


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The ministers argued about the missile shield in Romania.", ("missile-defence",)),
        ("They want visa-free travel for students.", ("visas-travel",)),
        ("She spoke of piracy off Somalia and of drug smuggling.", ("piracy", "drug-trafficking")),
        ("The fighting in Somalia and the drug smuggling go on.", ("drug-trafficking", "crisis:Somalia")),
        ("She wished Afghanistan peace.", ()),
        ("Lisbon will sell twenty howitzers to Rabat.", ("arms-trade",)),
        ("They sell wine and the old man who told us so had served at a howitzer in his youth.", ()),
        ("The guerrillas will give up their arms for a share in the government.", ("ceasefire",)),
        ("The shelling of Grozny went on.", ("crisis:Russia",)),
        ("The lenders gave Lisbon more time.", ("trade-economy",)),
        ("Oslo will send rice and tents to the valley.", ("humanitarian-aid",)),
        ("The flow of gas to Lisbon stopped at noon.", ("energy",)),
        ("Engineers began to clear the mines near the bridge.", ("conventional-arms",)),
        ("Lisbon asked the allies for Patriot batteries.", ("missile-defence",)),
        ("He said that he was tired and would go to bed.", ()),
        ("She accused the paper of making up the quotation.", ()),
        ("Hunters may take no more whales.", ("climate-environment",)),
        ("Tehran will not stop enriching uranium.", ("nonproliferation-iran",)),
        ("The two presidents signed a treaty on nuclear disarmament.", ("nuclear-arms",)),
        ("A nuclear power plant will be built on the coast.", ("energy",)),
        ("The World Trade Center was attacked by terrorists.", ("terrorism",)),
        ("The cease-fire in the Donbas does not hold.", ("crisis:Ukraine", "ceasefire")),
        ("The committee chose a new logo.", ()),
        ("Both sides must lay down their arms.", ("ceasefire",)),
        ("A boundary commission will draw the line.", ("territorial-dispute",)),
        ("The envoy read out a road map.", ()),
    ],
)
def test_terms_announce_their_issue(text: str, labels: tuple[str, ...]) -> None:
    assert set(load_ontology().find_issues(text)) == set(labels)


def test_general_issue_counts_only_where_nothing_else_is_said() -> None:
    ontology = load_ontology()
    assert ontology.find_issues("The president will visit Lisbon.") == ("bilateral-relations",)
    assert ontology.find_issues("The president will visit Lisbon to speak about gas pipelines.") == ("energy",)


def test_a_narrower_issue_replaces_the_wider_one_above_it() -> None:
    assert load_ontology().find_issues("A new peace plan begins with a ceasefire.") == ("ceasefire",)


def test_specific_issues_come_before_general_ones() -> None:
    found = load_ontology().find_issues("Bilateral relations suffer from the steel tariffs.")
    assert found == ("trade-economy", "bilateral-relations")


def test_limit_keeps_the_first_named() -> None:
    found = load_ontology().find_issues("terrorism, piracy, drug trafficking and cyber attacks", limit=2)
    assert found == ("terrorism", "piracy")


def test_theatre_named_as_a_topic_is_a_crisis_but_a_guest_is_not() -> None:
    ontology = load_ontology()
    assert "crisis:Libya" in ontology.find_issues("They will talk about topics such as Mali and Libya.")
    assert "crisis:Ukraine" not in ontology.find_issues("The president of Ukraine arrived in Oslo for a visit.")


def test_country_without_wars_needs_an_outright_word() -> None:
    ontology = load_ontology()
    assert ontology.find_issues("The Thai crisis worries investors.")[0] == "crisis:Thailand"
    found = ontology.find_issues("Thailand sent troops abroad.", year=2020)
    assert not any(label.startswith("crisis:") for label in found)


def test_context_completes_what_the_text_leaves_open() -> None:
    ontology = load_ontology()
    context = "The envoys argued about missile defence for hours."
    assert ontology.find_issues("no breakthrough should be expected on this") == ()
    assert ontology.find_issues("no breakthrough should be expected on this", context=context) == ("missile-defence",)
    assert ontology.find_issues("its uranium programme", context="Iran answered.") == ("nonproliferation-iran",)


def test_issues_lie_under_their_parents() -> None:
    ontology = load_ontology()
    assert ontology.parents("nonproliferation-iran") == ("nuclear-arms", "security")
    assert ontology.is_under("crisis:Mali", "crisis")
    assert not ontology.is_under("energy", "security")


def test_every_label_of_the_guide_is_there() -> None:
    labels = (
        "missile-defence",
        "nuclear-arms",
        "chemical-weapons",
        "conventional-arms",
        "arms-trade",
        "nonproliferation-iran",
        "nonproliferation-north-korea",
        "european-security-architecture",
        "alliance-enlargement",
        "military-cooperation",
        "military-exercises",
        "terrorism",
        "piracy",
        "drug-trafficking",
        "disaster-response",
        "cyber",
        "human-rights",
        "elections",
        "rule-of-law",
        "refugees-migration",
        "humanitarian-aid",
        "peace-process",
        "ceasefire",
        "territorial-dispute",
        "sanctions",
        "trade-economy",
        "energy",
        "visas-travel",
        "climate-environment",
        "health",
        "space",
        "prisoners-detainees",
        "sport-culture",
        "bilateral-relations",
        "un-reform",
    )
    assert set(load_ontology().issues) == set(labels)


def test_users_file_adds_replaces_and_removes(tmp_path: Path) -> None:
    own = tmp_path / "issues.toml"
    own.write_text(
        'remove = ["space"]\n[[issue]]\nlabel = "whaling"\nparent = "climate-environment"\nterms = ["whale hunt*"]\n'
        '[[issue]]\nlabel = "piracy"\nterms = ["corsair"]\n',
        encoding="utf-8",
    )
    ontology = load_ontology(own)
    assert ontology.find_issues("Whale hunting divides them.") == ("whaling",)
    assert ontology.find_issues("A corsair was caught.") == ("piracy",)
    assert ontology.find_issues("pirates") == ()
    assert "space" not in ontology.issues


@pytest.mark.parametrize("text", ["[[issue]]\nname = 'x'", "format = 9", "not toml", "[[issue]]\nlabel='a'\nterms=3"])
def test_wrong_file_names_itself(tmp_path: Path, text: str) -> None:
    own = tmp_path / "wrong.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"wrong\.toml"):
        load_ontology(own)


def test_words_are_compared_without_case_accents_and_plurals() -> None:
    assert fold_word("Treaties’") == fold_word("treaty")
    assert fold_word("U.S.") == "us"
    assert fold_word("Crisis") == "crisis"
    assert fold_word("Médiation") == "mediation"


def test_every_label_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "issues.md").read_text(encoding="utf-8")
    for label in load_ontology().issues:
        assert f"| `{label}` |" in page


def test_a_silent_text_is_about_what_its_report_is_about() -> None:
    ontology = load_ontology()
    topics = ontology.find_topics(
        ["The truce in the valley broke down.", "Monitors of the ceasefire left.", "Steel was sold as well."],
        headings=["Truce ends in shelling"],
    )
    assert topics.labels == ("ceasefire",)
    assert ontology.find_issues("This is a sad day.", topics=topics) == ("ceasefire",)
    assert ontology.find_issues("Cocaine is the worse problem.", topics=topics) == ("drug-trafficking",)


def test_words_of_meeting_alone_make_no_topic() -> None:
    assert load_ontology().find_topics(["The two met for talks.", "They will meet again."]).labels == ()


def test_the_theme_of_a_report_stands_against_what_its_paragraph_mentions() -> None:
    ontology = load_ontology()
    topics = ontology.find_topics(
        ["Arms negotiators met again.", "They spoke about the nuclear arsenal.", "A nuclear test was put off."],
        headings=["Nuclear arms talks go on"],
    )
    assert topics.share > 0.9
    found = ontology.find_issues("We are tired.", context="Steel workers protested outside.", topics=topics)
    assert found == ("nuclear-arms",)


def test_a_report_of_many_things_leaves_the_silent_words_to_their_paragraph() -> None:
    ontology = load_ontology()
    topics = ontology.find_topics(
        [
            "The ceasefire held.",
            "Steel tariffs rose.",
            "Cocaine was found.",
            "Students need visas.",
            "Pirates were seen.",
        ]
    )
    found = ontology.find_issues("We are tired.", context="A tariff was set.", topics=topics)
    assert found == ("trade-economy",)


def test_a_conflict_and_what_is_done_about_it_go_together() -> None:
    ontology = load_ontology()
    topics = ontology.find_topics(
        ["The ceasefire in the Syrian civil war held.", "Monitors of the ceasefire went to Syria, torn by war."],
        headings=["Ceasefire holds in the Syrian war"],
    )
    assert set(topics.labels) == {"crisis:Syria", "ceasefire"}
    assert set(ontology.find_issues("The truce will not last.", topics=topics)) == {"crisis:Syria", "ceasefire"}


def test_the_land_a_war_is_known_by_stands_for_the_states_that_fight_in_it() -> None:
    ontology = load_ontology()
    text = "Armenian and Azeri troops fought on the front in Karabakh."
    found = ontology.find_issues(text, year=2020)
    assert "crisis:Nagorno-Karabakh" in found
    assert not {"crisis:Armenia", "crisis:Azerbaijan"} & set(found)
    topics = ontology.find_topics(["War in Karabakh goes on.", "Armenian troops were killed in fighting."], year=2020)
    assert topics.labels == ("crisis:Nagorno-Karabakh",)
    assert ontology.find_issues("Armenian shelling killed two.", topics=topics, year=2020) == topics.labels


def test_a_country_is_a_theatre_in_the_years_of_its_conflicts() -> None:
    ontology = load_ontology()
    text = "The envoys discussed Mozambique and the army."
    assert "crisis:Mozambique" in ontology.find_issues(text, year=1985)
    assert "crisis:Mozambique" not in ontology.find_issues(text, year=2005)


def test_a_name_of_one_word_counts_only_where_it_is_written_as_one() -> None:
    ontology = load_ontology()
    assert "territorial-dispute" in ontology.find_issues("Manila renewed its claim to Sabah")
    assert "territorial-dispute" not in ontology.find_issues("Sheikh Al-Sabah thanked his guests")
    assert "space" not in ontology.find_issues("the apollo theatre reopened")


def test_the_name_of_a_land_at_war_announces_the_war_not_a_dispute() -> None:
    ontology = load_ontology()
    assert ontology.find_issues("the fighting in Karabakh", year=2020) == ("crisis:Nagorno-Karabakh",)
    assert "territorial-dispute" in ontology.find_issues("the border of Karabakh was drawn in 1923", year=2008)
    assert "territorial-dispute" in ontology.find_issues(
        "the fighting in Karabakh and the occupied territories", year=2020
    )


def test_a_deal_ends_a_war_or_something_else() -> None:
    ontology = load_ontology()
    assert "peace-process" in ontology.find_issues("a deal to end twenty years of war")
    assert "peace-process" not in ontology.find_issues("a deal to end a long quarrel over cheese")


def test_to_stay_away_from_a_vote_is_no_sanction() -> None:
    ontology = load_ontology()
    assert ontology.find_issues("he would boycott the referendum") == ("elections",)
    assert "sanctions" in ontology.find_issues("a boycott of its oil")


def test_what_is_done_in_the_conflict_that_a_report_is_about_is_said_of_that_conflict() -> None:
    ontology = load_ontology()
    report = Topics(("crisis:Mali",), 0.6)
    assert ontology.find_issues("the truce must hold", topics=report, year=2014) == ("ceasefire", "crisis:Mali")
    assert ontology.find_issues("the wheat price fell", topics=report, year=2014) == ("trade-economy",)


def test_table_of_sentences_is_read_as_written() -> None:
    ontology = load_ontology()
    rows = [
        line.split("\t")
        for line in (Path(__file__).parent / "issues_table.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    wrong = []
    for wanted, words in rows:
        found = set(ontology.find_issues(words, year=2023)) - ({"bilateral-relations"} if wanted == "-" else set())
        if (wanted == "-" and found) or (wanted != "-" and wanted not in found):
            wrong.append((wanted, words, found))
    assert len(wrong) <= 0.05 * len(rows), wrong


def test_who_was_elected_and_who_has_no_light_is_no_issue_where_another_is_named() -> None:
    ontology = load_ontology()
    assert ontology.find_issues("the freely elected government wants the sanctions lifted", year=2023) == ("sanctions",)
    captive = "the hostages in the cellar have neither electricity nor water"
    assert ontology.find_issues(captive, year=2023) == ("prisoners-detainees",)


def test_the_state_that_a_new_one_left_is_not_in_its_conflict() -> None:
    report = load_ontology().find_topics(
        ["The rebels of South Sudan met the mediator in Sudan about the war.", "Fighting in South Sudan went on."],
        headings=["South Sudan war: rebels in talks"],
        year=2018,
    )
    assert "crisis:South Sudan" in report.labels
    assert "crisis:Sudan" not in report.labels
