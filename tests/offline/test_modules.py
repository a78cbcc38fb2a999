"""The device's modules become one script that a service worker can run."""

from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from views import device_modules

DEVICE = Path(__file__).parents[2] / "static" / "device"


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


def test_the_worker_needs_no_file_that_is_missing_and_none_is_left_over():
    script = device_modules.link(DEVICE, "service-worker.js", {"registry.js": "export const kinds = {}\n"
                                                                              "export const SCHEMA = 1\n",
                                                              "templates.js": "export const templates = {}\n"})
    for path in DEVICE.rglob("*.js"):
        name = "m_" + path.relative_to(DEVICE).as_posix().removesuffix(".js").replace("/", "_").replace("-", "_")
        assert f"const {name} = " in script, f"{path.name} is used by nobody"


def test_a_module_may_be_imported_for_what_it_does(run):
    files = {"main.js": 'import "./one.js"\nexport const seen = globalThis.one\n', "one.js": "globalThis.one = 1\n"}
    assert run(files, "m_main.seen") == 1
