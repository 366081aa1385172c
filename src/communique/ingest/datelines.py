"""Read the dateline at the head of a paragraph: place, date, agency.

"MOSCOW, September 5 (Itar-Tass) —— …", "PALM BEACH, Fla. — …", "BRUSSELS/MOSCOW (Reuters) - …",
"BRUSSELS, BELGIUM (DECEMBER 4, 2009) (NATO POOL) …", "Moscow. September 5. INTERFAX.RU - …".
"""

import re

import msgspec

from communique.ingest.calendars import OTHER_DATE
from communique.ingest.dates import FOREIGN_MONTHS, WEEKDAYS, FoundDate, find_dates
from communique.ingest.words import find_outlet, fold_words, is_wire, load_phrases
from communique.model import Span

# A dateline is over within this many characters; the longest seen in the wires had 96.
REACH = 140
# Datelines that no gazetteer has as towns.
SEATS = frozenset(("united nations", "the hague", "vatican city", "aboard air force one"))
# Parts of the world, by which pages order their news; some village is called so too.
REGIONS = frozenset(
    (
        "africa",
        "asia",
        "europe",
        "america",
        "americas",
        "middle east",
        "world",
        "pacific",
        "balkans",
        "caucasus",
        "oceania",
    )
)
# Places of so few letters are taken for initials, unless so many people live there.
SHORT_PLACE, CITY_PEOPLE = 4, 50_000
# "Dhaka: The minister …": a report, not what a speaker called so says, is longer than this (characters).
# The place is a large city: "Brooks: …" is a person.
COLON_REPORT, COLON_PEOPLE = 70, 500_000
# "WASHINGTON, D.C., UNITED STATES": names after the town.
MOST_REGIONS = 3

