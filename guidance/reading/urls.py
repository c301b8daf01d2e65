"""The public addresses. Everything that is not a reserved first word is an authority."""

from django.urls import path

from guidance.reading import views
from guidance.reading.api import views as api
from guidance.reading.pdf import views as pdf

app_name = "reading"
POLICY = "<slug:authority>/policies/<slug:policy>/"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("compare/", views.compare_authorities, name="compare"),
    path("clause/<slug:uid>/", views.clause, name="clause"),
    path("api/", api.about, name="api"),
    path("api/v1/openapi.json", api.openapi, name="openapi"),
    path("api/<path:rest>", api.missing, name="api_missing"),
    path("<slug:authority>/", views.authority, name="authority"),
    path("<slug:authority>/services/", views.services, name="services"),
    path("<slug:authority>/guides/<slug:guide>/", views.guide, name="guide"),
    path(POLICY, views.policy, name="policy"),
    path(POLICY + "editions/<slug:edition>/", views.edition, name="edition"),
    path(POLICY + "editions/<slug:edition>/v<int:number>/", views.version, name="version"),
    path(POLICY + "policy.pdf", pdf.current, name="policy_pdf"),
    path(POLICY + "editions/<slug:edition>/v<int:number>/policy.pdf", pdf.version, name="version_pdf"),
    path(POLICY + "compare/<str:before>/<str:after>/", views.changes, name="changes"),
]
