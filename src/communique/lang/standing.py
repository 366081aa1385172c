"""English words by which a stand is tied to a condition, and by which an expectation names what it expects."""

import re

CONDITION = re.compile(
    r"(?<!\beven )(?<!\bas )\b(?:if|unless|provided(?: that)?(?! by)|on (?:the )?condition|(?:as|so) long as"
    r"|only (?:if|when|after|once)|in (?:exchange|return) for)\b",
    re.IGNORECASE,
)
# "as long as" and "so long as" begin with "as", which the look-behind above would not forbid: it looks before them.

NEGATION = re.compile(
    r"\b(?:no|not|never|nothing|neither|nor|without|hardly|scarcely|unlikely|cannot|doubt(?:s|ed|ful)?|rule[sd]? out"
    r"|fail(?:s|ed|ing|ure)?)\b|n[’']t\b",
    re.IGNORECASE,
)

# What a demand demands: that a thing go no further, or that it go on. Looked for at the head of its words.
_ENDED = "stopped halted ended abandoned dropped scrapped cancelled rejected withdrawn suspended frozen lifted removed"
AGAINST = re.compile(
    r"\b(?:not to|(?:vote|decide|rule|act) against|refrain|avoid|stop|halt|cease|end|abandon|drop|scrap|cancel"
    r"|reject|withdraw|suspend|freeze"
    r"|lift|veto|block|delay|postpone|dismantle|remove|abolish|shelve|an end (?:to|of)|a halt (?:to|of)"
    rf"|no (?:more|new|further)|be (?:{_ENDED.replace(' ', '|')}))\b",
    re.IGNORECASE,
)
FAVOUR = re.compile(
    r"\b(?:adopt|pass|support|back|ratify|approve|join|endorse|implement|sign|accept|resume|continue|maintain|establish|build"
    r"|deploy|impose|tighten|extend|create|strengthen|expand|admit|start|launch|agree (?:to|on))\b",
    re.IGNORECASE,
)
DEMAND_WITHIN = 90  # characters of a demand in which its verb stands

# What an expectation may be about; the forms of one word are one topic, so that a later report is asked for the same.
TOPICS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)
    for name, forms in {
        "breakthrough": "breakthroughs?",
        "agreement": "agreements?|accords?|deals?",
        "treaty": "treat(?:y|ies)",
        "ceasefire": "cease-?fires?|truces?|armistices?",
        "resolution": "resolutions?",
        "declaration": "declarations?|communiqu[eé]s?",
        "protocol": "protocols?",
        "summit": "summits?",
        "visit": "visits?",
        "ratification": "ratif(?:y|ies|ied|ication)",
        "withdrawal": "withdraw(?:al|s|n)?|withdrew|pull-?outs?",
    }.items()
}
# Words that say that it came to be, by the side of a topic in a later report.
ACHIEVED = re.compile(
    r"\b(?:achieved|reached|made|signed|concluded|adopted|approved|completed|ratified|took place|(?:has|have) entered"
    r"|entered into force|came into force)\b",
    re.IGNORECASE,
)
# The same as questions to a full-text index that finds a word in both numbers: every report that decides has a word of
# its topic and one of these. A beginning of a word (`agree*`) would take the index many times as long.
TOPIC_WORDS: dict[str, tuple[str, ...]] = {
    "breakthrough": ("breakthrough",),
    "agreement": ("agreement", "accord", "deal"),
    "treaty": ("treaty",),
    "ceasefire": ("ceasefire", "cease", "truce", "armistice"),
    "resolution": ("resolution",),
    "declaration": ("declaration", "communique"),
    "protocol": ("protocol",),
    "summit": ("summit",),
    "visit": ("visit",),
    "ratification": ("ratify", "ratified", "ratification"),
    "withdrawal": ("withdrawal", "withdraw", "withdrawn", "withdrew", "pullout", "pull"),
}
ACHIEVED_WORDS = (
    "achieved", "reached", "made", "signed", "concluded", "adopted", "approved", "completed", "ratified", "took",
    "entered", "came",
)  # fmt: skip
REACH = 60  # characters between a topic and the word that says what became of it: a clause

FORECAST = re.compile(
    r"\b(?:should|can|could|must|may|is|are)(?:n[’']t|not)?(?:\s+(?:not|never|hardly|also))?(?:\s+be)?\s+expected\b",
    re.IGNORECASE,
)  # "was expected" tells of an expectation that is over, and says nothing of whose it was
