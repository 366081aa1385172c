"""Tell who sent a mail or a posting: the outlet and the person in its `From` field."""

import re

from communique.ingest.authors import find_author
from communique.ingest.credits import is_masthead
from communique.ingest.heads import is_issuer, may_name_paper
from communique.ingest.house_names import ordinary_name
from communique.ingest.record_fields import Field
from communique.ingest.words import find_outlet
from communique.model import Evidence, Span

# "Danube Courier <hello@courier.example>", "news@clari.example (Danube Press / Jane Roe)", "Jane Roe via Danube List".
_NAMED = re.compile(r"[\"']?(?P<name>[^<>\"@]{2,80}?)[\"']?\s*(?:<[^>]*>|\[mailto:[^\]]*\])")
_NOTED = re.compile(r"\S+@\S+\s*\((?P<name>[^()]{2,80})\)")
_PART = re.compile(r"(?:(?!\s/\s|\s\|\s|\svia\s|\sat\s|\sfrom\s|,\s).)+", re.IGNORECASE)


def find_sender(text: str, sender: Field | None) -> tuple[Evidence | None, Evidence | None]:
    """Return the outlet and the person that the field names; None for what it does not name."""
    if sender is None:
        return None, None
    words = sender.value.of(text)
    match = _NAMED.match(words) or _NOTED.match(words)
    outlet: Evidence | None = None
    person: Evidence | None = None
    if match is None:
        return None, None
    for part in _PART.finditer(match["name"]):
        name = re.sub(r"^(?:via|at|from)\s", "", part.group().strip(" /|,"), flags=re.IGNORECASE).strip(" /|,")
        start = sender.value.start + match.start("name") + match["name"].index(name, part.start())
        span = Span(start, start + len(name))
        house = find_outlet(name) is not None or is_masthead(name) or is_issuer(name) or may_name_paper(name)
        if outlet is None and house:
            outlet = Evidence(ordinary_name(name), "field", spans=(span,))
        elif person is None and not house and (outlet is not None or find_author(name) is not None):
            person = Evidence(name, "field", spans=(span,))
    return outlet, person
