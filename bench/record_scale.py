"""Measure how fast a large record answers: `python bench/record_scale.py --statements 1000000 --record /tmp/large.db`.

Makes a record of invented statements (skewed like news: few actors and issues have most of them) unless the file is
there, then asks each question with many arguments and prints median and 95th percentile in milliseconds. Every document
also tells of a meeting and of an agreement or an action; some meetings are told by ten documents that disagree.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from communique.model import (
    Action,
    Actor,
    Agreement,
    Citation,
    Claim,
    Dispute,
    DisputedValue,
    Document,
    Entry,
    Evidence,
    Meeting,
    Party,
    Reading,
    Segment,
    Span,
    Statement,
    When,
    Where,
    content_id,
)
from communique.pipeline.fusing import single_entry
from communique.record import (
    Filters,
    count_facets,
    find_network,
    get_stats,
    list_actors,
    list_entries,
    list_months,
    list_sources,
    search_entries,
    search_texts,
    show,
)
from communique.store import Store, add_document, mark_fused, open_store, telling_of, write_entries

STATEMENTS_A_DOCUMENT = 9  # and one meeting, and one agreement or action
DOCUMENTS_A_TRANSACTION = 2_000
ACTS = ("supports", "opposes", "calls-for", "commits", "criticises", "denies", "warns", "expects", "reports")
STATUSES = ("held", "held", "held", "planned", "planned", "cancelled")
TREATIES = ("signed", "under-negotiation", "rejected", "in-force")
CODES = ("AID", "SANCTION", "ACCUSE", "COERCE", "SUPPORT", "PROTEST")
TELLING = "agreement treaty reached signed expected summit not visit withdrawal if made ratified".split()  # forecasts
SHARED = 20  # one document in so many tells of a meeting that nine others tell of too


class Inventor:
    """Invents actors, words and documents from one seed."""

    def __init__(self, seed: int = 3) -> None:
        self.chance = random.Random(seed)
        self.words = [self._word() for _ in range(20_000)]
        self.words[5 : 5 + len(TELLING)] = TELLING
        self.states = [Actor(f"state:s{n:03}", "state", f"State {self._word()}") for n in range(180)]
        self.people = [
            Actor(f"person:p{n:05}", "person", f"{self._word().title()} {self._word().title()}") for n in range(5_000)
        ]
        self.side = {person.id: self.chance.choice(self.states) for person in self.people}
        self.issues = [f"issue-{n:02}" for n in range(60)]
        self.places = [
            Where(
                self._word().title(),
                latitude=round(self.chance.uniform(-50, 70), 2),
                longitude=round(self.chance.uniform(-170, 170), 2),
                country="nor",
            )
            for _ in range(400)
        ]

    def _word(self) -> str:
        return "".join(self.chance.choice("bdfgklmnprst") + self.chance.choice("aeiou") for _ in range(3))

    def skewed(self, values: list) -> object:
        """Return one of `values`, the first ones far more often (Zipf)."""
        return values[min(int(len(values) ** self.chance.random()) - 1, len(values) - 1)]

    def document(self, number: int) -> tuple[Document, Reading, list[Claim]]:
        day = f"{1995 + number % 30}-{self.chance.randrange(1, 13):02}-{self.chance.randrange(1, 29):02}"
        parts, at, claims = [], 0, []
        id = content_id("doc", number)
        people = [self.skewed(self.people) for _ in range(3)]
        for k in range(STATEMENTS_A_DOCUMENT + 2):
            words = " ".join(["the talks"] + [str(self.skewed(self.words)) for _ in range(18)])
            span = Span(at, at + len(words))
            # four a claim, as real reports have: the words, and within them who, the verb, and what was said
            cuts = [0, len("the talks"), words.index(" ", len("the talks ")), len(words)]
            cited = (
                Citation(id, span, words),
                *(
                    Citation(id, Span(at + first, at + last), words[first:last], field)
                    for first, last, field in zip(cuts, cuts[1:], ("speaker", "cue", "content"), strict=False)
                ),
            )
            person = self.chance.choice(people)
            party = Party(person.id, person.name, side=self.side[person.id].id)
            issues = tuple({str(self.skewed(self.issues)) for _ in range(self.chance.randrange(1, 3))})
            if 1 <= k <= STATEMENTS_A_DOCUMENT:
                event = Statement(
                    speaker=party, content=(words,), form="direct", act=self.chance.choice(ACTS), issues=issues
                )
            else:
                event = self._occasion(k, number, party, When(day), issues)
            claims.append(Claim(id=content_id("claim", number, k), document=id, event=event, citations=cited))
            parts.append(words)
            at += len(words) + 1
        text = "\n".join(parts)
        document = Document(
            id=id,
            name=f"{number:07}.txt",
            text=text,
            segments=(Segment(Span(0, len(text)), "body"),),
            published=Evidence(day, "stated", precision="day"),
        )
        actors = tuple({p.id: p for p in people}.values()) + tuple(self.side[p.id] for p in people)
        return document, Reading(document=id, sentences=(), tokens=(), actors=actors), claims

    def _occasion(
        self, k: int, number: int, party: Party, when: When, issues: tuple[str, ...]
    ) -> Meeting | Agreement | Action:
        """Return the meeting (k = 0) or the agreement or action that a document tells of."""
        found = self.skewed(self.people)
        other = Party(found.id, found.name, side=self.side[found.id].id)
        where = self.skewed(self.places)
        if k == 0:
            status = self.chance.choice(STATUSES)
            return Meeting(parties=(party, other), status=status, when=when, where=where, issues=issues)
        if number % 2:
            title = f"the {self.skewed(self.words)} treaty"
            status = self.chance.choice(TREATIES)
            return Agreement(title=title, parties=(party, other), status=status, when=when, issues=issues)
        code = self.chance.choice(CODES)
        return Action(code=code, actors=(party,), targets=(other,), when=when, where=where, issues=issues)


def shared_entry(told: Sequence[tuple[Claim, Document]]) -> Entry:
    """Return one entry of a meeting told by several documents, which disagree about the place; two are copies."""
    alone = single_entry(*told[0])
    sides = tuple(
        DisputedValue(claim.event.where.name, (claim.id,)) for claim, _ in told[:2] if isinstance(claim.event, Meeting)
    )
    days = (
        (document.publication_day() or "", getattr(claim.event, "status", ""), claim.id) for claim, document in told
    )
    return Entry(
        id=alone.id,
        event=alone.event,
        claims=tuple(claim.id for claim, _ in told),
        disputes=(Dispute("where", sides),),
        independent=len(told) - 2,
        copies=2,
        history=tuple(sorted(days)),
    )


def build(path: Path, statements: int) -> None:
    """Make a record of so many statements at `path`."""
    start = time.perf_counter()
    inventor = Inventor()
    entries, claims, tellings, actors = [], {}, {}, {}
    shared: dict[tuple[int, int], list[tuple[Claim, Document]]] = {}
    with open_store(path, create=True) as store:
        for first in range(0, statements // STATEMENTS_A_DOCUMENT, DOCUMENTS_A_TRANSACTION):
            with store.write() as connection:
                for number in range(first, min(first + DOCUMENTS_A_TRANSACTION, statements // STATEMENTS_A_DOCUMENT)):
                    document, reading, told = inventor.document(number)
                    add_document(connection, document, reading, told)
                    tellings[document.id] = telling_of(document, None)
                    actors |= {actor.id: actor for actor in reading.actors}
                    for claim in told:
                        claims[claim.id] = claim
                        if number % SHARED == 0 and isinstance(claim.event, Meeting):
                            shared.setdefault((number // 600, number % 30), []).append((claim, document))  # of one year
                        else:
                            entries.append(single_entry(claim, document))
        print(f"documents stored in {time.perf_counter() - start:.0f} s")
        entries += [shared_entry(told) for told in shared.values()]
        with store.write() as connection:
            write_entries(connection, entries, claims=claims, tellings=tellings, actors=actors)
            mark_fused(connection)
    size = path.stat().st_size / 1e6
    print(f"{len(entries)} entries built in {time.perf_counter() - start:.0f} s, {size:.0f} MB")


def questions(store: Store) -> dict[str, Callable[[random.Random], object]]:
    """Return the questions by name; each takes a source of chance and asks once."""
    inventor = Inventor()

    def year(chance: random.Random) -> str:
        return str(chance.randrange(1995, 2025))

    def listed(**filters: object) -> object:
        return list_entries(store, Filters(**filters), limit=50)

    def one(chance: random.Random) -> object:
        return show(store, content_id("claim", chance.randrange(5_000), 1))

    statement = ("statement",)
    return {
        "first page of all statements": lambda c: listed(kinds=statement),
        "newest of all, page 5": lambda c: list_entries(store, Filters(), limit=50, offset=200, newest_first=True),
        "timeline of a state": lambda c: listed(actor=(c.choice(inventor.states).id,), kinds=("meeting", "action")),
        "statements of the most frequent state": lambda c: listed(actor=(inventor.states[0].id,), kinds=statement),
        "statements of a person in a year": lambda c: listed(
            speaker=(c.choice(inventor.people[:500]).id,), since=(y := year(c)), until=y
        ),
        "common issue in a year": lambda c: listed(issue=("issue-00",), since=(y := year(c)), until=y, kinds=statement),
        "common issue and common act": lambda c: listed(issue=("issue-00",), act=("opposes",), kinds=statement),
        "state, issue and act": lambda c: listed(
            actor=(c.choice(inventor.states).id,), issue=(f"issue-{c.randrange(60):02}",), act=("warns",)
        ),
        "rare word": lambda c: search_entries(store, Filters(words=c.choice(inventor.words[5000:]))),
        "frequent word": lambda c: search_entries(store, Filters(words=c.choice(inventor.words[3:60]))),
        "word in every statement": lambda c: search_entries(store, Filters(words="talks")),
        "frequent word with a state": lambda c: search_entries(
            store, Filters(words=c.choice(inventor.words[:60]), actor=(c.choice(inventor.states).id,))
        ),
        "phrase": lambda c: search_entries(store, Filters(words='"the talks"')),
        "word in documents": lambda c: search_texts(store, Filters(words=c.choice(inventor.words[60:]))),
        "entry with its words": one,
        "facets of everything": lambda c: count_facets(store, Filters()),
        "facets of a person": lambda c: count_facets(store, Filters(actor=(c.choice(inventor.people[:500]).id,))),
        "facets of a state": lambda c: count_facets(store, Filters(actor=(c.choice(inventor.states).id,))),
        "facets of the most frequent state": lambda c: count_facets(store, Filters(actor=(inventor.states[0].id,))),
        "facets of a frequent word": lambda c: count_facets(store, Filters(words=c.choice(inventor.words[3:60]))),
        "months of everything": lambda c: list_months(store, Filters()),
        "months of a state": lambda c: list_months(store, Filters(actor=(c.choice(inventor.states).id,))),
        "network of a person": lambda c: find_network(store, c.choice(inventor.people[:500]).id),
        "actors": lambda c: list_actors(store, limit=50),
        "documents": lambda c: list_sources(store, Filters(since=(y := year(c)), until=y), limit=50),
        "stats": lambda c: get_stats(store),
    }


def measure(path: Path, rounds: int) -> None:
    """Ask every question `rounds` times and print the times."""
    chance = random.Random(5)
    with open_store(path) as store:
        for name, ask in questions(store).items():
            times = []
            for _ in range(rounds):
                start = time.perf_counter()
                ask(chance)
                times.append((time.perf_counter() - start) * 1000)
            times.sort()
            p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
            print(f"{name:<40} median {statistics.median(times):7.1f} ms   p95 {p95:7.1f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    if not arguments.record.exists():
        build(arguments.record, arguments.statements)
    measure(arguments.record, arguments.rounds)


if __name__ == "__main__":
    main()
