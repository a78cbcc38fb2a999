"""A sheet is an offline device: brought back it is merged, conflicts are asked about, and all of it can be undone."""

import csv
import io
import json
import random
import resource

import openpyxl
import pytest

from models import registry
from models.imported import ALIKE, CHANGED, KEPT, NEW, SAME, WRONG
from sync.sheets import steps
from tests.clocks import HOUR
from tests.desk import sheets
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.sheets import as_csv, bring, do, looked, outcomes, people, written
from tests.desk.test_exports import take
from views.desk.imports import imports

pytestmark = BOTH_ENGINES
ROWS = (("林小美", "3-1502", "13800138000"), ("陈大", "5-302", "13900139000"))


def exported(desk, kind="resident", form="csv"):
    """The rows of an export by the heading of each column; whoever changes them changes the sheet."""
    data = take(desk, kind, form).get_data()
    if form == "xlsx":
        head, *found = openpyxl.load_workbook(io.BytesIO(data)).active.values
    else:
        head, *found = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    # What the file says of itself stands below its rows.
    return [dict(zip(head, row, strict=True)) for row in found if len(row) == len(head)]


def back(found, form="csv"):
    """The rows as a file again."""
    made = sheets.as_csv if form == "csv" else sheets.as_xlsx
    return made(*([*row.values()] for row in found), head=list(found[0]))


def one(collector, kind, **fields):
    """The one record of a kind that has these values."""
    [found] = [record for record in collector.records(kind=kind).values()
               if all(record["fields"].get(name) == value for name, value in fields.items())]
    return found


# -- there and back

@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_sheet_comes_back_as_it_went(desk, collector, form):
    written(desk, collector, as_csv(*ROWS))
    before = collector.export()

    assert outcomes(looked(desk, back(exported(desk, form=form), form))) == [SAME, SAME]
    do(desk, "write")
    assert collector.export() == before


def test_what_was_written_is_counted(desk, collector):
    written(desk, collector, as_csv(*ROWS, ("合计", "2", "")))

    assert "Written. New here: 2, Left out: 1." in desk.words


def test_a_sheet_that_was_edited_in_two_places_is_merged(desk, collector, lin, wang, clock):
    """The sheet says another phone of Lin and no phone of Chen; meanwhile phones rename the one, move the other."""
    written(desk, collector, as_csv(*ROWS))
    sheet = {row["Name"]: row for row in exported(desk)}
    wang.sync()
    wang.edit(one(collector, "resident", name="林小美")["id"], {"name": "林晓美"})
    wang.edit(one(collector, "resident", name="陈大")["id"], {"phone": "13700137000"})
    wang.sync()
    clock.tick(HOUR)
    sheet["林小美"]["Phone"] = "138 0013 8001"
    sheet["陈大"]["Phone"] = ""

    assert outcomes(looked(desk, back(list(sheet.values())))) == [CHANGED, CHANGED]
    assert "Phone: 13700137000 → –" in desk.words
    assert "both values are kept" in desk.words
    do(desk, "write")
    # What nobody else had touched follows the sheet, what the phone alone had changed stays.
    lin_now = one(collector, "resident", name="林晓美")
    assert lin_now["fields"]["phone"] == "13800138001"
    assert lin_now["conflicts"] == []
    # Both have changed the phone number of Chen: two values, like any other two.
    assert one(collector, "resident", name="陈大")["conflicts"] == ["phone"]
    assert collector.sound()


def test_two_values_that_need_a_person_stand_in_the_inbox(desk, collector, wang):
    written(desk, collector, as_csv(ROWS[0]))
    [row] = exported(desk)
    wang.sync()
    wang.edit(one(collector, "resident")["id"], {"name": "林小梅"})
    wang.sync()
    row["Name"] = "林晓美"
    looked(desk, back([row]))
    do(desk, "write")

    assert one(collector, "resident")["conflicts"] == ["name"]
    assert {"林小梅", "林晓美"} <= set(desk.get("/desk/inbox").words.replace("“", " ").replace("”", " ").split())


def test_what_both_say_alike_is_no_change(desk, collector, wang):
    written(desk, collector, as_csv(ROWS[0]))
    [row] = exported(desk)
    wang.sync()
    wang.edit(one(collector, "resident")["id"], {"phone": "13700137000"})
    wang.sync()
    row["Phone"] = "137 0013 7000"

    assert outcomes(looked(desk, back([row]))) == [SAME]


def test_a_record_that_is_not_of_here_is_refused(desk, collector, other_desk):
    written(desk, collector, as_csv(ROWS[0]))
    found = exported(desk)

    assert sheets.wrong(looked(other_desk, back(found))[0]) == {"record": ["no_record"]}


