"""Link names to names, appositions to what they describe, roles to the titles a document has given."""

import re
from collections.abc import Iterable, Sequence

from communique.directory import fold
from communique.lang.titles import role_nouns, singular_of
from communique.model import Mention
from communique.read.coreference_state import Chains

NAMED = frozenset({"person", "org", "place", "facility", "event", "document"})
CATAPHORIC = 3  # sentences ahead in which "the US ambassador to Britain" may get its name
ROLE_REACH = 12  # sentences back in which a bare role ("the minister") looks for a person of that title
# What a short word for a body means in news of diplomacy when the body is in the document.
SHORT_FOR = {
    "alliance": ("body:nato",),
    "bloc": ("body:eu", "body:asean", "body:mercosur"),
    "union": ("body:eu", "body:african-union"),
    "pact": ("body:nato",),
    "world body": ("body:un",),
}
# Roles for which another noun may stand in a later sentence.
STANDS_FOR = {
    "diplomat": frozenset({"minister", "spokesman", "spokeswoman", "spokesperson", "envoy", "ambassador", "representative", "negotiator", "secretary", "official"}),
    "official": frozenset({"spokesman", "spokeswoman", "minister", "deputy", "secretary", "director", "representative", "envoy"}),
    "minister": frozenset({"minister", "secretary"}),
    "leader": frozenset({"president", "premier", "minister", "chancellor", "leader", "king", "chairman"}),
    "chief": frozenset({"secretary", "secretary general", "chief", "head", "director", "representative", "president", "commander", "minister", "chairman", "commissioner"}),
    "head": frozenset({"secretary", "head", "chief", "director", "chairman", "president", "leader"}),
    "boss": frozenset({"secretary", "head", "chief", "director", "chairman", "president"}),
    "envoy": frozenset({"envoy", "ambassador", "representative", "emissary"}),
    "ambassador": frozenset({"ambassador", "envoy", "representative"}),
    "representative": frozenset({"representative", "envoy", "spokesman", "spokeswoman", "spokesperson", "ambassador"}),
    "spokesman": frozenset({"spokesman", "spokesperson", "secretary"}),
    "spokeswoman": frozenset({"spokeswoman", "spokesperson", "secretary"}),
    "spokesperson": frozenset({"spokesman", "spokeswoman", "spokesperson", "secretary"}),
    "premier": frozenset({"premier", "minister"}),
    "secretary": frozenset({"secretary"}),
    "politician": frozenset({"minister", "president", "leader", "senator", "lawmaker", "mp", "mayor", "deputy", "candidate"}),
    "lawmaker": frozenset({"lawmaker", "senator", "mp", "deputy", "congressman", "congresswoman", "representative"}),
    "general": frozenset({"general", "commander"}),
    "commander": frozenset({"general", "commander", "admiral", "chief"}),
    "expert": frozenset({"expert", "analyst", "professor", "fellow", "researcher", "director"}),
    "analyst": frozenset({"expert", "analyst", "professor", "fellow", "researcher"}),
}  # fmt: skip
_PLAIN = re.compile(r"[^\w]+")


def link_names(chains: Chains) -> None:
    """Join equal and compatible names: people by their full forms first, then short ones; bodies and places by form."""
    people = [index for index, mention in enumerate(chains.mentions) if mention.kind == "person"]
    _link_people(chains, people)
    forms: dict[tuple[str, str], int] = {}
    ids: dict[str, int] = {}
    for index, mention in enumerate(chains.mentions):
        if mention.kind not in NAMED or mention.kind == "person":
            continue
        key = (mention.kind if mention.kind in ("event", "document") else "", fold(chains.name(index).replace(".", "")))
        generic = mention.kind == "org" and not mention.candidates and not _is_name(chains, index)
        if generic:
            continue
        if mention.candidates:
            if (held := ids.setdefault(mention.candidates[0], index)) != index:
                chains.join(held, index)
        if (held := forms.setdefault(key, index)) != index:
            chains.join(held, index)
    _link_acronyms(chains)
    _link_bodies(chains)


def _is_name(chains: Chains, index: int) -> bool:
    return any(word[:1].isupper() for word in chains.name(index).split())


