"""Read what the head of a page says: meta elements, JSON-LD, `<title>`, `<time>`, the language attribute."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from communique.ingest.blocks import Page
from communique.ingest.credits import is_masthead
from communique.ingest.dates import parse_date
from communique.ingest.metadata import External
from communique.ingest.words import Outlet, find_outlet, find_site, is_wire

# schema.org types of a report.
ARTICLES = frozenset(
    ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle",
     "BlogPosting", "Report", "LiveBlogPosting", "SocialMediaPosting")
)  # fmt: skip
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publication_date",
    "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "article.published",
    "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "citation_publication_date", "originalpublicationdate",
    "created", "date.created",
)  # fmt: skip
PUBLISHERS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
)
# What the makers of sites call every site that says nothing of itself.
PLATFORMS = frozenset(
    (
        "blogger",
        "blogspot",
        "wordpress",
        "wordpress.com",
        "wix",
        "wix.com",
        "squarespace",
        "tumblr",
        "medium",
        "drupal",
        "joomla",
        "facebook",
        "twitter",
        "x",
        "youtube",
        "home",
        "homepage",
        "website",
        "my site",
        "my blog",
        "untitled",
        "index",
        "news",
        "blog",
    )
)
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")

_CUT = re.compile(r"\s+(?:[|»•·]|::|[-–—])\s+")


def read_page_metadata(page: Page, *, source_url: str | None = None) -> External:
    """Return what markup says about the page, as `field` values."""
    metas: dict[str, str] = {}
    for key, value in page.metas:
        if value:
            metas.setdefault(key, value)
    article = next(_find_articles(page), {})
    named = _site_name(_name(article.get("publisher")))
    site = next((name for key in PUBLISHERS if key in metas and (name := _site_name(metas[key]))), None)
    url = metas.get("og:url") or page.canonical or source_url
    publisher = _choose_publisher(named, site, find_site(_host(url)))
    dates = [
        article.get("datePublished"),
        *(metas[key] for key in PUBLISHED if key in metas),
        article.get("dateCreated"),
        *page.times[:1],
    ]
    published = next((date for date in dates if isinstance(date, str) and parse_date(date) is not None), None)
    headline = article.get("headline")
    title = (
        (headline if isinstance(headline, str) else None)
        or metas.get("og:title")
        or metas.get("twitter:title")
        or page.title
    )
    authors = (
        tuple(_names(article.get("author")))
        or tuple(metas[key] for key in AUTHORS if key in metas and not metas[key].startswith("http"))[:1]
    )
    language = article.get("inLanguage")
    if isinstance(language, dict):
        language = language.get("name")
    rights = article.get("copyrightNotice")
    return External(
        url=url if url and url.startswith("http") else None,
        published=published,
        publisher=publisher,
        title=strip_site(title, publisher) if title else None,
        language=_tag(language if isinstance(language, str) else None) or _tag(page.language),
        bylines=tuple(author for author in authors if find_outlet(author) is None and author != publisher),
        rights=rights if isinstance(rights, str) else None,
        method="field",
    )


def _site_name(words: str | None) -> str | None:
    """Return the name of a site without slogans and addresses; None for what names no site."""
    name = " ".join((words or "").split()).lstrip("@")
    parts = [part for part in re.split(r"\s+(?:[|»•·]|::)\s+", name) if part]
    name = next((part for part in parts if find_outlet(part) is not None), parts[0] if parts else "")
    if not re.search(r"[^\W\d_]", name) or name.casefold() in PLATFORMS or name.startswith("http") or len(name) > 80:
        return None
    outlet = find_outlet(name)
    return outlet.name if outlet is not None and outlet.name.casefold() == name.casefold() else name


def _choose_publisher(named: str | None, site: str | None, owner: Outlet | None) -> str | None:
    """Return the publisher among what JSON-LD and meta elements say and whose the address is.

    A wire that JSON-LD names on another site's page wrote the report; the site publishes it.
    """
    if named is not None and site is not None and is_wire(named) and not is_wire(site):
        named = owner.name if owner is not None and not owner.is_agency else site
    publisher = named or site
    if owner is not None and (publisher is None or find_outlet(publisher) is None):
        return publisher if publisher and owner.name.casefold() in publisher.casefold() else owner.name
    return publisher


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def strip_site(title: str, publisher: str | None) -> str:
    """Return a title without the site's name before or after it."""
    cuts = list(_CUT.finditer(title))
    if not cuts:
        return title.strip()
    last, first = cuts[-1], cuts[0]
    tail, head = title[last.end() :].strip(), title[: first.start()].strip()
    if _is_site(tail, publisher) and last.start() > 0:
        return strip_site(title[: last.start()].strip(), publisher)
    if _is_site(head, publisher):
        return title[first.end() :].strip()
    return title.strip()


def _is_site(words: str, publisher: str | None) -> bool:
    if publisher is not None and words.casefold() == publisher.casefold():
        return True
    return (
        find_outlet(words) is not None
        or is_masthead(words)
        or bool(re.fullmatch(r"(?:www\.)?[\w-]+\.(?:com|org|net|ru|eu|int|info|co\.uk)", words))
    )


def _find_articles(page: Page) -> Iterator[dict[str, Any]]:
    """Yield the schema.org reports in the page's JSON-LD."""
    for script in page.scripts:
        try:
            value = json.loads(
                script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False
            )
        except (ValueError, RecursionError):
            continue
        pending = [value]
        seen = 0
        while pending and seen < 2000:
            seen += 1
            one = pending.pop(0)
            if isinstance(one, list):
                pending += one
            elif isinstance(one, dict):
                kinds = one.get("@type")
                if ARTICLES & set(
                    kinds if isinstance(kinds, list) and all(isinstance(k, str) for k in kinds) else [str(kinds)]
                ):
                    yield one
                pending += [
                    one[key]
                    for key in ("@graph", "mainEntity", "mainEntityOfPage")
                    if isinstance(one.get(key), dict | list)
                ]


def _name(value: object) -> str | None:
    return next(iter(_names(value)), None)


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() and not value.startswith("http") else []
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for one in value[:20] for name in _names(one)]
    return []


def _tag(language: str | None) -> str | None:
    """Return the primary subtag of a BCP 47 tag ("en-GB" gives "en")."""
    match = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", language or "")
    return match.group().lower() if match else None
