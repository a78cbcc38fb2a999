"""A kind that is declared in words that do not exist ends the start in one sentence that names class and word."""

import dataclasses
import importlib
import pkgutil
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import peewee
import pytest

import models
from models import kinds
from models.checklists import OF, ON, TICKS, Answer, Checklist, Marks, Rounds
from models.declarations import CHECKS, Misdeclared, hold, wrong, wrong_data
from models.field_checks import NAME
from models.fields import Choice, Day, Integer, MultiChoice, Number, Person, RecordId, Text, TextList
from models.figures import Distinct, Figure, Sum
from models.kinds.household import Household
from models.kinds.tick import Tick
from models.loops import Loop, Proposal, Recurs
from models.pages import (
    SIGNS,
    Account,
    Enough,
    Flow,
    Form,
    Gathered,
    Inside,
    Lines,
    Listing,
    Mend,
    Nearby,
    Step,
    Taken,
    Variants,
    View,
)
from models.record import (
    About,
    Balance,
    Claims,
    Duplicates,
    Exclusive,
    Group,
    Quota,
    Record,
    Requires,
    Retention,
    Same,
    Tells,
)
from models.reserved import TABLES
from models.word_checks import sorts
from views.desk.records import listing, values

ROOT = Path(__file__).parent.parent
PLACES = "%(people)s: %(title)s"
WORDS = {"begun": "Begun", "done": "Done"}


def kind(fields: dict | None = None, table: str = "stroll", label: str = "Stroll", **about) -> type:
    """A kind with a route, a state and these fields."""
    about = {"title": ("route",)} | about
    body = {"route": Text("Route"), "state": Choice("State", WORDS, policy="furthest")} | (fields or {})
    meta = type("Meta", (), {"table_name": table})
    return type("Stroll", (Record,), {"about": About(label=label, **about), **body, "Meta": meta})


def view(**said) -> View:
    """A view of what has begun."""
    usual = {"name": "open", "at": "open", "label": "Open", "where": {"state": "begun"}, "order": "route"}
    return View(**usual | {"near": "route", "empty": "None.", "hint": "Wait."} | said)


def steps(**group) -> dict:
    """Groups: one of route and state."""
    return {"steps": Group(("route", "state"), "Steps", **group)}


