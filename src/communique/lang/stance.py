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
        |meeting|conversation)|play|fly|brief|report\s+(?:back|to)|convene|depart|tour|dine|call\s+at
        |see\s+what|find\s+out|resume\s+(?:on|in|at|next|today|tomorrow|the\s+talks)
        |see\s+each\s+other|leave\s+(?:\w+\s+){{0,2}}for)\b
    | \b(?:is|are|was|were)\s+(?:expected|due|scheduled|set)\s+(?:in|at|on|back|for|within|next|this|to\s+(?:sign
    |arrive|visit|speak|address|take\s+part|start|begin|resume|open|leave))\b
    | \bprospects\s+(?:of|for)\b | \bplans?\s+(?:of|for)\s+(?:a|the)\b"""  # fmt: skip

# What the own side does with the matter: verb phrases behind "we", "I", "he" (the speaker) or his state or body.
OWN_SIDE: Mapping[str, str] = {
    "denies": r"""(?:(?:did|had|have|has)(?:\s+not|n['’]t)|(?:have|has|had)?\s*never)\s+(?:\w+ly\s+|ever\s+)?
        (?!yet\b|decided|seen|received|expect|had\s+time|support|accept|agree|want|intend|been\s+able|reached|found
        |rule|given\s+up
            |foresee|anticipate|rule|know|think|believe|achieve|make\b|made\b|succeed|manage|produce|name\b|say\b
            |specify|elaborate|mention
            |comment|answer|get\b|hope|forget|forgotten|changed?|ruled|like|regard|consider|see\b|need)\w+
        | (?:had|has|have)\s+(?:nothing\s+to\s+do\s+with|no\s+(?:troops|soldiers|forces|fighters|bases|spies
        |mercenaries|nuclear\s+weapons
            |weapons|knowledge|role|part|hand|involvement|ties|links|contact|such))\b
        | (?:is|are|was|were)(?:\s+not|n['’]t)\s+(?:\w+ly\s+)?(?:involved|responsible|behind|aware|part\s+of|aimed
        |directed|at\s+war|(?!going\s+to|looking|seeking|asking|giving|backing|taking|talking)\w+ing\b)
        | (?:has|have|had)\s+(?:made|given|signed|sent|received|supplied|provided|paid|fired|held|offered)\s+no\b""",
    "opposes": r"""(?:will|would|do|does|can|could|shall|did|is|are|was)(?:\s*not|n['’]t)\s+(?:ever\s+
        |\w+ly\s+)?(?:support|accept|agree|
        allow|recogni[sz]e|permit|tolerate|back|join|sign|back\s+down|want|negotiate|discuss|participate|welcome
        |going\s+to(?!\s+(?:be|get|have|leave|abandon|desert|forget|rest|stop|fail|turn|walk\s+away|give\s+up
        |run|quit)\b)|let|be\s+(?:a\s+)?(?:party|part\s+of|drawn|bullied|intimidated
        |blackmailed|dictated|forced|bound)|bound\s+by|legali[sz]e|endorse|consent
        |hand\s+over|surrender|approve|bow|yield|concede|compromise|withdraw|extradite|return|pull\s+(?:out|back)
        |do\s+(?:so|that|it)
        |see\s+(?:any|a|the)\s+(?:need|reason|point)|visit|come|go|attend|meet|pay|give(?!\s+up)|need\s+(?:anyone
        |anybody|permission|lessons|advice|approval|consent))\b | (?:rejects?|rejected
        |opposes?|opposed
        |refuses?|refused|objects?|objected|rules?\s+out|ruled\s+out)\b
        | (?:has|have|had|is|are|was|were)\s+(?:(?:already|also|repeatedly|\w+ly)\s+)?(?:turned\s+down|rejected
        |ruled\s+out|refus(?:ed|ing)|vetoed|declined|boycotting)
        | (?:will|would|shall|['’]ll|['’]d)\s+(?:\w+ly\s+)?(?:boycott|veto|reject|refuse|oppose|block|resist
        |turn\s+down|vote\s+(?:against|down|no)|stay\s+away)\b
        | (?:is|are|am|was|were)\s+(?:\w+ly\s+)?(?:against|opposed) | (?:will|would|can|could|shall)\s+never\b
        | disagrees?
        | (?:is|are|was|were|am)\s+(?:unwilling|not\s+(?:ready|willing|prepared))
        | (?:has|have|had)\s+no\s+(?:intention|plans?|wish|desire|interest|reason)\b | (?:sees?|saw)\s+no\s+(?:need
        |reason|point|sense)
        | (?:do|does)(?:\s+not|n['’]t)\s+(?:negotiate|deal|talk|sign|bargain|take\s+orders)""",
    "supports": r"""(?:also\s+|fully\s+|strongly\s+|firmly\s+|highly\s+|always\s+|deeply\s+|warmly\s+)?(?:supports?
    |supported|welcomes?
        |welcomed|backs?|backed|endorses?|endorsed|
        stands?\s+(?:for|by|with|behind)|favou?rs?|favou?red|adheres?|appreciates?|appreciated|applauds?|applauded
        |commends?|commended|praises?|praised
        |advocates?|values?|shares?\s+(?:the|this|that|these|those|his|her|your|their)\s+(?:\w+\s+)?(?:views?
        |concerns?|goals?|vision|position)|accepted\s+(?:the|that|his|her)\s+apology
        |congratulates?|salutes?|thanks?|thanked|cherishe[sd]|admires?)\b
        | (?:is|are|am|was|were|have\s+been|['’]m|['’]re)\s+(?:\w+ly\s+)?(?:delighted|pleased|glad|grateful|happy
        |proud|honou?red|relieved|satisfied
        |thankful|in\s+favou?r|impressed|touched|moved|gratified)\b(?!\s+to\s+(?:announce|inform|report|tell|say))
        | (?:(?:would|['’]d)\s+like|wants?|wanted)\s+to\s+(?:thank|commend|congratulate|praise|applaud|express)
        | (?:look|looks|looked)\s+forward
        | express(?:es|ed)?\s+(?:\w+\s+)?support
        | sees?\s+(?:the\s+|a\s+)?(?:\w+\s+)?potential | (?:would|will)\s+give\s+(?:his|her|their|its|our
        |my)\s+(?:blessing|support)""",
    "warns": r"""(?:(?:will|would|shall|['’]ll|['’]d)\s+(?:\w+ly\s+)?|(?:is|are|am|was|were|remains?)\s+(?:ready
    |prepared)\s+to\s+)
        (?:retaliate|strike\s+back|hit\s+back|punish|shoot|avenge|take\s+revenge|destroy|crush|fight\s+back
        |respond\s+(?:in\s+kind|with\s+force|militarily)
        |act\b(?!\s+(?:as|on|in\s+good))|take\s+(?:retaliatory|counter\w*|all\s+(?:necessary|measures)
        |necessary\s+measures))
        | (?:will|would)\s+(?:attack|respond|react|answer|hit)\b(?!\s+(?:to\s+)?(?:the\s+)?(?:letter|questions?
        |proposals?|offer|request))
        """,
    "commits": r"""(?:and\s+(?:[\w.]+\s+){1,5}?)?(?:will|['’]ll|shall|would)\s+(?:\w+ly\s+|also\s+|always\s+
    |still\s+|never\s+again\s+
        |definitely\s+)*(?!not\b|never\b|have\s+been|have\s+\w+ed\b|see\b|like\b|face\b|probably\b|know\b|find\b
        |either\b|be\s+(?:able|lucky
        |surprised|happy|watching)|need\b|lose\b|suffer\b|win\b|prevail\b|get\b)
        | (?:and\s+(?:[\w.]+\s+){1,5}?)?(?:is|are|am|was|were|remains?|remained|stands?|stood|['’]m
        |['’]re)\s+(?:also\s+
        |\w+ly\s+)?(?:ready
        |willing|prepared|committed|determined|about\s+to|intent|going\s+to\s+(?!be\b|see\b|get\b|have\b|find\b
        |lose\b)|open\s+to)
        | (?:plans?|planned|intends?|intended|promises?|promised|pledges?|pledged|vows?|vowed|agreed|offers?
        |offered|guarantees?|guaranteed
        |undertakes?|undertook|swears?|swore|commits?|binds?\s+(?:itself|himself|herself)|engages?)\s+to\b
        | (?:has|have|had)\s+(?:decided|agreed|promised|pledged|vowed|offered|undertaken)\s+to\s+(?!the\b
        |an?\b|it\b|this\b|that\b)
        | reiterates?d?\s+(?:its|his|her|their
        |our)\s+(?:\w+\s+)?(?:commitment|disposition|readiness|willingness|pledge)
        | (?:do|does|did)(?:\s+not|n['’]t)\s+give\s+up | (?:is|are|am|was|were|['’]re|['’]m)(?:\s+not
        |n['’]t)\s+going\s+to\s+
        (?:leave|abandon|desert|forget|rest|stop|fail|turn|walk\s+away|give\s+up|run|quit)\b | (?:won['’]t
        |will\s+not|would\s+not)\s+(?:rest|give\s+up
        |stop|cease|abandon|leave|forget|retaliate|attack
        |fire|use|interfere|threaten|start|be\s+the\s+first)
        | (?:doors?|hands?)\s+(?:is|are|remains?)\s+(?:always\s+|still\s+)?(?:open|outstretched)""",
    "calls-for": r"""(?:wants?|wanted|demands?|demanded|insists?|calls?\s+(?:on|for)|called\s+(?:on|for)|urges?
        |urged|proposes?|proposed|seeks?|sought|asks?\s+(?:for|that)|needs?|needed|requires?|wish(?:es
        |ed)?\s+(?:for|to))\b
        | offers?\s+(?:a|an|the)\b | would\s+like\b""",
    "expects": r"""(?:(?:do|does|did)(?:\s+not|n['’]t)\s+)?(?:expects?|expected|hopes?|hoped|anticipates?|doubts?
    |doubted
        |fears?|feared|predicts?)\b
        | (?:do|does|did)(?:\s+not|n['’]t)\s+(?:believe|think|foresee|anticipate|see\s+(?:this|it|that|them))
        | believes?\s+that
        | (?:is|are|am|was|were|['’]m|['’]re)\s+["“]?(?:\w+ly\s+)?["“]?(?:confident|optimistic|hopeful|worried
        |concerned\b(?!,)
        |sceptical|skeptical|encouraged|convinced|afraid|certain|sure|alarmed)""",
    "criticises": r"""(?:condemns?|condemned|abhors?|deplores?|deplored|criticises?|criticizes?|denounces?
    |denounced|regrets?\s+(?:the|this|that|his|her|its|their)\s+\w*\s*(?:decision|refusal|move|withdrawal|veto|vote
    |failure|attack))\b
        | (?:is|are|am|was|were|['’]m|['’]re)\s+(?:\w+ly\s+)?["“]?(?:\w+ly\s+)?(?:disappointed(?!\s+to\s+inform)
        |appalled|angry|outraged|shocked|dismayed|disgusted|indignant|fed\s+up)""",
}  # fmt: skip

# What the content says whoever its subject is.
ANYWHERE: Mapping[str, str] = {
    "denies": r"""\b(?:(?:there\s+(?:is|was|were|are|had\s+been|has\s+been
    |have\s+been))\s+(?:\w+ly\s+)?(?:no\s+(?:such|attempt|evidence|truth|proof|basis|grounds\s+for|secret
    |military\s+solution\s+in)|never)
        |(?:absolutely|has|have)\s+no\s+(?:evidence|truth|basis|such)|no\s+(?:such\s+(?:meeting|call|deal|plans?
        |talks?|order|agreement|attack|thing)|evidence\s+(?:of|that|whatsoever))
        |(?<!would\shave\s)(?<!will\shave\s)(?<!want\s)(?<!wants\s)nothing\s+to\s+do\s+with|(?:is|was|are
        |were)(?:\s+not|n['’]t)\s+(?:true|involved|responsible|the\s+case
        |our|a\s+\w+\s+of\s+ours|under\s+consideration|agreed)
        |never\s+(?:under\s+consideration|happened|took\s+place|existed|said|intended)
        |^(?:that\s+)?(?:nobody|no\s+one|none)\s+(?:\w+\s+){0,3}?(?:had|has|have|was|were)\b|doctored|staged|forged
        |faked|baseless|groundless|unfounded|fabricat(?:ed|ion)|untrue|(?:is|was|are|were)\s+(?:simply\s+
        |completely\s+
        |totally\s+|absolutely\s+|entirely\s+|an?\s+)?(?:false|lies?|rumou?rs?|invention|fiction|fake\s+news)\b)""",
    "opposes": r"""\b(?:unacceptable|(?:will|would|shall|['’]ll|['’]d)\s+(?:\w+ly\s+)?(?:vote\s+(?:down
        |against)|throw\s+out|have\s+nothing\s+to\s+do\s+with)
        |wants?\s+nothing\s+to\s+do\s+with|(?:cannot|can['’]t|could\s*not|couldn['’]t)\s+(?:live\s+with
        |put\s+(?:its|his|her|their|our)\s+name\s+to|be\s+bargained)
        |(?:not|n['’]t)\s+(?:something\s+)?to\s+be\s+(?:bargained|traded|haggled|negotiated)|count\s+(?:us
        |me)\s+out|over\s+(?:my|our)\s+dead\s+bod(?:y|ies)|not\s+in\s+my\s+lifetime
        |(?:no|not\s+a)\s+place\s+for|(?:will|would|can|could)(?:\s*not|n['’]t)\s+(?:tolerate|accept|stand\s+(?:for
    |by)|allow)|(?:sees?|saw)\s+no\s+(?:need|reason|point|sense)|(?:not
    |n['’]t)\s+(?:be\s+)?acceptable|out\s+of\s+the\s+question|inadmissible|non-?negotiable|not\s+(?:negotiable
    |for\s+sale|up\s+for\s+(?:discussion|negotiation|debate))
        |(?:will|would)\s+have\s+no\s+part\s+in|(?:will|would|can|could|must|shall)\s+never\s+be\s+(?:ratified
        |tolerated|allowed|agreed|signed|met|accepted|recogni[sz]ed|forgotten|for\s+sale|part)
        |^[\"“']*(?:that\s+)?no\s+(?:\w+\s+){1,4}(?:will|would|shall)\s+(?:\w+ly\s+)?(?:set|enter|cross|pass|land
        |leave|sit|be\s+(?:allowed|sent|handed|given|released))
        |(?:is|was|are|were)(?:\s+not|n['’]t)\s+(?:the\s+(?:answer|solution|way)|an\s+option|on\s+the\s+table
        |in\s+(?:our|its|his|their)\s+interests?)
        |nothing\s+to\s+(?:negotiate|discuss|talk\s+about)|(?:would|will|could|can)(?:\s*not
        |n['’]t)\s+be\s+[\"“]?(?:appropriate|acceptable|right|tolerated|accepted|allowed|negotiated
        |a\s+precondition|imposed)
        |no\s+(?:\w+\s+)?(?:court|country|state|power|government|one|body)\s+(?:has|had|have)\s+(?:the|a
        |any)\s+right|(?:has|have|had)\s+no\s+(?:\w+\s+)?(?:right|business|mandate|authority)\s+to
        |(?:would|will)\s+be\s+(?:wrong|a\s+mistake|premature|inappropriate|unwise)\s+to|there\s+(?:is|was
        |will\s+be|would\s+be|can\s+be|could\s+be)\s+no\s+(?:\w+\s+)?(?:need|reason|point|question|room|talks?
        |negotiations?|compromise|concessions?|deal|alternative\s+to\s+our)
        |no\s+(?:compromise|concessions?|negotiations?|talks)\s+(?:on|with|over|under|until|before|while)
        |while\s+under\s+fire\s+was\s+impossible|go(?:es)?\s+too\s+far)\b
        | ^[\"“']*(?:never|no)\b[,.!\"”']""",
    "calls-for": r"""\b(?:enough\s+is\s+enough|had\s+better|(?:cannot|can['’]t|could\s+not
    |must\s+not)\s+(?:look\s+away|wait|stand\s+(?:by|idly)|stay\s+silent|remain\s+silent|be\s+ignored)
        |must(?!\s+have\b)|should(?!\s+(?:\w+ly\s+)?(?:reach|arrive|be\s+(?:ready|back|over|complete|finished
        |possible)|take\s+(?:about|some)|last|he|she|they|it|we|you|have|see|expect
        |(?:not\s+)?be\s+expected)\b)|ought\s+to
        |needs?\s+to(?!\s+make)|needed\s+to|(?:needs?|needed)\s+["“]?(?:an?|the|more|new|better|urgent|immediate
        |help)\b|(?:is|are|was|were)\s+needed|has\s+to\b|have\s+to\b|had\s+to\s+be\b
        |(?<!\bhe\s)(?<!\bshe\s)(?<!\bthey\s)(?<!\bwe\s)(?<!\bI\s)(?<!\bwho\s)(?<!\bit\s)had\s+to\s+(?!do\s+with)(?=\w+)|
        (?:it\s+is|it['’]s|it\s+was|would\s+be)\s+(?:\w+ly\s+)?(?:important|necessary|essential|vital|imperative
        |crucial|up\s+to
        |high\s+time|time|past\s+time|incumbent)\s+(?:that|to|for|on|\w+\s+to)|(?:an?|the)\s+(?:\w+\s+)?(?:need
        |necessity)\s+(?:for|to|of)
        |(?:imperative|essential|vital|crucial|indispensable)\s+(?:that|to|for)|required\b|requires?\b|(?:nothing
        |anything)\s+less\s+than|what\s+(?:we|is)\s+need|(?:has|have|had)\s+(?:an?
        |the)\s+(?:\w+\s+)?(?:responsibility|duty|obligation)\s+to
        |it\s+(?:is|was)\s+for\s+(?:\w+\s+){1,4}to\b|now\s+is\s+the\s+time|no\s+room\s+for
        |there\s+can\s+be\s+no\s+games|hands\s+off|let\s+us|let['’]s|calls?\s+(?:on|for|upon)|urges?|proposes?)\b""",
    "warns": r"""\b(?:threats?\s+(?:if|unless)
        |(?:will|would|['’]ll)\s+(?:\w+\s+){0,2}(?:attack|strike|respond|react|act|answer|fight\s+back
        |shoot|bomb|hit\s+back)
        \b[^.;]{0,60}?\b(?:if|unless)|further\s+(?:steps|measures|action)\s+(?:if|unless)|^[\"“']*(?:if
        |unless)\b[^.;]{3,80}?\b(?:we|i|it)\s+(?:will|['’]ll|remains?|would|shall|may)
        |serious\s+threat|(?<!without\s)consequences|retaliat\w+|(?:any|every)\s+(?:\w+\s+){1,5}(?:will
        |would)\s+(?:be\s+(?:\w+ly\s+)?(?:sunk|met|answered|punished|crushed|destroyed|treated|shot|repelled
        |regarded)|meet|face|receive)
        |(?:those|anyone|whoever)\s+(?:who\s+)?(?:\w+\s+){1,5}(?:will|would)\s+(?:pay|regret|be\s+(?:punished|held)
        |face|suffer)|deserves?\s+(?:\w+\s+)?punishment|pay\s+(?:a|the|dearly)\s*(?:\w+\s+)?(?:price)?
        |(?:will|would)\s+(?:be\s+met|meet)\s+(?:with|by|an?)\b|(?:would|could|will)\s+(?:lead|result)\s+(?:to
        |in)\s+(?!(?:an?\s+)?(?:peace|deal|agreement|settlement|solution|breakthrough))
        |(?:could|would|will|(?-i:may)|might)\s+(?:\w+ly\s+)?
        (?:affect|harm|damage|hurt|jeopardi[sz]e|endanger|undermine|destabili[sz]e|derail|ruin|wreck|destroy|ignite
        |inflame|plunge|spark|trigger|provoke|poison|threaten|backfire|spiral|escalate|collapse|burden|complicate
        |face)
        |risk(?:s|ed)?\s+(?:an?\s+|the\s+)?(?:new\s+|wider\s+|another\s+|\w+ing\s+)?(?:war|conflict|famine|collapse
        |escalation|catastrophe|\w+ing)|(?:on|to)\s+the\s+(?:brink|verge|edge)\s+of
        |(?:sliding|drifting|heading|moving|slid|drifts?|heads?)\s+(?:towards?|into|for)\s+(?:\w+\s+)?(?:war
        |conflict|disaster|catastrophe|chaos|collapse|confrontation|abyss)|time\s+(?:is|was)\s+running\s+out
        |running\s+out\s+of\s+time
        |price\s+to\s+pay|under\s+water|(?:at|to)\s+(?:\w+\s+){1,2}peril|hanging\s+by\s+a\s+thread|knife[-\s]edge
        |cost\s+(?:\w+\s+)?lives|powder\s+keg|time\s*bomb
        |(?:other|all)\s+options|play(?:s|ed|ing)?\s+with\s+fire|spill(?:ing|s)?\s+over|tipping\s+point
        |last\s+(?:chance|warning)|for\s+the\s+last\s+time|patience\s+(?:[\w-]+\s+){0,4}?(?:is|was|has|had|will)\b
        |wear(?:s|ing)\s+thin|play(?:s|ed|ing)?\s+into\s+the\s+hands|fish(?:es|ing)?\s+in\s+troubled\s+waters
        |blood\s+on\s+(?:the|their|your|its|his)\s+hands
        |(?:rehearsal|prelude|harbinger)\s+(?:for|to|of)|all\s+hell|cross(?:es|ed|ing)?\s+(?:this|that|the|a
        |our)\s+(?:red\s+)?line|dangerous(?!\s+(?:goods|waste|materials?))|(?:there\s+(?:will
        |would)\s+be\s+no\s+[^.;]{2,40}?\b(?:unless|without|until))|quit\s+the\s+\w+\s+unless|reserves?d?\s+(?:the
        |its|his|their)\s+right\s+to\s+(?:respond|retaliate|act|use|defend|strike|take|answer|hit)
        |catastroph\w+|out\s+of\s+control|arms\s+race|new\s+cold\s+war|red\s+line)\b""",
    "expects": r"""\b(?:could(?!\s+(?:not\s+)?(?:have|be\s+seen|see|hear|be\s+heard|do|afford|accept)\b)|(?:(?-i:may)
    |might)(?!\s+(?:not\s+)?(?:have|be\s+\w+ly\s+at)\b)|can['’]?t\s+happen|cannot\s+happen
        |likely|unlikely|probably|hopefully|should\s+(?:\w+ly\s+)?(?:reach|arrive|be\s+(?:ready|back|over|complete
        |finished|possible)|take\s+(?:about|some)|last)\b
        |(?:closer|nearer)\s+than\s+ever|around\s+the\s+corner|on\s+track|inevitable|hard\s+to\s+(?:see|imagine
        |believe)|head(?:ing|ed)\s+(?:for|towards?)
        |(?:days|weeks|months|steps?|meetings|rounds|hours|inches)\s+away\s+from\s+(?:an?|the)\s+(?:deal|accord
        |agreement|settlement|text)|(?:close|nearer|closer)\s+to\s+(?:an?|the)\s+(?:\w+\s+)?(?:deal|accord
        |agreement|breakthrough|settlement|solution)
        |upbeat|downbeat|gloomy|bleak|in\s+no\s+doubt|little\s+doubt|no\s+miracles?
        |not\s+hold(?:ing)?\s+(?:out\s+for|(?:\w+\s+)?breath)|set\s+to\s+(?:rise|fall|grow
        |shrink|last|fail|succeed|become|continue|increase|decline|drop)|little\s+hope|foresee|within\s+reach
        |in\s+sight|(?:odds|chances|prospects?
        |likelihood)\s+(?:of|that|are|were|is)|doomed|bound\s+to|sooner\s+or\s+later
        |grounds\s+for\s+(?:\w+\s+)?optimism|illusions?\s+about
        |be\s+expected(?!\s+to\s+(?:arrive|visit|meet|attend|travel|sign|speak|address|hold|take\s+part))
        |possible\s+that|it['’]s\s+possible|expects?|hopes?|hoped|a\s+matter\s+of\s+time|too\s+early\s+to\s+say\s+we
        |optimistic|pessimistic|chance\s+(?:of|that|to\s+(?:solve|end|reach|win|make|get|achieve|bring|turn|settle
        |find))|(?:will|['’]ll|would)\s+(?!have\b(?!\s+(?:a|an|the|to|no)\b)|not\s+have\s+\w+ed\b|have\s+to\b))""",
}  # fmt: skip

# Future told as a matter of record: of a document what it provides, of a person what the calendar holds for him.
PROVIDES = r"""\b(?:treaty|treaties|deal|accord|agreement|pact|law|bill|resolution|text|draft|plan|proposals?
    |document|programme|program|budget|package|measure|rules?|decree|scheme|project|mechanism|mission|force)s?
    (?:\s+\w+){0,6}?\s+(?:will|would)\s+(?:\w+ly\s+)?(?:eliminate|allow|require|ban|limit|give|provide|set|oblige
    |create|establish|include|cover|last|take\s+effect|enter|permit|cut|reduce|grant|replace|apply|expire|run|cost
    |be\s+\w+ed)\b
    | ^(?:that\s+)?under\s+(?:the|this|that|its|an?)\s+[^,;.]{3,60}?,?\s+[^,;.]{2,60}?\b(?:will
    |would)\b"""  # fmt: skip
# What the side that speaks has in hand, told without a doer: "the broadcasts will continue", "all aid would be paid".
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
    return tuple((act, re.compile(pattern, re.IGNORECASE | re.VERBOSE)) for act, pattern in OWN_SIDE.items())


@cache
def anywhere_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return act and compiled pattern, in the order in which they are tried, to be searched in the content."""
    return tuple((act, re.compile(pattern, re.IGNORECASE | re.VERBOSE)) for act, pattern in ANYWHERE.items())
