"""Files of other phones, taken where no worker of a phone does it: what they hold is here at once."""

from flask import Blueprint, request

from sync import body, bundle
from views.auth import field_page

blueprint = Blueprint("carry", __name__, url_prefix="/field/carry")


@blueprint.post("/parcel")
@field_page
def parcel(_who):
    """Take in a file; say what it was, as the phone's own worker does. Raises Problem."""
    data, _complete = body.whole(request.environ)
    bundle.take(data).sound()
    return {"was": "arrived"}
