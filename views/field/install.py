"""On the home screen: what a browser needs to know to keep the field there, and how a person asks it to."""

import json

from flask import Response, request, url_for
from flask_babel import force_locale, gettext

from views.auth import field_page
from views.field import page
from views.field.blueprint import blueprint
from views.preferences import language

# As `--band` and `--paper` in static/style.css.
BAND, PAPER = "#101418", "#ffffff"
ICONS = (("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any"),
         ("icon-maskable.png", "512x512", "maskable"))


@blueprint.get("/install")
@field_page
def install(who):
    """How to put the field on the home screen, for the browsers that people have."""
    return page.show("field/more/install.html", here="more")


@blueprint.get("/manifest.webmanifest")
def manifest():
    """The web app manifest, for anybody: browsers ask for it without cookies, so the address says the language."""
    tongue = "en" if request.args.get("lang", language()) == "en" else "zh_CN"
    with force_locale(tongue):
        document = _document(gettext("Lianfang"), tongue.replace("_", "-"))
    response = Response(json.dumps(document, ensure_ascii=False), content_type="application/manifest+json")
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept-Language")
    return response


def _document(name, lang):
    start = url_for("field.start")
    return {"id": start, "start_url": start, "scope": start, "name": name, "short_name": name, "lang": lang,
            "display": "standalone", "orientation": "any", "theme_color": BAND, "background_color": PAPER,
            "icons": [_icon(*icon) for icon in ICONS]}


def _icon(name, sizes, purpose):
    src = url_for("static", filename=name)
    return {"src": src, "sizes": sizes, "type": "image/png", "purpose": purpose}
