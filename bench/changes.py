"""Filter, brush and playback of all peers, who take turns change by change.

Machines are noisy. While speed is measured all servers run and the peers take turns, so that a busy
moment hits all of them and the ratios stay true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import selections
from bench.run import measured_change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.run import Run
    from bench.servers import Server
    from bench.visits import Visit

WARMING_UP = 2
STEPS_IN_TURN = 10
SAME_DEGREES = 0.1
"""A scroll bar that comes or goes shifts the centre by some pixels; that is no other view."""
VIEW = "[map.getZoom(), map.getCenter().lat, map.getCenter().lng]"
# All routes of the family lie in this view, so that no map has a reason to move.
MARK = (
    "() => { map.benchMark = true; map.setView([40, 88], 3, {animate: false});"
    f" return {VIEW}; }}"
)
LOOK = f"() => [!!map.benchMark, {VIEW}]"


def measure(run: Run, servers: Mapping[str, Server]) -> None:
    """Changes of all peers in turn, and the rows of a selection in this process."""
    run.say(f"changes: {run.plan.changes} of each")
    with run.opened(servers) as visits:
        for number in range(WARMING_UP):
            for visit in visits:
                visit.change(on=number % 2 == 0)
        for visit in visits:
            _keep(run, visit)
        for number in range(run.plan.changes):
            for visit in visits:
                result, server = run.result(visit.peer.name), servers[visit.peer.name]
                measured_change(result, visit, server, on=number % 2 == 0)
        _brush(run, visits)
        _step(run, visits)
    if run.has("dashboard"):
        run.result("dashboard").selection_ms = selections.times_ms(run.plan.changes)


def _keep(run: Run, visit: Visit) -> None:
    """Leave a mark on the map and turn it to another view; see whether a change leaves both."""
    if not visit.peer.has_map:
        return
    view: list[float] = visit.map_frame().evaluate(MARK)
    visit.settle()
    visit.change(on=True)
    result = run.result(visit.peer.name)
    result.keeps_map, now = visit.map_frame().evaluate(LOOK)
    result.keeps_view = now[0] == view[0] and all(
        abs(here - there) < SAME_DEGREES for here, there in zip(now[1:], view[1:], strict=True)
    )
    if not result.keeps_view:
        run.say(f"{visit.peer.title}: zoom, latitude, longitude went from {view} to {now}")
    visit.change(on=False)


def _brush(run: Run, visits: list[Visit]) -> None:
    brushing = [visit for visit in visits if visit.peer.brush]
    for number in range(-WARMING_UP, run.plan.changes):
        for visit in brushing:
            milliseconds = visit.brush(on=number % 2 == 0)
            if number >= 0:
                run.result(visit.peer.name).brush_ms.append(milliseconds)


def _step(run: Run, visits: list[Visit]) -> None:
    stepping = [(visit, visit.map_frame()) for visit in visits if visit.peer.step]
    for done in range(-STEPS_IN_TURN, run.plan.steps, STEPS_IN_TURN):
        for visit, frame in stepping:
            order = f"(count) => benchSteps({visit.peer.step}, count)"
            steps = frame.evaluate(order, min(STEPS_IN_TURN, run.plan.steps - max(done, 0)))
            if done >= 0:
                result = run.result(visit.peer.name)
                result.step_ms += [painted for painted, _ in steps]
                result.step_script_ms += [script for _, script in steps]
