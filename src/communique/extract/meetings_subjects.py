"""Find the subject of a verb in a sentence's words: who met, who is to meet, whom "who" stands for."""

from communique.extract.meetings_fields import SAYING
from communique.extract.meetings_syntax import subjects_by_tree
from communique.extract.meetings_view import PARTY_KINDS, QUOTES, SentenceView
from communique.lang.meeting import BRINGING, GROUP_HEADS, OBJECT_CONTROL, POINTING
from communique.lang.status import AUXILIARIES, COORDINATORS, NEGATIONS, STOPS, word_set
from communique.model import Mention

# A mention after one of these is no subject and no partner by itself.
OBLIQUE = word_set(
    """
    of in at on for from to about over by as into against under during after before near inside outside through
    via toward towards around within despite like since until upon
    """
)
LEADING = frozenset({"led", "headed", "chaired"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})  # "gave his blessing to … to meet"
# In capitals they may open a sentence, or be a title that names nobody.
LEADING_WORDS = word_set(
    "all some several most many other these those prime foreign minister president vice no three four"
)
JUDGING = (
    "prais", "thank", "criti", "blam", "accus", "congratulat", "condemn", "commend", "fault", "applaud", "hail",
    "scold", "mock", "chid", "rebuk", "suspect", "attack", "forgiv", "forgav", "admir", "berat",
)  # fmt: skip
WHO = frozenset({"person", "role"})
SUBJECT_REACH = 40  # tokens; an apposition with a title can be long
CONTROL_DEPTH = 4  # verbs stacked on one another


def subjects_of(view: SentenceView, verb: int, depth: int = 0) -> tuple[list[Mention], bool]:
    """Return the mentions that are the subject of the verb at `verb`, and whether the subject points back ("they")."""
    if depth > CONTROL_DEPTH:
        return [], False
    group = view.clause.verb_group(verb)
    start = group.start
    before = view.word(start - 1)
    if group.to is not None:
        return _controller(view, group.to, depth)
    if view.word(verb) in SAYING and group.start == verb and (before in QUOTES or before in (",", "")):
        speaker = view.owner.get(verb + 1) or view.owner.get(verb + 2)  # '"…," said X after a meeting with Y'
        if speaker is not None and speaker.kind in ("person", "role"):
            return [speaker], False
    shape = view.clause.shape(verb)
    if shape == "ing" and not group.be:
        near = view.owner.get(start - 1)
        if near is not None and view.word(view.places_of(near.span).start - 1) == "with":
            return [near], False  # "with X turning down …"
        if before == "," and (speaker := view.owner.get(start - 2)) is not None and speaker.kind in WHO:
            return [speaker], False  # "X, speaking after talks with Y, said …"
        if before in ("for", "of", "in") and (judged := _judged(view, start)) is not None:
            return [judged], False  # "praised X for agreeing to meet Y"
        opener = before in ("while", "when", "after", "before", "since", "by", "in", "on", "upon", "without")
        other = _first_verb(view, start) if opener else view.clause.finite_verb_left(start)
        if other is None:
            other = _verb_after_comma(view, verb)
        return subjects_of(view, other, depth + 1) if other is not None else ([], False)
    if before in SAYING:  # "who officials said brokered …"
        relative = next((here for here in range(start - 2, max(-1, start - 7), -1) if view.word(here) == "who"), None)
        if relative is None:  # headline: "X says will not meet Y"
            return subjects_of(view, start - 1, depth + 1)
        start, before = relative + 1, "who"
    if before in RELATIVES and start >= 2:
        place = start - 2
        while place > 0 and view.word(place) == ",":
            place -= 1
        if place in view.owner:
            return [view.owner[place]], False
        return _noun_subject(view, place)
    if before == "," and (antecedent := _before_relative(view, start - 1)) is not None:
        return [antecedent], False  # "X, who spoke for Rome, also held talks"
    if (before in COORDINATORS or before == ",") and start - 2 >= 0 and not _coordinates_subject(view, start):
        other = view.clause.finite_verb_left(start - 1)
        if other is not None:
            return subjects_of(view, other, depth + 1)
    return _noun_subject(view, start - 1)


def _judged(view: SentenceView, place: int) -> Mention | None:
    """Return whom someone praises or blames for what stands at `place`: he is the one who does it."""
    verb = view.clause.finite_verb_left(place)
    if verb is None or not view.words[verb].startswith(JUDGING):
        return None
    persons = [mention for mention in mentions_between(view, verb + 1, place) if mention.kind in WHO]
    return persons[0] if persons else None


def _before_relative(view: SentenceView, comma: int) -> Mention | None:
    """Return the person whom a relative clause that the comma closes is about."""
    for here in range(comma - 1, 0, -1):
        if view.words[here] in ("who", "which") and view.word(here - 1) == ",":
            verb = any(view.clause.is_finite(place) for place in range(here + 1, comma))
            antecedent = view.owner.get(here - 2)
            return antecedent if verb and antecedent is not None and antecedent.kind in PARTY_KINDS else None
        if view.words[here] == ",":
            return None
    return None


