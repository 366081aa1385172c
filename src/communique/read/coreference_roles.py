"""Link appositions to what they describe, and roles to the people whose titles a document has given."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from communique.directory import load_directory
from communique.lang.houses import house_of
from communique.lang.titles import other_nouns, role_nouns, singular_of
from communique.model import Mention
from communique.read.coreference_state import Chains

CATAPHORIC = 3  # sentences ahead in which "the US ambassador to Britain" may get its name
FARTHEST = 150  # sentences back in which a role looks for a title at all
UNNAMED_REACH = 4  # sentences back in which "the official" looks for "a senior official"
UNNAMED_MENTIONS = 40  # mentions back, so that a dense page stays linear
PAPER_REACH = 12  # sentences back in which "the statement" looks for one
HOLDER_REACH = 2  # sentences back in which an office finds its holder, named without it
HELD_ROLES = frozenset(
    "president prime-minister foreign-minister defence-minister secretary-general vice-president monarch".split()
)
NARROWER = 0.3  # what a title loses that says more than the bare role, six sentences of distance
OWNED_SCORE = 0.5  # roles with an article or an owner have more
ROLE_REACH = 12  # sentences back in which a bare role ("the minister") looks for a person of that title


_SAID = frozenset("said says added noted explained recalled stressed announced confirmed reported stated".split())
_SAID_AT_END = re.compile(
    r"\s+(?:said|says|added|told\s+\w+(?:\s\w+)?|confirmed|reported|announced|noted|wrote|stated|explained|disclosed)"
    r"(?:\s+(?:on|in|at|late|early|last|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[^,;:]*)?[.\s]*"
)


def link_appositions(chains: Chains) -> None:
    """Join a name and the description that stands beside it between commas, before or after."""
    mentions = chains.mentions
    outer = _outer(mentions)
    for left, right in pairwise(outer):
        one, two = mentions[left], mentions[right]
        if one.sentence != two.sentence:
            continue
        between = chains.text[one.span.end : two.span.start]
        if between == " and " and one.kind == two.kind == "role" and not chains.is_alone(left) and two.score <= 0.5:
            chains.join(left, right)  # "A, deputy leader and foreign affairs spokesman": one person, two posts
            continue
        if between.strip() not in (",", "(", "—", "–") or len(between) > 4:
            continue
        kinds = (one.kind, two.kind)
        if (
            kinds == ("org", "org")
            and _is_generic(chains, left) != _is_generic(chains, right)
            and _closes(chains, two, between)
        ):
            chains.join(left, right)  # "a Korean newspaper, Munhwa Ilbo"
            continue
        if kinds not in (("person", "role"), ("role", "person"), ("person", "anonymous"), ("anonymous", "person")):
            continue
        if "plural" in kinds or one.plural or two.plural:
            continue
        if not _closes(chains, two, between) or _listing(chains, outer, left, right):
            continue
        if kinds[0] == "role" and one.title is None and _starts_lower(chains, two):
            continue
        if not _genders_fit(chains, left, right):
            continue
        chains.join(left, right)


def link_papers(chains: Chains) -> None:
    """Join "the statement", "the comments" to the paper last mentioned, one of the same noun first."""
    papers = [index for index, mention in enumerate(chains.mentions) if _is_paper(chains, index, mention)]
    for place, index in enumerate(papers):
        mention = chains.mentions[index]
        words = mention.span.of(chains.text).lower().split()
        if len(words) != 2 or words[0] not in ("the", "this"):
            continue
        near = [
            other
            for other in reversed(papers[:place])
            if mention.sentence - chains.mentions[other].sentence <= PAPER_REACH
        ]
        same = [other for other in near if chains.mentions[other].head.of(chains.text).lower() == words[1]]
        if same or near:
            chains.join((same or near)[0], index)


def _is_paper(chains: Chains, index: int, mention: Mention) -> bool:
    return mention.kind == "document" and mention.head.of(chains.text).islower()


def _outer(mentions: Sequence[Mention]) -> list[int]:
    found: list[int] = []
    end = -1
    for index, mention in enumerate(mentions):
        if mention.kind in ("pronoun", "norp") and mention.span.end <= end:
            continue
        if mention.span.end > end:
            found.append(index)
            end = mention.span.end
    return found


def _is_generic(chains: Chains, index: int) -> bool:
    """Tell a body called by its kind ("a newspaper") from one that is named."""
    mention = chains.mentions[index]
    return mention.head.of(chains.text).islower() and not mention.candidates


def _starts_lower(chains: Chains, mention: Mention) -> bool:
    return chains.text[mention.head.start].islower()


def _closes(chains: Chains, mention: Mention, between: str) -> bool:
    """Tell whether an apposition ends as one: a comma, a bracket, a dash, an end or a verb behind."""
    if between.strip() == "," and mention.kind in ("anonymous", "role"):
        if _ends_by_saying(chains, mention):
            return False  # "…, an official said": the words before are what he said
        if mention.kind == "role" and _says_openly(chains, mention):
            return False  # "… to see the general, the envoy said on Friday, as …"
    rest = chains.text[mention.span.end : mention.span.end + 12].lstrip()
    if rest[:1] in (",", ".", ")", "—", "–", ";", ":", "", "\n", "?", "!", '"', "”", "’", "'"):
        return True
    if between.strip() == "(":
        return False
    at = chains.token_at(mention.span.end + 1)
    if at < len(chains.tokens):
        token = chains.tokens[at]
        return token.pos in ("VERB", "AUX") or token.text.lower() in (
            "who",
            "in",
            "at",
            "of",
            "for",
            "and",
            "from",
            "as",
            "on",
            "with",
            "told",
            "said",
        )
    return True


def _says_openly(chains: Chains, mention: Mention) -> bool:
    """Tell whether a verb of saying in the past follows a role at once, no comma between."""
    at = chains.token_at(mention.span.end)
    return at < len(chains.tokens) and chains.tokens[at].text.lower() in _SAID


def _ends_by_saying(chains: Chains, mention: Mention) -> bool:
    """Tell whether a verb of saying right behind a mention ends its sentence, time and place apart."""
    end = next((s.span.end for s in chains.sentences if s.span.start <= mention.span.start < s.span.end), 0)
    return _SAID_AT_END.fullmatch(chains.text[mention.span.end : end]) is not None


def _listing(chains: Chains, outer: Sequence[int], left: int, right: int) -> bool:
    """Tell whether the two are members of a list "A, B and C" rather than one described by the other."""
    rest = chains.text[chains.mentions[right].span.end : chains.mentions[right].span.end + 6].lower()
    return (
        rest.lstrip().startswith("and ")
        and chains.mentions[right].kind == "person"
        and chains.mentions[left].kind == "person"
    )


def _genders_fit(chains: Chains, left: int, right: int) -> bool:
    one, two = chains.gender(left), chains.gender(right)
    return one is None or two is None or one == two


def link_roles(chains: Chains) -> None:
    """Join "the secretary general", "the NATO chief", "the diplomat" to the person last named with such a title."""
    mentions = chains.mentions
    titled_mentions = _titled(chains)
    sentences = [before.sentence for _, before, _, _ in titled_mentions]
    own = _own_offices(chains)
    lone: dict[str, int] = {}  # an office of the house itself -> its first mention without a name
    for index, mention in enumerate(mentions):
        if mention.kind == "anonymous" and not mention.plural:
            unnamed = _unnamed_before(chains, index)
            if unnamed is not None:
                chains.join(unnamed, index)
            continue
        if mention.kind != "role" or mention.plural or not chains.is_alone(index):
            continue
        if mention.score <= 0.5 and mention.head.of(chains.text)[0].islower():
            continue  # "served as secretary of state": a bare role names an office, nobody
        noun = singular_of(mention.head.of(chains.text).lower())
        if noun == "minister" and "premier" in chains.role_classes(mention.span):
            noun = "premier"  # no other minister is called prime minister
        unnamed = _unnamed_before(chains, index)
        if unnamed is not None:
            chains.join(unnamed, index)
            continue
        qualifiers = _qualifiers(mention.span.of(chains.text))
        if "new" in qualifiers or "next" in qualifiers:
            continue
        words = mention.span.of(chains.text)
        office = re.sub(r"^(?:the|our)\s+", "", words, flags=re.IGNORECASE) if words[:1].lower() in "to" else ""
        if office in own:
            holders = [other for other, before, *_ in titled_mentions if own[office] == _surname(chains, before)]
            at = holders[0] if holders else lone.setdefault(office, index)
            if at != index:
                chains.join(at, index)
            continue
        best: tuple[float, int] | None = None
        first = bisect_left(sentences, mention.sentence - FARTHEST)
        last = bisect_right(sentences, mention.sentence + CATAPHORIC)
        for other, before, nouns, titled in titled_mentions[first:last]:
            if other == index or (before.kind == "role" and chains.is_alone(other) and other > index):
                continue
            ahead = CATAPHORIC if qualifiers and before.kind == "person" else 0
            if before.sentence > mention.sentence + ahead or before.span.overlaps(mention.span):
                continue
            repeated = before.span.of(chains.text).lower() == mention.span.of(chains.text).lower()
            akin = bool(qualifiers) and qualifiers == titled and noun in nouns
            alone = before.kind == "role" and chains.is_alone(other) and not repeated and not akin
            if alone and (qualifiers or before.score <= OWNED_SCORE or mention.sentence - before.sentence > 1):
                continue  # but "the Lao president … the president" of the next sentence is he
            fit = _fit(noun, qualifiers, nouns, titled)
            if fit == 0 or not _genders_fit(chains, index, other):
                continue
            gap = abs(mention.sentence - before.sentence)
            if gap > ROLE_REACH and fit < 2:
                continue
            score = fit - 0.05 * min(gap, 20) - (0.5 if other > index else 0)
            if not qualifiers and titled:  # "the secretary" is Secretary A sooner than Energy Secretary B
                score -= NARROWER
            if best is None or score > best[0]:
                best = (score, other)
        told = mentions[best[1]].sentence if best is not None and best[1] < index else -1
        if (holder := _holder_before(chains, index)) is not None and mentions[holder].sentence > told:
            best = (0, holder)
        if best is not None:
            chains.join(best[1], index)


def _titled(chains: Chains) -> list[tuple[int, Mention, frozenset[str], frozenset[str]]]:
    """Return who has a title: index, mention, role nouns and qualifiers of the title, in text order.

    A counterpart has the nouns of the one whose counterpart he is: "Prime Minister A and his Thai counterpart B".
    """
    found: list[tuple[int, Mention, frozenset[str], frozenset[str]]] = []
    for index, mention in enumerate(chains.mentions):
        title = mention.title if mention.kind == "person" else mention.span if mention.kind == "role" else None
        if title is None or mention.plural:
            continue
        nouns, titled = chains.role_classes(title), _qualifiers(title.of(chains.text))
        if "counterpart" in nouns and mention.kind == "person":
            model = next((one for one in reversed(found) if mention.sentence - one[1].sentence <= 1), None)
            if model is not None:
                states = frozenset(word for word in model[3] if load_directory().demonym(word.capitalize()))
                nouns, titled = nouns | model[2], titled | model[3] - states
        found.append((index, mention, nouns, titled))
    return found


def _holder_before(chains: Chains, index: int) -> int | None:
    """Return the person named shortly before without a title who holds the office on the day: "Sunak … the premier"."""
    mention = chains.mentions[index]
    day = chains.document.publication_day()
    words = mention.span.of(chains.text)
    if day is None or words[:4].lower() != "the ":
        return None
    directory = load_directory()
    role = directory.role(words[4:])
    offices = () if role is not None else directory.find_offices(words[4:], day=day)
    if role not in HELD_ROLES and not offices:
        return None
    for other in range(index - 1, -1, -1):
        before = chains.mentions[other]
        if mention.sentence - before.sentence > HOLDER_REACH:
            return None
        if before.kind != "person" or before.span.overlaps(mention.span) or not _genders_fit(chains, other, index):
            continue
        person = chains.known(other)
        held = [tenure.office for tenure in directory.tenures_of(person, day)] if person is not None else []
        if any(office in offices or office.rsplit("/", 1)[1] == role for office in held):
            return other
    return None


def _own_offices(chains: Chains) -> dict[str, str | None]:
    """Return the offices that a government's own paper calls without a name ("the President") -> surname of the holder.

    Empty for news.
    """
    title = chains.document.title.value if chains.document.title is not None else None
    house = house_of(title, chains.text) if title else None
    day = chains.document.publication_day()
    if house is None:
        return {}
    own: dict[str, str | None] = {}
    for words in ("President", "Vice President", "Prime Minister", "Chancellor", "Secretary General"):
        role = words.lower().replace(" ", "-").replace("chancellor", "prime-minister")
        held = load_directory().holders(f"{house}/{role}", day)
        if held:
            names = {load_directory().actors[tenure.holder].name.split()[-1].lower() for tenure in held}
            own[words] = names.pop() if len(names) == 1 else None
    return own


def _surname(chains: Chains, mention: Mention) -> str | None:
    return mention.head.of(chains.text).split()[-1].lower() if mention.kind == "person" else None


def _unnamed_before(chains: Chains, index: int) -> int | None:
    """Return whom "the official" repeats: "a senior official" of the same noun, a few sentences back."""
    mention = chains.mentions[index]
    words = mention.span.of(chains.text).lower().split()
    if len(words) != 2 or words[0] != "the":
        return None
    for other in range(index - 1, max(-1, index - UNNAMED_MENTIONS), -1):
        before = chains.mentions[other]
        if mention.sentence - before.sentence > UNNAMED_REACH:
            return None
        if before.span.overlaps(mention.span) or before.plural:
            continue
        if before.kind == "person" and words[1] in chains.role_classes(before.title or before.span):
            return None
        if before.kind == "anonymous" and before.head.of(chains.text).lower() == words[1]:
            return other
    return None


def _fit(noun: str, qualifiers: frozenset[str], nouns: Iterable[str], titled: frozenset[str]) -> float:
    """Return how well a role fits a title: 0 not at all; 1 by what the noun may stand for; 2 the same noun; more when
    qualifiers agree.
    """
    nouns = frozenset(nouns)
    if noun in nouns:
        base = 2.0
    elif other_nouns().get(noun, frozenset()) & nouns:
        base = 1.0
    else:
        return 0
    missing = {word for word in qualifiers if not any(_akin(word, other) for other in titled)}
    if missing:
        # A qualifier the title does not have: "the defence minister" is not "Foreign Minister X"; but an envoy's title
        # may leave out where he is accredited.
        return 1.2 if base == 2.0 and noun in ("ambassador", "envoy") and len(missing) < len(qualifiers) else 0
    if base == 2.0 and {"vice", "deputy", "assistant"} & titled and not {"vice", "deputy", "assistant"} & qualifiers:
        base -= 0.7
    return base + 0.5 * len(qualifiers)


def _akin(left: str, right: str) -> bool:
    """Tell whether two qualifiers mean one thing: "Russia" and "Russian", "defence" and "defense", "U.S." and "US"."""
    left, right = left.replace(".", ""), right.replace(".", "")
    if left == right or left.replace("c", "s") == right.replace("c", "s"):
        return True
    size = min(len(left), len(right))
    return size >= 5 and left[:5] == right[:5]


@lru_cache(maxsize=4096)
def _qualifiers(words: str) -> frozenset[str]:
    """Return the words of a role phrase that narrow it: not articles, role nouns or small words."""
    small = {
        "the",
        "a",
        "an",
        "of",
        "to",
        "for",
        "on",
        "at",
        "in",
        "and",
        "its",
        "his",
        "her",
        "their",
        "our",
        "s",
        "senior",
        "top",
        "official",
        "visiting",
        "current",
        "chief",
        "general",
        "prime",
        "military",
        *"deposed ousted toppled exiled embattled beleaguered veteran outgoing incoming jailed powerful young".split(),
        *"socialist leftist left-wing right-wing populist nationalist liberal centrist firebrand hardline".split(),
        *"hard-line moderate reformist touring travelling mediating hosting interim acting caretaker".split(),
    }
    found = [
        word.strip(".") if word.count(".") == 1 else word
        for word in re.findall(r"[\w.]+(?:-[\w.]+)*", re.sub(r"['’]s\b", "", words.lower()))
    ]
    return frozenset(word for word in found if word and word not in small and word not in role_nouns())
