"""The rules: what each watches, in words and by which article, and how good it is."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.alerts import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.alerts import showing, showing_rules
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer


@require_safe
@officer(roles.ALERT_READERS)
@listed("alert-rules")
def rules(request: OfficerRequest) -> HttpResponse:
    """Every rule with its figures, those to be revised first."""
    found = api.figures(request.viewer, request.today)
    return page(
        request,
        "alerts/rules",
        figures=showing_rules.totals(found),
        table=showing_rules.rule_table(found),
        poor=[(row.rule, showing.title_of(row.rule)) for row in found if row.poor],
    )


@require_safe
@officer(roles.ALERT_READERS)
def rule(request: OfficerRequest, key: str) -> HttpResponse:
    """One rule: its sentence, condition, articles, numbers, data and figures."""
    declared = api.rule_named(key)
    found = next(row for row in api.figures(request.viewer, request.today) if row.rule == key)
    return page(
        request,
        "alerts/rule",
        key=key,
        rule=declared,
        title=showing.title_of(key),
        figures=showing_rules.rule_figures(found),
        found=found,
        entries=showing_rules.entries(key),
        articles=showing.articles(key),
        steps=showing_rules.steps(key),
        numbers=showing_rules.number_table(declared, request.today),
        nights=showing_rules.rule_nights(api.nights(key)),
        waiting_url=showing.address(rule=key),
    )
