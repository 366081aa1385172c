"""British and American spellings of one English word, so that a search in one finds the other."""

import re

# The beginnings that differ in words of diplomacy and government; what follows is the same in both.
BRITISH_AMERICAN = (
    ("defence", "defense"), ("offence", "offense"), ("licence", "license"), ("pretence", "pretense"),
    ("centre", "center"), ("theatre", "theater"), ("programme", "program"), ("labour", "labor"), ("harbour", "harbor"),
    ("neighbour", "neighbor"), ("favour", "favor"), ("honour", "honor"), ("behaviour", "behavior"), ("armour", "armor"),
    ("endeavour", "endeavor"), ("rumour", "rumor"), ("manoeuvre", "maneuver"), ("sceptic", "skeptic"), ("grey", "gray"),
    ("dialogue", "dialog"), ("cancelled", "canceled"), ("cancelling", "canceling"), ("travelled", "traveled"),
    ("travelling", "traveling"), ("signalled", "signaled"), ("signalling", "signaling"), ("fulfil", "fulfill"),
    ("instalment", "installment"), ("enrol", "enroll"), ("analyse", "analyze"), ("ageing", "aging"),
)  # fmt: skip
ISE = re.compile(r"(\w{3,})(is|iz)(e|ed|es|er|ers|ing|ation|ations)", re.ASCII)  # a form that is no word finds nothing


def other_spelling(word: str) -> str | None:
    """Return `word`, in lower case, as it is spelled on the other side of the Atlantic; None where that is the same."""
    found = ISE.fullmatch(word)
    if found is not None:
        return found[1] + ("iz" if found[2] == "is" else "is") + found[3]
    for british, american in BRITISH_AMERICAN:
        nested = british.startswith(american) or american.startswith(british)  # "programming" has but one spelling
        for here, there in ((british, american), (american, british)):
            rest = word.removeprefix(here)
            if word.startswith(here) and (rest in ("", "s") or not nested):
                return there + rest
    return None
