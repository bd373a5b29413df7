"""Roles in words: what each is called, and what it may do."""

from __future__ import annotations

from i18n.translate import N_
from studies.access import Role

NAMES = {
    Role.ADMINISTRATOR: N_("Administrator"),
    Role.PLANNER: N_("Planner"),
    Role.FACILITATOR: N_("Facilitator"),
    Role.EXPERT: N_("Expert"),
    Role.VIEWER: N_("Viewer"),
}

MEANINGS = {
    Role.ADMINISTRATOR: N_("Sees every study, and says who is in the team."),
    Role.PLANNER: N_("Builds studies, changes them and says who else sees them."),
    Role.FACILITATOR: N_("Sees everything of a study, invites experts and runs workshops; changes nothing else."),
    Role.EXPERT: N_("Answers by a personal link; sees no study."),
    Role.VIEWER: N_("Sees the Compare page."),
}
"""What an account of this role may do at most; in one study the role given there counts, where it is the weaker one."""
