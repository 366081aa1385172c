"""When and where a telling puts its meeting, each from the telling's own clause."""

from communique.extract.meetings_offsets import dated_by_end, move, offset_before, over_days
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import MEETING_NOUNS
from communique.model import TimeExpression, When

ARRANGED = frozenset("planned scheduled set due expected held taking".split())
OCCURRING = frozenset("take takes took taken taking place held occur occurred happen happened".split())
DASHES = frozenset({"—", "–", "--", "-"})
LOOSE = frozenset("week weekend or fortnight".split())
POSTPONED = frozenset(
    [
        "postponed",
        "moved",
        "rescheduled",
        "delayed",
        "deferred",
        "pushed",
        "put",
        "postpone",
        "reschedule",
        "move",
        "delay",
    ]
)
RELATIVE_REACH = 9  # words from the noun to "which": who meets stands between
SINCE_REACH = 7  # words: "since the Ismailia conference in December"
FAR_OFF = 30  # words by which a time counts as farther where another deed is nearer to it


def find_when(
    view: SentenceView, trigger: Trigger, end: int, *, is_strict: bool, window: tuple[int, int, int] | None = None
) -> tuple[When | None, When | None]:
    """Return the date of the meeting and, when it is postponed to another, the new one.

    is_strict: only a time that belongs to the trigger itself counts, since the verb of the clause is not the meeting's.
    window: the words in which the time must stand, else before the third number.
    """
    start = view.clause_start(trigger.place)
    end = end_of_relative(view, trigger, end)
    if view.word(end) in DASHES and end - trigger.place <= 8:
        end = view.clause_end(end)  # "plans to meet Kim — perhaps in June — but …"
    dated: list[tuple[int, int, TimeExpression]] = []
    new: When | None = None
    for places, time in view.time_places():
        if time.edtf is None or time.kind not in ("DATE", "TIME") or not places:
            continue
        if view.word(places.start - 1) in ("to", "until") and POSTPONED & set(view.words[: places.start]):
            new = new or when_of(time, time.span.of(view.document.text))
            continue
        if _in_relative(view, trigger, places) or _of_other_deed(view, trigger, places):
            continue
        if (
            is_of_another(view, trigger, places.start)
            or _is_since(view, places.start)
            or any(_is_name(view, place) for place in places)
        ):
            continue
        if is_strict and not _is_attached(view, trigger, places.start):
            continue  # "cancelled on Tuesday" dates the cancelling
        if window is not None and not (window[0] <= places.start < window[1] or places.start < window[2]):
            continue
        inside = start <= places.start < end or (window is not None and window[0] <= places.start < window[1])
        far = _before_and(view, trigger, places.stop) or (window is not None and places.start < window[2])
        distance = abs(places.start - trigger.place) + (FAR_OFF if far else 0)
        blocked = _belongs_elsewhere(view, trigger, places.start)
        if inside and not blocked:
            dated.append((0, distance, time))
        elif not blocked and (
            _leads_in(view, places, start) or _opens_when(view, places.stop, start) or _opens_where(view, places, start)
        ):
            dated.append((1, distance, time))
    offset = offset_before(view, start)
    if offset is not None and not any(row[0] == 0 for row in dated):
        outer = [
            time for places, time in view.time_places() if time.edtf and time.kind == "DATE" and places.stop < start
        ]
        base = when_of(outer[-1], "") if outer and offset[1] else None
        return (move(base, offset[0]) if base is not None else None), new
    if not dated:
        return (dated_by_end(view, trigger.place) if trigger.is_noun else None), new
    dated.sort(key=lambda row: (row[0], row[1]))
    when = when_of(dated[0][2], dated[0][2].span.of(view.document.text))
    return over_days(view, trigger.start, trigger.place, when), new


def end_of_relative(view: SentenceView, trigger: Trigger, end: int) -> int:
    """Return the end of a relative clause that says of the noun when or where: "the trip, which took place in May"."""
    near = end - trigger.place <= RELATIVE_REACH
    if trigger.is_noun and view.word(end) in ("which", "that") and near:
        return view.clause_end(end)
    return end


def _before_and(view: SentenceView, trigger: Trigger, last: int) -> bool:
    """Return whether a time stands before the "and" that adds the trigger's verb: "spoke on Monday and met on …"."""
    if trigger.is_noun:
        return False
    start = view.clause.verb_group(trigger.place).start
    return last < start and view.word(start - 1) in ("and", "then")


