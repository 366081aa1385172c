"""The columns of every table that leaves: name, type, meaning, allowed values.

One list for all that is made of it: the header of a CSV, the types of a Parquet file, the descriptor beside the tables
and the codebook page. Allowed values come from the model, so that none of them can fall behind it.
"""

from typing import Literal, get_args

import msgspec

from communique.model.events import Act, AgreementStatus, Code, MeetingFormat, Status
from communique.model.readings import Form

Type = Literal["text", "integer", "number", "boolean", "day", "list"]
Value = str | int | float | bool | tuple[str | None, ...] | None

ROLES = ("host", "guest", "mediator", "signatory")  # of `model.Party`
REVIEWS = ("unseen", "doubtful", "accepted", "corrected")
CODES: tuple[str, ...] = get_args(Code)
PLOVER = ("CONSULT", *CODES)
STATUSES: tuple[str, ...] = get_args(Status)
HAPPENED = ("yes", "no", "open")
FORMATS: tuple[str, ...] = get_args(MeetingFormat)
AGREEMENT_STATUSES: tuple[str, ...] = get_args(AgreementStatus)


class Column(msgspec.Struct, frozen=True):
    """A column. values: everything that a cell (of a list, each of its values) may be; empty where that is open.

    always: the cell is never empty.
    """

    name: str
    type: Type
    meaning: str
    values: tuple[str, ...] = ()
    always: bool = False


HEAD_COLUMNS = (
    Column("entry_id", "text", "the entry: one real occasion, however many reports tell it. The same input gives the "
           "same id on every machine; `communique show ID` opens it", always=True),
    Column("date", "text", "when it was, as precise as the text: `1987-12-08`, `1987-10`, `1987`"),
    Column("date_end", "text", "the last day, where it lasted or lies somewhere in an interval"),
    Column("date_known", "text", "`event`: the text dates the event; `published`: `date` is the day of the report; "
           "empty: nobody knows", ("event", "published")),
    Column("first_day", "day", "`date` as a day: the first that it can mean"),
    Column("last_day", "day", "the last day that `date` and `date_end` can mean; equal to `first_day` where the day "
           "is known"),
)  # fmt: skip
TAIL_COLUMNS = (
    Column("issues", "list", "what it is about, of the labels in [issues](issues.md)"),
    Column("independent_reports", "integer", "reports that tell it and are no copies of one another", always=True),
    Column("copies", "integer", "reprints of those, collapsed", always=True),
    Column("disputes", "list", "fields on which independent reports disagree; both sides are in the JSON Lines"),
    Column("confidence", "number",
           "of the quoted claim, 0 to 1: how sure the reader is; of actions calibrated, else for ranking"),
    Column("review", "text", "`unseen`: as the machine read it; `doubtful`: so, with low confidence; `accepted`, "
           "`corrected`: by a person. What a person rejected is in no table", REVIEWS),
    Column("reader", "text", "what read the quoted claim, with the model's hash"),
    Column("publisher", "text", "who published the report quoted"),
    Column("document_id", "text", "the report quoted, which tells the occasion most fully"),
    Column("document", "text", "its file name, or the name you gave it"),
    Column("document_title", "text", "its title"),
    Column("published", "text", "when it was published, as precise as known: `2014-01-28T14:03`, `2009-12-05`, "
           "`2011-09`"),
    Column("url", "text", "where it was published"),
    Column("span_start", "integer", "the first character of the words, counted in Unicode code points from 0"),
    Column("span_end", "integer", "the character after the last"),
    Column("quote", "text", "the words: `text[span_start:span_end]`"),
)  # fmt: skip
PLACE_COLUMNS = (
    Column("place", "text", "where, as canonical name"),
    Column("place_id", "text", "the place in the gazetteer: `geo:` and a GeoNames number, or a name"),
    Column("latitude", "number", "WGS84 degrees; of a country or region its middle"),
    Column("longitude", "number", "WGS84 degrees"),
    Column("country", "text", "where the place is, ISO 3166 alpha-3"),
)
ACTOR_ID = (
    "in [the directory](directory.md): `state:rus`, `body:nato`, `person:…`; `local:…` is known to one report only"
)
QUAD_MEANING = "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"
QUADS = ("1", "2", "3", "4")
PARALLEL = "parallel to the names, an empty place for one without"


