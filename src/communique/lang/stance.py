"""English words of stance: what a speaker does by saying something, read off the content itself.

`AGENDA` comes first: what is to take place is told, not foreseen. `OWN_SIDE` patterns are matched behind a subject
that is the speaker or his side ("we will not", "Russia is ready"); `ANYWHERE` patterns are searched in the opening
clauses. Each table is tried in order and the first that fits decides.
"""

import re
from collections.abc import Mapping
from functools import cache

_WILL = r"""(?:will|['’]ll|would|shall|(?:is|are|am|was|were|['’]re|['’]m)\s+(?:going\s+|expected\s+|scheduled\s+
        |due\s+|set\s+|supposed\s+)?to)"""
AGENDA = rf"""\b{_WILL}\s+(?:also\s+|then\s+|first\s+|\w+ly\s+)?(?:
    discuss|meet|hold|visit|travel|take\s+place|examine|exchange|attend|arrive|participate|touch\s+(?:up)?on|gather
        |be\s+\w*\s*(?:addressed|set\s+out|
    held|announced|discussed|published|hosted|considered|joined|attended|signed|followed)|begin\s+on|start\s+on
        |receive|host|chair|address\s+the|speak\s+(?:to|with|at)|
    have\s+(?:\w+\s+){{0,3}}(?:talks|discussions?|meetings?|dinner|lunch)|have\s+an?\s+[\w-]+\s+(?:discussion
        |meeting|conversation)|play|fly|see\s+what|find\s+out)\b
    | \bprospects\s+(?:of|for)\b | \bplans?\s+(?:of|for)\s+(?:a|the)\b"""  # fmt: skip

# What the own side does with the matter: verb phrases behind "we", "I", "he" (the speaker) or his state or body.
OWN_SIDE: Mapping[str, str] = {
    "opposes": r"""(?:will|would|do|does|can|could|shall|did|is|are|was)(?:\s*not|n['’]t)\s+(?:ever\s+
        |\w+ly\s+)?(?:support|accept|agree|
        allow|recogni[sz]e|permit|tolerate|back|join|sign|back\s+down|want|negotiate|discuss|participate|welcome
        |going\s+to|let|be\s+(?:a\s+)?party|
        visit|come|go|attend|meet|pay|give\s+in|yield) | (?:rejects?|rejected|opposes?|opposed|refuses?|refused
        |objects?)\b
        | (?:is|are|am|was|were)\s+(?:\w+ly\s+)?(?:against|opposed) | (?:will|would|can)\s+never\b | disagrees?
        | (?:is|are|was|were|am)\s+(?:unwilling|not\s+(?:ready|willing|prepared|going))""",
    "supports": r"""(?:also\s+|fully\s+|strongly\s+|firmly\s+|highly\s+|always\s+)?(?:supports?|supported|welcomes?
        |welcomed|backs?|backed|endorses?|
        stands?\s+(?:for|by|with)|favou?rs?|adheres?|appreciates?|applauds?|commends?|praises?|advocates?|values?
        |congratulates?|salutes?|thanks?)\b
        | (?:is|are|am|was|were|have\s+been)\s+(?:\w+ly\s+)?(?:delighted|pleased|glad|grateful|happy|proud|honou?red
        |thankful|in\s+favou?r)
        | (?:would|['’]d)\s+like\s+to\s+(?:thank|commend|congratulate|praise) | (?:look|looks|looked)\s+forward
        | express(?:es|ed)?\s+(?:\w+\s+)?support
        | sees?\s+(?:the\s+|a\s+)?(?:\w+\s+)?potential | (?:would|will)\s+give\s+(?:his|her|their|its|our
        |my)\s+(?:blessing|support)""",
    "commits": r"""(?:and\s+(?:[\w.]+\s+){1,5}?)?(?:will|['’]ll|shall|would)\s+(?:\w+ly\s+|also\s+|always\s+
        |definitely\s+)*(?!not\b|never\b|have\s+been|see\b|like\b|face\b|probably\b|know\b|find\b|be\s+(?:able|lucky
        |surprised|happy))
        | (?:and\s+(?:[\w.]+\s+){1,5}?)?(?:is|are|am|was|were|remains?|stands?)\s+(?:also\s+|\w+ly\s+)?(?:ready
        |willing|prepared|committed|determined|about\s+to|intent|going\s+to)
        | (?:plans?|planned|intends?|intended|promises?|promised|pledges?|pledged|vows?|vowed|agreed|offers?|offered
        |hoped?s?)\s+to\b | (?:has|have)\s+decided\s+to
        | (?:won['’]t|will\s+not)\s+(?:rest|give\s+up|stop|cease|let|allow)""",
    "calls-for": r"""(?:wants?|wanted|demands?|demanded|insists?|calls?\s+(?:on|for)|called\s+(?:on|for)|urges?
        |urged|proposes?|proposed|seeks?)\b
        | offers?\s+(?:a|an|the)\b | would\s+like\b""",
    "expects": r"""(?:(?:do|does|did)(?:\s+not|n['’]t)\s+)?(?:expects?|expected|hopes?|hoped|anticipates?|doubts?
        |fears?|feared|predicts?)\b
        | (?:do|does|did)(?:\s+not|n['’]t)\s+(?:believe|think) | believes?\s+that
        | (?:is|are|am|was|were|['’]m|['’]re)\s+(?:\w+ly\s+)?["“]?(?:confident|optimistic|hopeful|worried|concerned
        |sceptical|skeptical|encouraged|convinced|afraid|certain|sure)""",
    "criticises": r"""(?:condemns?|condemned|regrets?|regretted|abhors?|deplores?|criticises?|criticizes?)\b
        | (?:is|are|am|was|were)\s+(?:\w+ly\s+)?(?:disappointed|appalled|angry|outraged|shocked|dismayed)""",
}  # fmt: skip

