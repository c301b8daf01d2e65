"""An example of every type of public page, and of those that only show on a referral or a desk, who passes them.

`tests/waymark/test_every_page_has_an_example.py` finds the types in the resolver: a new one has to be entered here.
"""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, resolve

POLICY = "/norfolk/policies/medical-needs/"
PAGES = {
    "home": "/",
    "search": "/search/?q=medical+evidence",
    "search for nothing": "/search/?q=",
    "search without a result": "/search/?q=zyzzyva",
    "search in one policy": "/search/?q=consultant&authority=essex",
    "search for too much": "/search/?q=" + "illness+" * 60,
    "search for a quote": "/search/?q=%22fit+note%22+%22",
    "authority": "/norfolk/",
    "authority that names nobody": "/leicestershire/",
    "council of a school": "/wiltshire/",
    "school": "/stonehenge-school/",
    "trust": "/wmat/",
    "long policy": POLICY,
    "policy for one reader": POLICY + "?for=parent",
    "guide": "/norfolk/guides/what-happens-and-when/",
    "services": "/norfolk/services/",
    "services for one audience": "/norfolk/services/?for=school",
    "search for a school": "/search/?q=stonehenge",
    "policy": "/leicestershire/policies/medical-needs/",
    "policy of a school": "/stonehenge-school/policies/health-needs/",
    "edition": POLICY + "editions/2024-25/",
    "permanent version": POLICY + "editions/2024-25/v1/",
    "comparison to choose": "/compare/",
    "two councils side by side": "/compare/?one=norfolk&other=essex",
    "what changed": POLICY + "compare/2024-25.v1/2024-25/",
    "start": "/norfolk/refer/medical-needs/",
    "who does what": "/stonehenge-school/refer/medical-referral/who-does-what/",
    "start elsewhere": "/wiltshire/refer/medical-referral/",
    "public check": "/norfolk/check/medical-needs/",
    "start where nobody is named": "/leicestershire/refer/medical-referral/",
    "asking a council": "/norfolk/ask/",
    "asking where nobody answers": "/wiltshire/ask/",
    "what an enquiry's letter is sent for": "/enquiry/sent/",
    "following a policy": POLICY + "follow/",
    "following a clause": POLICY + "follow/norfolk-11-b-ii/",
    "what a letter is sent for": "/alerts/asked/",
    "addresses for programs": "/api/",
    "sign in": "/accounts/login/",
    "sign in by a code": "/accounts/login/code/",
    "signing in elsewhere, given up": "/accounts/login/cancelled/",
    "password reset": "/accounts/password/reset/",
    "password reset sent": "/accounts/password/reset/done/",
    "password reset with a spent link": "/accounts/password/reset/key/1-spent/",
    "password was reset": "/accounts/password/reset/key/done/",
    "sign up": "/accounts/signup/",
    "account put out of use": "/accounts/inactive/",
    "not found": "/norfolk/policies/nothing-of-the-kind/",
    "joining a school": "/people/join/",
    "a school to join": "/people/join/?q=saltmere",
    "no school to join": "/people/join/?q=zyzzyva",
    "asking to join": "/people/join/saltmere-academy/",
    "asked to join": "/people/join/asked/",
    "accessibility": "/accessibility/",
    "privacy": "/privacy/",
    "cookies": "/cookies/",
    "contact": "/contact/",
}
# Addresses that give something other than a page, or lead on: the type of what comes.
NOT_PAGES = {
    "/health/live/": "application/json",
    "/health/ready/": "application/json",
    "/clause/norfolk-11-b-ii/": "text/html",
    POLICY + "policy.pdf": "application/pdf",
    POLICY + "editions/2024-25/v1/policy.pdf": "application/pdf",
    "/feed/": "application/atom+xml",
    "/norfolk/feed/": "application/atom+xml",
    POLICY + "feed/": "application/atom+xml",
    "/api/v1/openapi.json": "application/json",
    "/api/v1/authorities": "application/json",
    "/api/v1/authorities/norfolk": "application/json",
    "/api/v1/authorities/norfolk/contacts": "application/json",
    "/api/v1/authorities/norfolk/policies": "application/json",
    "/api/v1/authorities/norfolk/policies/medical-needs": "application/json",
    "/api/v1/authorities/norfolk/policies/medical-needs/versions": "application/json",
    "/api/v1/authorities/norfolk/policies/medical-needs/versions/2024-25/1": "application/json",
    "/api/v1/authorities/norfolk/policies/medical-needs/versions/2024-25/1/clauses": "application/json",
    "/api/v1/clauses/norfolk-11-b-ii": "application/json",
    "/api/v1/search?q=evidence": "application/json",
    "/api/v1/sources": "application/json",
    "/api/v1/sources/education-act-1996-s19": "application/json",
}
# Views that answer what is not there, with no page to look at.
# Ways in that only lead on: tests/people/test_single_sign_on.py and test_second_steps.py pass them.
ONWARD = {"openid_connect_login", "openid_connect_callback", "mfa_login_webauthn", "mfa_list_webauthn"}
# What only takes a form and leads on, and papers (PDF) behind signing in. They are asked for by
# tests/wizard/journey/test_drafts_and_colleagues.py, tests/wizard/casework/test_letters_that_need_a_person.py
# and tests/wizard/referrals/test_paper_copy.py.
POSTED = {"journey:keep", "casework:mend_letter"}
PAPERS = {"casework:paper"}
NOTHING_TO_SEE = {"reading:api_missing", "api:api-root", *ONWARD, *POSTED, *PAPERS}
# Pages behind a link in a letter: the browser test that passes them.
BY_LETTER = {
    "enquiries:mine": "test_asking_the_council",
    "enquiries:part": "test_asking_the_council",
    "enquiries:sibling": "test_asking_the_council",
    "people:invited": "test_people_pages",
    "alerts:confirm": "test_following",
    "alerts:leave": "test_following",
    "provision:register": "test_provision_pages",
    "provision:report": "test_provision_pages",
    "parents:page": "test_families_page",
    "parents:family_messages": "test_families_page",
    "parents:disagree": "test_families_page",
    "parents:letter": "test_families_page",
    "parents:letter_pdf": "test_families_page",
    "family:answer": "test_family_by_link",
    "family:own_words": "test_family_by_link",
    "family:own_papers": "test_family_by_link",
    "family:take_back": "test_family_by_link",
    "family:clinician_facts": "test_family_by_link",
}
# Pages of a person who has signed in: the browser test that passes them.
SIGNED_IN = {
    "parents:messages": "test_families_page",
    "parents:conversation": "test_families_page",
    "parents:silence": "test_families_page",
    "provision:providers": "test_provision_pages",
    "provision:add_provider": "test_provision_pages",
    "provision:provider": "test_provision_pages",
    "provision:case": "test_provision_pages",
    "provision:place": "test_provision_pages",
    "provision:placement": "test_provision_pages",
    "provision:timetable": "test_provision_pages",
    "provision:in_mind": "test_provision_pages",
    "provision_school:in_mind": "test_provision_pages",
    "provision:home": "test_provision_pages",
    "provision:engagement": "test_provision_pages",
    "provision:warning": "test_provision_pages",
    "provision:concerns": "test_provision_pages",
    "provision:concern": "test_provision_pages",
    "provision_school:home": "test_provision_pages",
    "provision_school:engagement": "test_provision_pages",
    "provision_school:concerns": "test_provision_pages",
    "provision_school:concern": "test_provision_pages",
    "provision_school:case": "test_provision_pages",
    "provision_school:timetable": "test_provision_pages",
    "enquiries:waiting": "test_asking_the_council",
    "enquiries:answer": "test_asking_the_council",
    "people:mine": "test_people_pages",
    "people:school": "test_people_pages",
    "people:authority": "test_people_pages",
    "people:invite_to_school": "test_people_pages",
    "people:invite_to_authority": "test_people_pages",
    "people:named_person": "test_people_pages",
    "people:resend": "test_people_pages",
    "people:withdraw": "test_people_pages",
    "people:request": "test_people_pages",
    "people:take_back": "test_people_pages",
    "people:change_role": "test_people_pages",
    "people:end_role": "test_people_pages",
    "account_logout": "test_signed_in_pages",
    "account_change_password": "test_signed_in_pages",
    "account_reauthenticate": "test_signed_in_pages",
    "account_set_password": "test_second_steps",
    "account_confirm_login_code": "test_second_steps",
    "mfa_authenticate": "test_second_steps",
    "mfa_reauthenticate": "test_second_steps",
    "mfa_reauthenticate_webauthn": "test_second_steps",
    "mfa_index": "test_second_steps",
    "second_factor_needed": "test_second_steps",
    "mfa_activate_totp": "test_second_steps",
    "mfa_deactivate_totp": "test_second_steps",
    "mfa_view_recovery_codes": "test_second_steps",
    "mfa_generate_recovery_codes": "test_second_steps",
    "mfa_add_webauthn": "test_second_steps",
    "mfa_edit_webauthn": "test_second_steps",
    "mfa_remove_webauthn": "test_second_steps",
    "send_again": "test_late_forms",
    "family:people": "test_family_by_link",
    "family:add_person": "test_family_by_link",
    "family:person": "test_family_by_link",
    "family:ask": "test_family_by_link",
    "family:request": "test_family_by_link",
    "family:paper_form": "test_family_by_link",
    "family:clinicians": "test_family_by_link",
    "family:clinician": "test_family_by_link",
    "journey:referrals": "test_norfolk_referral_pages",
    "journey:tasks": "test_norfolk_referral_pages",
    "journey:step": "test_norfolk_referral_pages",
    "journey:stop": "test_norfolk_referral_pages",
    "journey:ask": "test_norfolk_referral_pages",
    "journey:check": "test_norfolk_referral_pages",
    "journey:sent": "test_norfolk_referral_pages",
    "journey:copy": "test_norfolk_referral_pages",
    "journey:agreements": "test_norfolk_referral_pages",
    "journey:withdraw": "test_norfolk_referral_pages",
    "journey:typed": "test_norfolk_referral_pages",
    "journey:ask_colleague": "test_referral_features",
    "journey:carry_on": "test_referral_features",
    "journey:checklist": "test_referral_features",
    "journey:continue": "test_referral_features",
    "journey:other_council": "test_referral_features",
    "journey:same_pupil": "test_referral_features",
    "journey:withdraw_sent": "test_referral_features",
    "journey:paper": "test_referral_features",
    "casework:enter": "test_referral_features",
    "casework:letters": "test_referral_features",
    "journey:move": "test_public_check_and_moving",
    "journey:export": "test_public_check_and_moving",
    "journey:hand_over": "test_public_check_and_moving",
    "casework:export": "test_public_check_and_moving",
    "casework:hand_over": "test_public_check_and_moving",
    "journey:looked": "test_public_check_and_moving",
    "journey:remove": "test_norfolk_referral_pages",
    "evidence:file": "test_evidence_pages",
    "evidence:look": "test_evidence_pages",
    "evidence:preview": "test_evidence_pages",
    "evidence:page": "test_evidence_pages",
    "evidence:original": "test_evidence_pages",
    "attendance:index": "test_attendance_pages",
    "attendance:register": "test_attendance_pages",
    "attendance:import": "test_attendance_pages",
    "attendance:which_code": "test_attendance_pages",
    "attendance:pupil": "test_attendance_pages",
    "attendance:notice": "test_attendance_pages",
    "attendance:refer": "test_attendance_pages",
    "attendance:school_returns": "test_attendance_pages",
    "attendance:council_returns": "test_attendance_pages",
    "attendance:term_dates": "test_attendance_pages",
    "support:pupils": "test_school_stage_pages",
    "support:add": "test_school_stage_pages",
    "support:pupil": "test_school_stage_pages",
    "support:write": "test_school_stage_pages",
    "support:entry": "test_school_stage_pages",
    "support:correct": "test_school_stage_pages",
    "support:paper": "test_school_stage_pages",
    "support:pdf": "test_school_stage_pages",
    "support:referral": "test_school_stage_pages",
    "casework:desk": "test_desk_pages",
    **{f"casework:{name}": "test_desk_pages" for name in (
        "covers", "new_cover", "hand_on", "people", "add_party", "owner", "shared", "shared_case", "chronology",
        "chronology_pdf",
    )},  # fmt: skip
    "casework:register": "test_desk_pages",
    "casework:register_export": "test_desk_pages",
    "casework:case": "test_desk_pages",
    "casework:sent": "test_case_pages",
    "casework:history": "test_case_pages",
    "casework:ask": "test_case_pages",
    "casework:answer": "test_case_pages",
    "casework:decision": "test_case_pages",
    "casework:one_decision": "test_case_pages",
    "casework:decide": "test_case_pages",
    "casework:heard": "test_case_pages",
    "casework:rule": "test_case_pages",
    "casework:judge": "test_case_pages",
    "casework:case_letters": "test_case_pages",
    "casework:write_letter": "test_case_pages",
    "casework:one_letter": "test_case_pages",
    "casework:letter_pdf": "test_case_pages",
    "casework:templates": "test_case_pages",
    "casework:template": "test_case_pages",
    "casework:panels": "test_case_pages",
    "casework:new_panel": "test_case_pages",
    "casework:panel": "test_case_pages",
    "casework:minutes": "test_case_pages",
    "casework:pack": "test_case_pages",
    "casework:panel_case": "test_case_pages",
    "casework:put": "test_case_pages",
    "casework:challenge": "test_case_pages",
    "casework:answered": "test_case_pages",
    "journey:after": "test_case_pages",
    "journey:after_answer": "test_case_pages",
}
ELSEWHERE = ("cms/", "static/", "media/")


def one_of_each() -> dict[str, str]:
    """The first example of each type of page, for what would take too long on all: its name here, its address."""
    found: dict[str, tuple[str, str]] = {}
    for called, address in PAGES.items():
        found.setdefault(view_of(address) if called != "not found" else called, (called, address))
    return dict(found.values())


def view_of(address: str) -> str:
    """The name of the view that answers an address."""
    return str(resolve(address.partition("?")[0]).view_name)


def every_view() -> set[str]:
    """The name of each view that has an address outside the CMS."""
    return {name for name, address in _named(get_resolver().url_patterns) if not address.startswith(ELSEWHERE)}


def _named(patterns: list[URLPattern | URLResolver], space: str = "", prefix: str = "") -> Iterator[tuple[str, str]]:
    for one in patterns:
        address = (prefix + str(one.pattern)).replace("^", "")
        if isinstance(one, URLResolver):
            yield from _named(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space, address)
        elif one.name:
            yield space + one.name, address
