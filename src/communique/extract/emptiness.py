"""Which attributions say nothing: a deed refused, a name withheld, what is expected by nobody, a word that asks one.

Each test is small and knows one usage of English; `counting` asks them before it weighs the content.
"""

import re
from collections.abc import Sequence, Set

from communique.lang.reporting import reporting_forms
from communique.model import Attribution

# Refusing these is a deed, not words: "refused to attend".
DEEDS = frozenset(
    """attend take go come send sign leave meet join pull let give hand pay open return withdraw vacate enter shake
    call sit stand play pass release""".split()
)
IMPERSONAL = frozenset("expected called conveyed offered believed thought known named supposed meant due".split())
_WITHHELD = re.compile(r"(?:not\s+)?(?:to\s+)?(?:not\s+)?be\s+(?:named|identified|quoted)\b", re.IGNORECASE)
_WRITER = re.compile(r"\b(?:I|we|you)(?:\s+\w+ly)?\s*$")
_BE = frozenset("is are was were be been being 's 're".split())
_MAKING = frozenset("offer offers offered offering made makes make making gave gives give issued issue".split())
_ARTICLES = frozenset("the a an his her their its".split())
TURNING = frozenset(
    """brushed brush brushes rejected reject rejects rejecting dismissed dismiss dismisses dismissing ignored ignore
    ignores ignoring defied defy defies defying resisted resist resists resisting shrugged rebuffed rebuff rebuffs
    spurned heeded heed heeds answered met""".split()
)
ASKINGS = frozenset(
    "appeal appeals call calls demand demands plea pleas request requests warning warnings pressure".split()
)
FORESEEN = frozenset(
    "expect believe think suppose know consider see".split()
)  # "were expected to win": by nobody named
# What one may be given in a passive: "was denied entry", "were offered asylum", "has been sworn in".
RECEIVED = frozenset(
    """deny offer refuse promise swear praise honor honour applaud criticise criticize condemn call accuse blame
    thank""".split()
)
_REPORTED = re.compile(
    r"(?:the\s+)?(?:\w+\s+)?(?:reports?|rumou?rs?|claims?|allegations?|suggestions?)\b", re.IGNORECASE
)
DRAWING = frozenset(
    """draw draws drew drawn drawing earn earned win won receive received face faced attract attracted spark sparked
    prompt prompted provoke provoked""".split()
)
DRAWN = frozenset(
    """praise criticism condemnation anger outrage protest protests support complaints objections questions calls
    fears""".split()
)
RECALLED = frozenset("ambassador ambassadors envoy envoys diplomats diplomat consul troops parliament staff".split())
CALLED_EVENTS = frozenset(
    """rally election elections referendum meeting strike halt summit vote session truce conference protest poll
    demonstration boycott march parade vigil walkout sit-in stoppage curfew by-election plebiscite ballot congress
    convention assembly inquiry""".split()
)
_EVENTLESS = re.compile(
    r"(?:only\s+)?on\s+(?:the\s+)?condition\b|(?:strictly\s+)?(?:on\s+background|off\s+the\s+record|anonymously)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bwithout\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# A call is told with its reason or day, which are no words of his: "called the Emir of Qatar because …".
_AFTER_CALL = re.compile(r"\s+(?:because|after|before|when|while|on|from|earlier|late|in|to)\b")
_IN_NAMES = frozenset("the of and his her their de van von bin al el".split())
MOST_NAME_WORDS = 9  # "Second Deputy Foreign Minister Li Gao-shan of the People's Republic" is one name
# What was agreed on is a thing, and the infinitive behind it its purpose: "agreed on a framework to destroy …".
_AGREED_ON = re.compile(r"\b(?:on|upon|to)\s+(?:an?|the|their|new|further|joint|common|several)\s+\w+", re.IGNORECASE)
# What one goes to do or will do by speaking is not said yet: "went to Oslo to urge the leaders to …".
PERSUADING = frozenset(
    """urge press ask call appeal plead convey demand request discuss implore beg lobby encourage persuade push
    raise""".split()
)
_NOT_YET = frozenset("to will 'll ’ll would".split())
OCCASIONS = frozenset("visit attend come join meet talks summit conference ceremony dinner".split())
_PERFECT = frozenset("has have had 've ’ve having".split())
# Plural nouns that are written as a form of a verb: "the states that have suffered".
_RELATIVE_VERB = frozenset("have has had is are was were do did can could will would may might must".split())
_LASTING = frozenset({"begin", "continue"})  # they report only before a quotation


def is_empty(attribution: Attribution, cue: Sequence[str], lemmas: Set[str], content: Sequence[str], text: str) -> bool:
    """Tell whether unquoted words with this cue and content (both lower case) say nothing of anybody."""
    assert attribution.cue is not None
    nobody = attribution.speaker is None and attribution.inferred_speaker is None
    return (
        _EVENTLESS.match(" ".join(content)) is not None
        or _is_other_sense(cue, lemmas, content)
        or _WITHOUT.search(text, max(0, attribution.cue.start - 12), attribution.cue.start) is not None
        or (nobody and _is_impersonal(attribution, cue, text))
        or ("refuse" in lemmas and _verb_of(content) in DEEDS)
        or _WITHHELD.match(" ".join(content)) is not None
        or text[max(0, attribution.content[0].start - 12) : attribution.content[0].start].endswith("condition ")
        or (bool(lemmas) and lemmas <= _LASTING)
        or ("call" in lemmas and (_calls_somebody(cue, content) or _is_name(attribution, text)))
        or ("consider" in lemmas and not {"as", "be"} & set(content))
        or _was_asked(attribution, cue, text)
        or _is_byline(attribution, cue, text)
        or _turns_away(cue, content)
        or ("no" in cue and not _MAKING.isdisjoint(cue))  # "made no commitment to"
        or (
            "agree" in lemmas and _AGREED_ON.search(text, attribution.cue.end, attribution.content[0].start) is not None
        )
        or (cue[0] in _NOT_YET and lemmas & PERSUADING and attribution.form == "indirect")
        or (content[:1] and content[0] in _BE and not _BE & set(cue))  # "what he says is true"
        or (
            len(cue) == 1
            and cue[0].endswith("s")
            and content[:1] == ["that"]
            and bool(_RELATIVE_VERB & set(content[1:2]))
        )
    )


def is_received(attribution: Attribution, cue: Sequence[str], lemmas: Set[str], text: str) -> bool:
    """Tell whether the one before a passive got what the verb names: "were denied visas", "drew praise for"."""
    speaker, where = attribution.speaker, attribution.cue
    if where is None or (speaker is not None and speaker.end > where.start):
        return False
    if speaker is None:
        thing = _REPORTED.search(text, max(0, where.start - 60), where.start)
        return bool(_BE & set(cue)) and "deny" in lemmas and thing is None
    if DRAWING & set(cue) and DRAWN & set(cue):
        return True
    if _BE & set(cue) and lemmas & FORESEEN and not {"by"} & set(cue):
        return True
    passive = bool(_BE & set(cue)) and cue[-1].endswith(("ed", "en", "rn", "d"))
    return passive and bool(lemmas & RECEIVED) and not _REPORTED.match(speaker.of(text))


def _is_other_sense(cue: Sequence[str], lemmas: Set[str], content: Sequence[str]) -> bool:
    """Tell senses in which a verb of saying says nothing: recalled its envoy, sworn in, called a rally, briefed on."""
    if "charge" in lemmas and ("with" in cue or content[:1] == ["with"]):
        return True  # by a prosecutor
    head = [word for word in content[:4] if word not in _ARTICLES]
    return (
        ("recall" in lemmas and bool(RECALLED & set(content[:6])) and "that" not in content[:2])
        or ("swear" in lemmas and (content[:1] == ["in"] or content[:1] == ["into"]))
        or (lemmas == {"call"} and bool(head) and head[0] in CALLED_EVENTS)
        or (
            lemmas == {"call"}
            and ("in" in (cue[-1], *content[:1]) or (cue[-1].startswith("call") and _verb_of(content) is not None))
        )
        or (lemmas == {"invite"} and bool(OCCASIONS & set(content)))
        or (lemmas == {"see"} and bool(_PERFECT & set(cue)))  # "has seen prices rise": lived through
        or (
            bool(lemmas & {"brief", "inform", "update"})
            and bool({"on", "about"} & set(content[:1]) or {"on", "about"} & set(cue[-1:]))
        )
        or (bool(lemmas & {"brief"}) and "on" in content[:12] and "that" not in content[:12])
    )


def _is_impersonal(attribution: Attribution, cue: Sequence[str], text: str) -> bool:
    """Tell whether a cue without a speaker is nobody's: "is expected", "to urge", "concerns over", "(I)'m sure"."""
    assert attribution.cue is not None
    verbs = [word for word in cue if word in reporting_forms()]
    base = [reporting_forms()[word].shape for word in verbs] == ["base"] and len(cue) == 1
    return (
        cue[0] in ("to", "having")
        or base
        or (bool(_BE & set(cue)) and bool(IMPERSONAL & set(cue)))
        or _WRITER.search(text, max(0, attribution.cue.start - 20), attribution.cue.start) is not None
    )


def _verb_of(content: Sequence[str]) -> str | None:
    return content[1] if len(content) > 1 and content[0] == "to" else None


def _calls_somebody(cue: Sequence[str], content: Sequence[str]) -> bool:
    """Tell a call by telephone, or a calling off, from calling someone something."""
    named = [word for word in content if word not in _ARTICLES]
    return "off" in cue or (cue[-1] in ("called", "calls", "calling") and len(named) < 2)


def _turns_away(cue: Sequence[str], content: Sequence[str]) -> bool:
    """Tell whether what others ask for is only turned down: "brushed aside appeals for", "rejected calls for"."""
    asked = content[:1] if not ASKINGS & set(cue) else list(cue)
    return bool(TURNING & set(cue)) and bool(ASKINGS & set(asked))


def _is_name(attribution: Attribution, text: str) -> bool:
    """Tell whether the content is somebody's name or office and no more: he was called by telephone.

    What the call was for may follow ("called the Emir of Qatar after the vote").
    """
    whole = " ".join(span.of(text) for span in attribution.content)
    words = _AFTER_CALL.split(whole)[0].replace(",", " ").split()
    return 0 < len(words) < MOST_NAME_WORDS and all(word[:1].isupper() or word in _IN_NAMES for word in words)


def _was_asked(attribution: Attribution, cue: Sequence[str], text: str) -> bool:
    """Tell whether the one before the cue was asked: "the envoy, asked whether …"."""
    speaker = attribution.speaker
    if list(cue) != ["asked"] or speaker is None or attribution.cue is None or speaker.end > attribution.cue.start:
        return False
    return text[speaker.end : attribution.cue.start].strip() == ","


def _is_byline(attribution: Attribution, cue: Sequence[str], text: str) -> bool:
    """Tell whether the writer names himself ("correspondent A reports"), or it is "according to the results"."""
    if attribution.speaker is None:
        return False
    words = attribution.speaker.of(text).lower().split()
    reports = list(cue) in (["reports"], ["reported"], ["reporting"]) and "correspondent" in words
    return reports or ("according" in cue and bool({"results", "outcome"} & set(words[:2])))
