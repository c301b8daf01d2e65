from django.urls import path

from wizard.provision.pages import by_link, case, directory

app_name = "provision"
R = "cases/<slug:reference>/provision/"
urlpatterns = [
    path("provider/<slug:token>/", by_link.register, name="register"),
    path("provider/<slug:token>/report/<slug:placement>/", by_link.report, name="report"),
    path("cases/providers/", directory.providers, name="providers"),
    path("cases/providers/<slug:authority>/add/", directory.provider, name="add_provider"),
    path("cases/providers/<slug:authority>/<slug:provider>/", directory.provider, name="provider"),
    path(R, case.case, name="case"),
    path(f"{R}add/", case.place, name="place"),
    path(f"{R}teaching/<slug:placement>/", case.placement, name="placement"),
    path(f"{R}timetable/", case.timetable, name="timetable"),
]
