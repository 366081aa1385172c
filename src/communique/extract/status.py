"""Settle whether a deed happened: the assertion status of a trigger in its sentence.

The definition is the guide's `status`: held, ongoing, planned, proposed, cancelled, refused, denied. The words around
the trigger are read outwards: its own verb group or noun phrase, then the operator that takes it ("refused to …", "a
request for …"), then what governs that operator (`status_rules.py`), and last what the whole sentence adds: a
condition, a question, a later cancellation. Word lists are in `lang/status.py`; the sentences that the rules were tried
on are in `tests/extract/status_table.tsv`.
"""

from communique.extract.status_clauses import Clause, clause_of
from communique.extract.status_rules import find_words, predicated, status_of_noun, status_of_verb
from communique.lang.status import light_forms
from communique.lang.status_words import HEADS_OF_OF
from communique.model import Reading, Span
from communique.model.events import Status


def status_of(reading: Reading, sentence_index: int, trigger: Span) -> Status:
    """Return the status of the deed that the words `trigger` of one sentence name.

    The trigger is a verb ("met", "hold talks": the first word counts) or a noun ("talks"). In headlines and captions
    the plain present ("X meets Y") tells what happened.
    """
    clause, first, last = _clause_of(reading, sentence_index, trigger)
    return status_in(clause, first, last) if first >= 0 else "held"


def is_told(reading: Reading, sentence_index: int, trigger: Span) -> bool:
    """Return whether the sentence itself says what became of the deed, so that "held" is more than the default.

    A verb tells; a noun ("the meeting") tells when it is the object of a verb such as "hold", when something is said
    of it as a
    subject, or when it stands after "after" or "following".
    """
    clause, first, last = _clause_of(reading, sentence_index, trigger)
    if first < 0 or not clause.is_noun(first, last) or status_in(clause, first, last) != "held":
        return True
    start, end = clause.noun_phrase(last)
    while clause.word(start - 1) == "of" and clause.word(start - 2) in HEADS_OF_OF:
        start = clause.noun_phrase(start - 2)[0]  # "in the tenth round of talks"
    verb = clause.light_verb(start)
    if verb is not None and clause.words[verb] in light_forms():
        return True
    before = clause.word(start - 1)
    said = predicated(clause, end, False, is_subject=clause.may_be_subject(start))
    if said == "held" or before in ("after", "following", "since"):
        return True
    main = clause.finite_verb_left(start) if before in ("at", "during", "in") else None
    if main is None or clause.has_modal(main):
        return False
    group = clause.verb_group(main)
    return clause.shape(main) == "past" or "did" in group.words or group.have == "had"


def _clause_of(reading: Reading, sentence_index: int, trigger: Span) -> tuple[Clause, int, int]:
    sentence = reading.sentences[sentence_index]
    tokens = reading.tokens[sentence.first : sentence.last]
    inside = [index for index, token in enumerate(tokens) if token.span.overlaps(trigger)]
    clause = clause_of(reading, sentence_index)
    return clause, inside[0] if inside else -1, inside[-1] if inside else -1


def status_in(clause: Clause, first: int, last: int) -> Status:
    """Return the status of the trigger `[first, last]` among the words of a sentence."""
    if clause.is_noun(first, last):
        status = status_of_noun(clause, last, 0)
    else:
        status = status_of_verb(clause, first, 0)
    return _whole_sentence(clause, first, last, status)


def _whole_sentence(clause: Clause, first: int, last: int, status: Status) -> Status:
    """Apply what the rest of the sentence says: a condition, a question, a later cancellation."""
    words = clause.words
    rest = words[last + 1 :]
    undone = any(
        find_words(rest, phrase) is not None for phrase in (("as", "planned"), ("after", "all"), ("as", "scheduled"))
    )
    late = find_words(rest, ("been", "planned")) is not None and "as" in rest  # "as had been planned"
    if status == "refused" and (undone or late):
        return "cancelled"
    if status in ("planned", "held", "refused") and clause.is_question():
        return "proposed"
    firm = status == "refused" and not clause.verb_group(first).modal  # "ruled out a meeting … if": it stands
    if status in ("planned", "refused", "held") and not firm and clause.is_conditional(first):
        return "proposed" if status != "held" or clause.in_condition(first) else status
    if status == "planned" and clause.was_arranged(first) and clause.is_undone_after(last):
        return "cancelled"
    return status
