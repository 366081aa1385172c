"""English words of stance: what a speaker does by saying something, read off the content itself.

One pattern a line, tried in the order of `STANCE`; the first that fits the opening clauses of the content decides. `own` patterns
need the speaker's own side as subject ("we will", "Russia is ready"): they are tried on what stands behind the subject.
"""

import re
from collections.abc import Mapping
from functools import cache

# What the own side does with the matter: verb phrases behind "we", "I", "he" (the speaker) or the speaker's state or body.
OWN_SIDE: Mapping[str, str] = {
    "opposes": r"""(?:will|would|do|does|can|could|shall|did|is|are)(?:\s+not|n['’]t)\s+(?:ever\s+|\w+ly\s+)?(?:support|accept|agree|
        allow|recogni[sz]e|permit|tolerate|back|join|sign|back\s+down|want|negotiate|discuss|participate|welcome|going\s+to|let|be\s+party)
        | (?:rejects?|rejected|opposes?|opposed|refuses?|refused|objects?)\b | (?:is|are|am|was|were)\s+(?:\w+ly\s+)?(?:against|opposed)
        | (?:will|would|can)\s+never\b | disagrees? | (?:is|are|was|were|am)\s+(?:unwilling|not\s+(?:ready|willing|prepared|going))""",
    "supports": r"""(?:also\s+|fully\s+|strongly\s+|firmly\s+)?(?:supports?|supported|welcomes?|welcomed|backs?|backed|endorses?|stands?\s+(?:for|by|with)|
        favou?rs?|adheres?|appreciates?|applauds?|commends?|praises?|advocates?|shares?|highly\s+values?)\b
        | (?:is|are|am|was|were|have\s+been)\s+(?:\w+ly\s+)?(?:delighted|pleased|glad|grateful|happy|proud|honou?red|thankful|in\s+favou?r)
        | (?:would|['’]d)\s+like\s+to\s+(?:thank|commend|congratulate|express|praise) | (?:thanks?|congratulates?|salutes?)\b
        | (?:look|looks|looked)\s+forward | expressed\s+support | sees?\s+(?:the\s+|a\s+)?(?:potential|great)""",
    "commits": r"""(?:will|['’]ll|shall|would)\s+(?:\w+ly\s+|also\s+|always\s+|be\s+)?(?!not\b|never\b|be\b|have\b|see\b|like\b|face\b|probably\b|know\b|find\b)
        | (?:is|are|am|was|were|remains?|stands?)\s+(?:also\s+|\w+ly\s+)?(?:ready|willing|prepared|committed|determined|going\s+to|about\s+to|intent)
        | (?:plans?|planned|intends?|intended|promises?|pledges?|vows?|agrees?|agreed|offers?)\s+to\b | has\s+decided\s+to | (?:won['’]t|will\s+not)\s+(?:rest|give\s+up|stop|cease)""",
    "calls-for": r"""(?:wants?|wanted|demands?|demanded|insists?|calls?|called|urges?|urged|asks?|asked|proposes?|proposed|seeks?|expects?\s+\w+\s+to)\b
        | (?:offers?)\s+(?:a|an|the)\b | would\s+like\b""",
    "expects": r"""(?:(?:do|does|did)(?:\s+not|n['’]t)\s+)?(?:expects?|expected|hopes?|hoped|believes?|believed|anticipates?|doubts?|fears?|feared|predicts?)\b
        | (?:is|are|am|was|were)\s+(?:\w+ly\s+)?(?:confident|optimistic|hopeful|worried|concerned|sceptical|skeptical|encouraged|convinced|afraid|certain|sure)""",
    "criticises": r"(?:condemns?|condemned|regrets?|regretted|abhors?|deplores?|criticises?|criticizes?)\b | (?:is|are|am|was|were)\s+(?:\w+ly\s+)?(?:disappointed|appalled|angry|outraged|shocked|dismayed)",
}  # fmt: skip

# What the content says whoever its subject is.
ANYWHERE: Mapping[str, str] = {
    "calls-for": r"""\b(?:must|should|ought\s+to|needs?\s+to|need\b|is\s+needed|are\s+needed|has\s+to\b|have\s+to\b|it\s+is\s+(?:\w+ly\s+)?(?:important|necessary|essential|vital|imperative|high\s+time|time)\s+(?:that|to|for)|
        let\s+us|let['’]s|it['’]s\s+(?:important|necessary|time)\s+(?:that|to|for)|calls?\s+(?:on|for|upon)|urges?|required\s+to)\b""",
    "criticises": r"""\b(?:unacceptable|outrageous|shameful|disgraceful|racist|bigot\w*|misogyn\w*|hatred|pathetic|barbaric|cruel|illegal|unlawful|irresponsible|
        hypocri\w+|mistakes?|bad\s+deal|wrong|terrible|horrible|reckless|violat\w+|aggression|provocat\w+|double\s+standards?|lies|lied|lying|false|absurd|
        ridiculous|failed\s+to|failure|blames?|blamed|to\s+blame|guilty|unfair\w*|unjust\w*|disaster|disastrous|undermin\w+|disappoint\w+|brutal\w*|harmful|lacks?|lacked|deplor\w+|condemn\w*|abhor)\b""",
    "warns": r"""\b(?:threats?\s+(?:to|if|of)|serious\s+threat|consequences|retaliat\w+|would\s+(?:lead|result)\s+(?:to|in)|risks?\s+of|danger\w*|catastroph\w+|out\s+of\s+control|escalat\w+|arms\s+race|cold\s+war|all\s+options|red\s+line)\b""",
    "denies": r"""\b(?:no\s+(?:attempt|plans?|evidence|truth|intention|such)|never\s+(?:said|had|been|did|intended)|nothing\s+to\s+do\s+with|not\s+(?:true|involved|responsible|the\s+case)|(?:has|have|had)\s+not|baseless|groundless|unfounded|fabricat\w+)\b""",
    "supports": r"""\b(?:fantastic|superb|wonderful|excellent|great\s+(?:news|ally|friend|honou?r|relationship|leader)|terrific|delighted|welcome\s+(?:step|move)|right\s+(?:decision|step)|positive\s+step|important\s+step|courage|blessing|historic|special\s+relationship|true\s+friend|fine\s+gentleman|thank\s+you|congratulat\w+|tremendous|productive|successful)\b""",
    "expects": r"""\b(?:will|['’]ll|would|could|may|might|likely|unlikely|probably|hopefully|possible|expects?|expected|hopes?|hoped|going\s+to|prospects?)\b""",
}  # fmt: skip
ORDER = ("calls-for", "criticises", "warns", "denies", "supports", "expects")
QUESTION = re.compile(r"\?[\"”’']*$")
FIRST_PERSON = re.compile(r"\b(?:we|i)\b", re.IGNORECASE)


@cache
def own_side_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return act and compiled pattern, in the order in which they are tried, to be matched behind the subject."""
    return tuple((act, re.compile(pattern, re.IGNORECASE | re.VERBOSE)) for act, pattern in OWN_SIDE.items())


@cache
def anywhere_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return act and compiled pattern, in the order in which they are tried, to be searched in the content."""
    return tuple((act, re.compile(ANYWHERE[act], re.IGNORECASE | re.VERBOSE)) for act in ORDER)
