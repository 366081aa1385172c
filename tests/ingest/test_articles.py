"""Articles in NITF, NewsML, SGML."""

import pytest

from communique.config import Config
from communique.ingest import ingest_bytes, source_span
from communique.model import Document, Finding, Span

NITF = """<?xml version="1.0"?>
<nitf><head><title>slug</title><docdata><date.issue norm="20100512T153000Z"/><doc.copyright holder="Harbour Wire"/>
</docdata></head><body><body.head><hedline><hl1>Ministers sign the river treaty</hl1></hedline>
<byline>By Jane Roe</byline><dateline><location>VIENNA</location></dateline></body.head>
<body.content><p>VIENNA (HW) - The ministers of Arland &amp; Bergia signed the river treaty on Wednesday.</p>
<p>Both parliaments must still vote before the end of the year, a spokesman said.</p></body.content></body></nitf>"""

NEWSML = """<?xml version="1.0"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><provider literal="Harbour Wire"/>
<versionCreated>2010-05-12T15:30:00+02:00</versionCreated></itemMeta>
<contentMeta><headline>Ministers sign the river treaty</headline></contentMeta>
<contentSet><inlineXML><html><body><p>The ministers of Arland and Bergia signed the river treaty on Wednesday.</p>
<p>Both parliaments must still vote before the end of the year, a spokesman said.</p></body></html></inlineXML>
</contentSet></newsItem>"""

SGML = """<DOC id="HWE_20100512.0001" type="story">
<HEADLINE>
Ministers sign the river treaty
</HEADLINE>
<DATELINE>
VIENNA, May 12, 2010 (HW)
</DATELINE>
<TEXT>
<P>
The ministers of Arland and Bergia signed the river treaty on Wednesday.
</P>
</TEXT>
</DOC>
<DOC id="HWE_20100512.0002" type="story">
<HEADLINE>
Bergia elects a parliament
</HEADLINE>
<TEXT>
Voters in Bergia have elected a parliament of 120 members.

Turnout was higher than ever since the war.
</TEXT>
</DOC>
"""


def read(source: str, name: str = "news.xml") -> list[Document | Finding]:
    return ingest_bytes(source.encode(), name=name, config=Config())


@pytest.mark.parametrize(("source", "day"), [(NITF, "2010-05-12T15:30"), (NEWSML, "2010-05-12T15:30")])
def test_an_article_in_the_xml_of_agencies_gives_text_and_metadata(source: str, day: str) -> None:
    (document,) = read(source)
    assert document.title.value == "Ministers sign the river treaty"
    assert document.published.value == day
    assert document.publisher.value == "Harbour Wire"
    assert "Both parliaments must still vote" in document.text
    assert document.format == "xml"


def test_every_word_of_an_article_leads_back_to_its_source() -> None:
    (document,) = read(NITF)
    start = document.text.index("Both parliaments")
    place = source_span(document, Span(start, start + 16))
    assert document.source[place.start : place.end] == "Both parliaments"


def test_a_file_of_several_articles_gives_a_document_each() -> None:
    first, second = read(SGML, name="hwe201005")
    assert (first.name, second.name) == ("hwe201005#1", "hwe201005#2")
    assert [one.title.value for one in (first, second)] == [
        "Ministers sign the river treaty",
        "Bergia elects a parliament",
    ]
    assert [segment.kind for segment in second.segments].count("body") == 1
    assert "Turnout was higher" in second.text


def test_an_article_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    (document,) = [one for one in read(NITF[: NITF.index("</p>\n<p>Both") + 40]) if isinstance(one, Document)]
    assert "signed the river treaty on Wednesday" in document.text


def test_xml_without_an_article_is_set_aside() -> None:
    assert [one.code for one in read("<?xml version='1.0'?><settings><colour>red</colour></settings>")] == [
        "not-a-feed"
    ]
