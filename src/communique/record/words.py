"""Turn what a person types into a search box into an FTS5 expression.

Words must all occur, in the singular or the plural, in British or American spelling; "words in quotation marks" as a
phrase, exactly so; `word*` as a beginning; `-word` must not occur; `OR` between two words asks for either. Everything
else is taken as words, so no input is a syntax error.

The index keeps words as they stand, and the question names the forms of a word: a stemmer in the index would find
"universe" with "university", and could not tell "arms" in quotation marks from "arm".
"""

import re

from communique.errors import UsageError
from communique.lang.spelling import other_spelling

PART = re.compile(r'(?P<minus>-(?=[\w"“]))?(?:["“”](?P<phrase>[^"“”]*)["“”]?|(?P<word>[^\s"“”]+))')
WORD = re.compile(r"\w")
PLAIN = re.compile(r"[A-Za-z]{3,}")  # of shorter words, and of those with digits, the plural is no word
HISSING = ("s", "x", "z", "ch", "sh")  # words that end so have a plural in -es


def words_expression(words: str) -> str:
    """Return the FTS5 expression for `words`.

    Raises:
        UsageError: there is no word in it, or nothing but excluded ones.
    """
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    either = False
    for match in PART.finditer(words):
        bare = match["phrase"] if match["phrase"] is not None else match["word"]
        if match["phrase"] is None and bare == "OR":
            either = bool(wanted)
            continue
        if not WORD.search(bare):
            continue
        star = "*" if match["phrase"] is None and bare.endswith("*") else ""
        quoted = '"' + bare.rstrip("*").replace('"', '""').replace("\x00", " ") + '"' + star
        asked = [quoted]
        if match["phrase"] is None and not star:
            asked += [f'"{other}"' for other in other_forms(bare)]
        if match["minus"]:
            unwanted += asked
        elif either:
            wanted[-1] += asked
        else:
            wanted.append(asked)
        either = False
    if not wanted:
        raise UsageError(f"{words!r} holds no word to search for")
    expression = " AND ".join(f"({' OR '.join(group)})" if len(group) > 1 else group[0] for group in wanted)
    for quoted in unwanted:
        expression = f"({expression}) NOT {quoted}"
    return expression


def other_forms(word: str) -> tuple[str, ...]:
    """Return the other number of `word`, and both numbers as they are spelled on the other side of the Atlantic."""
    numbers = other_numbers(word)
    spelled = (other_spelling(one) for one in (word.lower(), *numbers))
    return tuple(dict.fromkeys((*numbers, *(one for one in spelled if one is not None))))


def other_numbers(word: str) -> tuple[str, ...]:
    """Return the singulars or plurals that `word` may have, as English spells them: `treaty` gives `treaties`."""
    plain = word.lower()
    if not PLAIN.fullmatch(plain):
        return ()
    if plain.endswith("is"):
        return (plain[:-2] + "es",)
    if plain.endswith("s") and not plain.endswith(("ss", "us")):
        if plain.endswith("ies"):
            return (plain[:-3] + "y",) if len(plain) > 4 else ()
        singular = plain[:-1]
        if singular.endswith("e") and singular[:-1].endswith(HISSING):
            # "causes", "classes" and "crises" do not tell what they are the plural of
            return (singular, singular[:-1], *((singular[:-1] + "is",) if singular.endswith("se") else ()))
        return (singular,) if len(singular) > 2 else ()
    if plain.endswith(HISSING):
        return (plain + "es",)
    if plain.endswith("y") and plain[-2] not in "aeiou":
        return (plain[:-1] + "ies",)
    return (plain + "s",)
