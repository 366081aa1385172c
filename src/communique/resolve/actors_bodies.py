"""Bind chains of states, bodies, groups, unnamed people and papers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Actor, Mention, Span
from communique.resolve.actors_binding import FAIR, LIKELY, SURE, WEAK, Binding
from communique.resolve.actors_local import bare_name, local_actor, local_group
from communique.resolve.actors_made import is_kind, made_body, modifier_body, office_of, titled, with_realm
from communique.resolve.actors_owners import (
    ADJECTIVAL,
    GOVERNMENTS,
    HALVES,
    REALM,
    STANDING,
    affiliation,
    half_meant,
    is_loose,
    is_side,
    rebels_in_view,
)
from communique.resolve.roles import find_office, office_body, owner_state
from communique.resolve.roles_context import Context

# What many states have and news calls so without a name; the directory's are those of the United States.
_CHAMBERS = frozenset({"senate", "congress", "supreme court", "house of representatives", "treasury"})
_SENT = re.compile(r"\b(?:mission|team|observers) (?:of|from) ", re.IGNORECASE)  # it is those who sent it
# Nouns that only tell what the body named before them is.
_KIND_NOUNS = frozenset(
    "party group movement alliance newspaper daily agency bloc militia organisation organization network channel "
    "broadcaster magazine website union federation confederation front club association charity watchdog".split()
)


def bind_body(members: Sequence[Mention], context: Context, local: dict[str, Actor]) -> Binding:
    directory, text = context.directory, context.text
    named = [mention for mention in members if mention.kind in ("org", "place", "norp", "facility")]
    halves = [mention for mention in named if mention.head.of(text).lower() in HALVES]
    if halves and len(halves) == len(named):
        half = half_meant(halves[0], context)
        return Binding(half, None, LIKELY if half else 0.0)
    for mention in named:
        if mention.candidates and (chamber := _chamber_at_home(mention, context)) is not None:
            local.setdefault(chamber.id, chamber)
            return Binding(chamber.id, None, FAIR, ())
        if mention.candidates:
            return Binding(mention.candidates[0], None, SURE, mention.candidates[1:4])
    for mention in named:
        for words in (mention.span.of(text), mention.head.of(text)):
            ids = directory.find_names(re.sub(r"^the\s+", "", words, flags=re.IGNORECASE))
            if ids and not ids[0].startswith("person:"):
                return Binding(ids[0], None, LIKELY, ids[1:4])
    if all(mention.kind in ("place", "norp", "facility") for mention in named):
        return Binding()
    for mention in named:
        if (generic := context.generic_body(mention) or rebels_in_view(mention, context)) is not None:
            return Binding(generic, None, WEAK, ())
    for mention in named:
        if (meant := _described(mention, context)) is not None:
            return Binding(meant, None, LIKELY, ())
    owned = [mention for mention in named if mention.head.of(text).lower() in (*GOVERNMENTS, *STANDING)]
    owned += [mention for mention in named if _SENT.search(mention.span.of(text)) is not None]
    if owned and (owner := affiliation(owned, context, kinds=("org",)) or owner_state(owned, context)) is not None:
        return Binding(owner, None, FAIR, ())
    for mention in named:
        office = office_body(mention, context)
        if mention.kind == "org" and office is None:
            office = office_of(mention, context) or made_body(mention, context)
        if office is not None:
            local.setdefault(office.id, office)
            return Binding(office.id, None, FAIR, ())
    named = [mention for mention in named if not is_kind(bare_name(mention.head.of(text)), directory)]
    if not named:
        return Binding()  # a ministry of no one state: better nothing than a body of that bare name
    names = sorted(
        {with_realm(bare_name(mention.head.of(text)), mention, context) for mention in named if mention.kind == "org"},
        key=len,
        reverse=True,
    )
    names = [name for name in names if any(word[:1].isupper() for word in name.split()) and not ADJECTIVAL.search(name)]
    realm = next((match for name in names if (match := REALM.search(name)) is not None), None)
    if realm is not None and (ids := directory.find_names(realm[1])) and ids[0].startswith("state:"):
        return Binding(ids[0], None, LIKELY, ())
    if not names or all(mention.score < 0.55 for mention in named):
        return Binding()
    actor = local_actor("body", names[0], names[:6], parent=None, gender=None)
    local.setdefault(actor.id, actor)
    return Binding(actor.id, None, FAIR, ())


def _chamber_at_home(mention: Mention, context: Context) -> Actor | None:
    """Return the Senate, Congress or Supreme Court of the document's own state, where it never names the US."""
    noun = mention.head.of(context.text)
    nation = context.nation
    if noun.lower().removeprefix("the ") not in _CHAMBERS or nation in (None, "state:usa"):
        return None
    if any(one.candidates[:1] == ("state:usa",) for one in context.mentions):
        return None
    state = context.directory.state(nation or "")
    if state is None or not state.demonyms:
        return None
    name = f"{state.demonyms[0]} {titled(noun.removeprefix('the '))}"
    known = context.directory.find_names(name)
    if known and known[0] in context.directory.actors:
        return context.directory.actors[known[0]]
    tail = noun.lower().replace(" ", "-")
    return Actor(id=f"body:{state.id.removeprefix('state:')}-{tail}", kind="body", name=name, parent=nation)


