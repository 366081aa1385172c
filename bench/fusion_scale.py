"""Fuse generated claims and tell time, memory and the growth of both: `fusion_scale.py [10000 30000 100000] [--dense]`.

The world: occasions of two to four parties (which states take part follows Zipf's law), told by one to eight
documents that leave out a date or a place, name a person or only the state, or announce what others tell as held; two
thirds of the claims are statements of people, told by one to three documents. An archive grows in time (`PER_DAY`
documents a day); with `--dense` all documents fall into one year, so that blocks grow with the claims. The figures:
`docs/guides/fusion.md`.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta

from communique.fuse import fuse
from communique.lang.ranks import ranked_words
from communique.model import (
    Action,
    Actor,
    Agreement,
    Citation,
    Claim,
    Document,
    Evidence,
    Meeting,
    Party,
    Segment,
    Span,
    Statement,
    When,
    Where,
    content_id,
)

PER_DAY = 4  # documents a day in an archive
PER_DOCUMENT = 7  # claims, as in the development gold
STATES, PEOPLE, CITIES, WORDS = 120, 6, 80, 9_000
ISSUES = ("trade", "nuclear-arms", "energy", "borders", "aid", "sanctions")
CODES = ("SANCTION", "AID", "ACCUSE", "REJECT", "COERCE")


class World:
    """Documents and claims drawn with a seed, and the occasion of each claim."""

    def __init__(self, claims: int, *, dense: bool, seed: int = 6) -> None:
        self.lot = random.Random(seed)
        self.count = max(10, claims // PER_DOCUMENT)
        self.days = 365 if dense else self.count // PER_DAY + 1
        self.start = date(1990, 1, 1)
        self.states = [f"state:s{k:03}" for k in range(STATES)]
        self.weights = [1 / (k + 1) for k in range(STATES)]
        self.word_weights = [1 / (k + 3) for k in range(WORDS)]
        listed = ranked_words()
        self.vocabulary = [*listed, *(f"w{k:x}ord" for k in range(WORDS - len(listed)))]
        self.actors = {state: Actor(state, "state", state) for state in self.states}
        for state in self.states:
            for k in range(PEOPLE):
                person = f"person:{state[6:]}-{k}"
                self.actors[person] = Actor(person, "person", person, acts_for=state)
        filler = " ".join(self.lot.choices(self.vocabulary, self.word_weights, k=4_000)).split()
        self.documents = []
        for k in range(self.count):
            published = self.start + timedelta(self.lot.randrange(self.days))
            at = self.lot.randrange(3_000)
            own = self.lot.choices(self.vocabulary, self.word_weights, k=90)
            text = " ".join([*filler[at : at + 12], *own])
            self.documents.append(
                Document(
                    id=content_id("doc", k),
                    name=f"{k}.txt",
                    text=text,
                    segments=(Segment(Span(0, len(text)), "body"),),
                    published=Evidence(published.isoformat(), "stated", precision="day"),
                )
            )
        self.by_day: dict[int, list[Document]] = {}
        for document in self.documents:
            day = (date.fromisoformat(document.publication_day() or "") - self.start).days
            self.by_day.setdefault(day, []).append(document)
        self.claims: list[Claim] = []
        self.truth: list[int] = []
        occasion = 0
        while len(self.claims) < claims:
            occasion += 1
            (self._statement if self.lot.random() < 0.66 else self._occasion)(occasion)
        del self.claims[claims:], self.truth[claims:]

    def _tellers(self, day: int, most: int) -> list[Document]:
        near = [d for k in range(day - 3, day + 8) for d in self.by_day.get(k, ())]
        return self.lot.sample(near, min(len(near), most)) if near else []

    def _add(self, document: Document, event: object, occasion: int) -> None:
        span = Span(0, self.lot.randrange(60, 140))
        self.claims.append(
            Claim(
                id=content_id("claim", document.id, len(self.claims)),
                document=document.id,
                event=event,  # type: ignore[arg-type]
                citations=(Citation(document.id, span, span.of(document.text)),),
            )
        )
        self.truth.append(occasion)

    def _statement(self, occasion: int) -> None:
        speaker = self._person(self.lot.choices(self.states, self.weights)[0])
        content = self.lot.choices(self.vocabulary, self.word_weights, k=self.lot.randrange(6, 30))
        for document in self._tellers(self.lot.randrange(self.days), self.lot.choice((1, 1, 1, 2, 3))):
            words = content if self.lot.random() < 0.6 else content[: max(5, len(content) * 2 // 3)]
            self._add(document, Statement(speaker=speaker, content=(" ".join(words),), form="indirect"), occasion)

    def _occasion(self, occasion: int) -> None:
        lot = self.lot
        day = lot.randrange(self.days)
        held = (self.start + timedelta(day)).isoformat()
        states = sorted(set(lot.choices(self.states, self.weights, k=lot.choice((2, 2, 3, 4)))))
        people = {state: self._person(state) for state in states}
        city, issue, kind = f"city {lot.randrange(CITIES)}", lot.choice(ISSUES), lot.random()
        title = " ".join(lot.choices(self.vocabulary, self.word_weights, k=3)) + " treaty"
        code = lot.choice(CODES)
        for document in self._tellers(day, lot.choice((1, 1, 2, 3, 5, 8))):
            parties = tuple(people[s] if lot.random() < 0.7 else Party(s, s) for s in states if lot.random() < 0.9)
            when = When(held) if lot.random() < 0.7 else None
            where = Where(city, place=city, country=city[-2:]) if lot.random() < 0.6 else None
            early = (document.publication_day() or "") < held
            if kind < 0.6:
                event: object = Meeting(
                    parties=parties, status="planned" if early else "held", when=when, where=where, issues=(issue,)
                )
            elif kind < 0.8:
                event = Agreement(title=title, parties=parties, status="signed", when=when, issues=(issue,))
            else:
                event = Action(code=code, actors=parties[:1], targets=parties[1:], when=when, where=where)  # type: ignore[arg-type]
            self._add(document, event, occasion)

    def _person(self, state: str) -> Party:
        person = f"person:{state[6:]}-{self.lot.randrange(PEOPLE)}"
        return Party(person, person, side=state)


def measure(claims: int, dense: bool) -> dict[str, float]:
    world = World(claims, dense=dense)
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    clock, cpu = time.perf_counter(), time.process_time()
    fusion = fuse(world.documents, world.claims, actors=world.actors)
    return {
        "claims": claims,
        "documents": len(world.documents),
        "entries": len(fusion.entries),
        "b3_f1": b_cubed(fusion.entries, world),
        "seconds": round(time.perf_counter() - clock, 1),
        "cpu_seconds": round(time.process_time() - cpu, 1),
        "input_mb": round(base),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def b_cubed(entries: object, world: World) -> float:
    """Return B-cubed F1 of the entries against the occasions drawn: fast is of no use if wrong."""
    from communique.bench.clustering import b_cubed as score

    found = {claim: entry.id for entry in entries for claim in entry.claims}  # type: ignore[attr-defined]
    return round(score({c.id: t for c, t in zip(world.claims, world.truth, strict=True)}, found)["f1"], 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 30_000, 100_000])
    parser.add_argument("--dense", action="store_true", help="all documents within one year")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    for size in args.sizes:
        if args.alone:
            print(json.dumps(measure(size, args.dense)))
        else:  # a process each, so that one's memory is not counted to the next
            command = [sys.executable, __file__, str(size), "--alone", *(["--dense"] if args.dense else [])]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