_CAPS_WORD = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][A-ZÀ-ÖØ-ÞА-ЯЁ'’.]*[A-ZÀ-ÖØ-ÞА-ЯЁ.]"
_CAPS_PLACE = re.compile(rf"{_CAPS_WORD}(?:(?:\s|-|\s?/\s?){_CAPS_WORD}){{0,4}}")
_NAME_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’]+"
_NAME_PLACE = re.compile(rf"{_NAME_WORD}(?:(?:[ -]| de | al-|\s?/\s?){_NAME_WORD}){{0,3}}")
_REGION = re.compile(
    r",\s?(?P<region>(?:[A-Z]\.[A-Z]\.|[A-Z][A-Za-z]{0,12}\.?)(?:[ -](?:and |of )?[A-Z][A-Za-z]+){0,3})"
    r"(?=\s*(?:[,.(—–:/-]|$))"
)
_PARENS = re.compile(
    r"(?:[\s.,]{0,3}|\s?--\s?)\((?P<inner>[^()\n]{2,60})\)|[\s.,]{0,3}/(?P<slashes>[A-Za-z][^/\n]{1,40})/"
)
_BREAK = re.compile(r"[\s.,]*(?:[—–―]+|-{1,3}|_|:|\|)(?=\s|[\"“])\s*|[.,]?\s*(?:[—–―]{1,3}|--)\s*")
_JOINT = re.compile(r"[\s,.]{0,4}(?:[—–|]\s(?=[^\n]{0,24}\d))?(?:(?:le|den|el|il|em|am|på)\s(?=\d))?")
# "MUNICH, Feb. 13 (2007)": the year an archive adds to a dateline that had none.
# "May 12, Juche 99 (2010)": Pyongyang counts from 1912.
_ADDED_YEAR = re.compile(r"(?:,?\sJuche\s\d{1,3})?\s?[(\[](?P<year>(?:19|20)\d\d)[)\]]")
# "[Text] Vienna, 12 May (TASS) --": what monitoring services set before a report.
_MONITORED = re.compile(
    r"\[(?:Text|Excerpts?|Summary|Article|Announcer-read report|Presenter-read report|By [^\]\n]{3,40})\]\s*"
)
# "New Delhi [India], May 12 (ANI):".
_BRACKET_LAND = re.compile(r"\s?\[(?P<land>[A-Z][\w. ]{2,30})\]")
# "Tehran, May 12, IRNA –", "Dushanbe. 5 May. KAZINFORM /Jane Roe/ -", "Moscow May 12 TASS --".
_LISTED_AGENCY = re.compile(
    r"[,.]?\s{1,2}(?P<agency>[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20}){0,2})(?:\s?/[A-Z][^/\n]{3,40}/)?"
    r"(?=\s{0,2}[—–:-]|\.\s|[.\s]*$|\s*\n)"
)
# What may follow the wire's name in its brackets: "(TASS correspondent Jane Roe)", "(Danube Press, by Jane Roe)".
_NOTE_AUTHOR = re.compile(
    r"(?:,\s*(?:by|from)|\s+(?:special\s+|staff\s+)?(?:correspondent|reporter|writer)s?|\s+by)\b.*$", re.IGNORECASE
)
# "Brussels, 12/05/2010 - 17:54, UNIQUE ID: 100512_1": what a registry adds to a dateline on a line of its own.
LONGEST_NOTE = 40
_FILE_NOTE = re.compile(r"(?:[A-Z][A-Za-z]{1,9}[ .]?){1,3}\s?[:#/]?\s?[A-Z]{0,4}[\d/_.-]{2,}[\w/_.-]*")
# "GENEVA, 12 February 2015. The …", or the report on the next line.
_STOP = re.compile(r"(?:\.\s+|(?<=\.)\s+|[.,]?\s*\n\s*)(?=[\"“‘]?[A-ZÀ-ÖØ-ÞА-ЯЁ])")
# "VIENNA, AUSTRIA, MAY 12, 2010, SOURCE: DANUBE TV": whose pictures follow in a shot list.
_SHOT_SOURCE = re.compile(r"[\s,.-]*source\s?:\s?[^\n]{2,40}", re.IGNORECASE)
_BRACKETED_PLACE = re.compile(
    rf"\((?P<place>{_NAME_WORD}(?:[ -]{_NAME_WORD}){{0,3}}|{_CAPS_WORD}(?: {_CAPS_WORD}){{0,3}})"
    r"(?:,\s(?P<more>[^()\n]{2,40}))?\)\s?(?:[–—]|-{1,2})\s+"
    r"(?=[A-ZÀ-Þ\"“])"
)
# "AFP - VIENNA, May 4 - ": the agency first.
_AGENCY_FIRST = re.compile(
    r"\(?(?P<agency>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:\)\s?(?:[-–—]{1,2}\s)?|\s?[-–—:]{1,2}\s|,\s)(?=[A-ZÀ-Þ])"
)


# "Madrid, 12 may (EFE).-": wires of Romance languages write the month small and short, without a year.
_SMALL_DATE = re.compile(
    r"(?P<day>\d{1,2})\.?\s(?:de\s)?(?P<month>[a-zà-ÿ]{3,10})\.?(?=\s?[(/]|\.?\s?[-–])", re.IGNORECASE
)


def _short_months() -> dict[str, int]:
    """Return the months of the Romance languages by name and by the first three letters."""
    return {form: number for name, number in FOREIGN_MONTHS.items() for form in (name, name[:3])} | {"may": 5}


class Dateline(msgspec.Struct, frozen=True):
    """A dateline. span covers it up to the first word of the report; place is written in ordinary case."""

    span: Span
    place: str
    place_span: Span
    date: FoundDate | None = None
    agencies: tuple[tuple[str, Span], ...] = ()


