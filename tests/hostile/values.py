"""Texts that no form, link or phone of ours would send. As a string each character may be any code point."""

from random import Random
from urllib.parse import quote

CONTROL = ["\0", "a\0b", "\x7f", "a\x7fb", "\x1b[31m", "\r\n", "a\r\nSet-Cookie: x=y", "\x80", "\x9f"]
SURROGATES = ["\ud800", "a\udfff", "\ud83d", "\udcff"]
NUMBERS = ["9" * 30, "-1", "0", "-" + "9" * 30, "1e309", "NaN", "Infinity", "9223372036854775808", "2147483648", "٣",
           "0x10", "1_000", "1.5", " 7 ", "+7", "½"]
DATES = ["0000-00-00", "0001-01-01", "9999-12-31", "2020-02-30", "-2020-01-01", "2026-02-01T24:00", "10000-01-01",
         "0001-01-01T00:00", "9999-12-31T23:59", "2020-W01"]
TEXTS = ["", " ", "'", '"', "' OR 1=1 --", "%", "%%", "_", "\\", "<script>alert(1)</script>", "{{7*7}}", "${7*7}",
         "../../etc/passwd", "\u202e", "\u200b", "\ufeff", "\ufffe", "\uffff", "𝒜" * 9, "é" * 300, "字" * 3_000,
         "x" * 20_000, "null", "[]", "{}", "[", '{"a":', "gate_entry", "household:" + "0" * 26,
         "gate_entry:" + "z" * 26, "a.b.c", ".", "..", ":", "0000000000000.1", "0000000000000." + "9" * 30,
         "0000000000000.0", "0000000000000.-1", "0000000000000.٣", "//evil.example", "/\\evil.example", "http://[x",
         "http://[::1", "//[", "https://user@[v1.x]/", "javascript:alert(1)", "\N{RIGHT-TO-LEFT ISOLATE}7", "void",
         "id", "__class__", "site", "once", "de", "xx-YY", "*/*", ";", ",", "=", "&", "+"]
EVERY = CONTROL + SURROGATES + NUMBERS + DATES + TEXTS
HEADERS = {
    "HTTP_ORIGIN": ["http://[x", "null", "", "http://", "//", "http://localhost:99999", "https://évil",
                    "http://localhost:x", "\xff\xfe", "http://[::1]:80", "http://localhost, http://evil.example"],
    "HTTP_REFERER": ["http://[x", "http://localhost/desk/\xff", "http://localhost//evil.example", "http://localhost:x/"],
    "HTTP_ACCEPT": ["", "*/*;q=x", "text/html;q=", ";;;", "text/html;q=1e309", "a/b" * 500, "text/html;q=-1",
                    "*/html", "/", "\xff", "text/html;level=\xff;q=0.5", "text/html;q=nan, application/json;q=inf",
                    "text/*;q=0.1,,,", 'x/y;a="'],
    "HTTP_ACCEPT_LANGUAGE": ["", "*", "zh;q=x", "\xff", "x" * 3_000, "zh-Hant-TW-x-a-b-c", "en;q=1e309", ";", "-",
                             "en-"],
    "HTTP_ACCEPT_ENCODING": ["", "br;q=x", "identity;q=0, *;q=0", "\xff", "gzip;q=nan", "*;q=0"],
    "HTTP_AUTHORIZATION": ["", "Bearer", "Bearer ", "Bearer \xff\xfe", "Bearer " + "x" * 9_000, "Basic !!!",
                           "Basic Y2FpOmNhaQ==", "Digest x=", "Bearer a\0b", "\xff"],
    "HTTP_COOKIE": ["", "lianfang", "lianfang=", "lianfang=\xff", "lianfang=\0", "lianfang=%00",
                    'lianfang="\\355\\240\\200"', 'lianfang_session="\\000"', 'lianfang_session="\\355\\240\\200"',
                    "lianfang_session=\x7f", "lang=xx; big=9", 'lianfang_site="\\000"',
                    "lianfang_site=" + "x" * 5_000, 'person="\\000\\001"', "person=\xed\xa0\x80", 'lang="\\000"',
                    ";;;=", "=x", "a=b=c", "gate=\xff; direction=\0", 'gate="\\000"', 'direction="\\355\\240\\200"',
                    "x" * 9_000],
    "HTTP_HOST": ["", "[", "[::1", "evil.example", "a b", "localhost:99999", "localhost:x", "\xff", "x" * 3_000,
                  "localhost/..", "@"],
    "HTTP_SEC_FETCH_SITE": ["", "\xff", "cross-site", "same-origin, cross-site"],
    "HTTP_HX_REQUEST_TYPE": ["partial", "full", "\xff", "\0"],
    "HTTP_HX_REQUEST": ["true", "\xff"],
    "HTTP_HX_TARGET": ["\xff", "x" * 999],
    "HTTP_HX_CURRENT_URL": ["http://[x", "\xff"],
    "HTTP_IF_NONE_MATCH": ['"', "W/", "*", "\xff", '"' * 999],
    "HTTP_RANGE": ["bytes=-", "bytes=9-1", "\xff", "bytes=" + "9" * 40 + "-"],
    "HTTP_IF_MODIFIED_SINCE": ["never", "\xff", "Thu, 01 Jan 0000 00:00:00 GMT", "Fri, 31 Dec 99999 00:00:00 GMT"],
    "HTTP_IF_RANGE": ["\xff", '"'],
    "HTTP_CONTENT_ENCODING": ["gzip", "br", "\xff"],
    "HTTP_X_FORWARDED_FOR": ["\xff", "::", "x, y"],
    "HTTP_X_FORWARDED_PROTO": ["https", "\xff"],
    "HTTP_X_FORWARDED_HOST": ["evil.example", "["],
    "CONTENT_TYPE": ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary=",
                     "multipart/form-data; boundary=\xff", "multipart/form-data; boundary=x", "application/json",
                     "application/x-www-form-urlencoded; charset=utf-7",
                     "application/x-www-form-urlencoded; charset=\xff", "\xff", ";"],
    "CONTENT_LENGTH": ["", "0", "-1", "x", "9" * 30, "5", "99", "٣"],
    "QUERY_STRING": ["", "%", "%zz", "%00", "%ed%a0%80", "\xff", "&" * 2_000, "=", "a" * 20_000, "x=%u0041"],
    "REMOTE_ADDR": ["", "unix:", "\xff", "::1%eth0", "999.1.1.1"],
}


def text(rng: Random) -> str:
    """One of them, at times two beside each other."""
    return rng.choice(EVERY) + (rng.choice(EVERY) if rng.random() < 0.1 else "")


def quoted(value: str, rng: Random) -> str:
    """A text as it stands in an address: lone surrogates as the three bytes that some programs make of them."""
    return quote(value.encode("utf-8", "surrogatepass"), safe="/" if rng.random() < 0.3 else "")
