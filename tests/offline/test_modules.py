"""The device's modules become one script that a service worker can run."""

import json
import re
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from views import device_modules, device_routes, device_templates

ROOT = Path(__file__).parents[2]
DEVICE = ROOT / "static" / "device"


@pytest.fixture
def run(tmp_path):
    """`run({file: source}, expression)` links `main.js` and gives the expression's value."""

    def run(files: dict[str, str], expression: str, **generated: str):
        for name, source in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(source)
        script = device_modules.link(tmp_path, "main.js", {f"{name}.js": text for name, text in generated.items()})
        engine = MiniRacer()
        try:
            return engine.eval(f"{script}\n{expression}")
        finally:
            engine.close()

    return run


def test_what_is_exported_is_imported(run):
    files = {
        "main.js": 'import { twice } from "./sums.js"\nimport * as words from "./pages/words.js"\n\n'
                   "// Not for the phone.\nexport const answer = twice(21) + words.unit()\n",
        "sums.js": "/** Doubled. */\nexport function twice(n) {\n  return n * FACTOR\n}\n\nconst FACTOR = 2\n",
        "pages/words.js": 'import { twice } from "../sums.js"\nexport const unit = () => "x".repeat(twice(1))\n',
    }  # fmt: skip
    assert run(files, "m_main.answer") == "42xx"


def test_every_file_keeps_its_own_names_to_itself(run):
    files = {"main.js": 'import { a } from "./a.js"\nconst name = "main"\nexport const both = name + a\n',
             "a.js": 'const name = "a"\nexport const a = name\n'}
    assert run(files, "m_main.both") == "maina"


def test_a_generated_module_needs_no_file(run):
    assert run({"main.js": 'import { kinds } from "./registry.js"\nexport const n = kinds.length\n'}, "m_main.n",
               registry="export const kinds = [1, 2]\n") == 2


@pytest.mark.parametrize("source", ['export default 1\n', 'export { a }\n', 'import a from "./a.js"\n',
                                    'export let a = 1\n', 'import { a } from "./main.js"\n'])
def test_what_is_not_understood_is_refused(run, source):
    with pytest.raises(ValueError, match="main"):
        run({"main.js": source}, "0")


def test_the_two_scripts_need_no_file_that_is_missing_and_none_is_left_over():
    generated = {"registry.js": "export const kinds = {}\nexport const SCHEMA = 1\n",
                 "templates.js": "export const templates = {}\n", "templates_further.js": "",
                 "pages/others.js": device_routes.module((DEVICE / "pages" / "routes.js").read_text())}
    used = {one.name for entry in (device_templates.WORKER, device_templates.FURTHER)
            for one in device_modules.ordered(DEVICE, entry, generated)}
    assert used - set(generated) == {path.relative_to(DEVICE).as_posix() for path in DEVICE.rglob("*.js")}


def test_what_an_earlier_script_has_is_not_said_again(tmp_path):
    (tmp_path / "first.js").write_text("export const one = 1\n")
    (tmp_path / "second.js").write_text('import { one } from "./first.js"\nexport const two = one + 1\n')
    scripts = [device_modules.link(tmp_path, "first.js"),
               device_modules.link(tmp_path, "second.js", without=["first.js"])]
    engine = MiniRacer()
    try:
        engine.eval(scripts[0])
        assert engine.eval(f"{scripts[1]}\nm_second.two") == 2
    finally:
        engine.close()
    assert "m_first=" not in scripts[1]


def test_a_module_may_be_imported_for_what_it_does(run):
    files = {"main.js": 'import "./one.js"\nexport const seen = globalThis.one\n', "one.js": "globalThis.one = 1\n"}
    assert run(files, "m_main.seen") == 1


