"""Archive records."""

from communique.ingest.record_fields import is_archive_record

from .pages import RECORD, SCRAPED, find_segment, is_covered, read, read_with_findings, words_of


def test_a_record_is_told_from_a_page_with_dashes():
    assert is_archive_record(RECORD)
    assert not is_archive_record(SCRAPED)
    assert not is_archive_record("- First point: the river\n- Second point: the sea\n- Third: the sky\n")


def test_every_character_of_a_record_has_a_label():
    assert is_covered(read(RECORD))


def test_the_fields_of_a_record_are_its_metadata():
    document = read(RECORD)
    assert document.format == "record"
    assert document.title.value == "BERGIA: Ministers sign treaty on the river"
    assert (document.published.value, document.published.method, document.published.precision) == (
        "2009-03-05",
        "field",
        "day",
    )
    assert (document.embargo_until.value, document.embargo_until.precision) == ("2009-03-20T12:00", "minute")
    assert document.location.value == "Arnhafen"
    assert document.topics == ("Diplomacy / Rivers",)
    assert (document.publisher.value, [agency.value for agency in document.agencies]) == ("Reuters", ["Reuters"])
    assert document.fields["Reuters ID"] == "XYZ123"
    assert document.fields["Keywords"] == ""


def test_a_rights_field_glued_to_the_story_is_cut_off():
    document = read(RECORD)
    assert [line.value for line in document.rights] == [
        "POOL (CAN SELL)",
        "(c) Copyright Thomson Reuters 2010. Open For Restrictions",
    ]
    assert words_of(document, "body")[-1].endswith("said Roe")


def test_the_date_of_the_shots_is_not_the_date_of_the_record():
    document = read(RECORD)
    assert (document.dateline_place.value, document.dateline_date.value) == ("Arnhafen, Bergia", "2009-03-04")


def test_soundbites_know_the_language_they_were_spoken_in():
    document = read(RECORD)
    assert find_segment(document, "The river belongs to both of us.").language == "en"
    assert find_segment(document, "We were glad").language == "ru"
    assert [segment.name for segment in document.segments if segment.kind == "shotlist"] == [
        "shot",
        "soundbite",
        "soundbite",
    ]


def test_a_second_dateline_in_the_shots_is_a_segment_of_its_own():
    text = RECORD.replace("(SOUNDBITE) (Russian )", "ZELTSTADT (MARCH 5, 2009) (SOUNDBITE) (Russian )")
    assert "ZELTSTADT (MARCH 5, 2009)" in words_of(read(text), "dateline")


def test_a_header_block_without_dashes_is_read_as_fields():
    text = (
        "Title: Ministers sign treaty\nDate: 5 March 2009\nPublisher: Harbour Courier\n\n"
        "The foreign ministers of Arland and Bergia signed a treaty on the river in Arnhafen on Wednesday.\n"
    )
    document = read(text)
    assert (document.title.value, document.published.value, document.publisher.value) == (
        "Ministers sign treaty",
        "2009-03-05",
        "Harbour Courier",
    )
    assert is_covered(document)
    assert words_of(document, "body")[0].startswith("The foreign ministers")


def test_an_impossible_date_field_is_a_finding():
    document, findings = read_with_findings(RECORD.replace("5th March 2009", "31st February 2009"))
    assert [finding.code for finding in findings] == ["impossible-date"]
    assert document.published.value == "2009-03-04"


def test_a_key_of_the_archives_own_does_not_end_the_header_block():
    document = read(
        "Deposit: HC-0417\nHeadline: Ministers sign treaty\nFiled: 2009-03-05 01:20\nAgency: Harbour Courier\n"
        "Rights: (c) 2009 Harbour Courier\n---\n\nThe foreign ministers signed a treaty in Arnhafen on Wednesday.\n"
    )
    assert (document.title.value, document.published.value, document.publisher.value) == (
        "Ministers sign treaty",
        "2009-03-05T01:20",
        "Harbour Courier",
    )
    assert document.rights[0].value == "(c) 2009 Harbour Courier"
    assert is_covered(document)


def test_a_transcript_with_names_before_colons_is_no_record():
    assert not is_archive_record("Questioner: Will you go?\nMinister: We will see.\nQuestioner: When?\n")
