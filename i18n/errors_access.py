"""Sentences about who may do what."""

from i18n.translate import N_

ERRORS = {
    "role-unknown": N_("There is no role {name}. The roles are: {known}."),
    "not-permitted": N_("Your role does not allow this here. Ask whoever shared the study with you."),
    "sign-in-needed": N_("Sign in to see the studies that are shared with you."),
    "desk-elsewhere": N_(
        "The desk is open on the machine that serves it. From here a workshop's code, a personal link or a viewer's "
        "link opens something; whoever needs the desk from here asks for an account to be set up there."
    ),
    "signed-out": N_("You are signed out here. Sign in again to go on: what was kept is still there."),
    "viewer-link-unknown": N_(
        "This link opens nothing: it has expired or was taken back. Ask whoever sent it for a new one."
    ),
    "too-many-attempts": N_(
        "Too many wrong attempts. Try again in {minutes:minute|minutes}; until then nothing is looked at."
    ),
    "sign-in-refused": N_("Name and password do not fit together. Check both and try again."),
    "password-wrong": N_("The present password is not right. Nothing was changed."),
    "password-length": N_("A password has {least} to {most} characters. Several words that you remember are best."),
    "password-is-name": N_("A password that is the name is guessed first. Choose another one."),
    "account-name": N_('"{name}" cannot be a name: it has 1 to {most} letters, digits or signs, all of them visible.'),
    "account-name-taken": N_(
        "There is, or was, an account {name} already, or one for that person. Choose another name: the records keep "
        "the old one."
    ),
    "account-unknown": N_("There is no open account {name}."),
    "account-without-door": N_(
        "{name} could not sign in: give a password, or say by which address another provider knows the person."
    ),
    "first-administrator": N_("The first account is an administrator: nobody else could add others or help them."),
    "last-administrator": N_("{name} is the last administrator. Make somebody else one first."),
    "openid-unknown": N_(
        "You are known to the provider, but there is no account for you here. Ask an administrator to add one with "
        "your e-mail address."
    ),
    "link-days": N_("A link is open for 1 to {most} days, not {days}."),
}

FINDINGS: dict[str, str] = {}
