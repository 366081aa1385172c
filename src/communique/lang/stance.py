"""English words of stance: what a speaker does by saying something, read off the content itself.

`AGENDA` comes first: what is to take place is told, not foreseen. The wordings themselves are data, `data/stance.txt`:
those of the own side are matched behind a subject that is the speaker or his side ("we will not", "Russia is ready"),
the others are searched in the opening clauses. Each section is tried in order and the first that fits decides.
"""

import re
from functools import cache

from communique.lang.wordings import any_of, load_wordings

OWN_SIDE, ANYWHERE = "own-side ", "anywhere "  # how the sections of the table begin; an act follows

_WILL = r"""(?:will|['’]ll|would|shall|(?:is|are|am|was|were|['’]re|['’]m)\s+(?:going\s+|expected\s+|scheduled\s+
        |due\s+|set\s+|supposed\s+)?to)"""
AGENDA = rf"""\b{_WILL}\s+(?:also\s+|then\s+|first\s+|\w+ly\s+)?(?:
    discuss|meet|hold|visit|travel|take\s+place|examine|exchange|attend|arrive|participate|touch\s+(?:up)?on|gather
        |be\s+\w*\s*(?:addressed|set\s+out|
    held|announced|discussed|published|hosted|considered|joined|attended|signed|followed)|begin\s+on|start\s+on
        |receive|host|chair|address\s+the|speak\s+(?:to|with|at)|
    have\s+(?:\w+\s+){{0,3}}(?:talks|discussions?|meetings?|dinner|lunch)|have\s+an?\s+[\w-]+\s+(?:discussion
        |meeting|conversation)|play|fly|brief|report\s+(?:back|to)|convene|depart|tour|dine|call\s+at
        |see\s+what|find\s+out|resume\s+(?:on|in|at|next|today|tomorrow|the\s+talks)
        |see\s+each\s+other|leave\s+(?:\w+\s+){{0,2}}for)\b
    | \b(?:is|are|was|were)\s+(?:expected|due|scheduled|set)\s+(?:in|at|on|back|for|within|next|this|to\s+(?:sign
    |arrive|visit|speak|address|take\s+part|start|begin|resume|open|leave))\b
    | \bprospects\s+(?:of|for)\b | \bplans?\s+(?:of|for)\s+(?:a|the)\b"""  # fmt: skip

# Future told as a matter of record: of a document what it provides, of a person what the calendar holds for him.
PROVIDES = r"""\b(?:treaty|treaties|deal|accord|agreement|pact|law|bill|resolution|text|draft|plan|proposals?
    |document|programme|program|budget|package|measure|rules?|decree|scheme|project|mechanism|mission|force)s?
    (?:\s+\w+){0,6}?\s+(?:will|would)\s+(?:\w+ly\s+)?(?:eliminate|allow|require|ban|limit|give|provide|set|oblige
    |create|establish|include|cover|last|take\s+effect|enter|permit|cut|reduce|grant|replace|apply|expire|run|cost
    |be\s+\w+ed)\b
    | ^(?:that\s+)?under\s+(?:the|this|that|its|an?)\s+[^,;.]{3,60}?,?\s+[^,;.]{2,60}?\b(?:will
    |would)\b"""  # fmt: skip
