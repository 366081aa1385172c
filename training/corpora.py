"""Read the annotated corpora into one shape: sentences of words with the labels each corpus has.

Corpora are found below one folder, unpacked as `docs/guides/training.md` says. None of their text is kept here.
Attribution: PolNeAR (Newell et al. 2018), brat standoff, on the words of a machine reading of the same articles.
Syntax: UD English EWT and GUM, CoNLL-U. Names: wikigold, re3d (the parts that may be shipped from), GUM, and machine
labels on PolNeAR's articles; MEANTIME's Wikinews articles. What is marked in the text itself is read by `marked.py`.
"""

import collections
import glob
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import msgspec

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
_KINDS = "MEETING AGREEMENT AGREE SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION"
_KINDS += " MOBILIZE COERCE ASSAULT"
EVENTS = ("O", *(f"{part}-{kind}" for kind in _KINDS.split() for part in "BI"))
ARGUMENTS = ("O", *(f"{part}-{kind}" for kind in "ACTOR TARGET PLACE TIME PAPER".split() for part in "BI"))
ACTS = tuple("supports opposes calls-for commits criticises denies warns expects reports".split())
UNSURE = "?"  # a word within a description such as "parent company Airbus SE", which tells no name's limits
_SILVER_NAMES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
_RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC"}
_RE3D_SHIPPABLE = (
    "Australian_Department_of_Foreign_Affairs",
    "CENTCOM",
    "UK_Government",
    "US_State_Department",
    "Wikipedia",
)
_GUM_NAMES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_GUM_CLOSED = ("GUM_letter", "GUM_podcast", "GUM_essay")  # licences that forbid commercial use


class Sentence(msgspec.Struct):
    """Words with what a corpus says of them; a label list is None where the corpus is silent.

    heads are indexes into the sentence, a word's own index for the root. spans are offsets in the document's text.
    roles maps an annotator to labels of `ROLES`; events and arguments are labels of `EVENTS` and `ARGUMENTS`. acts has
    one of `ACTS` at each word of a cue or content, "" at the others.
    """

    words: list[str]
    pos: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[str] | None = None
    roles: dict[str, list[str]] | None = None
    events: list[str] | None = None
    arguments: list[str] | None = None
    acts: list[str] | None = None
    spans: list[tuple[int, int]] | None = None


class Document(msgspec.Struct):
    name: str
    sentences: list[Sentence]


def polnear(root: Path, part: str) -> list[Document]:
    """Return PolNeAR's articles of `part` (train, dev) with roles of every annotator and machine-made names."""
    documents = []
    for name, rows in _silver(root / "polnear-corenlp-silver.tsv", part):
        text = (root / "polnear" / part / "text" / f"{name}.txt").read_text(encoding="utf-8")
        sentences = []
        for sentence in rows:
            spans = [(int(row[5]), int(row[6])) for row in sentence]
            names = _bio([_SILVER_NAMES.get(row[4], "") for row in sentence])
            words = [text[b:e].strip() or row[1] for (b, e), row in zip(spans, sentence, strict=False)]
            sentences.append(Sentence(words, names=names, spans=spans, roles={}))
        pattern = glob.escape(str(root / "polnear" / part / "attributions" / name)) + "_????.ann"
        for path in sorted(glob.glob(pattern)):
            owner = _owners(Path(path), len(text))
            for s in sentences:
                s.roles[path[-8:-4]] = _roles(owner, s.spans)
        documents.append(Document(name, [s for s in sentences if s.roles]))
    return documents


def _silver(path: Path, part: str) -> Iterator[tuple[str, list[list[list[str]]]]]:
    name, rows, sentence = None, [], []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# doc "):
                if name:
                    yield name, rows + ([sentence] if sentence else [])
                _, _, have, name = line.split(" ", 3)
                name = name if have == part else None
                rows, sentence = [], []
            elif name and not line.strip():
                if sentence:
                    rows.append(sentence)
                sentence = []
            elif name:
                row = line.split("\t")
                if row[0] == "1" and sentence:
                    rows.append(sentence)
                    sentence = []
                sentence.append(row)
    if name:
        yield name, rows + ([sentence] if sentence else [])


