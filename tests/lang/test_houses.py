"""Whose paper a text is shows in its title and opening."""

from communique.lang.houses import house_of


def test_briefing_by_an_administration_official_is_american() -> None:
    assert house_of("Briefing by a Senior Administration Official", "We met. It rained.") == "state:usa"


def test_statement_from_downing_street_is_british() -> None:
    assert house_of("Transcript of remarks", "From 10 Downing Street. The Prime Minister spoke.") == "state:gbr"


def test_news_about_a_house_is_nobodys_paper() -> None:
    assert house_of("White House rejects the plan", "The White House said no.") is None