def _noun_subject(view: SentenceView, last: int) -> tuple[list[Mention], bool]:
    """Return the mentions of the noun phrase that ends at `last`, going left over appositions and complements."""
    if view.word(last) == "last" and last not in view.owner:
        last -= 1  # "they last met in Rome"
        while view.word(last) in AUXILIARIES and last > 0:
            last -= 1  # "they had last met"
    if view.word(last) == "two" and view.word(last - 1) in ("the", "these"):
        return [], True
    if view.word(last) == "," and last - 1 not in view.owner:
        for here in range(last - 1, 0, -1):  # "X, the king's envoy, met": the apposition is passed over
            if view.words[here] == "," and here - 1 in view.owner and view.owner[here - 1].kind in PARTY_KINDS:
                last = here - 1
                break
    found: list[Mention] = []
    place = last
    points = False
    commas = 0
    while place >= 0 and last - place < SUBJECT_REACH:
        mention = view.owner.get(place)
        word = view.words[place]
        if mention is not None:
            first = view.places_of(mention.span).start
            if mention.actor is None and mention.kind == "group":
                head = view.owner.get(first - 2) if view.word(first - 1) in ("of", "from") else None
                if head is not None and head.actor is None:
                    first = view.places_of(head.span).start  # "the ministers | of the three states"
                end = last if "," not in view.words[first:last] else view.places_of(mention.span).stop - 1
                if is_told_anew(view.span_of(first, max(end, first)).of(view.document.text)):
                    return [mention], False
            if mention.actor is None and (mention.kind == "group" or (mention.kind == "pronoun" and mention.plural)):
                return found, not found
            led = view.word(first - 1) == "by" and view.word(first - 2) in LEADING  # "a delegation led by X arrived"
            if mention.kind in PARTY_KINDS and (led or view.word(first - 1) not in OBLIQUE):
                found.append(mention)
                joined = joined_left(view, first)
                while joined is not None:
                    found.append(joined)
                    joined = joined_left(view, view.places_of(joined.span).start)
                break
            place = first - 1
            continue
        if word in GROUP_HEADS and view.word(place - 1) in ("the", "both", "two") and place == last:
            return [], True
        if word in ("they", "both", "we") or (
            word in GROUP_HEADS and view.word(place - 1) in ("two", "both", "three", "the", "four")
        ):
            points = True
            if word in ("they", "both", "we"):
                break
            place -= 1
            continue
        if word == ")" and "(" in view.words[:place]:
            place = max(here for here in range(place) if view.words[here] == "(") - 1
            continue
        if word in STOPS or word in (
            "but",
            "that",
            "while",
            "because",
            "although",
            "if",
            "when",
            "where",
            "whether",
        ):
            break
        if word in AUXILIARIES and commas == 0:
            break
        if view.clause.tag(place) == "VERB" and commas == 0 and not word.endswith(("ed", "ing")):
            break
        if word == ",":
            commas += 1
        place -= 1
    found.reverse()
    return found, points and not found


def is_told_anew(words: str) -> bool:
    """Return whether a group is told by whose or what it is, so that it means nobody told before.

    "The ministers of the three states" and "NATO ambassadors" are new, "the two ministers" and "both delegations" not.
    """
    parts = words.split()
    folded = [part.casefold() for part in parts]
    if "both" in folded or "two" in folded:
        return False
    names = [part for part, low in zip(parts, folded, strict=True) if part[:1].isupper() and low not in GROUP_HEADS]
    return bool({"of", "from"} & set(folded[1:-1])) or any(
        name.casefold() not in POINTING | LEADING_WORDS for name in names
    )


def joined_left(view: SentenceView, first: int) -> Mention | None:
    """Return the mention coordinated with the one that begins at `first`: "Lavrov and [Kerry]", "A, B and [C]"."""
    place = first - 1
    if view.word(place) in ("the", "his", "her", "their"):
        place -= 1
    if view.word(place) in ("and", ",") or (view.word(place) == "his" and view.word(place - 1) == "and"):
        place -= 1
        while view.word(place) in (",",):
            place -= 1
        mention = view.owner.get(place)
        if mention is not None and mention.kind in PARTY_KINDS:
            start = view.places_of(mention.span).start
            container = view.owner.get(start - 2) if view.word(start - 1) == "," and mention.kind == "place" else None
            named = (
                container is not None and container.kind == "place" and not _is_state(container) and _is_state(mention)
            )
            if named and "and" not in view.words[view.places_of(mention.span).stop : first]:
                return None  # "in Madrid, Spain, the alliance agreed"
            before = view.word(start - 2) if view.word(start - 1) in ("the", "its") else view.word(start - 1)
            within = view.owner.get(start - 1)  # "of the OAS General Assembly, X": the first name belongs to the second
            if within is not None and view.word(first - 1) != "and":
                return None
            led = before in ("from", "of") and view.word(start - 2) in GROUP_HEADS  # "ministers from A, B and C met"
            if before not in OBLIQUE or led or view.word(first - 1) == "and":
                return mention
    return None


def _is_state(mention: Mention) -> bool:
    return (mention.actor or "").startswith("state:")


