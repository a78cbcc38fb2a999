"""Large files: made beside the pages, watched, stopped, fetched by whoever asked, honest about what went wrong."""

import csv
import io
import subprocess
import sys
import threading
import time

import openpyxl
import pytest

from sync import jobs
from tests.clocks import HOUR
from tests.desk.conftest import BOTH_ENGINES
from views.desk.exports import export_rows, exports

pytestmark = BOTH_ENGINES
LIST = "/desk/exports/gate_entry"
ROWS = 7


@pytest.fixture(autouse=True)
def few_are_many(collector, monkeypatch, tmp_path):
    monkeypatch.setattr(jobs, "place", jobs.place._replace(path=tmp_path / "exports"))
    monkeypatch.setattr(exports, "AT_ONCE", 3)
    monkeypatch.setattr(export_rows, "BATCH", 2)
    monkeypatch.setattr(jobs, "TICK", 0)


@pytest.fixture
def entries(lin, clock):
    for n in range(ROWS):
        clock.tick(1000)
        lin.write("gate_entry", {"direction": "in", "person": f"林{n}"})
    lin.sync()


@pytest.fixture
def gate(monkeypatch):
    """A gate in the middle of the work: `reached` when the first rows are made, which go on once `open` is set."""
    class Gate:
        reached, open = threading.Event(), threading.Event()

    Gate.reached, Gate.open, batches = threading.Event(), threading.Event(), export_rows._batches

    def waiting(*asked):
        for batch in batches(*asked):
            yield batch
            Gate.reached.set()
            assert Gate.open.wait(10)

    monkeypatch.setattr(export_rows, "_batches", waiting)
    yield Gate
    Gate.open.set()


def start(tab, form="csv", address=LIST):
    """Says what it is for, and comes to the page of the job."""
    tab.get(address)
    return tab.submit(LIST, purpose="for the street office", file=form)


def ended(tab):
    """Looks again until the work is over, in one way or another."""
    here = tab.page.request.path
    for _ in range(1_000):
        if "Look again" not in tab.get(here).words:
            return tab
        time.sleep(0.02)
    raise TimeoutError


def fetched(tab):
    return tab.get(ended(tab).links("/file")[0]).page


def files():
    return sorted(path.name for path in jobs.folder().iterdir())


def clears(part=""):
    """Whether nothing that is called so is left, once the thread that tells how it ended has tidied up."""
    for _ in range(500):
        if not [name for name in files() if part in name]:
            return True
        time.sleep(0.02)
    return False


def table(page):
    """The rows of a file, without what it says of itself behind an empty one."""
    return page.get_data().decode("utf-8-sig").partition("\n\r\n")[0] + "\n"


def test_it_works(entries, desk):
    page = fetched(start(desk))
    assert page.headers["Content-Disposition"].startswith('attachment; filename="gate_entry-2020-02-08.csv"')
    rows = list(csv.reader(io.StringIO(table(page))))
    assert [row[rows[0].index("Name")] for row in rows[1:]] == [f"林{n}" for n in reversed(range(ROWS))]
    assert "Gate entry CSV for the street office 7" in desk.get("/desk/exports").words


def test_a_workbook_is_made_in_the_language_of_whoever_asked(entries, desk):
    desk.client.set_cookie("lang", "zh_CN")
    desk.get(LIST)
    desk.submit(LIST, purpose="街道", file="xlsx")
    here = desk.page.request.path
    while not desk.get(here).links("/file"):
        time.sleep(0.02)
    sheet = openpyxl.load_workbook(io.BytesIO(desk.get(desk.links("/file")[0]).page.get_data())).active
    assert sheet.max_row == ROWS + 1
    assert "姓名" in [cell.value for cell in sheet[1]]


def test_the_page_says_how_far_it_is_and_can_be_left(entries, desk, gate):
    start(desk)
    assert gate.reached.wait(10)
    here = desk.page.request.path
    assert "2 of 7 rows" in desk.get(here).words
    assert "<html" not in desk.fragment(here).text
    assert "being made" in desk.get("/desk/exports").words
    gate.open.set()
    assert "The file is ready. Rows: 7." in ended(desk.get(here)).words


def test_only_one_at_a_time(entries, desk, gate):
    start(desk)
    assert start(desk).status == 409
    assert "Another file of yours is still being made." in desk.words


def test_who_asked_can_stop_it(entries, desk, gate):
    start(desk)
    assert gate.reached.wait(10)
    id = desk.page.request.path.rpartition("/")[2]
    assert "The file was given up." in desk.submit(f"/jobs/{id}").words
    gate.open.set()
    assert clears()
    assert "given up" in desk.get("/desk/exports").words


