"""Names as people type them."""

from __future__ import annotations

from exchange.questionnaires.names import Names, paired, plain, shown_names
from mcdm.labels import Label

LABELS = {"N1": Label("Outages", "停电"), "N2": Label("Voltage", "电压"), "N3": Label("", "")}


def test_width_case_and_spaces_do_not_matter() -> None:
    assert plain("\uff2f\uff55\uff54\uff41\uff47\uff45\uff53 ") == plain(" outages") == "outages"


def test_names_are_found_by_name_id_and_likeness() -> None:
    names = Names(LABELS)
    assert names.find("OUTAGES") == names.find("停电") == names.find("n1") == ("N1",)
    assert names.find("Outage") == ()
    assert names.alike("Outage") == "N1"
    assert names.alike("Something") == ""
    assert names.suggestion("Outgae") == "Outages"


def test_two_of_one_name_are_told_apart_by_their_ids() -> None:
    twins = {"N1": Label("Staff"), "N2": Label("staff"), "N3": Label("N1")}
    assert shown_names(twins, "en") == {"N1": "Staff [N1]", "N2": "staff [N2]", "N3": "N1 [N3]"}
    names = Names(twins)
    assert names.find("staff [N2]") == ("N2",)
    assert names.find("STAFF") == ("N1", "N2")
    assert names.find("N1") == ("N1",)


def test_the_only_name_left_belongs_to_the_only_element_left() -> None:
    taken, guessed = paired(["Outages", "Volts and amperes"], ["N1", "N2"], Names(LABELS))
    assert taken == {"Outages": "N1", "Volts and amperes": "N2"}
    assert guessed == {"Volts and amperes": "N2"}
    assert paired(["one", "two"], ["N1", "N2"], Names(LABELS)) == ({}, {})
