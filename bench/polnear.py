"""Score attributions against PolNeAR's annotators, and print the figures of the model card as JSON.

    python bench/polnear.py POLNEAR/dev OUT.jsonl          OUT.jsonl as bench/attribution.py writes it

piece: each contiguous piece of a role, exact but for blanks at its ends. linked: attributions matched one to one by
their contents (Dice of the words at least 0.5, best first); then, more strictly, the sources agree (both empty, or a
shared word that is no mere function word), and the cues share a word. Form by the share of content words within double
quotation marks, paragraph by paragraph. speech recall: of the attributions whose cue holds a word of communication.
Documents with several annotators are scored by each, each weighing its share. What lies mostly in a region marked
`Discard` is not counted. Each figure is [precision, recall, F1] in per cent.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Pieces = Sequence[Sequence[int]]
Attribution = Mapping[str, Pieces]

ROLES = ("source", "cue", "content")
FORMS = ("direct", "mixed", "indirect")
LEVELS = ("content", "+source", "+source+cue")
LEAST = 0.5  # Dice of two contents that are one
DIRECT = 0.9  # of the words of a content in quotation marks
_WORD = re.compile(r"\w+(?:[-.'\u2019]\w+)*")
_MARK = re.compile("[\"\u201c\u201d]|``|''")
_FUNCTION = frozenset(
    """a an the of in on at to for from by with and or but as that which who whom whose this these those its his her
    their our my your one some other another also not""".split()
)
_SPEECH = re.compile(
    r"""(?:
    sa(id|ys?|ying)|t(old|ell(s|ing)?)|according|wr(ote|ites?|iting|itten)|
    ask(s|ed|ing)?|call(s|ed|ing)?|add(s|ed|ing)|report(s|ed|ing|edly)?|not(e|ed|es|ing)|
    announc\w+|suggest(s|ed|ing|ion)?|statements?|argu(e|es|ed|ing|ments?)|re?-?tweet\w*|
    continued|declin(ed|es|ing)|describ\w+|accus\w+|critici[sz]\w+|respon(ds?|ded|ding|ses?)|
    declar\w+|explain\w*|talk(s|ed|ing)?|acknowledg\w+|express\w*|question(s|ed|ing)?|
    interview\w*|refer(s|red|ring)|mention(s|ed|ing)?|urg(e|es|ed|ing)|sp(oke|eaks?|eaking|oken|eech)|
    claim(s|ed|ing)?|warn(s|ed|ing|ings)?|cit(e|es|ed|ing)|propos\w+|reveal(s|ed|ing)?|conclud\w+|
    vow(s|ed|ing)?|stat(e|ed|es|ing)|prais(e|ed|es|ing)|pledg\w+|promis\w+|recall(s|ed|ing)|
    insist\w*|reject(s|ed|ing)?|post(s|ed|ing)|messages?|discuss\w*|repl(y|ied|ies)|den(y|ied|ies|ying)|
    indicat\w+|blast(s|ed|ing)?|dismiss\w*|denounc\w+|predict\w*|confirm\w*|charged|admit\w*|
    blam(e|ed|es|ing)|comment(s|ed|ing)?|complain\w*|assur(e|ed|es|ing)|echo(ed|es|ing)|reiterat\w+|
    mock(s|ed|ing)?|repeated|remarks?|remarked|letter|condemn\w*|assert\w*|jok(e|ed|es|ing)|
    remind\w*|voic(e|ed|es|ing)|stress\w*|conced\w+|decri\w+|highlight\w*|boast\w*|answer\w*|
    shout(s|ed|ing)?|lament\w*|e-?mailed|emphasi\w+|alleg\w+|threaten\w*|thank(s|ed|ing)|
    request\w*|demand\w*|quot(e|ed|es|ing)|words|blog\w*|testif\w+|recount\w*|quipp?\w*|
    objected|counter(s|ed|ing)|retort\w*|conten(d|ds|ded|ding)|advis(e|ed|es|ing)|press release
    )""",
    re.VERBOSE | re.IGNORECASE,
)


class Article:
    """A text cut into words, with the words that stand in quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _WORD.finditer(text)]
        self.words = [text[start:end].lower() for start, end in spans]
        self.at = {place: k for k, (start, end) in enumerate(spans) for place in range(start, end)}
        self.quoted = {
            self.at[place] for start, end in _quotations(text) for place in range(start, end) if place in self.at
        }

    def tokens(self, pieces: Pieces) -> frozenset[int]:
        """Return the words of `pieces`; where they hold none (a colon as cue), their characters as negative numbers."""
        places = [place for start, end in pieces for place in range(start, end)]
        words = {self.at[place] for place in places if place in self.at}
        return frozenset(words or {-1 - place for place in places if not self.text[place].isspace()})

    def lower(self, tokens: Iterable[int]) -> set[str]:
        return {self.words[k] for k in tokens if k >= 0}

    def form(self, content: frozenset[int]) -> str:
        share = len(content & self.quoted) / len(content) if content else 0.0
        return "direct" if share >= DIRECT else "mixed" if share else "indirect"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("predictions", type=Path)
    options = parser.parse_args()
    rows = map(json.loads, options.predictions.read_text(encoding="utf-8").splitlines())
    print(json.dumps(score(options.folder, {row["doc"]: row["attributions"] for row in rows}), indent=1))


def score(folder: Path, predicted: Mapping[str, Sequence[Attribution]]) -> dict[str, list[float] | float]:
    """Return the figures of `predicted`, attributions by article, on the articles in `folder`."""
    files: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rpartition("_")[0]].append(path)
    counts: Counter[tuple[str, str]] = Counter()
    for name, paths in files.items():
        article = Article((folder / "text" / f"{name}.txt").read_bytes().decode("utf-8"))
        for path in paths:
            gold, discarded = _read_standoff(path.read_bytes().decode("utf-8"))
            found = count(article, gold, _kept(article, predicted.get(name, ()), discarded))
            for key, value in found.items():
                counts[key] += value / len(paths)
    return _figures(counts)