BELOW = {"of": RecordId("Of", of="stroll"), "n": Integer("N")}
TYPOS = {
    "policy": ({"a": Text("A", policy="latst")}, {}, "'latst', which does not exist (meant: 'latest'?)"),
    "policy of another type": ({"a": Text("A", policy="united")}, {}, "no policy 'united'"),
    "furthest of no words": ({"a": Integer("A", policy="furthest")}, {}, "no policy 'furthest'"),
    "review": ({"a": Text("A", review="Hard")}, {}, "'Hard', which does not exist (meant: 'hard'?)"),
    "review by no state": ({"a": Choice("A", WORDS, policy="furthest", review={"soft": "begun", "hard": "don"})}, {},
                           "a has a review from the state 'don', which does not exist (meant: 'done'?)"),
    "review by half a state": ({"a": Choice("A", WORDS, policy="furthest", review={"hard": "done"})}, {}, "by states"),
    "review by states of a latest": ({"a": Choice("A", WORDS, review={"soft": "begun", "hard": "done"})}, {},
                                     "and the policy 'furthest'"),
    "title": ({}, {"title": ("rute",)}, "title names the field 'rute', which does not exist (meant: 'route'?)"),
    "no title": ({}, {"title": ()}, "title names no field"),
    "title without a comma": ({}, {"title": "route"}, "title is 'route', and has to be a tuple: ('route',)"),
    "key": ({}, {"key": ("day",)}, "key names the field 'day', which does not exist"),
    "key of numbers": ({"n": Integer("N")}, {"key": ("n",)}, "key names 'n', whose values are no texts"),
    "key in a group": ({}, {"key": ("route",), "groups": steps()}, "key names 'route', which is in a group"),
    "writers": ({}, {"writers": ("gat",)}, "writers name the role 'gat', which does not exist (meant: 'gate'?)"),
    "no writers": ({}, {"writers": ()}, "writers name nobody"),
    "readers": ({}, {"readers": ("Lead",)}, "readers name the role 'Lead', which does not exist (meant: 'lead'?)"),
    "seen by": ({"a": Text("A", seen_by=("leed",))}, {}, "a is seen by the role 'leed', which does"),
    "seen by who may not read": ({"a": Text("A", seen_by=("gate",))}, {"readers": ("lead",)},
                                 "a is seen by the role 'gate', which may not read"),
    "title not seen": ({"a": Text("A", seen_by=("lead",))}, {"title": ("a",)}, "a has to be seen by everybody"),
    "group seen in part": ({"a": Text("A", seen_by=("lead",))},
                           {"groups": {"c": Group(("a", "state"), "C")}}, "the fields of the group 'c' are seen by"),
    "duplicates": ({}, {"duplicates": Duplicates(("rout",), ("state",))}, "duplicates (who) names the field 'rout'"),
    "duplicates of nobody": ({}, {"duplicates": Duplicates(())}, "duplicates are told by who"),
    "match": ({}, {"match": {"rout": 5}}, "match names the field 'rout'"),
    "one label twice": ({"a": Text("Route")}, {}, "two fields have the label 'Route'"),
    "look": ({"a": Choice("A", WORDS, looks={"dun": ("green", "yes")})}, {}, "has the looks of the state 'dun'"),
    "set": ({"a": Choice("A", WORDS, sets={"open": ("begn",)})}, {}, "set 'open' of the state 'begn'"),
    "copies": ({"a": Text("A", copies="household.unit")}, {}, "a (copies) names the field 'household'"),
    "default": ({"a": Text("A", default="@now!")}, {}, "default gives a the word '@now!'"),
    "variants by": ({}, {"variants": Variants("stat", {})}, "variants go by 'stat', which is no Choice"),
    "variants of a word": ({}, {"variants": Variants("state", dict.fromkeys((*WORDS, "dun"), ()))},
                           "variants name the word 'dun'"),
    "step": ({}, {"steps": (Step("end", "End", {"state": "begun"}, {"stat": "done"}),)}, "step 'end' (sets) names"),
    "word of a step": ({}, {"steps": (Step("end", "End", {"state": "begn"}, {"state": "done"}),)},
                       "step 'end' (when) gives state the word 'begn'"),
    "choose": ({}, {"steps": (Step("end", "End", {}, {}, choose="stat", among=("done",)),)},
               "(choose) names the field"),
    "among": ({}, {"steps": (Step("end", "End", {}, {}, choose="state", among=("dnoe",)),)},
              "gives state the word 'dnoe'"),
    "choose a text": ({}, {"steps": (Step("end", "End", {}, {}, choose="route"),)}, "is no Choice and no Person"),
    "choose of no words": ({}, {"steps": (Step("end", "End", {}, {}, choose="state"),)}, "which a Choice needs"),
    "choose what is set": ({}, {"steps": (Step("end", "End", {}, {"state": "done"}, choose="state",
                                               among=("done",)),)}, "which it sets or asks besides"),
    "last word on nothing": ({}, {"steps": (Step("end", "End", {}, {}, last=True),)}, "and sets nothing"),
    "said": ({}, {"steps": (Step("end", "End", {}, {"state": "done"}, said="%(who)s"),)}, "has no place for who"),
    "enough of": ({}, {"steps": (Step("end", "End", {}, {}, enough=Enough({"stat": "done"}, "MOST_ERRANDS",
                                                                            "%(count)s")),)}, "(enough) names"),
    "enough by": ({}, {"steps": (Step("end", "End", {}, {}, enough=Enough({}, "MOST", "%(count)s")),)},
                  "is by the setting 'MOST'"),
    "enough says": ({}, {"steps": (Step("end", "End", {}, {}, enough=Enough({}, "MOST_ERRANDS", "full")),)},
                    "has no place for %(count)s"),
    "inside": ({}, {"inside": Inside("rute", "Rows", ("route",))}, "inside names the field 'rute'"),
    "inside of a text": ({}, {"inside": Inside("route", "Rows", ("route",))}, "which names no record of one kind"),
    "inside while": (BELOW, {"inside": Inside("of", "Rows", ("route",), more={"stat": "done"})}, "inside (more) names"),
    "word of inside": (BELOW, {"inside": Inside("of", "Rows", ("route",), seen={"state": "dnoe"})},
                       "inside (seen) gives state the word 'dnoe'"),
    "inside calls": (BELOW, {"inside": Inside("of", "Rows", ("route",), choose="state", calls={"dnoe": "Done"})},
                     "inside calls state 'dnoe'"),
    "account": (BELOW, {"inside": Inside("of", "Rows", ("n",), choose="state", sum="n", account=Account(
        {"dnoe": 1}, "%(amount)s", "%(amount)s", "none"))}, "has a sign for the word 'dnoe'"),
    "account of a text": (BELOW, {"inside": Inside("of", "Rows", ("route",), choose="state", sum="n", account=Account(
        {"done": 1}, "%(amount)s", "%(amount)s", "none"))}, "asks for the field alone that is summed up"),
    "account says": (BELOW, {"inside": Inside("of", "Rows", ("n",), choose="state", sum="n", account=Account(
        {"done": 1}, "some", "%(amount)s", "none"))}, "account has no place for %(amount)s"),
    "account costs": (BELOW, {"inside": Inside("of", "Rows", ("n",), choose="state", sum="n", account=Account(
        {"done": 1}, "%(amount)s", "%(amount)s", "none", costs="stroll.m"))}, "account pays for 'stroll.m'"),
    "nearby": ({}, {"nearby": Nearby("route", {}, "Also")}, "which is no field of it with an index"),
    "word of nearby": (BELOW, {"nearby": Nearby("of", {"state": "dnoe"}, "Also")},
                       "nearby gives state the word 'dnoe'"),
    "form": ({}, {"form": Form(("rute",))}, "form names the field 'rute'"),
    "form insists": ({}, {"form": Form(("route",), ("state",))}, "form insists on 'state', for which it does not ask"),
    "form and variants": ({}, {"form": Form(("route",)), "variants": Variants("state", dict.fromkeys(WORDS, ()))},
                          "form asks first what its variants ask"),
    "mend": ({}, {"mend": Mend(("rute",))}, "mend names the field 'rute'"),
    "found by": ({"a": RecordId("A", of="stroll", found="route")}, {}, "a is found by 'route'"),
    "shown while": ({"a": Text("A", shown_while={"stat": "done"})}, {}, "a (shown while) names the field 'stat'"),
    "shown while in the title": ({"a": Text("A", shown_while={"state": "done"})}, {"title": ("a",)},
                                 "a is shown for a while, and stands in the title"),
    "undone by": ({}, {"steps": (Step("end", "End", {}, {"state": "done"}, undo="again"),)}, "is undone by the step"),
    "sign": ({}, {"sign": "lst"}, "sign 'lst', which does not exist (meant: 'list'?)"),
    "sign of a step": ({}, {"steps": (Step("end", "End", {}, {"state": "done"}, sign="yess"),)}, "has the sign 'yess'"),
    "colour": ({"a": Choice("A", WORDS, looks={"done": ("grene", "yes")})}, {}, "a has the colour 'grene'"),
    "option": ({"a": Text("A", requird=True)}, {}, "a has the option 'requird', which does not exist"),
    "what a step sets": ({}, {"steps": (Step("end", "End", {}, {"route": "@nwo"}),)}, "gives route the word '@nwo'"),
    "menu": ({}, {"menu": {"leed": 1}}, "menu names the role 'leed', which does not exist (meant: 'lead'?)"),
    "page": ({}, {"page": "lst"}, "page is 'lst', which does not exist (meant: 'list'?)"),
    "family": ({}, {"family": "gat"}, "family is 'gat', which does not exist (meant: 'gate'?)"),
    "word of a view": ({}, {"views": (view(where={"state": "don"}),)}, "view 'open' gives state the word 'don'"),
    "order of a view": ({}, {"views": (view(order="wnhen"),)}, "view 'open' names the field 'wnhen'"),
    "step of a view": ({}, {"views": (view(step="go"),)}, "view 'open' takes the step 'go'"),
    "a view twice": ({}, {"views": (view(), view(menu="%(count)s"))}, "two views are called 'open'"),
    "a view that nothing leads to": ({}, {"views": (view(), view(name="mine"))}, "view 'mine' says no menu"),
    "count of a view": ({}, {"views": (view(shift="Open"),)}, "view 'open' (shift) has no place for %(count)s"),
    "what a view gathers": ({}, {"views": (view(gathered=Gathered("all", "all", "thing", "All", "", "")),)},
                            "view 'open' gathers 'thing'"),
    "chips": ({}, {"listing": Listing(chips=("stat",))}, "listing names the field 'stat'"),
    "match without enough": ({}, {"match": {"route": 3}}, "match never comes to what is enough"),
    "weight": ({}, {"match": {"route": -1, "state": 6}}, "the weight -1, and has to be 0 or more"),
    "sound of no name": ({}, {"match": {"route": 5, "sound": 2}}, "match has a sound, and no name"),
    "match through no record": ({}, {"match": {"route.unit": 5}}, "match goes through 'route', which names no record"),
    "match through a field": ({"before": RecordId("B", of="stroll")}, {"match": {"before.rute": 5}},
                              "match goes to the field 'rute' of 'stroll', which can't be looked up"),
    "essential": ({}, {"match": {"route": 5}, "essential": ("rute",)}, "essential names 'rute', which does not"),
    "same of no match": ({}, {"same": Same("x", "X", "%(reasons)s")}, "same asks whether two are one"),
    "same without reasons": ({}, {"match": {"route": 5}, "mergeable": True, "same": Same("x", "X", "Y?")},
                             "no place for %(reasons)s"),
    "turns": ({}, {"duplicates": Duplicates(("route",), turns=("state",))}, "turn by a field that is not among where"),
    "duplicates of lists": ({"a": TextList("A")}, {"duplicates": Duplicates(("a",))}, "compare 'a', which is a list"),
    "duplicates and aliases": ({}, {"duplicates": Duplicates(("route",)), "mergeable": True}, "only one of the two"),
    "said of duplicates": ({}, {"duplicates": Duplicates(("route",), said={"": "%(whoever)s"})},
                           "duplicates have no place for whoever"),
    "claims of nobody": ({}, {"groups": steps(policy="furthest", by="state", claims=Claims("H", PLACES, PLACES))},
                         "has claims, which need the policy 'furthest' and a person"),
    "claims without a title": ({"who": Person("Who")}, {"groups": {"steps": Group(
        ("who", "state"), "Steps", "furthest", by="state", claims=Claims("H", PLACES, "%(people)s"))}},
                               "have no place for %(title)s"),
    "safest review": ({"a": Choice("A", WORDS, policy="safest", review={"soft": "begun", "hard": "don"})}, {},
                      "a has a review from the state 'don'"),
    "balance": ({"n": Integer("N")}, {"balance": Balance("n", ("route",), "state", {"begn": 1})},
                "balance has a sign for the word 'begn'"),
    "balance of words": ({}, {"balance": Balance("route", ("state",))}, "balance sums 'route', which is no number"),
    "balance by nothing": ({"n": Integer("N")}, {"balance": Balance("n", ())}, "balance is by no field"),
    "balance without an amount": ({"n": Integer("N")}, {"balance": Balance("n", ("route",), below="%(title)s")},
                                  "balance has no place for %(amount)s"),
    "balance by words of nothing": ({"n": Integer("N")}, {"balance": Balance("n", ("route",), sign={"done": None})},
                                    "balance has signs of words, and no field that has them"),
    "exclusive": ({}, {"exclusive": (Exclusive(("rout",)),)}, "exclusive names the field 'rout'"),
    "exclusive in nothing": ({}, {"exclusive": (Exclusive(()),)}, "exclusive names no field in which they agree"),
    "exclusive while a word": ({}, {"exclusive": (Exclusive(("route",), {"state": ("begn",)}),)},
                               "(while_) gives state the word 'begn', which does not exist (meant: 'begun'?)"),
    "exclusive while no tuple": ({}, {"exclusive": (Exclusive(("route",), {"state": "begun"}),)}, "a tuple of words"),
    "exclusive and counted as one": ({}, {"exclusive": (Exclusive(("route",)),), "mergeable": True},
                                     "exclusive counts records one by one"),
    "requires": ({"before": RecordId("B", of="stroll")}, {"requires": (Requires("before", "state", ("doen",)),)},
                 "requires gives state the word 'doen', which does not exist (meant: 'done'?)"),
    "review of what is joined": ({"a": Text("A", policy="joined", review="soft")}, {},
                                 "a has the review 'soft', and all that is joined is kept"),
    "tells a text": ({}, {"tells": Tells("route", {"state": ("done",)})}, "tells 'route', which is no Person"),
    "tells of a word": ({"who": Person("Who")}, {"tells": Tells("who", {"state": ("doen",)})}, "'doen'"),
    "tells of nothing": ({"who": Person("Who")}, {"tells": Tells("who", {})}, "tells says of nothing when"),
    "quota": ({"n": Integer("N"), "d": Integer("D")},
              {"quota": Quota("n", "d", "state", {"done": ("route",)}, {"state": ("begn",)})}, "'begn'"),
    "quota of words": ({"d": Integer("D")}, {"quota": Quota("route", "d", "state", {"done": ("route",)})},
                       "quota reads 'route', which is no Integer"),
    "quota by words": ({"n": Integer("N"), "d": Integer("D")},
                       {"quota": Quota("n", "d", "state", {"doen": ("route",)})}, "quota is by the word 'doen'"),
    "quota by other fields": ({"n": Integer("N"), "d": Integer("D")}, {"quota": Quota(
        "n", "d", "state", {"done": ("route",), "begun": ("n",)})}, "do not all begin with the same one"),
    "quota without its place": ({"n": Integer("N"), "d": Integer("D")}, {"quota": Quota(
        "n", "d", "state", {"done": ("route",)}, said="%(n)s")}, "quota has no place for %(most)s"),
    "requires of no record": ({}, {"requires": (Requires("route", "state", ("done",)),)},
                              "requires goes through 'route', which names no record of one kind"),
    "requires a field": ({"before": RecordId("B", of="stroll")}, {"requires": (Requires("before", "stat", ("done",)),)},
                         "requires names the field 'stat', which does not exist (meant: 'state'?)"),
    "requires a word": ({"before": RecordId("B", of="stroll")}, {"requires": (Requires("before", "state", "done"),)},
                        "words is 'done', and has to be a tuple: ('done',)"),
    "requires when": ({"before": RecordId("B", of="stroll")},
                      {"requires": (Requires("before", "state", ("done",), {"state": ("begn",)}),)},
                      "requires (when) gives state the word 'begn', which does not exist (meant: 'begun'?)"),
    "requires without its state": ({"before": RecordId("B", of="stroll")},
                                   {"requires": (Requires("before", "state", ("done",), said="%(other)s"),)},
                                   "requires has no place for %(state)s"),
    "group": ({}, {"groups": {"steps": Group(("route", "stat"), "Steps")}}, "'steps' names the field 'stat'"),
    "empty group": ({}, {"groups": {"steps": Group((), "Steps")}}, "or it has no fields"),
    "group called as a field": ({}, {"groups": {"state": Group(("route",), "Steps")}}, "can be called 'state'"),
    "two groups": ({}, {"groups": steps() | {"more": Group(("route",), "More")}}, "in the groups 'steps' and"),
    "group ordered by": ({}, {"groups": steps(by="stat")}, "is ordered by 'stat', which does"),
    "policy of a group": ({}, {"groups": steps(policy="farthest", by="state")}, "policy 'farthest', which does not"),
    "unordered group": ({}, {"groups": steps(policy="furthest")}, "for which by has to name a fitting member"),
    "review of a group": ({}, {"groups": steps(review="loud")}, "group 'steps' has the review 'loud'"),
    "kind pointed at": ({"a": RecordId("A", of="homes")}, {}, "of the kind 'homes', which does not"),
    "min above max": ({"a": Number("A", min=3, max=2)}, {}, "a has a min above its max"),
    "no words": ({"a": Choice("A", {})}, {}, "a leaves no value"),
    "no length": ({"a": Text("A", max_length=0)}, {}, "a leaves no value"),
    "days kept": ({}, {"retention": Retention(0)}, "retention is 0"),
    "a step without a comma": ({}, {"steps": Step("end", "End", {}, {"state": "done"})},
                               "steps is Step(…), and has to be a tuple: (Step(…),)"),
    "a chip without a comma": ({}, {"listing": Listing(chips="state")}, "listing chips is 'state', and has to be"),
    "a variant without a comma": ({}, {"variants": Variants("state", {"begun": ("route"), "done": ()})},
                                  "variants asks 'begun' is 'route', and has to be a tuple"),
    "lines within a tuple": ({}, {"lines": (Lines("route", ("state",)),)}, "lines is (Lines("),
    "a field with a comma": ({"a": (Text("A"),)}, {}, "a ends with a comma, and is no field"),
    "words without labels": ({"a": Choice("A", ("begun", "done"))}, {}, "a has the words ('begun', 'done'), which"),
    "a word of a set": ({"a": Choice("A", WORDS, sets={"open": "begun"})}, {}, "a has the set 'open' 'begun'"),
    "a number that is none": ({"n": Integer("N", max=9)}, {"steps": (Step("end", "End", {}, {"n": 10}),)},
                              "step 'end' (sets) gives n the value 10, which it can't hold"),
    "a moment for a person": ({"who": Person("Who")}, {"steps": (Step("end", "End", {}, {"who": "@now"}),)},
                              "gives who the word '@now', which a person can't hold"),
    "asked by a step": ({}, {"steps": (Step("end", "End", {}, {}, asks=("rute",)),)}, "(asks) names the field 'rute'"),
    "what lines set": ({}, {"lines": Lines("route", ("route",), {"state": "don"})}, "gives state the word 'don'"),
    "where of a list": ({}, {"listing": Listing(where={"state": "don"})}, "listing (where) gives state the word 'don'"),
    "places taken": ({"n": Integer("N"), "day": Day("D")}, {"key": ("day",), "listing": Listing(
        taken=Taken("stroll", "route", {"state": "don"}, "n"))}, "listing (taken) gives state the word 'don'"),
    "above a text": ({}, {"steps": (Step("end", "End", {"route": (">", 3)}, {}),)}, "asks for route above a number"),
    "default that can't be": ({"n": Integer("N", max=9, default="ten")}, {}, "default gives n the value 'ten'"),
    "capitals": ({"Route2": Text("A")}, {}, "small letters, digits and _ only"),
}