def find_dateline(text: str, start: int, end: int, *, is_record: bool = False) -> Dateline | None:
    """Return the dateline with which `text[start:end]` begins, else None.

    is_record: the summary of an archive record, where the date stands in brackets and no dash follows.
    """
    limit = min(end, start + REACH)
    monitored = _MONITORED.match(text, start, limit)
    if monitored is not None:
        inner = find_dateline(text, monitored.end(), end, is_record=is_record)
        return None if inner is None else msgspec.structs.replace(inner, span=Span(start, inner.span.end))
    first = _AGENCY_FIRST.match(text, start, limit)
    if first is not None and (outlet := find_outlet(first["agency"])) is not None and outlet.is_agency:
        inner = find_dateline(text, first.end(), end)
        if inner is None or not (inner.date or text[first.end() : first.end() + 2].isupper()):
            return None
        named = (first["agency"], Span(*first.span("agency")))
        return msgspec.structs.replace(inner, span=Span(start, inner.span.end), agencies=(named, *inner.agencies))
    bracketed = _find_bracketed(text, start, limit)
    if bracketed is not None:
        return bracketed
    place = _CAPS_PLACE.match(text, start, limit)
    capitals = place is not None and sum(letter.isalpha() for letter in place.group()) >= 3
    if not capitals:
        place = _NAME_PLACE.match(text, start, limit)
    if place is None or fold_words(place.group()) in load_phrases("not_places") or _is_word_of_date(place.group()):
        return None
    position = position_of_place = _trim_place(text, place)
    place_end = position
    for _ in range(MOST_REGIONS):
        region = _REGION.match(text, position, limit)
        if region is None or _starts_date(text, region.start("region"), limit) or find_outlet(region["region"]):
            break
        position = region.end()
        if region["region"].casefold().rstrip(".") in WEEKDAYS:
            break
        place_end = position
    land = _BRACKET_LAND.match(text, position, limit)
    if land is not None:
        position = land.end()
    date: FoundDate | None = None
    agencies: list[tuple[str, Span]] = []
    brackets = 0
    while position < limit:
        parens = _PARENS.match(text, position, limit)
        if parens:
            name = "inner" if parens["inner"] else "slashes"
            note = Span(*parens.span(name))
            found = next(find_dates(text, note.start, note.end), None)
            if found is not None and found.span.start - note.start <= 3:
                date = date or found
            elif (noted := _agency_note(parens[name])) is None:
                break
            else:
                brackets += 1
                agencies.append((noted, Span(note.start, note.start + len(noted))))
            position = parens.end()
            continue
        joint = _JOINT.match(text, position, limit)
        after = joint.end() if joint else position
        other = OTHER_DATE.match(text, after, limit)
        if other is not None:
            position = other.end()
            continue
        found = next(find_dates(text, after, limit), None) if date is None else None
        if found is not None and found.span.start == after:
            date, position = found, found.span.end
            added = _ADDED_YEAR.match(text, position, limit)
            if added is not None and date.year is None:
                position = added.end()
                date = msgspec.structs.replace(date, year=int(added["year"]), span=Span(date.span.start, position))
            continue
        small = _SMALL_DATE.match(text, after, limit) if date is None else None
        if small is not None and small["month"].casefold() in _short_months():
            month = _short_months()[small["month"].casefold()]
            date = FoundDate(Span(*small.span("day")), None, month, int(small["day"]))
            date = msgspec.structs.replace(date, span=Span(small.start("day"), small.end("month")))
            position = small.end()
            continue
        listed = _LISTED_AGENCY.match(text, position, limit) if date is not None and not agencies else None
        if listed is not None and is_wire(listed["agency"]):
            agencies.append((listed["agency"], Span(*listed.span("agency"))))
            position = listed.end()
            continue
        break
    words = text[start:place_end].strip(" ,")
    sourced = _SHOT_SOURCE.fullmatch(text, position, end)
    if sourced is not None and date is not None:
        return Dateline(Span(start, end), ordinary_case(words), Span(start, start + len(words)), date, tuple(agencies))
    rest = text[position:end].strip(" .,—–-_:|")
    filed = len(rest) <= LONGEST_NOTE and date is not None and date.year is not None and _FILE_NOTE.fullmatch(rest)
    if not rest or filed:
        # A line of its own says its day and its wire, or its year or weekday and a place that is known.
        if date is None:
            alone = capitals and any(is_wire(agency) for agency, _ in agencies)
            return (
                Dateline(Span(start, end), ordinary_case(words), Span(start, start + len(words)), None, tuple(agencies))
                if alone
                else None
            )
        dated = date.year is not None or date.weekday is not None or (capitals and text[end - 1] in ".:—–-")
        if not (agencies or (dated and is_known_place(words.split(",")[0]))):
            return None
        return Dateline(Span(start, end), ordinary_case(words), Span(start, start + len(words)), date, tuple(agencies))
    cut = _BREAK.match(text, position, min(end, limit + 10))
    if cut:
        position = cut.end()
        agency = _agency_between_dashes(text, position, limit)
        if agency is not None:
            agencies.append((text[agency[0].start : agency[0].end], agency[0]))
            position = agency[1]
    elif date and not is_record and (stop := _STOP.match(text, position, end)):
        if not capitals and not is_known_place(words.split(",")[0]):
            return None
        position = stop.end()
    elif is_record:
        if not (date or brackets):
            return None
    elif not agencies or not re.match(r"[\s.]*[\"“]?[A-Z]", text[position : position + 6]):
        return None
    coloned = (
        cut is not None
        and cut.group().strip() == ":"
        and end - position > COLON_REPORT
        and is_city(words, COLON_PEOPLE)
    )
    if not capitals and not (date or agencies or _is_long_dash(text, cut) or coloned):
        return None
    if cut and ":" in cut.group() and not (date or agencies) and text[position:end].isupper():
        return None  # "HAITI: PRESIDENT SWORN IN", a heading
    if (
        not capitals
        and agencies
        and not date
        and not any(_may_credit(a) for n, _ in agencies for a in re.split(r"[/,]", n))
    ):
        return None  # "England (Group A) —"
    if cut and not (date or agencies) and place_end - start <= SHORT_PLACE and not is_city(words):
        return None  # "GAC —": initials of a firm that some village is called too
    known_wire = any(_may_credit(part) for agency, _ in agencies for part in re.split(r"[/,]", agency))
    if not capitals and agencies and not date and not known_wire:
        return None  # "England (Group A) —"
    if not (
        date
        or known_wire
        or (agencies and capitals)
        or is_record
        or (place_end > place.end() and _is_region(words))
        or is_known_place(text[start:position_of_place])
    ):
        return None  # "JANE ROE: Let me ask you", "Foreign Minister Jane Roe (Labour) -"
    rest = text[position : min(end, position + 3)].strip()
    if not rest or (not is_record and rest[0].islower() and not (date or agencies)):
        return None
    while position < end and (text[position].isspace() or text[position] == "."):
        position += 1
    return Dateline(Span(start, position), ordinary_case(words), Span(start, start + len(words)), date, tuple(agencies))


