"""Who sees the whole, and with which numbers."""

from people.enums import CASE_ROLES, Role

#: Who may look. Case workers see every number, the others none from which somebody could be recognised.
LOOKING_ROLES = CASE_ROLES | {Role.PANEL_MEMBER, Role.FINANCE}
#: From this number on a count is shown to everybody.
FEWEST = 5