@pytest.mark.parametrize(("fields", "about", "said"), TYPOS.values(), ids=TYPOS)
def test_a_typo_is_named_with_its_class(fields, about, said):
    [sentence] = wrong([kind(fields, **about)])

    assert sentence.startswith("Stroll: ")
    assert said in sentence


@pytest.mark.parametrize("name", ["kind", "about", "at", "id", "site", "pos", "review", "void", "heads", "from", "in",
                                  "pass", "order", "group", "select", "base", "save", "same_as", "waiting", "filter"])
def test_a_name_that_something_else_has_is_refused(name):
    [sentence] = wrong([kind({name: Text("A")})])

    taken = rf"Stroll: no field can be called '{name}', the name is taken: (every record|Python|SQL) has it\."
    assert re.fullmatch(taken, sentence)


def test_what_lists_call_their_own_columns_no_field_is_called():
    assert not any(NAME.fullmatch(name) for name in (listing.PLACE, values.STANDS))


@pytest.mark.parametrize("table", ["item", "filter", "op", "fault", "order", "Stroll"])
def test_a_kind_cannot_be_called_as_a_table_that_there_is(table):
    [sentence] = wrong([kind(table=table)])

    assert f"no kind can be called {table!r}" in sentence


def test_two_kinds_cannot_be_called_alike():
    assert list(wrong([kind(), kind()])) == ["Stroll: two kinds are called 'stroll'."] * 2


