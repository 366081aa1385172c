"""Link names to names: people by their full forms first, then short ones; bodies and places by form, id and acronym."""

import re
from collections.abc import Sequence
from functools import lru_cache

from communique.directory import fold, load_directory
from communique.read.coreference_state import Chains

BODY_REACH = 600  # mentions back in which a body called by its kind is looked for
LEADING_PARTICLES = frozenset("de la del della der den di da do dos das du von van ter zu zur".split())
ARTICLE = re.compile(r"^(?:al|el|ul|as|ar|an|ad|at|az|ash)[- ](?=\w{3})")  # `fold` takes hyphens for blanks
NAMED = frozenset({"person", "org", "place", "facility", "event", "document"})
# What a short word for a body means in news of diplomacy when the body is in the document.
SHORT_FOR = {
    "alliance": ("body:nato",),
    "bloc": ("body:eu", "body:asean", "body:mercosur"),
    "union": ("body:eu", "body:african-union"),
    "pact": ("body:nato",),
    "world body": ("body:un",),
}
# What a bare noun for a body may repeat: the PLOVER sectors of those it is said of.
SECTORS = {
    "group": ("REB", "IGO", "NGO", "UAF"),
    "bloc": ("IGO",),
    "grouping": ("IGO",),
    "organisation": ("IGO", "NGO"),
    "organization": ("IGO", "NGO"),
    "body": ("IGO",),
    "movement": ("REB", "OPP", "PTY"),
    "militia": ("REB",),
    "party": ("PTY", "OPP"),
    "newspaper": ("MED",),
    "broadcaster": ("MED",),
    "daily": ("MED",),
}
# What a bare noun for a body may repeat: the last words of the names of those it is said of.
ENDINGS = {
    "mission": ("embassy", "commission", "consulate", "legation", "delegation"),
    "agency": ("administration", "organisation", "organization", "programme", "program", "service"),
    "organisation": ("league", "union", "association", "agency", "community"),
    "organization": ("league", "union", "association", "agency", "community"),
    "body": ("council", "commission", "committee", "organisation", "organization", "league", "agency", "tribunal"),
    "group": ("front", "movement", "army", "militia", "brigade", "brigades", "organisation", "organization", "party"),
    "movement": ("front", "army", "party", "organisation", "organization"),
    "party": ("movement", "front", "list", "alliance", "union", "congress", "league"),
    "court": ("tribunal",),
    "tribunal": ("court",),
    "department": ("ministry", "office"),
    "union": ("federation", "confederation", "association"),
    "federation": ("union", "confederation", "association"),
    "watchdog": ("agency", "organisation", "organization", "commission", "watch"),
    "lender": ("bank", "fund"),
}
# First of two surnames, by which its bearer is called ("Morales" is Evo Morales Ayma); most others end in "ez".
IBERIAN = frozenset(
    """
    aguilar arias castillo castro chavez correa costa cruz delgado diaz duque escobar fernandes flores fuentes garcia
    gomes guerrero herrera jara juarez leon luna macri marques medina mejia mendes mendoza molina montes morales moreno
    munoz navarro nunes ortega ortiz paz pena pinto ponce ramos reyes rios rivera rocha rojas romero rubio salazar
    santos silva soares solis soto sousa suarez torres uribe valencia valle vargas vega vera villa zapata zelaya
    """.split()
)
SECTOR_REACH = 3  # sentences back in which a bare noun finds such a body


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
        generic = mention.kind in ("org", "document") and not mention.candidates and not _is_name(chains, index)
        if generic:
            continue
        if mention.candidates:
            held = ids.setdefault(mention.candidates[0], index)
            if held != index:
                chains.join(held, index)
            if mention.kind == "place":
                continue  # a capital for its government has the state's id, the town of the same name has none
        if (held := forms.setdefault(key, index)) != index:
            chains.join(held, index)
    _link_acronyms(chains)
    _link_bodies(chains)


def _is_name(chains: Chains, index: int) -> bool:
    return any(word[:1].isupper() for word in chains.name(index).split())


