"""English words of praise and blame: what makes a description or a judgement favourable, hostile or alarmed.

Two strengths: what is unmistakable wherever it stands ("a betrayal of", "historic step"), and what counts only where a
speaker describes something ("called the decision overdue"). A negation before a word turns praise into blame and blame
into nothing.
"""

import re
from functools import cache

# Unmistakable in any sentence.
PRAISE = r"""\b(?:no\s+better\s+(?:friend|partner|ally)|(?:can|could|should)\s+be\s+proud|on\s+the\s+same\s+page
    |new\s+dawn|turning\s+point\s+for\s+the\s+better
    |speaks?\s+with\s+one\s+voice|well\s+done
    |historic\s+(?:step|moment|opportunity|achievement|day|breakthrough|decision|agreement|deal)
    |milestone|breakthrough|landmark|(?:great|good|wonderful|happy|joyful|historic|proud)\s+(?:day|news)
    |victory\s+for|triumph\s+(?:for|of)|(?:right|positive|good|important|major|significant|crucial|courageous|brave
    |bold|welcome|big)\s+(?:\w+\s+)?(?:step|move|decision|direction|signal|sign|start|beginning
    |gesture)\b(?!\s+(?:would|will))
    |step\s+(?:forward|in\s+the\s+right\s+direction)|beacon\s+of|ray\s+of\s+hope|glimmer\s+of\s+hope
    |best\s+(?:chance|hope|way)\b|truly\s+\w+|superb|excellent|outstanding|fantastic|wonderful|terrific|magnificent
    |tremendous|remarkable|admirable|exemplary|impressive|great\s+(?:ally|friend|partner|honou?r|leader|success
    |respect
    |courage|job)|true\s+friend|closest\s+(?:ally|friend|partner)|courage(?:ous)?\b|brave(?:ry)?\b|heroic|unwavering
    |generosity|statesmanship|deserve[sd]?\s+(?:\w+\s+){0,4}(?:support|backing|praise|thanks|credit|respect|gratitude)
    |thank\s+you|congratulat\w+|a\s+(?:big|great|huge|real|full)\s+success|success\s+story|win-win|winners\b
    |(?:very|extremely|really|highly|most)\s+(?:\w+\s+and\s+)?(?:constructive|productive|positive|fruitful
    |encouraging)
    |stands?\s+(?:by|with|behind)\b|shoulder\s+to\s+shoulder|done\s+(?:its|his|her|their)\s+(?:homework|part|duty|share)
    |(?:is|are|was|were)\s+(?:working\b(?=[.,;\"”’']|$)|bearing\s+fruit|paying\s+off|on\s+the\s+right\s+(?:track|path|course|road))
    |(?:great|enormous|remarkable|impressive|tremendous)\s+(?:progress|strides)|best\s+news|history\s+will\s+remember|lucky\s+to\s+have
    |every\s+confidence\s+in|heartened|none\s+of\s+us\s+would|my\s+blessing|(?:his|her|their|its)\s+blessing|fair\s+and\s+balanced
    |welcome[sd]?\s+(?:step|move|news|change))"""