def _find_bracketed(text: str, start: int, limit: int) -> Dateline | None:
    """Return the dateline in brackets with which organisations begin: "(Geneva, May 12, 2010) – The …"."""
    match = _BRACKETED_PLACE.match(text, start, limit)
    if match is None or find_outlet(match["place"]) is not None or not is_known_place(match["place"]):
        return None
    date: FoundDate | None = None
    if match["more"]:
        date = next(find_dates(text, *match.span("more")), None)
        if date is None and not _is_region(f", {match['more']}"):
            return None
    return Dateline(Span(start, match.end()), ordinary_case(match["place"]), Span(*match.span("place")), date)


def _may_credit(words: str) -> bool:
    """True for a wire, and for an institution that speaks for itself: "Geneva (ICRC) –"."""
    return is_wire(words) or fold_words(words) in load_phrases("issuers")


def _trim_place(text: str, place: re.Match[str]) -> int:
    """Return where the place ends: before a date, and before a full stop unless it belongs to an abbreviation."""
    for blank in re.finditer(r" ", place.group()):
        after = place.start() + blank.end()
        if _starts_date(text, after, after + 20):
            return place.start() + blank.start()
    end = place.end()
    if text[end - 1] == "." and not re.search(r"(?:^|[\s.])[A-Z]\.$", place.group()):
        end -= 1
    return end


