"""Whose text a government's own paper is: the state or body behind a briefing, transcript or release.

In such a text "the President" with a capital is the house's own, and "we" is the house. A house is known by how it
calls its offices and places in the title and opening; the list holds usages of one government alone.
"""

import re

# House -> words that only its own papers use without saying whose they are.
_USAGE = {
    "state:usa": (
        r"White\s+House|Air\s+Force\s+One|(?:Senior\s+)?Administration\s+Officials?|National\s+Security\s+Advis[oe]r"
        r"|Press\s+Secretary|Secretary\s+of\s+State|State\s+Department|Department\s+of\s+State|Secretary\s+of\s+Defense"
        r"|Brady\s+Press|Oval\s+Office|Special\s+Envoy\s+for|Camp\s+David|U\.S\.\s+Mission|E[DS]T"
    ),
    "state:gbr": (
        r"10\s+Downing\s+Street|Number\s+10|Foreign\s+Secretary|Home\s+Secretary|Foreign\s+(?:and\s+Commonwealth\s+)?Office"
        r"|(?:Her|His)\s+Majesty['’]s\s+Government|Prime\s+Minister['’]s\s+Official\s+Spokes\w+"
    ),
    "state:rus": r"(?:the\s+)?Kremlin|President\s+of\s+Russia|MFA\s+Russia|Federation\s+Council|State\s+Duma|MSK",
    "state:fra": r"[EÉ]lys[ée]e|Quai\s+d['’]Orsay|President\s+of\s+the\s+Republic",
    "state:deu": r"Federal\s+Chancell\w+|Federal\s+Foreign\s+Office|Federal\s+Government",
    "state:chn": r"Foreign\s+Ministry\s+Spokesperson|State\s+Councilor|Zhongnanhai",
    "body:nato": r"North\s+Atlantic\s+Council|NATO\s+Headquarters",
}
_PAPER = re.compile(
    r"\b(?:briefing|gaggle|read-?out|press\s+(?:conference|availability|release|statement|remarks)|remarks|transcript"
    r"|on-the-record|background\s+call)\b",
    re.IGNORECASE,
)
OPENING = 600  # characters of a paper in which its house shows


def is_paper(title: str) -> bool:
    """Tell whether a title names a government's own paper: a briefing, a readout, remarks, a transcript."""
    return _PAPER.search(title) is not None


def house_of(title: str, text: str) -> str | None:
    """Return the id of the state or body whose own paper a text is; None for news and for an unknown house."""
    if not is_paper(title):
        return None
    for part in (title, text[:OPENING], text):
        hits = {house: len(re.findall(rf"\b(?:{usage})\b", part)) for house, usage in _USAGE.items()}
        best = max(hits.values())
        top = [house for house, count in hits.items() if count == best]
        if best and len(top) == 1:
            return top[0]
    return None
