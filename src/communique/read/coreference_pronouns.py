"""Link pronouns to what they stand for.

Each candidate before the pronoun gets a weight from distance, subjecthood, how often its chain is named, and
agreement in gender and number; "I" and "we" in a quotation go to its speaker. Weights were set on the development
part of GAP and on GUM.
"""

import math
import re
from collections.abc import Mapping, Sequence

import msgspec

from communique.model import Attribution, Mention, Span
from communique.read.coreference_speakers import is_embedded, is_speaker, is_subject, quotation_speakers, verb_behind
from communique.read.coreference_state import Chains
from communique.read.quotes import Quotation

REACH = 5  # sentences back in which a third-person pronoun finds its name
BODY_REACH = 1  # the same for "it" and "they"
OPEN_SCORE = 0.6  # surer names of bodies are never called "he"
BODY_LEAST = 0.8  # the same for "it" and "they", which mostly stand for things that are no mentions
SPEAKING_LEAST = -0.6  # "it said" stands for a body, a state or a paper, hardly ever for a thing
LEAST = -2.6  # a best candidate below this weight is no answer
SUBJECTS = frozenset({"he", "she", "they", "it", "who"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "whose"})
OBJECTS = frozenset({"him", "them"})
# Who gives his word to somebody is the subject of what follows.
_PROMISED = re.compile(
    r"\s+(?:had |has |have )?(?:also |again )?(?:assured|promised|informed|pledged to|vowed to)"
    r"\s+(?:him|her|them|[A-Z]\w+)\s+(?:that\s+)?"
)
_COUNTERPART = re.compile(r"\s+(?:[\w-]+\s+){0,3}counterpart\b")
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
SINGULAR_FIRST = frozenset({"i", "me", "my", "mine", "myself"})


class Weights(msgspec.Struct, frozen=True):
    """What speaks for a candidate; units are arbitrary, one sentence of distance costs `distance`."""

    distance: float = 0.85
    subject: float = 1.2
    first: float = 0.45
    named: float = 0.4
    agreement: float = 0.2
    same_subject: float = -0.6
    possessive: float = 0.0
    role: float = -0.8
    unnamed: float = -0.9
    other_quotation: float = -1.2
    speaker: float = 0.8
    clause: float = -1.4
    near: float = 0.2
    heading: float = -0.7
    of_phrase: float = -0.3
    open_name: float = 0.3
    embedded: float = -0.1
    most_named: float = 6.0
    quoted_by_it: float = -1.5
    rival: float = -0.8
    told_of: float = -2.5
    paragraph: float = -0.3
    promises: float = 1.5
    one_body: float = -0.6


DEFAULT = Weights()


class Candidate(msgspec.Struct, frozen=True):
    """A mention as seen by the pronouns behind it."""

    index: int
    sentence: int
    subject: bool
    first: bool
    owner: bool
    behind_of: bool
    says: bool
    aside: bool  # "…, he said": what stands before in the sentence is what he said
    embedded: bool
    place: int  # how many sentences outside quotations come before its own


def link_pronouns(chains: Chains, attributions: Sequence[Attribution] = (), weights: Weights = DEFAULT) -> None:
    """Join each pronoun to the chain it stands for, from left to right, where one is good enough."""
    mentions = chains.mentions
    places = _places(chains)
    seen = [describe(chains, index, places) for index in range(len(mentions))]
    counts: dict[int, int] = {}
    speakers = quotation_speakers(chains, (*chains.turns, *attributions))
    first_person: list[int] = []
    for index, mention in enumerate(mentions):
        word = mention.head.of(chains.text).lower()
        if mention.kind == "pronoun":
            if word in FIRST:
                first_person.append(index)
            elif word in ("who", "whom", "whose"):
                _join_relative(chains, index)
            elif (found := best_antecedent(chains, index, seen, counts, speakers, weights)) is not None:
                chains.join(found, index)
        root = chains.root(index)
        counts[root] = counts.get(root, 0) + 1
    for index in first_person:
        quotation = chains.quotation_of(mentions[index].span)
        speaker = speakers.get(quotation.span.start) if quotation is not None else None
        word = mentions[index].head.of(chains.text).lower()
        if (
            speaker is not None
            and word in SINGULAR_FIRST
            and mentions[speaker].kind in ("person", "role", "pronoun", "anonymous")
        ):
            chains.join(speaker, index)


def _places(chains: Chains) -> list[int]:
    """Return for each sentence how many sentences before it are not wholly inside a quotation."""
    found: list[int] = []
    count = 0
    for sentence in chains.sentences:
        found.append(count)
        span = Span(sentence.span.start + 1, max(sentence.span.start + 2, sentence.span.end - 2))
        count += chains.quotation_of(span) is None
    return found