def _is_attached(view: SentenceView, trigger: Trigger, first: int) -> bool:
    """Return whether a time belongs to the noun or verb itself: "a February visit", "the talks planned for
    Thursday"."""
    if trigger.start <= first < trigger.place:
        return True
    if first < trigger.place:
        return False
    between = view.words[trigger.place + 1 : first]
    verbs = [place for place in range(trigger.place + 1, first) if view.clause.tag(place) in ("VERB", "AUX")]
    if verbs and all(view.words[place] in OCCURRING or view.clause.tag(place) == "AUX" for place in verbs):
        return "," not in between  # "no meeting had taken place on Monday"
    if trigger.is_noun and any(word in MEETING_NOUNS for word in between):
        return False  # "discussed the summit in a telephone call on Friday"
    arranged = bool(set(between[-3:]) & {"planned", "scheduled", "due", "set", "expected"})
    return arranged or (not verbs and "," not in between and (not trigger.is_noun or first - trigger.place <= 12))


def when_of(time: TimeExpression, words: str) -> When:
    """Return the calendar date of a resolved time expression."""
    assert time.edtf is not None
    first, _, last = time.edtf.partition("/")
    edtf = time.edtf
    if last and LOOSE & set(words.casefold().split()):
        edtf = f"[{first}..{last}]"  # EDTF: one day of the week or weekend, not all of it
    return When(start=_clean(first), end=_clean(last) or None, edtf=edtf, span=time.span)


def _clean(date: str) -> str:
    return date.rstrip("~?%").split("T")[0]


def is_of_another(view: SentenceView, trigger: Trigger, place: int) -> bool:
    """Return whether another meeting, told with a verb of its own, stands between: "the visit will follow a summit
    in …"."""
    verb = False
    for here in range(trigger.place + 1, place):
        if here in view.owner and view.owner[here].kind != "event":
            continue
        if view.clause.tag(here) == "VERB" and view.word(here) not in ARRANGED:
            verb = True
        elif verb and view.word(here) in MEETING_NOUNS and view.clause.tag(here) in ("NOUN", "PROPN"):
            return True
    return False


def _in_relative(view: SentenceView, trigger: Trigger, places: range) -> bool:
    """Return whether a time dates what is put in on someone before: "X, who took office on Monday, telephoned Y"."""
    if places.start > trigger.place:
        return False
    opening = max(
        (place for place in range(places.start) if view.words[place] in ("who", "which", "whose")), default=-1
    )
    if opening < 0 or "," in view.words[opening : places.start]:
        return False
    return "," in view.words[places.stop : trigger.place]


def _of_other_deed(view: SentenceView, trigger: Trigger, places: range) -> bool:
    """Return whether a time dates a verb over the trigger: "praised X on Monday for agreeing to meet"."""
    to = None if trigger.is_noun else view.clause.verb_group(trigger.place).to
    if to is None or places.stop > to:
        return False
    return any(
        view.clause.tag(here) == "VERB"
        and view.clause.shape(here) == "ing"
        and view.clause.tag(here - 1) in ("ADP", "SCONJ")
        for here in range(places.stop, to)
    )


def _is_since(view: SentenceView, first: int) -> bool:
    before = view.words[max(0, first - SINCE_REACH) : first]
    since = max((place for place, word in enumerate(before) if word in ("since", "until")), default=None)
    return since is not None and "," not in before[since:]


def _belongs_elsewhere(view: SentenceView, trigger: Trigger, first: int) -> bool:
    """Return whether the reporting verb has the time: "said Tuesday" is when it was said."""
    before = view.word(first - 1)
    if before == "on":
        before = view.word(first - 2)
    if before in SAYING or bool(SAYING & set(view.words[first : trigger.start])):
        return True
    comma = next((place for place in range(trigger.place + 1, first) if view.words[place] == ","), first)
    return bool(SAYING & set(view.words[comma:first]))  # "will visit Rome, X said at a briefing today"


SAYING = frozenset(
    [
        "said",
        "says",
        "told",
        "announced",
        "confirmed",
        "added",
        "reported",
        "stated",
        "declared",
        "revealed",
        "disclosed",
        "statement",
    ]
)


def _leads_in(view: SentenceView, places: range, start: int) -> bool:
    """Return whether a time opens the sentence and holds for this clause too: not where it dates a saying."""
    return places.start <= 2 and not SAYING & set(view.words[places.stop : start])


def _opens_when(view: SentenceView, last: int, start: int) -> bool:
    """Return whether the clause at `start` says what else was at that time: "in 2017 when X visited Y"."""
    return view.word(start - 1) == "when" and start - last <= 2


def _opens_where(view: SentenceView, places: range, start: int) -> bool:
    """Return whether the clause at `start` goes on where one went that day: "flew on Sunday to Rome, where X met Y"."""
    if view.word(start - 1) != "where" or places.stop > start:
        return False
    return not SAYING & set(view.words[places.stop : start]) and places.start >= view.clause_start(start - 2)


def _is_name(view: SentenceView, place: int) -> bool:
    """Return whether the word is part of a name: "May" is a person in "Trump and May last met"."""
    mention = view.owner.get(place)
    return mention is not None and mention.kind == "person"
