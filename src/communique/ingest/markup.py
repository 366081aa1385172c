"""Cut HTML or XML into tokens with exact offsets, in linear time, whatever is wrong with it.

After the WHATWG tokenizer (HTML Standard, §13.2.5) as far as news pages need it. Every token knows its place in the
source; nothing is normalised.
"""

import html
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

# Elements whose content is raw text up to their end tag.
RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"))

_TAG_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")
_TAG_END = re.compile(r"""[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+>""")
_REFERENCE = re.compile(r"&(?:#\d{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
# A tag longer than this is a stray "<"; attributes of real pages are shorter (the longest seen, an inline image,
# apart).
LONGEST_TAG = 100_000
# After so many tags with an unclosed quotation mark the page is broken throughout: tags then end at the first ">".
MOST_BROKEN_TAGS = 20


class Token(msgspec.Struct, frozen=True):
    """A token of markup: its kind, its place, and for tags the lower-case name and where the attributes stand."""

    kind: Literal["text", "start", "end", "cdata"]
    start: int
    end: int
    name: str = ""
    attributes: tuple[int, int] = (0, 0)
    closed: bool = False


def find_tokens(source: str, start: int = 0, end: int | None = None, *, is_xml: bool = False) -> Iterator[Token]:
    """Yield the tokens of `source[start:end]`; comments, doctypes and processing instructions are passed over."""
    end = len(source) if end is None else end
    position = start
    text_start = start
    no_more: set[str] = set()
    while position < end:
        opening = source.find("<", position, end)
        if opening < 0:
            break
        token, following = _markup_at(source, opening, end, is_xml, no_more)
        if following <= opening:
            position = opening + 1  # a stray "<" is text
            continue
        if opening > text_start:
            yield Token("text", text_start, opening)
        if token is not None:
            yield token
            if token.kind == "start" and not is_xml and token.name in RAW and not token.closed:
                stop = _find_end_tag(source, token.name, token.end, end, no_more)
                if stop > token.end:
                    yield Token("text", token.end, stop, token.name)
                following = stop
        position = text_start = following
    if text_start < end:
        yield Token("text", text_start, end)


def read_attributes(source: str, token: Token) -> dict[str, str]:
    """Return the attributes of a start tag, names in lower case, references resolved; of two the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source, *token.attributes):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
    return found


def resolve_references(source: str, start: int, end: int) -> Iterator[tuple[str, int, bool]]:
    """Yield the pieces of a text token as (words, place, as they stand): plain stretches, and character references."""
    position = start
    ampersand = source.find("&", start, end)
    while ampersand >= 0:
        match = _REFERENCE.match(source, ampersand, end)
        meant = html.unescape(match.group()) if match else ""
        if match is None or meant == match.group():
            ampersand = source.find("&", ampersand + 1, end)
            continue
        if ampersand > position:
            yield source[position:ampersand], position, True
        # "&amplt" without semicolon resolves in part only; what is left stands for itself behind it.
        yield meant, ampersand, False
        position = match.end()
        ampersand = source.find("&", position, end)
    if position < end:
        yield source[position:end], position, True


def _markup_at(source: str, opening: int, end: int, is_xml: bool, no_more: set[str]) -> tuple[Token | None, int]:
    """Return the token at "<" and where it ends; (None, end) for what is passed over, (None, opening) for a stray
    "<"."""
    following = source[opening + 1 : opening + 2]
    if following.isalpha() and following.isascii():
        name = _TAG_NAME.match(source, opening + 1, min(end, opening + 100))
        if name is None:
            return None, opening
        stop = _tag_end(source, name.end(), end, no_more)
        if stop < 0:
            return None, opening
        tag = name.group() if is_xml else name.group().lower()
        return Token("start", opening, stop, tag, (name.end(), stop - 1), source[stop - 2] == "/"), stop
    if following == "/":
        name = _TAG_NAME.match(source, opening + 2, min(end, opening + 100))
        stop = _find(source, ">", opening + 2, end, no_more)
        if stop < 0:
            return None, opening
        if name is None:
            return None, stop + 1
        return Token("end", opening, stop + 1, name.group() if is_xml else name.group().lower()), stop + 1
    if source.startswith("<!--", opening):
        stop = _find(source, "-->", opening + 4, end, no_more)
        return None, stop + 3 if stop >= 0 else end
    if source.startswith("<![CDATA[", opening):
        stop = _find(source, "]]>", opening + 9, end, no_more)
        return Token("cdata", opening + 9, stop if stop >= 0 else end), stop + 3 if stop >= 0 else end
    if following in ("!", "?"):
        stop = _find(source, ">", opening + 2, end, no_more)
        return None, stop + 1 if stop >= 0 else end
    return None, opening


def _tag_end(source: str, start: int, end: int, no_more: set[str]) -> int:
    """Return the place after the ">" that ends a tag, quoted attribute values skipped; -1 if there is none."""
    first = _find(source, ">", start, end, no_more)
    if first < 0:
        return -1
    if not any(quote in source[start : min(first, start + LONGEST_TAG)] for quote in "\"'"):
        return first + 1 if first - start <= LONGEST_TAG else -1
    broken = len(no_more) - sum(1 for words in no_more if not words.isdigit())
    match = _TAG_END.match(source, start, min(end, start + LONGEST_TAG)) if broken < MOST_BROKEN_TAGS else None
    if match:
        return match.end()
    # An unclosed quotation mark: the first ">" it is.
    no_more.add(str(broken))
    return first + 1


def _find_end_tag(source: str, name: str, start: int, end: int, no_more: set[str]) -> int:
    """Return where the end tag of a raw element begins; the end of the source if it has none."""
    if f"</{name}" in no_more:
        return end
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, start, end)
    if match is None:
        no_more.add(f"</{name}")
        return end
    return match.start()


def _find(source: str, words: str, start: int, end: int, no_more: set[str]) -> int:
    """Like `str.find`, but what was once not found to the end is not looked for again: so the whole stays linear."""
    if words in no_more:
        return -1
    position = source.find(words, start, end)
    if position < 0:
        no_more.add(words)
    return position
