"""The words of agreements as data: head nouns, the verbs that say what becomes of one, agreements known by name."""

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources

import msgspec

from communique.errors import OntologyError


class NamedAgreement(msgspec.Struct, frozen=True):
    """Agreements known by name; parties where they are few and fixed; same: all names mean one agreement."""

    names: tuple[str, ...]
    same: bool = False
    parties: tuple[str, ...] = ()


class AgreementTable(msgspec.Struct, frozen=True):
    """The file `data/agreements.toml`; see its comments. status maps each status to the words that tell it."""

    firm: frozenset[str]
    private: frozenset[str]
    initials: frozenset[str]
    loose: frozenset[str]
    qualified: frozenset[str]
    made: frozenset[str]
    formal: frozenset[str]
    only_made: frozenset[str]
    excluded: tuple[str, ...]
    status: Mapping[str, tuple[str, ...]]
    named: tuple[NamedAgreement, ...]
    format: int = 1


class AgreementWords:
    """The table with its phrases indexed by their first word."""

    def __init__(self, table: AgreementTable) -> None:
        self.firm = table.firm
        self.private = table.private
        self.initials = table.initials
        self.loose = table.loose
        self.qualified = table.qualified
        self.made = table.made
        self.formal = table.formal
        self.only_made = table.only_made
        self.excluded = table.excluded
        self._openers = _openers(table)
        self._status: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for status, phrases in table.status.items():
            for phrase in phrases:
                parts = tuple(phrase.split("_"))
                self._status.setdefault(parts[0], []).append((parts, status))
        self._one = tuple(frozenset(name.lower() for name in entry.names) for entry in table.named if entry.same)
        self._names: dict[str, list[tuple[str, ...]]] = {}
        for entry in table.named:
            for name in entry.names:
                parts = tuple(name.split())
                self._names.setdefault(parts[0], []).append(parts)

    def may_tell(self, text: str) -> bool:
        """Return whether a text has a word that could name an agreement, or says that someone agrees: a cheap look."""
        return self._openers.search(text) is not None

    def status_at(self, words: Sequence[tuple[str, ...]], place: int) -> str | None:
        """Return the status that the word or words at `place` tell (what each may be a form of), else None.

        Longer phrases win, then the order of the file.
        """
        best: tuple[int, str] | None = None
        for lemma in words[place]:
            for parts, status in self._status.get(lemma, ()):
                chunk = words[place : place + len(parts)]
                fits = len(chunk) == len(parts) and all(
                    part in lemmas for part, lemmas in zip(parts, chunk, strict=True)
                )
                if fits and (best is None or len(parts) > best[0]):
                    best = len(parts), status
        return best[1] if best is not None else None

    def means_same(self, one: str, other: str) -> bool:
        """Return whether two titles hold names of one agreement, its short one and its long one."""
        return any(
            any(n in one.lower() for n in names) and any(n in other.lower() for n in names) for names in self._one
        )

    def name_at(self, words: Sequence[str], place: int) -> int:
        """Return how many words at `place` form a name everyone knows ("New START"); 0 when none do."""
        fitting = [
            parts for parts in self._names.get(words[place], ()) if tuple(words[place : place + len(parts)]) == parts
        ]
        return max((len(parts) for parts in fitting), default=0)


def _openers(table: AgreementTable) -> re.Pattern[str]:
    """Return the beginnings of the head nouns and names, and "agree"; "treat" opens "treaties" too."""
    heads = {word.removesuffix("y") for word in table.firm | table.loose | table.initials}
    names = {re.escape(name.split()[0]) for entry in table.named for name in entry.names}
    return re.compile(rf"(?i:\b(?:agree|{'|'.join(sorted(map(re.escape, heads)))}))|\b(?:{'|'.join(sorted(names))})\b")


@functools.cache
def load_agreement_words() -> AgreementWords:
    """Return the shipped words of agreements."""
    text = (resources.files("communique.ontology") / "data" / "agreements.toml").read_text(encoding="utf-8")
    try:
        return AgreementWords(msgspec.convert(tomllib.loads(text), AgreementTable))
    except msgspec.ValidationError as error:
        raise OntologyError(f"agreements.toml: {error}") from error
