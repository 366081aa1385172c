"""Turn a page's markup into reading text: blocks with a position map back to the page, and what the markup says they
are.

All text that a reader can see is kept, menus and footers too; only scripts, styles and the head are left out. Blanks
are collapsed as a browser does it, blocks are parted by an empty line.
"""

import re

import msgspec

from communique.ingest.maps import MapBuilder, Runs
from communique.ingest.markup import Token, find_tokens, read_attributes, resolve_references
from communique.model import Span

# Deeper elements are read as if they stood at this depth. Browsers stop at 512; honest pages stay below 100.
DEEPEST = 256
# More tags than this are no page of news.
MOST_TAGS = 400_000
# Blocks of at least so many characters, mostly outside links, are running text; an element with this share of all
# running text is the page's main part whatever its class says.
RUNNING_TEXT, BULK = 60, 0.3

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup",
        "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "select",
        "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "time-block", "title", "tr", "ul",
    )
)  # fmt: skip
_SKIPPED = frozenset(
    ("script", "style", "template", "noscript", "head", "svg", "math", "object", "iframe", "noembed", "noframes")
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_OUTSIDE = frozenset(("nav", "footer", "select", "button", "menu", "dialog", "option"))
# Like a telling class: usually apart from the report, but some systems put the whole page into a form.
_DOUBTFUL = frozenset(("aside", "form"))
_OUTSIDE_ROLES = frozenset(("navigation", "complementary", "search", "menu"))
# An open <p> is closed by the start of any block (HTML Standard §13.1.2.4); so is an open <li> by the next.
_CLOSED_BY_BLOCK = frozenset(("p",))
_CLOSED_BY_SAME = frozenset(("li", "dt", "dd", "tr", "td", "th", "option"))

_NOISE = re.compile(
    r"(?<![a-z])(?:nav(?:bar|igation)?|menu|footer|sidebar|side-?bar|breadcrumbs?|share|sharing|social|comments?|disqus|respond|"
    r"related|recommend(?:ed|ations)?|promo|banner|advert\w*|ads?|sponsor(?:ed)?|newsletter|subscribe|subscription|signup|login|"
    r"cookies?|popup|modal|widget|most-?(?:read|popular|viewed)|trending|toolbar|tools|tags?|pagination|pager|skip|search|"
    r"masthead|site-?header|page-?header|outbrain|taboola|print-?only|more-(?:news|stories)|read-?more)(?![a-z])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?<![a-z])(?:caption|wp-caption-text|photo-?(?:desc|credit|text)|image-?(?:desc|title|credit)|media-?title)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?<![a-z])(?:byline|author|writer|reporter)(?![a-z])", re.IGNORECASE)
_DATE = re.compile(r"(?<![a-z])(?:date|dateline|time|timestamp|published|pubdate|posted)(?![a-z])", re.IGNORECASE)
_BODY = re.compile(
    r"(?<![a-z])(?:article-?(?:body|text|content)|story-?(?:body|text|content)|post-?(?:body|content|text)|entry-?content|news-?(?:text|body|content))",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\n\r\f]+")


class Block(msgspec.Struct, frozen=True):
    """A block of the reading text.

    tag is the innermost block element; path numbers the elements it stands in, outermost first; outside: within
    navigation, a footer and the like, or in something whose class says so ("sidebar"); role: what class or markup
    calls it; links is the number of characters inside links.
    """

    span: Span
    tag: str
    path: tuple[int, ...]
    outside: bool
    role: str | None
    in_body: bool
    in_article: bool
    links: int
    noise: tuple[int, ...] = ()


class Page(msgspec.Struct, frozen=True):
    """The reading text of a page, its blocks, the map to the source, and what the head says."""

    text: str
    runs: Runs
    blocks: tuple[Block, ...]
    title: str | None
    metas: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]
    language: str | None
    times: tuple[str, ...]
    depth: int
    tags: int
    canonical: str | None = None


class _Open(msgspec.Struct):
    name: str
    number: int
    outside: bool
    noise: tuple[int, ...]
    role: str | None
    in_body: bool
    in_article: bool
    skipped: bool
    in_link: bool