def test_a_kind_says_something_of_itself():
    silent = type("Silent", (Record,), {"a": Text("A"), "Meta": type("Meta", (), {"table_name": "silent"})})

    assert list(wrong([silent])) == ["Silent: says nothing about itself: about = About(label=…)."]


def test_whatever_is_well_declared_is_taken():
    good = kind({"day": Day("Day"), "who": TextList("Who", policy="united"), "where": Text("Where"),
                 "before": RecordId("Before", of="stroll"), "worst": Choice("Worst", WORDS, policy="safest")},
                key=("day",), groups=steps(policy="safest", by="state", review="soft"), readers=("lead",))

    hold([good, *(getattr(kinds, name) for name in kinds.__all__)])
    with pytest.raises(Misdeclared, match="Stroll: writers"):
        hold([kind(writers=())])


WRONG_FIGURES = {
    "kind": (Figure("a", "A", "strolll"), "is about the kind 'strolll', which does not exist (meant: 'stroll'?)"),
    "field": (Figure("a", "A", "stroll", {"stat": "done"}), "names the field 'stat'"),
    "word": (Figure("a", "A", "stroll", {"state": ("done", "begn")}), "gives state the word 'begn'"),
    "word of a list": (Figure("a", "A", "stroll", {"found": "rta"}), "gives found the word 'rta'"),
    "summed field": (Figure("a", "A", "stroll", value=Sum("metres")), "names the field 'metres'"),
    "sum of texts": (Figure("a", "A", "stroll", value=Sum("route")), "sums route, which has to be a number"),
    "sum without an end": (Figure("a", "A", "stroll", value=Sum("steps")), "at most 1,000,000,000"),
    "sum less another unit": (Figure("a", "A", "stroll", value=Sum("litres", "people")), "which has other decimals"),
    "values of a list": (Figure("a", "A", "stroll", value=Distinct("found")), "counts the values of found"),
    "value": (Figure("a", "A", "stroll", value="sum"), "has the value 'sum'"),
    "per": (Figure("a", "A", "stroll", per="week"), "is per 'week'"),
    "day": (Figure("a", "A", "stroll", day="route"), "belongs to days by route, which is no date"),
    "hours of a date": (Figure("a", "A", "stroll", day="date", per="hour"), "is no figure per day"),
    "above a text": (Figure("a", "A", "stroll", {"route": (">", 3)}), "asks for route above a number"),
    "limit": (Figure("a", "A", "stroll", {"litres": (">", "FEVER")}), "'FEVER', which is no limit"),
    "a single number": (Figure("a", "A", "stroll", {"people": 3}), "asks for single values of people"),
    "a comma": (Figure("a", "A", "stroll", {"route": "a,b"}), "asks for a word of route with a comma"),
    "no word": (Figure("a", "A", "stroll", {"state": ()}), "asks for no word of state"),
    "urgent": (Figure("a", "A", "stroll", per="now", urgent=True), "is urgent"),
    "ages": (Figure("a", "A", "stroll", ages=True), "has ages"),
    "part of": (Figure("a", "A", "stroll", part_of="b"), "refers to 'b'"),
    "part of itself": (Figure("a", "A", "stroll", part_of="a"), "is part_of itself"),
}


