"""What one telling of an agreement says: the noun phrase, its status, its parties, its date."""

import msgspec

from communique.model import Party, Span, When
from communique.model.events import AgreementStatus

# Nouns that writers use for the same paper.
FAMILIES = (
    ("agreement", "deal", "accord", "pact", "settlement", "arrangement", "understanding"),
    ("truce", "ceasefire", "cease-fire", "armistice"),
    ("statement", "declaration", "communique", "communiqué"),
)
MAKERS = ("state:", "body:", "group:")


class Found(msgspec.Struct, frozen=True):
    """One telling: the noun phrase as title, whether it names the agreement, what is said of it, by whom, where.

    phrase_word is its head noun as it stands, head the noun's lemma.
    """

    title: str
    phrase: Span
    phrase_word: str
    head: str
    is_named: bool
    is_definite: bool
    status: AgreementStatus | None
    parties: tuple[Party, ...]
    span: Span
    sentence: int
    in_headline: bool = False
    is_mass: bool = False  # "reached agreement"
    is_apposition: bool = False  # "the Andean Charter, the customs pact": one thing, twice named
    is_verbal: bool = False  # "agreed to open the border": no noun names it
    is_listed: bool = False  # a line of "the following documents were signed:"
    when: When | None = None


def family_of(head: str) -> str:
    """Return the first of the nouns that writers use for the same paper, `head` itself where it has no such company."""
    return next((family[0] for family in FAMILIES if head in family), head)
