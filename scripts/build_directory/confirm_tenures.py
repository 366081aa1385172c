"""Write into the tenures' source column which of them the US State Department's lists of visits and travels confirm.

A visit "Prime Minister X of Y on this day" confirms X's tenure that covers the day; so does a remark "Met with Foreign
Minister X" on a journey of the President or the Secretary of State to Y. The lists are CC0; only the fact that they
agree is written, no text of theirs. What contradicts the tables, or is missing from them, goes to standard output for
a person to judge; nothing is corrected by the script.

    python scripts/build_directory/confirm_tenures.py CORPUS
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from office_questions import COUNTRIES, FIRST_YEAR, Question, is_named, read_questions

from communique.directory import Directory, load_directory
from communique.model import Tenure

TABLES = Path(__file__).parents[2] / "src" / "communique" / "directory" / "data" / "tenures"
VISITS = "us-state-department-visits"
TRAVELS = "us-state-department-travels"
MET = re.compile(
    r"(?P<title>President|Prime Minister|Foreign Minister|Foreign Secretary|Defense Minister|Chancellor|King|Queen|Emir"
    r"|Amir|Sultan|Premier|Minister of Foreign Affairs|Taoiseach|Secretary General|Secretary-General) "
    r"(?P<name>(?:(?:[A-Z][\w’'.-]+|bin|al|el|de|van|von|der|la|do|da|dos|ben) ?){1,4})"
)


def read_meetings(corpus: Path) -> Iterator[Question]:
    """Yield what the remarks on journeys say of their hosts: office, country, first day, name."""
    for path in sorted((corpus / "travels").glob("*-travels/*.xml")):
        for trip in ElementTree.parse(path).getroot().iter("trip"):
            day = (trip.findtext("start-date") or "")[:10]
            head, _, rest = (trip.findtext("country") or "").strip().partition(", ")
            country = f"{rest} {head}" if rest else head
            country = COUNTRIES.get(country, country)
            remarks = re.sub(r"\s+", " ", trip.findtext("remarks") or "")
            if day < FIRST_YEAR:
                continue
            for match in MET.finditer(remarks):
                before = remarks[: match.start()].split()
                # "Russian Foreign Minister X" on a journey to Germany
                owner = before[-1] if before and before[-1][:1].isupper() and not before[-1].endswith(".") else ""
                identity = int(trip.findtext("id") or 0)
                yield Question(identity, f"{owner} {match['title']}".strip(), country, day, match["name"].strip(" ,."))


def find_tenure(question: Question, directory: Directory) -> tuple[Tenure | None, str]:
    """Return the tenure that a list's entry confirms, else None and why not."""
    phrases = (question.title, f"{question.title} of {question.country}")
    offices = [o for phrase in reversed(phrases) for o in directory.find_offices(phrase, day=question.day)[:1]]
    if not offices:
        return None, "no such office"
    for office in offices:
        for tenure in directory.holders(office, question.day):
            person = directory.actors[tenure.holder]
            if is_named(question.name, (person.name, *person.names, *directory.families(person.id))):
                return tenure, ""
    holders = ", ".join(directory.actors[t.holder].name for t in directory.holders(offices[0], question.day))
    return None, f"{offices[0]} is held by {holders or 'nobody'}"


def main() -> None:
    """Rewrite the source columns; print what the lists have and the tables do not."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    directory = load_directory()
    confirmed: dict[tuple[str, str, str], list[str]] = {}
    visits = [*read_questions(options.corpus), *read_questions(options.corpus, held_out=True)]
    for source, questions in ((VISITS, visits), (TRAVELS, list(read_meetings(options.corpus)))):
        for question in questions:
            tenure, why = find_tenure(question, directory)
            if tenure is None:
                if source == TRAVELS or question.visit % 3:  # what is held out is not shown
                    print(source, question.day, question.title, question.country, question.name, why, sep="\t")
                continue
            found = confirmed.setdefault((tenure.office, tenure.since, tenure.holder), [])
            if source not in found:
                found.append(source)
    for path in sorted(TABLES.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines):
            cells = line.split("\t")
            if len(cells) == 5 and (sources := confirmed.get((cells[0], cells[1], cells[3]))):
                known = cells[4].split("|")
                cells[4] = "|".join([*known, *(source for source in sources if source not in known)])
                lines[number] = "\t".join(cells)
        path.write_text("\n".join(lines), encoding="utf-8")
    print(f"{len(confirmed)} tenures confirmed", file=sys.stderr)


if __name__ == "__main__":
    main()
