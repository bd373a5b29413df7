"""Sentences for other people's models: which files can be imported, Super Decisions, and what a report says of them."""

from i18n.translate import N_

ERRORS = {
    "import-kind-unknown": N_(
        'The file "{file}" is none that can be imported as a study: {known}. Surveys are loaded on the survey page.'
    ),
    "import-too-large": N_(
        'The file "{file}" has {size} MB; a file of {program} may have {limit} MB. Is it the right file? If other '
        "files are attached inside it, remove them and save it again; nothing was imported."
    ),
    "model-file-not-one": N_(
        'The file "{file}" holds no model of Super Decisions. Open it there and save it as .sdmod; nothing was '
        "imported."
    ),
    "model-file-ends-early": N_(
        'The file "{file}" ends in line {line}, before the last command of every model ("{sign}"): it was cut off, '
        "perhaps while it was sent. Get the whole file; nothing was imported."
    ),
    "model-file-cut": N_(
        'Line {line} opens a "{sign}" that is never closed: the file was cut off or changed. Save the model again in '
        "Super Decisions; nothing was imported."
    ),
    "model-file-unbalanced": N_(
        'Line {line} has a "{sign}" where none belongs: its braces or quotes do not match. Save the model again in '
        "Super Decisions; nothing was imported."
    ),
    "model-file-too-deep": N_(
        "Line {line} is nested more than {limit} levels deep, which no model is. Save the model again in Super "
        "Decisions; nothing was imported."
    ),
    "model-file-too-long": N_(
        "From line {line} on there are more than {limit} entries of one kind, which no model has. Save the model again "
        "in Super Decisions; nothing was imported."
    ),
    "model-file-block-wrong": N_(
        'Line {line} of the file should hold {what}[, but "{given}" stands there]. A count or a number is wrong, or '
        "lines are missing. Save the model again in Super Decisions; nothing was imported."
    ),
    "model-file-block-missing": N_(
        'The network[ inside "{node}"] that begins in line {line} has no data block with its nodes and judgments. Save '
        "the model again in Super Decisions; nothing was imported."
    ),
    "model-file-name-repeated": N_(
        'Line {line} names "{name}" a second time in one network. Rename one of the two in Super Decisions; nothing '
        "was imported."
    ),
    "model-file-name-unknown": N_(
        'What is drawn and what is judged do not agree: "{name}" (line {line}) is in one and not in the other. Save '
        "the model again in Super Decisions; nothing was imported."
    ),
    "model-file-command-wrong": N_(
        'The command "{command}" in line {line} has {given} words instead of {needed}. Save the model again in Super '
        "Decisions; nothing was imported."
    ),
}

FINDINGS = {
    # ------------------------------------------------------------------ what was read
    "model-read-structure": N_(
        "Structure[ (saved with version {version})]: networks {networks}, clusters {clusters}, nodes {nodes}, links "
        "{links}."
    ),
    "model-read-network": N_(
        'The network inside "{node}"[ (itself inside "{parent}")]: nodes {nodes}, judgments {judgments}.'
    ),
    "model-read-judgments": N_(
        "Judgments: {judgments} in {sets} comparisons, {clusters} of them between clusters; open pairs {open}; "
        "comparisons without any answer (their elements weigh the same) {empty}."
    ),
    "model-read-direct": N_('Direct values of "{source}" with respect to "{target}"[: {values}].'),
    "model-read-direct-inverted": N_(
        'Direct values of "{source}" with respect to "{target}", less being better[: {values}].'
    ),
    "model-read-ratings": N_("Ratings of {alternatives} alternatives on {criteria} criteria: {names}."),
    "model-read-formula": N_('The formula "{formula}", here "{ours}".'),
    "model-read-encoding": N_("The file is not in UTF-8; it was read as {encoding}. Check names with special letters."),
    "model-read-alternatives-by-name": N_('The alternatives are the nodes of "{cluster}", by its name.'),
    "model-read-alternatives-by-links": N_(
        'The alternatives[ in "{place}"] are taken to be the nodes of "{cluster}", because all links end there.'
    ),
    # ------------------------------------------------------------------ what was left
    "model-left-no-alternatives": N_(
        'No cluster of alternatives was found[ in "{network}"], neither by name nor as the one where all links '
        "end. All nodes count as criteria."
    ),
    "model-left-network": N_('The network inside "{node}" has no links, so nothing follows from it; it was left out.'),
    "model-left-judgments": N_(
        '[In "{place}" ]{count} judgments with respect to "{target}" also compare what is not linked to it ({names}): '
        "the weights that follow from all of them were taken over, not the judgments."
    ),
    "model-left-ratings": N_(
        'The ratings of {names}[ in "{place}"] were left out: a study holds those of its own network, on criteria that '
        "are its elements."
    ),
    "model-left-numbers-in-ratings": N_(
        '[In "{place}" ]{count} ratings are no category of their scale; they count as not rated.'
    ),
    "model-left-formula": N_(
        'The formula "{formula}"[ in "{place}"] has parts with no counterpart here; the weighted sum is used instead.'
    ),
    "model-left-attachments": N_("{count} attached files were left in the file[: {names}]."),
    "model-left-commands": N_(
        "{count} commands are not known to this program and were not run[ (with their first lines): {names}]."
    ),
    "model-left-descriptions": N_("{count} descriptions of clusters and nodes: a study has no place for them."),
    "model-left-looks": N_(
        "Colours, fonts, icons, window sizes, the wording of questions and the options of the limit calculation."
    ),
    # ------------------------------------------------------------------ what was not written
    "model-written-panel": N_(
        "Super Decisions knows one judge: of the {experts} experts the weighted geometric mean of their judgments was "
        "written."
    ),
    "model-written-judgments-plain": N_(
        "Ranges, comments, hesitation and skipped pairs have no place there: only the values were written."
    ),
    "model-written-best-worst": N_("Best-worst answers were written as the comparisons they are made of."),
    "model-written-points-of-nothing": N_(
        "An element with no points cannot be compared there: its pairs were left open."
    ),
    "model-written-names-changed": N_(
        "{count} names were repeated or had signs that such a file cannot hold; they were changed."
    ),
    "model-written-synthesis": N_(
        'The synthesis "{method}" has no counterpart there and was left out; Super Decisions will use its weighted sum.'
    ),
    "model-written-ratings": N_("The ratings of {names} were left out: they rate on groups, which is not known there."),
    "model-written-overrides": N_("{count} corrected weights were left out; the judgments were written as given."),
    "model-written-model-only": N_(
        "Only the model and its judgments were written; survey, operating figures, levers and scenarios stay in the "
        "study."
    ),
}

WORDS = (
    N_("a number"),
    N_("an order list"),
    N_("the number of clusters"),
    N_("the name of a cluster"),
    N_("the number of nodes"),
    N_("the name of a node"),
    N_("a row of the cluster matrix"),
    N_("the number of a cluster"),
    N_("a row of judgments"),
    N_("cluster,node,cluster"),
    N_("the number of rated criteria"),
    N_("the name of a criterion"),
    N_("0 after the rated criteria"),
    N_("the number of rated alternatives"),
    N_("the name of an alternative"),
    N_("the size of the table of ratings"),
    N_("a row of ratings"),
    N_("the number of rating scales of a criterion"),
    N_("the name of a rating scale"),
    N_("the number of categories"),
    N_("the name of a category"),
    N_("the mark of a rating scale"),
    N_("a row of judgments between categories"),
    N_("0 after a rating scale"),
    N_("the end of the ratings"),
)
"""What ``exchange.super_decisions.blocks`` says a line should hold."""
