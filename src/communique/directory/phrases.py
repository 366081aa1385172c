"""Read phrases that name an office: "Russian Foreign Minister", "the head of the IAEA", "U.S. envoy to Syria".

A phrase is an owner (state or body) and a title. What a title means depends on the owner: "Secretary of State" is the
foreign minister of the United States and the head of government of the Vatican.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from communique.directory.folding import fold, slug
from communique.directory.load import Tables
from communique.model import Actor, Office, Tenure

# Such a phrase is about somebody who does not hold the office.
NO_HOLDER = frozenset(
    "former ex onetime erstwhile late pick nominee nominated designate elect candidate hopeful choice would-be "
    "aspirant presumptive contender predecessor successor future next deposed ousted shadow honorary".split()
)
# Words that change nothing about which office is meant.
IDLE = frozenset(
    "the a an its his her their then then- current incumbent outgoing incoming acting interim caretaker new "
    "newly appointed visiting veteran longtime long-serving official chief top senior powerful embattled hawkish "
    "moderate".split()
)
# Titles that mean whoever leads, whatever the office is called.
LEADING = {"leader": "leader", "chief": "leader", "head": "leader", "boss": "leader", "ruler": "leader"}
AMBASSADOR = re.compile(
    r"^(?:permanent |chief )?(?:ambassador|envoy|representative|permanent representative|ambassador at large)"
    r" (?:to|in|at) (?P<place>.+)$"
)
REVERSED_AMBASSADOR = re.compile(r"^(?P<place>.+) (?:ambassador|permanent representative)$")
ENVOY = re.compile(
    r"^(?:joint |chief )?(?:special |peace |personal )?"
    r"(?:envoy|representative|coordinator|mediator|negotiator|adviser|advisor)"
    r" (?:to|for|on|in) (?P<place>.+)$"
)
REVERSED_ENVOY = re.compile(
    r"^(?P<place>.+?) (?:peace |special )?(?:envoy|mediator|special representative|negotiator|coordinator)$"
)
LEADER_ORDER = ("supreme-leader", "general-secretary", "president", "prime-minister", "monarch")
# Titles used by several states of which one is meant when English news names none.
DEFAULT_OWNERS = {
    "secretary of state": "state:usa",
    "secretary of defense": "state:usa",
    "defense secretary": "state:usa",
    "defence secretary": "state:gbr",
    "foreign secretary": "state:gbr",
    "chancellor": "state:deu",
    "supreme allied commander": "body:nato",
    "supreme allied commander europe": "body:nato",
    "supreme allied commander in europe": "body:nato",
}
MINISTRY_ROLES = {
    "foreign-ministry": "foreign-minister",
    "defence-ministry": "defence-minister",
    "interior-ministry": "interior-minister",
    "finance-ministry": "finance-minister",
    "justice-ministry": "justice-minister",
    "energy-ministry": "energy-minister",
    "commerce-ministry": "trade-minister",
    "parliament": "parliament-speaker",
}
MINISTRY_HEADS = ("chief", "head", "minister", "boss", "secretary", "speaker", "chairman", "chairwoman")
SPOKES = ("spokesman", "spokeswoman", "spokesperson", "press secretary")
MINISTRY = re.compile(r"^body:([a-z]+)-(" + "|".join(MINISTRY_ROLES) + ")$")


class Names(Protocol):
    """What the reading of phrases asks of the directory's names."""

    actors: Mapping[str, Actor]

    def find_names(self, words: str) -> tuple[str, ...]: ...
    def demonym(self, word: str) -> str | None: ...
    def seat(self, words: str) -> str | None: ...
    def find_surname(self, surname: str) -> tuple[str, ...]: ...
    def tenures_of(self, actor: str, day: str | None = None) -> tuple[Tenure, ...]: ...


