"""The field on the home screen: what browsers are told about it, and what people are."""

import json
import re
import struct

import pytest

from tests.field.tab import Tab

MANIFEST = re.compile(r'<link rel="manifest" href="([^"]+)"')


def manifest(tab, lang):
    return tab.client.get(f"/field/manifest.webmanifest?lang={lang}")


def test_it_works(gate):
    assert "Add to home screen" in gate.get("/field/more").text
    page = gate.get("/field/install").text
    assert all(words in page for words in ("Chrome", "Safari", "WeChat"))


def test_in_chinese_too(gate):
    gate.client.set_cookie("lang", "zh_CN")
    page = gate.get("/field/install").text
    assert "添加到桌面" in page
    assert "微信" in page


def test_a_stranger_is_not_told(collector):
    assert collector.app.test_client().get("/field/install").status_code != 200


@pytest.mark.parametrize(("lang", "name"), [("zh-CN", "联防"), ("en", "Lianfang"), ("xx", "联防")])
def test_the_manifest_has_a_name_in_the_language_of_the_address(gate, lang, name):
    answer = manifest(gate, lang)
    assert answer.mimetype == "application/manifest+json"
    told = json.loads(answer.data)
    assert told["name"] == told["short_name"] == name
    assert (told["id"], told["start_url"], told["scope"]) == ("/field/",) * 3
    assert (told["display"], told["orientation"]) == ("standalone", "any")


def test_nobody_need_be_known_to_read_the_manifest(collector):
    answer = collector.app.test_client().get("/field/manifest.webmanifest", headers={"Accept-Language": "en"})
    assert json.loads(answer.data)["name"] == "Lianfang"


def test_its_icons_are_there_and_as_large_as_it_says(gate):
    for icon in json.loads(manifest(gate, "en").data)["icons"]:
        picture = gate.client.get(icon["src"]).data
        assert picture.startswith(b"\x89PNG")
        assert "x".join(map(str, struct.unpack(">II", picture[16:24]))) == icon["sizes"]
        assert len(picture) < 12_000


def test_pages_of_the_field_name_the_manifest_in_the_language_of_the_page(gate, collector):
    assert MANIFEST.search(gate.get("/field/more").text)[1] == "/field/manifest.webmanifest?lang=en"
    gate.client.set_cookie("lang", "zh_CN")
    assert MANIFEST.search(gate.get("/field/gate").text)[1] == "/field/manifest.webmanifest?lang=zh-CN"
    assert not MANIFEST.search(Tab(collector, "coordinator", "Cai").get("/desk/").text)


def test_its_colours_are_those_of_the_pages(gate):
    told, sheet = json.loads(manifest(gate, "en").data), gate.client.get("/static/style.css").get_data(as_text=True)
    assert f"--band: {told['theme_color']};" in sheet
    assert told["background_color"] == "#ffffff"
    assert f'<meta name="theme-color" content="{told["theme_color"]}">' in gate.get("/field/more").text
