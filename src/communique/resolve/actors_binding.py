"""What a chain is bound to, and how sure that is."""

import msgspec

SURE, LIKELY, FAIR, WEAK = 0.95, 0.85, 0.7, 0.5  # named in full; name and title; one reading left; context alone


class Binding(msgspec.Struct, frozen=True):
    """What a chain is bound to; actor None means abstained, candidates best first."""

    actor: str | None = None
    office: str | None = None
    score: float = 0.0
    candidates: tuple[str, ...] = ()
