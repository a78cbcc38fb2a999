"""What the centre gives to a phone that is to work alone."""

import json
import re
from hashlib import sha256

import brotli
import pytest

from sync import keys, seal
from tests import wire
from views import assets, device_templates, device_tokens

NODE = wire.new_node()
SAID = ("_(", "lang,")
STRING = re.compile("([^\0]{0,8})\0([^\0]+)\0")


@pytest.fixture
def browser(laptop):
    """A browser before the centre."""
    return laptop.app.test_client()


@pytest.fixture
def enrolled(browser, laptop):
    """Auntie Lin's browser."""
    wish = {"code": laptop.invite("gate"), "node": NODE, "name": "Auntie Lin"}
    assert browser.post("/enrol", json=wish).status_code == 201
    return browser


def test_it_works(enrolled):
    me = enrolled.get("/field/me.json").json
    assert (me["node"], me["name"], me["role"], me["site"]) == (NODE, "Auntie Lin", "gate",
                                                                {"code": "xh", "name": "新华小区"})
    assert me["people"] == {me["person"]: "Auntie Lin"}
    assert (me["have"], me["claimed"]) == (0, 0)


def test_a_phone_learns_to_whom_it_seals_and_what_proves_it(enrolled):
    me = enrolled.get("/field/me.json").json
    token = enrolled.get_cookie("lianfang").value
    assert me["proof"] == sha256(token.encode()).hexdigest()
    assert seal.unseal(seal.seal(b"entries", me["key"]), keys.own()) == b"entries"


def test_a_stranger_is_nobody(browser):
    assert browser.get("/field/me.json").json == {"node": None}


def test_a_withdrawn_phone_is_nobody(enrolled, laptop):
    laptop.tell("revoke", NODE)
    assert enrolled.get("/field/me.json").json == {"node": None}


def test_the_shell_and_the_worker_are_of_one_version(browser):
    version = browser.get("/field/shell.json").json["version"]
    worker = browser.get("/field/sw.js")
    assert worker.headers["Service-Worker-Allowed"] == "/field/"
    assert worker.text.startswith(f'self.lianfangVersion = "{version}"')


def test_the_second_script_works_with_the_worker_of_its_version_alone(browser):
    further = browser.get("/field/further.js")
    version = browser.get("/field/shell.json").json["version"]
    assert further.mimetype == "text/javascript"
    assert further.text.startswith(f'if (self.lianfangVersion !== "{version}") throw ')


def test_every_file_of_the_shell_is_there_as_it_was_described(browser):
    for address, digest in browser.get("/field/shell.json").json["files"].items():
        assert sha256(browser.get(address).data).hexdigest()[:16] == digest, address


def test_the_words_of_both_languages_are_of_the_version_of_the_worker(browser):
    version = browser.get("/field/shell.json").json["version"]
    for part, text, said in (("", "Undo", "撤销"), (".further", "Take it back", "撤回这一条")):
        chinese, english = (browser.get(f"/field/words/{lang}{part}.txt").text.split("\n") for lang in ("zh_CN", "en"))
        assert [json.loads(words[0])["version"] for words in (chinese, english)] == [version, version]
        assert (len(chinese), english.count(text)) == (len(english), 1)
        assert chinese[english.index(text)] == said
    assert browser.get("/field/words/fr.txt").status_code == 404
    assert browser.get("/field/words/en.more.txt").status_code == 404


def test_no_string_is_taken_for_a_text_that_is_none():
    texts, found = device_templates.literals(), set()
    for path in (assets.STATIC / "device").rglob("*.js"):
        marked = "".join(f"\0{text}\0" if kind == "string" else text
                         for kind, text in device_tokens.parts(path.read_text()))
        found |= {text for before, text in STRING.findall(marked)
                  if text in texts and not before.rstrip().endswith(SAID)}
    assert found == {
        '"Did not happen"', '"Written down twice"', '"Written down wrongly"', '"Write a whole number."',
        '"Write the temperature like this: 36.8."',
        '"What you wrote holds again."', '"The coordinators will read it."',
        '"Parcel"', '"Meal"', '"Groceries"', '"Medicine"', '"No visitors"', '"No couriers"', '"No vehicles"',
        '"Their host has to agree"', '"Parcels stay at the gate"', '"Vehicles of residents only"',
    }


def test_what_has_not_changed_is_not_sent_again(browser):
    for name in ("sw.js", "further.js", "shell.json", "sounds.txt", "words/en.txt"):
        address = f"/field/{name}"
        etag = browser.get(address).headers["ETag"]
        assert browser.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_pages_go_out_small(enrolled):
    small, plain = (enrolled.get("/field/more", headers={"Accept-Encoding": way}) for way in ("br", "identity"))
    assert small.headers["Content-Encoding"] == "br"
    assert len(brotli.decompress(small.data)) == len(plain.data)
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_an_empty_token_means_the_cookie(enrolled):
    fresh = wire.new_node()
    assert enrolled.post("/enrol", json={"token": "", "node": fresh}).status_code == 201
    assert enrolled.get("/field/me.json").json["node"] == fresh


def test_an_empty_token_without_a_cookie_is_nobodys(browser):
    assert browser.post("/enrol", json={"token": "", "node": NODE}).status_code == 401


def test_pages_say_whether_they_may_work_offline(enrolled, laptop):
    assert "data-offline" in enrolled.get("/field/more").text
    laptop.app.config["OFFLINE"] = "0"
    assert "data-offline" not in enrolled.get("/field/more").text


FIRST_LOAD = ("/field/gate", "/field/manifest.webmanifest?lang=zh-CN", "/static/field.css", "/static/icon.svg",
              "/static/page.js", "/static/vendor/htmx.min.js", "/field/sw.js", "/field/shell.json", "/field/me.json",
              "/field/words/zh_CN.txt")


def test_the_first_load_stays_light(enrolled):
    """What the gate page needs, and what works alone later; the first exchange of records comes beside it."""
    enrolled.set_cookie("gate", "东门")
    answers = [enrolled.get(path, headers={"Accept-Encoding": "gzip, deflate, br"}) for path in FIRST_LOAD]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    assert sum(len(answer.data) for answer in answers) < 66_000
