"""Bodies that are made from a state and a noun, not listed: "Turkish state television", "the Greek police".

Every state has police, a central bank, a coast guard. Their canonical name is the state's adjective and the noun. The
state is the one named with the noun, the one that "its" or "his" stands for, or, for a bare noun, the one in view.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Actor, Mention, Span

if TYPE_CHECKING:
    from communique.directory import Directory
    from communique.resolve.roles_context import Context

# Nouns of bodies that every state has, with whether they speak for it. Ministries and departments come on top.
_SPEAKS = """
navy; air force; coast guard; coastguard; border guard; border guards; border guard service; border service; border
police; border force; gendarmerie; police; police force; national police; federal police; riot police; security service;
security services; security forces; armed forces command; intelligence service; intelligence services; intelligence
agency; customs; customs service; immigration service; prison service; emergency service; royal palace; royal court;
palace; presidential palace; president's press service; presidential press service; foreign service; national guard;
presidential guard; security council; national security council; high commission; consulate; mission; treasury
"""
_STANDS_APART = """
central bank; state television; state tv; state radio; state media; state broadcaster; national broadcaster; public
broadcaster; state news agency; official news agency; news agency; state-run news agency; state-owned news agency; state
agency; state-run media; state-run television; state newspaper; senate; supreme court; constitutional court; election
commission; electoral commission; central election commission; football federation; red cross; red crescent; opposition;
upper house; stock exchange; ruling party; communist party; church
"""
# Nouns by which a bare "the …" means the body of the state in view; of others there are many.
_COMMON = frozenset(
    """
    navy;air force;coast guard;police;national police;border guard;border guards;border service;central bank;
    royal palace;royal court;senate;supreme court;constitutional court;state television;state media;state radio;
    state news agency;gendarmerie;security council
    """.replace("\n    ", "").split(";")
)
# Governments below the state that deal with other states.
_REGION = re.compile(
    r"(?:scottish|welsh|northern irish|catalan|basque|galician|andalusian|bavarian|saxon|flemish|walloon|qu[eé]bec"
    r"|ontario|corsican|sicilian|kurdish|kurdistan regional|crimean|tibetan|zanzibar|somaliland|puntland|puerto rican"
    r"|bosnian serb|gagauz|adjarian|vojvodina|acehnese|bougainville|new caledonian|gibraltar|bermudian|californian"
    r"|faroese) (?:government|parliament|assembly|executive|authorities)",
    re.IGNORECASE,
)
_JUNTA = frozenset({"junta", "military junta", "ruling junta", "military government", "transitional government"})
_MINISTRY = re.compile(r"(?:[\w-]+ ){1,4}(?:ministry|department|commissariat)$|ministry (?:of|for) .+$", re.IGNORECASE)
_PRESS = re.compile(r"\bpress (?:service|office|department)$", re.IGNORECASE)
_PRESIDENTIAL = re.compile(
    r"presiden(?:tial|t['’]s) (?:press|palace|office|administration|press office)", re.IGNORECASE
)
_OFFICE = re.compile(r"\b(?:office|press service|press office)$", re.IGNORECASE)
# The body behind "X's office" by the office that X holds; of a president without a house of that fame it is the state.
_OFFICES = {
    "foreign-minister": "Foreign Ministry",
    "defence-minister": "Defence Ministry",
    "interior-minister": "Interior Ministry",
    "finance-minister": "Finance Ministry",
}
_HOUSES = {"state:usa": "White House", "state:rus": "Kremlin", "state:fra": "Elysee Palace"}
_ARTICLE = re.compile(
    r"^(?:the|an?|its|his|her|their|our|this|that|own|new|old|country['’]s|nation['’]s)\s+", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"(?:its|his|her|their)\b", re.IGNORECASE)
_BEFORE = re.compile(r"((?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w.-]*)(?:['’]s?)?\s+$")
_LONGEST_NAME = 40  # characters before a mention in which its owner's name stands
_WORD = re.compile(r"[\w.]+(?:-[\w.]+)*(?:['’]s?)?")


def _nouns(text: str) -> frozenset[str]:
    return frozenset(" ".join(noun.split()) for noun in text.split(";"))


_APART = _nouns(_STANDS_APART)
_KINDS = _nouns(_SPEAKS) | _APART


def owner_named(mention: Mention, context: Context) -> str | None:
    """Return the state whose adjective or possessive opens the mention or stands right before it, else None."""
    words = _WORD.findall(mention.span.of(context.text))
    for at in range(min(3, len(words))):
        for size in (3, 2, 1):
            if (state := _state_of(" ".join(words[at : at + size]), context)) is not None and len(words) > at + size:
                return state
    before = _BEFORE.search(context.text, max(0, mention.span.start - _LONGEST_NAME), mention.span.start)
    if before is None:
        return None
    parts = before[1].split()
    for first in range(len(parts)):
        name = " ".join(parts[first:])
        if (state := _state_of(name, context) or _state_of(f"{name}'s", context)) is not None:
            return state
    return None


def owner_meant(mention: Mention, context: Context) -> str | None:
    """Return the state of whom "its", "his", "their" at the head of a mention stands for, else None."""
    pronoun = _POSSESSIVE.match(mention.span.of(context.text))
    if pronoun is None:
        return None
    span = Span(mention.span.start, mention.span.start + pronoun.end())
    actor = context.bound.get(span)
    if actor is None and pronoun.group().lower() == "its":
        actor = context.power_before(mention)
    return state_of_actor(actor, context) if actor is not None else None


def state_of_actor(actor: str, context: Context) -> str | None:
    """Return the state that an actor is, acts for, or holds an office of on the day."""
    if actor.startswith("state:"):
        return actor
    if actor.startswith("person:"):
        owners = [tenure.office.rsplit("/", 1)[0] for tenure in context.directory.tenures_of(actor, context.day)]
        states = {state for owner in owners if (state := _owner_state(owner, context)) is not None}
        return states.pop() if len(states) == 1 else None
    return _owner_state(actor, context)


def made_body(mention: Mention, context: Context) -> Actor | None:
    """Return the body of a state that the words of a mention mean, the state itself for its junta; None if unknown."""
    words = " ".join(mention.span.of(context.text).split())
    owner = owner_named(mention, context)
    noun = _without_owner(words, context)
    if owner is None and _REGION.fullmatch(noun) is not None:
        name = titled(noun)
        return Actor(id=f"local:{re.sub(r'[^a-z]+', '-', name.lower())}", kind="body", name=name)
    if noun.lower() not in _KINDS and noun.lower() not in _JUNTA and _MINISTRY.fullmatch(noun) is None:
        return None
    if owner is None and _POSSESSIVE.match(words):
        owner = owner_meant(mention, context)
    elif owner is None and words.lower().startswith("the ") and _is_common(noun):
        owner = context.nation_here(mention) or context.state_in_view(mention) or context.nation
        if _PRESIDENTIAL.match(noun) is not None:
            owner = _state_of_president(mention, context) or context.nation
    if owner is None or not owner.startswith("state:"):
        return None
    directory = context.directory
    if noun.lower() in _JUNTA:
        return directory.actors[owner]
    state = directory.state(owner)
    adjective = state.demonyms[0] if state is not None and state.demonyms else f"{directory.actors[owner].name}'s"
    name = f"{adjective} {noun if noun.lower() in _APART and ' ' in noun and noun.islower() else titled(noun)}"
    if (known := directory.find_names(name)) and not known[0].startswith("person:"):
        return directory.actors[known[0]]
    tail = re.sub(r"\W+", "-", noun.lower()).strip("-")
    apart = noun.lower() in _APART
    return Actor(
        id=f"body:{owner.removeprefix('state:')}-{tail}",
        kind="body",
        name=name,
        parent=owner,
        acts_for=None if apart else owner,
    )


def _state_of_president(mention: Mention, context: Context) -> str | None:
    """Return the state of the president named last before a mention, else None."""
    for span, actor in sorted(context.bound.items(), key=lambda pair: -pair[0].start):
        if span.start < mention.span.start and actor.startswith("person:"):
            for tenure in context.directory.tenures_of(actor, context.day):
                if tenure.office.endswith("/president"):
                    return tenure.office.rsplit("/", 1)[0]
    return None


def office_of(mention: Mention, context: Context) -> Actor | None:
    """Return the body that "the president's press service", "Erna Solberg's office" is, by the office he holds."""
    if _OFFICE.search(mention.span.of(context.text)) is None:
        return None
    inner = (*context.inner.get(mention.span, ()), *_right_before(mention, context))
    bodies = [actor for span in inner if (actor := context.bound.get(span, "")).startswith("body:")]
    if bodies and _PRESS.search(mention.span.of(context.text)) is not None:
        return context.directory.actors.get(bodies[0])  # "the Kremlin press service"
    people = [(span.start, actor) for span in inner if (actor := context.bound.get(span, "")).startswith("person:")]
    tenures = context.directory.tenures_of(min(people)[1], context.day) if people else ()
    for tenure in tenures:
        owner, _, role = tenure.office.partition("/")
        state = context.directory.state(owner)
        if state is None:
            return context.directory.actors.get(owner)
        adjective = state.demonyms[0] if state.demonyms else f"{state.name}'s"
        if role == "prime-minister":
            name = "Downing Street" if owner == "state:gbr" else f"{state.name} Prime Minister's Office"
        elif role in _OFFICES:
            name = f"{adjective} {_OFFICES[role]}"
        else:
            name = _HOUSES.get(owner, state.name)
        found = context.directory.find_names(name)
        if found:
            return context.directory.actors[found[0]]
        if role == "prime-minister":
            return Actor(
                id=f"local:{re.sub(r'[^a-z]+', '-', name.lower())}",
                kind="body",
                name=name,
                parent=owner,
                acts_for=owner,
            )
    return None


def _right_before(mention: Mention, context: Context) -> tuple[Span, ...]:
    """Return the spans that a possessive joins to a mention, or that reach into it: "Macron" in "Macron's office"."""
    first = mention.span.start
    return tuple(
        span
        for span in context.bound
        if first - _LONGEST_NAME < span.start < first
        and (first < span.end < mention.head.start or context.text[span.end : first].strip() in ("'s", "’s", "'", "’"))
    )


def counterpart(mention: Mention, context: Context) -> str | None:
    """Return whom "his Kyrgyz counterpart" means: the holder of the same office on the day, else the state."""
    words = mention.span.of(context.text)
    if mention.plural or mention.head.of(context.text).lower() != "counterpart":
        return None
    state = owner_named(mention, context)
    if state is None and (place := re.search(r"\bin ([A-Z][\w-]+)$", words)) is not None:
        state = _state_of(f"{place[1]}'s", context)
    if state is None:
        return None
    inner = [(span.start, context.bound[span]) for span in context.inner.get(mention.span, ()) if span in context.bound]
    actor = next((one for _, one in sorted(inner) if not one.startswith("state:")), "")
    if actor.startswith("body:") and "-" in actor:
        same = f"body:{state.removeprefix('state:')}-{actor.partition('-')[2]}"
        return same if same in context.directory.actors else None
    roles = [tenure.office.rsplit("/", 1)[1] for tenure in context.directory.tenures_of(actor, context.day)]
    for role in roles:
        held = {tenure.holder for tenure in context.directory.holders(f"{state}/{role}", context.day)}
        if len(held) == 1:
            return held.pop()
    return state if actor.startswith(("person:", "local:")) else None


def modifier_body(mention: Mention, context: Context) -> str | None:
    """Return the body that the words before a role name: "an alliance official", "an army spokesman in Leh"."""
    start = _ARTICLE.match(mention.span.of(context.text))
    first = mention.span.start + (start.end() if start is not None else 0)
    words = context.text[first : mention.head.start].strip()
    if not words.islower() or not words:
        return None
    place = re.match(r"\s+(?:in|at) ([A-Z][\w-]+(?: [A-Z][\w-]+)?)", context.text[mention.head.end :][:_LONGEST_NAME])
    seated = _state_of(f"{place[1]}'s", context) if place is not None else None
    if words.removeprefix("senior ") in ("government", "administration", "presidential", "cabinet"):
        return seated or (context.nation if context.nation is not None else None)
    body = Span(first, first + len(words))
    asked = Mention(span=body, kind="org", head=body, sentence=mention.sentence)
    if seated is not None:
        kind = context.directory.organ(words)
        same = f"body:{seated.removeprefix('state:')}-{kind}"
        return same if same in context.directory.actors else None
    found = context.generic_body(asked)
    # A spokesman of forces speaks for the state.
    return context.directory.actors[found].parent if found is not None and found.endswith("-army") else found


def is_kind(name: str, directory: Directory) -> bool:
    """Tell whether a name is only a noun for a body that every state has: "Police", "Foreign Ministry"."""
    return directory.organ(name) is not None or name.lower() in _KINDS


def with_realm(name: str, mention: Mention, context: Context) -> str:
    """Return a name with the state's name right before it, which belongs to it: "Peru Petro", "India Today"."""
    before = re.search(r"([A-Z]\w+) $", context.text[max(0, mention.head.start - _LONGEST_NAME) : mention.head.start])
    known = context.directory.find_names(before[1]) if before is not None and name[:1].isupper() else ()
    return f"{before[1]} {name}" if before is not None and known and known[0].startswith("state:") else name


