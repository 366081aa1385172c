"""The findings of ingest: every doubt about an input has a code, a severity and a cure.

The table is the single list; `docs/reference/findings.md` explains each code, and a test keeps the two together.
"""

from typing import Literal

import msgspec

from communique.model import Finding


class Rule(msgspec.Struct, frozen=True):
    severity: Literal["warning", "error"]
    cure: str


RULES: dict[str, Rule] = {
    # what cannot be opened
    "missing-path": Rule("error", "check the spelling; a pattern must be quoted or match at least one file"),
    "unreadable-file": Rule("error", "see that it exists and that you may read it, then add it again"),
    "not-a-file": Rule("error", "name regular files or folders; pipe other things into `-`"),
    "directory-loop": Rule("warning", "nothing to do: the folder was read once; remove the link if it is a mistake"),
    "empty-folder": Rule(
        "warning", "name a folder that holds .txt, .html, .jsonl, .json, .xml, .rss, .atom or .gz files"
    ),
    "skipped-extension": Rule("warning", "name the file itself to have it read whatever its extension"),
    # what is no text
    "empty-input": Rule("error", "remove the file, or fetch it again"),
    "blank-input": Rule("error", "remove the file, or fetch it again"),
    "binary-input": Rule("error", "extract its text first and add the text"),
    "unsupported-format": Rule("error", "extract its text first and add the text"),
    "truncated-gzip": Rule("warning", "fetch the file again (`gzip -t FILE` tests it); what comes before was read"),
    "broken-gzip": Rule("warning", "fetch the file again (`gzip -t FILE` tests it); what comes before was read"),
    "too-large": Rule("error", "split it, or raise the limit (`max_bytes`)"),
    "decompression-bomb": Rule("error", "unpack it yourself if you trust it, and add what is inside"),
    # what is damaged
    "invalid-encoding": Rule("warning", "convert the file to UTF-8; the characters in doubt read as U+FFFD"),
    "undecodable-text": Rule("error", "convert the file to UTF-8, or extract its text first"),
    "encoded-input": Rule("error", "save it as plain text or as one HTML page, and add that"),
    "nul-characters": Rule("warning", "nothing to do: they read as U+FFFD; the delivered text is kept"),
    "lone-surrogates": Rule("warning", "nothing to do: they read as U+FFFD; the delivered text is kept"),
    "repaired-mojibake": Rule("warning", "nothing to do; save the file as UTF-8 once to be rid of the warning"),
    "overlong-line": Rule("warning", "check that the file is text; a report has line breaks"),
    "guessed-encoding": Rule("warning", "convert the file to UTF-8 if letters look wrong"),
    "too-many-lines": Rule("warning", "split the file into its reports"),
    # formats
    "bad-json": Rule("error", "mend the line; each line must be one JSON object"),
    "truncated-json": Rule("error", "fetch the file again: its last line ends in the middle"),
    "wrong-type": Rule("error", "give `text` as a string; see docs/guides/ingest.md for the fields"),
    "missing-text": Rule("error", "each object needs `text`; see docs/guides/ingest.md for the names accepted"),
    "wrong-metadata-type": Rule("warning", "give the field as a string; it was passed over"),
    "duplicate-name": Rule("warning", "nothing to do; give each document its own name to tell them apart in lists"),
    "broken-xml": Rule("warning", "fetch the file again; what is complete in it was read"),
    "entity-declaration": Rule("error", "remove the DTD from the file; feeds need no entities of their own"),
    "empty-feed": Rule("error", "check the address of the feed: it holds no entries"),
    "not-a-feed": Rule(
        "error", "of XML only RSS, Atom, XHTML, NITF, NewsML and the like are read; extract the text and add it"
    ),
    "page-too-deep": Rule("warning", "nothing to do: elements below the limit were read as if they stood at it"),
    "page-too-many-tags": Rule("error", "split the page, or save its text and add that"),
    "page-without-text": Rule("error", "the page builds its text with scripts: save it from a browser and add that"),
    "bad-side-file": Rule("warning", "mend the side file; see docs/guides/ingest.md for its shape"),
    # metadata
    "other-language": Rule(
        "warning", "add a translation: reports are read as English, and little is found in other languages"
    ),
    "impossible-date": Rule("warning", "give the right date in a side file or as `published`"),
    "unreadable-date": Rule("warning", "give dates as ISO 8601 (2014-01-28 or 2014-01-28T14:03)"),
    "weekday-disagrees": Rule("warning", "check the date; the day of the month was believed, not the weekday"),
    "published-disagrees": Rule("warning", "check which is right; the date given from outside was believed"),
}


def make_finding(code: str, source: str, message: str) -> Finding:
    """Return the finding `code` about `source`; the message begins with what the user sees: the file."""
    rule = RULES[code]
    source, message = (words.encode("utf-8", "replace").decode("utf-8") for words in (source, message))
    return Finding(code, source, message, rule.cure, rule.severity)
