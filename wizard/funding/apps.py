from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "wizard.funding"
    label = "funding"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hangs money on a case's page and its chronology, and says how a hospital is written to."""
        from record.frozen import freeze
        from record.service import register_sender
        from wizard.casework.service import register_case_tab, register_chronology
        from wizard.funding.models import AuthorityStatement, CaseStatement, CaseTerms, Rate
        from wizard.funding.notices import ASKED, build_asked
        from wizard.funding.telling import happened

        freeze(Rate)
        freeze(CaseTerms)
        freeze(CaseStatement)
        freeze(AuthorityStatement)
        register_sender(ASKED, build_asked)
        register_case_tab("money", "Money", 70, "funding:money")
        register_chronology("funding", happened)
