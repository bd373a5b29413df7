"""Sentences for what only a screen refuses."""

from i18n.translate import N_

ERRORS = {
    "name-missing": N_("A name is needed in at least one language. The old one stays."),
    "new-name-missing": N_("What is added needs a name, and a cluster needs the name of its first indicator too."),
    "shares-incomplete": N_("Every grade needs a share: type 0 where nobody is. Nothing was changed."),
    "figure-incomplete": N_("An operating figure needs a name and every number. Nothing was changed."),
}
