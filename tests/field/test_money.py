"""Money for errands."""

import pytest


@pytest.fixture
def claimed(runner):
    """The runner's tab at an errand of theirs."""
    return runner.get("/field/errands/new").submit("/k/errand/new", unit="3-1502", title="买菜").submit("/step/claim")


def test_it_works(claimed):
    claimed.submit("/k/errand_money/new", amount="45.50", what="advanced")
    assert "They still owe you ¥45.50" in claimed.text
    claimed.submit("/k/errand_money/new", amount="50", what="repaid")
    assert "You still have ¥4.50 of theirs" in claimed.text
    claimed.submit("/k/errand_money/new", amount="4.5", what="refunded")
    assert "Nothing is owed" in claimed.text


def test_sent_twice_it_counts_once(claimed):
    form = claimed.forms("/k/errand_money/new")[0]
    claimed.send(form, amount="45.50", what="advanced").send(form, amount="45.50", what="advanced")
    assert "They still owe you ¥45.50" in claimed.text


def test_taken_back_it_does_not_count_and_stays_readable(claimed):
    claimed.submit("/k/errand_money/new", amount="45.50", what="advanced").submit("/take-back")
    assert "Nothing is owed" in claimed.text
    assert "45.50" in claimed.text


@pytest.mark.parametrize("typed", ["", "0", "abc", "-5"])
def test_what_is_no_amount_is_said_beside_the_field(claimed, typed):
    claimed.submit("/k/errand_money/new", amount=typed, what="advanced")
    assert 'id="errand_money-amount-error"' in claimed.text
    assert "Nothing is owed" in claimed.text


@pytest.mark.parametrize("typed", ["1,234.50", "¥1,234.50", "１，２３４．５０", "￥１，２３４．５元", "1234,50"])
def test_amounts_as_people_type_them(claimed, typed):
    claimed.submit("/k/errand_money/new", what="advanced", amount=typed)
    assert "They still owe you ¥1,234.50" in claimed.text
