"""Addresses of the pages: saved views, columns, files of lists, long work."""

from django.urls import URLPattern, path

from minzheng.faces.desk.lists import bulk, intaking, jobs, views, visiting

LIST, VIEW, JOB = "lists/<slug:key>", "lists/views/<int:pk>", "jobs/<int:pk>"
INTAKE, VISIT = "intake/<slug:field>/<slug:name>", "visits/<str:number>"
urlpatterns: list[URLPattern] = [
    path("lists/bulk/", bulk.choose, name="bulk"),
    path("lists/bulk/plan/", bulk.plan, name="bulk-plan"),
    path("lists/bulk/<int:pk>/confirm/", bulk.confirm, name="bulk-confirm"),
    path(f"{VIEW}/rename/", views.rename, name="view-rename"),
    path(f"{VIEW}/<slug:deed>/", views.change, name="view-change"),
    path(f"{LIST}/views/", views.views, name="list-views"),
    path(f"{LIST}/layout/", views.layout, name="list-layout"),
    path(f"{LIST}/export/", views.export, name="list-export"),
    path(f"{INTAKE}/sheet/", intaking.sheet, name="intake-sheet"),
    path(f"{INTAKE}/sheet/template/", intaking.sheet_template, name="intake-sheet-template"),
    path("visits/offline/", visiting.shell, name="visit-shell"),
    path("visits/worker.js", visiting.worker, name="visit-worker"),
    path(f"{VISIT}/sync/", visiting.sync, name="visit-sync"),
    path(f"{VISIT}/photo/", visiting.photo, name="visit-photo"),
    path(f"{VISIT}/choose/", visiting.choose, name="visit-choose"),
    path("jobs/", jobs.jobs, name="jobs"),
    path(f"{JOB}/", jobs.job, name="job"),
    path(f"{JOB}/progress/", jobs.progress, name="job-progress"),
    path(f"{JOB}/cancel/", jobs.cancel, name="job-cancel"),
    path(f"{JOB}/file/", jobs.job_file, name="job-file"),
]
