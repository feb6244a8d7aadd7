"""Builds the demo district: places, offices, people, accounts, then the cases day by day."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date

from django.conf import settings

from minzheng.engines.cases.api import Case
from minzheng.engines.lights.api import follow as follow_lights
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.divisions.api import import_divisions
from minzheng.wiring.demo.accounts import DemoAccount, open_citizen_account, open_officers_accounts
from minzheng.wiring.demo.adapting import enter_ceilings
from minzheng.wiring.demo.airing import air
from minzheng.wiring.demo.alarms import watch_homes
from minzheng.wiring.demo.canteens import run_canteens
from minzheng.wiring.demo.caregiving import CARED_STORIES, look_after
from minzheng.wiring.demo.circles import draw_circles
from minzheng.wiring.demo.covering import cover_units
from minzheng.wiring.demo.data_centre import open_centre
from minzheng.wiring.demo.deeds import Thread
from minzheng.wiring.demo.delegating import hand_down
from minzheng.wiring.demo.delivering import deliver_services
from minzheng.wiring.demo.disclosing import disclose
from minzheng.wiring.demo.discovering import discover
from minzheng.wiring.demo.evaluations import evaluate_houses
from minzheng.wiring.demo.families import Family, Maker, maker, moved, special
from minzheng.wiring.demo.figures import compute_figures
from minzheng.wiring.demo.filing import file_institutions
from minzheng.wiring.demo.guarantees import tell_elders
from minzheng.wiring.demo.health import keep_health
from minzheng.wiring.demo.homecare import serve_at_home
from minzheng.wiring.demo.houses import open_house
from minzheng.wiring.demo.inspecting import inspect_houses
from minzheng.wiring.demo.institutions import open_institutions
from minzheng.wiring.demo.learning import try_and_travel
from minzheng.wiring.demo.ledger import keep_accounts, leave_waiting
from minzheng.wiring.demo.library import keep_policies
from minzheng.wiring.demo.lists import keep_views
from minzheng.wiring.demo.meetings import meet
from minzheng.wiring.demo.migrants import support_migrants
from minzheng.wiring.demo.needs import tell_needs
from minzheng.wiring.demo.officers import Staff, hire_everybody
from minzheng.wiring.demo.particulars import write_particulars
from minzheng.wiring.demo.partners import open_interface
from minzheng.wiring.demo.pipeline import run_projects
from minzheng.wiring.demo.places import divisions
from minzheng.wiring.demo.planning import plan_the_year
from minzheng.wiring.demo.playing import Played, play
from minzheng.wiring.demo.population import Home, fill_up, settle
from minzheng.wiring.demo.programmes import run_programmes
from minzheng.wiring.demo.projects import buy_services
from minzheng.wiring.demo.rentals import rent_devices
from minzheng.wiring.demo.reports import report_upward, set_rhythms
from minzheng.wiring.demo.reserves import help_first
from minzheng.wiring.demo.residence import furnish_houses
from minzheng.wiring.demo.rounds import visit_elders
from minzheng.wiring.demo.safety import keep_safe
from minzheng.wiring.demo.serving_citizens import serve_citizens
from minzheng.wiring.demo.shapes import journey
from minzheng.wiring.demo.staffing import employ
from minzheng.wiring.demo.state import State, write_state
from minzheng.wiring.demo.statistics import enter_figures, make_forms
from minzheng.wiring.demo.stories import SAME_NAME_PENSION
from minzheng.wiring.demo.story import BORDERLINE, WELL_OFF, Story
from minzheng.wiring.demo.street import patrol_the_streets
from minzheng.wiring.demo.supervising import supervise
from minzheng.wiring.demo.telling import STRANGERS, stories
from minzheng.wiring.demo.truth import Line, pension_of, write_truth
from minzheng.wiring.demo.vouchers import give_vouchers
from minzheng.wiring.today import set_business_day

DEMO_DAY = date(
    2026, 11, 2
)  # 30 working days from here still end in a year whose holidays are known
SEED = 20261123

Say = Callable[[str], None]


def build_district(people: int, *, seed: int = SEED, say: Say) -> State:
    """Build everything and give the state; the data directory must be empty of a district."""
    begin = time.monotonic()
    write_state(State(people, seed))
    write_particulars(settings.DATA_DIR)
    import_divisions(divisions(), by=SYSTEM)
    staff = hire_everybody()
    accounts = open_officers_accounts(staff)
    say(f"{time.monotonic() - begin:5.1f} 秒  机构、人员、账号已建立")
    homes, told = _people(maker(seed), people, staff)
    say(f"{time.monotonic() - begin:5.1f} 秒  {people} 人、{len(homes)} 户已登记")
    cared = [one.thread.home for one in told if one.story in CARED_STORIES]
    accounts += _citizens(homes[0], told)
    hand_down(staff)  # before the play: who decides hangs on it
    enter_ceilings(staff)  # before the play: plans are held against them
    keep_accounts(staff)  # before the play: the runs of October draw on the funds
    play(told, staff, until=DEMO_DAY)
    leave_waiting(staff, DEMO_DAY)
    unsaid = tuple(_contradicting(homes[0], told))
    write_truth(homes, unsaid)
    say(f"{time.monotonic() - begin:5.1f} 秒  办件已按日办理到 {DEMO_DAY}")
    open_centre(homes, staff, seed, unsaid)
    open_institutions(staff)
    accounts += open_house([*cared, *homes], DEMO_DAY)
    inspect_houses(staff, DEMO_DAY)
    file_institutions(staff, DEMO_DAY)
    deliver_services(homes, staff, DEMO_DAY)
    discover(homes, staff, DEMO_DAY)
    accounts += tell_needs(homes, staff, DEMO_DAY)
    look_after(cared, homes, staff, DEMO_DAY)
    keep_views(staff)
    open_interface(staff, DEMO_DAY)
    disclose(staff)
    serve_citizens(accounts, DEMO_DAY)
    run_programmes(staff, DEMO_DAY)
    accounts += buy_services(staff, DEMO_DAY)
    patrol_the_streets(staff, DEMO_DAY)
    help_first(homes, staff, DEMO_DAY)
    supervise(staff, DEMO_DAY)
    _care_for_elders(homes, staff, DEMO_DAY)
    _steer(homes, staff, DEMO_DAY)
    set_business_day(DEMO_DAY)
    state = State(people, seed, True, Case.objects.count(), tuple(map(asdict, accounts)))
    write_state(state)
    say(f"{time.monotonic() - begin:5.1f} 秒  {state.cases} 件办件；各部门数据已入库，夜间比对两次")
    return state


def _steer(homes: list[Home], staff: Staff, on: date) -> None:
    """Projects, meetings, the plan, policies; figures count all of it, airing stands on them."""
    run_projects(staff, on)
    support_migrants(homes, staff, on)
    meet(staff, on)  # before the plan: its last look opens what is due of both
    set_rhythms(staff)
    cover_units(staff, on)
    plan_the_year(staff, on)
    keep_policies(staff, on)
    try_and_travel(staff, on)
    enter_figures(staff)
    compute_figures(on)
    report_upward(staff, on)
    make_forms(staff)
    air(staff, on)


def _care_for_elders(homes: list[Home], staff: Staff, on: date) -> None:
    """Canteens, devices, vouchers, visits, houses; the lights last, they look at all of it."""
    draw_circles(staff, on)
    run_canteens(homes, staff, on)
    watch_homes(homes, staff, rent_devices(homes, staff, on), on)
    give_vouchers(staff, on)
    serve_at_home(homes, staff, on)
    evaluate_houses(staff, on)
    furnish_houses(homes, on)
    tell_elders(homes, staff, on)
    employ(staff, on)
    keep_safe(on)
    visit_elders(staff, on)
    keep_health(homes, on)
    follow_lights(on)


def _people(made: Maker, people: int, staff: Staff) -> tuple[list[Home], list[Played]]:
    """The family of the guided tour, the families of the stories, then everybody else."""
    wanted = stories(people)
    families = [made.needy(journey(made.chance)), *(family_of(made, story) for story in wanted)]
    made.begin("everybody else")
    homes = settle([*families, *fill_up(made, people)])
    told = [
        Played(story, Thread(home, staff, story.differs))
        for story, home in zip(wanted, homes[1:], strict=False)
    ]
    # People without home belong to no family of the district: their officers are the tour's.
    told += [Played(story, Thread(homes[0], staff)) for story in STRANGERS]
    # Before the stories begin only their families stand in the file: each check reads all of it.
    write_truth(homes[1 : len(wanted) + 1], _contradicting(homes[0], told))
    return homes, told


def family_of(made: Maker, story: Story) -> Family:
    """The family that a story happens to, the same whichever stories stand before it."""
    made.begin(story.key)
    shape = story.shape(made.chance)
    of_means = {WELL_OFF: made.well_off, BORDERLINE: made.borderline}
    family = special(of_means.get(story.means, made.needy)(shape), story.traits)
    if story.town:
        return moved(family, next(v for v in made.villages if v.town_code == story.town))
    return moved(family, made.villages[0]) if story.is_near else family


def _contradicting(tour: Home, told: Sequence[Played]) -> Iterator[Line]:
    """What a check finds though nobody declared it."""
    yield pension_of(tour, SAME_NAME_PENSION)
    for played in told:
        if played.story.found:
            yield pension_of(played.thread.home, played.story.found)


def _citizens(tour: Home, told: Sequence[Played]) -> Iterator[DemoAccount]:
    yield open_citizen_account("citizen_father", tour, 0, "还没有申请，可从头办一次")
    yield open_citizen_account("citizen_mother", tour, 1, "同一家庭的母亲")
    for played in told:
        story = played.story
        if story.account:
            yield open_citizen_account(story.account, played.thread.home, story.holder, story.title)
