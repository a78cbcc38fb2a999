"""A browser tab without JavaScript, of somebody who signs in by password."""

import re
from html import unescape

from tests.field.tab import ORIGIN, Tab

PASSWORD = "correct horse"


class DeskTab(Tab):
    """One person's browser at the desk. `page` is the last answer, `text` its document."""

    def __init__(self, collector, login: str):
        self.login = login
        self.client = collector.app.test_client()
        self.client.environ_base |= {"HTTP_ACCEPT_LANGUAGE": "en", "HTTP_ACCEPT": "text/html"}
        self.page = None

    def sign_in(self, password: str = PASSWORD) -> "DeskTab":
        """Fills in the form and sends it; needed again after half a day."""
        return self.get("/signin").submit("/signin", login=self.login, password=password)

    def post(self, path: str, **fields) -> "DeskTab":
        """Sends fields that no form of the page has to carry."""
        self.page = self.client.post(path, data=fields, headers=ORIGIN, follow_redirects=True)
        return self

    @property
    def status(self) -> int:
        return self.page.status_code

    @property
    def words(self) -> str:
        """What can be read of the page, in one line."""
        bare = re.sub(r"<(script|style|title|symbol).*?</\1>", " ", self.text, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())

    def links(self, containing: str) -> list[str]:
        """The addresses of links that contain this."""
        found = (unescape(link) for link in re.findall(r'href="([^"]+)"', self.text))
        return [link for link in found if containing in link]

    def rows(self) -> list[str]:
        """The ids of the records that the table of a list shows."""
        return [link.rpartition("/")[2] for link in re.findall(r'<th scope="row"[^>]*><a href="([^"]+)"', self.text)]