def _coordinates_subject(view: SentenceView, start: int) -> bool:
    """Return whether the "and" or comma before `start` closes a list or an apposition rather than joins a verb
    phrase."""
    if view.word(start - 1) != "," or start - 2 not in view.owner:
        return False
    verb = view.clause.finite_verb_left(start - 2)
    if verb is None:
        return True
    return all(  # "said X, the minister, met": the list or apposition begins right after the verb
        place in view.owner or view.words[place] in (",", "and", "the", "that", "a", "an", "his", "her", "its")
        for place in range(verb + 1, start - 1)
    )


def _controller(view: SentenceView, to: int, depth: int) -> tuple[list[Mention], bool]:
    """Return who is to do the infinitive whose "to" is at `to`: the object of "invited", else the subject of the
    verb."""
    place = view.clause.skip_adverbs(to - 1)
    if view.clause.is_be(place):
        start = view.clause.verb_group(place).start
        if view.word(start - 1) in COORDINATORS and start >= 2:  # "leaves on Friday and is to see X"
            other = view.clause.finite_verb_left(start - 1)
            if other is not None:
                return subjects_of(view, other, depth + 1)
        return _noun_subject(view, start - 1)
    operator = view.clause.operator_left(to)
    verb = operator.first if operator is not None else view.clause.finite_verb_left(to)
    if operator is None and view.clause.tag(place) == "VERB" and view.clause.shape(place) == "ing":
        verb = place  # "in agreeing to meet"
    if verb is None:
        be = next((here for here in range(to - 1, 0, -1) if view.clause.is_be(here)), None)
        return _noun_subject(view, be - 1 if be is not None else to - 1)  # "was the first leader to visit"
    if view.clause.is_noun(verb, verb) and not (operator and operator.is_adjective):
        inside = mentions_between(view, view.clause.noun_phrase(verb)[0], verb)
        bringing = view.word(verb) in BRINGING
        carrier = governing_verb(view, view.clause.noun_phrase(verb)[0])
        if inside and not bringing:
            return inside, False
        more = subjects_of(view, carrier, depth + 1)[0] if carrier is not None else []
        return [*inside, *more, *mentions_between(view, verb + 1, to)], False
    between = [
        mention
        for mention in mentions_between(view, verb + 1, to)
        if (mention.kind != "place" and view.word(view.places_of(mention.span).start) not in POSSESSIVES)
        or (view.word(verb + 1) in ("on", "for") and view.word(view.places_of(mention.span).start - 1) in ("on", "for"))
        or (view.word(verb) in OBJECT_CONTROL and view.word(view.places_of(mention.span).start - 1) not in OBLIQUE)
    ]
    passive = bool(view.clause.verb_group(verb).be) and view.clause.shape(verb) == "past"
    if view.word(verb) in OBJECT_CONTROL and between and not passive:
        if view.word(verb) in BRINGING:
            bringers = subjects_of(view, verb, depth + 1)[0] or subjects_by_tree(view, verb)
            return [*bringers, *between], False
        return between, False
    return subjects_of(view, verb, depth + 1)


def mentions_between(view: SentenceView, first: int, last: int) -> list[Mention]:
    found: list[Mention] = []
    for place in range(first, last):
        mention = view.owner.get(place)
        if mention is not None and mention.kind in PARTY_KINDS and mention not in found:
            found.append(mention)
    return found


def governing_verb(view: SentenceView, start: int) -> int | None:
    """Return the verb whose object or adjunct the noun phrase at `start` is: "held talks", "arrived for talks"."""
    place = start - 1
    for here in range(place, max(-1, place - 12), -1):
        word = view.words[here]
        if word in STOPS or word in ("but", "that", "which", "who", "but", ";"):
            return None
        if here in view.owner:
            continue
        tag = view.clause.tag(here)
        if here == place and word in SAYING:
            return None
        if tag == "VERB" or (tag == "AUX" and word not in NEGATIONS and not _has_verb_between(view, here, start)):
            return here
    return None


def _has_verb_between(view: SentenceView, first: int, last: int) -> bool:
    return any(view.clause.tag(here) == "VERB" for here in range(first + 1, last))


def _first_verb(view: SentenceView, last: int) -> int | None:
    """Return the first finite verb of the sentence before `last`: an adverbial clause shares the main subject.

    What is quoted before it is another's sentence: '"We asked," X told reporters after meeting Y'.
    """
    marks = [place for place in range(last) if view.words[place] in QUOTES]
    opens = bool(marks) and (marks[0] == 0 or len(marks) % 2 == 1)  # not 'hinted that "talks" took place, while …'
    closed = marks[-1] if opens else 0
    order: list[int] = [*range(closed + 1, last), *range(1, closed)]
    for place in order:
        if view.clause.is_finite(place) and place not in view.owner:
            return place
    return None


def _verb_after_comma(view: SentenceView, verb: int) -> int | None:
    for place in range(verb + 1, len(view.words) - 1):
        if view.words[place] == ",":
            return view.clause.finite_verb_right(place)
    return None
