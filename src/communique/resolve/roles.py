"""Who held which office on the day: titles and bare roles, read in the light of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from communique.model import Actor, Mention, Span
from communique.resolve.actors_local import slug
from communique.resolve.roles_context import LEAD, Context

if TYPE_CHECKING:
    from communique.directory import Directory

_PAST = re.compile(r"\b(?:former|ex|ex-\w+|late|then|one-time|erstwhile|previous|ousted|deposed)\b", re.IGNORECASE)
# Offices whose holder news means by the bare surname, the higher the lower the number.
FOREMOST = {
    "supreme-leader": 0,
    "monarch": 0,
    "president": 1,
    "prime-minister": 1,
    "secretary-general": 1,
    "commission-president": 1,
}
# Roles so high that the bare word, in a document about one state, means that state's.
HIGH_ROLES = frozenset({"president", "monarch", "vice-president", "supreme-leader", "leader"})
# Thrones that news does not call a king's or queen's.
_THRONES = {
    "emir": ("state:qat", "state:kwt"),
    "amir": ("state:qat", "state:kwt"),
    "sultan": ("state:omn", "state:brn"),
    "emperor": ("state:jpn",),
    "empress": ("state:jpn",),
    "pope": ("state:vat",),
    "pontiff": ("state:vat",),
    "prince": ("state:mco", "state:lie"),
    "grand duke": ("state:lux",),
}
_OFFICE_BODY = re.compile(r"(?:the\s+)?(?:(.+?)\s+)?(prime minister|president|chancellor)['’]s office$", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:future|next|would-be|nominee|designate|pick|candidate)\b", re.IGNORECASE)


def _phrase(words: str) -> str:
    return LEAD.sub("", " ".join(words.split()))


def _offices(phrase: str, context: Context, *, ever: bool = False) -> tuple[str, ...]:
    """Return the offices of a phrase of two words or more; a bare "secretary" is nobody's without the document."""
    if " " not in phrase.strip():
        return ()
    return context.directory.find_offices(phrase, day=None if ever else context.day)


def find_office(phrase: str, mention: Mention, context: Context) -> str | None:
    """Return the office that a role phrase names on the document's day, with the state in view for a bare one; else
    None.
    """
    if _PAST.search(phrase) or _NOT_YET.search(phrase):
        return None
    offices = _offices(_phrase(phrase), context)
    if offices:
        return offices[0]
    if (body := _body_in(phrase, mention, context)) is not None:
        offices = context.directory.find_offices(
            f"{context.directory.actors[body].name} {mention.head.of(context.text).lower()}", day=context.day
        )
        if offices:
            return offices[0]
    if (office := _office_of_body(phrase, mention, context)) is not None:
        return office
    role = context.directory.role(_phrase(phrase))
    if role is None or "/" in role or mention.kind not in ("role", "person") or len(_phrase(phrase).split()) > 3:
        return None
    if not (role in HIGH_ROLES or role.endswith("-minister")):
        return None
    if (state := _owner(mention, context)) is not None:
        return f"{state}/{role}" if context.directory.holders(f"{state}/{role}", context.day) else None
    if role == "monarch" and (office := _throne(mention, context)) is not None:
        return office
    if context.nation is None:
        return None
    office = f"{context.nation}/{role}"
    if context.directory.holders(office, context.day):
        return office
    return None if context.directory.holders(office) else _office_abroad(role, context)


def _office_of_body(phrase: str, mention: Mention, context: Context) -> str | None:
    """Return the office of "the bloc's top diplomat", "its secretary general" by the body that the owner is."""
    for span in context.inner.get(mention.span, ()):
        actor = context.bound.get(span, "")
        if not actor.startswith("body:") or span.start > mention.span.start or span.end >= mention.span.end:
            continue
        title = re.sub(r"^['’]s?\s+", "", context.text[span.end : mention.span.end])
        offices = context.directory.find_offices(
            f"{context.directory.actors[actor].name} {title}" if actor in context.directory.actors else title,
            day=context.day,
        )
        if offices and actor in context.directory.actors:
            return offices[0]
    return None


def _office_abroad(role: str, context: Context) -> str | None:
    """Return the office of a role that the document's own state lacks: of the one other state that its title names.

    "The Prime Minister" in a White House briefing on a visit to Turkey.
    """
    named = {
        one.candidates[0]
        for one in context.mentions
        if context.sentences[one.sentence].kind in ("title", "heading")
        and one.candidates
        and one.candidates[0].startswith("state:")
        and one.candidates[0] != context.nation
    }
    held = [state for state in named if context.directory.holders(f"{state}/{role}", context.day)]
    return f"{held[0]}/{role}" if len(named) == 1 and held else None


def _owner(mention: Mention, context: Context) -> str | None:
    """Return the state of "its president", "Merkel's foreign minister"; None when nothing inside tells one."""
    for span in context.inner.get(mention.span, ()):
        actor = context.bound.get(span, "")
        if actor.startswith("state:"):
            return actor
    return owner_state([mention], context)


