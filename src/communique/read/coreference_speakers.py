"""Find who is subject, who speaks, and who speaks each quotation, before attributions are known."""

from collections.abc import Sequence

from communique.lang.reporting import reporting_forms
from communique.model import Attribution, Mention
from communique.read.coreference_state import Chains
from communique.read.quotes import Quotation

SUBORDINATORS = frozenset(
    """
    that which who whom where when whether if because as while although though until before after since what how why
    """.split()
)


def quotation_speakers(chains: Chains, attributions: Sequence[Attribution] = ()) -> dict[int, int]:
    """Return start of an outer quotation -> index of the mention that speaks it."""
    found: dict[int, int] = {}
    outer = [quotation for quotation in chains.quotations if quotation.depth == 0]
    spans = {mention.span: index for index, mention in enumerate(chains.mentions)}
    for attribution in attributions:
        speaker = attribution.speaker or attribution.inferred_speaker
        if speaker is None:
            continue
        index = spans.get(speaker)
        if index is None:
            index = next((at for at, mention in enumerate(chains.mentions) if speaker.contains(mention.span)), None)
        if index is None:
            continue
        for quotation in outer:
            if any(span.overlaps(quotation.span) for span in attribution.content):
                found.setdefault(quotation.span.start, index)
    previous: tuple[int, int] | None = None  # (speaker, paragraph end) of the quotation before
    for quotation in outer:
        if quotation.span.start not in found:
            index = _speaker_beside(chains, quotation)
            if index is None and previous is not None and "\n" not in chains.text[previous[1] : quotation.span.start]:
                index = previous[0]
            if index is not None:
                found[quotation.span.start] = index
        if quotation.span.start in found:
            previous = (found[quotation.span.start], quotation.span.end)
    return found


def _speaker_beside(chains: Chains, quotation: Quotation) -> int | None:
    """Return the mention next to the reporting verb right behind or before a quotation."""
    text, tokens = chains.text, chains.tokens
    at = chains.token_at(quotation.span.end)
    choices: list[int] = []
    for index in range(at, min(at + 14, len(tokens))):
        token = tokens[index]
        if "\n" in text[quotation.span.end : token.span.start] or token.text in (".", ";", "“", '"'):
            break
        if token.text.lower() in reporting_forms() and token.pos in ("VERB", "AUX", ""):
            choices.append(index)
            break
    at = chains.token_at(quotation.span.start) - 1
    for index in range(at, max(at - 7, -1), -1):
        token = tokens[index]
        if "\n" in text[token.span.end : quotation.span.start] or token.text in (".", ";", "”"):
            break
        if token.text.lower() in reporting_forms() and token.pos in ("VERB", "AUX", ""):
            choices.append(index)
            break
    for index in choices:
        speaker = _beside_verb(chains, index)
        if speaker is not None:
            return speaker
    return None


def _beside_verb(chains: Chains, verb: int) -> int | None:
    """Return the mention that ends shortly before the verb or begins right behind it."""
    token = chains.tokens[verb]
    best: tuple[int, int, int] | None = None
    for index in chains.mentions_near(token.span.start, 200):
        mention = chains.mentions[index]
        if mention.kind not in ("person", "role", "pronoun", "anonymous", "org", "place", "group"):
            continue
        if 0 < mention.span.start - token.span.end <= 2:
            key = (0, -len(mention.span), index)
        elif 0 < token.span.start - mention.span.end <= 14 and not any(
            mark in chains.text[mention.span.end : token.span.start] for mark in '"“”.;\n'
        ):
            key = (1, -mention.span.end, index)
        else:
            continue
        if best is None or key < best:
            best = key
    return best[2] if best is not None else None


def is_speaker(chains: Chains, mention: Mention) -> bool:
    """Tell whether a mention is the subject of a reporting verb, behind it ("X also said") or before ("said X")."""
    tokens = chains.tokens
    verb = verb_behind(chains, mention)
    for index in range(verb, min(verb + 3, len(tokens))) if verb is not None else ():
        if tokens[index].text.lower() in reporting_forms() and tokens[index].pos in ("VERB", ""):
            return True
        if tokens[index].pos not in ("AUX", "ADV", "PART"):
            break
    return inverted_verb(chains, mention) is not None


def inverted_verb(chains: Chains, mention: Mention) -> int | None:
    """Return the token of a reporting verb before its subject, what was said standing before both (", said X")."""
    verb = chains.token_at(mention.span.start) - 1
    if (
        verb < 0
        or chains.tokens[verb].text.lower() not in reporting_forms()
        or chains.tokens[verb].pos not in ("VERB", "")
    ):
        return None
    start = chains.tokens[verb].span.start
    return verb if any(mark in chains.text[max(0, start - 3) : start] for mark in ',"”’?!') else None


def is_embedded(chains: Chains, mention: Mention) -> bool:
    """Tell whether a subject's clause lies below the main one: behind "which", "that", "if" or a reporting verb."""
    before = chains.token_at(mention.span.start) - 1
    if before < 0:
        return False
    token = chains.tokens[before]
    if token.text.lower() in SUBORDINATORS:
        return True
    return token.text.lower() in reporting_forms() and inverted_verb(chains, mention) is None


def verb_behind(chains: Chains, mention: Mention) -> int | None:
    """Return the token of the verb that follows a mention, an apposition between commas and adverbs passed over."""
    tokens = chains.tokens
    at = chains.token_at(mention.span.end)
    limit, passed = at + 3, False
    while at < len(tokens) and at < limit:
        token = tokens[at]
        if token.text == "," and not passed:
            end = _apposition_end(chains, at)
            if end is None:
                return None
            at, limit, passed = end, end + 3, True
            continue
        if token.pos in ("VERB", "AUX"):
            return at
        if token.pos != "ADV" and token.text.lower() not in ("also", "himself", "herself"):
            return None
        at += 1
    return None


def is_subject(chains: Chains, mention: Mention) -> bool:
    """Tell whether a mention is a subject: by the tree where there is one, else by the verb behind or before it."""
    relation = chains.relation(mention.head)
    if relation:
        return relation.startswith("nsubj")
    return verb_behind(chains, mention) is not None or inverted_verb(chains, mention) is not None


def _apposition_end(chains: Chains, at: int) -> int | None:
    """Return the token behind the comma that closes what the comma at `at` opens, within 15 words; else None."""
    for index in range(at + 1, min(at + 16, len(chains.tokens))):
        if chains.tokens[index].text == ",":
            return index + 1
        if chains.tokens[index].text in ".;":
            return None
    return None
