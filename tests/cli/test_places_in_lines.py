"""A place is told apart from the parties of a line."""

from communique.cli.output import event_head
from communique.model import Action, Meeting, Party, Where


def test_place_of_a_meeting_is_no_further_party() -> None:
    meeting = Meeting(
        parties=(Party(actor="local:Ada Berg", name="Ada Berg"), Party(actor="local:Luis Soto", name="Luis Soto")),
        status="held",
        where=Where(name="Oslo"),
    )
    assert event_head(meeting)[1].startswith(" · Ada Berg, Luis Soto · in Oslo (")


def test_state_that_is_a_party_is_not_repeated_as_the_place() -> None:
    action = Action(
        code="ASSAULT",
        actors=(Party(actor="local:Atlantis", name="Atlantis"),),
        targets=(Party(actor="local:Avalon", name="Avalon"),),
        where=Where(name="Avalon"),
    )
    assert event_head(action)[1] == " · Atlantis → Avalon"
