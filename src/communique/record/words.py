"""Turn what a person types into a search box into an FTS5 expression.

Words must all occur; "words in quotation marks" as a phrase; `word*` as a beginning; `-word` must not occur; `OR`
between two words asks for either. Everything else is taken as words, so no input is a syntax error.
"""

import re

from communique.errors import UsageError

PART = re.compile(r'(?P<minus>-(?=[\w"“]))?(?:["“”](?P<phrase>[^"“”]*)["“”]?|(?P<word>[^\s"“”]+))')
WORD = re.compile(r"\w")


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
        if match["minus"]:
            unwanted.append(quoted)
        elif either:
            wanted[-1].append(quoted)
        else:
            wanted.append([quoted])
        either = False
    if not wanted:
        raise UsageError(f"{words!r} holds no word to search for")
    expression = " AND ".join(f"({' OR '.join(group)})" if len(group) > 1 else group[0] for group in wanted)
    for quoted in unwanted:
        expression = f"({expression}) NOT {quoted}"
    return expression
