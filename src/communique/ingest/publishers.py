"""Who published a plain page: a masthead, a site's name, a notice of rights, the wire whose own copy it is.

Only what stands on the page's margins counts: a paper that the report quotes is not its publisher.
"""

import re

from communique.ingest.credits import (
    OUTLET_AND_TOWN,
    is_masthead,
)
from communique.ingest.heads import house_length, issuer_length
from communique.ingest.house_names import name_evidence, split_title
from communique.ingest.labels import Labels
from communique.ingest.lines import Paragraph
from communique.ingest.margins import (
    below_label,
    beside_date,
    beside_town,
    from_correspondent,
    from_footer,
    from_head_credit,
    from_last_line,
    from_monitored,
    from_own_address,
    from_picture,
    from_post,
    from_rights,
    from_service,
    from_source_line,
    holders,
    in_byline,
    own_wire,
)
from communique.ingest.words import (
    find_outlet,
    fold_words,
    is_wire,
)
from communique.model import Evidence, Span

# The symbol of a United Nations press release: "SC/13858", "SG/SM/19640".
_UN_SYMBOL = re.compile(
    r"(?:SC|GA|GA/\w{1,4}|SG/SM|SG/A|DSG/SM|ECOSOC|HR/\w{1,4}|ORG|PAL|AFR|IK|REF)/\d{2,5}(?:-[A-Z/]+\d*)?"
)


def find_publisher(text: str, paragraphs: list[Paragraph], labels: Labels) -> Evidence | None:
    """Return the publisher the page names, None if it names none."""
    if labels.title is not None:
        split = split_title(paragraphs[labels.title])
        if split is not None:
            return name_evidence(split[1].of(text), split[1])
    for paragraph in paragraphs[: labels.first_body]:
        if _UN_SYMBOL.fullmatch(paragraph.words):
            return Evidence("United Nations", "inferred", spans=(paragraph.span,), note="the symbol of a press release")
    houses = [holder for holder in holders(text, paragraphs, labels) if not is_wire(holder.of(text))]
    for paragraph in paragraphs[: labels.first_body]:
        split = split_title(paragraph) if labels.title is not None else None
        if split is not None and fold_words(split[0].of(text)) == fold_words(paragraphs[labels.title or 0].words):
            return name_evidence(split[1].of(text), split[1])  # the page's name in its window, then its headline
    for index in _best_first(text, paragraphs, labels):
        words, span = paragraphs[index].words, paragraphs[index].span
        if houses and is_wire(words):
            continue  # whoever holds the rights to the page carries the wire's report
        if (town := OUTLET_AND_TOWN.fullmatch(words)) is not None and is_masthead(town["outlet"]):
            return name_evidence(town["outlet"], Span(span.start, span.start + len(town["outlet"])))
        length = issuer_length(words) or house_length(words) or len(words)
        return name_evidence(words[:length], Span(span.start, span.start + length) if length < len(words) else span)
    for finder in (
        below_label,
        beside_date,
        beside_town,
        in_byline,
        own_wire,
        from_monitored,
        from_head_credit,
        from_rights,
        from_post,
        from_last_line,
        from_correspondent,
        from_source_line,
        from_own_address,
        from_picture,
        from_footer,
        from_service,
    ):
        found = finder(text, paragraphs, labels)
        if found is not None:
            return found
    return None


def _best_first(text: str, paragraphs: list[Paragraph], labels: Labels) -> list[int]:
    """Return the mastheads, first those whose outlet a date line or a notice of rights names again."""
    if len(labels.mastheads) < 2:
        return list(labels.mastheads)
    beside = beside_date(text, paragraphs, labels)
    again = {
        find_outlet(holder.of(text)) for holder in holders(text, paragraphs, labels) if not is_wire(holder.of(text))
    }
    again |= {find_outlet(beside.value)} if beside is not None and beside.value else set()
    named = [at for at in labels.mastheads if (one := find_outlet(paragraphs[at].words)) is not None and one in again]
    return [*named, *(at for at in labels.mastheads if at not in named)]
