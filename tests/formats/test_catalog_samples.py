"""The sample townships are complete, correct, and say what must still be confirmed."""

import re
from collections import Counter
from importlib.resources import files

from app.catalog.catalog import Catalog
from app.catalog.items import FAMILIES, MODES
from app.catalog.lint.lint import lint
from app.catalog.places import Centre
from app.catalog.texts import Texts, missing_translations, texts_in
from app.formats.samples import load_samples

SAMPLES = load_samples()
DOCUMENTS = {
    "南府办〔2010〕167号",
    "通政发〔2014〕20号",
    "甘办函〔2020〕38号",
    "宜宾市南溪区便民服务体系规范化建设材料",
    "南政办函〔2011〕48号",
}


def the_centre(code: str) -> Centre:
    centre = SAMPLES.centre(code)
    assert centre
    return centre


def test_the_samples_have_not_a_single_problem() -> None:
    assert lint(SAMPLES) == []


def test_every_family_and_every_mode_has_items() -> None:
    families = Counter(item.family for item in SAMPLES.items)

    assert len(SAMPLES.items) >= 44
    assert set(families) == set(FAMILIES)
    assert min(families.values()) >= 10
    assert {item.mode for item in SAMPLES.items} == set(MODES)


def test_the_twelve_most_used_items_are_complete_in_tibetan_but_for_the_titles_of_laws() -> None:
    complete = [
        item.code
        for item in SAMPLES.items
        if all(gap.startswith("legal_basis") for gap in missing_translations(item, "bo"))
    ]

    assert complete == [
        "household-newborn",
        "household-move-in",
        "birth-service",
        "medical-insurance-enrol",
        "minimum-living",
        "old-age-allowance",
        "disability-certificate",
        "pension-enrol",
        "job-seeker",
        "homestead",
        "individual-business",
        "legal-aid",
    ]


def test_every_place_in_ganzi_has_a_tibetan_name() -> None:
    nameless = [
        place.code
        for place in (*SAMPLES.divisions, *SAMPLES.centres)
        if place.code.startswith("5133") and not (isinstance(place.name, Texts) and place.name.bo)
    ]

    assert nameless == []


def test_tibetan_words_are_written_in_tibetan_script() -> None:
    allowed = re.compile(r"[\u0f00-\u0fff0-9 （）《》]+")
    wrong = [
        (entry.code, text.bo)
        for entry in (*SAMPLES.divisions, *SAMPLES.centres, *SAMPLES.items)
        for _, text in texts_in(entry)
        if isinstance(text, Texts) and text.bo and not allowed.fullmatch(text.bo)
    ]

    assert wrong == []


def test_every_entry_names_its_document_and_what_to_confirm() -> None:
    entries = (*SAMPLES.centres, *SAMPLES.items)

    assert {entry.source.document for entry in entries} == DOCUMENTS
    assert [entry.code for entry in entries if not entry.source.confirm] == []
    assert [item.code for item in SAMPLES.items if "phone" not in item.source.confirm] == [
        "migrant-birth-certificate"
    ]


def test_every_file_says_in_its_head_what_it_follows() -> None:
    folder = files("app.catalog").joinpath("samples")
    heads = {
        file.name: file.read_text(encoding="utf-8")[:600]
        for file in folder.iterdir()
        if file.name.endswith(".yaml")
    }

    assert [name for name, head in heads.items() if "依据：" not in head] == []
    assert [name for name, head in heads.items() if "须由" not in head] == []


def test_no_phone_could_belong_to_anybody() -> None:
    """Local numbers never begin with 0, and no carrier was given the range 169."""
    staff = [one for centre in SAMPLES.centres for one in centre.staff]
    phones = [entry.phone for entry in (*SAMPLES.centres, *SAMPLES.items)]

    assert [phone for phone in phones if not re.fullmatch(r"0[0-9]{2,3}-0000[0-9]{3}", phone)] == []
    assert [one.phone for one in staff if not one.phone.startswith("1690000")] == []


def test_the_four_levels_of_all_five_documents_are_there() -> None:
    levels = {
        prefix: {entry.level for entry in SAMPLES.divisions if entry.code.startswith(prefix)}
        for prefix in ("5115", "5133", "4309", "4501", "3206")
    }

    assert all(
        found == {"prefecture", "county", "township", "village"} for found in levels.values()
    )


def test_nanxi_has_the_fifteen_towns_of_its_document() -> None:
    towns = [
        entry
        for entry in SAMPLES.divisions
        if entry.level == "township" and entry.code.startswith("511503")
    ]

    assert len([town for town in towns if town.name != "仙源街道"]) == 15
    assert [town.name for town in towns if town.valid_to] == [
        "马家乡",
        "大坪乡",
        "石鼓乡",
        "林丰乡",
        "留宾乡",
    ]


def test_the_main_centre_has_its_four_areas_and_third_party_counters() -> None:
    centre = the_centre("511503102000")

    assert [area.name for area in centre.areas] == [
        "社会管理工作中心",
        "便民服务中心",
        "产业引导中心",
        "三资托管中心",
    ]
    assert [window.code for window in centre.windows if window.third_party] == ["w11", "w12"]
    assert {post.window for post in centre.posts} == {window.code for window in centre.windows}
    assert [rule.code for rule in centre.openings if rule.off_hours] == ["thursday-evening"]
    assert len(centre.items) > 50


def test_both_full_centres_break_for_lunch_and_open_off_hours() -> None:
    for code in ("511503102000", "513326101000"):
        centre = the_centre(code)

        assert any(rule.breaks for rule in centre.openings)
        assert any(rule.off_hours for rule in centre.openings)
        assert all(post.a != post.b for post in centre.posts)


def test_every_village_room_of_the_main_town_has_two_agents() -> None:
    rooms = [
        centre
        for centre in SAMPLES.centres
        if centre.kind == "room" and centre.code.startswith("511503102")
    ]

    assert len(rooms) == 3
    assert {sum(one.role == "agent" for one in room.staff) for room in rooms} == {2}


def test_nobody_offers_the_cancelled_item_and_the_check_list_of_visits() -> None:
    offered = {offer.item for centre in SAMPLES.centres for offer in centre.items}

    left_out = {item.code for item in SAMPLES.items} - offered
    assert left_out == {"home-visit", "migrant-birth-certificate"}


def test_look_ups_find_by_code_or_nothing() -> None:
    empty = Catalog()

    assert SAMPLES.item("legal-aid") in SAMPLES.items
    assert SAMPLES.division("511503102000") in SAMPLES.divisions
    assert (empty.item("x"), empty.centre("x"), empty.division("x")) == (None, None, None)