def _link_people(chains: Chains, people: Sequence[int]) -> None:
    full: list[tuple[tuple[str, ...], int]] = []
    for index in people:
        words = _name_words(chains.name(index))
        if len(words) < 2:
            continue
        mention = chains.mentions[index]
        held = next(
            (
                other
                for other_words, other in full
                if _same_person(words, other_words) or _share_id(mention, chains.mentions[other])
            ),
            None,
        )
        if held is None:
            full.append((words, index))
        else:
            chains.join(held, index)
            full.append((words, index))
    lone: dict[str, int] = {}
    for index in people:
        words = _name_words(chains.name(index))
        if len(words) != 1:
            continue
        word = words[0]
        choices = [other for other_words, other in full if _called(word, other_words)]
        choices = [other for other in choices if _genders_agree(chains, index, other)]
        roots = {chains.root(other) for other in choices}
        if len(roots) > 1:
            titled = [other for other in choices if _titles_agree(chains, index, other)]
            choices = titled or choices
            before = [other for other in choices if other < index]
            choices = [before[-1]] if before else choices[:1]
        if choices:
            chains.join(choices[0], index)
            continue
        key = f"{word}|{chains.mentions[index].gender or ''}"
        other = lone.get(f"{word}|") if lone.get(key) is None else lone[key]
        if other is not None and _genders_agree(chains, index, other):
            chains.join(other, index)
        lone.setdefault(key, index)
        lone.setdefault(f"{word}|", index)


def _name_words(name: str) -> tuple[str, ...]:
    """Return the words of a personal name, folded; "S.Lavrov" in two."""
    spaced = re.sub(r"\.(?=\w)", ". ", name)
    words = [fold(word).strip(".") for word in spaced.split()]
    return tuple(word for word in words if word and word not in ("jr", "sr"))


def _same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two full names may be one: same family name, given names equal, shortened or similar in spelling."""
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if len(short) >= 2 and len(long) > len(short) and (long[-len(short) :] == short or long[: len(short)] == short):
        return True
    if _squeeze(short[-1]) != _squeeze(long[-1]):
        return False
    first, other = short[0], long[0]
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    return _squeeze(first) == _squeeze(other)


def _squeeze(word: str) -> str:
    """Return a rough key under which spellings of one name fall together (Sergei/Sergey, Dmitry/Dmitri)."""
    key = word.replace("'", "").replace("-", "")
    for old, new in (
        ("ks", "x"),
        ("iy", "i"),
        ("ij", "i"),
        ("yy", "i"),
        ("ii", "i"),
        ("ei", "i"),
        ("ey", "i"),
        ("ou", "u"),
        ("kh", "h"),
        ("y", "i"),
        ("w", "v"),
        ("j", "i"),
    ):
        key = key.replace(old, new)
    return re.sub(r"(.)\1", r"\1", key)


def _called(word: str, full: tuple[str, ...]) -> bool:
    """Tell whether `word` alone may call the person of a full name: the family name, the first of an eastern name, a given name."""
    if _squeeze(word) == _squeeze(full[-1]) or word == full[0]:
        return True
    if "-" not in word and any(word == part for piece in full for part in piece.split("-")) and len(word) > 3:
        return False
    return len(full) > 2 and word in full[1:] and len(word) > 2


def _share_id(left: Mention, right: Mention) -> bool:
    return len(left.candidates) == 1 and left.candidates == right.candidates


def _genders_agree(chains: Chains, left: int, right: int) -> bool:
    one, other = chains.mentions[left].gender, chains.gender(right)
    return one is None or other is None or one == other or "neuter" in (one, other)


def _titles_agree(chains: Chains, left: int, right: int) -> bool:
    title = chains.mentions[left].title
    if title is None:
        return False
    wanted = chains.role_classes(title)
    root = chains.root(right)
    return any(
        mention.title is not None and wanted & chains.role_classes(mention.title)
        for index, mention in enumerate(chains.mentions)
        if chains.root(index) == root
    )


def _link_acronyms(chains: Chains) -> None:
    """Join "Organisation for Security and Cooperation in Europe (OSCE)": a name and the short form in brackets behind it."""
    mentions = chains.mentions
    orgs = [index for index, mention in enumerate(mentions) if mention.kind in ("org", "place", "event")]
    ends = {mentions[index].span.end: index for index in orgs}
    for index in orgs:
        start = mentions[index].head.start
        if (
            start >= 2
            and chains.text[start - 1] in '(“"'
            and (outer := ends.get(len(chains.text[: start - 1].rstrip(" (")))) is not None
        ):
            if mentions[index].kind == "org" and initials_fit(chains.name(index), chains.name(outer)):
                chains.join(outer, index)


def initials_fit(short: str, full: str) -> bool:
    """Tell whether the letters of `short` occur in order among the beginnings of the words of `full`."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    starts = [word[0].lower() for word in re.findall(r"\w+", full)]
    if not letters or len(letters) < 2:
        return False
    at = 0
    for letter in letters:
        while at < len(starts) and starts[at] != letter:
            at += 1
        if at == len(starts):
            return False
        at += 1
    return True


