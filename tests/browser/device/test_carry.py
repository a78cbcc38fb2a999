"""A phone that meets no network, another one that carries for it, and the receipt that comes back."""

import json

import pytest
import segno
from playwright.sync_api import expect

from sync import keys, seal
from tests.browser.conftest import CHROMIUM, PHONE, QUIET
from tests.browser.device.conftest import enrolled
from tests.browser.device.handset import entry
from tests.browser.device.line import Line

TWO = 2


@pytest.fixture
def lin(handset, line):
    """Auntie Lin, who has written two entries since the network went away."""
    lin = handset()
    line.mode = "cut"
    lin.write(*(entry(n) for n in range(1, TWO + 1)))
    lin.page.goto("/field/phone")
    return lin


@pytest.fixture
def chen(browser, server, centre):
    """Runner Chen, whose line has nothing to do with hers: `(phone, line)`."""
    line = Line(server.port)
    context = browser.new_context(base_url=line.address, viewport=PHONE, locale="en")
    yield enrolled(context, line, centre, "runner", "Chen"), line
    context.close()
    line.close()


def given(phone, name):
    """What a phone saves when a button is tapped, where it can't share."""
    with phone.page.expect_download() as download:
        phone.page.get_by_role("button", name=name).click()
    return download.value.path()


def take(phone, path, says):
    """A phone takes a file, and says this."""
    phone.page.goto("/field/phone")
    phone.page.locator("input[type=file]").set_input_files(path)
    expect(phone.page.locator("#carried-says")).to_have_text(says)


def test_another_phone_carries_what_a_phone_wrote_and_brings_back_a_receipt(centre, lin, line, chen):
    chen, way = chen
    carried = given(lin, "Give it along as a file")
    way.mode = "cut"
    take(chen, carried, "Taken. It goes out as soon as there is a network.")
    assert centre.records("gate_entry") == {}
    way.mode = "open"
    chen.sync()
    assert len(centre.records("gate_entry")) == TWO
    chen.page.reload()
    expect(chen.page.locator("#carried")).to_contain_text("Arrived. Bring the receipt back to who wrote it.")
    receipt = given(chen, "Give the receipt back")
    assert lin.meta()["have"] == 0
    take(lin, receipt, "The receipt is right: what it names has arrived.")
    assert lin.meta()["have"] == TWO
    take(chen, receipt, "This receipt is not for this phone. Nothing was changed.")
    line.mode = "open"
    assert lin.sync()["trouble"] is None
    assert len(lin.list("gate_entry")) == len(centre.records("gate_entry")) == TWO


def test_a_forged_receipt_changes_nothing(lin, tmp_path):
    node = lin.meta()["node"]
    forged = tmp_path / "receipt.lfb"
    for line in ({"node": node, "have": TWO, "hash": "", "mac": "0" * 64}, {"node": node}, {}):
        forged.write_text(json.dumps({"receipt": [line]}))
        take(lin, forged, "This receipt is not for this phone. Nothing was changed.")
    forged.write_text("{")
    take(lin, forged, "This was not made by a phone of ours. Nothing was taken.")
    assert lin.meta()["have"] == 0


def test_a_file_that_the_centre_can_not_open_is_said_to_be_refused(chen, tmp_path):
    chen, bad = chen[0], tmp_path / "bad.lfb"
    bad.write_bytes(seal.seal(b"hello", seal.public(seal.new())))
    take(chen, bad, "Taken. It goes out as soon as there is a network.")
    expect(chen.page.locator("#carried")).to_contain_text("This file is for another server.")
    chen.page.get_by_text("Throw away", exact=True).click()
    chen.page.get_by_role("button", name="Yes, throw it away").click()
    expect(chen.page.locator("#carried")).not_to_contain_text("another server")


def test_a_hundred_entries_fit_into_three_codes_and_a_day_into_twelve_kilobytes(handset, line):
    lin = handset()
    line.mode = "cut"
    lin.write(*(day(n) for n in range(100)))
    made, codes = size(lin)
    assert codes <= 3
    assert 3 * made <= 12_000


def day(n):
    """An entry as a gate's day has them, no two alike."""
    unit = f"{n % 17 + 1}-{n % 5 + 1}{n * 7 % 12 + 1:02}"
    return {"kind": "gate_entry", "set": {"gate": "东门", "direction": ("in", "out")[n % 2], "unit": unit,
            "person": "林陈王李张黄吴刘"[n * 5 % 8] + "小美建国秀英志强"[n * 3 % 8] + "华明丽伟"[n % 4],
            "temperature": 36 + n * 13 % 12 / 10}}


