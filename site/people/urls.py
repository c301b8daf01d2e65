"""allauth's addresses, only those in use. Their names are allauth's own: its views look them up."""

from allauth.account import views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.urls import path, re_path
from django.views.generic import RedirectView

from people.entrance import Entrance
from people.pages import address
from people.second_factor import views as second
from people.sessions import views as sessions
from people.single_sign_on import views as sso

signing_in = [
    path("login/", Entrance.as_view(), name="account_login"),
    path("login/code/", views.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("login/second-step/", second.AskSecondFactor.as_view(), name="mfa_authenticate"),
    path("login/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("login/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("sso/<slug:provider_id>/", sso.login, name="openid_connect_login"),
    path("sso/<slug:provider_id>/callback/", sso.callback, name="openid_connect_callback"),
    path("send-again/", sessions.send_again, name="send_again"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),
]
passwords = [
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
own_account = [
    path("", second.YourSignIn.as_view(), name="mfa_index"),
    path("second-step/", second.needed, name="second_factor_needed"),
    path("address/", address.ask, name="account_address"),
    path("address/<slug:token>/", address.take, name="account_new_address"),
    path("app/", second.AddApp.as_view(), name="mfa_activate_totp"),
    path("app/remove/", second.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("passkeys/add/", second.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/name/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", second.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("reauthenticate/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("reauthenticate/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
]
urlpatterns = [*signing_in, *passwords, *own_account]