def test_a_record_that_was_withdrawn_is_left_alone(desk, collector, wang):
    written(desk, collector, as_csv(ROWS[0]))
    [row] = exported(desk)
    wang.sync()
    wang.edit(one(collector, "resident")["id"], {"void": "moved"})
    wang.sync()
    row["Phone"] = "13700137000"

    assert sheets.wrong(looked(desk, back([row]))[0]) == {"": ["withdrawn"]}


def test_heads_that_somebody_has_damaged_do_no_harm(desk, collector):
    """Then the sheet is held against what stands here, and an empty cell says nothing."""
    written(desk, collector, as_csv(ROWS[0]))
    [row] = exported(desk)
    row |= {"As it stood": '{"phone": 7}', "Phone": ""}

    assert outcomes(looked(desk, back([row]))) == [SAME]


# -- what is here already

def test_what_changed_after_the_look_is_not_overwritten(desk, collector, wang):
    written(desk, collector, as_csv(ROWS[0]))
    wang.sync()
    assert outcomes(looked(desk, as_csv(("林小美", "3-1502", "13700137000")))) == [CHANGED]
    wang.edit(one(collector, "resident")["id"], {"phone": "13600136000"})
    wang.sync()
    do(desk, "write")

    assert one(collector, "resident")["conflicts"] == ["phone"]
    assert collector.sound()


def test_who_may_be_here_already_is_told_and_can_be_left_out(desk, collector):
    written(desk, collector, as_csv(ROWS[0]))
    data = as_csv(("林晓美", "3-1502", "13800138000"), ("王五", "7-101", ""))

    assert outcomes(looked(desk, data)) == [ALIKE, NEW]
    assert "May be 林小美" in desk.words
    do(desk, "write", alike="leave")
    assert [one["name"] for one in people(collector)] == ["林小美", "王五"]


def test_one_home_is_made_once_and_keeps_what_was_said_first(desk, collector):
    data = as_csv(("林小美", "3-1502", "林家"), ("林父", "3栋1502", "王家"), ("林母", "", ""),
                  head=("姓名", "房号", "户主"))
    looked(desk, data)
    assert "“Household: Name” not taken: line 2 says something else." in desk.words
    do(desk, "write")

    assert one(collector, "household")["fields"] == {"unit": "3-1502", "building": "3", "name": "林家"}
    assert len(people(collector)) == 3


def test_what_rows_note_of_one_home_stands_there_line_by_line(desk, collector):
    data = as_csv(("林小美", "3-1502", "高血压"), ("林父", "3-1502", "需要胰岛素"), ("林母", "3-1502", "高血压"),
                  head=("姓名", "房号", "备注"))
    looked(desk, data)
    assert "says something else" not in desk.words
    do(desk, "write")

    assert one(collector, "household")["fields"]["note"] == "高血压\n需要胰岛素"
    assert len(people(collector)) == 3
    assert collector.sound()


def test_a_list_that_the_sheet_never_saw_is_only_added_to(desk, collector):
    head = ("姓名", "房号", "车牌")
    written(desk, collector, as_csv(("林小美", "3-1502", "闽C12345"), head=head))
    written(desk, collector, as_csv(("林小美", "3-1502", "闽C99999"), head=head))

    assert people(collector)[0]["plates"] == ["闽C12345", "闽C99999"]


# -- in steps, and back again

def test_it_goes_on_where_it_broke_off_and_writes_nothing_twice(desk, collector, monkeypatch):
    monkeypatch.setattr(steps, "STEP", 2)
    monkeypatch.setattr(imports, "LONG", 0)
    made = [(f"林{n}", f"3-10{n}", "") for n in range(7)]
    looked(desk, as_csv(*made))
    here = desk.page.request.path
    with monkeypatch.context() as broken:
        broken.setattr(steps.store, "reached", lambda *told: None)
        desk.submit(here, do="write")
        desk.submit(here, do="step")
    do(desk, "step")

    assert [one["name"] for one in people(collector)] == [name for name, *_ in made]
    assert len(collector.records(kind="household")) == 7
    assert all(json.loads(row.dots) for row in sheets.rows(desk))


def test_a_whole_sheet_is_undone(desk, collector, wang, clock):
    written(desk, collector, as_csv(ROWS[0]))
    before = people(collector)
    clock.tick(HOUR)
    looked(desk, as_csv(("林小美", "3-1502", "13700137000"), ("林父", "3-1502", ""), ROWS[1], ("赵六", "9-901", "")))
    do(desk, "write")
    wang.sync()
    wang.edit(one(collector, "resident", name="赵六")["id"], {"phone": "13500135000"})
    wang.sync()
    clock.tick(HOUR)
    do(desk, "undo")

    assert outcomes(sheets.rows(desk)) == [CHANGED, NEW, NEW, KEPT]
    assert [one for one in people(collector) if one["name"] != "赵六"] == before
    assert one(collector, "resident", name="陈大")["fields"]["void"] == "The sheet it came with was undone: a.csv"
    # Somebody has changed him since: he stays, and so does the home that he lives in.
    assert "void" not in one(collector, "household", unit="9-901")["fields"]
    assert collector.sound()


