"""Everything that can be wrong with a request: code, status, title and what to do, in one catalogue (RFC 9457)."""


def _(message):
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


CATALOGUE = {
    "malformed": (400, _("The request can't be read."), _("Nothing was lost. Keep your entries and report this.")),
    "unauthenticated": (401, _("This device is not known here."),
                        _("Keep your entries and ask your coordinator for a new invitation.")),
    "signed_out": (401, _("You have been signed out."),
                   _("Nothing was written. Sign in again: you go back to where you were.")),
    "not_in_force": (403, _("Your role here has not begun yet, or it has ended."),
                     _("Ask whoever let you in to look at its days.")),
    "not_yours": (403, _("This is the number of another device."), _("Send with the number you were enrolled with.")),
    "forbidden": (403, _("You may not do this."), _("Ask your coordinator, or sign in as somebody who may.")),
    "second_due": (403, _("Administrators need the second step of signing in."),
                   _("Nothing was written. Set it up under your account, then do this again.")),
    "foreign_origin": (403, _("This form was sent from another site."), _("Open the page again and repeat the step.")),
    "not_found": (404, _("There is nothing here."), _("It may have been moved. Go back and try again from there.")),
    "code_unknown": (404, _("This invitation is not known."), _("Check the code, or ask for a new invitation.")),
    "link_unknown": (404, _("This link opens nothing any more."),
                     _("Ask your building lead or the community office for a new card.")),
    "not_of_here": (403, _("This place is not kept here."),
                    _("Nothing was written. This hub only shows what it publishes: write there, or at the centre.")),
    "no_site": (404, _("There is no site yet."), _("An administrator adds the first one at the desk.")),
    "method": (405, _("This can't be done here."), _("Go back and try again from there.")),
    "length": (411, _("The request does not say how long it is."), _("Send it with its length.")),
    "gap": (409, _("Some entries before these are missing."), _("Send from the first missing one.")),
    "fork": (409, _("Two devices write under the same number."),
             _("Enrol again as a new device with your old token; your entries are kept.")),
    "other_hands": (409, _("This form was made by somebody else, or for another place."),
                    _("It was not written. Go back: what you typed is still there.")),
    "damaged": (400, _("This file is damaged or incomplete."),
                _("Nothing of it was taken. The phone that made it still has everything: let it make the file again.")),
    "elsewhere": (421, _("This file is for another server."), _("Take it to the server where the phone was let in.")),
    "unproven": (403, _("It can't be proven which device wrote this."),
                 _("Nothing of it was taken. Let the phone itself make the file again.")),
    "withdrawn": (403, _("The device that wrote this was withdrawn."),
                  _("Nothing of it was taken. Speak with your coordinator.")),
    "node_taken": (409, _("This device number is taken."), _("Make a new number and try again.")),
    "code_spent": (410, _("This invitation has been used or has run out."), _("Ask for a new invitation.")),
    "cursor_expired": (410, _("This reading mark is no longer valid."), _("Read again from the start.")),
    "too_large": (413, _("This is too much at once."), _("Send half as much at a time.")),
    "misdirected": (421, _("This server does not go by that name."), _("Open the address that you were given.")),
    "version": (422, _("This version of the protocol is not spoken here."), _("Update this device or the collector.")),
    "too_many": (429, _("Too many tries."), _("Wait a little and try again.")),
    "internal": (500, _("Something went wrong here."),
                 _("Nothing that was confirmed is lost. Try again in a little while.")),
    "unavailable": (503, _("The server can't store anything just now."),
                    _("Nothing that was confirmed is lost. Keep your entries; they are sent again by themselves.")),
    "busy": (503, _("The server is busy just now."), _("Nothing was lost. Try again in a moment.")),
}


# A node knows one word for "come back later"; people are told why.
SAID = {"signed_out": "unauthenticated", "too_many": "busy", "unavailable": "busy"}


class Problem(Exception):
    """What is wrong with a request.

    `members` are added to the answer, such as `have` and `hash`; `headers` go with it. Raises KeyError for a code that
    is not in the catalogue.
    """

    def __init__(self, code, headers=None, **members):
        self.code, self.headers, self.members = code, headers or {}, members
        self.status, self.title, self.todo = CATALOGUE[code]
        super().__init__(code)

    def document(self, translate=lambda text: text):
        """The body of an `application/problem+json` answer; `translate` is gettext of the reader's language."""
        return {"type": f"/problems/{self.code}", "status": self.status, "code": SAID.get(self.code, self.code),
                "title": translate(self.title), "detail": translate(self.todo), **self.members}
