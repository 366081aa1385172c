"""Find what a text is about: the issue labels of the annotation guide, from an editable file of terms.

A label is announced by a term anywhere in the text, by a pair of words that stand in the same text, or, weakly, by
words that count only where nothing else is announced. `crisis:COUNTRY` is announced by a country's name and words of
conflict.
Terms are compared without case, accents, hyphens and the plural or possessive "s".
"""

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from communique.errors import OntologyError
from communique.ontology.shapes import Country, Crisis, Hit, Issue, Topics
from communique.ontology.terms import Pattern, capitals, compile_phrase, fold_words, matches

FORMAT = 1
CRISIS = "crisis:"
DISPUTE = "territorial-dispute"
# A conflict word counts for a country when it stands this close (in words, measured on the development statements);
# beyond it the two are usually about different things.
CRISIS_WINDOW = 12
STRONG_WINDOW = 3
CONTEXT_LABELS = 1
# Words that may stand between a country and its crisis: "the Thai political crisis"; not "Algeria wants war".
KINDS_OF_CRISIS = frozenset(
    "civil political border ethnic refugee hostage constitutional internal armed post election".split()
)
RECENT = 1985  # a conflict over before it counts only where the year of the text says so
STILL = 9999  # the last year of a conflict that goes on
# What a whole report is about: headlines and the lead weigh more than the rest; weak words say nothing. How two states
# stand to each other is said in fewer words than what they talk about, so it weighs a little more. These numbers, and
# the shares below, were set together on 48 annotated documents (three sets, none hurt by any of them).
LEAD_SENTENCES = 3
LEAD_WEIGHT = 1.5
HEADING_WEIGHT = 3.0
GENERAL_WEIGHT = 1.2
MOST_TOPICS = 2
TOPIC_SHARE = 0.7  # of the first topic's weight, from which a second one is a topic as well
# A conflict is a topic beside what is done about it already from this share on.
CRISIS_SHARE = 0.5
# What is done in a conflict and about it: said in a report on one, it is said about that conflict.
IN_CONFLICT = frozenset(
    """peace-process ceasefire humanitarian-aid refugees-migration chemical-weapons prisoners-detainees
    military-cooperation arms-trade sanctions terrorism human-rights rule-of-law elections""".split()
)
# A report has one theme when its first topic stands in this share of what is announced at all; what is said without
# naming an issue is about it then, whatever else its paragraph mentions.
ONE_THEME = 0.5
# From this share on, general words ("the talks", "his visit") add nothing to the theme.
ALL_ABOUT = 0.7
# Meetings and deeds have no paragraph to go by: a weaker theme does for them.
EVENT_THEME = 0.4
# From this share on, words that announce an issue weakly are not believed against the theme.
DOUBTED = 0.4