def _link_bodies(chains: Chains) -> None:
    """Join bodies called by their kind ("the coalition", "the ministry") to the body last named with that noun."""
    mentions = chains.mentions
    for index, mention in enumerate(mentions):
        if mention.kind not in ("org", "group") or mention.plural:
            continue
        head = fold(mention.head.of(chains.text))
        phrase = fold(mention.span.of(chains.text)).removeprefix("the ")
        definite = chains.text[mention.span.start : mention.span.start + 4].lower() == "the "
        if mention.candidates:
            continue
        for other in range(index - 1, -1, -1):
            before = mentions[other]
            if (
                before.kind not in ("org", "group")
                or before.plural
                or mention.span.contains(before.span)
                or before.span.contains(mention.span)
            ):
                continue
            named = fold(before.head.of(chains.text))
            other_phrase = fold(before.span.of(chains.text)).removeprefix("the ")
            same = other_phrase == phrase
            short = definite and (
                (named.endswith(" " + phrase) and " " in named)
                or (
                    phrase == head and before.candidates and bool(set(SHORT_FOR.get(head, ())) & set(before.candidates))
                )
                or (phrase == head and other_phrase.endswith(" " + head))
            )
            if same or short:
                chains.join(other, index)
                break


def link_appositions(chains: Chains) -> None:
    """Join a name and the description that stands beside it between commas, before or after."""
    mentions = chains.mentions
    outer = _outer(mentions)
    for left, right in zip(outer, outer[1:], strict=False):
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


def _starts_lower(chains: Chains, mention: Mention) -> bool:
    return chains.text[mention.head.start].islower()


def _closes(chains: Chains, mention: Mention, between: str) -> bool:
    """Tell whether an apposition ends as one: a comma, a bracket, a dash, the sentence's end, or a verb right behind."""
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
    for index, mention in enumerate(mentions):
        if mention.kind != "role" or mention.plural or not chains.is_alone(index):
            continue
        if mention.score <= 0.5 and mention.head.of(chains.text)[0].islower():
            continue  # "served as secretary of state": a bare role names an office, nobody
        noun = singular_of(mention.head.of(chains.text).lower())
        qualifiers = _qualifiers(mention.span.of(chains.text))
        if "new" in qualifiers or "former" in qualifiers or "next" in qualifiers:
            continue
        best: tuple[float, int] | None = None
        for other in range(len(mentions)):
            before = mentions[other]
            if before.kind not in ("person", "role") or other == index or before.plural:
                continue
            if before.kind == "role" and chains.is_alone(other) and other > index:
                continue
            title = before.title if before.kind == "person" else before.span
            if (
                title is None
                or before.sentence > mention.sentence + (CATAPHORIC if qualifiers and before.kind == "person" else 0)
                or before.span.contains(mention.span)
                or mention.span.contains(before.span)
            ):
                continue
            nouns = chains.role_classes(title)
            titled = _qualifiers(title.of(chains.text))
            if before.kind == "role" and before.span.of(chains.text).lower() != mention.span.of(chains.text).lower():
                if not (qualifiers and qualifiers == titled and noun in nouns) and chains.is_alone(other):
                    continue
            fit = _fit(noun, qualifiers, nouns, titled)
            if fit == 0 or not _genders_fit(chains, index, other):
                continue
            gap = abs(mention.sentence - before.sentence)
            if gap > ROLE_REACH and fit < 2:
                continue
            score = fit - 0.05 * min(gap, 20) - (0.5 if other > index else 0)
            if best is None or score > best[0]:
                best = (score, other)
        if best is not None:
            chains.join(best[1], index)


def _fit(noun: str, qualifiers: frozenset[str], nouns: Iterable[str], titled: frozenset[str]) -> float:
    """Return how well a role fits a title: 0 not at all; 1 by what the noun may stand for; 2 the same noun; more when qualifiers agree."""
    nouns = frozenset(nouns)
    if noun in nouns:
        base = 2.0
    elif STANDS_FOR.get(noun, frozenset()) & nouns:
        base = 1.0
    else:
        return 0
    missing = {word for word in qualifiers if not any(_akin(word, other) for other in titled)}
    if missing:
        # A qualifier the title does not have: "the defence minister" is not "Foreign Minister X"; but an envoy's title may
        # leave out where he is accredited.
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
    }
    found = [
        word.strip(".") if word.count(".") == 1 else word
        for word in re.findall(r"[\w.]+(?:-[\w.]+)*", re.sub(r"['’]s\b", "", words.lower()))
    ]
    return frozenset(word for word in found if word and word not in small and word not in role_nouns())