class OfficeReader:
    """Reads office phrases against the tables of roles and titles. `held`: the offices that have tenures."""

    def __init__(self, tables: Tables, names: Names, held: frozenset[str]) -> None:
        self._tables = tables
        self._names = names
        self._held = held
        self._known: dict[str, tuple[str, ...]] = {}

    def canonical(self, office: str) -> str:
        """Return the office whose tenures count: West Germany's are Germany's."""
        owner, _, role = office.partition("/")
        state = self._tables.states.get(owner)
        return office if state is None or state.offices == owner else f"{state.offices}/{role}"

    def role(self, words: str) -> str | None:
        """Return the role of a bare title, else None."""
        title = _plain(words)
        for form in (title, *_singulars(title)):
            if form in LEADING:
                return LEADING[form]
            if form == "minister":
                return "minister"
            if (role := self._role_of_title.get(form)) is not None:
                return role
        if AMBASSADOR.match(title) or title in ("ambassador", "ambassadors"):
            return "ambassador"
        return None

    def announces(self, title: str, office: str) -> bool:
        """True if `title` ("Foreign Minister", "Secretary of State") may announce the holder of `office`."""
        plain = _plain(title)
        owner, _, role = office.partition("/")
        own, only = self._own_titles.get((owner, role), ((), False))
        if plain in own or (not only and plain in self._role_titles.get(role, ())):
            return True
        return office in {self.canonical(found) for found in self.offices(title)}

    def offices(self, phrase: str) -> tuple[str, ...]:
        """Return the ids of the offices a phrase names, best first."""
        if phrase not in self._known:
            self._known[phrase] = self._read(phrase)
        return self._known[phrase]

    def _read(self, phrase: str) -> tuple[str, ...]:
        tokens = fold(phrase).split()
        if not tokens:
            return ()
        while len(tokens) > 1 and (tokens[0] in IDLE or tokens[0] == "joint"):
            tokens = tokens[1:]
        words = " ".join(tokens)
        found: list[str] = []
        for owner, title in self._readings(words, phrase):
            if NO_HOLDER.intersection(title.split()):
                continue
            for office in self._resolve(owner, title):
                if office not in found:
                    found.append(office)
            if found:
                break
        return tuple(found)

    def every_office(self, held: Mapping[str, list[Tenure]]) -> dict[str, Office]:
        """Return all offices by id: the usual ones of every state, and every one that has tenures."""
        offices: dict[str, Office] = {}
        usual = [role.id for role in self._tables.roles.values() if role.level in ("state", "both")]
        for state in self._tables.states:
            for role in usual:
                offices[f"{state}/{role}"] = self._office(state, role)
        for office in held:
            owner, _, role = office.partition("/")
            offices.setdefault(office, self._office(owner, role))
        return offices

    def _office(self, owner: str, role: str) -> Office:
        own, only = self._own_titles.get((owner, role), ((), False))
        general = () if only else self._role_titles.get(role, (role.replace("-", " "),))
        return Office(f"{owner}/{role}", tuple(dict.fromkeys((*own, *general))), owner, role)

    def _readings(self, words: str, phrase: str) -> "list[tuple[str, str]]":
        """Return (owner, title) pairs, the longest owner first: a prefix, or what follows "of"."""
        readings: list[tuple[str, str]] = []
        capitals = {fold(token): token for token in phrase.split()}
        tokens = words.split()
        for cut in range(min(len(tokens) - 1, 8), 0, -1):
            start, title = " ".join(tokens[:cut]), " ".join(tokens[cut:])
            if start.endswith(("'s", "s'")) and not self._owners(start, capitals):
                title = "presidential spokesman" if title in SPOKES else title
                readings.extend((owner, title) for owner in self._led_by(start.removesuffix("'s").removesuffix("'")))
                continue
            for owner in self._owners(start, capitals):
                readings.append((owner, title))
                # "UN-Arab League envoy": the post is the first owner's
                readings.extend(
                    (owner, " ".join(tokens[second:]))
                    for second in range(min(len(tokens) - 1, cut + 3), cut, -1)
                    if self._owners(" ".join(tokens[cut:second]).removeprefix("and "), capitals)
                )
        for match in re.finditer(r" (?:of|at|for) (?:the )?", words):
            for owner in self._owners(words[match.end() :], capitals):
                readings.append((owner, words[: match.start()]))
        if (plain := _plain(words)) in self._unique_titles:
            readings.append((self._unique_titles[plain], plain))
        return readings

    def _owners(self, words: str, capitals: Mapping[str, str]) -> tuple[str, ...]:
        written = " ".join(capitals.get(token, token) for token in words.split())
        bare = re.sub(r"(?<=s)'$|'s$", "", written)
        state = self._names.demonym(written)
        named = self._names.find_names(bare) or self._names.find_names(bare.upper() if len(bare) <= 4 else bare.title())
        seat = self._names.seat(bare)
        owners = [
            *([state] if state else []),
            *(n for n in named if not n.startswith("person:")),
            *([seat] if seat else []),
        ]
        return tuple(dict.fromkeys(owners))

    def _led_by(self, name: str) -> tuple[str, ...]:
        """Return the state that a person has led ("Putin's spokesman"), if it is one."""
        people = self._names.find_surname(name)
        offices = (tenure.office for person in people for tenure in self._names.tenures_of(person))
        led = {owner for owner, _, role in (o.partition("/") for o in offices) if role in LEADER_ORDER}
        return tuple(led) if len(led) == 1 else ()

    def _resolve(self, owner: str, title: str) -> list[str]:
        parts = re.split(r" and | & ", title)
        if len(parts) > 1:
            whole = self._resolve_one(owner, title)
            return whole or [office for part in parts for office in self._resolve_one(owner, part)]
        return self._resolve_one(owner, title)

    def _resolve_one(self, owner: str, title: str) -> list[str]:
        if owner in self._tables.states:
            owner = self._tables.states[owner].offices
        title = title.removeprefix("'s ")
        for form in _without_idle(title):
            if found := self._titled(owner, form):
                return found
        return []

    def _titled(self, owner: str, title: str) -> list[str]:
        own = [role for (actor, role), (titles, _) in self._own_titles.items() if actor == owner and title in titles]
        if own:
            # a role with an owner of its own: the "EU president" is the European Council's
            named = [role if "/" in role else f"{owner}/{role}" for role in own]
            return sorted(named, key=lambda office: office not in self._held)
        ministry = MINISTRY.match(owner)
        if ministry and title in MINISTRY_HEADS:
            return [f"state:{ministry[1]}/{MINISTRY_ROLES[ministry[2]]}"]
        state = self._tables.states.get(owner)
        if state is not None and title in ("leader", "ruler", "strongman", "dictator"):
            roles = [state.leader, *(role for role in LEADER_ORDER if role != state.leader)]
            # all of them: the day decides (Iraq was led by a president, then by prime ministers)
            return [f"{owner}/{role}" for role in roles if f"{owner}/{role}" in self._held]
        found = []
        for role in self._tables.roles.values():
            if title not in self._role_titles[role.id] or self._own_titles.get((owner, role.id), ((), False))[1]:
                continue
            office = f"{owner}/{role.id}"
            if (state is not None and role.level in ("state", "both") and title not in LEADING) or (
                state is None and office in self._held
            ):
                found.append(office)
        if not found and state is None and self._role_of_title.get(title) in ("spokesperson", "deputy-spokesperson"):
            found.append(f"{owner}/{self._role_of_title[title]}")
        if not found and (seated := self._acts_for(owner)) is not None:
            # "Kremlin spokesman", "White House chief of staff": the title belongs to the state
            found = [office for office in self._titled(seated, title) if office in self._held]
        return sorted(found, key=lambda office: office not in self._held) or self._posted(owner, title)

    def _acts_for(self, owner: str) -> str | None:
        actor = self._names.actors.get(owner)
        return actor.acts_for if actor is not None and actor.kind == "body" else None

    def _posted(self, owner: str, title: str) -> list[str]:
        """Return the office of an ambassador to, or an envoy for, somewhere."""
        for pattern, role in (
            (AMBASSADOR, "ambassador-to"),
            (REVERSED_AMBASSADOR, "ambassador-to"),
            (ENVOY, "envoy-for"),
            (REVERSED_ENVOY, "envoy-for"),
        ):
            match = pattern.match(title)
            if match is None:
                continue
            place = match["place"].removeprefix("the ").removesuffix("'s")
            actors = self._owners(place, {}) or (place,)
            tails = [slug(actor.partition(":")[2] or actor) for actor in actors]
            offices = [f"{owner}/{kind}-{tail}" for tail in tails for kind in (role, "ambassador-to", "envoy-for")]
            if held := [office for office in dict.fromkeys(offices) if office in self._held]:
                return held
        return []

    @cached_property
    def _role_titles(self) -> dict[str, tuple[str, ...]]:
        return {role.id: tuple(map(_plain, role.titles)) for role in self._tables.roles.values()}

    @cached_property
    def _own_titles(self) -> dict[tuple[str, str], tuple[tuple[str, ...], bool]]:
        own: dict[tuple[str, str], tuple[tuple[str, ...], bool]] = {}
        for title in self._tables.titles:
            known, only = own.get((title.actor, title.role), ((), False))
            own[title.actor, title.role] = ((*known, *map(_plain, title.titles)), only or title.only)
        return own

    @cached_property
    def _role_of_title(self) -> dict[str, str]:
        roles: dict[str, str] = {}
        for role, titles in self._role_titles.items():
            for title in titles:
                roles.setdefault(title, role)
        for (_, role), (titles, _) in self._own_titles.items():
            for title in titles:
                roles.setdefault(title, role)
        return roles

    @cached_property
    def _unique_titles(self) -> dict[str, str]:
        """Titles that only one state or body uses, and those with a default owner."""
        users: dict[str, set[str]] = {}
        general = {title for titles in self._role_titles.values() for title in titles}
        for title in self._tables.titles:
            for words in map(_plain, title.titles):
                if words not in general:
                    users.setdefault(words, set()).add(title.actor)
        unique = {words: next(iter(actors)) for words, actors in users.items() if len(actors) == 1}
        return {**unique, **DEFAULT_OWNERS}


def _plain(title: str) -> str:
    return fold(title).replace(" the ", " ").removeprefix("the ")


def _singulars(title: str) -> list[str]:
    """Return the singular of a plural title: "foreign ministers", "secretaries of state", "heads of state"."""
    forms = [
        re.sub("ies$", "y", title),
        re.sub("s$", "", title),
        re.sub("women$", "woman", re.sub("men$", "man", title)),
    ]
    head, of, tail = title.partition(" of ")
    if of:
        forms += [f"{form} of {tail}" for form in (re.sub("ies$", "y", head), re.sub("s$", "", head))]
    return [form for form in forms if form != title]


def _without_idle(title: str) -> list[str]:
    """Return `title` as it is, and without the leading words that do not change the office."""
    forms = [_plain(title)]
    tokens = title.split()
    while len(tokens) > 1 and tokens[0] in IDLE:
        tokens = tokens[1:]
        forms.append(_plain(" ".join(tokens)))
    return forms