@pytest.mark.parametrize(("figure", "said"), WRONG_FIGURES.values(), ids=WRONG_FIGURES)
def test_a_figure_with_a_typo_is_named(figure, said):
    stroll = kind({"found": MultiChoice("Found", {"rat": "Rat"}), "steps": Integer("Steps"), "date": Day("Day"),
                   "litres": Number("Litres", min=0, max=50), "people": Integer("People", min=0, max=9)})

    [sentence] = wrong_data([stroll], (), [figure])

    assert sentence.startswith("Figure 'a'")
    assert said in sentence


def test_a_part_of_days_is_no_part_of_what_there_is_now():
    told = [Figure("a", "A", "stroll", part_of="b"), Figure("b", "B", "stroll", per="now")]

    assert list(wrong_data([kind()], (), told)) == [
        "Figure 'a' is part_of 'b', which is counted over another time."]


def test_two_figures_of_one_label_are_refused():
    told = [Figure("a", "A", "stroll"), Figure("b", "A", "stroll")]

    assert list(wrong_data([kind()], (), told)) == ["Two figures have the label 'A': nobody could tell them apart."]


def test_every_check_has_a_typo():
    assert len(CHECKS) == len({check.__name__ for check in CHECKS}) <= len(TYPOS)


def test_the_reserved_tables_are_all_there_are():
    for found in pkgutil.walk_packages(models.__path__, "models."):
        importlib.import_module(found.name)
    facts = [model for model in peewee.Model.__subclasses__() if model.__module__.startswith("models.")]

    assert {model._meta.table_name for model in facts if model is not Record} | {"migration"} == TABLES