def size(phone):
    """Bytes of the file, and how many codes it makes."""
    return phone.page.evaluate("""async () => {
      const { frames } = await import("/static/carry_codes.js")
      const data = new Uint8Array(await (await fetch("/field/carry/file")).arrayBuffer())
      return [data.length, frames(data, "abcdef").length]
    }""")


def test_codes_are_read_in_any_order_and_name_what_is_missing(lin):
    lin.page.get_by_role("button", name="Show it as codes").click()
    expect(lin.page.locator("#codes")).to_contain_text("Code 1 of 1")
    same = lin.page.evaluate("""async () => {
      const { Gathered, frames } = await import("/static/carry_codes.js")
      const { encodeQR } = await import("/static/vendor/qr/index.js")
      const { decodeQR } = await import("/static/vendor/qr/decode.js")
      const bytes = crypto.getRandomValues(new Uint8Array(2_999)), texts = frames(bytes, "abcdef")
      const found = new Gathered(), seen = []
      for (const text of [texts[2], "https://example.com", texts[0], texts[2], texts[1]]) {
        const dots = encodeQR(text, "raw", { ecc: "low", border: 4 }), side = dots.length * 4
        const data = new Uint8Array(side * side * 4)
        for (let at = 0; at < side * side; at++) {
          const dark = dots[Math.floor(at / side / 4)][Math.floor(at % side / 4)]
          data.set([dark ? 0 : 255, dark ? 0 : 255, dark ? 0 : 255, 255], at * 4)
        }
        seen.push([found.take(decodeQR({ width: side, height: side, data })), found.missing()])
      }
      return [seen, found.whole().every((byte, at) => byte === bytes[at]) && found.whole().length === bytes.length]
    }""")
    assert same == [[[True, [1, 2]], [False, [1, 2]], [True, [2]], [True, [2]], [True, []]], True]


def test_what_a_phone_seals_the_centre_opens(lin, centre):
    data = bytes(lin.page.evaluate("() => fetch('/field/carry/file').then(one => one.arrayBuffer())"
                                   ".then(one => [...new Uint8Array(one)])"))
    with centre.centre.app.app_context():
        assert keys.opened(data).startswith(b"\x1f\x8b")


def film(path, texts):
    """What a camera sees that is held before these codes, in turns: a film of a second and a half."""
    wide, high, scale, still = 960, 720, 5, 5
    with path.open("wb") as film:
        film.write(b"YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n" % (wide, high))
        for text in texts:
            code = segno.make(text, mode="alphanumeric", error="l", boost_error=False)
            rows = list(code.matrix_iter(scale=scale, border=4))
            top, left = (high - len(rows)) // 2, (wide - len(rows[0])) // 2
            light = bytearray(b"\xeb" * wide * high)
            for y, row in enumerate(rows, top):
                light[y * wide + left:y * wide + left + len(row)] = bytes(16 if dark else 235 for dark in row)
            film.write((b"FRAME\n" + bytes(light) + b"\x80" * (wide * high // 2)) * still)


@pytest.mark.thorough
def test_another_phone_reads_the_codes_with_its_camera_and_delivers_them(browser, server, centre, lin, tmp_path):
    lin.write(*(day(n) for n in range(100)))
    texts = lin.page.evaluate("""async () => {
      const { frames } = await import("/static/carry_codes.js")
      return frames(new Uint8Array(await (await fetch("/field/carry/file")).arrayBuffer()), "abcdef")
    }""")
    assert len(texts) > 1
    film(tmp_path / "codes.y4m", texts)
    seen = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={tmp_path / 'codes.y4m'}"]
    line = Line(server.port)
    other = browser.browser_type.launch(executable_path=CHROMIUM, args=[*QUIET, *seen])
    try:
        context = other.new_context(base_url=line.address, viewport=PHONE, locale="en")
        chen = enrolled(context, line, centre, "runner", "Chen")
        chen.page.goto("/field/phone")
        chen.page.get_by_role("button", name="Read codes").click()
        expect(chen.page.locator("#carried-says")).to_have_text("Taken. It goes out as soon as there is a network.",
                                                                timeout=20_000)
        assert len(centre.records("gate_entry")) == TWO + 100
    finally:
        other.close()
        line.close()
