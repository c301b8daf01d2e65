from django.urls import path

from wizard.provision.pages import school

app_name = "provision_school"
urlpatterns = [
    path("<slug:public_id>/provision/", school.case, name="case"),
    path("<slug:public_id>/provision/timetable/", school.timetable, name="timetable"),
]
