"""Say why the directory takes some words for this person or body: "why this person?"."""

import re

import msgspec

from communique.directory.dates import coverage
from communique.directory.lookup import Directory
from communique.model import Tenure

SURE = {2: "surely", 1: "possibly"}


class Candidate(msgspec.Struct, frozen=True):
    """One actor the words may mean, and why. office, since and until are those of the tenure that speaks for it."""

    actor: str
    name: str
    reason: str
    office: str | None = None
    since: str | None = None
    until: str | None = None
    source: str = ""


class Explanation(msgspec.Struct, frozen=True):
    """How words were read. actor: the one meant; None if nobody is known or several are possible."""

    words: str
    day: str | None
    actor: str | None
    candidates: tuple[Candidate, ...]
    steps: tuple[str, ...]


def explain(words: str, day: str | None = None, *, directory: Directory) -> Explanation:
    """Explain who or what `words` ("Lavrov", "the NATO chief", "Foreign Minister Lavrov", "Moscow") mean on `day`.

    Ways are tried in order: a full name, a place that stands for a government, an office, a title with a name, a family
    name; the first that finds anyone decides. With two or more candidates left the answer is nobody.
    """
    steps: list[str] = []
    for find in (_by_name, _by_seat, _by_office, _by_title_and_name, _by_surname):
        candidates = find(words, day, directory, steps)
        if candidates:
            actors = tuple(dict.fromkeys(candidate.actor for candidate in candidates))
            if len(actors) > 1:
                steps.append(f"{len(actors)} candidates remain: nobody is chosen")
            return Explanation(words, day, actors[0] if len(actors) == 1 else None, tuple(candidates), tuple(steps))
    return Explanation(words, day, None, (), tuple(steps))


def _by_name(words: str, day: str | None, directory: Directory, steps: list[str]) -> list[Candidate]:
    found = directory.find_names(words)
    steps.append(f'"{words}" as a full name or alias: {_list(found)}')
    found = _serving(found, day, directory, steps)
    return [Candidate(a, directory.actors[a].name, "a full name or alias", source=directory.source(a)) for a in found]


def _by_seat(words: str, day: str | None, directory: Directory, steps: list[str]) -> list[Candidate]:
    seat = directory.seat(words)
    steps.append(f'"{words}" as a place that stands for a government: {seat or "no"}')
    if seat is None:
        return []
    return [Candidate(seat, directory.actors[seat].name, "stands for it", source=directory.source(seat))]


def _by_office(words: str, day: str | None, directory: Directory, steps: list[str]) -> list[Candidate]:
    offices = directory.find_offices(words, day=day)
    steps.append(f'"{words}" as an office: {_list(offices)}')
    for office in offices[:1]:
        holders = directory.holders(office, day)
        steps.append(f"holders of {office}{f' on {day}' if day else ''}: {_list([t.holder for t in holders])}")
        sure = [t for t in holders if day is None or coverage(t, day) == 2] or list(holders)
        return [_of_tenure(tenure, day, directory) for tenure in sure]
    return []


def _by_title_and_name(words: str, day: str | None, directory: Directory, steps: list[str]) -> list[Candidate]:
    tokens = words.split()
    for cut in range(1, len(tokens)):
        title, name = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        people = directory.find_names(name) or directory.find_surname(name)
        if not people:
            continue
        steps.append(f'"{name}" as a name: {_list(people)}')
        fitting = [
            tenure
            for person in people
            for tenure in directory.tenures_of(person, day)
            if directory.announces(title, tenure.office)
        ]
        steps.append(f'of these, "{title}"{f" on {day}" if day else ""}: {_list([t.holder for t in fitting])}')
        if fitting:
            return [_of_tenure(tenure, day, directory) for tenure in fitting]
        if re.search("[a-z]", title) and len(people) == 1:
            return [
                Candidate(people[0], directory.actors[people[0]].name, f'the only {name}; "{title}" is not known of')
            ]
    return []


def _by_surname(words: str, day: str | None, directory: Directory, steps: list[str]) -> list[Candidate]:
    people = directory.find_surname(words)
    steps.append(f'"{words}" as a family name: {_list(people)}')
    people = _serving(people, day, directory, steps)
    return [
        Candidate(person, directory.actors[person].name, "family name", source=directory.source(person))
        for person in people
    ]


def _serving(people: tuple[str, ...], day: str | None, directory: Directory, steps: list[str]) -> tuple[str, ...]:
    """Return those of several namesakes who were in some office on `day`, or all of them if none was."""
    if len(people) < 2 or day is None:
        return people
    serving = tuple(person for person in people if directory.tenures_of(person, day))
    steps.append(f"of these, in office on {day}: {_list(serving)}")
    return serving or people


def _of_tenure(tenure: Tenure, day: str | None, directory: Directory) -> Candidate:
    held = "held the office" if day is None else f"{SURE[coverage(tenure, day) or 1]} held the office on {day}"
    return Candidate(
        tenure.holder,
        directory.actors[tenure.holder].name,
        held,
        tenure.office,
        tenure.since,
        tenure.until,
        tenure.source,
    )


def _list(found: "list[str] | tuple[str, ...]") -> str:
    return ", ".join(dict.fromkeys(found)) or "none"
