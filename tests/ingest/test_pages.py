"""Web pages."""

import pytest

from communique.config import Config
from communique.ingest import ingest_bytes
from communique.model import Document, Finding

from .pages import find_segment, is_covered, words_of

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ministers meet in Zeltstadt to discuss &quot;open rivers&quot; | The Harbour Courier</title>
<meta property="og:site_name" content="The Harbour Courier">
<meta property="article:published_time" content="2014-03-05T09:30:00+01:00">
<link rel="canonical" href="http://example.org/river">
<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ann Kelley"}}</script>
<style>p {color: red}</style></head>
<body class="ad-free"><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
<div class="content"><article><header><h1>Ministers meet in Zeltstadt to discuss
   &ldquo;open rivers&rdquo;</h1></header>
<figure><img src=x><figcaption>The ministers on the bridge <span>[Photo: Courier]</span></figcaption></figure>
<p>ZELTSTADT, March 5 (Northern Wire) &mdash; Foreign Minister Jane Roe met her colleague <a href="/x">John Doe</a> on
Wednesday &amp; said the two sides would continue their talks next week.</p>
<h2>Next steps</h2>
<p>"We have made progress," Roe said after the meeting, which lasted&nbsp;three hours and ended without a statement.
<p>Doe left for home on the same evening without speaking to the reporters in the hall.
</article><aside class="related"><h3>Related stories</h3><ul><li><a href=1>A story about cats</a></ul></aside></div>
<footer>© 2014 The Harbour Courier. All rights reserved.</footer><script>var x = "<p>no</p>";</script></body></html>"""


def read(source: str, name: str = "page.html") -> list[Document | Finding]:
    return ingest_bytes(source.encode(), name=name, config=Config())


@pytest.fixture
def document() -> Document:
    return next(one for one in read(PAGE) if isinstance(one, Document))


def test_a_page_gives_reading_text_and_keeps_its_source(document):
    assert document.format == "html"
    assert document.source == PAGE
    assert is_covered(document)
    assert "var x" not in document.text
    assert "color" not in document.text


def test_the_head_of_a_page_gives_metadata(document):
    assert document.title.value == "Ministers meet in Zeltstadt to discuss “open rivers”"
    assert (document.published.value, document.published.zone, document.published.method) == (
        "2014-03-05T09:30",
        "+01:00",
        "field",
    )
    assert (document.publisher.value, document.publisher.method) == ("The Harbour Courier", "field")
    assert [byline.value for byline in document.bylines] == ["Ann Kelley"]
    assert document.url == "http://example.org/river"
    assert document.dateline_place.value == "Zeltstadt"
    assert [agency.value for agency in document.agencies] == ["Northern Wire"]
    assert document.rights[0].value == "© 2014 The Harbour Courier. All rights reserved."


def test_markup_tells_what_blocks_are(document):
    assert words_of(document, "caption") == ["The ministers on the bridge"]
    assert words_of(document, "heading") == ["Next steps"]
    assert find_segment(document, "Home").kind == "boilerplate"
    assert find_segment(document, "A story about cats").kind == "boilerplate"
    assert find_segment(document, "Doe left for home").kind == "body"


def test_blanks_are_collapsed_as_a_browser_does(document):
    assert "John Doe on Wednesday & said" in document.text
    assert "lasted\xa0three hours" in document.text


def test_a_page_is_read_without_the_extractor(monkeypatch):
    monkeypatch.setattr("communique.ingest.votes._load_extractor", lambda: None)
    document = next(one for one in read(PAGE) if isinstance(one, Document))
    assert find_segment(document, "We have made progress").kind == "body"


def test_an_outer_container_with_a_telling_class_does_not_silence_the_page():
    source = PAGE.replace('<div class="content">', '<div class="widget ads"><div class="content">').replace(
        "<article>", "<div>"
    )
    document = next(one for one in read(source.replace("</article>", "</div>")) if isinstance(one, Document))
    assert find_segment(document, "We have made progress").kind == "body"


def test_deep_nesting_is_flattened_with_a_finding():
    source = (
        "<html><body>"
        + "<div>" * 5000
        + "<p>The ministers met on Monday and said that they would go on.</p>"
        + "</div>" * 5000
    )
    results = read(source)
    assert [one.code for one in results if isinstance(one, Finding)] == ["page-too-deep"]
    assert "The ministers met" in results[-1].text


def test_a_page_of_scripts_is_set_aside():
    assert [one.code for one in read("<html><body><script>draw()</script></body></html>")] == ["page-without-text"]


def test_too_many_tags_are_set_aside(monkeypatch):
    monkeypatch.setattr("communique.ingest.blocks.MOST_TAGS", 50)
    monkeypatch.setattr("communique.ingest.pages.MOST_TAGS", 50)
    assert [one.code for one in read("<html><body>" + "<b>a</b>" * 40)] == ["page-too-many-tags"]


@pytest.mark.parametrize(
    "tail",
    ["<", '<a href="', "<!--", "<![CDATA[", "</", "<script>", "<title>", "&", "&amp", "&#x110000;", "<a b='>", "<p/"],
)
def test_broken_markup_at_the_end_is_read(tail):
    results = read("<html><body><p>The ministers met on Monday and said that they would go on.</p>" + tail)
    assert any(isinstance(one, Document) and "The ministers met" in one.text for one in results)
