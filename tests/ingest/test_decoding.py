"""Encodings."""

import pytest

from communique.ingest.decoding import decode, find_signature, is_binary

RUSSIAN = "Министр иностранных дел заявил в среду, что переговоры о реке будут продолжены в июне. " * 3
WESTERN = "The minister’s visit to Köln – “a success” – ended in a café. " * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
def test_russian_is_read_in_the_encodings_of_its_time(encoding):
    data = RUSSIAN.encode(encoding)
    assert not is_binary(data)
    assert decode(data).text == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_western_text_is_read_in_its_encodings(encoding):
    data = WESTERN.encode(encoding)
    assert not is_binary(data)
    assert decode(data).text == WESTERN


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode(b"\xef\xbb\xbfNews").text == "News"


def test_what_the_page_declares_is_believed_if_it_is_not_utf8():
    data = '<meta charset="koi8-r"><p>Река'.encode("koi8-r")
    found = decode(data)
    assert (found.encoding, found.guessed) == ("koi8-r", False)
    assert found.text.endswith("Река")


def test_a_wrong_declaration_does_not_spoil_utf8():
    assert decode('<meta charset="windows-1251">Река'.encode()).text.endswith("Река")


def test_a_damaged_utf8_file_is_read_with_replacements():
    found = decode(("Река и café. " * 5).encode() + b"\xff\xfe")
    assert (found.encoding, found.damaged) == ("utf-8", 2)


def test_a_guess_is_marked():
    assert decode(WESTERN.encode("cp1252")).guessed


def test_line_ends_are_kept():
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


def test_an_unknown_declared_encoding_is_passed_over():
    assert decode(b'<meta charset="no-such-thing">caf\xe9').text.endswith("café")


def test_known_file_types_are_named_and_bytes_without_words_are_binary():
    assert find_signature(b"%PDF-1.7 ...") == "PDF"
    assert find_signature(b"News of the day") is None
    assert is_binary(bytes(range(256)) * 20)
    assert not is_binary(b"News of the day\n" * 20)