def count(article: Article, gold: Sequence[Attribution], found: Sequence[Attribution]) -> Counter[tuple[str, str]]:
    """Return how much of each measure is right, found and given by one annotator of one article."""
    counts: Counter[tuple[str, str]] = Counter()
    for role in ROLES:
        ours, theirs = _pieces(article.text, found, role), _pieces(article.text, gold, role)
        _add(counts, f"piece {role}", (ours & theirs).total(), ours.total(), theirs.total())
    left = [{role: article.tokens(one.get(role, ())) for role in ROLES} for one in gold]
    right = [{role: article.tokens(one.get(role, ())) for role in ROLES} for one in found]
    matches = []
    for i, j in _matched([one["content"] for one in left], [one["content"] for one in right]):
        agree = _sources_agree(article, left[i]["source"], right[j]["source"])
        matches.append((i, j, agree, agree and bool(left[i]["cue"] & right[j]["cue"])))
    sourced = [(i, j) for i, j, agree, _ in matches if agree]
    for level, right_ones in zip(LEVELS, (len(matches), len(sourced), sum(both for *_, both in matches)), strict=True):
        _add(counts, f"linked@{LEAST} {level}", right_ones, len(right), len(left))
    forms = [article.form(one["content"]) for one in left], [article.form(one["content"]) for one in right]
    for form in FORMS:
        name = f"linked@{LEAST} +source, {form}"
        _add(counts, name, sum(forms[1][j] == form for _, j in sourced), forms[1].count(form), forms[0].count(form))
        counts[name, "recalled"] = sum(forms[0][i] == form for i, _ in sourced)
    speech = [not article.lower(one["cue"]) or any(map(_SPEECH.fullmatch, article.lower(one["cue"]))) for one in left]
    name = f"linked@{LEAST} +source, speech recall"
    counts[name, "recalled"], counts[name, "gold"] = sum(speech[i] for i, _ in sourced), sum(speech)
    return counts


def _add(counts: Counter[tuple[str, str]], name: str, right: int, found: int, gold: int) -> None:
    counts[name, "right"], counts[name, "recalled"], counts[name, "found"], counts[name, "gold"] = (
        right,
        right,
        found,
        gold,
    )


def _figures(counts: Counter[tuple[str, str]]) -> dict[str, list[float] | float]:
    figures: dict[str, list[float] | float] = {}
    for name in dict.fromkeys(name for name, _ in counts):
        recall = 100 * counts[name, "recalled"] / (counts[name, "gold"] or 1)
        if (name, "found") in counts:
            precision = 100 * counts[name, "right"] / (counts[name, "found"] or 1)
            figures[name] = [precision, recall, 2 * precision * recall / (precision + recall or 1)]
        else:
            figures[name] = recall
    return figures


def _read_standoff(lines: str) -> tuple[list[Attribution], list[tuple[int, int]]]:
    """Return the attributions of a brat file that have cue and content, and the regions marked `Discard`."""
    pieces: dict[str, list[tuple[int, int]]] = {}
    events, discarded = [], []
    for line in lines.splitlines():
        number, _, rest = line.partition("\t")
        kind, _, where = rest.partition("\t")[0].partition(" ")
        if number.startswith("T") and re.fullmatch(r"[\d; ]+", where):
            pieces[number] = [(int(start), int(end)) for start, end in map(str.split, where.split(";"))]
            discarded += pieces[number] if kind == "Discard" else []
        elif number.startswith("E"):
            events.append([part.split(":", 1) for part in rest.split() if ":" in part])
    gold = []
    for parts in events:
        one: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for role, number in parts:
            role = re.sub(r"\d+$", "", role).lower()
            if role in one:
                one[role] = sorted({*one[role], *pieces.get(number, ())})
        if one["cue"] and one["content"]:
            gold.append(one)
    return gold, discarded


def _kept(article: Article, found: Sequence[Attribution], discarded: Pieces) -> list[Attribution]:
    region = article.tokens(discarded)
    contents = [article.tokens(one["content"]) for one in found]
    return [
        one for one, words in zip(found, contents, strict=True) if 2 * len(words & region) <= len(words) or not region
    ]


def _pieces(text: str, attributions: Sequence[Attribution], role: str) -> Counter[tuple[int, int]]:
    cut: Counter[tuple[int, int]] = Counter()
    for one in attributions:
        for start, end in one.get(role, ()):
            part = text[start:end]
            cut[start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())] += 1
    return cut


def _matched(gold: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    pairs = []
    for i, left in enumerate(gold):
        for j, right in enumerate(found):
            dice = 2 * len(left & right) / (len(left) + len(right) or 1)
            if dice >= LEAST:
                pairs.append((-dice, i, j))
    matched: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in matched and j not in matched.values():
            matched[i] = j
    return list(matched.items())


def _sources_agree(article: Article, gold: frozenset[int], found: frozenset[int]) -> bool:
    if not gold or not found:
        return not gold and not found
    telling = article.lower(gold) - _FUNCTION
    return bool(article.lower(gold & found) & telling) if telling else bool(gold & found)


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return what stands in double marks; a paragraph that leaves a quotation open is quoted to its end."""
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start: int | None = None
        for match in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            opens = match.group() in ("\u201c", "``") or (match.group() == '"' and start is None)
            if opens and start is None:
                start = match.end()
            elif not opens and start is not None:
                found.append((start, match.start()))
                start = None
        if start is not None and start + 1 < paragraph.end():
            found.append((start, paragraph.end()))
    return found


if __name__ == "__main__":
    main()
