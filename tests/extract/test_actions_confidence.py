"""Tests of how sure an action is."""

from communique.extract.actions_confidence import LEAST, LEAST_SURE, MOST, WEIGHTS, confidence_of

OWN = {"doer own", "doer place", "target side", "relation root", "dated"}


def test_deed_of_its_own_subject_is_surer_than_one_whose_doer_was_guessed() -> None:
    assert confidence_of(OWN) > 0.8 > 0.5 > confidence_of({"doer inferred", "target none", "relation acl", "long"})


def test_confidence_stays_between_its_bounds() -> None:
    good = {sign for sign, weight in WEIGHTS.items() if weight > 0}
    bad = {sign for sign, weight in WEIGHTS.items() if weight < 0}
    assert (confidence_of(bad), confidence_of(good)) == (LEAST, MOST)
    assert LEAST < LEAST_SURE < MOST


def test_unknown_signs_weigh_nothing() -> None:
    assert confidence_of({*OWN, "code MOBILIZE", "word verb"}) == confidence_of(OWN)