def test_a_start_with_a_typo_ends_in_one_sentence(tmp_path):
    wrong = ("from models import kinds\nkinds.Errand.about.__dict__['writers'] = ('gat',)\n"
             "from app import create_app\ncreate_app()")
    ended = subprocess.run([sys.executable, "-c", wrong], cwd=ROOT, capture_output=True, text=True,
                           env={"DATABASE_URL": f"sqlite:///{tmp_path}/x.db"})

    assert ended.returncode == 1
    assert ended.stderr == "Errand: writers name the role 'gat', which does not exist (meant: 'gate'?).\n"


LISTS = {
    "repeats": ({"repeats": "dayly"}, "repeats 'dayly'"),
    "a round of nothing": ({"repeats": "round"}, "has rounds where it repeats"),
    "role": ({"by": ("lad",)}, "is of the role 'lad'"),
    "marks of no kind": ({"marks": Marks("tik", {}, ())}, "is marked by the kind 'tik'"),
    "half a key": ({"marks": Marks("tick", {"of": OF, "on": ON}, TICKS.answers)}, "the whole key of 'tick'"),
    "an answer": ({"marks": replace(TICKS, answers=(Answer("a", "A", {"stat": "x"}),))}, "names the field 'stat'"),
    "what an answer sets": ({"marks": replace(TICKS, answers=(Answer("a", "A", {"state": "don"}),))},
                            "(answer 'a') gives state the word 'don', which does not exist (meant: 'done'?)"),
    "how an answer looks": ({"marks": replace(TICKS, answers=(Answer("a", "A", {}, ("green", "yess")),))},
                            "shows the answer 'a' by ('green', 'yess')"),
    "an answer without a comma": ({"marks": replace(TICKS, answers=TICKS.answers[0])}, "marks answers is Answer(…)"),
    "what is due": ({"marks": replace(TICKS, due={"state": "du"})}, "(due) gives state the word 'du'"),
    "where": ({"where": {"claimed": "perhaps"}}, "(where) gives claimed the word 'perhaps'"),
    "rounds": ({"repeats": "round", "rounds": Rounds("tick", {"state": "don"})}, "(rounds) gives state the word 'don'"),
    "asks": ({"asks": ("amont",)}, "names the field 'amont'"),
    "no words": ({"words": {}}, "has words where its marks"),
    "a word of no mark": ({"words": {"swep": "Sweep"}}, "has the word 'swep'"),
    "each of nobody": ({"each": "people"}, "says each and whom, or neither"),
    "own": ({"marks": Marks("", {}, (Answer("a", "A", {}),), own={"tidy": True})}, "which value of the record"),
}