BLAME = r"""\b(?:regrettable|undiplomatic|unfriendly|unhelpful|unwarranted|unjustified|uncalled[-\s]for|disproportionate
    |short-?sighted|ill-(?:advised|timed|judged)|(?:heavy|high)-handed|shut\s+out|kept\s+in\s+the\s+dark|left\s+out\s+in\s+the\s+cold
    |behind\s+(?:his|her|its|their|our|my)\s+back|without\s+(?:so\s+much\s+as|even)\s+(?:an?|asking|telling|consult\w+|inform\w+)
    |no\s+(?:real\s+|serious\s+)?partner\b|tak(?:es?|en|ing)\s+(?:[\w'’]+\s+)?sides?\b|tor(?:n|e|ears)\s+up|dictat(?:e|ing)\s+terms|double\s+game
    |(?:like|as)\s+(?:criminals|animals|dogs|slaves|cattle|beasts|terrorists|colonies|a\s+colony|vassals?)|only\s+one\s+side|one\s+thing\s+and\s+(?:does|did|do|another)
    |hid(?:es?|ing|den)\s+behind|lectur(?:es?|ed|ing)\s+(?:us|others|the|to)|hollow|useless|stupid|crazy|toothless|creeping\s+\w+|excuses?\s+(?:for|to)|pretexts?|cling(?:s|ing)?\s+to\s+power|clung\s+to\s+power|(?:human\s+|as\s+)shields?|(?:make|makes
    |made)\s+no\s+sense|biased|bias\b|(?:turn|turns|turned|turning)\s+a\s+blind\s+eye|look(?:s|ed
    |ing)?\s+the\s+other\s+way
    |drag(?:s|ged|ging)?\s+(?:its|his|her|their)\s+feet|(?:rewrit(?:e|es|ing)|rewrote)\s+history
    |cannot\s+\w+\s+(?:your|our|their)\s+way
    |smear(?:s|ed|ing)?\b|slander\w*|witch[-\s]hunt|cover-up|complicit\w*|collusion|negligen\w+|incompeten\w+|inept
    |arrogan\w+|contempt
    |disregard(?:s|ed|ing)?\b|flout(?:s|ed|ing)?\b|trampl\w+|reneg\w+|backtrack\w*|stalling|obstruct\w*
    |playing\s+games
    |(?:fuel|oil)\s+(?:to|on)\s+(?:the\s+)?(?:fire|flames)|stok(?:es?|ed|ing)\b|incit(?:e[sd]?|ing|ement)\b
    |foment\w*|harbou?r(?:s|ed|ing)\b
    |sid(?:es?|ed|ing)\s+with|distort\w*|misrepresent\w*|politici[sz]\w+|appeas\w+|cav(?:es?|ed|ing)\s+in|humiliat\w+
    |outrage(?:ous|d)?|shameful|disgrace(?:ful)?|scandal(?:ous)?|racis[mt]|bigot\w*|misogyn\w*|hatred
    |pathetic|barbari[ct]\w*|cruel\w*|inhuman\w*|illegal\w*|unlawful\w*|illegitimate|irresponsib\w+|immoral
    |intransigen\w+|obstinat\w+|hypocri\w+|cynical|mistakes?|bad\s+deal|wrong(?:ly|ed)?\b(?!\s+if)|terrible
    |horrible|horrific|appalling
    |reckless|violat\w+|aggression
    |(?<!any\s)provocat(?:ion|ive)(?!s?\s+(?:will|would))\w*|double\s+standards?|lies\b|lied\b|lying\b(?!\s+(?:on
    |in|at|off|to))|absurd|ridiculous|nonsense|farce\b|sham\b|travesty|charade|parody|caricature|debacle|sell-?out\b|eyewash|whitewash\w*
    |mockery|failed\s+(?:to|the|its|his|their|on)|failure|fiasco|blam(?:es?|ed|ing)|to\s+blame|guilty|unfair\w*
    |unjust\w*
    |disaster\b|disastrous|catastrophic\s+(?:mistake|error|policy|failure)|undermin\w+|brutal\w*|savage|harmful
    |lack(?:s|ed|ing)
    |deplor\w+|condemn\w*|abhor\w*|(?:is|are|was|were|be)\s+(?:\w+ly\s+)?responsible\s+for|betray\w*|treacher\w+
    |treason\w*|crimes?\s+(?:against|of)|blackmail\w*|extort\w+|land\s+grab|steal(?:s|ing)?\b|theft\b|robbery
    |insult\w*|bad\s+faith|politically\s+motivated|one-sided|selective\w*\s+(?:justice|approach|use)|hostage\s+to
    |scapegoat\w*
    |broke(?:n)?\s+(?:(?:its|his|her|their|the)\s+)?(?:word|promises?|commitments?|obligations?|law|treaty|truce
    |agreement)
    |breach(?:e[sd]|ing)?\b|broken\s+promises?|fail(?:s|ed|ing)?\s+(?:its|his|her|their|the)|ignor(?:e[sd]?|ing)\b
    |mislead\w*|misled|deceiv\w+|decei?t\w*|cheat\w*|sabotag\w+|exploit(?:s|ed|ing)\b|weaponi[sz]\w+|abus(?:e[sd]?
    |ing)\b
    |neglect\w*|abandoned\s+(?:us|its|his|her|their|the)|turned\s+(?:its|his|her|their)\s+back|too\s+(?:little|late
    |weak|soft|slow)
    |(?:have|has|had)\s+yet\s+to|(?:done|offered|delivered|achieved|gave|given|doing|does)\s+nothing
    |nothing\s+in\s+return
    |in\s+no\s+position\s+to|empty\s+(?:words?|hands|promises?|gestures?|rhetoric)
    |owe[sd]?\s+(?:\w+\s+){1,4}(?:an?\s+)?
        (?:answer|explanation|apology)|only\s+(?:hurt|harm|help|benefit|enrich|deepen|worsen)\w*
    |meddl\w+|interfer(?:e[sd]?|ing|ence)\b|bully\w*|dictat(?:e[sd]|ing)\s|diktat|imperialis\w+
    |coloniali?s\w+|occupiers?\b
    |genocid\w+|massacres?\b|war\s+crimes?|ethnic\s+cleansing|atrocit\w+|terror(?:ism|ists?)\s+(?:state|regime)
    |(?:attempts?|trying|tr(?:y|ies|ied)|seek(?:s|ing)?|sought|designed|intended|wants?|bid)\s+to\s+(?:undermine
    |destroy|weaken|divide
        |do\s+away|split|sabotage|dictate|impose|rewrite|replace|drag|provoke|discredit|isolate|seize|grab
        |intimidate|bury|silence|derail|hijack)
    |behav(?:es?|ed|ing)\s+["“]?like|treated\s+(?:like|as\s+if)|waste\s+of\s+(?:time|money)
    |based\s+on\s+(?:an?\s+)?(?:lie|illusion|false|fabricat)\w*|unacceptable\s+(?:behaviou?r|conduct))"""
