"""What linking knows while it works: the chains so far, and what each mention is and where it stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from communique.lang.titles import role_nouns, singular_of
from communique.model import Document, Mention, Sentence, Span, Token
from communique.read.quotes import Quotation, find_quotations
from communique.read.turns import find_turns

_PRIME_MINISTER = re.compile(r"\bprime[\s-]+minister(?=s?\b)")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


class Chains:
    """A union of mentions by index, with lookups that the sieves share."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], tokens: Sequence[Token], mentions: Sequence[Mention]
    ) -> None:
        self.document = document
        self.text = document.text
        self.sentences = sentences
        self.tokens = tokens
        self.mentions = mentions
        self._parent = list(range(len(mentions)))
        self._classes: dict[Span, frozenset[str]] = {}
        self._begins = [mention.span.start for mention in mentions]
        self._size = [1] * len(mentions)
        self._gender = [mention.gender if mention.gender in ("male", "female") else None for mention in mentions]
        self._known = [  # the one person whose full name the directory has
            mention.candidates[0] if mention.kind == "person" and len(mention.candidates) == 1 else None
            for mention in mentions
        ]
        self._starts = [token.span.start for token in tokens]
        paragraphs: dict[int, Span] = {}
        for sentence in sentences:
            held = paragraphs.get(sentence.paragraph)
            paragraphs[sentence.paragraph] = (
                sentence.span
                if held is None
                else Span(min(held.start, sentence.span.start), max(held.end, sentence.span.end))
            )
        self.quotations: tuple[Quotation, ...] = find_quotations(
            document.text, [paragraphs[key] for key in sorted(paragraphs)]
        )
        self.turns = tuple(find_turns(self.text, sentences, mentions))
        self.quotations = _with_turns(self.quotations, [turn.content[0] for turn in self.turns])
        self._outer = [quotation for quotation in self.quotations if quotation.depth == 0]
        self._outer_starts = [quotation.span.start for quotation in self._outer]

    def root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def join(self, left: int, right: int) -> None:
        """Make one chain of two; the earlier mention leads. Two whom the directory knows apart stay apart."""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b or (None not in (self._known[a], self._known[b]) and self._known[a] != self._known[b]):
            return
        self._known[a] = self._known[a] or self._known[b]
        self._parent[b] = a
        self._size[a] += self._size[b]
        self._gender[a] = self._gender[a] or self._gender[b]

    def is_alone(self, index: int) -> bool:
        """Tell whether no other mention has been joined to this one."""
        return self._size[self.root(index)] == 1

    def name(self, index: int) -> str:
        """Return the bare name of a mention without an article, blanks made single."""
        return " ".join(_ARTICLE.sub("", self.mentions[index].head.of(self.text)).split())

    def known(self, index: int) -> str | None:
        """Return the person of the directory that the chain of a mention is, where it is one alone."""
        return self._known[self.root(index)]

    def gender(self, index: int) -> str | None:
        """Return the gender that any mention of the chain tells."""
        return self._gender[self.root(index)]

    def token_at(self, offset: int) -> int:
        """Return the index of the token that holds `offset` or follows it."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        return at if self.tokens[at].span.end > offset else at + 1

    def relation(self, span: Span) -> str:
        """Return the relation of the word in `span` that the others hang on; "" without a tree."""
        first, last = self.token_at(span.start), self.token_at(span.end - 1) + 1
        for index in range(first, min(last, len(self.tokens))):
            head = self.tokens[index].head
            if head is not None and not first <= head < last:
                return self.tokens[index].relation
        return ""

    def rivals(self, start: int, end: int, *, plural: bool) -> int:
        """Count the common nouns of that number between two places that are no mentions and may be meant instead."""
        first, last = self.token_at(start), self.token_at(end)
        found = 0
        for index in range(first, min(last, len(self.tokens))):
            token = self.tokens[index]
            if token.pos != "NOUN" or (token.lemma != token.text.lower() and token.text.endswith("s")) != plural:
                continue
            if index + 1 < len(self.tokens) and self.tokens[index + 1].pos in ("NOUN", "PROPN"):
                continue  # a modifier
            if not any(self.mentions[at].span.contains(token.span) for at in self.mentions_near(token.span.start, 60)):
                found += 1
        return found

    def mentions_near(self, offset: int, reach: int) -> range:
        """Return the indexes of the mentions that begin within `reach` characters of `offset`."""
        return range(bisect_left(self._begins, offset - reach), bisect_right(self._begins, offset + reach))

    def quotation_of(self, span: Span) -> Quotation | None:
        """Return the outermost quotation that holds `span`."""
        at = bisect_right(self._outer_starts, span.start) - 1
        if at >= 0 and self._outer[at].span.end >= span.end:
            return self._outer[at]
        return None

    def role_classes(self, span: Span) -> frozenset[str]:
        """Return the role nouns (singular) among the words of `span`."""
        found = self._classes.get(span)
        if found is None:
            words = re.findall(r"[\w'’-]+", _PRIME_MINISTER.sub("premier", span.of(self.text).lower()))
            found = frozenset(singular_of(word) for word in words if word in role_nouns())
            self._classes[span] = found
        return found


def _with_turns(quotations: Sequence[Quotation], turns: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return `quotations` with a transcript's turns as outermost ones, what stands in these as inner."""
    if not turns:
        return tuple(quotations)
    inner = [
        msgspec.structs.replace(quotation, depth=quotation.depth + 1)
        if any(turn.overlaps(quotation.span) for turn in turns)
        else quotation
        for quotation in quotations
    ]
    return tuple(
        sorted((*inner, *(Quotation(turn, turn) for turn in turns)), key=lambda q: (q.span.start, -q.span.end))
    )
