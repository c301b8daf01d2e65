"""Who is asked, what they were asked, what stands; and what a clinician told by link."""

from wizard.consent.models.agreement import Consent
from wizard.consent.models.asking import ConsentRequest
from wizard.consent.models.clinicians import ClinicianRequest
from wizard.consent.models.family import FamilyPerson, FamilyView

__all__ = ["ClinicianRequest", "Consent", "ConsentRequest", "FamilyPerson", "FamilyView"]