# What the side that speaks has in hand, told without a doer: "the patrols will continue", "all aid would be paid".
PROMISED = r"""^[\"“']*(?:that\s+)?(?:the|its|his|her|their|our|an?|all|these|this|such|every|more|another)\s+
    (?:(?!powers|sides|parties|countries|leaders|rebels|talks?|negotiations|two|others?|prices?|economy
        |voters)[a-z][\w’'-]*\s+){1,8}?
    (?:will|would|shall)\s+(?:\w+ly\s+|also\s+|soon\s+|still\s+|now\s+)*
    (?:be\s+(?:\w+ly\s+)?(?:completed|released|freed|withdrawn|(?:re)?opened|lifted|delivered|sent|shipped
        |deployed|paid
        |(?:re)?built|restored|returned|dismantled|destroyed|scrapped|implemented|honou?red|respected|protected|kept
        |extended|provided|handed\s+over|carried\s+out|set\s+up|put\s+in\s+place|made\s+available|granted|investigated
        |punished|brought\s+to\s+justice|held\s+(?:accountable|responsible)|spared|upheld|observed|fulfilled|abolished
        |halted|suspended|removed|reduced|maintained|stepped\s+up)\b(?![^.;]{0,40}?\bby\s+(?:the\s+)?[A-Z])
    |continue\b(?!\s+to\s+(?:rise|fall|grow|suffer|deteriorate|decline|increase))|stay\s+(?:in|at|on|open|where|until)
    |remain\s+(?:open|in\s+(?:place|force))|reopen|go\s+ahead|proceed\s+(?:as|with)|sail|keep\s+up)\b"""  # fmt: skip
# Requests put as commands: quoted words that begin with a plain verb.
COMMAND = re.compile(
    r"""^[\"“'‘]+(?:and\s+|please\s+|now\s+|just\s+|but\s+)?(?:do\s+not|don['’]t|let(?!\s+me\b)|stop|show|give
    |get\s+out|go|leave|come|take|make|keep|open|release|free|end|bring
    |listen|tell|send|put|respect|return|stay|hold|wait|remember|join|lift|halt|withdraw|disarm|cease|act|sit|talk
    |choose|withdraw)\b(?!\s*,?\s+(?:is|was|are|were|has|had|will|would)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
QUESTION = re.compile(r"\?[\"”’']*$")
# "our soldiers", "his government", "their delegation": the speaker's own people, whose deeds are his side's.
OWN_PEOPLE = re.compile(
    r"""\b(?:our|my|(?:^|(?<=that\s))(?:his|her|its|their))\s+(?:own\s+|\w+\s+)?(?:governments?|country|ministry
    |party|army
        |navy|forces?|troops|soldiers|fighters|delegation|side|team|negotiators?|diplomats|companies|company|movement
        |organi[sz]ation|parliament|cabinet|administration|leaders?|president|minister|state|nation|people|position
        |mission|observers|union|alliance|bloc)\b
    | ^(?:that\s+)?(?:the\s+two|both)\s+(?:sides|countries|nations|states|governments|parties|leaders|ministers
        |presidents|neighbou?rs)\b
    | \bour\b(?=\s+(?:doors?|hands?)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
FIRST_PERSON = re.compile(r"\b(?:we|i)\b", re.IGNORECASE)


@cache
def agenda_pattern() -> re.Pattern[str]:
    return re.compile(AGENDA, re.IGNORECASE | re.VERBOSE)


@cache
def provision_pattern() -> re.Pattern[str]:
    return re.compile(PROVIDES, re.IGNORECASE | re.VERBOSE)


@cache
def promise_pattern() -> re.Pattern[str]:
    return re.compile(PROMISED, re.IGNORECASE | re.VERBOSE)


@cache
def own_side_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return act and compiled pattern, in the order in which they are tried, to be matched behind the subject."""
    return tuple(
        (section.removeprefix(OWN_SIDE), re.compile(any_of(lines), re.IGNORECASE))
        for section, lines in load_wordings("stance").items()
        if section.startswith(OWN_SIDE)
    )


@cache
def anywhere_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return act and compiled pattern, in the order in which they are tried, to be searched in the content."""
    found = []
    for section, lines in load_wordings("stance").items():
        if section.startswith(ANYWHERE):
            whole = [line[1:] for line in lines if line.startswith("~")]
            words = rf"\b{any_of(line for line in lines if not line.startswith('~'))}\b"
            found.append((section.removeprefix(ANYWHERE), re.compile("|".join((words, *whole)), re.IGNORECASE)))
    return tuple(found)