def _owners(path: Path, length: int) -> list[tuple[str, str] | None]:
    """Return for each character the (role, attribution) that holds it, None for none."""
    marks: dict[str, list[tuple[int, int]]] = {}
    owner: list[tuple[str, str] | None] = [None] * (length + 1)
    events = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) < 2 or (" " not in columns[1] and columns[0][:1] != "E"):
            continue
        if columns[0].startswith("T"):
            pieces = columns[1].split(" ", 1)[1]
            marks[columns[0]] = [tuple(map(int, piece.split())) for piece in pieces.split(";")]
        elif columns[0].startswith("E"):
            events.append((columns[0], [argument.split(":") for argument in columns[1].split()]))
    for event, arguments in events:
        for role, mark in arguments:
            role = re.sub(r"\d+$", "", role).lower()
            if role in ("source", "cue", "content"):
                for start, end in marks.get(mark, ()):
                    for k in range(start, min(end, length)):
                        owner[k] = (role, event)
    return owner


def _roles(owner: list[tuple[str, str] | None], spans: list[tuple[int, int]]) -> list[str]:
    labels, before = [], None
    for start, end in spans:
        held = collections.Counter(owner[k] for k in range(start, min(end, len(owner))) if owner[k])
        now = held.most_common(1)[0][0] if held else None
        labels.append("O" if now is None else ("I-" if now == before else "B-") + now[0])
        before = now
    return labels


def _bio(kinds: list[str]) -> list[str]:
    """Return BIO labels for one kind a word ("" for none); neighbours of one kind are one name."""
    labels, before = [], ""
    for kind in kinds:
        labels.append("O" if not kind else ("I-" if kind == before else "B-") + kind)
        before = kind
    return labels


def conllu(path: Path) -> list[Document]:
    """Return the documents of one CoNLL-U file, without ranges and empty nodes. GUM's entities become names."""
    documents: list[Document] = []
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            documents.append(Document(line.partition("=")[2].strip() or path.stem, []))
        elif line.startswith("#"):
            continue
        elif line:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif rows:
            if not documents:
                documents.append(Document(path.stem, []))
            heads = [int(row[6]) - 1 for row in rows]
            heads = [index if head < 0 else head for index, head in enumerate(heads)]
            names = _gum_names(rows) if path.name.startswith("GUM") else None
            documents[-1].sentences.append(
                Sentence([row[1] for row in rows], [row[3] for row in rows], heads, [row[7] for row in rows], names)
            )
            rows = []
    return documents


def _gum_names(rows: list[list[str]]) -> list[str]:
    """Return names: the run of proper nouns around an entity's head, for persons, places and organisations."""
    kinds = [""] * len(rows)
    opened: list[tuple[str, str, int]] = []
    found: list[tuple[int, int, str]] = []
    for index, row in enumerate(rows):
        field = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", field):
            number = mark.strip("()").split("-")[0]
            if mark.startswith("("):
                kind = mark.strip("()").split("-")[1] if "-" in mark else ""
                if mark.endswith(")"):
                    found.append((index, index + 1, kind))
                else:
                    opened.append((number, kind, index))
            else:
                for k in range(len(opened) - 1, -1, -1):
                    if opened[k][0] == number:
                        found.append((opened[k][2], index + 1, opened[k][1]))
                        del opened[k]
                        break
    for start, end, kind in sorted(found, key=lambda item: item[0] - item[1]):
        if kind not in _GUM_NAMES:
            continue
        head = next((k for k in range(start, end) if not start < int(rows[k][6]) <= end), start)
        if rows[head][3] != "PROPN":
            continue
        first = last = head
        while first - 1 >= start and rows[first - 1][3] == "PROPN":
            first -= 1
        while last + 1 < end and rows[last + 1][3] == "PROPN":
            last += 1
        kinds[first : last + 1] = [_GUM_NAMES[kind]] * (last + 1 - first)
    return _bio(kinds)


def english_web_treebank(root: Path, part: str) -> list[Document]:
    """Return UD EWT's documents of `part` (train, dev, test)."""
    names = (root / "file-lists" / f"files.{part}").read_text().split()
    return [document for name in names for document in conllu(root / "sources" / name)]


def gum(root: Path) -> list[Document]:
    return [
        document
        for path in sorted((root / "gum").glob("*.conllu"))
        if not path.name.startswith(_GUM_CLOSED)
        for document in conllu(path)
    ]


def wikigold(root: Path) -> list[Document]:
    return list(
        _conll(
            root / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt",
            {k: k for k in ("PER", "ORG", "LOC", "MISC")},
        )
    )


