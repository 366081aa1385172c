"""Hand-made reports and claims for the tests of fusion."""

from communique.model import (
    Agreement,
    Citation,
    Claim,
    Document,
    Event,
    Evidence,
    Meeting,
    Party,
    Segment,
    Span,
    When,
    Where,
    content_id,
)

LAVROV = Party("person:sergei-lavrov", "Sergei Lavrov", side="state:rus")
RYABKOV = Party("person:sergei-ryabkov", "Sergei Ryabkov", side="state:rus")
KERRY = Party("person:john-kerry", "John Kerry", side="state:usa")
FABIUS = Party("person:laurent-fabius", "Laurent Fabius", side="state:fra")
RUSSIA, FRANCE = Party("state:rus", "Russia"), Party("state:fra", "France")
UNITED_STATES = Party("state:usa", "United States")
GENEVA = Where("Geneva", place="Geneva", country="CHE", latitude=46.2, longitude=6.15)
BERN = Where("Bern", place="Bern", country="CHE", latitude=46.95, longitude=7.45)
VIENNA = Where("Vienna", place="Vienna", country="AUT", latitude=48.2, longitude=16.4)


def report(name: str, day: str, text: str | None = None) -> Document:
    text = text or f"Report {name} of {day}."
    return Document(
        id=content_id("doc", name),
        name=name,
        text=text,
        segments=(Segment(Span(0, len(text)), "body"),),
        published=Evidence(day, "stated", precision="day"),
    )


def tell(source: Document, event: Event) -> Claim:
    """Return the claim of `source` that `event` happened; its whole text is the citation."""
    return Claim(
        id=content_id("claim", source.id, event),
        document=source.id,
        event=event,
        citations=(Citation(source.id, Span(0, len(source.text)), source.text),),
    )


def meeting(*parties: Party, day: str | None = None, status: str = "held", **fields: object) -> Meeting:
    return Meeting(parties=parties, status=status, when=When(day) if day else None, **fields)  # type: ignore[arg-type]


def agreement(title: str, *parties: Party, day: str | None = None, status: str = "signed") -> Agreement:
    return Agreement(title=title, parties=parties, status=status, when=When(day) if day else None)  # type: ignore[arg-type]
