from django.urls import path

from wizard.journey.family import asking, by_link, clinicians, facts_by_link, own_words, people

app_name = "family"
R = "referrals/<slug:public_id>/"
urlpatterns = [
    path("consent/<slug:token>/", by_link.answer, name="answer"),
    path("consent/<slug:token>/your-words/", own_words.words, name="own_words"),
    path("consent/<slug:token>/your-papers/", own_words.papers, name="own_papers"),
    path("consent/<slug:token>/take-back/<slug:asked>/", by_link.take_back, name="take_back"),
    path("clinician/<slug:token>/", facts_by_link.facts, name="clinician_facts"),
    path(f"{R}family-people/", people.people, name="people"),
    path(f"{R}family-people/add-person/", people.add, name="add_person"),
    path(f"{R}family-people/<slug:person>/", people.change, name="person"),
    path(f"{R}ask-family/<slug:key>/", asking.ask, name="ask"),
    path(f"{R}family-answers/<slug:asked>/", asking.one_request, name="request"),
    path(f"{R}family-answers/<slug:asked>/paper-form/", asking.paper_form, name="paper_form"),
    path(f"{R}clinician-requests/", clinicians.clinicians, name="clinicians"),
    path(f"{R}clinician-requests/<slug:asked>/", clinicians.clinician, name="clinician"),
]
