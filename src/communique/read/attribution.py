"""Find reported speech and thought in a document: who (speaker) says (cue) what (content)."""

from collections.abc import Sequence

from communique.model import Attribution, Document, Mention, Sentence, Token


def find_attributions(
    document: Document, sentences: Sequence[Sentence], tokens: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """Return the attributions of `document` in text order."""
    return ()
