"""Tables of short tellings: `# what it shows`, the text (paragraphs apart), one `= …` line for each thing expected."""

from pathlib import Path


def read_table(path: Path) -> list[tuple[str, str, list[str]]]:
    """Return (what it shows, text, expected lines) of each telling."""
    rows: list[tuple[str, str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            rows.append((line[2:], "", []))
        elif line.startswith("= "):
            rows[-1][2].append(line[2:])
        else:
            rows[-1] = (rows[-1][0], f"{rows[-1][1]}\n\n{line}".strip(), rows[-1][2])
    return rows
