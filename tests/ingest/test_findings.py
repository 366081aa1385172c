"""Every finding is documented."""

import re
from pathlib import Path

import pytest

from communique.ingest.findings import RULES, make_finding

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "findings.md"


def test_codes_are_kebab_case_and_have_a_cure():
    for code, rule in RULES.items():
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", code)
        assert rule.cure


def test_the_reference_explains_every_code_and_no_other():
    if not PAGE.exists():
        pytest.skip("the documentation is not beside the tests")
    rows = re.findall(r"^\| `([a-z-]+)` \| (error|warning) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert set(RULES) <= {code for code, _ in rows}
    assert all(severity == RULES[code].severity for code, severity in rows if code in RULES)


def test_every_code_used_in_the_room_is_in_the_table():
    used = set()
    for path in (ROOT / "src" / "communique" / "ingest").glob("*.py"):
        used |= set(re.findall(r'make_finding\(\s*"([a-z-]+)"', path.read_text("utf-8")))
    assert used
    assert used <= set(RULES)


def test_a_finding_carries_the_severity_and_cure_of_its_code():
    finding = make_finding("empty-input", "a.txt", "a.txt: the file is empty")
    assert (finding.severity, finding.source) == ("error", "a.txt")
    assert finding.cure == RULES["empty-input"].cure