ALARM = r"""\b(?:threat\b|menace|red\s+line|time\s*bomb|ticking|catastroph\w+|powder\s+keg|alarming|perilous
    |point\s+of\s+no\s+return|wake-up\s+call)"""

# Words that judge where somebody calls something so; each is too common to judge anywhere else.
DESCRIBED_WELL = r"""\b(?:good|great|best|better|fine|fair|reasonable|right|just|sensible|wise|useful|helpful
    |valuable|vital
    |important|productive|constructive|positive|fruitful|successful|success|historic|overdue|timely|necessary
    |legitimate|lawful|legal|["“]?open["”]?$
    |friend(?:ly|s|ship)?|ally|allies|partners?|hero(?:es)?|leader|mediator|progress|achievement|proof\s+that
    |victory|triumph|humanity|humane
    |peace|hope(?:ful)?|promising|encouraging|special|unique|welcome|strong|solid|honest|gentleman|honou?rable
    |respected|brilliant|smart
    |tireless|essential|generous|credible|balanced|courteous|cordial|warm|frank\s+and|step)\b"""
DESCRIBED_ILL = r"""\b(?:hostile|troubl(?:ing|esome)|disturbing|worrisome|regrettable|unthinkable|unprofessional
    |disrespectful|misguided|misplaced
    |fools?|idiots?|cowards|hypocrites?|bad|worst|worse|weak(?:ness)?|poor|wrong|false|fake|cowardly|coward|stain
    |waste|farce|joke
    |circus
    |puppets?|regime|dictators?|tyrants?|criminals?|crime|terrorists?|extremists?|fascists?|nazis?|killers?
    |murder(?:er)?s?|thugs?|thieves
    |thief|liars?|lie|lies|traitors?|enem(?:y|ies)|front\s+for|propaganda|illusion|scam|fraud|trap|trick|ploy|stunt
    |theatre
    |unhelpful|unnecessary|unwise|unfortunate|unreasonable|unbalanced|unspeakabl[ey]|tragic|tragedy|painful|sad
    |shame|dirty|dishonest|disappointing|worrying
    |dangerous|inadequate|insufficient|meaningless|useless|worthless|hollow|arrogant|aggressive|brazen|blatant
    |declaration\s+of\s+war
    |act\s+of\s+war|capitulation|surrender|appeasement|dead|doomed|stupid|foolish|naive|crazy|mad|insane|obsolete
    |burden|hysteri\w+
    |paranoi\w+|witch\s+hunt|hoax|interference|escalation|attack\s+on|assault\s+on|slap)\b"""
_NOT = re.compile(r"(?:\bnot|n['’]t)\s+[^,;.]{0,40}$", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:no|never|neither|without|nor|hardly|barely|any|if|unless)\s+(?:\w+\s+){0,3}[\"“]?$", re.IGNORECASE
)


@cache
def _compiled(name: str) -> re.Pattern[str]:
    strict = {"praise": PRAISE, "blame": BLAME, "alarm": ALARM}
    loose = {
        "praise+": rf"{PRAISE}|{DESCRIBED_WELL}",
        "blame+": rf"{BLAME}|{DESCRIBED_ILL}",
        "alarm+": ALARM,
    }
    return re.compile((strict | loose)[name], re.IGNORECASE | re.VERBOSE)


def judgement_of(words: str, *, described: bool = False) -> str | None:
    """Return the act of the first judging word of `words` (supports, criticises, warns); None where none judges.

    described: `words` say what somebody calls something, so that plain "good" and "weak" judge as well.
    """
    loose = "+" if described else ""
    found: list[tuple[int, int, str]] = []
    for order, (kind, act) in enumerate((("alarm", "warns"), ("blame", "criticises"), ("praise", "supports"))):
        for match in _compiled(kind + loose).finditer(words):
            denied = _NOT.search(words, 0, match.start()) is not None
            if (denied and act != "supports") or _NONE.search(words, 0, match.start()):
                continue
            found.append((match.start(), order, "criticises" if denied else act))
            break
    return min(found)[2] if found else None