def test_nobody_else_can_fetch_or_stop_it(entries, desk, other_desk, observer, collector, sit_down):
    here = ended(start(desk)).page.request.path
    for tab, status in ((sit_down("second"), 404), (other_desk, 404), (observer, 403)):
        assert tab.get(here).status == status
        assert tab.get(f"{here}/file").status == status
        assert tab.post(here).status == status
    assert table(desk.get(f"{here}/file").page).count("\n") == ROWS + 1


def test_a_file_is_deleted_on_demand(entries, desk):
    here = ended(start(desk)).page.request.path
    desk.submit(here)
    assert clears()
    assert "The file was given up." in desk.get(f"{here}/file").words


DIES = """
import os
import sys
from app import create_app
from sync import jobs
create_app({"DATABASE_URL": sys.argv[1], "EXPORTS": sys.argv[4]})
making = jobs.begin(int(sys.argv[2]), sys.argv[3], 1, 7, what="gate_entry", form="csv", filter="", name="x")
making.went(2)
print(making.id, flush=True)
os._exit(9)
"""


def test_a_process_that_dies_leaves_an_honest_word(entries, desk, collector):
    start(desk)
    job = jobs.Job.get()
    told = subprocess.run([sys.executable, "-c", DIES, collector.url, str(job.site), job.person,
                           str(jobs.folder())], capture_output=True, text=True, check=False)
    words = desk.get(f"/desk/exports/jobs/{told.stdout.strip()}").words
    assert "The work was broken off at row 2: the server was restarted meanwhile." in words
    assert "Start again" in words
    ended(start(desk))
    assert clears("part")


def test_work_that_ends_while_it_is_looked_at_is_not_called_broken_off(entries, desk, gate, monkeypatch):
    start(desk)
    assert gate.reached.wait(10)
    monkeypatch.setattr(export_rows, "_cells", None)
    is_made = jobs._is_made

    def late(id):
        """The look at the file comes after the end, the one at the row came before."""
        monkeypatch.setattr(jobs, "_is_made", is_made)
        gate.open.set()
        for _ in range(1_000):
            if not is_made(id):
                break
            time.sleep(0.02)
        return is_made(id)

    monkeypatch.setattr(jobs, "_is_made", late)
    assert "Something went wrong at the server" in desk.get(desk.page.request.path).words


def test_a_full_disk_is_told_in_words(entries, desk, monkeypatch):
    def opened(path):
        path.symlink_to("/dev/full")
        return path.open("r+b")

    monkeypatch.setattr(jobs, "_opened", opened)
    assert "The disk of the server is full." in ended(start(desk)).words


def test_files_may_not_take_more_room_than_they_are_given(entries, desk, monkeypatch):
    monkeypatch.setattr(jobs, "place", jobs.place._replace(room=0))
    assert "have no more room on the server." in ended(start(desk)).words
    assert clears()


def test_after_a_day_the_file_is_gone(entries, desk, clock):
    here = ended(start(desk)).page.request.path
    clock.tick(25 * HOUR)
    desk.sign_in()
    assert "The file is not kept any more." in desk.get(f"{here}/file").words
    ended(start(desk))
    assert here.rpartition("/")[2] not in files()


def test_a_folder_that_can_not_be_written_to_is_told(entries, desk, monkeypatch, tmp_path):
    (tmp_path / "no-folder").touch()
    monkeypatch.setattr(jobs, "place", jobs.place._replace(path=tmp_path / "no-folder"))
    assert "The server can write no file" in start(desk).words


def test_what_goes_wrong_is_told_and_noted(entries, desk, monkeypatch, caplog):
    monkeypatch.setattr(export_rows, "_cells", None)
    assert "Something went wrong at the server" in ended(start(desk)).words
    for _ in range(500):
        if "a file could not be made" in caplog.text:
            return
        time.sleep(0.01)
    raise TimeoutError


def test_a_list_as_it_was_known_is_taken_out_as_it_was(entries, lin, desk, clock):
    clock.tick(HOUR)
    lin.write("gate_entry", {"direction": "in", "person": "晚到"})
    lin.sync()
    page = fetched(start(desk, address=f"{LIST}?known=2020-02-08T08:30"))
    assert table(page).count("\n") == ROWS + 1
    assert "晚到" not in page.get_data().decode()
    assert "2020-02-08-0830.csv" in page.headers["Content-Disposition"]
    assert "as known today 08:30" in desk.get("/desk/exports").words


def test_what_is_no_moment_takes_nothing_out(entries, desk):
    assert start(desk, address=f"{LIST}?known=2020-02-09T08:30").status == 422
    assert "That moment is still to come." in desk.words
