"""ID-card numbers are found and blacked out wherever they stand, and nothing else is."""

import pytest

from sync import idcards

KNOWN = "11010519491231002X"
BLACK = "*" * 18
TEXTS = {
    KNOWN: BLACK, KNOWN.lower(): BLACK, f"陈 {KNOWN}号": f"陈 {BLACK}号",
    f"{KNOWN} {KNOWN[:-1]}0": f"{BLACK} {KNOWN[:-1]}0",
    f"{KNOWN[:-1]}0": None, f"1{KNOWN}": None, f"{KNOWN}0": None, f"0{KNOWN[1:]}": None, "13805950011": None, "": None,
    "100000000000000005": BLACK,
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TEXTS.items())
def test_it_works(text, told):
    shown = text if told is None else told
    assert idcards.blacken(text) == shown
    assert idcards.blacken_bytes(text.encode()) == shown.encode()
    assert idcards.within(text.encode()) is (told is not None)


def test_it_is_found_in_lists_keys_and_numbers():
    value = {KNOWN: [KNOWN, 100000000000000005, {"a": KNOWN}], "n": 7, "none": None, "yes": True, "many": 10**17}
    assert idcards.blacken(value) == {BLACK: [BLACK, BLACK, {"a": BLACK}], "n": 7, "none": None, "yes": True,
                                      "many": 10**17}


@pytest.mark.parametrize("number", [10**16 + 5, 10**18 + 5, -100000000000000005, 100000000000000005.0])
def test_a_number_of_another_length_is_none(number):
    assert idcards.blacken(number) == number


@pytest.mark.parametrize("at", range(17))
def test_all_the_weights_count(at):
    digits = "".join("1" if one == at else "0" for one in range(17))
    assert [sign for sign in "0123456789X" if idcards.is_number(digits + sign)] == [
        "10X98765432"[idcards.WEIGHTS[at] % 11]]


def test_bytes_that_are_no_text_stay_as_they_are():
    assert idcards.blacken_bytes(b"\xff " + KNOWN.encode()) == b"\xff " + BLACK.encode()
    assert idcards.within(b"\xff " + KNOWN.encode())
    assert not idcards.within(b"\xff\xff")
