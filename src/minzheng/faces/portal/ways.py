"""The way an application usually takes, so that a guide can tell the detours apart."""

from collections import deque

from minzheng.engines.policy.api import giving_ways
from minzheng.kernel.expr import Op
from minzheng.kernel.flow import Effect, Element, End, Path
from minzheng.kernel.matter import Matter

GIVING = (Effect.GRANT, Effect.RECOGNISE)


def waypoints(matter: Matter) -> list[Element]:
    """Every step and wait of an application, in the order written."""
    return [each for each in matter.application.elements if not isinstance(each, End)]


def usual_way(matter: Matter) -> list[Element]:
    """The steps of the shortest way to what is given, with those that run beside them."""
    flow = matter.application
    if len({way.end.name for way in giving_ways(matter)}) > 1:
        return waypoints(matter)  # several procedures in one: none is the usual one
    wanted = [end for end in flow.ends() if end.effect in GIVING] or _serving(flow.ends())
    came = _ways_to(matter)
    taken = [path for end in wanted for path in came.get(end, [])]
    passed = {each for path in taken for each in (path.source, *path.targets)}
    return [each for each in waypoints(matter) if each in passed]


def _ways_to(matter: Matter) -> dict[Element, list[Path]]:
    """The shortest way from the first step to each element, by what speaks for the applicant."""
    first = matter.application.first()
    came: dict[Element, list[Path]] = {first: []}
    queue = deque([first])
    while queue:
        here = queue.popleft()
        for path in _onward(matter, here):
            new = [target for target in path.targets if target not in came]
            came.update((target, [*came[here], path]) for target in new)
            queue.extend(new)
    return came


def _onward(matter: Matter, here: Element) -> list[Path]:
    """Where one goes on who is to get it: with the same outcome, the way of those who fit it."""
    giving = {way.when for way in giving_ways(matter)}
    paths = matter.application.ways_out(here)
    fitting = {path.outcome for path in paths if path.when in giving}
    return [
        path
        for path in paths
        if path.when in giving or not (path.outcome in fitting or _denies(path))
    ]


def _denies(path: Path) -> bool:
    return isinstance(path.when, Op) and path.when.name == "~"


def _serving(ends: tuple[End, ...]) -> list[End]:
    """Ends that turn nobody away."""
    return [end for end in ends if not end.gives_reasons and not end.withdraws] or list(ends)
