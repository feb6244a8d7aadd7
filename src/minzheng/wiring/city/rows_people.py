"""What departments know of who people are: register, death, marriage, cards, school, prison."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.wiring.city import citizens as c
from minzheng.wiring.city.rows import (
    Rows,
    Scene,
    chosen_words,
    one_after_the_other,
    rows_of,
    serial,
)

DAY = np.timedelta64(1, "D")
BAD_CARDS = {"cancelled": 0.008, "regraded": 0.012, "left school": 0.015}
LIVES_ELSEWHERE = 0.06


def residents(scene: Scene) -> Rows:
    """Everybody of the book, with those who moved away or died marked."""
    people, life = scene.people, scene.life
    gone, left = ~np.isnat(life.deregistered), ~np.isnat(life.moved)
    since = np.maximum(people.born, scene.ago("book", 200, 12_000))
    elsewhere = scene.share("elsewhere", LIVES_ELSEWHERE)
    living = np.where(elsewhere, people.division // 1_000 * 1_000 + 1, people.division)
    return rows_of(
        np.ones(len(people), bool),
        {
            "ethnicity": people.ethnicity,
            "household_no": serial("", people.home, 9),
            "book_relation": people.relation,
            "registered_division": pc.cast(pa.array(people.division), pa.string()),
            "living_division": pc.cast(pa.array(living), pa.string()),
            "book_since": since,
            "book_state": np.select([gone, left], [3, 2], 1),
            "book_changed_on": np.where(gone, life.deregistered, life.moved),
        },
    )


def deaths(scene: Scene) -> Rows:
    """Certificates issued since the last file."""
    places = scene.chance.pick("death place", scene.people.who, (45, 3, 46, 4, 2))
    return rows_of(
        scene.new(scene.life.reported),
        {
            "death_on": scene.life.died,
            "death_place": np.array((1, 2, 3, 4, 9))[places],
            "death_paper": serial("44", scene.people.who, 10),
            "death_paper_on": scene.life.reported,
            "death_paper_by": chosen_words(("区人民医院", "镇卫生院", "社区卫生服务中心"),
                                           scene.draw("issuer", 3)),
        },
    )  # fmt: skip


def cremations(scene: Scene) -> Rows:
    """Cremations since the last file."""
    return rows_of(
        scene.new(scene.life.cremated),
        {
            "cremation_on": scene.life.cremated,
            "cremation_death_on": scene.life.died,
            "funeral_home": "市殡仪馆",
            "cremation_paper": serial("H", scene.people.who, 9),
        },
    )


def marriages(scene: Scene) -> Rows:
    """Weddings and divorces since the last file."""
    people, life = scene.people, scene.life
    again = people.marital != c.SINGLE
    spouse = people.number.take(pa.array(np.roll(np.arange(len(people)), 1)))
    common = {"marriage_office": "区民政局婚姻登记处"}
    wed = rows_of(
        scene.new(life.married),
        {"marriage_kind": 1, "marriage_after": np.where(again, 22, 21), **common,
         "marriage_on": life.married, "spouse_number": spouse,
         "marriage_paper": serial("J440118-2026-", people.who, 8)},
    )  # fmt: skip
    parted = rows_of(
        scene.new(life.divorced),
        {"marriage_kind": 2, "marriage_after": c.DIVORCED, **common, "marriage_on": life.divorced,
         "marriage_paper": serial("L440118-2026-", people.who, 8)},
    )  # fmt: skip
    return one_after_the_other([wed, parted])


def disability_certificates(scene: Scene) -> Rows:
    """Certificates, some run out, some cancelled, some of another grade than the bureau knows."""
    people = scene.people
    since = scene.ago("card", 100, 3_400)
    until = since + 3_652 * DAY
    cancelled = scene.share("card cancelled", BAD_CARDS["cancelled"])
    cancelled |= ~np.isnat(scene.life.deregistered)
    grade = people.disability_grade
    regraded = scene.share("card regraded", BAD_CARDS["regraded"])
    code = pc.cast(pa.array(people.disability_kind * 10 + grade), pa.string())
    return rows_of(
        people.disability_kind > 0,
        {
            "card_number": pc.binary_join_element_wise(people.number, code, ""),
            "card_kind": people.disability_kind,
            "card_grade": np.where(regraded, grade % 4 + 1, grade),
            "card_since": since,
            "card_until": until,
            "card_state": np.select([cancelled, until < scene.on], [3, 2], 1),
            "living_division": pc.cast(pa.array(people.division), pa.string()),
        },
    )


def students(scene: Scene) -> Rows:
    """Everybody at school; some have left though the bureau does not know."""
    people = scene.people
    school = people.stage * 500 + people.division % 400
    left = scene.share("left school", BAD_CARDS["left school"]) | ~scene.life.alive
    entered = np.datetime64("2023-09-01") + scene.draw("entered", 2) * 366 * DAY
    return rows_of(
        people.stage > 0,
        {
            "school_number": serial("G", people.who, 18),
            "school_name": pc.binary_join_element_wise(
                "第", pc.cast(school, pa.string()), "学校", ""
            ),
            "school_code": serial("34", school, 8),
            "school_stage": people.stage,
            "school_state": np.where(left, 4, 1),
            "school_since": entered,
            "school_until": entered + 1_095 * DAY,
            "school_aid": people.poor,
        },
    )


def custody(scene: Scene) -> Rows:
    """Who was taken in; some are free again."""
    life = scene.life
    return rows_of(
        ~np.isnat(life.jailed) & life.alive,
        {
            "custody_kind": 1 + scene.chance.pick("custody", scene.people.who, (50, 20, 15, 15)),
            "custody_state": np.where(np.isnat(life.freed), 1, 2),
            "custody_from": life.jailed,
            "custody_until": life.freed,
            "custody_told_by": "市司法局",
        },
    )


BUILDERS = {
    each.__name__: each
    for each in (
        residents,
        deaths,
        cremations,
        marriages,
        disability_certificates,
        students,
        custody,
    )
}
