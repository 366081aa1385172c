"""English words of praise and blame: what makes a description or a judgement favourable, hostile or alarmed.

Two strengths: what is unmistakable wherever it stands ("a betrayal of", "historic step"), and what counts only where a
speaker describes something ("called the decision overdue"). A negation before a word turns praise into blame and blame
into nothing.
"""

import re
from functools import cache

from communique.lang.wordings import any_of, load_wordings

_NOT = re.compile(r"(?:\bnot|n['’]t)\s+[^,;.]{0,40}$", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:no|never|neither|without|nor|hardly|barely|any|if|unless)\s+(?:\w+\s+){0,3}[\"“]?$", re.IGNORECASE
)


@cache
def _compiled(kind: str, *, described: bool) -> re.Pattern[str]:
    tables = load_wordings("evaluation")
    pattern = rf"\b{any_of(tables[kind])}"
    loose = {"praise": "described well", "blame": "described ill"}.get(kind) if described else None
    return re.compile(rf"{pattern}|\b{any_of(tables[loose])}\b" if loose else pattern, re.IGNORECASE)


def judgement_of(words: str, *, described: bool = False) -> str | None:
    """Return the act of the first judging word of `words` (supports, criticises, warns); None where none judges.

    described: `words` say what somebody calls something, so that plain "good" and "weak" judge as well.
    """
    found: list[tuple[int, int, str]] = []
    for order, (kind, act) in enumerate((("alarm", "warns"), ("blame", "criticises"), ("praise", "supports"))):
        for match in _compiled(kind, described=described).finditer(words):
            denied = _NOT.search(words, 0, match.start()) is not None
            if (denied and act != "supports") or _NONE.search(words, 0, match.start()):
                continue
            found.append((match.start(), order, "criticises" if denied else act))
            break
    return min(found)[2] if found else None