class Ontology:
    """The issues, compiled for search. Made by `load_ontology`; holds no state between texts."""

    def __init__(self, issues: Iterable[Issue], crisis: Crisis, countries: Iterable[Country]) -> None:
        self.issues: Mapping[str, Issue] = {issue.label: issue for issue in issues}
        self.countries: Mapping[str, Country] = {country.name: country for country in countries}
        self._index: dict[str, list[tuple[Pattern, str, int]]] = {}
        self._prefixes: dict[str, list[tuple[Pattern, str, int]]] = {}
        self._within: dict[str, int] = {}
        self._proper: set[tuple[str, str, int]] = set()
        for issue in self.issues.values():
            self._add(issue.terms, issue.label, 0)
            self._add(issue.weak, issue.label, 2)
            self._add(issue.excluded, issue.label, 3)
            for number, pair in enumerate(issue.pairs):
                name = f"{issue.label}\x1f{number}"
                self._add(pair.terms, name, 1)
                self._add(pair.near, name, 4)
                if pair.within is not None:
                    self._within[name] = pair.within
        for country in self.countries.values():
            self._add(country.names, CRISIS + country.name, 5)
        self._add(crisis.words, "words", 6)
        self._add(crisis.strong, "strong", 6)
        self._add(crisis.topics, "topics", 6)

    def find_issues(
        self,
        text: str,
        *,
        limit: int = 3,
        context: str = "",
        topics: Topics | tuple[()] = (),
        year: int | None = None,
    ) -> tuple[str, ...]:
        """Return the labels that `text` is about, specific before general, else in the order of the text.

        A wider issue is left out where a narrower one under it is found. context is what stands around `text` (its
        sentence or paragraph): it completes a pair ("its nuclear programme", Iran named before). Where `text` by itself
        announces nothing specific ("I do not expect a breakthrough on this matter"), it is about the theme of its
        report (`topics`, from `find_topics`) if the report has one, else about the one issue that `context` is mostly
        about, else about the report's topics. A conflict and what is done about it go together: where these are the two
        topics of a report, either brings the other. year is when it was said: it settles which countries are in
        conflict; without it any that was since 1985 counts.
        """
        report = topics or Topics()
        found, firm = self._find(text, context, year)
        found = self._in_report(found, report.labels, firm=firm)
        specific = [label for label in found if self._rank(label) == 1]
        if specific and not firm and report.share >= DOUBTED:
            specific = [label for label in specific if label in report.labels]
            found = tuple(specific)
        if specific:
            if set(specific) & set(report.labels) and sum(map(is_crisis, report.labels)) == 1:
                found = (*specific, *report.labels)
            elif IN_CONFLICT & set(specific) and not any(map(is_crisis, specific)):
                found = (*specific, *filter(is_crisis, report.labels))
            return tuple(dict.fromkeys(found))[:limit]
        if report.labels and report.share >= ONE_THEME:
            general = found if firm or report.share < ALL_ABOUT else ()  # "their meeting": on what all is about
            return tuple(dict.fromkeys((*report.labels, *general)))[:limit]
        around, around_firm = self._find(context, "", year) if context else ((), False)
        named = [label for label in around if self._rank(label) == 1][:CONTEXT_LABELS]
        if named and not (report.labels and not around_firm):
            # With nothing of its own, a text is about what is around it, even if that is said in general words only.
            return tuple(dict.fromkeys((*named, *found)))[:limit]
        return (found or report.labels or tuple(named) or around[:CONTEXT_LABELS])[:limit]

    def add_theme(self, issues: tuple[str, ...], topics: Topics, *, limit: int = 3) -> tuple[str, ...]:
        """Return `issues` with the theme of the report where they are silent or name half of it.

        For what is told of an event: where its words announce nothing specific it is about what the report is about.
        """
        specific = [label for label in issues if self._rank(label) == 1]
        if not specific:
            told = topics.share >= EVENT_THEME
            return tuple(dict.fromkeys((*topics.labels, *issues)))[:limit] if told else issues
        if set(specific) & set(topics.labels) and sum(map(is_crisis, topics.labels)) == 1:
            return tuple(dict.fromkeys((*specific, *topics.labels)))[:limit]
        return issues

    def find_topics(self, sentences: Sequence[str], *, headings: Sequence[str] = (), year: int | None = None) -> Topics:
        """Return the one or two issues that a report is mostly about."""
        told: list[tuple[float, tuple[str, ...]]] = []
        for number, sentence in enumerate((*headings, *sentences)):
            before = sentences[number - len(headings) - 1] if number > len(headings) else ""
            found, firm = self._find(sentence, before, year)
            is_lead = number < len(headings) + LEAD_SENTENCES
            if found and firm:
                told.append((HEADING_WEIGHT if number < len(headings) else LEAD_WEIGHT if is_lead else 1.0, found))
        lands = tuple({label for _, found in told for label in found if self._states_of([label])})
        weights: dict[str, float] = {}
        for weight, found in told:
            for label in self._in_report(found, lands) if len(lands) == 1 else found:
                general = 1.0 if self._rank(label) == 1 else GENERAL_WEIGHT
                weights[label] = weights.get(label, 0.0) + weight * general
        announced = sum(weight for weight, _ in told)
        if not weights:
            return Topics()
        ranked = sorted(weights, key=lambda label: -weights[label])[:MOST_TOPICS]
        most = weights[ranked[0]]
        labels = tuple(
            label
            for label in ranked
            if weights[label] >= (CRISIS_SHARE if is_crisis(label) and ranked[0] in IN_CONFLICT else TOPIC_SHARE) * most
        )
        return Topics(labels, most / announced)

    def _find(self, text: str, context: str, year: int | None) -> tuple[tuple[str, ...], bool]:
        """Return the labels of `text`, and whether more than weak words announce them."""
        words = list(fold_words(text))
        hits = list(self._hits(words, capitals(text)))
        excluded = [hit for hit in hits if hit.level == 3]
        near = {hit.label for hit in hits if hit.level == 4}
        if context:
            near |= {hit.label for hit in self._hits(list(fold_words(context)), capitals(context)) if hit.level == 4}
        found: dict[str, int] = {}
        weak: dict[str, int] = {}
        for hit in hits:
            label = hit.label.partition("\x1f")[0]
            if any(e.label == label and e.first <= hit.first and hit.last <= e.last for e in excluded):
                continue
            if hit.level == 0 or (hit.level == 1 and hit.label in near and self._is_close(hit, hits)):
                found[label] = min(hit.first, found.get(label, hit.first))
            elif hit.level == 2:
                weak[label] = min(hit.first, weak.get(label, hit.first))
        crises = self._crises(hits, words, year)
        if DISPUTE in found and crises and not self._disputed(hits, crises):
            del found[DISPUTE]
        found |= crises
        firm = bool(found)
        if not found:
            found = weak
        wider = {parent for label in found for parent in self._ancestors(label)} | self._states_of(found)
        ranked = sorted(
            (label for label in found if label not in wider), key=lambda label: (self._rank(label), found[label], label)
        )
        return tuple(ranked), firm

    def _disputed(self, hits: Sequence[Hit], crises: Mapping[str, int]) -> bool:
        """Return whether more than the name of a land at war announces a dispute over land ("Karabakh")."""
        lands = [hit for hit in hits if hit.level == 5 and hit.label in crises]
        return any(
            hit.label.partition("\x1f")[0] == DISPUTE
            and hit.level in (0, 1)
            and not any(land.first < hit.last and hit.first < land.last for land in lands)
            for hit in hits
        )

    def _is_close(self, hit: Hit, hits: Sequence[Hit]) -> bool:
        """Return whether the other half of a pair stands as near to `hit` as the pair demands."""
        words = self._within.get(hit.label)
        return words is None or any(
            other.level == 4
            and other.label == hit.label
            and other.first - hit.last <= words
            and hit.first - other.last <= words
            for other in hits
        )

    def _in_report(self, found: tuple[str, ...], topics: tuple[str, ...], *, firm: bool = True) -> tuple[str, ...]:
        """Return `found` in the terms of the report's topics.

        The crisis that the report is about stands for those of the states that fight in it, and a narrower issue for
        the wider one above it where the text speaks of that loosely (firm is False: "their nuclear weapons").
        """
        narrower = (
            {}
            if firm
            else {parent: topic for topic in topics if self._rank(topic) == 1 for parent in self._ancestors(topic)}
        )
        if narrower.keys() & set(found):
            found = tuple(dict.fromkeys(narrower.get(label, label) for label in found))
        states = self._states_of(topics)
        if not states & set(found):
            return found
        land = next(label for label in topics if self._states_of([label]))
        return tuple(dict.fromkeys(land if label in states else label for label in found))

    def _states_of(self, labels: Iterable[str]) -> set[str]:
        """Return the crises of the states that lie or fight in a land whose crisis is among `labels`."""
        lands = [self.countries.get(label.removeprefix(CRISIS)) for label in labels if is_crisis(label)]
        return {CRISIS + state for land in lands if land is not None for state in land.within}

    def parents(self, label: str) -> tuple[str, ...]:
        """Return the wider issues of `label`, nearest first: `("nuclear-arms", "security")`."""
        return tuple(self._ancestors(label))

    def is_under(self, label: str, wider: str) -> bool:
        """Return whether `label` is `wider` or lies under it; `crisis` holds every `crisis:COUNTRY`."""
        return label == wider or wider in self._ancestors(label)

    def _ancestors(self, label: str) -> list[str]:
        chain: list[str] = []
        parent = "crisis" if label.startswith(CRISIS) else (self.issues[label].parent if label in self.issues else "")
        while parent and parent not in chain:
            chain.append(parent)
            parent = self.issues[parent].parent if parent in self.issues else ""
        return chain

    def _rank(self, label: str) -> int:
        return self.issues[label].rank if label in self.issues else 1

    def _add(self, phrases: Iterable[str], label: str, level: int) -> None:
        for phrase in phrases:
            pattern = compile_phrase(phrase)
            if not pattern:
                continue
            word, is_prefix = pattern[0]
            if len(pattern) == 1 and phrase[:1].isupper() and not is_prefix:
                self._proper.add((word, label, level))
            # Prefixes are found by their first three letters, whole words by themselves.
            table, key = (self._prefixes, word[:3]) if is_prefix else (self._index, word)
            table.setdefault(key, []).append((pattern, label, level))

    def _hits(self, words: Sequence[str], capital: Sequence[bool]) -> Iterator[Hit]:
        """Yield every term in `words`; a name of one word counts only where it is written as a name."""
        for first, word in enumerate(words):
            for pattern, label, level in (*self._index.get(word, ()), *self._prefixes.get(word[:3], ())):
                if matches(pattern, words, first) and (capital[first] or (word, label, level) not in self._proper):
                    yield Hit(first, first + len(pattern), label, level)

    def _crises(self, hits: Sequence[Hit], words: Sequence[str], year: int | None) -> dict[str, int]:
        named = [hit for hit in hits if hit.level == 5]
        if not named:
            return {}
        conflict = [hit.first for hit in hits if hit.level == 6 and hit.label == "words"]
        strong = [hit.first for hit in hits if hit.level == 6 and hit.label == "strong"]
        topics = {hit.last for hit in hits if hit.level == 6 and hit.label == "topics"}
        found: dict[str, int] = {}
        listed: set[int] = set()  # ends of countries that a topic word introduces: "such as Libya and Syria"
        for hit in sorted(named, key=lambda hit: hit.first):
            is_topic = hit.first in topics or any(
                hit.first - 2 <= end <= hit.first and all(word in {"and", "or"} for word in words[end : hit.first])
                for end in listed
            )
            if is_topic:
                listed.add(hit.last)
            country = self.countries[hit.label.removeprefix(CRISIS)]
            close = min((abs(hit.first - place) for place in conflict), default=99)
            if any(first <= year <= last if year else last >= RECENT for first, last in country.theatre):
                in_crisis = is_topic or close <= CRISIS_WINDOW
            else:
                in_crisis = any(
                    place == hit.last
                    or (place == hit.last + 1 and words[hit.last] in KINDS_OF_CRISIS)
                    or (0 < hit.first - place <= STRONG_WINDOW and hit.first in topics)
                    for place in strong
                )
            if in_crisis:
                found.setdefault(hit.label, hit.first)
        return found


