from django.urls import path

from wizard.provision.pages import (
    by_link,
    by_link_writing,
    case,
    concerns,
    directory,
    in_mind,
    messages,
    safeguarding,
    taking_part,
    visits,
)

app_name = "provision"
R = "cases/<slug:reference>/provision/"
urlpatterns = [
    path("provider/<slug:token>/", by_link.register, name="register"),
    path("provider/<slug:token>/report/<slug:placement>/", by_link_writing.report, name="report"),
    path("provider/<slug:token>/worry/<slug:placement>/", by_link_writing.worry, name="worry"),
    path("provider/<slug:token>/messages/<slug:placement>/", by_link_writing.messages, name="provider_messages"),
    path("cases/providers/", directory.providers, name="providers"),
    path("cases/providers/<slug:authority>/add/", directory.provider, name="add_provider"),
    path("cases/providers/<slug:authority>/<slug:provider>/", directory.provider, name="provider"),
    path("cases/providers/<slug:authority>/<slug:provider>/check/", directory.quality, name="quality"),
    path(R, case.case, name="case"),
    path(f"{R}add/", case.place, name="place"),
    path(f"{R}teaching/<slug:placement>/", case.placement, name="placement"),
    path(f"{R}timetable/", case.timetable, name="timetable"),
    path(f"{R}teaching/<slug:placement>/home/", taking_part.home, name="home"),
    path(f"{R}teaching/<slug:placement>/messages/", messages.messages, name="messages"),
    path(f"{R}teaching/<slug:placement>/visits/", visits.visits, name="visits"),
    path(f"{R}teaching/<slug:placement>/visits/<int:visit>/", visits.visit, name="visit"),
    path(f"{R}taking-part/", taking_part.engagement, name="engagement"),
    path(f"{R}taking-part/warning/", taking_part.warning, name="warning"),
    path(f"{R}kept-in-mind/", in_mind.in_mind, name="in_mind"),
    path(f"{R}worries/", concerns.concerns, name="concerns"),
    path(f"{R}safeguarding-people/", safeguarding.safeguarding, name="safeguarding"),
    path(f"{R}worries/<slug:concern>/", concerns.concern, name="concern"),
    path(f"{R}worries/<slug:concern>/file/", concerns.concern_paper, name="concern_paper"),
]
