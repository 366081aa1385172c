"""Plain pages: what each line is, and the metadata with its evidence."""

from communique.config import Config
from communique.ingest import document_from_text

from .pages import DISPATCH, SCRAPED, SEVERAL, find_segment, is_covered, read, read_with_findings, words_of


def test_every_character_of_a_scraped_page_has_a_label():
    for text in (SCRAPED, DISPATCH, SEVERAL, "", " ", "\n\nx"):
        assert is_covered(read(text))


def test_a_scraped_page_gives_title_date_caption_credit_and_menu():
    document = read(SCRAPED)
    assert document.title.value == "Ministers of Arland and Bergia discuss the river treaty"
    assert (document.published.value, document.published.method) == ("2014-03-04T09:15", "stated")
    assert document.published.spans[0].of(document.text) == "March 4, 2014, 9:15 am"
    assert words_of(document, "caption") == ["The two ministers on the bridge"]
    assert words_of(document, "credit") == ["[Image courtesy: Ministry of Arland]", "With inputs from Agencies"]
    assert words_of(document, "boilerplate") == ["Follow us on:"]
    assert document.agencies == ()
    assert document.language.value == "en"


def test_a_dispatch_gives_place_agency_and_an_inferred_date():
    document = read(DISPATCH)
    assert document.dateline_place.value == "Zeltstadt"
    assert [agency.value for agency in document.agencies] == ["Northern Wire"]
    assert (document.published.value, document.published.method) == ("2011-09-05", "inferred")
    assert words_of(document, "dateline") == ["ZELTSTADT, September 5 (Northern Wire) ——"]
    assert words_of(document, "boilerplate") == ["Leave a comment"]


def test_a_page_with_several_reports_lists_them():
    document = read(SEVERAL)
    assert [item.heading for item in document.items] == [
        "Arland and Bergia make no progress on the river - Roe",
        "Fishing rights remain the main problem in talks on the river - Doe",
    ]
    first, second = document.items
    assert first.span.of(document.text).endswith("would go on in June.")
    assert second.span.of(document.text).endswith("had waited for ten years.")
    assert find_segment(document, "He added").item == 1


def test_credits_of_a_list_of_agencies_are_kept_and_the_correspondent_names_the_publisher():
    document = read(SEVERAL)
    assert [agency.value for agency in document.agencies] == ["Harbour Radio", "Interfax", "TASS"]
    assert (document.publisher.value, document.publisher.method) == ("Harbour Radio", "inferred")
    assert [byline.value for byline in document.bylines] == ["Ann Kelley"]


def test_a_caption_in_another_script_gets_its_script():
    segment = find_segment(read(SEVERAL), "Джейн")
    assert (segment.kind, segment.language) == ("caption", "und-Cyrl")


def test_a_section_heading_makes_no_item():
    text = SCRAPED.replace("“We have", "What comes next?\n\n“We have")
    document = read(text)
    assert document.items == ()
    assert find_segment(document, "What comes next?").kind == "heading"


def test_a_report_that_starts_with_its_dateline_has_no_title():
    body = DISPATCH.split("\n\n", 1)[1]
    assert read(body).title is None


def test_a_masthead_is_the_publisher_and_not_the_title():
    document = read("THE HARBOUR COURIER\nMonday edition\n\n" + DISPATCH)
    assert document.publisher.value == "The Harbour Courier"
    assert document.title.value == "Arland and Bergia to sign river treaty"


def test_a_site_name_behind_the_title_is_cut_off():
    document = read(SCRAPED.replace("river treaty\n", "river treaty | Reuters\n"))
    assert document.title.value == "Ministers of Arland and Bergia discuss the river treaty"
    assert document.publisher.value == "Reuters"


def test_a_date_from_outside_stands_unless_the_page_states_the_day_more_precisely():
    assert read(SCRAPED, published="2014-03-04").published.method == "stated"
    document, findings = read_with_findings(SCRAPED, published="2014-03-09")
    assert (document.published.value, document.published.method) == ("2014-03-09", "external")
    assert document.published.candidates == ("2014-03-04T09:15",)
    assert [finding.code for finding in findings] == ["published-disagrees"]


def test_a_date_from_outside_settles_the_year_of_the_dateline():
    document = read(DISPATCH, published="2016-09-06")
    assert document.published.value == "2016-09-06"
    assert document.dateline_date.value == "2016-09-05"


