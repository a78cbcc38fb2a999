"""How the usual Chinese characters sound, in few bytes: a phone learns it before it may go out of reach.

Seven lines: further characters; beginnings of syllables; their ends; then, in the order of the characters of GB 2312
and of those of the first line, a letter for the beginning, a sign for the end, and how many have that sound in a row
where it is more than one; traditional characters of names; the simplified ones; surnames that are read in their own
way. GB 2312 stands in the order of sounds for its more usual half, so that these are few.
"""

import re
from functools import lru_cache
from itertools import groupby

from models import lookup
from models.characters import SIMPLIFIED, SURNAMES, TRADITIONAL

HIGH, LOW = range(0xB0, 0xF8), range(0xA1, 0xFF)
# Characters that people are named with and that GB 2312 lacks.
NAMES = "喆堃珺昇翀祎璟煊彧芃淏瑄璠妤晞昀暘铄钰镕婳媗珮玥珈琤瑀瑨甯祺禛筱箬翊翎芊茜荞菡葭蓁蕴馥骁麒"
SYLLABLE = re.compile(r"([zcs]h|[bpmfdtnlgkhjqxrzcsyw]?)(.*)")


@lru_cache(maxsize=1)
def text():
    """The seven lines."""
    found = [SYLLABLE.fullmatch(_sound(one)).groups() for one in characters()]
    starts, ends = ({part: chr(first + n) for n, part in enumerate(sorted(parts))}
                    for first, parts in zip((ord("a"), ord("A")), map(set, zip(*found, strict=True)), strict=True))
    runs = "".join(starts[start] + ends[end] + _times(len(list(them))) for (start, end), them in groupby(found))
    own = ",".join(f"{surname}={said}" for surname, said in SURNAMES.items())
    return "\n".join([NAMES, ",".join(starts), ",".join(ends), runs, TRADITIONAL, SIMPLIFIED, own, ""])


def characters():
    """The characters in order; "" where GB 2312 has a gap."""
    pairs = (bytes((high, low)) for high in HIGH for low in LOW)
    return [pair.decode("gb2312", "ignore") for pair in pairs] + list(NAMES)


def _sound(character):
    """The syllable of a character as the directory at the centre says it; empty for none."""
    return lookup.sounded(character)


def _times(count):
    return str(count) if count > 1 else ""