def _link_people(chains: Chains, people: Sequence[int]) -> None:
    """Join full names that may be one person's, then surnames to them; each distinct form is compared once."""
    full: dict[tuple[str, ...], int] = {}
    ids: dict[str, int] = {}
    later: dict[int, list[int]] = {}  # first mention of a full form -> all of that form
    for index in people:
        words = _name_words(chains.name(index))
        if len(words) < 2:
            continue
        mention = chains.mentions[index]
        held = full.get(words)
        if held is None and len(mention.candidates) == 1:
            held = ids.get(mention.candidates[0])
        if held is None:
            held = next((other for form, other in full.items() if _same_person(words, form)), None)
        if held is not None:
            chains.join(held, index)
        later.setdefault(full.setdefault(words, index), []).append(index)
        if len(mention.candidates) == 1:
            ids.setdefault(mention.candidates[0], index)
    called: dict[str, list[int]] = {}
    lone: dict[str, int] = {}
    for index in people:
        words = _name_words(chains.name(index))
        if len(words) != 1:
            continue
        word = words[0]
        if word not in called:
            called[word] = sorted(one for form, first in full.items() if _called(word, form) for one in later[first])
        choices = [other for other in called[word] if _genders_agree(chains, index, other)]
        if len({chains.root(other) for other in choices}) > 1:
            choices = [other for other in choices if _titles_agree(chains, index, other)] or choices
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
    words = [word for word in words if word and word not in ("jr", "sr")]
    while len(words) > 1 and words[0] in LEADING_PARTICLES:
        words = words[1:]  # "De la Calle" alone is a surname
    return tuple(words)


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


@lru_cache(maxsize=8192)
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
    """Tell whether `word` alone may call the person of a full name: the family name, the first of an eastern name, a
    given name.
    """
    family = ARTICLE.sub("", full[-1])  # "Mr Bashir" is Omar al-Bashir
    if _squeeze(word) in (_squeeze(full[-1]), _squeeze(family)) or word == full[0]:
        return True
    return len(full) > 2 and word == full[-2] and (word.endswith("ez") or word in IBERIAN)


def _genders_agree(chains: Chains, left: int, right: int) -> bool:
    one, other = chains.mentions[left].gender, chains.gender(right)
    return one is None or other is None or one == other or "neuter" in (one, other)


def _titles_agree(chains: Chains, left: int, right: int) -> bool:
    """Tell whether two mentions, or the first and another of the second's form, carry titles of one kind."""
    one, other = chains.mentions[left].title, chains.mentions[right].title
    if one is None or other is None:
        return False
    return bool(chains.role_classes(one) & chains.role_classes(other))


def _link_acronyms(chains: Chains) -> None:
    """Join a name and the short form in brackets behind it: "Economic Community of West African States (ECOWAS)"."""
    mentions = chains.mentions
    orgs = [index for index, mention in enumerate(mentions) if mention.kind in ("org", "place", "event")]
    ends = {mentions[index].span.end: index for index in orgs}
    for index in orgs:
        start = mentions[index].head.start
        if (
            start >= 2
            and mentions[index].kind == "org"
            and chains.text[start - 1] in '(“"'
            and (outer := ends.get(start - 2 if chains.text[start - 2] == " " else start - 1)) is not None
            and initials_fit(chains.name(index), chains.name(outer))
        ):
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
        for other in range(index - 1, max(-1, index - BODY_REACH), -1):
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
            kin = definite and phrase == head and mention.sentence - before.sentence <= SECTOR_REACH
            ends = kin and (named.rpartition(" ")[2] in ENDINGS.get(head, ()) or head in named.split()[:-1])
            owned = kin and named == head and len(other_phrase) > len(phrase)  # "a mission of the union … the mission"
            if same or short or ends or owned or (kin and _is_of(before.candidates, SECTORS.get(head, ()))):
                chains.join(other, index)
                break


def _is_of(candidates: Sequence[str], sectors: Sequence[str]) -> bool:
    """Tell whether the body that a mention names is of one of the sectors."""
    actor = load_directory().actors.get(candidates[0]) if candidates and sectors else None
    return actor is not None and actor.sector in sectors
