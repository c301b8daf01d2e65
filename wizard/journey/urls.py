from django.urls import path

from wizard.journey.forms import QuestionsForm
from wizard.journey.public_check.views import check as public_check
from wizard.journey.views import (
    after,
    after_council,
    after_history,
    agreements,
    asking,
    beginning,
    check,
    checklist,
    colleagues,
    going_on,
    handing_over,
    moving,
    referrals,
    start,
    tasks,
    telling_school,
    typed,
    who_does_what,
    withdrawing,
)
from wizard.journey.views.wizard import CHECK, ReferralWizard

app_name = "journey"
walk = ReferralWizard.as_view(form_list=[("page", QuestionsForm)], url_name="journey:step", done_step_name=CHECK)

# Pages of our own have a dash in their name: a question's key has none, so no question can hide one of them.
urlpatterns = [
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/<slug:public_id>/", tasks.tasks, name="tasks"),
    path("referrals/<slug:public_id>/carry-on/", referrals.carry_on, name="carry_on"),
    path("referrals/<slug:public_id>/ask-to-continue/", going_on.ask_to_continue, name="continue"),
    path("referrals/<slug:public_id>/other-council/", going_on.other_council, name="other_council"),
    path("referrals/<slug:public_id>/school-checklist/", checklist.checklist, name="checklist"),
    path("referrals/<slug:public_id>/same-pupil/", referrals.same_pupil, name="same_pupil"),
    path("referrals/<slug:public_id>/keep-draft/", referrals.keep, name="keep"),
    path("referrals/<slug:public_id>/ask-colleague/", colleagues.ask_colleague, name="ask_colleague"),
    path("referrals/<slug:public_id>/tell-school/", telling_school.tell_school, name="tell_school"),
    path("referrals/<slug:public_id>/withdraw-sent/", withdrawing.withdraw_after, name="withdraw_sent"),
    path("referrals/<slug:public_id>/what-instead/", asking.stop, name="stop"),
    path("referrals/<slug:public_id>/ask-officer/", asking.ask, name="ask"),
    path(f"referrals/<slug:public_id>/{CHECK}/", check.check, name="check"),
    path("referrals/<slug:public_id>/referral-sent/", after.sent, name="sent"),
    path("referrals/<slug:public_id>/after/", after_council.after_council, name="after"),
    path("referrals/<slug:public_id>/after/ask/", after_council.ask, name="after_ask"),
    path("referrals/<slug:public_id>/after/history/", after_history.after_history, name="after_history"),
    path("referrals/<slug:public_id>/after/<int:number>/", after_council.answer, name="after_answer"),
    path("referrals/<slug:public_id>/your-copy/", after.copy, name="copy"),
    path("referrals/<slug:public_id>/your-copy.pdf", after.paper, name="paper"),
    path("referrals/<slug:public_id>/family-agreements/", agreements.agreements, name="agreements"),
    path("referrals/<slug:public_id>/export-file/", handing_over.export, name="export"),
    path("referrals/<slug:public_id>/hand-over/", handing_over.hand_over, name="hand_over"),
    path("referrals/<slug:public_id>/move-version/", moving.move, name="move"),
    path("referrals/<slug:public_id>/looked-again/", moving.looked, name="looked"),
    path("referrals/<slug:public_id>/withdraw-draft/", after.withdraw, name="withdraw"),
    path("referrals/<slug:public_id>/<slug:step>/remove/<slug:item>/", after.remove, name="remove"),
    path("referrals/<slug:public_id>/<slug:step>/typed/", typed.typed, name="typed"),
    path("referrals/<slug:public_id>/<slug:step>/", walk, name="step"),
    path("started/link-sent/", beginning.link_sent, name="link_sent"),
    path("started/<slug:token>/", beginning.begun, name="begun"),
    path("<slug:authority>/refer/<slug:route>/by-email/", beginning.begin, name="begin"),
    path("<slug:authority>/refer/<slug:route>/", start.start, name="start"),
    path("<slug:authority>/refer/<slug:route>/who-does-what/", who_does_what.who_does_what, name="who_does_what"),
    path("<slug:authority>/check/<slug:route>/", public_check, name="public_check"),
]
