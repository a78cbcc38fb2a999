"""The words in the reader's language."""

import pytest

from tests.modules.engine import Modules


@pytest.fixture
def said(modules):
    """`said(lang, text, values)` once both languages are learnt."""
    modules.awaited("m_words.learnAll()")
    return lambda *given: modules.call("m_words.said", *given)


def test_the_line_of_the_language_is_said(said):
    assert (said("en", 1), said("zh_CN", 1)) == ("Back", "返回")


def test_what_has_no_line_is_said_as_it_is(said):
    assert said("en", "No such line") == "No such line"
    assert said("fr", "No such language") == "No such language"


def test_values_go_into_their_holes(said):
    assert said("en", "%(a)s of %(b)s: 5 %%", {"a": 1, "b": "two"}) == "1 of two: 5 %"
    assert said("en", "100 %%") == "100 %"


@pytest.mark.parametrize(("wanted", "had", "learnt"),
                         [("en", ["en"], "en"), ("en", ["zh_CN"], "zh_CN"), ("fr", ["zh_CN", "en"], "zh_CN"),
                                                       ("en", [], "en")])
def test_a_language_that_cannot_be_had_is_another_one(wanted, had, learnt):
    modules = Modules()
    kept = ", ".join(had)
    modules.racer.eval(f"lianfang.words = (({{ {kept} }}) => ({{ {kept} }}))(lianfang.words)")
    assert modules.awaited(f"m_words.learn('{wanted}')") == learnt
    modules.close()


def test_dates_are_those_of_the_language(said, modules):
    assert modules.call("m_words.formats", "en")["day"] == "MMM d"
    assert modules.call("m_words.formats", "zh_CN")["day"] == "M月d日"


@pytest.mark.parametrize(("chosen", "phone", "lang"), [
    ("zh_CN", ["en"], "zh_CN"), ("en", ["zh"], "en"), (None, ["en-GB"], "en"), (None, ["fr", "en"], "en"),
    (None, ["zh-HK", "en"], "zh_CN"),
    (None, ["fr"], "zh_CN"), (None, [], "zh_CN"), (None, ["en", "zh"], "en"),
])  # fmt: skip
def test_the_reader_is_spoken_to_as_chosen_else_as_the_phone_is_set(modules, chosen, phone, lang):
    modules.racer.eval(f"navigator.languages = {phone}")
    assert modules.call("m_words.language", {"lang": chosen}) == lang


def test_words_are_fetched_once():
    modules = Modules()
    assert modules.awaited("m_words.learn('zh_CN')") == "zh_CN"
    modules.racer.eval("lianfang.words = {}")
    assert modules.awaited("m_words.learn('zh_CN')") == "zh_CN"
    assert modules.call("m_words.said", "zh_CN", 1) == "返回"
    modules.close()
