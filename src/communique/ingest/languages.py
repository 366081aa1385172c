"""Name the language of a text by its script and its commonest words.

A language is a BCP 47 tag. Short lines get only their script (`und-Cyrl`): a caption of two names has no language.
"""

import functools
import re
import unicodedata
from collections import Counter
from importlib.resources import files

from communique.ingest.findings import make_finding
from communique.model import Document, Finding

# Fewer letters than this do not tell a language.
FEWEST_LETTERS = 20
# The part of a text that is looked at; more changes nothing.
SAMPLE = 6000
# The share of running words that must be among the commonest of a language. Measured on news prose: English has 35-45
# %.
ENOUGH = 0.12
# So many more of its own commonest words than of English another language must show where a text has English words at
# all: "met" and "in" are Dutch too, and the reports are English.
AHEAD = 3

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "CJK": "Hani",
            "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Kore", "DEVANAGARI": "Deva", "GEORGIAN": "Geor",
            "ARMENIAN": "Armn", "THAI": "Thai"}  # fmt: skip
# Where the script settles it.
_BY_SCRIPT = {
    "Grek": "el", "Hebr": "he", "Jpan": "ja", "Kore": "ko", "Hani": "zh", "Geor": "ka", "Armn": "hy", "Thai": "th",
}  # fmt: skip
NAMES = {
    "english": "en", "russian": "ru", "french": "fr", "german": "de", "spanish": "es", "italian": "it",
    "portuguese": "pt",
    "ukrainian": "uk", "arabic": "ar", "persian": "fa", "farsi": "fa", "hebrew": "he", "turkish": "tr",
    "mandarin": "zh",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "hindi": "hi", "urdu": "ur", "pashto": "ps",
    "dari": "prs", "polish": "pl",
    "czech": "cs", "slovak": "sk", "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "greek": "el",
    "serbian": "sr",
    "serbo-croat": "sh", "croatian": "hr", "bosnian": "bs", "albanian": "sq", "macedonian": "mk", "georgian": "ka",
    "armenian": "hy", "azeri": "az", "azerbaijani": "az", "kazakh": "kk", "uzbek": "uz", "dutch": "nl", "swedish": "sv",
    "norwegian": "no", "danish": "da", "finnish": "fi", "estonian": "et", "latvian": "lv", "lithuanian": "lt",
    "vietnamese": "vi",
    "thai": "th", "indonesian": "id", "malay": "ms", "tagalog": "tl", "swahili": "sw", "amharic": "am", "somali": "so",
    "kurdish": "ku", "belarusian": "be", "bengali": "bn", "burmese": "my", "khmer": "km", "nepali": "ne", "tamil": "ta",
}  # fmt: skip


def detect_language(text: str) -> str | None:
    """Return the BCP 47 tag of the text's language, `und-Cyrl` and the like where only the script is sure, None if
    neither."""
    sample = text[:SAMPLE]
    script = main_script(sample)
    if script is None:
        return None
    words = [word.casefold() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < FEWEST_LETTERS:
        return f"und-{script}"
    if script == "Hani" and any("HIRAGANA" in unicodedata.name(letter, "") for letter in sample[:2000]):
        return "ja"
    counts = Counter(words)
    scores = {
        language: sum(counts[word] for word in common) / len(words)
        for language, common in _common_words().items()
        if common and _script_of(next(iter(common))[0]) == script
    }
    best = max(scores, key=lambda language: (scores[language], language), default=None)
    if best is not None and scores[best] >= ENOUGH:
        seen = {language: len(counts.keys() & common) for language, common in _common_words().items()}
        return "en" if script == "Latn" and 0 < seen["en"] > seen[best] - AHEAD else best
    return _BY_SCRIPT.get(script, f"und-{script}")


def check_language(document: Document) -> list[Finding]:
    """Return the finding that `document` is in another language than English, where its words or its sender say so.

    A field of a record is not believed: it names the language of the sound.
    """
    language = document.language
    if language is None or language.method not in ("inferred", "external"):
        return []
    tag = (language.value or "und-Latn").partition("-")[0].casefold()
    if tag == "en" or language.value == "und-Latn":
        return []
    name = document.path or document.name
    return [make_finding("other-language", name, f"{name}: the language is {language.value}, not English")]


def main_script(text: str) -> str | None:
    """Return the ISO 15924 code of the script most letters are in, None without letters."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else None
    counts = Counter(script for letter in text if letter.isalpha() and (script := _script_of(letter)) is not None)
    return counts.most_common(1)[0][0] if counts else None


def is_other_script(words: str) -> bool:
    """True if the line is not in Latin letters; the reports this project reads are English."""
    return main_script(words[:400]) not in (None, "Latn")


def language_by_name(name: str) -> str | None:
    """Return the tag of a language named in English ("Russian" gives `ru`), else None."""
    return NAMES.get(name.strip().casefold())


@functools.lru_cache(maxsize=4096)
def _script_of(letter: str) -> str | None:
    name = unicodedata.name(letter, "")
    return _SCRIPTS.get(name.split(" ", 1)[0].split("-", 1)[0]) if name else None


@functools.cache
def _common_words() -> dict[str, frozenset[str]]:
    text = (files("communique.ingest") / "data" / "common_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {language: frozenset(words.split()) for language, words in rows}