def _described(mention: Mention, context: Context) -> str | None:
    """Return the body whose name stands before the noun for its kind: "the Sinn Fein party", "the NATO alliance"."""
    if mention.head.of(context.text).lower() not in _KIND_NOUNS:
        return None
    for span in context.inner.get(mention.span, ()):
        actor = context.bound.get(span, "")
        if actor.startswith(("body:", "group:")) and context.text[span.end : mention.head.start] in (" ", " news "):
            return actor
    return None


def bind_group(members: Sequence[Mention], context: Context, local: dict[str, Actor]) -> Binding:
    """Bind "NATO states", "the Russian side", "a Kremlin spokesman" to whom they belong; "Western countries" stand
    for themselves.
    """
    owner = affiliation(members, context)
    for mention in members:
        if mention.kind == "anonymous" and (band := rebels_in_view(mention, context)) is not None:
            return Binding(band, None, WEAK, ())
        if mention.kind == "anonymous":
            office = find_office(mention.span.of(context.text), mention, context) if not mention.plural else None
            if office is not None and (body := office.rsplit("/", 1)[0]) in context.directory.actors:
                return Binding(owner or body, office, WEAK, ())
            if owner is None and mention.span.of(context.text)[:4].lower() == "its ":
                owner = context.bound.get(Span(mention.span.start, mention.span.start + 3)) or context.power_before(
                    mention
                )
            if owner is None and not mention.plural and (served := modifier_body(mention, context)) is not None:
                return Binding(served, None, WEAK, ())
            if owner is not None and not is_loose(mention, context):
                return Binding(owner, None, WEAK, ())
            continue
        if mention.kind == "group" and owner is not None and is_side(mention, context):
            return Binding(owner, None, WEAK, ())
        if (band := rebels_in_view(mention, context)) is not None:
            return Binding(band, None, WEAK, ())
        if mention.kind == "group" and not mention.plural and (organ := context.generic_body(mention)) is not None:
            return Binding(organ, None, WEAK, ())  # "the military"
        if mention.kind == "group" and (actor := local_group(mention, context.text)) is not None:
            local.setdefault(actor.id, actor)
            return Binding(actor.id, None, WEAK, ())
    return Binding()


def bind_paper(members: Sequence[Mention], context: Context) -> Binding:
    """Bind a paper to whom it speaks for: the owner it names ("a Kremlin statement"), or who spoke "in a statement"."""
    for mention in members:
        if mention.kind != "document" or not mention.head.of(context.text).islower():
            continue
        for span in context.inner.get(mention.span, ()):
            if (actor := context.bound.get(span)) is not None:
                return Binding(actor, None, FAIR, ())
        owner = affiliation([mention], context, kinds=("document",)) or context.issuer(mention)
        if owner is not None:
            return Binding(owner, None, WEAK, ())
    return Binding()
