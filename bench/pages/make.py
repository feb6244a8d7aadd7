"""Make the district and its archive in a data directory, on the store that DATABASE_URL names.

MINZHENG_DATA=… MINZHENG_DEMO=1 python -m bench._house bench.pages.make CASES PEOPLE
"""

import sys
import time

from bench._contest import report
from bench.pages.copying import Size, fill
from django.utils import timezone

from minzheng.engines.cases.api import Case, CaseStep, Material
from minzheng.engines.notices.api import Notice
from minzheng.engines.search.api import rebuild
from minzheng.registers.people.api import Person
from minzheng.wiring.demo.build import build_district
from minzheng.wiring.serving import prepare

OWN = 300  # people whose cases went through the real verbs


def main() -> None:
    """Real verbs for a small district, then copies, then the product's own index for its search."""
    begin = time.perf_counter()
    prepare()
    if not Case.objects.exists():
        build_district(OWN, say=lambda _line: None)
    built = time.perf_counter()
    cases, people = map(int, sys.argv[1:3])
    fill(Size(cases, people))
    filled = time.perf_counter()
    for _step in rebuild(at=timezone.now()):
        pass
    prepare()  # as the next start of the server does
    report(
        seconds=filled - built,
        district_s=built - begin,
        index_s=time.perf_counter() - filled,
        cases=Case.objects.count(),
        open_cases=Case.objects.filter(state=Case.OPEN).count(),
        steps=CaseStep.objects.count(),
        documents=Material.objects.count() + Notice.objects.count(),
        people=Person.objects.count(),
    )


if __name__ == "__main__":
    main()
