"""The desk's addresses."""

from django.urls import path

from minzheng.faces.desk import elder_urls
from minzheng.faces.desk.airing import urls as airing_urls
from minzheng.faces.desk.alerts import urls as alert_urls
from minzheng.faces.desk.board import urls as board_urls
from minzheng.faces.desk.bookings import urls as booking_urls
from minzheng.faces.desk.caregiving import urls as caregiving_urls
from minzheng.faces.desk.circles import urls as circles_urls
from minzheng.faces.desk.corrections import urls as correction_urls
from minzheng.faces.desk.coverage import urls as coverage_urls
from minzheng.faces.desk.disclosure import urls as disclosure_urls
from minzheng.faces.desk.discovery import urls as discovery_urls
from minzheng.faces.desk.duties import urls as duty_urls
from minzheng.faces.desk.facilities import urls as facility_urls
from minzheng.faces.desk.feeds import urls as feed_urls
from minzheng.faces.desk.finding import urls as finding_urls
from minzheng.faces.desk.inspections import urls as inspection_urls
from minzheng.faces.desk.learning import urls as learning_urls
from minzheng.faces.desk.ledger import urls as ledger_urls
from minzheng.faces.desk.library import urls as library_urls
from minzheng.faces.desk.linkage import urls as linkage_urls
from minzheng.faces.desk.lists import urls as list_urls
from minzheng.faces.desk.meals import urls as meals_urls
from minzheng.faces.desk.meetings import urls as meeting_urls
from minzheng.faces.desk.migrants import urls as migrant_urls
from minzheng.faces.desk.needs import urls as need_urls
from minzheng.faces.desk.partners import urls as partner_urls
from minzheng.faces.desk.pipeline import urls as pipeline_urls
from minzheng.faces.desk.plans import urls as plan_urls
from minzheng.faces.desk.population import urls as population_urls
from minzheng.faces.desk.programmes import urls as programme_urls
from minzheng.faces.desk.projects import urls as project_urls
from minzheng.faces.desk.reports import urls as report_urls
from minzheng.faces.desk.reserves import urls as reserve_urls
from minzheng.faces.desk.settlements import urls as settlement_urls
from minzheng.faces.desk.sharing import urls as sharing_urls
from minzheng.faces.desk.sources import urls as source_urls
from minzheng.faces.desk.statistics import urls as statistics_urls
from minzheng.faces.desk.street import urls as street_urls
from minzheng.faces.desk.supervision import urls as supervision_urls
from minzheng.faces.desk.tips import urls as tip_urls
from minzheng.faces.desk.views import (
    account,
    case,
    checks,
    deeds,
    entitled,
    households,
    intake,
    intake_house,
    lawbook,
    lists,
    notices,
    parameters,
    payments,
    people,
    recoveries,
    reference,
    signing,
    simulations,
    standards,
    steps,
)