@pytest.mark.parametrize("mistake", LISTS)
def test_a_list_in_words_that_do_not_exist_is_one_sentence(mistake):
    changes, says = LISTS[mistake]
    one = replace(Checklist("l", "L", "household", {"sweep": "Sweep"}), **changes)
    found = list(wrong_data([Household, Tick], [one], []))
    assert any(says in text for text in found), found
    assert not list(wrong_data([Household, Tick], [Checklist("l", "L", "household", {"sweep": "Sweep"})], []))


def test_a_word_that_a_declaration_does_not_have_is_one_sentence_with_its_line(tmp_path, monkeypatch):
    """What Python says of it, without the way that led there."""
    (tmp_path / "stroll.py").write_text("from models.pages import Step\n\nSTEP = Step('a', 'A', {}, {}, mian=True)\n")
    monkeypatch.setattr(kinds, "__path__", [str(tmp_path)])
    with pytest.raises(Misdeclared) as found:
        kinds._read("stroll")
    assert str(found.value).startswith("models/kinds/stroll.py, line 3: Step.__init__() got an unexpected keyword")
    assert "'mian'" in str(found.value)


def test_every_sign_is_drawn():
    drawn = re.findall(r'^  (\w+): "', (ROOT / "static" / "page" / "signs.js").read_text(), re.MULTILINE)
    assert set(drawn) == set(SIGNS)


