"""The rows of casework, by what they are about."""

from wizard.casework.models.asking import EvidenceRuling, HeardEvidence, InfoRequest
from wizard.casework.models.case import Case, CasePupil
from wizard.casework.models.deciding import Challenge, Decision, Judgement, PanelItem, PanelMeeting, PanelSeat
from wizard.casework.models.letters import CaseLetter, LetterTemplate
from wizard.casework.models.moments import CaseClock, CaseMoment, CaseTask
from wizard.casework.models.people import CaseParty, Cover, SavedView

__all__ = [
    "Case",
    "CaseClock",
    "CaseLetter",
    "CaseMoment",
    "CaseParty",
    "CasePupil",
    "CaseTask",
    "Challenge",
    "Cover",
    "Decision",
    "EvidenceRuling",
    "HeardEvidence",
    "InfoRequest",
    "Judgement",
    "LetterTemplate",
    "PanelItem",
    "PanelMeeting",
    "PanelSeat",
    "SavedView",
]
