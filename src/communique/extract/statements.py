"""Turn attributions into statements: who says it for whom, what the speaker does by it, about what and when.

The fields are those of the guide; the party is read off the resolved mentions within the speaker's words. Repeats
(headline, caption, verbatim) are one statement with the fullest telling.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import msgspec

from communique.extract.acts import act_of, trust_in
from communique.extract.claims import build_claim, cite
from communique.extract.contents import mend_contents
from communique.extract.counting import counts_as_statement
from communique.extract.occasions import occasion_of
from communique.extract.speakers import addressees_of, name_speaker, own_names_of, own_side_of
from communique.extract.spoken_for import (
    house_speaker,
    name_by_neighbours,
    name_spokespeople,
    on_behalf_of,
    takes_a_stand,
)
from communique.extract.statement_dates import date_of, date_statements
from communique.extract.topics import topics_of, year_of
from communique.lang.houses import house_of
from communique.lang.reporting import lemma_of_cue, word_forms
from communique.model import Attribution, Citation, Claim, Document, Reading, Span, Statement

WRITER = frozenset({"i", "we", "you", "one", "us"})  # outside quotations this is the writer's voice
# Verbs that report a deed, a plan or a finding rather than words, unless what follows is in quotation marks.
WEAK_FORMS = frozenset(
    form
    for verb in (
        "seek plan intend aim decide determine order direct instruct command lobby press find show feel decline prefer "
        "know understand realize realise"
    ).split()
    for form in word_forms(verb)
)
FINDING = frozenset(form for verb in ("find", "determine", "decide", "show") for form in word_forms(verb))
# Bodies and papers whose finding is what they say.
FINDERS = frozenset(
    """court courts tribunal tribunals judge judges jury panel inquiry commission committee report study survey poll
    investigation investigators inspectors inspection audit auditors review probe mission experts assessment analysis
    regulator watchdog ombudsman arbitrators arbitrator""".split()
)
MAKING_KNOWN = frozenset("let lets made makes making".split())  # "let it be known", "made known"
WEAK_QUOTED = 5  # quoted words from which a verb of plan or order reports what was said, not a name for it
PRONOUNS = frozenset("he she it they his her its their".split())  # unresolved, they mostly mean the outer speaker
SAYING = frozenset(
    """
    say tell add state claim argue announce declare report ask reply answer write tweet post deny warn promise
    pledge vow call accuse praise condemn criticise criticize urge demand assure explain insist note stress
    express voice complain testify allege acknowledge admit confirm suggest propose threaten describe agree commit
    """.split()
)
_QUOTED_AS = re.compile(r"\bquoted\s+(?:by\s+[^.;:\"]{2,40}?\s+)?as\s+$")
HEADS = frozenset({"title", "heading", "caption"})
LOOSELY_SAME = 0.5  # the same of a title's words
SAME_WORDS = 0.8  # share of common words above which two tellings by one speaker are one statement


def find_statements(reading: Reading, document: Document, *, ontology: Any, directory: Any) -> list[Claim]:
    """Return one claim a statement, in text order. Needs a resolved reading; without actors the speakers stay unnamed.

    Left out: bare plans and attempts (deeds, not words), and a speaker's own attitude within his own statement, which
    is that statement's act.
    """
    reading = msgspec.structs.replace(reading, attributions=mend_contents(reading, document.text))
    topics = topics_of(reading, document, ontology)
    house = house_of(document.title.value or "", document.text) if document.title is not None else None
    made = [
        _statement(attribution, reading, document, ontology=ontology, directory=directory, topics=topics, house=house)
        for attribution in reading.attributions
    ]
    found = [
        (statement, attribution)
        for statement, attribution in zip(made, reading.attributions, strict=True)
        if says_something(attribution, document.text, house=house)
        and counts_as_statement(attribution, reading, document.text)
        and not (
            attribution.parent is not None
            and _is_own_attitude(
                statement, made[attribution.parent], turn=reading.attributions[attribution.parent].turn
            )
        )
    ]
    found = name_by_neighbours(name_spokespeople(found, reading, document.text, directory=directory))
    found = date_statements(found, reading, document)
    kept = _drop_repeats(found, reading)
    return [_claim(statement, attribution, reading, document) for statement, attribution in kept]


def says_something(attribution: Attribution, text: str, *, house: str | None = None) -> bool:
    """Tell whether an attribution is speech or an attitude in the guide's sense, not a deed or the writer's voice.

    In a government's own paper (`house`) the writer's "we" is the government's, where it takes a stand.
    """
    if attribution.cue is None:
        return True
    words = attribution.cue.of(text).lower().split()
    if _QUOTED_AS.search(text, max(0, attribution.cue.start - 60), attribution.cue.start):
        return "quoted" in words  # "was quoted by a paper as saying": one cue, not two
    if _is_finding(attribution, words, text):
        return True
    if any(word in WEAK_FORMS for word in words) and not (words[-1] == "known" and MAKING_KNOWN & set(words)):
        return any(
            part[:1] in '"“' and len(part.split()) >= WEAK_QUOTED
            for part in (span.of(text) for span in attribution.content)
        )
    if attribution.speaker is not None:
        speaker = attribution.speaker.of(text).lower()
        if speaker in WRITER and attribution.parent is None:
            return house is not None and speaker == "we" and takes_a_stand(words)
    return True


def _is_finding(attribution: Attribution, cue: Sequence[str], text: str) -> bool:
    """Tell whether a court, an inquiry or a study tells what it found: "the panel found that the ferry was unsafe"."""
    if attribution.speaker is None or not FINDING & set(cue):
        return False
    named = attribution.speaker.of(text).lower().split()
    return bool(FINDERS & set(named)) and attribution.content[0].of(text).startswith(("that ", "no "))


def _is_own_attitude(inner: Statement, outer: Statement, *, turn: bool = False) -> bool:
    """Tell whether a nested statement is what the outer speaker or his side thinks, or a mere attitude of someone.

    A turn of a transcript tells what others think as a report does, so there attitudes count.
    """
    form = lemma_of_cue(inner.cue)
    if not turn and (form is None or form not in SAYING):
        return True
    if inner.speaker is None or outer.speaker is None or inner.speaker.actor is None:
        return inner.speaker is not None and inner.speaker.name.lower() in PRONOUNS
    return inner.speaker.actor in (outer.speaker.actor, outer.speaker.side)


def _statement(
    attribution: Attribution,
    reading: Reading,
    document: Document,
    *,
    ontology: Any,
    directory: Any,
    topics: Sequence[tuple[int, tuple[str, ...]]],
    house: str | None = None,
) -> Statement:
    text = document.text
    content = tuple(span.of(text) for span in attribution.content)
    cue = attribution.cue.of(text) if attribution.cue is not None else None
    speaker, joint = name_speaker(attribution, reading, text, directory=directory, day=document.publication_day())
    if speaker is not None and speaker.actor is None and speaker.name.lower() == "we" and attribution.parent is None:
        speaker = house_speaker(house, speaker, reading, directory=directory)
    own = own_side_of(speaker, reading, directory=directory)
    names = own_names_of(attribution, own, reading, text, directory=directory)
    behalf = on_behalf_of(attribution, speaker, reading, text, own, directory=directory)
    issues: tuple[str, ...] = ()
    if ontology is not None:
        around = _paragraph_text(reading, attribution, text)
        report = topics[bisect_right(topics, attribution.sentence, key=itemgetter(0)) - 1][1] if topics else ()
        issues = tuple(ontology.find_issues(" ".join(content), context=around, topics=report, year=year_of(document)))
    body = speaker is not None and (speaker.actor or "").startswith(("state:", "body:"))
    asked = attribution.turn and speaker is None  # a reporter's question
    return Statement(
        speaker=speaker,
        content=content,
        form=attribution.form,
        act="reports" if asked else act_of(cue, content, own_names=names, body=body, chances=attribution.acts),
        cue=cue,
        on_behalf_of=behalf,
        joint_speakers=joint,
        addressees=addressees_of(attribution, reading, text, directory=directory),
        issues=issues,
        when=date_of(attribution, reading, text, published=document.publication_day()),
        nested=attribution.parent is not None,
        language=attribution.language,
        occasion=occasion_of(attribution, reading, text),
        speaker_span=attribution.speaker,
        cue_span=attribution.cue,
        content_spans=attribution.content,
    )


def _paragraph_text(reading: Reading, attribution: Attribution, text: str) -> str:
    paragraph = reading.sentences[attribution.sentence].paragraph
    return " ".join(sentence.span.of(text) for sentence in reading.sentences if sentence.paragraph == paragraph)


def _drop_repeats(
    found: Sequence[tuple[Statement, Attribution]], reading: Reading
) -> list[tuple[Statement, Attribution]]:
    """Keep of statements with the same speaker and the same words the fullest telling, in the place where it stands.

    A title or caption repeats the body more freely than the body repeats itself.
    """
    kept: list[tuple[Statement, Attribution]] = []
    bags: list[frozenset[str]] = []
    for statement, attribution in found:
        bag = _bag(statement)
        twin = None
        for k, (other, told) in enumerate(kept):
            loose = (_kind(told, reading) in HEADS or _kind(attribution, reading) in HEADS) and not (
                _knows_both(other, statement) and not _same_speaker(other, statement)
            )
            if not statement.nested and _same_speaker(other, statement) and _alike(bags[k], bag, loose=loose):
                twin = k
                break
        if twin is None:
            kept.append((statement, attribution))
            bags.append(bag)
        elif _fullness(statement, attribution, reading) > _fullness(*kept[twin], reading):
            kept[twin], bags[twin] = (statement, attribution), bag
    return sorted(kept, key=lambda pair: pair[1].content[0])


def _kind(attribution: Attribution, reading: Reading) -> str:
    return reading.sentences[attribution.sentence].kind


def _bag(statement: Statement) -> frozenset[str]:
    return frozenset(word.strip(".,;:!?\"“”'‘’()").lower() for part in statement.content for word in part.split()) - {
        ""
    }


def _alike(left: frozenset[str], right: frozenset[str], *, loose: bool) -> bool:
    small, large = sorted((len(left), len(right)))
    common = len(left & right)
    return small > 0 and (common >= SAME_WORDS * large or (loose and common >= LOOSELY_SAME * small))


def _knows_both(left: Statement, right: Statement) -> bool:
    return all(side.speaker is not None and side.speaker.actor is not None for side in (left, right))


def _same_speaker(left: Statement, right: Statement) -> bool:
    if left.speaker is None or right.speaker is None or left.speaker.actor is None or right.speaker.actor is None:
        return True
    return left.speaker.actor == right.speaker.actor


def _fullness(statement: Statement, attribution: Attribution, reading: Reading) -> tuple[bool, bool, int]:
    body = reading.sentences[attribution.sentence].kind == "body"
    return statement.speaker is not None, body, sum(map(len, statement.content))


def _claim(statement: Statement, attribution: Attribution, reading: Reading, document: Document) -> Claim:
    citations: list[Citation] = [cite(document, span, "content") for span in attribution.content]
    optional: list[tuple[Span | None, str]] = [
        (attribution.speaker, "speaker"),
        (attribution.cue, "cue"),
        (statement.when.span if statement.when else None, "when"),
        *((party.span, "addressee") for party in statement.addressees),
    ]
    citations += [cite(document, span, field) for span, field in optional if span is not None]
    named = statement.speaker is not None and statement.speaker.actor is not None
    confidence = attribution.score * (1.0 if named else 0.8) * trust_in(statement.act, attribution.acts)
    return build_claim(
        document, statement, citations, confidence=round(min(1.0, confidence), 3), produced_by=reading.reader
    )