SCRIPTS = {
    "a name that is a local one elsewhere":
        ("const name = 1\nconst inner = name => name + 1\nexport const found = inner(name)\n", 2),
    "a property and its value at once":
        ("const width = 2\nconst box = { width, deep: { width } }\n"
         "const { width: other, deep: { width: third } } = box\n"
         "export const found = [other, third, box.width]\n", [2, 2, 2]),
    "what is taken apart, with defaults":
        ("const of = ({ one, two = one + 1 } = { one: 1 }, [three, ...rest] = [one, two]) =>\n"
         "  [one, two, three, ...rest]\nexport const found = of()\n", [1, 2, 1, 2]),
    "lines that end without a sign":
        ("let count = 0\nconst more = () => {\n  count++\n  return count\n}\nmore()\nconst\n  last = more()\n"
         "if (last > 1)\n  count += 1\nelse\n  count = 0\nexport const found = count\n", 3),
    "texts with values in them":
        ("const text = 'a`b'\nexport const found = `${text}:${[1, 2].map(one => `<${one}}>`).join(\"${text}\")}`\n",
         "a`b:<1}>${text}<2}>"),
    "texts within texts, and their space":
        ("const one = `x`\nexport const found = `a ${one ? ` b ${`${one} `} c ` : ``} d\n ${one}${`  `}`\n",
         "a  b x  c  d\n x  "),
    "patterns and what only looks like one":
        ("const half = 4, g = 2\n"
         "export const found = [half / 2 / g, /[/`]\\/}/g.test('x`/}'), half / g]\n", [1, True, 2]),
    "classes, and what is thrown":
        ("class Wrong extends Error {\n  constructor(found) {\n    super(\"no\")\n    this.found = found\n  }\n}\n"
         "const risky = () => { throw new Wrong(3) }\nconst tried = () => {\n  try {\n    risky()\n"
         "  } catch (reason) {\n    return reason instanceof Wrong && reason.found\n  }\n}\n"
         "export const found = tried()\n", 3),
    "a loop over a list called of":
        ("const of = [1, 2]\nlet sum = 0\nfor (const one of of) sum += one\n"
         "for (let at = 0, n = of.length; at < n; at++) {\n  sum += at\n}\nexport const found = sum\n", 4),
    "a name of the browser that is a local one, too":
        ("const own = (Math) => Math + 1\nexport const found = own(Math.max(1, 2))\n", 3),
    "what stands for itself":
        ("const most = 2_000\nconst word = \"ab\"\nconst taken = 3\nconst box = { most, word }\n"
         "const half = taken => taken / 2\nconst back = () => {\n  return most\n}\n"
         "export const found = [back(), typeof most, `${word}`, box, word in { ab: 1 }, half(4), taken, -most]\n",
         [2000, "number", "ab", {"most": 2000, "word": "ab"}, True, 2, 3, -2000]),
    "signs that would grow together":
        ("const one = 1, minus = -1\nexport const found = [one + +one, one - -minus, typeof one, !(\"x\" in {})]\n",
         [2, 0, "number", True]),
}  # fmt: skip


@pytest.mark.parametrize("what", SCRIPTS)
def test_made_small_it_is_the_same(run, what):
    source, found = SCRIPTS[what]
    assert run({"main.js": source}, "JSON.stringify(m_main.found)") == json.dumps(found, separators=(",", ":"))


def test_a_module_may_be_handed_on_as_a_whole(run):
    files = {"main.js": 'import * as sums from "./sums.js"\nconst call = sums => sums.twice(2)\n'
                        'export const found = call(sums) + call({ ...sums, twice: n => n })\n',
             "sums.js": "export const twice = n => n * 2\n"}  # fmt: skip
    assert run(files, "m_main.found") == 6


def test_texts_go_out_as_what_stands_for_them(tmp_path):
    (tmp_path / "main.js").write_text('export const words = ["Back", "back", { Back: "Back" }]\n')
    assert '[7,"back",{Back:7}]' in device_modules.link(tmp_path, "main.js", texts={'"Back"': "7"})


def test_nothing_that_the_browser_gives_is_changed():
    """What a browser's own classes lack stands in functions of ours."""
    own = [path for path in (ROOT / "static").rglob("*.js") if "vendor" not in path.parts]
    assert own
    assert [path.name for path in own if re.search(r"\.prototype\b", path.read_text())] == []
