"""Who works where: one's own places, joining, and looking after a place."""

from django.urls import path

from people.pages import asking, deciding, inviting, lost_phone, mine, places, roles

app_name = "people"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("join/", asking.find, name="find"),
    path("join/asked/", asking.asked, name="asked"),
    path("join/<slug:school>/", asking.ask, name="ask"),
    path("schools/<slug:school>/", places.school, name="school"),
    path("schools/<slug:school>/invite/", inviting.invite_to_school, name="invite_to_school"),
    path("schools/<slug:school>/named-person/", places.named_person, name="named_person"),
    path("authorities/<slug:authority>/", places.authority, name="authority"),
    path("authorities/<slug:authority>/invite/", inviting.invite_to_authority, name="invite_to_authority"),
    path("invitations/<slug:public_id>/resend/", inviting.resend, name="resend"),
    path("invitations/<slug:public_id>/withdraw/", inviting.withdraw, name="withdraw"),
    path("invited/<slug:token>/", inviting.invited, name="invited"),
    path("requests/<slug:public_id>/", deciding.decide, name="request"),
    path("requests/<slug:public_id>/take-back/", deciding.take_back, name="take_back"),
    path("roles/<int:pk>/change/", roles.change, name="change_role"),
    path("roles/<int:pk>/end/", roles.end, name="end_role"),
    path("roles/<int:pk>/lost-phone/", lost_phone.lost_phone, name="lost_phone"),
]
