"""Passes before the camera of a gate that has no network: scanned without a tap, refused in one; or a number typed."""

import pytest
import segno
from playwright.sync_api import expect

from models import site as sites
from sync import cards, seal
from tests.browser.conftest import CHROMIUM, PHONE, QUIET
from tests.browser.device.conftest import enrolled
from tests.browser.device.line import Line

# The film shows two pictures a second.
FRAMES, WIDE, HIGH, SCALE = 2, 640, 480, 6
MOST_SECONDS = 3


def passes(centre, count, **fields) -> list[dict]:
    """So many homes with a pass each: `{home, permit, number, unit}`."""
    cai = centre.enrol("coordinator", "Cai")
    found = []
    for n in range(1, count + 1):
        home = cai.write("household", {"building": "3", "unit": f"3-{n:02}"})
        number = str(482900 + n)
        permit = cai.write("permit", {"holder": home, "household": home, "type": "household", "number": number,
                                      "unit": f"3-{n:02}", "state": "valid"} | fields.get(str(n), {}))
        found.append({"home": home, "permit": permit, "number": number, "unit": f"3-{n:02}"})
    cai.sync()
    return found


def text(centre, one, key=None) -> str:
    """What the card of a pass says."""
    with centre.centre.app.app_context():
        return cards.code(centre.code, one["home"], one["number"], "", key or sites.setting("key"))


