"""Sentences for answers of experts in files: questionnaires, online surveys, tables."""

ERRORS = {
    "answers-file-broken": (
        'The file "{file}" is damaged or cut off. Open it in a spreadsheet program, save it again as '
        "XLSX or CSV and choose it again; nothing was changed."
    ),
    "answers-file-empty": 'The file "{file}" is empty. Choose a file with answers.',
    "answers-file-encoding": 'The text of "{file}" cannot be decoded. Save it again as CSV in UTF-8.',
    "answers-file-large": (
        'The file "{file}" has {size} MB, more than the {limit} MB that answers of a panel may have. '
        "Check that it is the right file."
    ),
    "answers-file-locked": 'The workbook "{file}" is protected by a password. Save it without one and choose it again.',
    "answers-file-old": 'The file "{file}" is an old Excel workbook (.xls). Save it as XLSX and choose it again.',
    "answers-file-unknown": (
        'The file "{file}" is neither a workbook (XLSX) nor a table of text (CSV). Save it as one of '
        "them and choose it again."
    ),
    "answers-none": (
        "No answer was found in {file}[; the first thing that could not be read stands in cell "
        "{cell}]. Check that it belongs to this study and has been filled in; nothing was changed."
    ),
    "answers-too-many-rows": (
        'The file "{file}" has more than {limit} rows. Check that it is the right file: the answers '
        "of a panel are far fewer."
    ),
    "expert-table-headings": (
        'Row {row} of "{file}" does not say what the columns are. Head them expert, set, first, '
        "second, value; or first, second and one column for each expert; or one column for each "
        'pair, "A / B".'
    ),
    "experts-of-one-column": (
        'Two columns of "{file}" are headed "{name}". Give every expert a name of their own, for '
        'example "{name} (2)"; nothing was changed.'
    ),
    "experts-of-one-name": (
        'Two experts are called "{name}"[: in "{file}"][ and in "{other}"]. Import again and say '
        "what is meant: replace the earlier answers, or number the names to keep both; nothing was "
        "changed."
    ),
    "experts-of-one-row": (
        'Rows {row} and {other_row} of "{file}" are both answers of "{name}". Keep one of them, or '
        "give each expert a name of their own; nothing was changed."
    ),
    "import-into-nothing": (
        'The file "{file}" is no study of its own. If it holds answers of experts, name the study they belong to with '
        "--into; import studies one by one."
    ),
    "import-same-name": "{reason} On the command line: --same-name replace, or --same-name number.",
    "questionnaire-sheet-missing": (
        'The workbook "{file}" is no questionnaire: it has no sheet "{sheet}"[ (its sheets: '
        "{known})]. Choose the questionnaire, or a table with one row for each pair."
    ),
    "questionnaire-without-blocks": (
        'The sheet "{sheet}" of "{file}" holds no block of comparisons. Choose a questionnaire that '
        "was exported from this study."
    ),
    "supermatrix-file-headings": (
        'The file "{file}" is no supermatrix: its first two rows and its first two columns (cluster, element) must '
        "name the same elements in the same order."
    ),
    "supermatrix-file-value": (
        'Cell {cell} of "{file}" holds "{value}", which is no number of zero or more. Correct it and import again.'
    ),
    "survey-without-pairs": (
        'No column of "{file}" asks about a pair of this study. Check that the survey was made from this study.'
    ),
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "answer-contradicts-itself": (
        (
            'In "{place}" row {row} says {first} : {second} = {value}, but row {other_row} says '
            "{other_first} : {other_second} = {other_value} (cells {cell} and {other_cell})."
        ),
        "The two contradict each other, so the pair is left open: correct one and import again.",
    ),
    "answer-is-a-date": (
        'Row {row} of "{place}" (cell {cell}) holds a date, {value}.',
        (
            "A spreadsheet program made it of an answer such as 1/3: format the cells as text, write "
            "the answer again and import once more."
        ),
    ),
    "answer-name-guessed": (
        'In row {row} of "{place}" “{text}” was taken for {taken}.',
        "Check that this is meant.",
    ),
    "answer-name-unknown": (
        'Row {row} of "{place}" (cell {cell}) names “{text}”, which the study does not compare.',
        "Correct the name[; did you mean “{suggestion}”?]",
    ),
    "answer-not-a-number": (
        'Row {row} of "{place}" (cell {cell}) holds “{value}”, which is no judgment.',
        "Write a number such as 3, 1/3 or 0.5, or a range such as 2-5.",
    ),
    "answer-of-itself": (
        'Row {row} of "{place}" (cell {cell}) compares “{text}” with itself.',
        "Correct one of the two names.",
    ),
    "answer-off-scale": (
        'Row {row} of "{place}" (cell {cell}) holds {value}, which is beyond the scale from 1/9 to 9.',
        "The pair is left open: answer it on the scale and import again.",
    ),
    "answer-pair-unknown": (
        'Row {row} of "{place}" (cell {cell}) compares {text}, which the study does not ask.',
        "Check the names and what they are compared with respect to.",
    ),
    "answer-set-ambiguous": (
        'The pair {text} in row {row} of "{place}" (cell {cell}) is asked in several places[: {suggestion}].',
        "Add a column “set” with one of them.",
    ),
    "answer-set-unknown": (
        ('Row {row} of "{place}" (cell {cell}) is with respect to “{text}”, which the study does not have.'),
        "Correct it[; did you mean “{suggestion}”?]",
    ),
    "answer-without-expert": (
        'Row {row} of "{place}" does not say who answered.',
        "Write the name of the expert into it.",
    ),
    "answers-more-remarks": '{count} more remarks of these kinds about "{place}" are not listed.',
    "answers-read": '{expert} in "{place}": answers to {sets} of {asked} comparison sets.',
    "answers-replaced": '{count} earlier answers of {expert} were replaced by those in "{place}".',
    "questionnaire-block-missing": (
        'The questions about {heading} with respect to {target} are not in "{place}".',
        "Export the questionnaire again if they are to be answered.",
    ),
    "questionnaire-block-unknown": (
        ('The block at row {row} of "{place}" ({names}) fits no question of the study[ with respect to {target}].'),
        "Its answers were left out: restore its headings, or export the questionnaire again.",
    ),
    "questionnaire-direct-incomplete": (
        (
            'In the block at row {row} of "{place}" ({target}) {count} direct values are missing, '
            "first that of {element}."
        ),
        "Direct values count only if all are given; the judgments were used.",
    ),
    "questionnaire-direct-wins": (
        'The block at row {row} of "{place}" ({target}) has both direct values and {count} judgments.',
        "The direct values were used; delete them if the judgments are meant.",
    ),
    "questionnaire-column-missing": (
        'The column of {element} is missing in the block at row {row} of "{place}" ({target}).',
        "Its answers are gone: answer them again, or export the questionnaire once more.",
    ),
    "questionnaire-row-missing": (
        'The row of {element} is missing in the block at row {row} of "{place}" ({target}).',
        "Its answers are gone: answer them again, or export the questionnaire once more.",
    ),
    "questionnaire-row-unknown": (
        'Row {row} of "{place}" (“{text}”) belongs to no element of its block ({target}).',
        "Its answers were left out: restore its name, or delete the row.",
    ),
    "questionnaire-rows-deleted": (
        'At row {row} of the sheet {sheet} in "{place}" rows were deleted: {count}.',
        "The blocks were recognised by their headings; what stands in them was read.",
    ),
    "questionnaire-rows-inserted": (
        'At row {row} of the sheet {sheet} in "{place}" rows were inserted: {count}.',
        "The blocks were recognised by their headings; no answer was lost or moved to another pair.",
    ),
    "survey-choice-unknown": (
        'Row {row} of "{place}" (cell {cell}) chooses “{value}”, which is neither {first} nor {second}.',
        "The pair is left open: correct the answer and import again.",
    ),
    "survey-pair-unknown": (
        ('The question in cell {cell} of "{place}" with respect to {target} does not say which pair it compares.'),
        "Its answers were left out: write the pair into the question, as in “A or B?”.",
    ),
    "survey-preview": 'Row {row} of "{place}" is a preview of the survey, not an answer; it was left out.',
    "survey-respondent": '{expert} (row {row} of "{place}") answered {count} of {asked} pairs.',
    "survey-strength-alone": (
        ('Row {row} of "{place}" (cell {cell}) says by how much ({value}), but not which one is more important.'),
        "The pair is left open: choose one of the two.",
    ),
    "survey-target-unknown": (
        ('The questions with respect to “{target}” (from cell {cell} of "{place}" on) are not asked by the study.'),
        "Their answers were left out[; did you mean “{suggestion}”?]",
    ),
    "survey-without-strength": (
        '{count} answers in "{place}" say which one is more important, but not by how much.',
        "They count as 3, not sure, anywhere from 1 to 9.",
    ),
}
