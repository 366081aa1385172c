"""Reports written for the tests, in the shapes in which news reaches the program."""

from communique.config import Config
from communique.ingest.metadata import External
from communique.ingest.texts import read_text
from communique.model import Document, Finding, Segment

SCRAPED = (
    "Follow us on:  \n\n"
    "Ministers of Arland and Bergia discuss the river treaty\n"
    "March 4, 2014, 9:15 am\n\n"
    "The two ministers on the bridge [Image courtesy: Ministry of Arland]\n\n"
    "Arland's foreign minister met his colleague from Bergia on Tuesday to discuss the treaty on the river.\n\n"
    "“We have come closer to an agreement,” he said after the talks, which lasted for three hours.\n\n"
    "With inputs from Agencies"
)
DISPATCH = (
    "Arland and Bergia to sign river treaty\n\n"
    "ZELTSTADT, September 5 (Northern Wire) —— The foreign ministers of Arland and Bergia will meet in Zeltstadt on "
    "Wednesday, September 7, to sign the treaty on the river, a spokesman said.\n\n"
    "The last round of talks took place in Arnhafen on May 3, 2010.\n\n"
    "The ministers will also prepare the 66th session of the UN General Assembly.\n\n"
    "Leave a comment"
)
SEVERAL = (
    "12 May 2009, 18:40\n\n"
    "Arland and Bergia make no progress on the river - Roe\n\n"
    "Джейн Роу\n\n"
    "Arland and Bergia made no progress on the river during talks in Zeltstadt on Tuesday, Minister Jane Roe said, "
    "Harbour Radio correspondent Ann Kelley reports.\n\n"
    "Roe said that the talks would go on in June.\n\n"
    "Fishing rights remain the main problem in talks on the river - Doe\n\n"
    "The rights of fishing remain the main problem in the talks on the river, Bergia's minister John Doe said "
    "on Tuesday.\n\n"
    "He added that the fishermen had waited for ten years.\n\n"
    "Harbour Radio, Interfax,\xa0TASS\n\n\n    and share via"
)
RECORD = (
    "- Title: BERGIA: Ministers sign treaty on the river\n"
    "- Date: 5th March 2009\n"
    "- Summary: ARNHAFEN, BERGIA (MARCH 4, 2009) (HARBOUR POOL) MINISTERS SHAKING HANDS (SOUNDBITE) (English) FOREIGN "
    'MINISTER JANE ROE SAYING: "The river belongs to both of us." (SOUNDBITE) (Russian ) ENVOY IVAN PETROV SAYING: '
    '"We were glad to help."\n'
    "- Embargoed: 20th March 2009 12:00\n"
    "- Keywords:\n"
    "- Location: Arnhafen\n"
    "- Topics: Diplomacy / Rivers\n"
    "- Reuters ID: XYZ123\n"
    "- Story Text: The foreign ministers of Arland and Bergia signed a treaty on the river in Arnhafen on Wednesday.\n"
    '"The river belongs to both of us," said Roe - Copyright Holder: POOL (CAN SELL)\n'
    "- Copyright Notice: (c) Copyright Thomson Reuters 2010. Open For Restrictions\n"
    "- Usage Terms/Restrictions: None"
)


def read(text: str, *, directory_names: object = None, config: Config | None = None, **external: str) -> Document:
    """Return the document that `text` is."""
    return read_with_findings(text, directory_names=directory_names, config=config, **external)[0]


def read_with_findings(
    text: str, *, directory_names: object = None, config: Config | None = None, **external: str
) -> tuple[Document, list[Finding]]:
    return read_text(
        text,
        name="report.txt",
        external=External(**external),  # type: ignore[arg-type]
        config=config or Config(),
        directory_names=directory_names,  # type: ignore[arg-type]
    )


def words_of(document: Document, kind: str) -> list[str]:
    """Return the words of every segment of one kind, without the blanks around them."""
    return [segment.span.of(document.text).strip() for segment in document.segments if segment.kind == kind]


def is_covered(document: Document) -> bool:
    """True if every character belongs to exactly one segment."""
    position = 0
    for segment in document.segments:
        if segment.span.start != position or segment.span.end <= position:
            return False
        position = segment.span.end
    return position == len(document.text)


def find_segment(document: Document, words: str) -> Segment:
    """Return the segment in which `words` stand."""
    start = document.text.index(words)
    return next(segment for segment in document.segments if segment.span.start <= start < segment.span.end)