app_name = "desk"
CASE, HOUSEHOLD, PERSON = "cases/<str:number>", "households/<str:number>", "people/<int:pk>"
RUN, RECOVERY = "payments/<int:pk>", "payments/recoveries/<int:pk>"
INTAKE, DRAFT = "intake/<slug:field>/<slug:name>", "intake/drafts/<int:draft>"
PROPOSAL, STANDARD = "parameters/proposals/<int:pk>", "standards/<int:pk>"
urlpatterns = [
    path("", lists.day, name="day"),
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="password"),
    path("account/code/", account.enrol, name="code-enrol"),
    path("account/code/confirm/", account.confirm, name="code-confirm"),
    path("account/code/drop/", account.drop, name="code-drop"),
    path("messages/", notices.message_list, name="messages"),
    path("messages/<int:pk>/read/", notices.message_read, name="message-read"),
    *finding_urls.urlpatterns,
    *list_urls.urlpatterns,
    path("cases/", lists.cases, name="cases"),
    path(f"{CASE}/", case.case, name="case"),
    path(f"{CASE}/steps/<int:step_id>/", steps.step, name="step"),
    path(f"{CASE}/answers/<int:step_id>/", steps.reply, name="answer"),
    path(f"{CASE}/check/run/", checks.check, name="check"),
    path(f"{CASE}/check/<int:pk>/", checks.settle, name="settle"),
    path(f"{CASE}/papers/add/", deeds.add_paper, name="attach"),
    path(f"{CASE}/papers/<int:pk>/", case.material, name="material"),
    path(f"{CASE}/facts/", deeds.amend, name="amend"),
    path(f"{CASE}/extend/", deeds.prolong, name="extend"),
    path(f"{CASE}/complaints/", deeds.complaint, name="complain"),
    path(f"{CASE}/withdraw/", deeds.take_back, name="withdraw"),
    path(f"{CASE}/letters/<int:pk>/", case.letter, name="letter"),
    path(f"{CASE}/letters/<int:pk>/serve/", deeds.serve, name="serve"),
    path(f"{CASE}/<slug:tab>/", case.case_tab, name="case-tab"),
    path("visits/", steps.visits, name="visits"),
    path("visits/<str:number>/", steps.visit, name="visit"),
    path(f"{HOUSEHOLD}/", households.household, name="household"),
    path(f"{HOUSEHOLD}/payments/", households.household_payments, name="household-payments"),
    path(f"{HOUSEHOLD}/entitled/", entitled.household_entitled, name="household-entitled"),
    path(f"{HOUSEHOLD}/report/", households.report, name="report"),
    path("intake/", intake.intake, name="intake"),
    path(f"{DRAFT}/", intake.intake_form, name="intake-form"),
    path(f"{DRAFT}/discard/", intake.intake_discard, name="intake-discard"),
    path(f"{DRAFT}/papers/<int:material>/remove/", intake.intake_remove, name="intake-remove"),
    path(f"{INTAKE}/houses/", intake_house.intake_house, name="intake-house"),
    path(f"{INTAKE}/houses/<int:pk>/", intake_house.intake_house_begin, name="intake-house-begin"),
    path(f"{INTAKE}/", intake.intake_who, name="intake-who"),
    path(f"{INTAKE}/register/", intake.intake_register, name="intake-register"),
    path(f"{INTAKE}/people/<int:pk>/", intake.intake_begin, name="intake-begin"),
    path("people/", people.people, name="people"),
    path(f"{PERSON}/", people.person, name="person"),
    path(f"{PERSON}/benefits/", people.person_benefits, name="person-benefits"),
    path(f"{PERSON}/entitled/", entitled.person_entitled, name="person-entitled"),
    path(f"{PERSON}/papers/", people.person_papers, name="person-papers"),
    path(f"{PERSON}/trail/", people.person_trail, name="person-trail"),
    path(f"{PERSON}/open/", people.open_field, name="open-field"),
    path("notices/", notices.notices, name="notices"),
    path("notices/letters/", notices.letter_list, name="letters"),
    path("notices/<int:pk>/", notices.publicity, name="publicity"),
    path("notices/<int:pk>/poster/", notices.poster, name="poster"),
    path("notices/<int:pk>/take-down/", notices.down, name="take-down"),
    path("notices/<int:pk>/objections/<int:objection_id>/", notices.objection, name="objection"),
    path("payments/", payments.payments, name="payments"),
    path("payments/compute/", payments.compute, name="compute"),
    path("payments/lines/<int:line_id>/reissue/", payments.pay_again, name="reissue"),
    path("payments/recoveries/", recoveries.recovery_list, name="recoveries"),
    path(f"{RECOVERY}/", recoveries.recovery, name="recovery"),
    path(f"{RECOVERY}/confirm/", recoveries.confirm, name="recovery-confirm"),
    path(f"{RECOVERY}/repay/", recoveries.book, name="recovery-repay"),
    path(f"{RECOVERY}/offset/", recoveries.keep_back, name="recovery-offset"),
    path(f"{RECOVERY}/instalments/", recoveries.by_instalments, name="recovery-instalments"),
    path(f"{RECOVERY}/write-off/", recoveries.write_off, name="recovery-write-off"),
    path(f"{RECOVERY}/approve/", recoveries.approve, name="recovery-approve"),
    path(f"{RUN}/", payments.run, name="run"),
    path(f"{RUN}/review/", payments.review, name="run-review"),
    path(f"{RUN}/approve/", payments.approve, name="run-approve"),
    path(f"{RUN}/discard/", payments.discard, name="run-discard"),
    path(f"{RUN}/supplement/", payments.supplement, name="run-supplement"),
    path(f"{RUN}/export/", payments.export, name="run-export"),
    path(f"{RUN}/files/<int:file_id>/", payments.bank_file, name="bank-file"),
    path(f"{RUN}/returns/", payments.returns, name="run-returns"),
    path("parameters/", parameters.parameters, name="parameters"),
    path(f"{PROPOSAL}/", parameters.proposal, name="proposal"),
    path(f"{PROPOSAL}/approve/", parameters.approve, name="proposal-approve"),
    path(f"{PROPOSAL}/return/", parameters.give_back, name="proposal-return"),
    path(f"{PROPOSAL}/withdraw/", parameters.take_back, name="proposal-withdraw"),
    path(f"{PROPOSAL}/paper/", parameters.paper, name="proposal-paper"),
    path("parameters/<str:key>/", parameters.parameter, name="parameter"),
    path("parameters/<str:key>/propose/", parameters.propose, name="parameter-propose"),
    path("standards/", standards.standards, name="standards"),
    path("standards/begin/", standards.begin, name="standards-begin"),
    path(f"{STANDARD}/", standards.standard, name="standard"),
    path(f"{STANDARD}/work-out/", standards.work_out, name="standards-work-out"),
    path(f"{STANDARD}/simulate/", standards.simulate, name="standards-simulate"),
    path(f"{STANDARD}/propose/", standards.propose, name="standards-propose"),
    path(f"{STANDARD}/approve/", standards.approve, name="standards-approve"),
    path(f"{STANDARD}/drop/", standards.drop, name="standards-drop"),
    path(f"{STANDARD}/recalculate/", standards.recalculate, name="standards-recalculate"),
    path(f"{STANDARD}/confirm/", standards.confirm, name="standards-confirm"),
    path(f"{STANDARD}/switch/", standards.switch, name="standards-switch"),
    path(f"{STANDARD}/report/", standards.report, name="standards-report"),
    path("simulations/", simulations.simulations, name="simulations"),
    path("simulations/new/", simulations.simulation_new, name="simulation-new"),
    path("simulations/keep/", simulations.simulation_keep, name="simulation-keep"),
    path("simulations/<int:pk>/", simulations.simulation, name="simulation"),
    path("rules/<path:matter>/", lawbook.rules, name="rules"),
    *feed_urls.urlpatterns,
    *linkage_urls.urlpatterns,
    *source_urls.urlpatterns,
    *alert_urls.urlpatterns,
    *sharing_urls.urlpatterns,
    *population_urls.urlpatterns,
    *board_urls.urlpatterns,
    *disclosure_urls.urlpatterns,
    *tip_urls.urlpatterns,
    *booking_urls.urlpatterns,
    *partner_urls.urlpatterns,
    *facility_urls.urlpatterns,
    *settlement_urls.urlpatterns,
    *inspection_urls.urlpatterns,
    *caregiving_urls.urlpatterns,
    *ledger_urls.urlpatterns,
    *correction_urls.urlpatterns,
    *need_urls.urlpatterns,
    *supervision_urls.urlpatterns,
    *discovery_urls.urlpatterns,
    *street_urls.urlpatterns,
    *reserve_urls.urlpatterns,
    *programme_urls.urlpatterns,
    *project_urls.urlpatterns,
    path("audit/", reference.audit, name="audit"),
    path("audit/verify/", reference.verify_trail, name="audit-verify"),
    *circles_urls.urlpatterns,
    *meals_urls.urlpatterns,
    *elder_urls.urlpatterns,
    *duty_urls.urlpatterns,
    *plan_urls.urlpatterns,
    *pipeline_urls.urlpatterns,
    *migrant_urls.urlpatterns,
    *meeting_urls.urlpatterns,
    *library_urls.urlpatterns,
    *learning_urls.urlpatterns,
    *report_urls.urlpatterns,
    *statistics_urls.urlpatterns,
    *coverage_urls.urlpatterns,
    *airing_urls.urlpatterns,
]
