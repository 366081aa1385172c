"""Who held which office on the day: titles, bare roles and bodies called by their kind, read in the light of the
document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from communique.model import Actor, Document, Mention, Reading, Sentence, Span
from communique.resolve.actors_local import slug

if TYPE_CHECKING:
    from communique.directory import Directory

_LEAD_WORDS = """
    the a an his her its their our this that official chief senior visiting veteran current new newly elected top
    outgoing incoming
    """.split()
_LEAD = re.compile(rf"^(?:(?:{'|'.join(_LEAD_WORDS)})\s+)+", re.IGNORECASE)
_PAST = re.compile(r"\b(?:former|ex|ex-\w+|late|then|one-time|erstwhile|previous|ousted|deposed)\b", re.IGNORECASE)
# Roles so high that the bare word, in a document about one state, means that state's.
HIGH_ROLES = frozenset({"president", "monarch", "vice-president", "supreme-leader", "leader"})
_SAID_IN = re.compile(
    r"[^.\"“”]{0,40}\b(?:said|says|added|announced|confirmed|noted|warned|wrote|declared|stressed)\b[^.\"“”]{0,30}\bin\s+"
)
_OFFICE_BODY = re.compile(r"(?:the\s+)?(?:(.+?)\s+)?(prime minister|president|chancellor)['’]s office$", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:future|next|would-be|nominee|designate|pick|candidate)\b", re.IGNORECASE)


class Context(msgspec.Struct):
    """What binding knows of the document: the day, the state it mostly speaks of, what is bound so far."""

    directory: Directory
    text: str
    day: str | None
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    nation: str | None
    inner: dict[Span, tuple[Span, ...]] = {}
    bound: dict[Span, str] = {}

    @classmethod
    def of(cls, reading: Reading, document: Document, directory: Directory) -> Context:
        published = document.published.value if document.published is not None else None
        dated = document.dateline_date.value if document.dateline_date is not None else None
        day = published or dated
        return cls(
            directory=directory,
            text=document.text,
            day=day[:10] if day else None,
            sentences=reading.sentences,
            mentions=reading.mentions,
            nation=_nation(reading, document, directory),
            inner=_nested(reading.mentions),
            bound={},
        )

    def issuer(self, paper: Mention) -> str | None:
        """Return the actor who is said to speak in the paper ("NATO said in a statement"), else None."""
        start = self.sentences[paper.sentence].span.start
        before = [span for span in self.bound if start <= span.start and span.end < paper.span.start]
        for span in sorted(before, key=lambda one: -one.end):
            if _SAID_IN.fullmatch(self.text[span.end : paper.span.start]):
                return self.bound[span]
        return None

    def generic_body(self, mention: Mention) -> str | None:
        """Return the body that "the Foreign Ministry", "the government", "the alliance" mean here, or None."""
        words = re.sub(r"^(?:the|its|his|their|our)\s+", "", mention.span.of(self.text), flags=re.IGNORECASE)
        words = _LEAD.sub("", words)
        kind = self.directory.organ(words)
        if (
            kind is None
            and words.lower() in ("government", "regime", "authorities")
            and mention.head.start - mention.span.start < 5
        ):
            return self.nation
        if kind is None:
            if words.lower() in (
                "alliance",
                "military alliance",
                "transatlantic alliance",
                "atlantic alliance",
                "western alliance",
            ):
                return "body:nato" if "body:nato" in self.bound.values() or words.lower() != "alliance" else None
            return None
        # The same kind of body, last named in full before this place.
        before = [
            (span, actor)
            for span, actor in self.bound.items()
            if span.start < mention.span.start and actor.startswith("body:") and actor.endswith(kind)
        ]
        if before:
            return max(before, key=lambda pair: pair[0].start)[1]
        nation = self.nation
        if nation is None:
            return None
        identity = f"body:{nation.removeprefix('state:')}-{kind}"
        return identity if identity in self.directory.actors else None


def _nested(mentions: Sequence[Mention]) -> dict[Span, tuple[Span, ...]]:
    """Return span -> the spans of other mentions that lie within it."""
    found: dict[Span, list[Span]] = {}
    open_spans: list[Span] = []
    for span in sorted({mention.span for mention in mentions}, key=lambda one: (one.start, -one.end)):
        open_spans = [outer for outer in open_spans if outer.end >= span.end]
        for outer in open_spans:
            found.setdefault(outer, []).append(span)
        open_spans.append(span)
    return {span: tuple(within) for span, within in found.items()}


def _nation(reading: Reading, document: Document, directory: Directory) -> str | None:
    """Return the state of the dateline; else the one a document names clearly more often than any other; else None."""
    place = document.dateline_place.value if document.dateline_place is not None else None
    if place:
        first = re.split(r"[,(/]", place)[0].strip().title()
        state = directory.seat(first) or next(
            (one for one in directory.find_names(first) if one.startswith("state:")), None
        )
        if state is not None and state.startswith("state:"):
            return state
    counts = Counter(
        mention.candidates[0]
        for mention in reading.mentions
        if mention.candidates and mention.candidates[0].startswith("state:")
    )
    ranked = counts.most_common(2)
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        return ranked[0][0]
    return None


def _phrase(words: str) -> str:
    return _LEAD.sub("", " ".join(words.split()))


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
    return office if context.directory.holders(office, context.day) else None


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
    fitting = [
        f"{state}/monarch"
        for state in sorted(states)
        for tenure in context.directory.holders(f"{state}/monarch", context.day)
        if mention.gender is None or context.directory.actors[tenure.holder].gender == mention.gender
    ]
    return fitting[0] if len(set(fitting)) == 1 else None


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
    if named and (actor is None or not actor.startswith("local:") or _names_owner(phrase, context)):
        return named[0]
    found = [office for office in held if _speaks(phrase) and "spokesperson" in office]
    if found:
        return found[0]
    return find_office(phrase, mention, context) if mention.kind == "role" and mention.score > 0.5 else None


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


def choose_holder(ids: Sequence[str], titles: Sequence[str], context: Context, *, strict: bool = False) -> str | None:
    """Return the one of several people whom the titles and the day single out; None when two remain or none fits.

    Without a title the one in office on the day wins; strict asks for a title that fits.
    """
    directory, day = context.directory, context.day
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
    if strict:
        return None
    if len(ids) == 1:
        return ids[0]
    serving = [one for one in ids if directory.tenures_of(one, day)]
    return serving[0] if len(serving) == 1 else None


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
