"""How characters sound, as a phone reads it."""

import re
from itertools import chain, repeat

from pypinyin import Style, lazy_pinyin

from views import device_sounds

RUN = re.compile(r"([a-z])([A-z])(\d*)")


def test_every_character_sounds_as_it_does_at_the_centre():
    names, starts, ends, runs = (line.split(",") for line in device_sounds.text().splitlines()[:4])
    found = list(chain.from_iterable(
        repeat(starts[ord(start) - ord("a")] + ends[ord(end) - ord("A")], int(times or 1))
        for start, end, times in RUN.findall(runs[0])))
    characters = device_sounds.characters()
    assert len(found) == len(characters)
    assert characters[-1] == names[0][-1]
    for character, sound in zip(characters, found, strict=True):
        assert sound == (lazy_pinyin(character, style=Style.NORMAL)[0] if character else ""), character