def test_an_impossible_day_is_a_finding_and_not_a_date():
    document, findings = read_with_findings(SCRAPED.replace("March 4", "February 31"))
    assert document.published is None
    assert [finding.code for finding in findings] == ["impossible-date"]


def test_a_weekday_that_contradicts_its_date_is_a_finding():
    document, findings = read_with_findings(SCRAPED.replace("March 4", "Monday, March 4"))
    assert document.published.value == "2014-03-04T09:15"
    assert [finding.code for finding in findings] == ["weekday-disagrees"]


def test_day_and_month_are_kept_as_candidates_where_nothing_decides():
    text = SCRAPED.replace("March 4, 2014, 9:15 am", "03/04/2014")
    assert read(text).published.candidates == ("2014-03-04", "2014-04-03")
    assert read(text, config=Config(day_first=True)).published.value == "2014-04-03"
    assert read(text, published="2014-03-04").published.value == "2014-03-04"


def test_day_first_is_read_from_another_date_of_the_page():
    text = SCRAPED.replace("March 4, 2014, 9:15 am", "03/04/2014").replace(
        "three hours", "three hours until 25/03/2014"
    )
    assert read(text).published.value == "2014-04-03"


def test_a_hard_wrapped_paragraph_is_one():
    text = (
        "Arland and Bergia sign the treaty on the river\n\n"
        "The foreign ministers of Arland and Bergia signed the treaty on the\n"
        "river on Tuesday after three rounds of talks that had lasted for more\n"
        "than two years and had been interrupted twice by disputes about the\n"
        "rights of fishermen\n\n"
        "They said that the treaty would enter into force in June.\n"
    )
    document = read(text)
    assert document.title.value == "Arland and Bergia sign the treaty on the river"
    assert find_segment(document, "rights of fishermen").kind == "body"


def test_a_title_and_its_date_on_the_next_line_are_two_lines():
    assert read(SCRAPED).title.value.endswith("river treaty")


def test_embargo_and_copyright_lines_are_metadata():
    text = "EMBARGOED until 20 March 2014 12:00\n\n" + SCRAPED + "\n\n© 2014 Harbour Media. All rights reserved.\n"
    document = read(text)
    assert document.embargo_until.value == "2014-03-20T12:00"
    assert document.rights[0].value == "© 2014 Harbour Media. All rights reserved."


def test_related_stories_below_the_report_are_boilerplate():
    document = read(SCRAPED + "\n\nRelated stories\nThe river in winter\nWhat is a treaty?\n")
    assert find_segment(document, "The river in winter").kind == "boilerplate"
    assert find_segment(document, "What is a treaty?").kind == "boilerplate"


def test_a_byline_gives_its_names():
    text = SCRAPED.replace("March 4", "By JANE ROE and John Doe, Staff Writers\nMarch 4")
    assert [byline.value for byline in read(text).bylines] == ["Jane Roe", "John Doe"]


def test_nul_characters_and_lone_surrogates_are_replaced_in_place():
    document, findings = read_with_findings("A title of four words\n\nA body\x00 that says \ud800 something and ends.")
    assert "\x00" not in document.text
    assert document.source is not None
    assert len(document.source) == len(document.text)
    assert {finding.code for finding in findings} == {"nul-characters", "lone-surrogates"}


def test_the_public_function_reads_text_with_external_metadata():
    document = document_from_text(SCRAPED, name="a.txt", url="http://example.org/a", publisher="Harbour Courier")
    assert (document.url, document.publisher.value, document.publisher.method) == (
        "http://example.org/a",
        "Harbour Courier",
        "external",
    )


def test_the_same_text_gives_the_same_id():
    assert read(SCRAPED).id == read(SCRAPED).id
    assert read(SCRAPED).id != read(SCRAPED + " ").id


def test_a_line_that_leads_to_a_quotation_is_body_and_not_a_heading():
    text = SCRAPED.replace(
        "“We have", "Asked about the fishermen of the river, the minister told reporters:\n\n“We have"
    )
    assert find_segment(read(text), "Asked about the fishermen").kind == "body"


def test_a_party_letter_does_not_make_a_caption():
    text = SCRAPED.replace("he said after", "said Senator Jane Roe (R) after")
    assert find_segment(read(text), "said Senator Jane Roe").kind == "body"


