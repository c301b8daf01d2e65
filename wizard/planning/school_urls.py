from django.urls import path

from wizard.planning.views import (
    added,
    advising,
    agreements,
    going_on,
    meetings,
    moving,
    papers,
    plan,
    returning,
    school_log,
)
from wizard.planning.views.sides import school

app_name = "planning_school"
P = "referrals/<slug:public_id>/after/plan/"
urlpatterns = [
    path(P, school(plan.plan), name="plan"),
    path(f"{P}meeting/", school(meetings.arrange), name="arrange"),
    path(f"{P}meeting/<int:number>/", school(meetings.one), name="meeting"),
    path(f"{P}meeting/<int:number>/held/", school(meetings.held), name="held"),
    path(f"{P}meeting/<int:number>/move/", school(moving.move), name="move"),
    path(f"{P}meeting/<int:number>/off/", school(moving.cancel), name="cancel"),
    path(f"{P}meeting/<int:number>/record/", school(meetings.record), name="record"),
    path(f"{P}meeting/<int:number>/minutes/", school(meetings.minutes), name="minutes"),
    path(f"{P}meeting/<int:number>/action/", school(meetings.add_action), name="action"),
    path(f"{P}record/", school(meetings.records), name="records"),
    path(f"{P}paper/<slug:requirement>/", school(papers.paper), name="paper"),
    path(f"{P}paper/<slug:requirement>/hand-in/", school(papers.hand), name="hand_in"),
    path(f"{P}agreement/<slug:requirement>/", school(agreements.agreement), name="agreement"),
    path(f"{P}agreement/<slug:requirement>/words/", school(agreements.words), name="words"),
    path(f"{P}agreement/<slug:requirement>/<slug:party>/signed/", school(agreements.signed), name="signed"),
    path(f"{P}agreement/<slug:requirement>/<slug:party>/ask/", school(agreements.ask), name="ask"),
    path(f"{P}recommend-end/", school(going_on.recommend), name="recommend"),
    path(f"{P}begun/", school(going_on.begun), name="begun"),
    path(f"{P}health/", school(added.health), name="health"),
    path(f"{P}health/ask/", school(added.ask), name="ask_health"),
    path(f"{P}health/add/", school(added.add), name="add_health"),
    path(f"{P}health/<int:number>/send/", school(advising.send), name="send_health"),
    path(f"{P}health/<int:number>/came/", school(added.came), name="came"),
    path(f"{P}log/", school(school_log.log), name="log"),
    path(f"{P}return/", school(returning.way_back), name="return"),
    path(f"{P}return/plan/", school(returning.write), name="return_plan"),
    path(f"{P}return/step/", school(returning.step), name="return_step"),
    path(f"{P}return/agreed/", school(returning.agree), name="return_agreed"),
]
