"""Put the parts of the Chinese catalogue together, compile it, and say what is missing. `make translations`.

The English sentence is the id of a message, so the English catalogue is empty. Raises SystemExit where a text has no
Chinese, or the same text two different ones.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FOLDER = Path(__file__).parent
ROOT = FOLDER.parent
METHODS = [("**/.venv/**", "ignore"), ("tests/**", "ignore"), ("bench/**", "ignore"), ("demo/**", "ignore"),
           ("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "_l": None}


def used():
    """Every text that the code and the templates show."""
    found = extract_from_dir(ROOT, METHODS, keywords=KEYWORDS, directory_filter=lambda path: ".venv" not in path)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def parts():
    """text → Chinese, from all parts, and what is wrong with them."""
    chinese, wrong = {}, []
    for path in sorted((FOLDER / "parts").glob("*.po")):
        for message in read_po(path.open("rb")):
            if message.id and message.string and chinese.setdefault(message.id, message.string) != message.string:
                wrong.append(f"{path.name}: two translations of {message.id!r}")
    return chinese, wrong


def build():
    """The compiled catalogue's bytes by language, and what is wrong."""
    texts, (chinese, wrong) = used(), parts()
    wrong += [f"no Chinese for {text!r}" for text in sorted(texts) if text not in chinese]
    wrong += [f"not used: {text!r}" for text in sorted(chinese) if text not in texts]
    catalogues = {language: _empty(language) for language in ("zh_CN", "en")}
    for text in sorted(texts):
        catalogues["zh_CN"].add(text, chinese.get(text, ""))
    return catalogues, wrong


def _empty(language):
    """A catalogue without dates of its own: the same texts always give the same bytes."""
    return Catalog(locale=language, project="Lianfang", creation_date=EPOCH, revision_date=EPOCH)


def main():
    """Write the compiled catalogues."""
    catalogues, wrong = build()
    for language, catalogue in catalogues.items():
        # Babel looks for zh_CN as zh_Hans_CN; both fall back to plain zh.
        target = FOLDER / language.partition("_")[0] / "LC_MESSAGES" / "messages.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_mo(file, catalogue)
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
