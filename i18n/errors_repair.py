"""Sentences for repairing contradictions and for asking fewer questions."""

ERRORS = {
    "repair-threshold": (
        "The consistency ratio cannot be brought to {value:.6g}. Give a threshold of at least 0; the usual one is 0.1."
    ),
    "repair-unsigned": (
        "A judgment is only changed in somebody's name. Say who decided that the answers of {expert} to {set} change."
    ),
    "repair-nothing-compared": (
        "{expert} compared nothing in pairs in {set}, so no judgment can be changed there. Ask for comparisons first."
    ),
    "repair-outdated": (
        "{first} against {second} is no longer {old}[, but {now}], so the proposal does not fit any more. "
        "Look at the new proposals."
    ),
    "question-setting": (
        "The stop rule cannot use {name} = {value:.6g}. sigma must be above 0, certainty between 0 and 1, "
        "and tie at least 0."
    ),
}

FINDINGS = {
    "repair-one": (
        (
            "Changing {expert}'s {first} against {second} from {old} to {new} brings the consistency ratio from "
            "{before:score} to {after:score}."
        ),
        "Ask {expert} whether that is what was meant; nothing changes without them.",
    ),
    "repair-several": (
        (
            "Changing {count} of {expert}'s judgments brings the consistency ratio from {before:score} to "
            "{after:score}[ ({place})]."
        ),
        "Ask {expert} whether that is what was meant; nothing changes without them.",
    ),
    "repair-implied": (
        (
            "{expert}'s other answers imply {implied} for {first} against {second}; {new} instead of {old} brings the "
            "consistency ratio from {before:score} to {after:score}."
        ),
        "Ask {expert} whether that is what was meant; nothing changes without them.",
    ),
}
