"""RSS and Atom."""

from communique.config import Config
from communique.ingest import ingest_bytes, source_span
from communique.model import Document, Finding, Span

from .pages import is_covered

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Northern Wire</title><language>en-us</language><copyright>Northern Wire 2014</copyright>
<item><title>Roe &amp; Doe meet in Zeltstadt</title><link>http://example.org/1</link>
<pubDate>Wed, 05 Mar 2014 09:30:00 +0100</pubDate><dc:creator>Ann Kelley</dc:creator><category>Rivers</category>
<description>&lt;p&gt;ZELTSTADT (Northern Wire) &amp;mdash; The ministers met &amp;amp; talked.&lt;/p&gt;&lt;p&gt;They
said the talks would go on.&lt;/p&gt;</description></item>
<item><title>Second</title><description>Short.</description>
<content:encoded><![CDATA[<p>First paragraph of the second report, with a sentence.</p>]]></content:encoded></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Courier</title>
<entry><title>The river treaty</title><link href="http://example.org/a"/><id>urn:1</id>
<published>2014-03-05T09:30:00Z</published><author><name>Ann Kelley</name></author>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>The ministers signed the treaty on Monday.</p></div></content>
</entry></feed>"""


def read(source: str, name: str = "feed.xml") -> list[Document | Finding]:
    return ingest_bytes(source.encode(), name=name, config=Config())


def test_each_entry_is_a_document_with_its_metadata():
    first, second = read(RSS)
    assert (first.name, first.format) == ("feed.xml#1", "feed")
    assert first.title.value == "Roe & Doe meet in Zeltstadt"
    assert (first.published.value, first.published.zone) == ("2014-03-05T09:30", "+01:00")
    assert (first.publisher.value, first.language.value, first.url) == ("Northern Wire", "en", "http://example.org/1")
    assert [byline.value for byline in first.bylines] == ["Ann Kelley"]
    assert first.topics == ("Rivers",)
    assert first.dateline_place.value == "Zeltstadt"
    assert second.text == "Second\n\nFirst paragraph of the second report, with a sentence."
    assert is_covered(first)
    assert is_covered(second)


def test_words_lead_back_through_both_layers_of_markup():
    first = read(RSS)[0]
    start = first.text.index("The ministers met & talked")
    place = source_span(first, Span(start, start + len("The ministers met & talked")))
    assert first.source[place.start : place.end] == "The ministers met &amp;amp; talked"


def test_atom_with_xhtml_is_read():
    document = read(ATOM, "news.atom")[0]
    assert document.text == "The river treaty\n\nThe ministers signed the treaty on Monday."
    assert (document.published.value, document.url) == ("2014-03-05T09:30", "http://example.org/a")


def test_a_feed_that_declares_entities_is_set_aside():
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + RSS.split("?>", 1)[1]
    assert [one.code for one in read(bomb)] == ["entity-declaration"]


def test_a_feed_that_breaks_off_gives_its_complete_entries():
    results = read(RSS[: RSS.index("<content:encoded>")])
    assert [one.code for one in results if isinstance(one, Finding)] == ["broken-xml"]
    assert [one.name for one in results if isinstance(one, Document)] == ["feed.xml#1"]


def test_a_feed_without_entries_and_other_xml_are_set_aside():
    assert [one.code for one in read("<rss><channel><title>x</title></channel></rss>")] == ["empty-feed"]
    assert [one.code for one in read('<?xml version="1.0"?><news><a/></news>')] == ["not-a-feed"]


def test_an_impossible_date_of_an_entry_is_a_finding():
    results = read(RSS.replace("05 Mar 2014", "31 Feb 2014"))
    assert [one.code for one in results if isinstance(one, Finding)] == ["impossible-date"]
