"""A code as people see it: in groups, as a link, as a QR."""

from io import BytesIO

import segno
from flask import url_for
from flask_babel import gettext as _
from markupsafe import Markup

GROUP = 4


def shown(code: str) -> dict:
    """`{code, link, qr}` of an invitation's code."""
    link = url_for("desk.enrol_page", code=code, _external=True)
    return {"code": grouped(code), "link": link, "qr": qr(link)}


def grouped(code: str) -> str:
    """A code in groups that can be read out."""
    return " ".join(code[at:at + GROUP] for at in range(0, len(code), GROUP))


def qr(text: str) -> Markup:
    """The text as a QR code: an SVG element, black on white whatever the page looks like."""
    drawn = BytesIO()
    segno.make(text, error="m").save(drawn, kind="svg", xmldecl=False, svgns=True, nl=False, border=4, dark="#000",
                                     light="#fff", omitsize=True, svgclass=None, lineclass=None, title=_("QR code"))
    return Markup(drawn.getvalue().decode())
