"""English words that report speech and thought: verbs, nouns and phrases, with the constructions each one takes.

The table is knowledge, not code: `data/reporting_verbs.txt`, one line a verb, `lemma frames act`. Frames say what may
follow the verb and carry what was said (the classes are those of Levin 1993 §37 and of the PARC3 guidelines, reduced to
what a shallow reader can see):

    c   a clause, with or without "that"        said (that) talks would go on
    T   a clause only with "that"               complained that …
    w   a question                              asked whether …
    r   an addressee may stand before it        warned Kyiv that …
    R   an addressee must stand before it       told reporters that …
    i   a to-infinitive                         promised to …
    o   someone and a to-infinitive             urged Iran to …
    g   a gerund                                denied doing …
    a   someone and a description               called it a mistake, described him as …
    f   someone and of/for/over                 accused Moscow of …
    n   a noun phrase that stands for content   announced sanctions (a bare object: wide reading only)
    p   a particle or preposition first         complained about, insisted on

The act is what the speaker does by saying it (the guide's `act`), "-" where only the content can tell.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec


class ReportingVerb(msgspec.Struct, frozen=True):
    """A verb that reports: its frames (see the module) and the act it performs ("" when the content decides)."""

    lemma: str
    frames: str
    act: str = ""


class VerbForm(msgspec.Struct, frozen=True):
    """One written form of a reporting verb; shape: `base third past ing` (past also stands for the participle)."""

    verb: ReportingVerb
    shape: str


_IRREGULAR = {  # base: (third, past, participle, ing); None keeps the regular form
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "know": ("knows", "knew", "known", "knowing"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "see": ("sees", "saw", "seen", "seeing"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    "write": ("writes", "wrote", "written", "writing"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "begin": ("begins", "began", "begun", "beginning"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "foretell": ("foretells", "foretold", "foretold", "foretelling"),
    "beseech": ("beseeches", "besought", "besought", "beseeching"),
}
_DOUBLING = set(
    """admit beg plan commit quip brag blog rebut refer prefer sob dub slam regret submit infer demur extol concur
    prod""".split()
)
_DOUBLING |= {"label", "signal"}  # British spelling beside the American one, see `_forms`
_PARTICLE = {"point-out": "point", "rule-out": "rule", "urge-on": "", "conclude-by": "", "caution-against": ""}
PARTICLES = {"point": "out", "rule": "out"}  # verbs that report only with their particle

# Nouns that carry content with "that", "to" or "of": "his promise to …", "fears that …"; act as for verbs.
REPORTING_NOUNS: Mapping[str, str] = {
    "promise": "commits", "pledge": "commits", "vow": "commits", "commitment": "commits", "offer": "commits",
    "readiness": "commits", "willingness": "commits", "intention": "commits", "determination": "commits",
    "claim": "", "assertion": "", "allegation": "criticises", "accusation": "criticises", "argument": "",
    "belief": "expects", "hope": "expects", "fear": "expects", "concern": "expects", "worry": "expects",
    "doubt": "expects", "expectation": "expects", "prediction": "expects", "confidence": "expects",
    "optimism": "expects", "skepticism": "expects", "scepticism": "expects", "possibility": "expects",
    "statement": "", "announcement": "", "comment": "", "remark": "", "suggestion": "", "view": "", "opinion": "",
    "contention": "", "insistence": "", "admission": "", "acknowledgment": "", "conclusion": "", "report": "",
    "warning": "warns", "threat": "warns", "denial": "denies", "refusal": "opposes", "objection": "opposes",
    "opposition": "opposes", "demand": "calls-for", "call": "calls-for", "request": "calls-for", "appeal": "calls-for",
    "proposal": "calls-for", "recommendation": "calls-for", "desire": "calls-for", "wish": "calls-for",
    "support": "supports", "tribute": "supports", "criticism": "criticises", "complaint": "criticises",
    "assurance": "commits",
    "case": "", "point": "", "regret": "criticises", "interest": "commits", "gratitude": "supports",
    "condemnation": "criticises",
    "outrage": "criticises", "dismay": "criticises", "satisfaction": "supports", "appreciation": "supports",
}  # fmt: skip

# Verbs that put such a noun into words: "expressed readiness to", "voiced fears that", "raised the possibility".
EXPRESSING_VERBS = frozenset(
    """express expresses expressed expressing voice voices voiced voicing reiterate reiterates reiterated reiterating
    signal signals signaled signalled signaling signalling raise raises raised raising convey conveys conveyed
    conveying reaffirm reaffirms reaffirmed reaffirming affirm affirmed confirm confirmed stress stressed repeat
    repeated repeating declare declared declaring state stated indicate indicated show showed shown showing made
    make makes making issued issuing renewed renewing give gave""".split()
)

# Adjectives after a form of "be" that report an attitude: "is worried that", "are skeptical that"; the act they carry.
ATTITUDE_ADJECTIVES: Mapping[str, str] = {
    "worried": "expects", "concerned": "expects", "afraid": "expects", "skeptical": "expects", "sceptical": "expects",
    "doubtful": "expects", "confident": "expects", "hopeful": "expects", "optimistic": "expects", "certain": "expects",
    "sure": "expects", "convinced": "expects", "pessimistic": "expects", "adamant": "", "aware": "",
    "ready": "commits", "willing": "commits", "prepared": "commits", "determined": "commits", "committed": "commits",
    "unwilling": "opposes", "reluctant": "opposes", "opposed": "opposes", "clear": "", "glad": "supports",
    "pleased": "supports", "delighted": "supports", "happy": "supports", "grateful": "supports", "proud": "supports",
    "encouraged": "expects", "disappointed": "criticises", "angry": "criticises", "alarmed": "expects",
    "wary": "expects", "nervous": "expects", "keen": "calls-for", "eager": "calls-for",
}  # fmt: skip

# Verbs of saying whose negation leaves nothing said: "did not specify".
EMPTY_WHEN_NEGATED = frozenset(
    """say tell predict speculate specify mention announce comment confirm disclose report reveal elaborate explain
    note state add clarify name detail indicate write repeat respond reply answer provide declare inform know
    understand realize find show determine decide cite""".split()
)
# What one declines to do when nothing is said: "declined to comment".
EMPTY_AFTER_DECLINING = frozenset(
    """comment say elaborate answer respond discuss name identify specify give provide predict reveal disclose reply
    confirm speculate detail describe explain speak talk be""".split()
)
# People in general, who may say something in a participle right behind them: "a letter from critics saying that …".
PEOPLE = frozenset(
    """critics officials analysts experts protesters demonstrators lawmakers supporters opponents voters leaders
    ministers diplomats residents witnesses sources people observers activists campaigners members senators
    deputies envoys negotiators spokesman spokeswoman minister president official diplomat envoy""".split()
)


def _forms(base: str) -> list[tuple[str, str]]:
    """Return the written forms of a regular or listed verb with their shapes."""
    if base in _IRREGULAR:
        third, past, participle, ing = _IRREGULAR[base]
        return [(base, "base"), (third, "third"), (past, "past"), (participle, "past"), (ing, "ing")]
    stems = [base]
    if base in _DOUBLING:
        stems = [base + base[-1]] if base not in {"label", "signal"} else [base, base + base[-1]]
    third = base + "es" if base.endswith(("s", "sh", "ch", "x", "z")) else base + "s"
    if base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    forms = [(base, "base"), (third, "third")]
    for stem in stems:
        if stem.endswith("e"):
            ing = stem[:-1] + "ing" if not stem.endswith("ee") else stem + "ing"
            forms += [(stem + "d", "past"), (ing, "ing")]
        elif stem.endswith("y") and stem[-2] not in "aeiou":
            forms += [(stem[:-1] + "ied", "past"), (stem + "ing", "ing")]
        else:
            forms += [(stem + "ed", "past"), (stem + "ing", "ing")]
    return forms


@cache
def reporting_forms() -> Mapping[str, VerbForm]:
    """Return every lower-case written form of a reporting verb.

    Verbs that report only with a particle (`PARTICLES`) are listed by their first word.
    """
    table: dict[str, VerbForm] = {}
    rows = (
        (resources.files("communique.lang") / "data" / "reporting_verbs.txt").read_text(encoding="utf-8").splitlines()
    )
    for line in rows:
        if line.startswith("#"):
            continue
        name, frames, act = line.split()
        base = _PARTICLE.get(name, name)
        if not base:
            continue
        verb = ReportingVerb(lemma=base, frames=frames.strip("-"), act="" if act == "-" else act)
        for form, shape in _forms(base):
            table.setdefault(form, VerbForm(verb=verb, shape=shape))
    return table


def word_forms(lemma: str) -> tuple[str, ...]:
    """Return the written forms of a verb, lower case."""
    return tuple(dict.fromkeys(form for form, _ in _forms(lemma)))


def lemma_of_cue(cue: str | None) -> str | None:
    """Return the lemma of the last reporting verb of a cue ("has repeatedly said": say), None when there is none."""
    table = reporting_forms()
    for word in reversed((cue or "").lower().replace("’", "'").split()):
        if word in table:
            return table[word].verb.lemma
        if word in REPORTING_NOUNS:
            return "express"
    return None
