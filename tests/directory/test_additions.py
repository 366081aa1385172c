"""Users extend the directory with their own folders and with Wikidata exports."""

from pathlib import Path

import pytest

from communique.directory import load_directory
from communique.directory.additions import extend_tables, import_wikidata
from communique.directory.load import load_tables
from communique.directory.wikidata import read_wikidata
from communique.errors import DirectoryError


def test_a_folder_adds_people_and_tenures_by_name_and_phrase(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name,gender,family\nVera Nowhere,female,Nowhere\n")
    (tmp_path / "tenures.tsv").write_text(
        "office\tsince\tuntil\tholder\nLuxembourgish defence minister\t2031-02\t\tVera Nowhere\n"
    )
    directory = load_directory((tmp_path,))
    (office,) = directory.find_offices("defence minister of Luxembourg")
    assert [t.holder for t in directory.holders(office, "2032")] == ["person:vera-nowhere"]
    assert directory.actors["person:vera-nowhere"].gender == "female"
    assert directory.find_surname("Nowhere") == ("person:vera-nowhere",)


def test_toml_adds_a_body_an_alias_and_its_own_titles(tmp_path: Path) -> None:
    (tmp_path / "bodies.toml").write_text(
        '[[bodies]]\nname = "Alpine Salt Council"\nsector = "IGO"\naliases = ["ASC"]\n'
    )
    (tmp_path / "aliases.toml").write_text('[[aliases]]\nactor = "NATO"\nname = "the Brussels pact"\n')
    (tmp_path / "people.toml").write_text('[[people]]\nname = "Otto Salz"\n')
    (tmp_path / "titles.toml").write_text(
        '[[titles]]\nactor = "Alpine Salt Council"\nrole = "chairman"\ntitles = ["salt master"]\n'
    )
    (tmp_path / "tenures.toml").write_text(
        '[[tenures]]\noffice = "body:alpine-salt-council/chairman"\nsince = "2001"\nholder = "Otto Salz"\n'
    )
    directory = load_directory((tmp_path,))
    assert directory.find_names("ASC") == ("body:alpine-salt-council",)
    assert directory.find_names("the Brussels pact") == ("body:nato",)
    assert directory.find_offices("salt master of the Alpine Salt Council") == ("body:alpine-salt-council/chairman",)


def test_what_the_user_says_replaces_the_shipped_tenure_of_the_same_person(tmp_path: Path) -> None:
    (tmp_path / "tenures.csv").write_text(
        "office,since,until,holder\nstate:fra/president,2017-05-14,2027-05-13,Emmanuel Macron\n"
    )
    tables, _ = extend_tables(load_tables(), (tmp_path,))
    macron = [t for t in tables.tenures if t.holder == "person:emmanuel-macron" and t.office == "state:fra/president"]
    assert [t.until for t in macron] == ["2027-05-13"]


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("tenures.csv", "office,since,holder\nstate:fra/president,2001,Nobody Known\n", "'Nobody Known' is unknown"),
        ("tenures.csv", "office,since,holder\nKeeper of the moon,2001,Angela Merkel\n", "is no office"),
        ("people.tsv", "name\tgender\nJo Doe\tmaybe\n", "gender is 'maybe'"),
        ("people.csv", "name,shoe size\nJo Doe,44\n", "unknown columns"),
        ("people.toml", "[[people]\nname=1", "people.toml"),
    ],
)
def test_a_wrong_row_names_its_file_and_the_cure(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(DirectoryError, match=r"\S") as caught:
        load_directory((tmp_path,))
    assert complaint in str(caught.value)
    assert name in str(caught.value)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError, match="no such folder"):
        load_directory((tmp_path / "nowhere",))


CSV = """person,personLabel,positionLabel,countryLabel,start,startPrecision,end
http://www.wikidata.org/entity/Q90000001,Ivo Example,Minister of Foreign Affairs,Estonia,2030-01-01T00:00:00Z,9,
http://www.wikidata.org/entity/Q567,Angela Merkel,Federal Chancellor,Germany,2005-11-22T00:00:00Z,11,2021-12-08
http://www.wikidata.org/entity/Q90000002,Q90000002,President,France,2030-01-01T00:00:00Z,11,
http://www.wikidata.org/entity/Q90000003,Una Example,Keeper of the Seals of the Moon,France,2030-01-01T00:00:00Z,11,
"""


def test_a_wikidata_csv_gives_tenures_known_people_and_what_found_no_office() -> None:
    tables, unplaced = import_wikidata(load_tables(), read_wikidata(CSV, "export.csv"), "export.csv")
    new = {t.office: t for t in tables.tenures if t.source.startswith("wikidata")}
    assert (new["state:est/foreign-minister"].holder, new["state:est/foreign-minister"].since) == (
        "person:ivo-example",
        "2030",
    )
    assert new["state:deu/prime-minister"].holder == "person:angela-merkel"
    assert [left.row.person for left in unplaced] == ["Una Example"]


def test_a_wikidata_json_reads_like_the_csv(tmp_path: Path) -> None:
    (tmp_path / "wikidata-ministers.json").write_text(
        '{"head": {}, "results": {"bindings": [{"person": {"value": "http://www.wikidata.org/entity/Q90000001"},'
        ' "personLabel": {"value": "Ivo Example"}, "positionLabel": {"value": "Prime Minister of Estonia"},'
        ' "start": {"value": "2031-05-02T00:00:00Z"}}]}}'
    )
    directory = load_directory((tmp_path,))
    held = directory.tenures_of("person:ivo-example")
    assert [(t.office, t.since) for t in held] == [("state:est/prime-minister", "2031-05-02")]


def test_the_file_name_gives_the_country_of_rows_without_one(tmp_path: Path) -> None:
    (tmp_path / "wikidata-new-zealand.csv").write_text(
        "position,person,personID,start,end\nMinister of Defence,Ivo Example,Q90000001,2031-05-02,\n"
    )
    directory = load_directory((tmp_path,))
    assert [t.office for t in directory.tenures_of("person:ivo-example")] == ["state:nzl/defence-minister"]


def test_a_file_that_is_no_export_is_refused() -> None:
    with pytest.raises(DirectoryError, match="needs a column personLabel"):
        read_wikidata("a,b\n1,2\n", "x.csv")
