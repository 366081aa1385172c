"""Ask the directory "who was OFFICE of COUNTRY on DATE" and compare with who came to see the President that day.

The questions come from the US State Department's list of visits by foreign leaders (CC0): every visit since 1985 by
one titled leader is a question whose answer is the visitor. Visits whose id is divisible by three are held out: only
the final figure is taken on them, nothing is corrected after looking at them.

    python bench/office_questions.py CORPUS [--seed 1] [--count 300] [--held-out] [--show]
"""

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import msgspec

from communique.directory import Directory, fold, load_directory
from communique.directory.dates import coverage
from communique.directory.folding import loose_key

FIRST_YEAR = "1985"
SLIP = 0.8  # the list has slips of the pen ("Obsanjo", "Reingeldt"): so alike is the same name
# Names the list uses that mean one state only in its own context.
COUNTRIES = {
    "Korea": "South Korea",
    "Democratic Republic of the Congo (Zaire)": "Zaire",
    "Somali Republic": "Somalia",
    "Bosnian Federation": "Federation of Bosnia and Herzegovina",
    "Somoa": "Samoa",
    "Afghanistan (Interim Authority)": "Afghanistan",
}
TITLES = re.compile(
    r"^(?P<title>(?:Acting |Interim |Transitional )?(?:President|Prime Minister|Federal Chancellor|Chancellor|Premier"
    r"|Taoiseach|King|Queen|Emir|Amir|Sultan|Emperor|Pope|Grand Duke|General Secretary|Crown Prince))"
    r"(?: of the [A-Z]\w+)? (?P<name>.+)$"
)
Verdict = Literal["right", "abstained", "wrong"]


class Question(msgspec.Struct, frozen=True):
    """Who was `title` of `country` on `day`? `name` is the visitor."""

    visit: int
    title: str
    country: str
    day: str
    name: str


class Answer(msgspec.Struct, frozen=True):
    """What the directory said: the holder's names, or nothing if it abstained."""

    question: Question
    verdict: Verdict
    names: tuple[str, ...]


def read_questions(corpus: Path, *, held_out: bool = False) -> list[Question]:
    """Return the questions of the visits in `corpus` (a folder with `visits/*.xml`), by date."""
    found = []
    for path in sorted((corpus / "visits").glob("*.xml")):
        for visit in ElementTree.parse(path).getroot().iter("visit"):
            found.extend(_questions_of(visit))
    chosen = [q for q in found if q.day >= FIRST_YEAR and (q.visit % 3 == 0) is held_out]
    return sorted(chosen, key=lambda q: (q.day, q.visit))


def draw_questions(questions: Sequence[Question], *, seed: int, count: int = 300) -> list[Question]:
    """Return `count` of the questions, drawn without repetition."""
    return random.Random(seed).sample(list(questions), min(count, len(questions)))


def answer_question(question: Question, directory: Directory) -> Answer:
    """Ask the directory. It abstains when no office or holder is known, or two may have held the office that day."""
    offices = directory.find_offices(f"{question.title} of {question.country}", day=question.day)
    holders = directory.holders(offices[0], question.day) if offices else ()
    sure = [tenure for tenure in holders if coverage(tenure, question.day) == 2] or list(holders)
    if len({tenure.holder for tenure in sure}) != 1:
        return Answer(question, "abstained", tuple(directory.actors[t.holder].name for t in sure))
    person = directory.actors[sure[0].holder]
    forms = (person.name, *person.names, *directory.families(person.id))
    verdict: Verdict = "right" if is_named(question.name, forms) else "wrong"
    return Answer(question, verdict, (person.name,))


def is_named(written: str, forms: Sequence[str]) -> bool:
    """True if one of `forms` (names and family names) occurs in `written`, as spelt or in another transliteration."""
    words = f" {fold(written)} "
    runs = [" ".join(part) for part in _runs(fold(written).split())]
    keys = {loose_key(run) for run in runs}
    return any(
        f" {fold(form)} " in words
        or loose_key(form) in keys
        or any(len(run) > 4 and SequenceMatcher(None, run, fold(form)).ratio() >= SLIP for run in runs)
        for form in forms
    )


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + 5) + 1):
            yield words[start:end]


def _questions_of(visit: ElementTree.Element) -> Iterator[Question]:
    visitor = re.sub(r"\s+", " ", visit.findtext("visitor") or "").strip()
    country = re.sub(r"\s+", " ", visit.findtext("from") or "").strip()
    match = TITLES.match(visitor)
    if match is None or " and " in visitor:
        return
    head, _, rest = country.partition(", ")
    country = f"{rest} {head}" if rest else head
    country = COUNTRIES.get(country, country)
    title = re.sub(r"^(Acting|Interim|Transitional) ", "", match["title"])
    yield Question(
        int(visit.findtext("id") or 0), title, country, (visit.findtext("start-date") or "")[:10], match["name"]
    )


def main() -> None:
    """Print the figures; with --show also every question that was not answered right."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    pool = read_questions(options.corpus, held_out=options.held_out)
    directory = load_directory()
    answers = [answer_question(q, directory) for q in draw_questions(pool, seed=options.seed, count=options.count)]
    for verdict in ("right", "abstained", "wrong"):
        count = sum(answer.verdict == verdict for answer in answers)
        print(f"{verdict}\t{count}\t{100 * count / max(1, len(answers)):.1f} %")
    if options.show and not options.held_out:
        for answer in answers:
            if answer.verdict != "right":
                q = answer.question
                print(f"{answer.verdict}\t{q.day}\t{q.title} of {q.country}\t{q.name}\t{' | '.join(answer.names)}")


if __name__ == "__main__":
    main()
