"""The words of agreements as data: head nouns, the verbs that say what becomes of one, agreements known by name."""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources

import msgspec

from communique.errors import OntologyError


class NamedAgreement(msgspec.Struct, frozen=True):
    """An agreement known by name; parties where they are few and fixed."""

    names: tuple[str, ...]
    parties: tuple[str, ...] = ()


class AgreementWords(msgspec.Struct, frozen=True):
    """See the comments in `data/agreements.toml`. status maps each status to the words that tell it."""

    firm: frozenset[str]
    loose: frozenset[str]
    qualified: frozenset[str]
    excluded: tuple[str, ...]
    status: Mapping[str, tuple[str, ...]]
    named: tuple[NamedAgreement, ...]
    format: int = 1

    def status_at(self, words: Sequence[tuple[str, ...]], place: int) -> str | None:
        """Return the status that the word (or words) at `place` tells, else None; longer phrases win."""
        for length in (3, 2, 1):
            chunk = words[place : place + length]
            if len(chunk) == length:
                for status, phrases in self.status.items():
                    if any(_fits(phrase.split("_"), chunk) for phrase in phrases):
                        return status
        return None


@functools.cache
def load_agreement_words() -> AgreementWords:
    """Return the shipped words of agreements."""
    text = (resources.files("communique.ontology") / "data" / "agreements.toml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(tomllib.loads(text), AgreementWords)
    except msgspec.ValidationError as error:
        raise OntologyError(f"agreements.toml: {error}") from error


def _fits(phrase: Sequence[str], chunk: Sequence[tuple[str, ...]]) -> bool:
    return len(phrase) == len(chunk) and all(part in lemmas for part, lemmas in zip(phrase, chunk, strict=True))
