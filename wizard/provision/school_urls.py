from django.urls import path

from wizard.provision.pages import concerns, in_mind, messages, safeguarding, school, taking_part

app_name = "provision_school"
urlpatterns = [
    path("<slug:public_id>/after/provision/", school.case, name="case"),
    path("<slug:public_id>/after/provision/timetable/", school.timetable, name="timetable"),
    path("<slug:public_id>/after/provision/teaching/<slug:placement>/home/", taking_part.home, name="home"),
    path("<slug:public_id>/after/provision/teaching/<slug:placement>/messages/", messages.messages, name="messages"),
    path("<slug:public_id>/after/provision/taking-part/", taking_part.engagement, name="engagement"),
    path("<slug:public_id>/after/provision/kept-in-mind/", in_mind.in_mind, name="in_mind"),
    path("<slug:public_id>/after/provision/worries/", concerns.concerns, name="concerns"),
    path("<slug:public_id>/after/provision/safeguarding-people/", safeguarding.safeguarding, name="safeguarding"),
    path("<slug:public_id>/after/provision/worries/<slug:concern>/", concerns.concern, name="concern"),
    path("<slug:public_id>/after/provision/worries/<slug:concern>/file/", concerns.concern_paper, name="concern_paper"),
]