def _parties(name: str, one: str, what: str, *, roles: bool = False) -> tuple[Column, ...]:
    return (
        Column(name, "list", f"{what}, canonical names"),
        Column(f"{one}_ids", "list", f"their ids {ACTOR_ID}; {PARALLEL}"),
        *((Column(f"{one}_roles", "list", f"their roles; {PARALLEL}", ROLES),) if roles else ()),
        Column(f"{one}_sides", "list", f"the state or body that each stands for: group by these for states; "
               f"{PARALLEL}"),
        Column(f"{one}_countries", "list", f"the country of each, ISO 3166 alpha-3 (`SUN`, `YUG`, `CSK` for states "
               f"that are no more); {PARALLEL}"),
    )  # fmt: skip


def _actor(number: int, what: str) -> tuple[Column, ...]:
    one = f"actor{number}"
    return (
        Column(one, "text", f"{what}: the state or body, else the person or group"),
        Column(f"{one}_id", "text", f"its id {ACTOR_ID}"),
        Column(f"{one}_known", "text", "how its people are known to stand for it: `report`: as read; `directory`: "
               "by the office held on that day; empty: an actor that stands for no other", ("report", "directory")),
        Column(f"{one}_country", "text", "its country, ISO 3166 alpha-3; empty for international bodies"),
        Column(f"{one}_sector", "text", "what kind of actor stands for it: `GOV`, `MIL`, `IGO` …"),
        Column(f"{one}_people", "list", "all who act for it here, canonical names"),
        Column(f"{one}_people_ids", "list", f"their ids; {PARALLEL}"),
    )  # fmt: skip


EVENT_COLUMNS = (
    *HEAD_COLUMNS,
    Column("row", "integer", "the number of this pair of sides within the entry, from 1", always=True),
    Column("rows", "integer", "how many rows the entry has: count entries, or weigh each row by `1 / rows`",
           always=True),
    Column("kind", "text", "the table in which the entry stands", ("statement", "meeting", "agreement", "action"),
           always=True),
    Column("event_type", "text", "PLOVER 2.0: what **happened**. Empty for what is planned, proposed, cancelled or "
           "said not to have been; a refusal is `REJECT`", PLOVER),
    Column("event_mode", "text", "PLOVER's mode of `event_type`: `visit`, `phone`, `meet` (a meeting refused), "
           "`troops` …"),
    Column("quad", "integer", f"of `event_type`: {QUAD_MEANING}", QUADS),
    Column("intensity", "number", "of `event_type`: Goldstein's scale of the CAMEO root, -10 to 10"),
    Column("cameo_root", "text", "of `event_type`: the CAMEO root that PLOVER made the type from"),
    Column("told_type", "text", "PLOVER 2.0: what the report tells **of**, whether or not it happened", PLOVER),
    Column("status", "text", "of meetings and actions, or of agreements; empty for statements",
           tuple(dict.fromkeys((*STATUSES, *AGREEMENT_STATUSES)))),
    Column("happened", "text", "`yes`: held, ongoing, signed, adopted, agreed, in force, said; `no`: cancelled, "
           "refused, denied, rejected, withdrawn; `open`: planned, proposed, under negotiation", HAPPENED, always=True),
    Column("act", "text", "of statements: the act from which `event_type` follows", get_args(Act)),
    Column("directed", "boolean", "true: actor 1 does it to actor 2; false: mutual, in order of ids",
           always=True),
    *_actor(1, "who does it"),
    *_actor(2, "to whom, or with whom"),
    Column("title", "text", "the name of the occasion or of the agreement"),
    Column("context", "text", "PLOVER's context, from the issues: `military`, `diplomatic` …"),
    *PLACE_COLUMNS,
    *TAIL_COLUMNS,
)  # fmt: skip