def _throne(mention: Mention, context: Context) -> str | None:
    """Return the throne of "the queen": the one of the states in the document that such a monarch holds on the day."""
    states = {actor for actor in context.bound.values() if actor.startswith("state:")}
    styled = next(
        (realms for style, realms in _THRONES.items() if style in mention.span.of(context.text).lower()), None
    )
    states = {state for state in states if (state in styled if styled is not None else not _is_styled(state))}
    fitting = [
        f"{state}/monarch"
        for state in sorted(states)
        for tenure in context.directory.holders(f"{state}/monarch", context.day)
        if mention.gender is None or context.directory.actors[tenure.holder].gender == mention.gender
    ]
    return fitting[0] if len(set(fitting)) == 1 else None


def _is_styled(state: str) -> bool:
    return any(state in realms for realms in _THRONES.values())


def _body_in(phrase: str, mention: Mention, context: Context) -> str | None:
    """Return the body of a kind at the head of a title ("Foreign Ministry spokesman") in the light of the document."""
    words = _phrase(phrase).split()
    for length in range(min(4, len(words) - 1), 0, -1):
        kind = context.directory.organ(" ".join(words[:length]))
        if kind is not None:
            named = msgspec.structs.replace(mention, span=Span(mention.span.start, mention.span.start), kind="org")
            return _generic(kind, named, context)
    return None


def _generic(kind: str, mention: Mention, context: Context) -> str | None:
    here = context.nation_here(mention)
    if here is not None and (identity := f"body:{here.removeprefix('state:')}-{kind}") in context.directory.actors:
        return identity
    before = [
        (span, actor)
        for span, actor in context.bound.items()
        if span.start < mention.span.start and actor.startswith("body:") and actor.endswith(kind)
    ]
    if before:
        return max(before, key=lambda pair: pair[0].start)[1]
    if context.nation is None:
        return None
    identity = f"body:{context.nation.removeprefix('state:')}-{kind}"
    return identity if identity in context.directory.actors else None


def own_office(mention: Mention, actor: str | None, context: Context) -> str | None:
    """Return the office that a mention's own title names; one the bound person held on the day comes first."""
    if mention.title is None and mention.kind != "role":
        return None
    phrase = mention.title.of(context.text) if mention.title is not None else mention.span.of(context.text)
    if mention.title is not None and mention.head.end < mention.span.end:
        # "Prime Minister Shinzo Abe of Japan", "King Abdullah of Jordan"
        phrase += context.text[mention.head.end : mention.span.end]
    past = _PAST.search(phrase) is not None
    held = (
        [tenure.office for tenure in context.directory.tenures_of(actor, None if past else context.day)]
        if actor and actor.startswith("person:")
        else []
    )
    if past:
        bare = _PAST.sub("", phrase)
        named = _offices(_phrase(bare), context, ever=True)
        return next((office for office in named if office in held), None)
    named = _offices(_phrase(phrase), context)
    for office in named:
        if office in held:
            return office
    role = context.directory.role(_phrase(phrase))
    if role is not None and (fit := next((office for office in held if office.rsplit("/", 1)[1] == role), None)):
        return fit
    unnamed = mention.title is None and not (actor or "").startswith("person:")
    if named and (unnamed or _names_owner(phrase, context)):
        return named[0]
    found = [office for office in held if _speaks(phrase) and "spokesperson" in office]
    if found:
        return found[0]
    if mention.kind != "role" or mention.score <= 0.5:
        return None
    implied = find_office(phrase, mention, context)
    if actor is not None and actor.startswith("person:"):
        ever = {tenure.office for tenure in context.directory.tenures_of(actor)}
        return implied if implied in ever else None
    return implied


def _names_owner(phrase: str, context: Context) -> bool:
    """Tell whether a title names its state or body ("French Foreign Minister", not "Attorney General")."""
    words = re.findall(r"[\w.]+(?:['’]s)?", phrase)
    return any(
        word[:1].isupper()
        and (context.directory.demonym(word) or context.directory.find_names(" ".join(words[at : at + size])))
        for at, word in enumerate(words)
        for size in (1, 2, 3)
    )


def _speaks(phrase: str) -> bool:
    return re.search(r"spokes(?:man|woman|person)|press (?:secretary|officer)", phrase, re.IGNORECASE) is not None


def office_nation(title: str, context: Context) -> str | None:
    """Return the state or body whose office a title names."""
    offices = _offices(_phrase(_PAST.sub("", title)), context)
    body = offices[0].rsplit("/", 1)[0] if offices else None
    return body if body in context.directory.actors else None


def choose_holder(
    ids: Sequence[str], titles: Sequence[str], context: Context, *, told: str | None = None, strict: bool = False
) -> str | None:
    """Return the one of several people whom the titles and the day single out; None when two remain or none fits.

    told: a past day that the sentence tells, tried first. Without a title the one in office on the day wins; strict
    asks for a title that fits.
    """
    if told is not None and (chosen := _choose(ids, titles, context, told, strict=True)) is not None:
        return chosen
    return _choose(ids, titles, context, context.day, strict=strict)


