"""What an entry is, in one line."""

from types import SimpleNamespace

import pytest

from communique.model import Party, Statement
from communique.web.wording import headline

BERG, SOTO = Party("person:ada-berg", "Ada Berg"), Party("person:luis-soto", "Luis Soto")
THEY = Party(None, "they")


@pytest.mark.parametrize(
    ("speaker", "others", "act", "line"),
    [
        (BERG, (), "calls-for", "Ada Berg calls for"),
        (BERG, (SOTO,), "calls-for", "Ada Berg and Luis Soto call for"),
        (BERG, (SOTO, BERG), "denies", "Ada Berg and Luis Soto deny"),
        (THEY, (), "reports", "Somebody reports"),
        (None, (), "warns", "Somebody warns"),
        (Party(None, "a diplomat"), (), "expects", "a diplomat expects"),
    ],
)
def test_headline_of_a_statement(speaker: Party | None, others: tuple[Party, ...], act: str, line: str) -> None:
    said = Statement(speaker=speaker, joint_speakers=others, content=("so",), form="direct", act=act)  # type: ignore[arg-type]
    assert headline(SimpleNamespace(event=said)) == line