TABLES: dict[str, tuple[Column, ...]] = {
    "statement": (
        *HEAD_COLUMNS,
        Column("speaker", "text", "who says it, canonical name; the words of the text where nobody knows who that is"),
        Column("speaker_id", "text", f"the speaker's id {ACTOR_ID}"),
        Column("speaker_office", "text", "the office held on that day: `state:rus/foreign-minister`"),
        Column("speaker_side", "text", "the state or body that the speaker stands for"),
        Column("speaker_country", "text", "the speaker's country, ISO 3166 alpha-3"),
        Column("on_behalf_of", "text", "for whom the speaker says it, where the text tells"),
        Column("on_behalf_of_id", "text", "the id of that one"),
        Column("on_behalf_of_side", "text", "the state or body that that one stands for"),
        Column("joint_speakers", "list", "all who said it together"),
        Column("joint_speaker_ids", "list", f"their ids; {PARALLEL}"),
        Column("addressees", "list", "to whom it is said, where the cue names them"),
        Column("addressee_ids", "list", f"their ids; {PARALLEL}"),
        Column("act", "text", "what the speaker does by saying it", get_args(Act), always=True),
        Column("form", "text", "all, part or none of it between quotation marks", get_args(Form), always=True),
        Column("cue", "text", "the reporting words: *said*, *did not rule out*"),
        Column("content", "text", "what was said; ` […] ` joins what the cue divides", always=True),
        Column("nested", "boolean", "reported within another statement", always=True),
        Column("language", "text", "in which it was said, as the report names it (soundbites): `Russian`"),
        *PLACE_COLUMNS,
        *TAIL_COLUMNS,
    ),
    "meeting": (
        *HEAD_COLUMNS,
        Column("status", "text", "whether it took place. Only `held` and `ongoing` are meetings that were", STATUSES,
               always=True),
        Column("format", "text", "how they met; `call` is by telephone or screen", FORMATS, always=True),
        Column("title", "text", "the name of the occasion, if it has one"),
        *_parties("parties", "party", "who meets, or is to", roles=True),
        Column("new_date", "text", "of one put off: the new date"),
        *PLACE_COLUMNS,
        *TAIL_COLUMNS,
    ),
    "agreement": (
        *HEAD_COLUMNS,
        Column("status", "text", "how far it has come", AGREEMENT_STATUSES, always=True),
        Column("title", "text", "its name, or what it is in the words of the text", always=True),
        *_parties("parties", "party", "between whom", roles=True),
        *TAIL_COLUMNS,
    ),
    "action": (
        *HEAD_COLUMNS,
        Column("code", "text", "the kind of deed, PLOVER 2.0", CODES, always=True),
        Column("status", "text", "whether it was done. Only `held` and `ongoing` are deeds done", STATUSES,
               always=True),
        Column("mode", "text", "PLOVER's mode: `troops`, `expel`, `release` …"),
        Column("context", "text", "PLOVER's context, from the issues: `military`, `diplomatic` …"),
        Column("quad", "integer", QUAD_MEANING, QUADS, always=True),
        Column("intensity", "number", "Goldstein's scale of the CAMEO root, -10 to 10", always=True),
        *_parties("actors", "actor", "who does it; of a mutual deed all"),
        *_parties("targets", "target", "to whom"),
        Column("new_date", "text", "of one put off: the new date"),
        *PLACE_COLUMNS,
        *TAIL_COLUMNS,
    ),
    "document": (
        Column("document_id", "text", "a content hash of address and text", always=True),
        Column("document", "text", "the file name, or the name you gave", always=True),
        Column("document_title", "text", "the title, without the name of the site"),
        Column("published", "text", "when it was published, as precise as known"),
        Column("published_known", "text", "`stated` in the text, in a `field` of the format, `inferred`, or "
               "`external`: told by you", ("stated", "field", "inferred", "external")),
        Column("dateline_place", "text", "the place of the dateline"),
        Column("publisher", "text", "who published it"),
        Column("agencies", "list", "the wires credited"),
        Column("language", "text", "the language of the text, ISO 639-1"),
        Column("rights", "text", "the notice of rights as given"),
        Column("embargo_until", "text", "the hour until which it is under embargo, UTC"),
        Column("url", "text", "where it was published"),
        Column("path", "text", "the file it was read from"),
        Column("format", "text", "as what it was read: `text`, `html`, `record` …", always=True),
        Column("sha256", "text", "of the bytes it was read from"),
        Column("characters", "integer", "the length of the text in code points", always=True),
        Column("copy_of", "text", "the document that this one repeats"),
        Column("statements", "integer", "claims of this kind read from it", always=True),
        Column("meetings", "integer", "claims of this kind read from it", always=True),
        Column("agreements", "integer", "claims of this kind read from it", always=True),
        Column("actions", "integer", "claims of this kind read from it", always=True),
        Column("reader", "text", "what read it, with the model's hash", always=True),
    ),
    "event": EVENT_COLUMNS,
}  # fmt: skip

HEAD = tuple(column.name for column in HEAD_COLUMNS)
TAIL = tuple(column.name for column in TAIL_COLUMNS)
COLUMNS: dict[str, tuple[str, ...]] = {
    kind: tuple(column.name for column in columns) for kind, columns in TABLES.items()
}