def _starts_date(text: str, start: int, limit: int) -> bool:
    found = next(find_dates(text, start, limit), None)
    return found is not None and found.span.start == start


def _is_word_of_date(words: str) -> bool:
    return _starts_date(words + " 1", 0, len(words) + 2)


def _agency_note(words: str) -> str | None:
    """Return whom a note in brackets credits, without its author: a known outlet, or a few capitalised words."""
    name = _NOTE_AUTHOR.sub("", words).rstrip()
    if not name:
        return None
    if all(find_outlet(part) for part in re.split(r"[/,]| and ", name)):
        return name
    parts = name.split()
    named = len(parts) <= 4 and name[0].isalpha() and not name[0].islower() and not re.search(r"\d", name)
    return name if named else None


def _agency_between_dashes(text: str, start: int, limit: int) -> tuple[Span, int] | None:
    """Return the agency in "MOSCOW, 5 September — RIA Novosti. The …" and where the report begins after it."""
    match = re.compile(r"([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})\s?(?:\.|—|–| -{1,2})\s").match(text, start, limit)
    if match and find_outlet(match[1]) is not None:
        return Span(*match.span(1)), match.end()
    return None


def is_known_place(words: str) -> bool:
    """True if the gazetteer knows the place, or one of two joined by a stroke; asked only where nothing else tells."""
    from communique.directory.places import load_gazetteer  # the gazetteer is large: loaded when first needed

    gazetteer = load_gazetteer()
    return fold_words(words) in SEATS or any(gazetteer.find(ordinary_case(part.strip())) for part in words.split("/"))


def _is_region(words: str) -> bool:
    """True if a state or one of its divisions stands behind a place: "OSCEOLA, Iowa", "RAMALLAH, West Bank"."""
    from communique.directory.places import load_gazetteer  # the gazetteer is large: loaded when first needed

    last = words.rsplit(",", 1)[-1].strip()
    gazetteer = load_gazetteer()
    return bool(gazetteer.find_container(last) or gazetteer.find(ordinary_case(last)))


def is_country(words: str) -> bool:
    """True for the name of a state, short or official."""
    from communique.directory.places import load_gazetteer  # the gazetteer is large: loaded when first needed

    return any(place.kind == "country" for place in load_gazetteer().find_container(ordinary_case(words)))


def is_town(words: str) -> bool:
    """True for the name of a town, not of a palace or a state."""
    from communique.directory.places import load_gazetteer  # the gazetteer is large: loaded when first needed

    found = load_gazetteer().find(words) if fold_words(words) not in REGIONS else ()
    if not found or found[0].kind == "country":
        return False
    # A capital's own region may come before it.
    return found[0].kind == "city" or any(one.kind == "city" and is_city(words) for one in found[1:3])


def is_city(words: str, people: int = CITY_PEOPLE) -> bool:
    """True for a town with so many people that a dateline may name it without more."""
    from communique.directory.places import load_gazetteer  # the gazetteer is large: loaded when first needed

    found = load_gazetteer().find(ordinary_case(words))
    return any((place.population or 0) >= people for place in found)


def _is_long_dash(text: str, cut: re.Match[str] | None) -> bool:
    return cut is not None and any(dash in cut.group() for dash in ("—", "–", "--"))


def ordinary_case(words: str) -> str:
    """Return a place in capitals as it is usually written ("WEST PALM BEACH" gives "West Palm Beach")."""

    def word(match: re.Match[str]) -> str:
        piece = match.group()
        if match.start() and len(piece) == 2 and words[: match.start()].rstrip().endswith(","):
            return piece  # "NEW YORK, NY"
        if not piece.isupper() or len(piece) == 1 or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?", piece):
            return piece
        return piece.capitalize()

    cased = re.sub(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?(?:['’][^\W\d_]+)?", word, words)
    return re.sub(r"(?<=[\w ]) (Of|And|The|De|Al)(?= )", lambda match: match.group().lower(), cased)
