from django.urls import path

from wizard.parents.parts import TO_READ
from wizard.parents.views import council, family

app_name = "parents"
CASE = "cases/<slug:reference>/messages/"
PAGE = "family/<slug:token>/"
urlpatterns = [
    path(PAGE, family.page, name="page"),
    *(path(f"{PAGE}{part.key}/", family.part_page(part), name=part.key) for part in TO_READ),
    path(f"{PAGE}messages/", family.messages, name="family_messages"),
    path(f"{PAGE}disagree/", family.challenge, name="disagree"),
    path(f"{PAGE}all/", family.everything, name="all"),
    path(f"{PAGE}letters/<slug:letter>.pdf", family.letter_pdf, name="letter_pdf"),
    path(f"{PAGE}letters/<slug:letter>/", family.letter, name="letter"),
    path(CASE, council.messages, name="messages"),
    path(f"{CASE}silence/", council.silence, name="silence"),
    path(f"{CASE}<slug:person>/", council.conversation, name="conversation"),
]
