"""Status and date of a meeting against the day of publication."""

import msgspec

from communique.extract.meetings_calendar import agree_in_time
from communique.model import Document, Evidence, Span, When


def dated(text: str) -> Document:
    return Document(id="d", name="d", text=text, segments=(), published=Evidence("2019-04-20", "stated"))


def test_a_held_meeting_of_a_later_day_is_planned() -> None:
    document = dated("The summit set for Lima in May.")
    assert agree_in_time("held", When("2019-05"), document) == ("planned", When("2019-05"))
    assert agree_in_time("held", When("2019-04"), document) == ("held", When("2019-04"))
    assert agree_in_time("held", When("2019"), document)[0] == "held"


def test_the_weekday_of_a_plan_is_the_next_one() -> None:
    document = dated("They meet Monday in Lima.")
    status, when = agree_in_time("planned", When("2019-04-15", span=Span(10, 16)), document)
    assert status == "planned"
    assert when is not None
    assert when.start == "2019-04-22"


def test_without_a_day_of_publication_nothing_changes() -> None:
    document = msgspec.structs.replace(dated("They met."), published=None)
    assert agree_in_time("held", When("2030"), document) == ("held", When("2030"))
