"""One telling of a meeting: what one place of the text says of it, before tellings are joined into occasions."""

import msgspec

from communique.extract.meetings_triggers import Family
from communique.model import Party, Span, When, Where
from communique.model.events import Status


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the text that tells of a meeting."""

    sentence: int
    trigger: Span
    span: Span
    family: Family
    parties: tuple[Party, ...]
    status: Status
    is_told: bool = True
    points_back: bool = False
    when: When | None = None
    new_when: When | None = None
    where: Where | None = None
    where_kind: str = ""
    title: str | None = None
    title_span: Span | None = None
    issues: tuple[str, ...] = ()
    is_state_visit: bool = False
    is_headline: bool = False
    is_noun: bool = False
    joins: bool = False
    is_new: bool = False
    opens: bool = False  # the noun opens its sentence: "A round in Rome …"
    is_bare: bool = False
    is_other: bool = False
    is_purpose: bool = False
    is_arrival: bool = False
    is_there: bool = False  # told of where one went: "…, where he met X"
    is_assembly: bool = False  # a body's own members meet: "NATO ambassadors gather in Riga"
    is_added: bool = False  # "also met": beside a meeting told before
    no_day: bool = False  # told with a time of its own that is no day ("earlier this year")
    joint: tuple[Party, ...] = ()  # whom the pointing subject means, where no occasion of theirs was told