def re3d(root: Path) -> list[Document]:
    folder = root / "re3d" / "CONLL-format" / "data-by-source" / "conll"
    return [
        document
        for source in _RE3D_SHIPPABLE
        for path in sorted((folder / source).rglob("*"))
        if path.is_file()
        for document in _conll(path, _RE3D)
    ]


def meantime(root: Path) -> list[Document]:
    """Return MEANTIME's articles, the title and the sentences 2 to 5, which are annotated throughout.

    Words of descriptions that hold a name but are none are `UNSURE`.
    """
    folder = root / "meantime_newsreader_english_oct15" / "intra_cross-doc_annotation"
    return [_newsreader(path) for path in sorted(folder.rglob("*.xml"))]


def _newsreader(path: Path) -> Document:
    root = ElementTree.parse(path).getroot()
    tokens = list(root.iter("token"))
    place = {token.get("t_id"): k for k, token in enumerate(tokens)}
    kind_of = {entity.get("m_id"): entity.get("ent_type") for entity in root.iter("ENTITY")}
    entity_of = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        for source in link.findall("source"):
            entity_of[source.get("m_id")] = target.get("m_id")
    kinds = [""] * len(tokens)
    starts = set()
    for mention in root.iter("ENTITY_MENTION"):
        kind = kind_of.get(entity_of.get(mention.get("m_id")))
        held = [place[anchor.get("t_id")] for anchor in mention.iter("token_anchor")]
        whole, held = held, _name_within(held, [token.text or "" for token in tokens])
        if kind in ("PER", "ORG", "LOC") and not held:
            for k in whole:
                kinds[k] = kinds[k] or UNSURE
        elif kind in ("PER", "ORG", "LOC") and mention.get("syntactic_type") not in ("NOM", "PRO", "PRE.NOM"):
            if re.fullmatch(r"\w+(an|ese|ish|ch|i)", tokens[held[0]].text or "") and len(held) == 1 and kind == "LOC":
                kind = "MISC"  # an adjective of nationality, as the other corpora call it
            for k in held:
                kinds[k] = kind
            starts.add(held[0])
    sentences: dict[str, Sentence] = {}
    for k, token in enumerate(tokens):
        number = token.get("sentence")
        if number in ("0", "2", "3", "4", "5"):
            sentence = sentences.setdefault(number, Sentence([], names=[]))
            sentence.words.append(token.text or "?")
            goes_on = k not in starts and len(sentence.words) > 1 and kinds[k - 1] == kinds[k]
            part = ("I-" if goes_on else "B-") + kinds[k]
            sentence.names.append("O" if not kinds[k] else UNSURE if kinds[k] == UNSURE else part)
    return Document(path.stem, list(sentences.values()))


def _name_within(held: list[int], words: list[str]) -> list[int]:
    """Return the tokens of a mention that are its name, [] where it is a description."""
    held = sorted(held)
    while held and words[held[0]].lower() in ("the", "a", "an"):
        held = held[1:]
    while held and words[held[-1]] in ("'s", "'", "’s", "’"):
        held = held[:-1]
    small = ("of", "the", "de", "and", "&", "for", "-", ".", ",")
    named = all(words[k][:1].isupper() or words[k] in small for k in held)
    return held if held and named and words[held[0]][:1].isupper() else []


def _conll(path: Path, kinds: dict[str, str]) -> Iterator[Document]:
    document = Document(path.stem, [])
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8", errors="replace").split("\n"), ""]:
        columns = line.split()
        if len(columns) >= 2:
            words.append(columns[0])
            prefix, _, kind = columns[-1].partition("-")
            kind = kinds.get(kind, "")
            begins = prefix == "B" or not labels or labels[-1][2:] != kind
            labels.append("O" if not kind else ("B-" if begins else "I-") + kind)
        elif words:
            document.sentences.append(Sentence(words, names=labels))
            words, labels = [], []
            if len(document.sentences) >= 40:  # the file does not say where its documents end
                yield document
                document = Document(path.stem, [])
    if document.sentences:
        yield document


def pieces(labels: list[str]) -> list[tuple[str, int, int]]:
    """Return (kind, first, last) of each BIO piece, last exclusive."""
    found, first = [], None
    for k, label in enumerate([*labels, "O"]):
        if first is not None and not label.startswith("I-"):
            found.append((labels[first][2:], first, k))
            first = None
        if first is None and label != "O":
            first = k
    return found