@functools.cache
def load_ontology(path: Path | None = None) -> Ontology:
    """Return the shipped ontology, extended and overridden by the file at `path` where one is given.

    Raises:
        OntologyError: the file is not an issues file; the message names the key.
    """
    folder = resources.files("communique.ontology") / "data"
    table = _read_table((folder / "issues.toml").read_text(encoding="utf-8"), "issues.toml")
    issues = {issue.label: issue for issue in _issues(table, "issues.toml")}
    crisis = table.get("crisis", {})
    countries = list(_countries((folder / "countries.tsv").read_text(encoding="utf-8")))
    if path is not None:
        try:
            own = _read_table(path.read_text(encoding="utf-8"), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise OntologyError(f"{path}: cannot be read ({error}); name a UTF-8 TOML file") from error
        for label in own.get("remove", []):
            issues.pop(label, None)
        issues |= {issue.label: issue for issue in _issues(own, str(path))}
        crisis = {**crisis, **own.get("crisis", {})}
    try:
        return Ontology(issues.values(), msgspec.convert(crisis, Crisis), countries)
    except msgspec.ValidationError as error:
        raise OntologyError(f"{path or 'issues.toml'}: [crisis]: {error}") from error


def is_crisis(label: str) -> bool:
    """Return whether a label is `crisis:COUNTRY`."""
    return label.startswith(CRISIS)


def _read_table(text: str, name: str) -> dict[str, Any]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{name}: not TOML: {error}") from error
    if table.get("format", FORMAT) != FORMAT:
        raise OntologyError(f"{name}: format {table['format']!r} is not known; write format = {FORMAT}")
    return table


def _issues(table: Mapping[str, Any], name: str) -> Iterator[Issue]:
    for row in table.get("issue", []):
        label = row.get("label") if isinstance(row, dict) else None
        if not isinstance(label, str) or not label:
            raise OntologyError(f"{name}: an [[issue]] has no label")
        try:
            yield msgspec.convert(row, Issue)
        except msgspec.ValidationError as error:
            raise OntologyError(f"{name}: issue {label!r}: {error}") from error


def _countries(text: str) -> Iterator[Country]:
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    for row in rows[1:]:
        name, theatre, names, *more = row.split("\t")
        bounds = [period.partition("-") for period in theatre.split(",") if period]
        periods = tuple((int(first), int(last) if last else STILL) for first, _, last in bounds)
        yield Country(name, periods, tuple(names.split("|")), tuple(more[0].split("|")) if more else ())
