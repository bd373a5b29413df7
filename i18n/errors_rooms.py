"""Sentences at the door of a workshop and at its seats."""

from i18n.translate import N_

ERRORS = {
    "workshop-unknown": N_("There is no workshop {name}, or its study was deleted. Choose one from the list."),
    "workshop-locked": N_("The facilitator has paused answering. Your answer is kept on this device until it goes on."),
    "workshop-waiting": N_("No round is open now. Your answer is kept on this device until one begins."),
    "workshop-over": N_("This workshop has ended; it takes no more answers. All that was saved before counts."),
    "workshop-nothing-to-keep": N_("You have not answered this pair yet, so there is nothing to stay with."),
    "answers-too-fast": N_(
        "Answers come faster from this seat than anybody can give them. Nothing is lost: wait a moment and go on."
    ),
    "code-unknown": N_("This code opens nothing. Read it off the wall again: codes change, and they expire."),
    "knock-without-name": N_("Write the name by which the facilitator knows you."),
    "waiting-room-full": N_("{most} people are waiting already. Ask the facilitator to admit them first."),
    "invited-already": N_(
        "{expert} was invited already, and with hidden names nobody can tell which link it was. The first link still "
        "works; if it is lost, let {expert} join by the code."
    ),
}

FINDINGS: dict[str, str] = {}
