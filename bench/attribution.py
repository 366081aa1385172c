"""Write what the encoder and its linker mark on PolNeAR's articles, from raw text, for the PolNeAR scorer.

    python bench/attribution.py POLNEAR/dev OUT.jsonl [--encoder reader|fast] [--reader accurate|fast|rules]
    python bench/polnear.py POLNEAR/dev OUT.jsonl

Without `--reader` the encoder's own attributions are written, as the corpus draws their bounds; with it, those of a
whole reader, which follows the annotation guide (a quotation over paragraphs is several statements).
"""

import argparse
import json
from pathlib import Path

from communique.config import Config
from communique.directory import load_directory
from communique.model import Attribution, Document, Segment, Span
from communique.read import load_reader, split_sentences
from communique.read.attribution import paragraphs_of
from communique.read.encoder import Encoder, load_encoder
from communique.read.quotes import find_quotations
from communique.read.roles import link_roles
from communique.read.trained import mark_tokens


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--reader")
    parser.add_argument("--encoder", default="reader")
    parser.add_argument("--model", type=Path, help="folder of the encoder's file, if not the shipped one")
    parser.add_argument("--limit", type=int, help="articles, for a trial")
    options = parser.parse_args()
    reader = load_reader(Config(reader=options.reader), directory=load_directory()) if options.reader else None
    encoder = load_encoder(options.encoder, options.model)
    with options.out.open("w", encoding="utf-8") as out:
        for path in sorted((options.folder / "text").glob("*.txt"))[: options.limit]:
            text = path.read_bytes().decode("utf-8")
            document = Document(
                id=path.stem, name=path.name, text=text, segments=(Segment(Span(0, len(text)), "body"),)
            )
            found = reader.read(document).attributions if reader else marked(document, encoder)
            row = {"doc": path.stem, "attributions": [as_row(attribution) for attribution in found]}
            out.write(json.dumps(row) + "\n")


def marked(document: Document, encoder: Encoder) -> list[Attribution]:
    """Return the encoder's attributions, linked and not assembled."""
    sentences, tokens = split_sentences(document)
    marks = encoder.read([[token.text for token in tokens[s.first : s.last]] for s in sentences])
    tokens = mark_tokens(sentences, tokens, marks)
    quotations = find_quotations(document.text, paragraphs_of(sentences))
    return link_roles(document.text, sentences, tokens, [found.roles for found in marks], quotations)


def as_row(attribution: Attribution) -> dict[str, list[list[int]]]:
    speaker = attribution.speaker or attribution.inferred_speaker
    return {
        "source": [[speaker.start, speaker.end]] if speaker else [],
        "cue": [[attribution.cue.start, attribution.cue.end]] if attribution.cue else [],
        "content": [[span.start, span.end] for span in attribution.content],
    }


if __name__ == "__main__":
    main()