def film(path, texts) -> None:
    """What a camera sees that is held before these codes: each text with the seconds for which it is there."""
    with path.open("wb") as film:
        film.write(b"YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg\n" % (WIDE, HIGH, FRAMES))
        for text, seconds in texts:
            rows = list(segno.make(text, error="m").matrix_iter(scale=SCALE, border=4))
            top, left = (HIGH - len(rows)) // 2, (WIDE - len(rows[0])) // 2
            light = bytearray(b"\xeb" * WIDE * HIGH)
            for y, row in enumerate(rows, top):
                light[y * WIDE + left:y * WIDE + left + len(row)] = bytes(16 if dark else 235 for dark in row)
            film.write((b"FRAME\n" + bytes(light) + b"\x80" * (WIDE * HIGH // 2)) * FRAMES * seconds)


def stand(phone, line) -> None:
    """The phone stands at the east gate, on the way out, and loses its network."""
    phone.page.goto("/field/")
    phone.page.get_by_label("Another gate").fill("东门")
    phone.page.get_by_role("button", name="Stand here").click()
    phone.page.get_by_role("button", name="Out", exact=True).click()
    line.mode = "cut"


@pytest.fixture
def camera(browser, server, centre, tmp_path):
    """`camera(texts)`: the phone of a gate without a network, before whose camera these codes are held."""
    line, open_now = Line(server.port), []

    def look(texts):
        film(tmp_path / "cards.y4m", texts)
        seen = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
                f"--use-file-for-fake-video-capture={tmp_path / 'cards.y4m'}"]
        other = browser.browser_type.launch(executable_path=CHROMIUM, args=[*QUIET, *seen])
        open_now.append(other)
        context = other.new_context(base_url=line.address, viewport=PHONE, locale="en")
        phone = enrolled(context, line, centre, "gate", "Auntie Lin")
        stand(phone, line)
        return phone, line

    yield look
    line.mode = "open"
    for one in open_now:
        one.close()
    line.close()


def test_a_number_that_is_spoken_and_a_code_that_is_pasted_do_the_same(handset, line, centre):
    valid, held = passes(centre, 2, **{"2": {"state": "held"}})
    phone = handset("gate", "Auntie Lin")
    stand(phone, line)
    page = phone.page
    page.get_by_role("link", name="Scan a pass").click()
    expect(page.locator("#scan [role=status]")).to_contain_text("There is no camera here")
    page.get_by_label("Number of the pass").fill("482 901")
    page.get_by_role("button", name="Check the pass").click()
    expect(page.locator(".said")).to_contain_text("The pass is valid")
    page.get_by_role("button", name="Out, no fever").click()
    expect(page.get_by_role("alert")).to_contain_text("Out 3-01")
    page.get_by_label("Number of the pass").fill(text(centre, held))
    page.get_by_role("button", name="Check the pass").click()
    page.get_by_role("button", name="Turn back: Pass held").click()
    expect(page.get_by_role("alert")).to_contain_text("Turned back 3-02")
    page.get_by_label("Number of the pass").fill(text(centre, valid, seal.new()))
    page.get_by_role("button", name="Check the pass").click()
    expect(page.get_by_role("alert")).to_contain_text("The signature of this card is not right.")
    page.get_by_role("button", name="Turn back: Card not right").click()
    expect(page.get_by_role("alert").first).to_contain_text("Turned back")
    line.mode = "open"
    assert phone.sync("online")["unsent"] == 0
    told = sorted(centre.records("gate_entry").values(), key=lambda one: one["at"])
    assert [one["fields"].get("turned_because") for one in told] == [None, "held", "card"]
    assert [one["fields"].get("permit") for one in told] == [valid["permit"], held["permit"], None]
    assert [one["fields"]["card"] for one in told] == ["482901", "482902", "482901"]


@pytest.mark.thorough
def test_thirty_cards_are_scanned_and_two_are_refused(camera, centre):
    homes = passes(centre, 30, **{"15": {"state": "held"}})
    forged = text(centre, homes[0], seal.new())
    shown = [(text(centre, one), 20 if n == 14 else 3) for n, one in enumerate(homes)]
    phone, line = camera([*shown, (forged, 20)])
    page, taps = phone.page, 0
    page.get_by_role("link", name="Scan a pass").click()
    expect(page.get_by_role("button", name="Turn back: Pass held")).to_be_visible(timeout=120_000)
    page.get_by_role("button", name="Turn back: Pass held").click()
    taps += 1
    expect(page.get_by_role("alert")).to_contain_text("Turned back 3-15")
    expect(page.get_by_role("button", name="Turn back: Card not right")).to_be_visible(timeout=120_000)
    page.get_by_role("button", name="Turn back: Card not right").click()
    taps += 1
    expect(page.get_by_role("alert").first).to_contain_text("Turned back")
    took = page.evaluate("performance.getEntriesByName('scan').map(one => one.duration)")
    seconds = sorted(one / 1000 for one in took)
    print(f"{len(seconds)} readings, {taps} taps; from the reading to the answer {seconds[len(seconds) // 2]:.2f} s in "
          f"the middle, {seconds[-1]:.2f} s at most")
    line.mode = "open"
    assert phone.sync("online")["unsent"] == 0
    told = [one["fields"] for one in centre.records("gate_entry").values()]
    passed = [one for one in told if one["decision"] == "let_out"]
    assert sorted(one["permit"] for one in passed) == sorted(one["permit"] for n, one in enumerate(homes) if n != 14)
    assert sorted(one["turned_because"] for one in told if one["decision"] == "turned_back") == ["card", "held"]
    assert len(told) == 31
    assert seconds[-1] <= MOST_SECONDS
    assert taps == len([one for one in told if one["decision"] == "turned_back"])


@pytest.mark.thorough
def test_what_was_scanned_can_be_undone_and_other_codes_are_told(camera, centre):
    [home] = passes(centre, 1)
    phone, _line = camera([(text(centre, home), 25), ("https://qr.alipay.com/fkx0123", 25)])
    page = phone.page
    page.get_by_role("link", name="Scan a pass").click()
    expect(page.get_by_role("alert")).to_contain_text("Out 3-01", timeout=20_000)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("alert")).to_contain_text("Taken back")
    [entry] = phone.list("gate_entry")
    assert entry["fields"]["void"]
    expect(page.get_by_role("alert")).to_contain_text("This code is no pass.", timeout=60_000)
