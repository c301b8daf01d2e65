from django.urls import path

from wizard.planning.views import added, agreements, going_on, meetings, packages, papers, plan, pools, returning
from wizard.planning.views.sides import council

app_name = "planning"
P = "<slug:reference>/plan/"
urlpatterns = [
    path("pools/", pools.pools, name="pools"),
    path("pools/<slug:authority>/<slug:pool>/", pools.places, name="places"),
    path(P, council(plan.plan), name="plan"),
    path(f"{P}meeting/", council(meetings.arrange), name="arrange"),
    path(f"{P}meeting/<int:number>/", council(meetings.one), name="meeting"),
    path(f"{P}meeting/<int:number>/held/", council(meetings.held), name="held"),
    path(f"{P}meeting/<int:number>/off/", council(meetings.cancel), name="cancel"),
    path(f"{P}meeting/<int:number>/record/", council(meetings.record), name="record"),
    path(f"{P}meeting/<int:number>/minutes/", council(meetings.minutes), name="minutes"),
    path(f"{P}meeting/<int:number>/action/", council(meetings.add_action), name="action"),
    path(f"{P}record/", council(meetings.records), name="records"),
    path(f"{P}paper/<slug:requirement>/", council(papers.paper), name="paper"),
    path(f"{P}paper/<slug:requirement>/hand-in/", council(papers.hand), name="hand_in"),
    path(f"{P}paper/<slug:requirement>/ask/", council(papers.ask), name="ask_paper"),
    path(f"{P}agreement/<slug:requirement>/", council(agreements.agreement), name="agreement"),
    path(f"{P}agreement/<slug:requirement>/words/", council(agreements.words), name="words"),
    path(f"{P}agreement/<slug:requirement>/<slug:party>/signed/", council(agreements.signed), name="signed"),
    path(f"{P}agreement/<slug:requirement>/<slug:party>/ask/", council(agreements.ask), name="ask"),
    path(f"{P}package/", council(packages.package), name="package"),
    path(f"{P}package/line/", council(packages.line), name="line"),
    path(f"{P}package/hours/", council(packages.hours), name="hours"),
    path(f"{P}package/change/", council(packages.change), name="change"),
    path(f"{P}start/", council(packages.start), name="start"),
    path(f"{P}go-on/", council(going_on.continue_), name="go_on"),
    path(f"{P}end/", council(going_on.end), name="end"),
    path(f"{P}health/", council(added.health), name="health"),
    path(f"{P}health/ask/", council(added.ask), name="ask_health"),
    path(f"{P}health/add/", council(added.add), name="add_health"),
    path(f"{P}health/<int:number>/came/", council(added.came), name="came"),
    path(f"{P}lessons/", council(added.lessons), name="lessons"),
    path(f"{P}return/", council(returning.way_back), name="return"),
    path(f"{P}return/plan/", council(returning.write), name="return_plan"),
    path(f"{P}return/step/", council(returning.step), name="return_step"),
    path(f"{P}return/agreed/", council(returning.agree), name="return_agreed"),
]