def _choose(
    ids: Sequence[str], titles: Sequence[str], context: Context, day: str | None, *, strict: bool
) -> str | None:
    directory = context.directory
    for title in titles:
        past = _PAST.search(title) is not None
        phrase = _phrase(_PAST.sub("", title)) if past else _phrase(title)
        named = set(_offices(phrase, context))
        role = directory.role(phrase)
        fitting = [
            one
            for one in ids
            if any(
                tenure.office in named or (role is not None and tenure.office.rsplit("/", 1)[1] == role)
                for tenure in directory.tenures_of(one, None if past else day)
            )
        ]
        if len(fitting) == 1:
            return fitting[0]
        if len(fitting) > 1:
            exact = [
                one
                for one in fitting
                if any(tenure.office in named for tenure in directory.tenures_of(one, None if past else day))
            ]
            if len(exact) == 1:
                return exact[0]
            national = [
                one
                for one in fitting
                if context.nation
                and any(
                    t.office.startswith(context.nation + "/") for t in directory.tenures_of(one, None if past else day)
                )
            ]
            return national[0] if len(national) == 1 else None
        if not past and named:
            # The office is known and was another's on that day: a title of the time before or to come fits too.
            ever = [one for one in ids if any(tenure.office in named for tenure in directory.tenures_of(one))]
            if len(ever) == 1:
                return ever[0]
    states = {state for title in titles if (state := _state_of_title(title, directory)) is not None}
    if len(states) == 1:
        state = next(iter(states))
        compatriots = [
            one for one in ids if any(t.office.startswith(f"{state}/") for t in directory.tenures_of(one, day))
        ]
        if compatriots and (first := _foremost(compatriots, context, day)) is not None:
            return first
    if strict:
        return None
    if len(ids) == 1:
        return ids[0]
    serving = [one for one in ids if directory.tenures_of(one, day)]
    return serving[0] if len(serving) == 1 else _foremost(serving, context, day)


def _foremost(people: Sequence[str], context: Context, day: str | None) -> str | None:
    """Return the one of several namesakes in office whom news calls by surname alone: head of state or government.

    Two of one rank, or none so high, gives None; without a day nobody is foremost unless alone.
    """
    if len(people) == 1:
        return people[0]
    if day is None:
        return None
    ranks = {
        one: min(FOREMOST.get(tenure.office.rsplit("/", 1)[1], 9) for tenure in context.directory.tenures_of(one, day))
        for one in people
    }
    best = min(ranks.values(), default=9)
    top = [one for one, rank in ranks.items() if rank == best]
    return top[0] if best < 9 and len(top) == 1 else None


def _state_of_title(title: str, directory: Directory) -> str | None:
    """Return the state whose adjective or possessive begins a title ("Russian", "North Korea's")."""
    words = title.split()
    return next((state for size in (3, 2, 1) if (state := directory.demonym(" ".join(words[:size]))) is not None), None)


def owner_state(mentions: Sequence[Mention], context: Context) -> str | None:
    """Return the state of the person inside "Abe's government", "his administration" by the office he holds on the
    day.
    """
    for mention in mentions:
        for span in context.inner.get(mention.span, ()):
            actor = context.bound.get(span)
            if actor is not None and actor.startswith("person:"):
                for tenure in context.directory.tenures_of(actor, context.day):
                    body = tenure.office.rsplit("/", 1)[0]
                    if body.startswith("state:"):
                        return body
    return None


def office_body(mention: Mention, context: Context) -> Actor | None:
    """Return the body that "the prime minister's office" is, by the state named or the holder nearest to it; None if
    unknown.
    """
    match = _OFFICE_BODY.match(mention.span.of(context.text))
    if match is None:
        return None
    role = match.group(2).lower().replace(" ", "-").replace("chancellor", "prime-minister")
    state = (
        context.directory.demonym(match.group(1)) if match.group(1) else _state_of_holder(role, mention.span, context)
    )
    if state is None:
        return None
    if state == "state:gbr" and "body:downing-street" in context.directory.actors:
        return context.directory.actors["body:downing-street"]
    name = f"{context.directory.actors[state].name} {match.group(2).title()}'s Office"
    return Actor(id=f"local:{slug(name)}", kind="body", name=name, parent=state, acts_for=state)


def _state_of_holder(role: str, place: Span, context: Context) -> str | None:
    """Return the state of the nearest person who holds the role on the day, one named before first."""
    near = sorted(
        context.bound.items(), key=lambda pair: (pair[0].start > place.start, abs(pair[0].start - place.start))
    )
    for _, actor in near:
        if actor.startswith("person:"):
            for tenure in context.directory.tenures_of(actor, context.day):
                if tenure.office.endswith("/" + role):
                    return tenure.office.rsplit("/", 1)[0]
    return None
