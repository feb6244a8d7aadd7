"""Checks that hold for every matter, present and future: its law, its words, its numbers."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

import pytest
from django.apps import apps
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from minzheng.engines.notices.api import parse
from minzheng.engines.policy.api import readable_for
from minzheng.kernel.alert import Alert
from minzheng.kernel.calendar import official_calendar
from minzheng.kernel.clock import Term, Unit, deadline
from minzheng.kernel.expr import Expr, Fact, Param
from minzheng.kernel.flow import Await, Cites, Delegated, Effect, End, Flow, Publicity, Step
from minzheng.kernel.form import Field, Form
from minzheng.kernel.formula import Formula
from minzheng.kernel.law import Article, all_laws
from minzheng.kernel.many import many
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.one import run
from minzheng.kernel.params import NotInForce
from minzheng.kernel.policy import Rule
from minzheng.kernel.population import Population
from minzheng.kernel.units import Kind
from minzheng.matters.tests.unpublished import NOT_PUBLISHED
from minzheng.vocabulary.adapting import 照片给出
from minzheng.vocabulary.assistance import 台账给出
from minzheng.vocabulary.benefits import 台账待遇
from minzheng.vocabulary.filing import 机构给出
from minzheng.vocabulary.meals import 就餐给出
from minzheng.vocabulary.organisation import 登记簿给出

MATTERS = tuple(catalogue().matters.values())
PUBLISHED = catalogue().params
BOOK = PUBLISHED.override(NOT_PUBLISHED)
REGISTERS = (("people", "Person"), ("households", "Membership"), ("households", "Household"),
             ("organisations", "Organisation"), ("facilities", "Facility"))  # fmt: skip
GIVEN = (*台账给出, *台账待遇, *就餐给出, *登记簿给出, *机构给出, *照片给出)
TODAY, PLACE = date(2026, 11, 21), "440118001001"
UNKNOWN, REMEDIES = "待核实", "救济途径"
every_matter = pytest.mark.parametrize("matter", MATTERS, ids=[m.key for m in MATTERS])
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
# Placeholders that the case itself answers; all others are terms, figures or numbers of the matter.
# fmt: off
TOLD_BY_THE_CASE = frozenset({
    "申请人", "家庭人数", "村社", "申请日期", "受理日期", "决定日期", "起发月份", "期限", "事实",
    "理由", "依据", "意见", "材料清单", "核对疑点", "机关", "联系电话", "办件编号", "追回金额",
    "追回月份", "有效期", "对象",
})
# fmt: on


def day_of(case: Mapping[Any, Any]) -> date:
    """The day on which a worked case is decided."""
    return case["on"]


def worked_cases() -> Iterator[Any]:
    for matter in MATTERS:
        for case in matter.cases:
            yield pytest.param(matter, case, id=f"{matter.key}-{case['name']}")


def formula(matter: Matter, name: str) -> Formula:
    return next(f for f in matter.policy.formulas if f.name == name)


def computed(matter: Matter, case: Mapping[Any, Any], name: str) -> int | str | None:
    rule = formula(matter, name)
    params = BOOK.override(case.get("params", {}))
    place = case.get("place", PLACE)
    return run((rule,), case["facts"], on=day_of(case), place=place, params=params).value(rule)


def elements(matter: Matter, *kinds: type) -> list[Any]:
    return [e for flow in matter.flows for e in flow.elements if isinstance(e, kinds)]


def ends(matter: Matter) -> list[End]:
    return elements(matter, End)


def terms(flow: type[Flow]) -> Iterator[Term]:
    for element in flow.elements:
        yield from (t for t in (getattr(element, n, None) for n in ("within", "lasts")) if t)
    if flow.total:
        yield from (t for t in (flow.total.term, flow.total.special) if t)
    for trigger in flow.triggers:
        yield from (t for t in (trigger.every, trigger.within) if t)


def conditions(matter: Matter) -> Iterator[Expr]:
    """Everything the matter asks of facts and numbers: rules, routes, clocks, powers, alerts."""
    yield from matter.policy.formulas
    yield from (alert.when for alert in matter.alerts)
    for flow in matter.flows:
        yield from (path.when for path in flow.routes if path.when is not None)
        yield from (trigger.when for trigger in flow.triggers if trigger.when is not None)
        yield from (t.length for t in terms(flow) if not t.is_fixed)
        for element in flow.elements:
            if isinstance(getattr(element, "pauses", None), Param):
                yield element.pauses
            if isinstance(getattr(element, "by", None), Delegated):
                yield element.by.power


def params_of(matter: Matter) -> set[Param]:
    return {param for node in conditions(matter) for param in node.needs().params}


def facts_of(matter: Matter) -> set[Fact]:
    return {fact for node in conditions(matter) for fact in node.needs().facts}


def forms(matter: Matter) -> list[type[Form]]:
    return [matter.form, *(s.records for s in elements(matter, Step) if s.records)]


def fields(matter: Matter) -> list[Field]:
    return [field for form in forms(matter) for field in form.fields()]


def register_columns() -> set[str]:
    return {f.name for model in REGISTERS for f in apps.get_model(*model)._meta.concrete_fields}


def lasting(term: Term) -> Term:
    if term.is_fixed:
        return term
    return term.fixed(
        run((term.length,), {}, on=TODAY, place=PLACE, params=BOOK).value(term.length)
    )


def notices_named(matter: Matter) -> set[str]:
    told = {n for step in elements(matter, Step) for n in step.tells.values()}
    shown = {e.notice for e in elements(matter, End, Await, Publicity)}
    letters = {name for f in matter.flows for name in (f.recovery, f.announcement) if name}
    return told | shown | letters


# Worked cases


@pytest.mark.parametrize(("matter", "case"), worked_cases())
def test_a_worked_case_holds(matter: Matter, case: Mapping[Any, Any]) -> None:
    expected = {n: formula(matter, n).unit.read(v) for n, v in case["expect"].items()}

    assert {name: computed(matter, case, name) for name in expected} == expected


@every_matter
def test_names_of_worked_cases_differ(matter: Matter) -> None:
    names = sorted(case["name"] for case in matter.cases)

    assert [n for n, same in groupby(names) if len(list(same)) > 1] == []


def answers_worked(matter: Matter) -> dict[str, set[Any]]:
    """What worked cases expect of each formula; what several matters share, any of them works."""
    found: dict[str, set[Any]] = {}
    for other in MATTERS:
        shared = {f.name for f in {*other.policy.formulas} & {*matter.policy.formulas}}
        for case in other.cases:
            for name in case["expect"].keys() & shared:
                found.setdefault(name, set()).add(str(case["expect"][name]))
    return found


@every_matter
def test_every_formula_is_worked(matter: Matter) -> None:
    assert {f.name for f in matter.policy.formulas} - answers_worked(matter).keys() == set()


@every_matter
def test_every_rule_is_worked_on_either_side_and_with_the_fact_missing(matter: Matter) -> None:
    worked = answers_worked(matter)
    for rule in (f for f in matter.policy.formulas if isinstance(f, Rule)):
        seen = worked.get(rule.name, set())
        nothing = {} if rule.entity == "person" else {"成员": [{}]}
        told_nothing = run((rule,), nothing, on=TODAY, place=PLACE, params=BOOK).value(rule)
        expected = {"是", "否"} | ({UNKNOWN} if told_nothing is None else set())

        assert seen >= expected, rule.name


# One household and the whole city


def known(fact: Fact) -> st.SearchStrategy[Any]:
    choices = {
        Kind.MONEY: st.sampled_from((0, 1, 20_000, 128_199, 128_200, 192_300, 6_153_600)),
        Kind.COUNT: st.integers(0, 4),
        Kind.RATIO: st.integers(0, 10_000),
        Kind.BOOL: st.booleans(),
        Kind.DATE: st.dates(date(1940, 1, 1), date(2026, 11, 30)),
        Kind.CODE: st.sampled_from(sorted(fact.unit.codes) or [0]),
        Kind.TEXT: st.just("文字"),
    }
    return choices[fact.unit.kind]


def value(fact: Fact) -> st.SearchStrategy[Any]:
    return st.none() | known(fact)


def facts(matter: Matter, entity: str) -> st.SearchStrategy[dict[str, Any]]:
    needed = [f for rule in matter.policy.formulas for f in rule.needs().facts]
    ours = {f for f in needed if (f.entity == "person") is (entity == "person")}
    asked = sorted(ours, key=lambda fact: fact.column)
    return st.fixed_dictionaries({}, optional={fact.term: value(fact) for fact in asked})


def households(matter: Matter) -> st.SearchStrategy[list[dict[str, Any]]]:
    people = st.lists(facts(matter, "person"), max_size=4)
    household = st.builds(lambda own, of: {**own, "成员": of}, facts(matter, "household"), people)
    return st.lists(household, min_size=1, max_size=8)


def require_agreement(formulas: list[Formula], rows: list[dict[str, Any]]) -> None:
    city = Population.from_rows(rows, formulas, place=PLACE)
    columns = many({f.name: f for f in formulas}, city, on=TODAY, params=BOOK)
    for index, row in enumerate(rows):
        alone = run(tuple(formulas), row, on=TODAY, place=PLACE, params=BOOK)
        for f in formulas:
            column = columns[f.name]
            in_the_city = None if column.unknown[index] else column.values[index].item()
            assert in_the_city == alone.value(f), (f.name, row)


@every_matter
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_one_household_and_the_whole_city_agree(matter: Matter, data: st.DataObject) -> None:
    rows = data.draw(households(matter))

    require_agreement([f for f in matter.policy.formulas if f.entity != "person"], rows)


@every_matter
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_one_person_and_the_whole_city_agree(matter: Matter, data: st.DataObject) -> None:
    own, of = facts(matter, "household"), facts(matter, "person")
    rows = data.draw(st.lists(st.builds(lambda a, b: {**a, **b}, own, of), min_size=1, max_size=8))

    require_agreement([f for f in matter.policy.formulas if f.entity == "person"], rows)


# A complete application


def answered(matter: Matter, data: st.DataObject) -> dict[str, Any]:
    """A family that answered every question, with what officers write down and the ledger says."""
    count = 1 if matter.personal else data.draw(st.integers(1, 4))
    members: list[dict[str, Any]] = [{} for _ in range(count)]
    family: dict[str, Any] = {"成员": members}
    for page in (page for form in forms(matter) for page in form.pages):
        for field in page.fields:
            for index, row in enumerate(members if page.each_member else [family]):
                if applies(matter, field, family, index if page.each_member else None):
                    row[field.fact.term] = data.draw(known(field.fact))
                elif field.blank is not None:  # as the submission fills what nobody was asked
                    row[field.fact.term] = field.blank
    for fact in facts_of(matter) & {*台账给出, *台账待遇, *照片给出}:
        for row in members if fact.entity == "person" else [family]:
            row.setdefault(fact.term, data.draw(known(fact)))
    return readable_for(matter, family)


def applies(matter: Matter, field: Field, family: dict[str, Any], member: int | None) -> bool:
    if field.when is None:
        return True
    facts = readable_for(matter, family)
    done = run((field.when,), facts, on=TODAY, place=PLACE, params=BOOK)
    about_member = field.when.entity == "person" and member is not None and not matter.personal
    env = (done.env.members or [])[member] if about_member and member is not None else None
    return done.value(field.when, env) is not False


@every_matter
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=SLOW, phases=[Phase.generate])
def test_a_complete_application_leaves_nothing_unknown(matter: Matter, data: st.DataObject) -> None:
    family = answered(matter, data)
    paid = (e.pays for e in matter.application.ends() if e.effect is Effect.GRANT)
    granted = [amount for amount in paid if amount is not None]
    proposed = [p.when for p in matter.application.routes if p.when is not None]

    done = run((*granted, *proposed), family, on=TODAY, place=PLACE, params=BOOK)

    assert [node.label for node in (*granted, *proposed) if done.value(node) is None] == []


# The law


def cited(matter: Matter) -> Iterator[tuple[str, Cites]]:
    yield from ((f.name, f.cites) for f in matter.policy.formulas)
    yield from ((alert.__name__, alert.cites) for alert in matter.alerts)
    yield from ((c.key, c.cites) for c in matter.form.commitments)
    for flow in matter.flows:
        yield from ((element.name, element.cites) for element in flow.elements)
        yield from ((trigger.event, trigger.cites) for trigger in flow.triggers)
        if flow.total:
            yield flow.title, flow.total.cites


@every_matter
def test_everything_cites_articles_of_known_laws(matter: Matter) -> None:
    known = set(all_laws())
    for name, cites in (*cited(matter), (matter.service.title, matter.service.basis)):
        articles = cites if isinstance(cites, tuple) else (cites,)

        assert articles, name
        assert all(isinstance(a, Article) and a.law in known and a.text for a in articles), name


@every_matter
def test_no_law_is_cited_that_has_ended(matter: Matter) -> None:
    for name, cites in cited(matter):
        for article in cites if isinstance(cites, tuple) else (cites,):
            assert article.law.in_force <= TODAY, (name, str(article))
            assert article.law.ended is None or article.law.ended >= TODAY, (name, str(article))


@every_matter
def test_whoever_gets_nothing_is_told_why(matter: Matter) -> None:
    given = (Effect.GRANT, Effect.RECOGNISE)
    refused = [e for e in matter.application.ends() if e.effect not in given]
    stopped = [e for e in ends(matter) if e.effect is Effect.STOP]

    assert [str(end) for end in (*refused, *stopped) if not end.gives_reasons] == []


@every_matter
def test_every_adverse_notice_has_reasons_basis_and_remedies(matter: Matter) -> None:
    for end in ends(matter):
        text = parse(matter.notices[end.notice])

        assert text.adverse is end.gives_reasons, end.notice
        if text.adverse:
            assert REMEDIES in text.blocks(), end.notice
            assert {"理由", "依据"} <= text.placeholders(), end.notice


@every_matter
def test_every_notice_named_exists_and_every_file_is_named(matter: Matter) -> None:
    assert notices_named(matter) == set(matter.notices)


@every_matter
def test_every_placeholder_can_be_filled(matter: Matter) -> None:
    figures = {f.name for f in matter.policy.formulas}
    labels = {BOOK.info(param.key).label for param in params_of(matter)}
    words = TOLD_BY_THE_CASE | figures | {f.term for f in matter.facts.values()}
    for name, text in matter.notices.items():
        asked = {place.removesuffix("大写") for place in parse(text).placeholders()}
        unknown = {place for place in asked - words if not any(place in x for x in labels)}

        assert unknown == set(), name


# The facts


@every_matter
def test_every_needed_fact_can_be_obtained(matter: Matter) -> None:
    known = register_columns() | {fact.column for fact in GIVEN}
    asked = {field.column for field in fields(matter)}

    assert {f.term for f in facts_of(matter) if f.column not in known | asked} == set()


@every_matter
def test_nothing_is_asked_that_a_register_knows(matter: Matter) -> None:
    columns = register_columns()
    asked = [f for f in matter.form.fields() if f.column in columns and not f.known_from]

    assert [field.label for field in asked] == []


@every_matter
def test_what_is_said_to_be_known_is_in_a_register(matter: Matter) -> None:
    columns = register_columns() | {fact.column for fact in 登记簿给出}

    assert {f.column for f in matter.form.fields() if f.known_from} - columns == set()


@every_matter
def test_columns_and_terms_are_one_to_one(matter: Matter) -> None:
    facts = {*facts_of(matter), *(field.fact for field in fields(matter))}

    assert len({f.column for f in facts}) == len({f.term for f in facts}) == len(facts)
    assert [f.term for f in facts if not f.means or not f.column.isascii()] == []


@every_matter
def test_pages_of_a_form_have_their_own_keys(matter: Matter) -> None:
    for form in forms(matter):
        keys = [page.key for page in form.pages]

        assert form.title
        assert len(keys) == len(set(keys)), form.title


# The numbers


@every_matter
def test_every_parameter_has_a_value_today(matter: Matter) -> None:
    for param in (p for p in params_of(matter) if p.key not in NOT_PUBLISHED):
        entry = PUBLISHED.entry_of(param, on=TODAY, place=PLACE)

        assert entry.source, param.key


@pytest.mark.parametrize("key", NOT_PUBLISHED)
def test_what_is_not_published_says_what_to_enter(key: str) -> None:
    with pytest.raises(NotInForce, match=PUBLISHED.info(key).label):
        PUBLISHED.value(key, on=TODAY, place=PLACE)


@every_matter
def test_labels_of_parameters_are_the_same_in_rules_and_files(matter: Matter) -> None:
    differing = {p.key: p.label for p in params_of(matter) if BOOK.info(p.key).label != p.label}

    assert differing == {}


@every_matter
def test_unconfirmed_numbers_say_what_is_in_doubt(matter: Matter) -> None:
    values = [v for p in params_of(matter) for v in PUBLISHED.info(p.key).history]

    assert [v for v in values if v.status == "unconfirmed" and not v.note] == []


@every_matter
def test_every_deadline_ends_on_a_working_day_of_the_official_calendar(matter: Matter) -> None:
    calendar = official_calendar()
    lengths = (lasting(t) for flow in matter.flows for t in terms(flow))
    for term in (length for length in lengths if length.unit is not Unit.HOUR):
        ends_on = deadline(date(2025, 1, 2), term, calendar=calendar).due_on

        assert ends_on is not None
        assert calendar.is_workday(ends_on), term


@every_matter
def test_officers_periods_are_working_days_and_somebody_hears_of_lateness(matter: Matter) -> None:
    for step in elements(matter, Step):
        assert step.within.unit in (Unit.WORKING_DAY, Unit.HOUR), step.name
        assert step.escalates_to is not None, step.name


# The words


@every_matter
def test_every_rule_reads_as_a_sentence(matter: Matter) -> None:
    for node in matter.policy.formulas:
        text = node.sentence()

        assert node.name in text
        assert text.count("（") == text.count("）"), text
        assert not re.search(r"[a-z_]{3,}|None|\bOp\b", text), text


@every_matter
def test_every_alert_is_a_sentence_with_a_task(matter: Matter) -> None:
    for alert in matter.alerts:
        assert issubclass(alert, Alert)
        assert alert.says.endswith("。"), alert.__name__
        assert deadline(TODAY, lasting(alert.within), calendar=official_calendar()).due_on


@every_matter
def test_a_folder_says_what_it_is_for(matter: Matter) -> None:
    assert matter.readme.startswith("# ")
    assert matter.service.basis
    assert all(question.endswith("？") for question, _ in matter.service.asked_often)
