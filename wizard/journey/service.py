"""The door to the journey: what a draft still lacks, and sending it."""

from wizard.journey.actions.send_referral import key_of, send_referral
from wizard.journey.lacking import lacks
from wizard.journey.situation import FILE_KINDS, Situation, situation_of

__all__ = ["FILE_KINDS", "Situation", "key_of", "lacks", "send_referral", "situation_of"]