def titled(noun: str) -> str:
    """Return a noun as a name: "coast guard" gives "Coast Guard", "ministry of water" "Ministry of Water"."""
    small = ("of", "for", "and", "the", "on")
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in noun.split())


def _is_common(noun: str) -> bool:
    if _PRESIDENTIAL.match(noun) is not None:
        return True
    return noun.lower() in _COMMON or noun.lower() in _JUNTA or _MINISTRY.fullmatch(noun) is not None


def _state_of(words: str, context: Context) -> str | None:
    if not words[:1].isupper():
        return None
    bare = re.sub(r"['’]s?$", "", words)
    state = context.directory.demonym(words) or context.directory.demonym(bare)
    if state is None and words != bare:
        state = context.directory.seat(bare)
        state = state if state is not None and state.startswith("state:") else None
    return state


def _without_owner(words: str, context: Context) -> str:
    """Return the words of a mention without article and owner: "the Turkish coast guard" gives "coast guard"."""
    noun = words
    while (shorter := _ARTICLE.sub("", noun)) != noun:
        noun = shorter
    parts = noun.split()
    for size in (3, 2, 1):
        if len(parts) > size and _state_of(" ".join(parts[:size]), context) is not None:
            return " ".join(parts[size:])
    head, of, tail = noun.rpartition(" of ")
    if of and _state_of(tail.removeprefix("the ") + "'s", context) is not None:
        return head
    return noun


def _owner_state(owner: str, context: Context) -> str | None:
    if owner.startswith("state:"):
        return owner
    actor = context.directory.actors.get(owner)
    above = (actor.acts_for or actor.parent) if actor is not None else None
    return above if above is not None and above.startswith("state:") else None
