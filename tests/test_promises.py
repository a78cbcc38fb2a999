"""No sentence of the contract without a test: the table beside it is whole, and what it names is there."""

from pathlib import Path

import pytest

from tests import promises

ROOT = Path(__file__).parents[1]
TABLE = promises.table()
NAMED = sorted({test for section in TABLE.values() for tests in section.values() if isinstance(tests, list)
                for test in tests})


def test_every_sentence_of_the_page_is_in_the_table_and_no_other():
    page = promises.sentences(promises.PAGE.read_text())
    assert {number: sorted(told) for number, told in page.items()} == \
        {number: sorted(told) for number, told in TABLE.items()}


def test_each_has_tests_or_a_reason():
    for section in TABLE.values():
        for sentence, tests in section.items():
            assert tests in promises.REASONS if isinstance(tests, str) else tests, sentence


@pytest.mark.parametrize("test", NAMED)
def test_the_tests_that_it_names_are_there(test):
    path, _, name = test.partition("::")
    assert (ROOT / path).is_file()
    assert name in promises.names(path)


def test_a_sentence_that_is_new_is_noticed():
    page = promises.PAGE.read_text().replace("## 3. An op\n", "## 3. An op\n\nA phone may fly.\n")
    assert "A phone may fly." in promises.sentences(page)["3"]