def test_a_long_headline_in_capitals_is_a_title_even_with_a_full_stop():
    title = (
        "Ministers Of Arland And Bergia Discuss The River Treaty On Super Tuesday "
        "After Many Years Of Fruitless Talks In Town."
    )
    document = read(SCRAPED.replace("Ministers of Arland and Bergia discuss the river treaty", title))
    assert document.title.value == title


def test_a_speaker_of_a_transcript_is_no_dateline():
    text = "Briefing on the river treaty\n\nJANE ROE: Let me begin with the treaty, which we have signed at last.\n"
    assert read(text).dateline_place is None


def test_turns_of_a_transcript_are_no_headings_and_make_no_items():
    turns = "\n\n".join(
        (
            "MS. ROE:  Good afternoon. The ministers of Ruritania and Bergia will meet on the treaty in Geneva --",
            "Q  On the river treaty, will the ministers of Ruritania and Bergia meet alone --",
            "MS. ROE:  They will meet with their experts on the treaty, as they did in the spring, and then alone.",
            "Q  And the fishing rights in the treaty --",
            "MS. ROE:  The fishing rights are settled.",
        )
    )
    document = read(f"Press briefing by the spokeswoman Jane Roe\n\n3 May 2011\n\n{turns}\n")
    assert document.items == ()
    assert words_of(document, "heading") == []


def test_american_clock_times_put_the_month_first():
    body = "The ministers of Ruritania and Bergia agreed on nine of the eleven articles of the river treaty on Friday."
    document = read(
        f"Press briefing by the spokeswoman Jane Roe, 11/12/2011\n\nHilltop Hotel\n\n1:05 P.M. EDT\n\n{body}\n"
    )
    assert document.title.value == "Press briefing by the spokeswoman Jane Roe"
    assert document.published.value == "2011-11-12"
    undecided = read(f"Press briefing by the spokeswoman Jane Roe, 11/12/2011\n\nHilltop Hotel\n\n{body}\n")
    assert set(undecided.published.candidates) == {"2011-11-12", "2011-12-11"}


SAVED = """\
Jump to content
THE LEVANT TRIBUNE
News
Weather: Nicosia 24°C
Sign in  |  Subscribe from €1
Home » News » Region

Cyprus leaders agree to reopen two crossings
Envoy calls the step 'small but real'

by Maria Pavlou, Nicosia
First published: 14 March 2019, 18:42
Last updated: 15 March 2019, 08:10

Share this: Facebook  Twitter  WhatsApp  Email

[Image: The two leaders shake hands in the buffer zone. Photo: Stelios M./LT]

The leaders of Cyprus agreed on Thursday to open two more crossing points on the island, the envoy said.

Watch: the envoy's statement in full (2:31)

The crossings are to open in November, a spokesman said. He added that demining would begin next week.

A second meeting is planned for the summer.

You may also like
Gas drilling: two firms win a new block

Comments (2)
AndreasK
15 March 2019 09:02
They said the same four years ago. He promised us a solution and nothing came of it.
Sevgul
My grandmother lives there, so this is good news for us all.

© 2019 Levant Media Ltd. All rights reserved.
"""


def test_of_a_saved_page_only_the_report_is_body():
    document = read(SAVED)
    body = [segment.span.of(SAVED) for segment in document.segments if segment.kind == "body"]
    assert (
        "".join(body).split()
        == (
            "The leaders of Cyprus agreed on Thursday to open two more crossing points on the island, the envoy said. "
            "The crossings are to open in November, a spokesman said. He added that demining would begin next week. "
            "A second meeting is planned for the summer."
        ).split()
    )
    assert document.title.value == "Cyprus leaders agree to reopen two crossings"
    assert document.published.value == "2019-03-14T18:42"
    assert (document.publisher.value, document.dateline_place.value) == ("The Levant Tribune", "Nicosia")
    assert [byline.value for byline in document.bylines] == ["Maria Pavlou"]
    assert [line.value for line in document.rights] == ["© 2019 Levant Media Ltd. All rights reserved."]


def test_a_wire_named_on_a_site_is_credited_and_does_not_publish():
    document = read(SAVED.replace("by Maria Pavlou, Nicosia", "EFE, Nicosia"))
    assert document.publisher.value == "The Levant Tribune"
    assert [agency.value for agency in document.agencies] == ["EFE"]
