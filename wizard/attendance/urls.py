from django.urls import path

from wizard.attendance.views import codes, council, pupils, registers, returns

app_name = "attendance"
urlpatterns = [
    path("", registers.index, name="index"),
    path("schools/<slug:school>/", registers.register, name="register"),
    path("schools/<slug:school>/import/", registers.read_in, name="import"),
    path("schools/<slug:school>/which-code/", codes.which, name="which_code"),
    path("schools/<slug:school>/sickness-returns/", returns.school_returns, name="school_returns"),
    path("pupils/<slug:public_id>/", pupils.pupil, name="pupil"),
    path("pupils/<slug:public_id>/refer/", pupils.refer, name="refer"),
    path("pupils/<slug:public_id>/absence-notice/", pupils.notice, name="notice"),
    path("councils/<slug:authority>/sickness-returns/", council.council_returns, name="council_returns"),
    path("councils/<slug:authority>/term-dates/", council.term_dates, name="term_dates"),
]
