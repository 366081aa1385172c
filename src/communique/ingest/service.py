"""Tell the lines that a site, an agency's desk or a press office adds to a report: for its readers, its editors, callers.

Three families, each by what it talks of and to whom, not by its exact words: the buttons and menus of a page, the
sentences by which a publisher courts or instructs the reader, the marks and addresses that a desk sets around its copy.
"""

import re

from communique.ingest.lines import find_words
from communique.ingest.words import fold_words, load_phrases

# Buttons and menu entries are no longer (words, characters).
BUTTON_WORDS, BUTTON_LENGTH = 8, 70
# Longer paragraphs are reports, whatever they mention.
LONGEST_SERVICE = 600
# A longer sentence must speak of two of a publisher's affairs: in a transcript one of them may come up (characters).
LONG_SENTENCE = 240
# A line with a telephone number or an address has few other words.
CONTACT_WORDS = 26

_REPORTED = re.compile(r"\b(?:said|says|told|according to|announced|reiterated|stressed)\b", re.IGNORECASE)
_READER = re.compile(r"\b(?:you|your|yours|yourself|you're|you'll)\b", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:we|our|us|my)\b", re.IGNORECASE)
# How a sentence begins that asks the reader for something.
_ASKING = re.compile(
    r"(?:please|to|do not|don't|never|always|already|not yet|want|by|if|stay|keep|be|have|get|got|receive|sign|subscribe|"
    r"join|support|donate|give|follow|download|click|tap|press|select|choose|enter|register|log|create|become|unlock|"
    r"discover|enjoy|try|save|share|send|email|e-mail|contact|call|write|visit|view|read|watch|listen|check|see|help|"
    r"install|add|allow|accept|manage|turn|set|go|start|explore|leave|report|submit|invite|tell)\b",
    re.IGNORECASE,
)
# What only a publisher speaks of; one such thing said to somebody is enough.
_OWN_AFFAIRS = re.compile(
    r"\bnewsletters?\b|\bunsubscrib\w+|\b(?:use|uses|using|accept|our|these|essential|as|reject|all|manage) cookies\b|\bcookie (?:policy|settings|notice|consent|preferences)|\bjavascript\b|\bad[- ]?(?:free|block\w*)|\btax[- ]deductible|\bpaywall"
    r"|\bprivacy (?:policy|notice|statement)|\bterms (?:of (?:use|service)|and conditions|& conditions)|\binbox\b"
    r"|\bpush (?:alerts?|notifications?)|\b(?:our|quality|independent|fearless|trusted) journalism\b|\byour browser"
    r"|\bctrl\s?\+|\breading list\b|\bfree trial\b|\bgift (?:this )?articles?\b|\beditor's digest\b|\bpromoted content"
    r"|\bnews ?alerts?\b|\bwhatsapp channel|\btelegram channel|\bhtml5?\b|\bpodcasts? (?:app|feed)s?\b|\bpersonali[sz]ed ads?"
    r"|\buser comments\b|\bcomment(?:s|ing)? (?:pages?|policy|section|guidelines|moderation)"
    r"|\bvideo player\b|\bembed (?:link|code)\b|\bthis (?:link|material|page|website)\b.{0,40}\b(?:blog|copying)|\bwire service headlines"
    r"|\byour (?:e-?mail|inbox|subscription|privacy choices|comments? (?:will|may|must|here|below|is awaiting|are))\b"
    r"|\b(?:stories|news) that matters?\b|\b(?:audio|transcript)s? (?:record|version|may|is|are)\b.{0,60}\b(?:deadline|authoritative|accuracy|final form)"
    r"|\b(?:daily|weekly|morning|evening) (?:edition|briefing|newsletter|digest|email|e-mail) (?:by|straight|delivered|sent)",
    re.IGNORECASE,
)
# What a publisher offers; two such things said to the reader are needed.
_OFFERS = re.compile(
    r"\b(?P<join>sign(?:ed|ing)?[ -]?up)\b|\b(?P<pay>subscri\w+)|\b(?P<entry>(?:register|log|logged) (?:for|in|now|with|today|here))\b|"
    r"\b(?P<give>donat\w+|your (?:support|gift|contribution))|\b(?P<app>(?:our|the|mobile) app)\b|\b(?P<speak>(?:leave|post|add|write|submit) (?:a|your) comment)|"
    r"\b(?P<mail>e-?mail address)|\b(?P<club>become a member|membership|our (?:community|readers|supporters|channel|site|website))\b|"
    r"\b(?P<alert>(?:news|email|breaking|mobile) (?:alerts?|notifications?))\b|\b(?P<all>unlimited|full access|free access|exclusive (?:content|access|stories))\b|"
    r"\b(?P<cheap>for (?:just|only|free|as little as)\b|[$£€]\s?\d+(?:\.\d\d)?(?= (?:a|per)\b))|\b(?P<fresh>breaking news|top stories|latest (?:news|headlines|updates))\b|"
    r"\b(?P<social>facebook|twitter|youtube|instagram)\b|\b(?P<click>click)\b|\b(?P<craft>journalism)\b",
    re.IGNORECASE,
)
# "A version of this article appears in print …", "This story has been updated to …".
_EDITION_NOTE = re.compile(
    r"(?:an? (?:\w+ )?version|parts|portions) of this (?:article|story|report|piece|interview|column|essay|item|post)\b|"
    r"this (?:article|story|piece|column|essay|news ?item|post|blog|page|op-ed)\b(?:(?! said | told ).){0,80}?"
    r"\b(?:appear(?:s|ed) (?:in|on|as|at|under)\b|(?:was|is|has been|may have been) "
    r"(?:(?:first|originally|last|previously|also|automatically|lightly) )?(?:published|updated|amended|corrected|modified|produced|"
    r"translated|edited|generated|posted|reprinted|syndicated|adapted|auto-generated|part of|brought to you|made available)\b)|"
    r"this (?:report|interview|video|transcript|content|document|press release|translation|text|commentary|analysis)\b.{0,40}?\b"
    r"(?:(?:first|originally|previously) (?:appeared|published|aired|broadcast)|has been (?:edited|condensed|auto)|was (?:auto-generated|produced in cooperation))",
    re.IGNORECASE,
)
_ALONE_NOTE = re.compile(
    r"(?:order reprints?|reprints? and permissions?|see more on|more about \w|more from |originally published|first published (?:in|on|by)|"
    r"(?:note: )?the (?:views|opinions) expressed|read (?:the )?(?:full|original|rest|more)\b|view (?:original|source|all|full)\b|"
    r"link to (?:the )?original|find this (?:article|story)|to (?:read|view|see|watch|hear|listen to) (?:the|this) (?:full|rest|original|entire|"
    r"article|story|video|text|interview|transcript|gallery|complete)\b|to (?:order|license|purchase|request) (?:videotapes|transcripts|copies|reprints|"
    r"presentation|this|the)\b|you (?:can|may) (?:license|also listen|place this|download|unsubscribe|republish|reprint)|find out more|learn more|"
    r"for pdf|for information media|not an official record|this is (?:a|an) (?:rush|unedited|uncorrected|machine|unofficial|automated|raw) (?:transcript|"
    r"translation|version|text|summary)|this is a transcript\b|this is not an? [\w/]+ publication|our editorial staff|\(our editorial|"
    r"all royalty-free|print(?:able)? (?:page|version)|end of (?:document|list|text|transcript)$|\[end of|source citation|find us on|advertise with|"
    r"report (?:an?) (?:error|mistake|typo)|got a (?:news )?tip|is this (?:page|article) useful|(?:yes|no) this page is|was this (?:page|article|information)|"
    r"rate this|thank you for (?:reading|subscribing|visiting|signing up|your feedback)|(?:the )?content you requested|this was published under|"
    r"this video (?:is (?:un)?available|is no longer|can ?not|requires)|this (?:web)?(?:site|page) (?:uses|requires|is (?:best|protected|also available)|can(?:not)? be)|"
    r"click |tap here|contact your local|list (?:of )?\d+ (?:of \d+|items?)|the post .{5,160} (?:first )?appeared first on|save (?:articles?|stories) (?:to|for)|"
    r"copyright notice:|cite as\b|suggested citation|disclaimer\b|[^ ]{2,20} is not responsible|in partnership with|with the permission of|you are replying to|"
    r"compiled from|no part of this|reproduction (?:in|of|without)|all (?:times|rights)\b|copyright of .{5,80} is the property|copyright notice)",
    re.IGNORECASE,
)
# Who to ring, to write to, to follow.
_CONTACT_START = re.compile(
    r"(?:for (?:further|more|additional|media|press|all|any) (?:information|enquiries|inquiries|details|queries|questions|press)|"
    r"for enquiries|for inquiries|(?:media|press|news desk|public) (?:contacts?|enquiries|inquiries|office|inquiry)\b\s*[:-]|contacts?:|further information$|"
    r"media (?:enquiries|inquiries|contacts?)$|press contacts?$|follow (?:us|the [^.]{2,60}|him|her|them|@?\w+(?: \w+)?|this story) on (?:twitter|facebook|x\b|instagram|"
    r"telegram|linkedin|youtube|social)|or (?:visit|call|e-?mail)\b|visit (?:our|us|www|http)|e-?mail(?: us)?\s?:?\s\S+@|(?:tel|telephone|phone|fax|mobile|e-?mail|address|"
    r"website|web|email address|postal address)\s?[.:]\s?\S|spokesperson'?s service|follow us\b)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:tel|telephone|phone|fax|mob|mobile|cell|gsm)\b[\s.:]{0,3}[+(]?\d|\+\d{1,3}[\s()\d.-]{7,}|\(\d{3}\)\s?\d{3}-\d{4}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
# "Loaded: 12.50%", "Current Time 0:01", "/", "-0:14": a player that a scraper took for text.
_PLAYER = re.compile(
    r"(?:loaded|progress|current time|duration(?: time)?|remaining time|stream type|playback rate|volume|mute|unmute|seek to live"
    r"|playing|chapters|captions?|subtitles?|fullscreen|picture-in-picture|quality|audio track|length|running time)\b[\s:]*[-\d:.%x]*(?:\s?/\s?-?[\d:]+)?",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"</?(?:iframe|script|div|span|img|object|embed|a|style|link|meta|noscript|blockquote)\b[^>]*>|\{\{.*\}\}|\[/?(?:caption|embed|gallery|video)\b.*\]"
)
_CODES = re.compile(r"(?:(?:AR|AZ|BG|CS|DA|DE|EL|EN|ES|ET|FA|FI|FR|GE|GR|HE|HR|HU|HY|IT|JA|KA|KK|KO|KR|KZ|LT|LV|NL|NO|PL|PT|RO|RU|SK|SL|SQ|SR|SV|TR|UA|UK|UZ|ZH|CN|ENG|RUS|UKR|FRA|DEU|ESP|ARA|"
                    r"Eng|Rus|Ukr|Fr|De|Es|Ar)(?:[\s|/,·•-]+|$)){2,}")  # fmt: skip
# What a desk sets around its copy: message numbers, keywords, sign-offs, end marks.
_DESK = re.compile(
    r"ZCZC\b.{0,40}|N{4}|(?:[A-Z]{3,5}/){1,3}\s?/?\s?[A-Z]{2,5}-[A-Z]{1,3}\d{1,5}|(?:AP|AFP|EPA|REUTERS|Reuters) Photos?(?:/Video)?\s+[A-Z]{2,}.{0,60}|with (?:AP|AFP|EPA|Reuters) (?:photos?|graphics?|video)\b.{0,40}"
    r"|(?:eds|editors|editor's note|attn|attention)\s?:\s.{3,300}|AP-[A-Z]{2}-\d\d-\d\d-\d\d.{0,20}|[A-Z]{2,6}\s\d{6}Z?\s(?:GMT\s)?[A-Z][A-Za-z]{2}\s\d{2,4}.{0,10}"
    r"|[A-Z]{2,5}/\s?[A-Z]{2,6}\s\d{8}\s\(\d+\)|[A-Z]{2,5}(?:/[A-Z]{2,6}){0,4}/?\s?\d{5,}|\({2}.*\){1,2}|RTRS\b.{0,60}|\[?[A-Za-z]{0,2}:?n[A-Z][\w:]+\].{0,20}"
    r"|//\s?[A-Za-z ]{2,20}\s?//.{0,12}|[-–—=]{1,3}\s?[A-Z]{2,8}\s?[-–—=]{0,3}|\(?end(?:s|item|it)?\)?(?:\s[a-z]{1,4}[./-]?[a-z]{0,4}){0,2}\.?|[-=\s]*\b(?:30|0)\b[-=\s]*|#{2,3}|[*_=~#\s-]{3,}"
    r"|[a-z]{2,4}(?:[/\\-][a-z]{2,5}){1,6}|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,5}|(?:[a-z]{2}\s){1,3}[a-z]{2}|\d{15,}"
    r"|BBC Mon(?:itoring)?\s[A-Z].{0,60}|FBIS\d?-\S+.{0,60}|FBIS-\S+.{0,60}|JPRS-\S+.{0,40}|\"?dr[a-z]{3}\d{3}_.{0,20}\"?|[A-Z]{2}\d{10}\b(?!.*\bin\b).{0,40}"
    r"|\[(?:passage|presenter|video|audio|correspondent|subheading|words? indistinct|applause|end recording|begin recording)[^\]]{0,120}\]"
    r"|(?:trt|story no|video id|news (?:id|code|number)|publication code|short ?link|short url|editorial #|collection|max file size|release info|license type)\s?:.{0,80}"
    r"|keywords\s?:\s?.{0,80}/|\$\d+(?:\.\d\d)?(?: usd)?|download(?:ed)? from .{3,60}|page \d+ of \d+\b.{0,80}"
    r"|\[pages? [\d-]+\]|\[(?:online from|from the|federal register|weekly compilation|house|senate|congressional record)\b[^\]]{0,160}\]?"
)  # fmt: skip


def is_button(words: str) -> bool:
    """True for buttons and entries of menus: "4 SHARES", "Skip to footer", "Add to your saved stories", "Link copied"."""
    folded = fold_words(words)
    if not folded or len(words) > BUTTON_LENGTH or words.rstrip().endswith(('?"', '."')):
        return False
    pieces = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+[.,]?\d*[kKmM]?%?", words)
    if not 1 <= len(pieces) <= BUTTON_WORDS:
        return False
    known, marks = load_phrases("interface_words"), load_phrases("interface_marks")
    found = [piece.casefold() for piece in pieces if not piece[0].isdigit()]
    return (
        bool(found) and all(word in known or word in marks for word in found) and any(word in marks for word in found)
    )


def is_service(words: str) -> bool:
    """True for what a publisher says about itself to its reader: cookies, newsletters, gifts, how to comment or call."""
    line = words.strip()
    if len(line) > LONGEST_SERVICE or not line:
        return False
    if _MARKUP.fullmatch(line) or _PLAYER.fullmatch(line) or _CODES.fullmatch(line) or is_button(line):
        return True
    if line[0] in '"“”‘«„' or (_REPORTED.search(line) and not line.casefold().startswith("this ")):
        return False
    if _ALONE_NOTE.match(line) or (_EDITION_NOTE.match(line) and len(line) < 400) or is_contact(line):
        return True
    own = {match.group().casefold() for match in _OWN_AFFAIRS.finditer(line)}
    asked = bool(_READER.search(line) or _ASKING.match(line))
    if len(own) > 1 or (own and len(line) <= LONG_SENTENCE and (asked or _HOUSE.search(line))):
        return True
    return asked and len({match.lastgroup for match in _OFFERS.finditer(line)}) > 1


def is_contact(words: str) -> bool:
    """True for whom to ring or write to: "Media enquiries", "Tel.: +41 22 …", "Jane Roe, press officer, jane@…"."""
    if sum(1 for _ in find_words(words)) > CONTACT_WORDS or _REPORTED.search(words):
        return False
    return bool(_CONTACT_START.match(words) or _CONTACT.search(words))


def is_desk_mark(words: str) -> bool:
    """True for what an agency's desk sets around its copy: "ZCZC", "Eds: …", "tz/ab", "NNNN", "AP-WF-06-18-13"."""
    line = words.strip()
    return len(line) <= 320 and bool(_DESK.fullmatch(line))
