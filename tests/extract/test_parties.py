"""Parties: who a mention is and whom it stands for."""

from communique.extract.parties import mentions_in, merge_parties, party_of, top_side
from communique.model import Actor, Mention, Party, Reading, Span

ACTORS = (
    Actor("state:per", "state", "Peru", iso3="PER", sector="GOV"),
    Actor("body:per-ministry", "body", "Peruvian Foreign Ministry", parent="state:per", acts_for="state:per"),
    Actor("person:ana-rojas", "person", "Ana Rojas"),
)
READING = Reading(document="document-0", sentences=(), tokens=(), actors=ACTORS)


def mention(start: int, end: int, actor: str | None, kind: str = "person", office: str | None = None) -> Mention:
    return Mention(Span(start, end), kind, Span(start, end), 0, actor=actor, office=office)  # type: ignore[arg-type]


def test_a_party_has_the_canonical_name_the_country_and_the_side_of_its_office() -> None:
    party = party_of(mention(0, 5, "person:ana-rojas", office="state:per/foreign-minister"), READING)
    assert (party.name, party.side, party.country) == ("Ana Rojas", "state:per", "PER")
    assert party.span == Span(0, 5)


def test_a_mention_that_is_bound_to_nobody_gives_a_party_without_actor() -> None:
    assert party_of(mention(0, 5, None), READING).actor is None


def test_a_ministry_stands_for_its_state() -> None:
    party = party_of(mention(0, 5, "body:per-ministry", kind="org"), READING)
    assert top_side(party, READING) == "state:per"


def test_one_actor_is_one_party_that_keeps_the_role_told_anywhere() -> None:
    merged = merge_parties(
        [
            Party(actor="person:ana-rojas", name="Ana Rojas"),
            Party(actor="person:ana-rojas", name="Ana Rojas", role="host"),
        ]
    )
    assert [(party.actor, party.role) for party in merged] == [("person:ana-rojas", "host")]


def test_a_mention_within_another_is_no_party_of_its_own() -> None:
    outer, inner = mention(0, 30, "person:ana-rojas"), mention(0, 8, "state:per", kind="norp")
    reading = Reading(document="document-0", sentences=(), tokens=(), mentions=(outer, inner), actors=ACTORS)
    assert mentions_in(reading, Span(0, 40)) == (outer,)