def test_what_was_changed_again_since_stays_as_it_is(desk, collector, wang, clock):
    written(desk, collector, as_csv(ROWS[0]))
    looked(desk, as_csv(("林小美", "3-1502", "13700137000")))
    do(desk, "write")
    wang.sync()
    wang.edit(one(collector, "resident")["id"], {"phone": "13500135000"})
    wang.sync()
    do(desk, "undo")

    assert outcomes(sheets.rows(desk)) == [KEPT]
    assert one(collector, "resident")["fields"]["phone"] == "13500135000"


def test_a_sheet_that_is_given_up_leaves_nothing(desk, collector):
    looked(desk, as_csv(*ROWS))
    do(desk, "drop")

    assert "Brought in lately" not in desk.words
    assert not sheets.ImportedRow.select().exists()


def test_texts_are_forgotten_after_two_days(desk, collector, clock):
    written(desk, collector, as_csv(*ROWS))
    here = desk.page.request.path
    clock.tick(49 * HOUR)
    desk.sign_in()
    looked(desk, as_csv(("王五", "7-101", "")))

    kept = [row for row in sheets.ImportedRow.select() if row.sheet == here.rpartition("/")[2]]
    assert {row.cells for row in kept} == {None}
    do(desk.get(here), "undo")
    assert people(collector) == []


# -- everybody and everything

def test_who_may_not_write_brings_nothing_in(observer, other_desk, desk, collector):
    looked(desk, as_csv(*ROWS))
    here = desk.page.request.path

    assert observer.get("/desk/import").status == 403
    assert observer.get(here).status == 403
    assert other_desk.get(here).status == 404
    assert other_desk.post(here, do="write").status == 404


def test_the_rows_that_are_wrong_come_as_a_file(desk, collector):
    looked(desk, as_csv(("林小美", "3-1502", "1.38E+10"), ROWS[1]))
    text = desk.get(desk.page.request.path + "/left/csv").page.get_data().decode("utf-8-sig")

    [head, row] = csv.reader(io.StringIO(text))
    assert head == ["What is wrong", "姓名", "房号", "电话"]
    assert row[0].startswith("Phone: The program has cut this number.")
    assert row[1:] == ["林小美", "3-1502", "1.38E+10"]


@pytest.mark.parametrize("kind", [name for name, kind in registry.KINDS.items() if "coordinator" in kind.about.writers
                                  and not kind.about.upkeep])
def test_an_empty_sheet_of_every_kind_comes_back(desk, kind):
    """Its headings are known, and the example is known for what it is; as is a row that is made of it."""
    for lang in ("en", "zh_CN"):
        desk.client.set_cookie("lang", lang)
        page = desk.get(f"/desk/import/blank/{kind}/csv").page
        if page.status_code == 404:
            return
        head, example = csv.reader(io.StringIO(page.get_data().decode("utf-8-sig")))
        assert bring(desk, as_csv(example, ["x", *example[1:]], head=head), kind=kind).status == 200
        assert outcomes(sheets.rows(desk)) == ["left", None]


def test_a_command_does_the_same(desk, collector, tmp_path):
    (tmp_path / "a.csv").write_bytes(as_csv(*ROWS, ("王五", "7-101", "1.3E+9")))
    words = ("sheet", str(tmp_path / "a.csv"), "--site", "xh", "--kind", "resident")

    assert "new 2, wrong 1" in collector.tell(*words, "--dry-run")
    assert people(collector) == []
    told = collector.tell(*words)
    assert "line 4: phone: The program has cut this number." in told
    assert len(people(collector)) == 2
    (tmp_path / "b.xls").write_bytes(b"x")
    assert "old Excel" in collector.run("sheet", str(tmp_path / "b.xls"), "--site", "xh", "--kind", "resident").output


@pytest.mark.thorough
def test_twenty_thousand_people_come_in_one_go(desk, collector):
    draw = random.Random(7)
    names = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红玲波辉"
    made = [("".join(draw.choices(names, k=3)), f"{n // 660 + 1}栋{n % 660 // 20 + 1}{n % 20 // 3 + 1:02d}",
             f"138{n:08d}") for n in range(20_000)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    looked(desk, sheets.as_xlsx(*made))
    assert outcomes(sheets.rows(desk)).count(NEW) > 19_000
    do(desk, "write")

    assert len(people(collector)) > 19_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000
    assert WRONG not in outcomes(sheets.rows(desk))[:100]