class _Builder:
    """Walks the tokens once; knows the open elements and the block being written."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.map = MapBuilder()
        self.blocks: list[Block] = []
        self.open: list[_Open] = [_Open("#root", 0, False, (), None, False, False, False, False)]
        self.counts: dict[str, int] = {}
        self.number = 0
        self.start = 0
        self.links = 0
        self.blank: int | None = None
        self.words = False
        self.place: _Open | None = None
        self.path: tuple[int, ...] = ()
        self.depth = 0
        self.preformatted = 0

    def flush(self) -> None:
        """End the block being written."""
        if self.words and self.place is not None:
            block = self.place
            span = Span(self.start, self.map.size)
            self.blocks.append(
                Block(
                    span, block.name, self.path, block.outside, block.role, block.in_body, block.in_article, self.links
                )
            )
        self.start, self.links, self.blank, self.words, self.place = self.map.size, 0, None, False, None

    def write(self, token: Token) -> None:
        """Add the text of `token` to the block, blanks collapsed."""
        here = self.open[-1]
        if here.skipped:
            return
        for words, place, verbatim in resolve_references(self.source, token.start, token.end):
            if verbatim:
                self._write_plain(words, place, here)
            else:
                self._begin(here)
                self._separate()
                self.map.replace(words, place)
                self.links += len(words) * here.in_link

    def _write_plain(self, words: str, place: int, here: _Open) -> None:
        position = 0
        for match in _BLANKS.finditer(words):
            self._put(words[position : match.start()], place + position, here)
            if self.words:
                if self.preformatted and "\n" in match.group():
                    self.map.copy("\n", place + match.start() + match.group().index("\n"))
                elif self.blank is None:
                    self.blank = place + match.start()
            position = match.end()
        self._put(words[position:], place + position, here)

    def _put(self, words: str, place: int, here: _Open) -> None:
        if not words:
            return
        self._begin(here)
        self._separate()
        self.map.copy(words, place)
        self.links += len(words) * here.in_link

    def _begin(self, here: _Open) -> None:
        if not self.words:
            if self.blocks:
                self.map.insert("\n\n")
            self.words, self.start, self.blank = True, self.map.size, None
            self.place = next((one for one in reversed(self.open) if one.name in _BLOCKS), here)
            self.path = tuple(one.number for one in self.open if one.name in _BLOCKS)
            if here.role is not None and self.place.role is None:
                self.place = msgspec.structs.replace(self.place, role=here.role)

    def _separate(self) -> None:
        if self.blank is not None:
            if self.source[self.blank] == " ":
                self.map.copy(" ", self.blank)
            else:
                self.map.replace(" ", self.blank)
            self.blank = None

    def push(self, name: str, attributes: dict[str, str]) -> None:
        self.number += 1
        above = self.open[-1]
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:500]
        itemprop = attributes.get("itemprop", "").casefold()
        in_body = above.in_body or "articlebody" in itemprop or bool(_BODY.search(names))
        hidden = "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", "")
        outside = above.outside or name in _OUTSIDE or hidden
        # <body class="… ad-free"> must not silence the page.
        noise = above.noise
        may_be_noise = name not in ("html", "body", "main", "article") and not in_body and len(noise) < 8
        told = name in _DOUBTFUL or _NOISE.search(names) or attributes.get("role") in _OUTSIDE_ROLES
        if may_be_noise and told:
            noise = (*noise, self.number)
        outside = outside or (name == "header" and not above.in_article)
        role = _role(name, names, itemprop, attributes) or (
            above.role if name not in ("article", "section", "main") else None
        )
        if len(self.open) > DEEPEST:
            self.depth = max(self.depth, len(self.open) + 1)
            return
        self.open.append(
            _Open(
                name,
                self.number,
                outside,
                noise,
                role,
                in_body,
                above.in_article or name == "article",
                above.skipped or name in _SKIPPED,
                above.in_link or name == "a",
            )
        )
        self.counts[name] = self.counts.get(name, 0) + 1
        self.depth = max(self.depth, len(self.open))

    def pop(self, name: str) -> None:
        """Close `name` and what is still open inside it; an end tag without a start is passed over."""
        if not self.counts.get(name):
            return
        while len(self.open) > 1:
            closed = self.open.pop()
            self.counts[closed.name] -= 1
            if closed.name == name:
                return


def _role(name: str, names: str, itemprop: str, attributes: dict[str, str]) -> str | None:
    if name in ("figcaption", "caption") or _CAPTION.search(names) or itemprop == "caption":
        return "caption"
    if (
        itemprop in ("datepublished", "datemodified")
        or (name == "time")
        or (_DATE.search(names) and name in ("span", "p", "div", "em", "small", "li", "abbr"))
    ):
        return "date"
    if (
        "author" in itemprop.split()
        or attributes.get("rel") == "author"
        or (_BYLINE.search(names) and name in ("span", "p", "div", "a", "em", "address", "li"))
    ):
        return "byline"
    if itemprop == "headline" or name == "h1":
        return "h1"
    return "heading" if re.fullmatch(r"h[2-6]", name) else None


def read_blocks(source: str) -> Page:
    """Return the reading text of `source` and what its markup says. Linear in the length of `source`."""
    builder = _Builder(source)
    title: str | None = None
    metas: list[tuple[str, str]] = []
    scripts: list[str] = []
    times: list[str] = []
    language = canonical = None
    tags = 0
    is_data = False
    for token in find_tokens(source):
        if token.kind in ("text", "cdata"):
            if token.name == "title":
                if title is None:
                    title = " ".join(_plain(source, token).split())
            elif is_data:
                scripts.append(source[token.start : token.end])
            elif not token.name:
                builder.write(token)
            is_data = False
            continue
        tags += 1
        if tags > MOST_TAGS:
            break
        name = token.name
        if token.kind == "end":
            if name in _BLOCKS:
                builder.flush()
            if name == "pre" and builder.preformatted:
                builder.preformatted -= 1
            builder.pop(name)
            continue
        attributes = read_attributes(source, token) if token.attributes[1] > token.attributes[0] else {}
        is_data = name == "script" and "ld+json" in attributes.get("type", "")
        if name == "meta":
            key = (
                attributes.get("property")
                or attributes.get("name")
                or attributes.get("itemprop")
                or attributes.get("http-equiv")
            )
            if key and "content" in attributes:
                metas.append((key.casefold(), attributes["content"].strip()))
        elif name == "html":
            language = attributes.get("lang") or attributes.get("xml:lang") or None
        elif name == "link" and "canonical" in attributes.get("rel", "").casefold().split():
            canonical = attributes.get("href")
        elif name == "time" and attributes.get("datetime"):
            times.append(attributes["datetime"])
        if name == "br":
            builder.flush()
            continue
        if name in _BLOCKS:
            builder.flush()
            if builder.counts.get("p") and builder.open[-1].name == "p":
                builder.pop("p")
            if name in _CLOSED_BY_SAME and builder.open[-1].name == name:
                builder.pop(name)
        if name == "body":
            builder.pop("head")
        if name in _VOID or token.closed:
            continue
        if name == "pre":
            builder.preformatted += 1
        builder.push(name, attributes)
    builder.flush()
    text, runs = builder.map.finish()
    blocks = _judge_noise(builder.blocks)
    return Page(
        text,
        runs,
        blocks,
        title,
        tuple(metas),
        tuple(scripts),
        language,
        tuple(times),
        builder.depth,
        tags,
        canonical,
    )


def _plain(source: str, token: Token) -> str:
    return "".join(words for words, _, _ in resolve_references(source, token.start, token.end))


def _judge_noise(blocks: list[Block]) -> tuple[Block, ...]:
    """Put outside what stands in an element with a telling class, unless that element holds the bulk of the page's
    text.

    Frameworks name outer containers "widget" or "ad-wrapper" as well; those are no sidebars.
    """
    weights: dict[int, int] = {}
    total = 0
    for block in blocks:
        if block.outside or len(block.span) < RUNNING_TEXT or 2 * block.links > len(block.span):
            continue
        total += len(block.span)
        for number in block.noise:
            weights[number] = weights.get(number, 0) + len(block.span)
    bulk = {number for number, weight in weights.items() if weight > BULK * total}
    return tuple(
        msgspec.structs.replace(block, outside=block.outside or any(number not in bulk for number in block.noise))
        if block.noise
        else block
        for block in blocks
    )
