"""Every address of the site, room by room."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView, TemplateView
from wagtail.admin import urls as wagtailadmin_urls

from waymark import health

SIGN_IN = RedirectView.as_view(pattern_name="account_login", query_string=True)
RESET = RedirectView.as_view(pattern_name="account_reset_password")
PASSWORD = RedirectView.as_view(pattern_name="account_change_password")

handler500 = "waymark.unwell.unwell"

urlpatterns = [
    path("health/live/", health.live, name="live"),
    path("health/ready/", health.ready, name="ready"),
    path("accessibility/", TemplateView.as_view(template_name="pages/accessibility.html"), name="accessibility"),
    path("privacy/", TemplateView.as_view(template_name="pages/privacy.html"), name="privacy"),
    path("cookies/", TemplateView.as_view(template_name="pages/cookies.html"), name="cookies"),
    path("contact/", TemplateView.as_view(template_name="pages/contact.html"), name="contact"),
    # Wagtail's own sign-in would take a password where allauth asks for more: all its doors lead to allauth.
    path("cms/login/", SIGN_IN, name="cms_sign_in"),
    re_path(r"^cms/password_reset/", RESET, name="cms_reset_password"),
    path("cms/account/", PASSWORD, name="cms_change_password"),
    path("cms/", include(wagtailadmin_urls)),
    path("accounts/", include("people.urls")),
    path("people/", include("people.pages.urls")),
    path("evidence/", include("wizard.evidence.urls")),
    path("attendance/", include("wizard.attendance.urls")),
    path("pupils/", include("wizard.support.urls")),
    path("", include("wizard.enquiries.urls")),
    path("cases/overview/", include("wizard.overview.urls")),
    path("cases/", include("wizard.funding.urls")),
    path("", include("wizard.provision.urls")),
    path("referrals/", include("wizard.provision.school_urls")),
    path("cases/", include("wizard.planning.urls")),
    path("cases/", include("wizard.casework.urls")),
    path("", include("wizard.planning.school_urls")),
    path("", include("wizard.planning.link_urls")),
    path("", include("wizard.planning.advice_urls")),
    path("", include("wizard.parents.urls")),
    path("", include("wizard.journey.family.urls")),
    path("", include("wizard.journey.urls")),
    path("", include("guidance.alerts.urls")),
    path("", include("guidance.reading.api.urls")),
    path("", include("guidance.reading.feeds.urls")),
    path("", include("guidance.reading.urls")),
]