def describe(chains: Chains, index: int, places: Sequence[int]) -> Candidate:
    """Return what linking must know of a mention's place in its sentence."""
    mention = chains.mentions[index]
    tokens = chains.tokens
    text = chains.text
    after = text[mention.span.end : mention.span.end + 2]
    owner = after[:2] in ("'s", "’s") or after[:1] in ("'", "’")
    start = chains.sentences[mention.sentence].span.start
    lead = text[start : mention.span.start].strip(" \"“”'‘’—–-")
    before = text[max(start, mention.span.start - 4) : mention.span.start].lower()
    says = is_speaker(chains, mention)
    lead_in = text[max(start, mention.span.start - 3) : mention.span.start].rstrip(" \n")
    return Candidate(
        index=index,
        sentence=mention.sentence,
        subject=is_subject(chains, mention),
        first=not any(letter.isalpha() for letter in lead),
        owner=owner,
        behind_of=before.endswith(("of ", "by ")) if tokens else False,
        says=says,
        aside=says and lead_in.endswith((",", "”", '"')),
        embedded=is_embedded(chains, mention),
        place=places[mention.sentence],
    )


def best_antecedent(
    chains: Chains,
    index: int,
    seen: Sequence[Candidate],
    counts: Mapping[int, int],
    speakers: Mapping[int, int],
    weights: Weights,
) -> int | None:
    """Return the mention before the pronoun that it most likely repeats, or None."""
    pronoun = chains.mentions[index]
    word = pronoun.head.of(chains.text).lower()
    person = pronoun.gender in ("male", "female")
    if word == "it" and _is_empty_it(chains, pronoun):
        return None
    if word in ("his", "her") and (peer := _peer_before(chains, index, seen)) is not None:
        return peer
    best: tuple[float, int] | None = None
    quotation = chains.quotation_of(pronoun.span)
    speaking = speakers.get(quotation.span.start) if quotation is not None else None
    barred = chains.root(speaking) if speaking is not None else -1
    reach = REACH if person else BODY_REACH
    for other in range(index - 1, -1, -1):
        mention = chains.mentions[other]
        if seen[index].place - seen[other].place > reach:
            break
        if mention.span.contains(pronoun.span) and mention.kind != "person":
            continue
        if not _fits(chains, index, other) or chains.root(other) == barred:
            continue
        if mention.kind == "org" and person and not (seen[other].subject or seen[other].owner):
            continue
        weight = weigh(chains, index, seen[other], seen[index], counts, quotation, weights)
        if not person and not (word == "it" and seen[index].says):  # things do not say anything
            weight += weights.rival * chains.rivals(mention.span.end, pronoun.span.start, plural=pronoun.plural)
        if best is None or weight > best[0]:
            best = (weight, other)
    least = LEAST if person else SPEAKING_LEAST if seen[index].says else BODY_LEAST
    if best is None or best[0] < least:
        return None
    return best[1]


def _peer_before(chains: Chains, index: int, seen: Sequence[Candidate]) -> int | None:
    """Return the subject before "his … counterpart" in its sentence: who meets a counterpart meets his own."""
    pronoun = chains.mentions[index]
    if not _COUNTERPART.match(chains.text, pronoun.span.end):
        return None
    for other in range(index - 1, -1, -1):
        if seen[other].sentence != pronoun.sentence:
            return None
        mention = chains.mentions[other]
        if mention.kind not in ("person", "role") or mention.span.contains(pronoun.span):
            continue
        if (seen[other].subject or verb_behind(chains, mention) is not None) and _fits(chains, index, other):
            return None if seen[other].says else other
    return None


def _fits(chains: Chains, index: int, other: int) -> bool:
    """Tell whether a mention agrees with a pronoun in kind, number and gender."""
    pronoun, mention = chains.mentions[index], chains.mentions[other]
    word = pronoun.head.of(chains.text).lower()
    if pronoun.gender in ("male", "female"):
        if mention.kind == "pronoun":
            return mention.gender == pronoun.gender and not chains.is_alone(other)
        if mention.kind == "org" and is_open(chains, other):
            return True
        if mention.kind not in ("person", "role", "anonymous") or mention.plural:
            return False
        gender = chains.gender(other)
        return gender is None or gender == pronoun.gender
    if pronoun.gender == "neuter":
        if mention.kind == "pronoun":
            return mention.gender == "neuter" and not chains.is_alone(other)
        return (
            mention.kind in ("org", "place", "facility", "document")
            and not mention.plural
            and not mention.span.contains(pronoun.span)
        )
    if word in ("they", "them", "their", "theirs", "themselves"):
        if mention.kind == "pronoun":
            return (
                mention.plural
                and mention.gender is None
                and not chains.is_alone(other)
                and mention.head.of(chains.text).lower()[0] == "t"
            )
        return (mention.kind in ("group", "anonymous", "norp", "role") and mention.plural) or mention.kind == "org"
    return False


def is_open(chains: Chains, index: int) -> bool:
    """Tell whether a name of unknown kind may yet be a person's: one word, no acronym, nothing known of it."""
    root = chains.root(index)
    return _is_open(chains, index) and (root == index or _is_open(chains, root))


def _is_open(chains: Chains, index: int) -> bool:
    mention = chains.mentions[index]
    name = mention.head.of(chains.text)
    return (
        mention.kind == "org"
        and not mention.candidates
        and mention.span == mention.head
        and mention.score <= OPEN_SCORE
        and name[:1].isupper()
        and not name.isupper()
        and " " not in name
    )


