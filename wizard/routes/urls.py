"""The routes' own screens in the CMS, in one namespace: building a route, and trying it out."""

from wizard.routes.editing.urls import urlpatterns as editing
from wizard.routes.trying.urls import urlpatterns as trying
from wizard.routes.versions.urls import urlpatterns as versions

app_name = "cms_routes"
urlpatterns = [*editing, *trying, *versions]