# What the content says whoever its subject is.
ANYWHERE: Mapping[str, str] = {
    "opposes": r"""\b(?:unacceptable|out\s+of\s+the\s+question|inadmissible|(?:would|will|could)(?:\s+not
        |n['’]t)\s+be\s+[\"“]?(?:appropriate|acceptable|right|tolerated))\b""",
    "calls-for": r"""\b(?:must|should(?!\s+(?:he|she|they|it|we|you|have|see|expect
        |(?:not\s+)?be\s+expected)\b)|ought\s+to
        |needs?\s+to(?!\s+make)|(?:is|are)\s+needed|has\s+to\b|have\s+to\b|
        (?:it\s+is|it['’]s|it\s+was)\s+(?:\w+ly\s+)?(?:important|necessary|essential|vital|imperative|crucial
        |high\s+time|time)\s+(?:that|to|for)|
        let\s+us|let['’]s|calls?\s+(?:on|for|upon)|urges?|proposes?)\b""",
    "criticises": r"""(?:\b(?:outrageous|shameful|disgraceful|racis[mt]|bigot\w*|misogyn\w*|hatred|pathetic|barbaric
        |cruel|illegal|unlawful|irresponsible|
        hypocri\w+|mistakes?|bad\s+deal|wrong|terrible|horrible|reckless|violat\w+|aggression|provocat\w+
        |double\s+standards?|lies|lied|lying|absurd|
        ridiculous|failed\s+to|failure|blames?|blamed|to\s+blame|guilty|unfair\w*|unjust\w*|disaster|disastrous
        |undermin\w+|brutal\w*|
        harmful|lacks?|lacked|deplor\w+|condemn\w*|abhor|attempt\s+to\s+(?:undermine
        |destroy)|(?:is|are|was|were)\s+(?:\w+ly\s+)?responsible\s+for
        |betray\w+|treacher\w+|crimes?\s+against)\b)""",
    "warns": r"""\b(?:threats?\s+(?:if|unless)
        |(?:will|would|['’]ll)\s+(?:\w+\s+){0,2}(?:attack|strike|respond|react|act|answer|fight\s+back
        |shoot|bomb|hit\s+back)
        \b[^.;]{0,60}?\b(?:if|unless)|further\s+(?:steps|measures|action)\s+(?:if|unless)
        |serious\s+threat|consequences|retaliat\w+
        |(?:would|could|will)\s+(?:lead|result)\s+(?:to|in)|(?:could|would|will|may|might)\s+(?:\w+ly\s+)?
        (?:affect|harm|damage|hurt|jeopardi[sz]e|endanger|undermine|destabili[sz]e|derail|face)|dangerous
        |catastroph\w+|out\s+of\s+control|arms\s+race|new\s+cold\s+war|red\s+line)\b""",
    "denies": r"""\b(?:no\s+(?:attempt|evidence|truth|intention|such)|never\s+(?:said|had|been|did
        |intended)|nothing\s+to\s+do\s+with|not\s+(?:true|involved|
        responsible|the\s+case)|baseless|groundless|unfounded|fabricat\w+)\b""",
    "supports": r"""\b(?:fantastic|wonderful|excellent|great\s+(?:news|ally|friend|honou?r|leader)|terrific
        |delighted|welcome\s+(?:step|move)|
        right\s+(?:decision|step)|positive\s+step|important\s+step|courage
        |true\s+friend|closest\s+(?:ally|friend)|thank\s+you|congratulat\w+|
        tremendous\s+respect|looking\s+forward|expressed\s+(?:\w+\s+)?support)\b""",
    "expects": r"""\b(?:could|(?:may|might)(?!\s+(?:not\s+)?have\b)|can['’]?t\s+happen|cannot\s+happen
        |likely|unlikely|probably|hopefully
        |be\s+expected|possible\s+that|it['’]s\s+possible|expects?|expected\s+to|hopes?|hoped|
        optimistic|chance\s+(?:to|of|that)|(?:will|['’]ll|would)\s+(?!not\b|have\s+to\b))""",
}  # fmt: skip
QUESTION = re.compile(r"\?[\"”’']*$")
FIRST_PERSON = re.compile(r"\b(?:we|i)\b", re.IGNORECASE)


@cache
def agenda_pattern() -> re.Pattern[str]:
    return re.compile(AGENDA, re.IGNORECASE | re.VERBOSE)


@cache
def own_side_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return act and compiled pattern, in the order in which they are tried, to be matched behind the subject."""
    return tuple((act, re.compile(pattern, re.IGNORECASE | re.VERBOSE)) for act, pattern in OWN_SIDE.items())


@cache
def anywhere_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return act and compiled pattern, in the order in which they are tried, to be searched in the content."""
    return tuple((act, re.compile(pattern, re.IGNORECASE | re.VERBOSE)) for act, pattern in ANYWHERE.items())