WELL = (
    About("A"), Group(("a",), "A"), Duplicates(("a",)), Exclusive(("a",)), Requires("a", "b", ("c",)),
    Balance("a", ("b",)), Variants("a", {}), Step("a", "A", {}, {}), Listing(), Lines("a", ("b",)), Flow(),
    Answer("a", "A", {}), Marks("a", {}, ()), Checklist("a", "A", "b"), Proposal("a", "A", "b"), Loop("a", "b", ()),
    Recurs("a", "b", "c", ("d",), {}, ("e",), {}))
SEVERAL = [(one, word.name) for one in WELL for word in dataclasses.fields(one) if "tuple" in str(word.type)]


@pytest.mark.parametrize(("one", "word"), SEVERAL, ids=[f"{type(one).__name__} {word}" for one, word in SEVERAL])
def test_a_missing_comma_is_one_sentence_wherever_several_are_meant(one, word):
    assert not list(sorts(one))
    wrong = {"a": "b"} if word == "asks" and isinstance(one, Variants) else "b"

    [sentence] = sorts(replace(one, **{word: wrong}))

    assert sentence.startswith(word)
    assert sentence.endswith("and has to be a tuple: ('b',)")


def test_data_without_a_comma_or_of_another_sort_is_one_sentence():
    told = Checklist("l", "L", "stroll")

    assert list(wrong_data([kind()], told, [])) == [
        "checklists are Checklist(…), and have to be a tuple: (Checklist(…),)."]
    assert list(wrong_data([kind()], (), [told])) == ["Figure 'l' is a Checklist, and has to be a Figure."]
