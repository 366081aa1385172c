"""Actors that only the document names: their ids and canonical names."""

import re
import unicodedata
from collections.abc import Sequence

from communique.model import Actor, Mention
from communique.model.actors import ActorKind

LONGEST_ACRONYM = 7  # letters; longer words in capitals are shouted
_HONORIFIC = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Prof|Messrs|Mme)\.?|Sir|Dame|Lord|Lady|Miss|Madame)\s+", re.IGNORECASE)
_QUANTIFIER = re.compile(r"^(?:(?:the|a|an|most|some|many|several|all|both|other|these|those|few)\s+)+", re.IGNORECASE)
_EMPTY_NOUNS = """
    side sides party parties country countries state states nation nations government governments leader leaders
    president presidents minister ministers head heads capital capitals partner partners two three both duo pair
    trio counterpart counterparts member members ally allies power powers authorities troops forces military police
    people public rebels opposition
""".split()
_EMPTY_GROUP = re.compile(rf"^(?:two |three |both )*(?:{'|'.join(_EMPTY_NOUNS)})$", re.IGNORECASE)


def bare_name(name: str) -> str:
    """Return a name without honorific, article or possessive; shouted words in title case."""
    name = " ".join(name.split())
    name = re.sub(r"['’]s?$", "", name)
    name = _HONORIFIC.sub("", name)
    name = re.sub(r"^[Tt]he\s+(?=[A-Z])", "", name)
    if name.isupper() and "." not in name and (" " in name or len(name) > LONGEST_ACRONYM):
        name = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in name.split())
    return name


def slug(name: str) -> str:
    """Return a name as lower-case ASCII words joined by hyphens; other scripts keep their letters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "-".join(re.findall(r"\w+", plain.lower())) or "unnamed"


def local_actor(kind: ActorKind, name: str, names: Sequence[str], *, parent: str | None, gender: str | None) -> Actor:
    """Return an actor that no directory has, named by its fullest form in the document."""
    return Actor(
        id=f"local:{slug(name)}",
        kind=kind,
        name=name,
        names=tuple(one for one in names if one != name),
        parent=parent,
        gender=gender,
    )


def local_group(mention: Mention, text: str) -> Actor | None:
    """Return the group a phrase names by itself ("Western countries"); None for "the two sides"."""
    name = _QUANTIFIER.sub("", " ".join(mention.span.of(text).split()))
    if _EMPTY_GROUP.match(name) or re.match(r"^(?:its|his|her|their|our|my|your)\b", name, re.IGNORECASE):
        return None
    if not any(word[:1].isupper() for word in name.split()):
        return None  # "swing states", "the losing side": a kind, not a group with a name
    return Actor(id=f"local:{slug(name)}", kind="group", name=name[:1].upper() + name[1:])
