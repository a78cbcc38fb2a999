"""The directory as text: whoever is written into it is found and read again, until struck out."""

import json

from hypothesis import given
from hypothesis import strategies as st

SIGNS = "ab1-林小美\n\t\x00\x1f "
WORDS = st.text(SIGNS, max_size=5)
PERSON = st.fixed_dictionaries({}, optional={"name": WORDS, "phone": st.text("0123456789", max_size=12),
                                             "void": st.just("moved"),
                                             "plates": st.lists(WORDS, max_size=2), "pass_no": WORDS})
PEOPLE = st.lists(st.tuples(PERSON, st.none() | WORDS, st.booleans()), max_size=5)
DIRECTORY = """(people => {
  const blocks = new Map()
  for (const [id, fields, unit] of people) {
    const n = m_lines.place(id)
    if (!blocks.has(n)) blocks.set(n, m_lines.empty(n))
    m_lines.add(blocks.get(n), { id, fields }, unit ?? undefined, undefined)
  }
  for (const [id, , , gone] of people) if (gone) m_lines.strike(blocks.get(m_lines.place(id)), id)
  const all = m_lines.read([...blocks.values()])
  const marks = [...all.text.matchAll(/[\\x80-\\x9f]/g)].map(one => one.index)
  const seen = marks.map(at => [m_lines.owner(all.text, at), m_lines.around(all.text, at)])
  return { people: people.map(([id]) => m_lines.person(all, id)), seen, text: all.text, shown: all.shown.join("") }
})"""


def line(text) -> str:
    """Text as a list shows it."""
    return "".join(" " if sign < " " else sign for sign in text or "")


@given(people=PEOPLE)
def test_who_is_written_down_is_read_again(modules, people):
    written = [[f"7k3v9q2m4x7ab.{at}", *one] for at, one in enumerate(people)]
    told = modules.call(DIRECTORY, written)
    here = {id: (fields, unit) for id, fields, unit, gone in written if not gone and "void" not in fields}
    for (id, *_), found in zip(written, told["people"], strict=True):
        fields, unit = here.get(id, (None, None))
        assert found == (fields if fields is None else {
            "id": id, "unit": line(unit), "name": line(fields.get("name")), "tail": fields.get("phone", "")[-4:],
            "plates": [line(one) for one in fields.get("plates", [])]})
    assert {id for id, _ in told["seen"]} <= set(here)
    for id, around in told["seen"]:
        assert around.startswith(f"{id}\t")
        assert around in told["text"].split("\n")
    assert told["text"].count("\n") == len(here) + 1
    without = modules.call(DIRECTORY, [one for one in written if one[0] in here])
    for name in ("text", "shown"):
        assert sorted(told[name].split("\n")) == sorted(without[name].split("\n"))
    assert told["text"].endswith("\n")


def test_every_key_stands_behind_its_mark_and_before_its_sort(modules):
    told = modules.call(DIRECTORY, [["7k3v9q2m4x7ab.1", {"name": "ab", "phone": "13805950011"}, None, False]])
    keys = modules.call("m_keys.keys", {"name": "ab", "phone": "13805950011"}, None)
    marked = "".join(f"{chr(0x80 + ord(word[0]) % 32)}{word}{chr(sort)}" for sort, word in keys)
    assert told["text"] == f"\n7k3v9q2m4x7ab.1\t{marked}\n"
    assert told["shown"] == "\n7k3v9q2m4x7ab.1\t\tab\t0011"


def test_the_blocks_stand_one_behind_the_other(modules):
    people = [[f"7k3v9q2m4x7ab.{n}", {"pass_no": str(n)}, None, False] for n in (1, 2, 3)]
    lines = [modules.call(DIRECTORY, [one])["text"].rstrip("\n") for one in people]
    assert modules.call(DIRECTORY, people)["text"] == "".join(lines) + "\n"


def test_a_block_is_empty_at_first(modules):
    assert modules.call("m_lines.empty", 7) == {"block": 7, "text": "", "shown": ""}


def test_people_are_spread_over_all_blocks(modules):
    ids = [f"7k3v9q2m4x7ab.{n}" for n in range(2_000)]
    places = modules.value(f"{json.dumps(ids)}.map(m_lines.place)")
    assert modules.value("m_lines.BLOCKS") == 64
    assert set(places) == set(range(64))
    expected = []
    for id in ids:
        number = 0
        for sign in id:
            number = (number * 31 + ord(sign)) % 2**32
        expected.append(number % 64)
    assert places == expected


def test_nobody_is_in_a_block_that_is_not_there(modules):
    assert modules.value("m_lines.person(m_lines.read([]), '7k3v9q2m4x7ab.1')") is None
