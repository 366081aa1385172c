"""Bind the mentions of a document to actors: people, states, bodies, groups.

Chains are bound as a whole: by the full name the document gives, else by surname and title on the day, else by office
and day alone. What the directory does not know becomes a local actor named by its fullest form; what it cannot decide
stays unbound, with the candidates kept. A person known only by office stands for his body or state when the holder is
unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from communique.model import Actor, Document, Mention, Reading
from communique.resolve.actors_binding import FAIR, LIKELY, SURE, WEAK, Binding
from communique.resolve.actors_bodies import bind_body, bind_group, bind_paper
from communique.resolve.actors_local import bare_name, local_actor
from communique.resolve.actors_made import counterpart
from communique.resolve.actors_names import fullness, given_fits, is_family, of_gender
from communique.resolve.actors_owners import (
    FORMER,
    affiliation,
    holder_in_view,
    rulers_of,
)
from communique.resolve.roles import (
    choose_holder,
    find_office,
    office_nation,
    own_office,
)
from communique.resolve.roles_context import Context

if TYPE_CHECKING:
    from communique.directory import Directory

STYLES = frozenset(
    "king queen prince princess emperor empress sultan emir sheikh sheik pope duke duchess patriarch crown".split()
)


# Roles that do not speak for the state or body they stand beside.
LOCAL_ROLES = frozenset(
    """
    mayor governor member opponent critic rival expert analyst fellow professor journalist reporter correspondent
    activist dissident candidate supporter counterpart successor predecessor founder lawyer father mother wife
    husband son daughter
    """.split()
)


def bind_actors(reading: Reading, document: Document, *, directory: Directory) -> Reading:
    """Return `reading` with each mention's actor, office, score and candidates, and `actors` with every actor
    referred to.
    """
    context = Context.of(reading, document, directory)
    chains = _chains(reading.mentions)
    local: dict[str, Actor] = {}
    bound: dict[int, Binding] = {}
    order = sorted(chains, key=lambda key: (_rank([reading.mentions[at] for at in chains[key]]), chains[key][0]))
    for key in order:
        members = [reading.mentions[at] for at in chains[key]]
        binding = _bind_chain(members, context, local)
        for at in chains[key]:
            bound[at] = binding
            if binding.actor is not None:
                context.bound[reading.mentions[at].span] = binding.actor
    mentions = []
    for at, mention in enumerate(reading.mentions):
        binding = bound.get(at, Binding())
        office = own_office(mention, binding.actor, context) or (
            binding.office if mention.kind in ("role", "person") else None
        )
        mentions.append(
            msgspec.structs.replace(
                mention,
                actor=binding.actor,
                office=office,
                score=round(min(mention.score or 1.0, binding.score) if binding.actor else 0.0, 3),
                candidates=binding.candidates or mention.candidates,
            )
        )
    return msgspec.structs.replace(
        reading, mentions=tuple(mentions), actors=_actors(mentions, local, directory, reading.actors)
    )


def _chains(mentions: Sequence[Mention]) -> dict[tuple[int, int], list[int]]:
    """Return (chain, -1) or (-1, index) -> indexes of mentions; unchained pronouns are left out."""
    found: dict[tuple[int, int], list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.chain is None and mention.kind == "pronoun":
            continue
        key = (mention.chain, -1) if mention.chain is not None else (-1, index)
        found.setdefault(key, []).append(index)
    return found


def _rank(members: Sequence[Mention]) -> int:
    """Order of binding: states and bodies named outright, people, generic bodies and roles, the rest."""
    kinds = {mention.kind for mention in members}
    if any(mention.candidates for mention in members) and kinds & {"place", "org", "norp"}:
        return 0
    if "person" in kinds:
        return 1
    if kinds & {"org", "place", "norp", "facility"}:
        return 2
    if "role" in kinds:
        return 3
    return 5 if kinds <= {"document", "pronoun"} else 4


def _bind_chain(members: Sequence[Mention], context: Context, local: dict[str, Actor]) -> Binding:
    kinds = {mention.kind for mention in members}
    if "person" in kinds:
        return _bind_person(members, context, local)
    if "role" in kinds:
        return _bind_role(members, context)
    if kinds & {"org", "place", "norp", "facility"}:
        return bind_body(members, context, local)
    if kinds & {"group", "anonymous"}:
        return bind_group(members, context, local)
    if "document" in kinds:
        return bind_paper(members, context)
    return Binding()


# -- people --------------------------------------------------------------------------------------------------------


def _bind_person(members: Sequence[Mention], context: Context, local: dict[str, Actor]) -> Binding:
    directory, text = context.directory, context.text
    people = [mention for mention in members if mention.kind == "person"]
    told = context.days.get(people[0].sentence)
    names = sorted({bare_name(mention.head.of(text)) for mention in people}, key=fullness, reverse=True)
    titles = [mention.title.of(text) for mention in people if mention.title is not None]
    titles += [mention.span.of(text) for mention in members if mention.kind == "role"]
    gender = next((mention.gender for mention in members if mention.gender in ("male", "female")), None)
    day = None if titles or told is not None else context.day  # who has a title may be of any time
    styled = {_styled(name, people, context) for name in names} - set(names)
    for name in [*names, *sorted(styled)]:
        if " " not in name and "." not in name:
            continue
        ids = [one for one in directory.find_names(name) if one.startswith("person:")]
        ids = ids or list(directory.find_surname(name, day=day))  # "Peña Nieto": a surname of two words
        ids = of_gender(ids, gender, directory) or ids
        if len(ids) == 1:
            return Binding(ids[0], None, SURE, ())
        if ids:
            chosen = choose_holder(ids, titles, context, told=told)
            return Binding(chosen, None, LIKELY if chosen else 0.0, tuple(ids))
    full = [name for name in names if " " in name or "." in name]
    surnames = [name for name in names if " " not in name] or [name.split()[-1] for name in full[:1]]
    ids = []
    for surname in surnames:
        ids += [one for one in directory.find_surname(surname.split(".")[-1], day=day) if one not in ids]
        ids += [one for one in directory.find_names(surname) if one.startswith("person:") and one not in ids]
    ids = of_gender(ids, gender, directory)
    if full:
        # The document gives a full name that the directory does not have: only an initial or a spelling may still fit.
        ids = [one for one in ids if any(given_fits(name, context.directory.actors[one]) for name in full)]
        chosen = choose_holder(ids, titles, context, told=told, strict=True) if ids else None
        if chosen is None and len(ids) == 1 and all(re.match(r"^\w\.", name) for name in full):
            chosen = ids[0]
        if chosen is not None:
            return Binding(chosen, None, LIKELY, tuple(ids))
        return _local_person(full, names, members, titles, gender, context, local)
    if ids and not titles and not any(is_family(one, surnames, directory) for one in ids):
        ids = []  # a bare surname of like spelling: no sign that he is meant
    if ids:
        chosen = choose_holder(ids, titles, context, told=told)
        return Binding(chosen, None, (LIKELY if titles else FAIR) if chosen else 0.0, tuple(ids))
    return _local_person(names, names, members, titles, gender, context, local)


def _local_person(
    full: Sequence[str],
    names: Sequence[str],
    members: Sequence[Mention],
    titles: Sequence[str],
    gender: str | None,
    context: Context,
    local: dict[str, Actor],
) -> Binding:
    if not full:
        return Binding()
    parent = next((nation for title in titles if (nation := office_nation(title, context)) is not None), None)
    if parent is None:
        parent = affiliation(members, context)
    name = _styled(full[0], members, context)
    actor = local_actor("person", name, names[:6], parent=parent, gender=gender)
    local.setdefault(actor.id, actor)
    return Binding(actor.id, None, FAIR if " " in full[0] else WEAK, ())


def _styled(name: str, members: Sequence[Mention], context: Context) -> str:
    """Return a monarch's or prince's single name with his style, without which it names nobody ("King Abdullah of
    Jordan").
    """
    if " " in name:
        return name
    for mention in sorted(members, key=lambda one: -len(one.span)):
        if mention.title is not None and mention.title.of(context.text).lower().split()[-1] in STYLES:
            return " ".join(context.text[mention.title.start : mention.span.end].split())
    return name


# -- roles without a name --------------------------------------------------------------------------------------------


def _bind_role(members: Sequence[Mention], context: Context) -> Binding:
    roles = [mention for mention in members if mention.kind == "role"]
    phrases = [mention.span.of(context.text) for mention in roles]
    for phrase, mention in zip(phrases, roles, strict=True):
        if mention.score <= 0.5:
            continue
        office = find_office(phrase, mention, context)
        if office is None:
            continue
        day = context.day_at(mention)
        tenures = context.directory.holders(office, day)
        holders = list(dict.fromkeys(tenure.holder for tenure in tenures))
        if len(holders) == 1 and context.day is not None:
            return Binding(holders[0], office, FAIR, tuple(holders))
        if mention.plural:
            continue
        here = [one for one in holders if one in context.bound.values()]
        if len(here) == 1:
            return Binding(here[0], office, FAIR, tuple(holders))
        body = office.rsplit("/", 1)[0]
        if body in context.directory.actors and not holders:
            return Binding(body, office, WEAK, ())
        return Binding(None, office, 0.0, tuple(holders))
    if (same := next((one for mention in roles if (one := counterpart(mention, context))), None)) is not None:
        return Binding(same, None, FAIR, ())
    local = any(mention.head.of(context.text).lower() in LOCAL_ROLES for mention in roles)
    local = local or any(FORMER.match(phrase) for phrase in phrases)
    owner = affiliation(members, context) if not local else None
    if owner is not None and (holder := holder_in_view(owner, roles, context)) is not None:
        return Binding(holder, None, WEAK, ())
    if owner is not None and not any(mention.plural for mention in roles):
        return Binding(owner, None, WEAK, ())
    rulers = next((state for mention in roles if (state := rulers_of(mention, context)) is not None), None)
    return Binding(rulers, None, WEAK, ()) if rulers is not None else Binding()


def _actors(
    mentions: Sequence[Mention], local: dict[str, Actor], directory: Directory, already: Sequence[Actor]
) -> tuple[Actor, ...]:
    """Return every actor that a mention refers to, and whom those belong to or act for, by id."""
    found = {actor.id: actor for actor in already}
    waiting = [one for mention in mentions for one in (mention.actor, *mention.candidates) if one is not None]
    waiting += [mention.office.rsplit("/", 1)[0] for mention in mentions if mention.office is not None]
    while waiting:
        identity = waiting.pop()
        actor = directory.actors.get(identity) or local.get(identity)
        if actor is None or identity in found:
            continue
        found[identity] = actor
        waiting.extend(one for one in (actor.parent, actor.acts_for) if one is not None)
    return tuple(found[key] for key in sorted(found))
