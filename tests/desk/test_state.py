"""The page "State of the system": for those who keep all of it; backups are made and fetched there."""

import pytest

from sync import backup, enrol
from tests.desk.tab import PASSWORD, DeskTab
from views.desk.state import state


@pytest.fixture
def keeper(collector) -> DeskTab:
    """Somebody who looks after everything there is."""
    enrol.add_coordinator(0, "Root", "root", PASSWORD, "administrator")
    return DeskTab(collector, "root").sign_in()


@pytest.fixture
def folder(collector, tmp_path):
    """Where backups go."""
    collector.app.config["BACKUPS"] = str(tmp_path / "backups")
    return tmp_path / "backups"


def test_it_is_for_who_keeps_all_of_it(desk, sit_down, keeper):
    one_place = sit_down("one", role="administrator")
    for tab in (desk, one_place):
        assert tab.get("/desk/state").status == 403
        assert tab.post("/desk/state").status == 403
        assert "State of the system" not in tab.get("/desk/").words
    assert "State of the system" in keeper.get("/desk/").words
    assert keeper.get("/desk/state").status == 200


def test_a_backup_is_made_there_and_fetched(collector, keeper, folder, monkeypatch):
    monkeypatch.setattr(state, "begin", lambda: collector.tell("backup", "--to", str(folder)))
    assert "There is no backup. Make one here" in keeper.get("/desk/state").words
    keeper.post("/desk/state")
    assert "There is no backup" not in keeper.get("/desk/state").words
    [file] = backup.there(folder)
    answer = keeper.post(f"/desk/state/{file.name}")
    assert answer.page.data == file.read_bytes()
    assert "Backup" in keeper.get("/desk/exports").words


@pytest.mark.parametrize("name", ["lianfang-20200101-000000.db", "..%2Flianfang.db", ".making"])
def test_nothing_but_backups_is_fetched(keeper, folder, name):
    folder.mkdir()
    (folder / ".making").touch()
    assert keeper.post(f"/desk/state/{name}").status in (404, 405)


def test_while_one_is_made_the_page_says_so(keeper, folder):
    folder.mkdir()
    with backup._only_one(folder):
        page = keeper.get("/desk/state")
        assert "A backup is being made" in page.words
        assert "Make a backup now" not in page.words
        before = backup.there(folder)
        keeper.post("/desk/state")
        assert backup.there(folder) == before


def test_it_is_made_by_a_process_of_its_own(keeper, collector, folder, monkeypatch):
    """The very command that the page starts; its words are those of the command line."""
    started = []
    monkeypatch.setattr(state.subprocess, "Popen", lambda words, **how: started.append((words, how["env"])))
    keeper.post("/desk/state")
    [(words, env)] = started
    assert words[-3:] == ["backup", "--to", str(folder)]
    assert env["DATABASE_URL"] == collector.url
