"""What every Waymark has in common. demo, test and production build on this."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"

SITE_NAME = "Waymark"
WAGTAIL_SITE_NAME = SITE_NAME
DEMONSTRATION = False

INSTALLED_APPS = [
    "waymark",
    "wizard.journey",
    "wizard.parents",
    "wizard.overview",
    "wizard.funding",
    "wizard.provision",
    "wizard.planning",
    "wizard.casework",
    "wizard.support",
    "wizard.attendance",
    "wizard.enquiries",
    "wizard.consent",
    "wizard.evidence",
    "wizard.referrals",
    "wizard.routes",
    "guidance.reading",
    "guidance.alerts",
    "guidance.searching",
    "guidance.importing",
    "guidance.checking",
    "guidance.policies",
    "guidance.library",
    "people",
    "links",
    "record",
    "formkit",
    "formtools",
    "wagtail_modeladmin",
    "wagtail.users",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]
INSTALLED_APPS.remove("django.contrib.admin")  # one door for editors: the CMS

MIDDLEWARE = [
    "waymark.page_cache.middleware.PageCache",  # first: a kept page costs none of the others, and has their headers
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "waymark.private_pages.PrivatePages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wizard.journey.begun.BegunByLink",
    "people.sessions.life.KeepSession",
    "people.sessions.late.HoldLateForms",
    "people.second_factor.middleware.SecondFactor",
    "waymark.cms_guard.CmsGuard",
]

ROOT_URLCONF = "waymark.urls"
WSGI_APPLICATION = "waymark.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "waymark.context.shell",
            ],
        },
    },
]
FORM_RENDERER = "formkit.renderer.GovukRenderer"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/referrals/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
# Beside allauth's own: asking for letters about a policy, from one network address and to one e-mail address.
ACCOUNT_RATE_LIMITS = (
    {"follow": "20/h/ip", "follow_letter": "5/d/key", "link_code": "30/h/ip"}
    | {
        # Asking the council without an account, from one network address and with one e-mail address.
        "enquiry": "10/h/ip",
        "enquiry_letter": "3/d/key",
    }
    | {
        # Inviting, by one person and to one address; asking to join, from one network address and of one school.
        "people_invite": "40/h/user",
        "people_letter": "5/d/key",
        "people_ask": "10/h/ip",
        "people_ask_school": "20/d/key",
        "typed": "40/m/user",  # long answers, kept while they are typed
    }
)
ACCOUNT_ADAPTER = "people.sign_in.SignIn"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "people.forms.SignInForm",
    "reset_password": "people.forms.AskResetForm",
    "reset_password_from_key": "people.forms.ResetForm",
    "change_password": "people.forms.ChangeForm",
    "set_password": "people.forms.SetForm",
    "reauthenticate": "people.forms.AgainForm",
    "request_login_code": "people.forms.AskCodeForm",
    "confirm_login_code": "people.forms.GiveCodeForm",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}

# Whoever can read referrals signs in with a second factor (docs/decisions/015). A demonstration and the tests, whose
# accounts are published and made up, turn it off; production does not ask.
SECOND_FACTOR_REQUIRED = True
# What is open without one: the rooms and views that any stranger may read.
OPEN_ROOMS = frozenset({"reading", "alerts", "api", "feeds"})
OPEN_VIEWS = frozenset(
    "live ready accessibility privacy cookies contact journey:start journey:public_check journey:who_does_what "
    "journey:begin journey:link_sent journey:begun "
    "enquiries:begin enquiries:letter_sent enquiries:mine enquiries:part enquiries:sibling "
    "family:answer family:own_words family:own_papers family:take_back family:clinician_facts "
    "parents:page parents:next parents:decision parents:plan parents:week parents:letters parents:agreed "
    "parents:shared parents:all parents:family_messages parents:disagree parents:letter parents:letter_pdf "
    "signing:sign advising:advise provision:register provision:report".split()
)
MFA_ADAPTER = "people.second_factor.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1  # a period of 30 seconds before and after: clocks differ, and fingers take time
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are given, not opened: nobody squats on an address
MFA_FORMS = {
    "authenticate": "people.second_factor.forms.ShowCodeForm",
    "reauthenticate": "people.second_factor.forms.ShowCodeAgainForm",
    "activate_totp": "people.second_factor.forms.AddAppForm",
    "deactivate_totp": "people.second_factor.forms.RemoveAppForm",
    "generate_recovery_codes": "people.second_factor.forms.NewCodesForm",
    "add_webauthn": "people.second_factor.forms.AddPasskeyForm",
    "edit_webauthn": "people.second_factor.forms.NamePasskeyForm",
}

# Single sign-on: waymark.settings.production reads the providers from the environment.
SOCIALACCOUNT_ADAPTER = "people.single_sign_on.adapter.SingleSignOn"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"APPS": []}}
# A link, not a form: browsers hold forms to form-action, and the answer leads to the provider.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""

# Years a school's own record of a pupil is kept after they left: as long as a register (wizard.support.retention).
SUPPORT_KEEP_YEARS = 6
# Years a case is kept after it ended, and the birthday to which it is kept at least (wizard.casework.retention).
CASE_KEEP_YEARS = 6
CASE_KEEP_TO_AGE = 25

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # two cookies and no third
# Sixty minutes after the last page, written down at most every five, so the row itself lasts sixty-five.
SESSION_WRITTEN_EVERY = 5 * 60
SESSION_COOKIE_AGE = 60 * 60 + SESSION_WRITTEN_EVERY
# What is posted here after a session ended is held by the page that answers (people.sessions). Strangers post to the
# other rooms of people: they ask to join, or open an invitation.
HELD_PEOPLE = tuple(f"/people/{room}/" for room in ("schools", "authorities", "requests", "roles"))
HELD_PATHS = ("/referrals/", "/attendance/", "/cases/", "/pupils/", *HELD_PEOPLE)
CSRF_FAILURE_VIEW = "people.sessions.late.csrf_failure"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the CMS previews in a frame of its own; public pages say frame-ancestors 'none'

CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/cms/"],  # waymark.cms_guard gives the CMS a policy of its own
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("en-gb", "English")]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [VAR / "assets"]
MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"

# "pages": whole public pages (docs/decisions/010), shared by every process of the machine, never a database.
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "pages",
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
}

EVIDENCE_ROOT = VAR / "evidence"
# Days a draft referral stays after its last change. Half a year is longer than any evidence in our routes counts (12
# weeks) and than two terms; what nobody has touched for so long is a child's health record kept for nothing.
DRAFTS_KEPT_DAYS = 183
# School years of a school's register kept here: this one, and the one before, which a referral in autumn may bring.
# The register of record is the school's own system's, kept six years by law; a longer copy would serve nobody.
REGISTER_YEARS_KEPT = 2
PDF_ROOT = VAR / "pdf"  # policies on paper: made once, kept
EVIDENCE_MAX_BYTES = 25 * 1024 * 1024
# clamd: "host:port" or the path of its socket. Without one every file stays "being checked" and nobody opens it.
EVIDENCE_SCANNER = ""
EVIDENCE_MAY_GO_UNSCANNED = False  # whether EVIDENCE_SCANNER may be "none": in a demonstration and most tests
# An edition of 300 clauses is a form of 4,000 fields; the limit on a request's bytes still holds.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = ["wizard.evidence.uploads.ScratchHandler"]

# How many linked addresses the worker opens in a round. None, unless a production site asks for it: a demonstration
# and the tests call nobody. Addresses inside our own network are never opened; only a test says otherwise.
LINK_CHECKS_A_ROUND = 0
LINK_CHECKS_PRIVATE = False

WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# A button for comments at each field took two of the six seconds in which 100 clauses opened.
WAGTAILADMIN_COMMENTS_ENABLED = False
# Milliseconds of rest before the editor saves or redraws by itself: each time it posts thousands of fields.
WAGTAIL_AUTOSAVE_INTERVAL = 5_000
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 2_000
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Production may send by GOV.UK Notify instead of SMTP.
NOTIFY_API_KEY = ""
NOTIFY_TEMPLATE_ID = ""
NOTIFY_URL = ""
DEFAULT_FROM_EMAIL = "Waymark <no-reply@waymark.invalid>"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "waymark.quiet_logs.QuietFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own handlers would mail every posted field of a request that failed to settings.ADMINS.
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},
}