def weigh(
    chains: Chains,
    index: int,
    candidate: Candidate,
    pronoun: Candidate,
    counts: Mapping[int, int],
    quotation: Quotation | None,
    weights: Weights,
) -> float:
    """Return the weight of a candidate for the pronoun at `index`."""
    mention, target = chains.mentions[candidate.index], chains.mentions[index]
    word = target.head.of(chains.text).lower()
    gap = pronoun.sentence - candidate.sentence
    weight = -weights.distance * (pronoun.place - candidate.place) - (weights.distance / 4 if gap else 0)
    if candidate.says and pronoun.says:
        weight += weights.speaker
    if candidate.subject:
        weight += weights.subject + (
            weights.same_subject if word in SUBJECTS or (word in POSSESSIVES and gap == 0) else 0
        )
    if candidate.embedded:
        weight += weights.embedded
    if candidate.first:
        weight += weights.first
    if gap == 0:
        weight += weights.near
    elif _is_person(target) and _paragraph(chains, mention) != _paragraph(chains, target):
        weight += weights.paragraph
    weight += weights.named * math.log2(1 + min(weights.most_named, counts.get(chains.root(candidate.index), 1)))
    if gap == 0 and pronoun.aside and mention.kind != "pronoun" and not _is_parted(chains, mention.span, target.span):
        weight += weights.told_of
    gender = chains.gender(candidate.index)
    if gender is not None and gender == target.gender:
        weight += weights.agreement
    if candidate.owner:
        weight += weights.possessive
    if candidate.behind_of:
        weight += weights.of_phrase
    if mention.kind == "role" and not mention.plural:
        weight += weights.role if counts.get(chains.root(candidate.index), 1) < 2 else 0
    if mention.kind == "org" and target.plural and not mention.head.of(chains.text).endswith("s"):
        weight += weights.one_body  # a body may be "they", but people are it sooner
    if mention.kind == "anonymous" and not mention.plural:
        weight += weights.unnamed
    if mention.kind == "org" and target.gender in ("male", "female"):
        weight += weights.open_name
    if chains.sentences[mention.sentence].kind != chains.sentences[target.sentence].kind:
        weight += weights.heading
    other = chains.quotation_of(mention.span)
    if (other is None) != (quotation is None) or (
        other is not None and quotation is not None and other.span != quotation.span
    ):
        weight += weights.other_quotation if other is not None else 0
        if other is not None and quotation is None and pronoun.says:
            weight += weights.quoted_by_it  # who tells a quotation is seldom named in it
    if gap == 0 and _PROMISED.fullmatch(chains.text, mention.span.end, target.span.start):
        weight += weights.promises
    if gap == 0 and candidate.subject and word in OBJECTS and _one_clause(chains, mention.span, target.span):
        weight += weights.clause
    return weight


def _is_person(pronoun: Mention) -> bool:
    return pronoun.gender in ("male", "female")


def _paragraph(chains: Chains, mention: Mention) -> int:
    return chains.sentences[mention.sentence].paragraph


def _is_parted(chains: Chains, left: Span, right: Span) -> bool:
    """Tell whether a colon or semicolon parts two places: who denied a thing goes on behind it, "…: no, he said"."""
    return any(mark in chains.text[left.end : right.start] for mark in ":;")


def _one_clause(chains: Chains, left: Span, right: Span) -> bool:
    """Tell whether just one verb stands between two places of a sentence."""
    first, last = chains.token_at(left.end), chains.token_at(right.start)
    verbs = sum(token.pos == "VERB" for token in chains.tokens[first:last])
    marks = any(token.text in (",", ";", ":", '"', "”", "“") for token in chains.tokens[first:last])
    return verbs <= 1 and not marks


def _is_empty_it(chains: Chains, pronoun: Mention) -> bool:
    """Tell whether "it" stands for nothing: "it is important that", "it seems"."""
    at = chains.token_at(pronoun.span.start)
    following = [token.text.lower() for token in chains.tokens[at + 1 : at + 7]]
    if not following:
        return False
    if following[0] in ("seems", "appears", "seemed", "appeared", "takes", "took", "remains", "turns", "follows"):
        return True
    if following[0] in (
        "is",
        "was",
        "'s",
        "’s",
        "will",
        "would",
        "has",
        "may",
        "might",
        "can",
        "could",
        "should",
        "must",
        "had",
    ):
        return any(
            word in ("that", "to", "whether", "who", "if", "when", "for", "how", "what") for word in following[1:]
        )
    return False


def _join_relative(chains: Chains, index: int) -> None:
    """Join "who" to the mention that ends right before it."""
    pronoun = chains.mentions[index]
    for other in range(index - 1, max(-1, index - 8), -1):
        mention = chains.mentions[other]
        between = chains.text[mention.span.end : pronoun.span.start]
        if (
            mention.kind in ("person", "role", "anonymous", "group")
            and between.strip() in ("", ",", "—", "–", "-")
            and len(between) < 4
        ):
            chains.join(other, index)
            return
