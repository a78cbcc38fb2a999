"""The device's own pages, rendered without a browser: its modules in an embedded engine, its store in memory."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from py_mini_racer import MiniRacer

from views import auth, device, device_modules, device_templates, device_words
from views.pages import book_sent

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "static"
# "My phone" of a phone that has sent everything; what asks for an answer is decided by the phone's own module.
MY_PHONE = """import { standing } from "./standing.js"
const asking = one => standing(one, async id => lianfang.phone.store.all().find(found => found.id === id),
  async dot => lianfang.phone.ops[dot])
export const told = id => asking(lianfang.phone.notices.find(one => one.id === id))
export async function about() {
  const notices = (await Promise.all(lianfang.phone.notices.map(asking))).filter(Boolean)
  const { refused } = lianfang.phone
  const storage = { used: 0, quota: 0, kept: true, low: false }
  return { unsent: 0, hub: 0, waiting: [], lost: [], refused, notices, emptied: null, storage }
}
export async function dismiss() {}"""
# The search finds whom it is told to; how a list shows them is read off the phone's own lines.
FOUND = """import { add, empty, person, place, read } from "./lines.js"
const record = id => lianfang.phone.store.all().find(one => one.id === id)
function shown(id) {
  const block = empty(place(id)), one = record(id)
  if (one) add(block, one, record(one.fields.household)?.fields.unit, null)
  return person(read([block]), id)
}
export async function find(typed, limit) {
  return lianfang.found(typed, limit).map(shown).filter(one => one)
}"""
# Without a database there is nothing to give keys to.
BOOK = """import { read } from "./kinds.js"
import { kinds } from "./registry.js"
import { book } from "./shell.js"
export async function learn({ role }, lang) {
  const found = read(await book(role, lang))
  Object.assign(kinds, found)
  return found
}"""
# How names sound, as far as a test says.
SOUNDS = "export const table = async () => lianfang.sounds ?? null"
SPOKEN = """export const LANGUAGES = ["zh_CN", "en"]
export async function words(lang) { return lianfang.words[lang] }
export async function book(role, lang) { return lianfang.books[`${role} ${lang}`] }"""
# Nothing is carried for anybody.
CARRIED = "export const list = async () => []"
# What a browser has and the engine lacks. Ids of forms need not be secret here.
BROWSER = """var self = this, navigator = {languages: ["en"]}
class IDBRequest {}
var caches = {open: async () => ({match: async () => null})}
var fetch = async () => null
var crypto = {getRandomValues: bytes => bytes.map(() => Math.random() * 256),
  subtle: {digest: async (name, bytes) => sha256(bytes).buffer, importKey: async (form, bytes) => p256.key(bytes),
           verify: async (how, key, signature, text) => p256.verify(key, signature, sha256(text))}}
const SIXTY_FOUR = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
function atob(text) {
  let found = "", bits = 0, held = 0
  for (const sign of text) {
    held = (held << 6 | SIXTY_FOUR.indexOf(sign)) & 0xffff
    bits += 6
    if (bits >= 8) found += String.fromCharCode(held >> (bits -= 8) & 255)
  }
  return found
}
Date.now = () => lianfang.clock"""


def words() -> dict[str, str]:
    """Language → all that a phone says in it."""
    return {lang: device_words.listed(device_templates.texts(), lang, "") for lang in device_words.LANGUAGES}


def books() -> dict[str, str]:
    """Role and language → the book of kinds."""
    return {f"{role} {lang}": json.dumps(book_sent.of(role, lang))
            for role in auth.FIELD_ROLES for lang in device_words.LANGUAGES}


class Engine:
    """One engine for a run of tests: `begin` gives it another phone. To be closed, or the run would not end.

    `pages`: endpoint → the number under which the modules know it.
    """

    def __init__(self, app):
        generated = {name: (HERE / name).read_text() for name in ("harness.js", "memory.js")}
        generated |= {**device.generated(), "book.js": BOOK, "search.js": FOUND, "shell.js": SPOKEN,
                      "phone.js": MY_PHONE, "carry.js": CARRIED, "pinyin.js": SOUNDS}
        # In a thread of its own: a browser test of the same run may have left an event loop running in this one.
        self.racer = ThreadPoolExecutor(1).submit(MiniRacer).result()
        with app.test_request_context():
            self.pages = device_templates.names()
            self.racer.eval(device_templates.script(self.pages) + device_templates.further())
            self.racer.eval(f"lianfang.words = {json.dumps(words())}")
            self.racer.eval(f"lianfang.books = {json.dumps(books())}")
        self.racer.eval((HERE.parent / "simulator" / "sha256.js").read_text()
                        + (HERE / "p256.js").read_text() + BROWSER)
        literals = device_templates.literals(self.pages)
        self.racer.eval(device_modules.link(STATIC / "device", "harness.js", generated, literals))

    def close(self) -> None:
        self.racer.close()

    def begin(self, meta: dict, records: list[dict], notices: list[dict] = (), ops: dict | None = None,
              refused: list[dict] = ()) -> None:
        """The phone `meta` with its records and notices, as `store.meta()` and sync replies have them.

        `ops`: dot → what it sets; `refused`: as `about` of static/device/phone.js has them.
        """
        phone = {"meta": meta, "records": records, "notices": sorted(notices, key=lambda one: one["id"]),
                 "ops": ops or {}, "refused": list(refused)}
        self.racer.eval(f"m_harness.begin({json.dumps(json.dumps(phone))})")

    def at(self, ms: int) -> None:
        """Sets the phone's clock."""
        self.racer.eval(f"lianfang.clock = {ms}")

    def finds(self, found: list[str]) -> None:
        """What the phone's search will find: ids of residents."""
        self.racer.eval(f"lianfang.found = (typed, limit) => {json.dumps(found)}.slice(0, limit)")

    def ask(self, method: str, path: str, query: dict, form: dict, partial: bool = False) -> dict | None:
        """The answer: `{"status", "html"}`, `{"status", "location"}`, or None where the centre is to be asked."""
        asked = {"method": method, "path": path, "query": query, "form": form, "partial": partial}
        return json.loads(self.racer.eval(f"m_harness.ask({json.dumps(json.dumps(asked))})").get(timeout=10))

    def value(self, script: str):
        """What an expression gives, the phone's modules in reach as `m_` and their name; JSON-shaped."""
        return json.loads(self.racer.eval(f"JSON.stringify({script})"))

    def records(self) -> dict[str, dict]:
        """All records as the phone shows them now, by id."""
        return {one["id"]: one for one in json.loads(self.racer.eval("m_harness.records()"))}
