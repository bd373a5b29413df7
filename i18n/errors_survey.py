"""Sentences for surveys: answer scales, the questionnaire, survey files, the tally and what is doubtful in it."""

ERRORS = {
    "answer-ambiguous": (
        'The answer "{answer}" of the scale "{scale}" stands for two things. Keep one meaning: one grade, or missing.'
    ),
    "answer-grade-unknown": (
        'The answer "{answer}" of the scale "{scale}" stands for grade {grade}, which the comment set '
        "does not have[ (it has {count})]. Choose one of its grades."
    ),
    "answer-span-wrong": (
        'The scale "{scale}" has {steps} steps, but its numbers are: {span}. Give the numbers of the worst '
        "and the best "
        "step, the steps one apart; or leave them empty."
    ),
    "answer-steps-wrong": (
        'The scale "{scale}" is said to have {steps} steps, but its answers use {used}. Give it two to {most} steps, '
        "enough for all its answers; zero stands for one step a grade."
    ),
    "answer-scale-unknown": (
        'The column "{column}" is asked on the scale "{scale}", which does not exist.[ Did you mean '
        '"{suggestion}"?] Known scales: {known}.'
    ),
    "customers-negative": (
        'The segment "{segment}" has {value} customers. Give a number of zero or more, or leave it empty '
        "where it is unknown."
    ),
    "repeats-in-parts": (
        'Repeated respondents (column "{column}") cannot be left out where a file is counted in parts. Count '
        "the file in "
        "one run, or keep the repetitions: they are estimated from the sample."
    ),
    "repeats-too-many": (
        "Repeated respondents can be left out among at most {limit:,} respondents; this file has more. Keep the "
        "repetitions: they are estimated from the sample."
    ),
    "survey-all-left-out": (
        "All {count} rows with an answer were left out by the rules on missing answers, haste, straight-lining or "
        "repetition. Loosen the rules and count again."
    ),
    "segment-column-twofold": (
        'The column "{column}" for "{dimension}" is read in two ways at once. Keep the one that fits: a list of values '
        "for texts, thresholds for numbers, or a period for dates."
    ),
    "survey-column-missing": (
        'The survey file has no column "{column}".[ Did you mean "{suggestion}"?] Its columns are: '
        "{known}. Choose the column again, or add it to the file."
    ),
    "survey-csv-broken": (
        'The file "{file}" cannot be read as a table[: row {row} does not fit its headings]. Check the '
        "delimiter and the quotation marks there, then save it as CSV again."
    ),
    "survey-dimension-twice": (
        'The dimension "{dimension}" is read from two places. Keep one column, or the value for the whole file.'
    ),
    "survey-duration-twice": (
        'Two columns, "{first}" and "{second}", are said to hold the time a respondent took. Keep one of them.'
    ),
    "survey-empty": (
        'There are no answers to count[: "{file}" is empty or holds only headings]. Choose a file with at '
        "least one row of answers."
    ),
    "survey-encoding-broken": (
        'Row {row} of "{file}" holds bytes that are no text[ ({bytes})]: the file is cut off or mixes '
        "encodings. Save it "
        "again as CSV in UTF-8, or correct that row; nothing of it was used."
    ),
    "survey-file-missing": 'The file "{file}" cannot be opened. Check that it exists and may be read.',
    "survey-file-too-large": (
        'The file "{file}" has {size:.0f} MB, more than the {limit:.0f} MB allowed. Save it as Parquet, '
        "which is much smaller, or split it."
    ),
    "survey-file-unknown": (
        'The file "{file}" is not a survey file we can read. Save it as CSV, XLSX or Parquet; SPSS, Stata '
        "and old Excel (.xls) can do so."
    ),
    "survey-indicator-unknown": (
        'The column "{column}" is mapped to the indicator "{indicator}", which the model does not have.[ '
        'Did you mean "{suggestion}"?] Choose one of its indicators.'
    ),
    "survey-item-twice": (
        'Two columns, "{first}" and "{second}", are mapped to the indicator "{indicator}". Keep one of them.'
    ),
    "survey-no-answers": (
        'Among {rows} rows there is not one answer that can be read[; the column "{column}" holds, for '
        "example: {examples}]. Choose the scale that fits these answers."
    ),
    "survey-no-items": "The questionnaire maps no column to an indicator. Choose the column of at least one indicator.",
    "survey-columns-repeated": (
        'More than one column of "{file}" is called "{column}". Give every column a name of its own and save it again.'
    ),
    "survey-parquet-broken": (
        'The Parquet file "{file}" is damaged or cut off[ at row {row}]. Copy or export it again; nothing '
        "of it was used."
    ),
    "survey-quote-broken": (
        'The file "{file}" ends inside a quotation mark that is open since about row {row}: it was cut '
        "off, or a mark is missing. Export or upload it again; nothing of it was used."
    ),
    "survey-quote-swallows": (
        'A quotation mark that opens in row {row} of "{file}" is closed only {lines} lines later, so the rows '
        "between were "
        "swallowed. Close or remove the mark there and load the file again; nothing of it was used."
    ),
    "survey-workbook-broken": (
        'The workbook "{file}" is damaged or cut off[ at row {row}]. Open it in a spreadsheet program, '
        "save it again as XLSX or CSV, then choose it again."
    ),
    "survey-of-other-grades": (
        "The survey was counted in {given} grades, but the study has {expected}. Load the survey again, or go back to "
        "{given} grades."
    ),
    "surveys-differ": (
        "These surveys cannot be added: their {what} differ ({first}; {second}). Add surveys that were "
        "tallied with the same questionnaire."
    ),
    "tally-cancelled": "Counting was stopped after {rows} rows. Nothing was changed; start it again when you like.",
    "thresholds-not-rising": (
        'The thresholds of "{dimension}" must rise; these do not: {bounds}. List them from the lowest to the highest.'
    ),
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "item-never-answered": (
        'Nobody answered "{place}": it has no score.',
        "Its weight goes to the others. Check the column and its scale if you expected answers.",
    ),
    "rows-left-out-missing": (
        "{count:row was|rows were} left out ({share:.1%}) because too many questions are unanswered.",
        "Nothing was filled in for them. Keep them by allowing more missing answers.",
    ),
    "rows-left-out-hurried": (
        "{count:row was|rows were} left out ({share:.1%}) for being answered too fast.",
        "Lower the least time if it is shorter than a careful answer needs.",
    ),
    "rows-left-out-straight-lined": (
        "{count:row was|rows were} left out ({share:.1%}) for giving every question the same answer.",
        "Some may mean it: compare the index with them.",
    ),
    "rows-left-out-repeated": (
        "{count:row was|rows were} left out ({share:.1%}) because the respondent had answered before.",
        "The first answer of each counts.",
    ),
    "survey-few-respondents": (
        "Only {count:respondent|respondents} in the whole survey (fewer than {minimum}).",
        "Read every number with its wide interval, and segments not at all; ask more customers.",
    ),
    "survey-numbers-beyond": (
        '{count} answers in the column "{place}" are numbers outside of its scale, for example {examples}.',
        "They count as missing. Choose the scale they fit, or declare them as no answer.",
    ),
    "survey-numbers-below": (
        '{count} numbers in the column "{place}" lie below the lowest threshold, for example {examples}.',
        "These rows belong to no segment of it. Correct them in the file, or lower the threshold.",
    ),
    "survey-dates-unknown": (
        '{count} entries in the column "{place}" are no dates we know, for example {examples}.',
        "These rows belong to no period. Write dates as 2026-01-05.",
    ),
    "survey-dates-ambiguous": (
        (
            'In the column "{place}" nothing tells the day from the month in dates like {example}; the {part} was '
            "read first."
        ),
        "Say which comes first, or write dates as 2026-01-05.",
    ),
    "survey-dates-contradict": (
        'In the column "{place}" some dates have the day first and some the month, for example {examples}.',
        "Those that fit both ways were read with the {part} first; write dates as 2026-01-05.",
    ),
    "survey-dates-in-forms": (
        'The dates in the column "{place}" are written in {count} forms: {examples}. All are understood.',
        "Check that they come from one calendar and one time zone.",
    ),
    "survey-column-repeated": (
        'More than one column of the file is called "{heading}"; "{place}" was read.',
        "Check that it is the right one, and give every column a name of its own.",
    ),
    "survey-waves-guessed": (
        'The dates in the column "{place}" divide the answers into waves, one for each {part}.',
        "If all of it is one survey, leave the column aside: the index reads one wave at a time.",
    ),
    "survey-read-anew": (
        "{place} lacks columns of the study's own questionnaire ({count}: {columns}); its columns were guessed.",
        "Check the guess on the page Surveys before you rely on the result.",
    ),
    "survey-columns-aside": (
        "{place} has columns that were left aside ({count}: {columns}).",
        "If one divides the customers or is a question, say so on the page Surveys.",
    ),
    "survey-weights-left-out": (
        'The column "{place}" says how many customers each respondent stands for; such weights are not read.',
        "Enter the customers of each district, tier or channel instead: post-stratification or raking weights to them.",
    ),
    "noted-likewise": "What is said of {place} holds for {count} others ({names}).",
    "survey-likewise": "What is said of {place} holds for {count} others ({names}).",
    "survey-rows-undecodable": (
        '{count:row was|rows were} left out of "{place}" for bytes that are no text; the first is row {row}: {bytes}.',
        "The rest was read. Export the file again as UTF-8 to have them all.",
    ),
    "item-often-missing": (
        '{share:.0%} of the respondents left out "{place}" (more than {limit:.0%}).',
        "Check whether the question applied to them; its score speaks only for those who answered.",
    ),
    "respondents-repeated": (
        "{count} of the {sample} sampled respondents appear more than once.",
        "The same file, or the same person, may have been counted twice: check for repeated rows.",
    ),
    "segment-thin": (
        "Only {count:respondent|respondents} in {place} (fewer than {minimum}).",
        "Read its index with its wide interval, or join it with another segment.",
    ),
    "segment-very-thin": (
        "Only {count:respondent|respondents} in {place}: too few to say anything sure.",
        "Do not decide on its index; join the segment with another or ask more customers.",
    ),
    "survey-segments-unknown": (
        ('{count:answer names|answers name} no segment of this study in the column "{place}", for example {examples}.'),
        "They belong to no segment. Correct the names, or add the segments to the customers.",
    ),
    "survey-answers-unknown": (
        '{count} answers in the column "{place}" are not on its scale, for example {examples}.',
        "They count as missing. Choose another scale, or declare them: a grade, or missing.",
    ),
    "survey-column-guessed": (
        'The column "{place}" was taken for {indicator} because the names are spelt alike.',
        "Check it before you count.",
    ),
    "survey-column-guessed-by-name": (
        'The column "{place}" was taken for {indicator} because its heading holds that name, or its code.',
        "Check it before you count.",
    ),
    "survey-column-guessed-by-words": (
        'The column "{place}" was taken for {indicator} because its heading holds words of that name, or their like.',
        "Check it before you count.",
    ),
    "survey-column-unanswered": (
        'The first rows of the column "{place}" hold no answer, so nothing tells its scale.',
        "It is read on the scale of its heading or of the questions beside it, else on the usual one: check it.",
    ),
    "survey-scale-from-one-answer": (
        'Every answer in the column "{place}" is "{answer}", which stands on several scales.',
        "It is read on the scale of its heading or of the questions beside it, else on the usual one: check it.",
    ),
    "survey-heading-contradicted": (
        'The column "{place}" is called like an indicator, but holds segments.',
        "It was read as its values say; headings may be swapped: check it and its neighbours.",
    ),
    "survey-missing-code-guessed": (
        "Numbers outside of the scales come up often and were taken for no answer: {codes}.",
        "Check the key of the questionnaire; if they are answers, choose another scale.",
    ),
    "survey-reversed-guessed": (
        'The wording of the column "{place}" makes agreeing bad news: its answers were turned round.',
        "Check the wording; untick the reversal if a high answer is good.",
    ),
    "survey-direction-assumed": (
        'On the scale of the column "{place}" {best} was taken as the best answer.',
        "Choose the opposite scale if the questionnaire says otherwise.",
    ),
    "survey-indicator-without-column": (
        "No column was found for the indicator {place}.",
        "Choose its column, or go on without it: its weight is shared among the others.",
    ),
    "survey-quote-open": (
        'A quotation mark in "{place}" is never closed; {rows} rows were read.',
        ("If that is fewer than you expect, rows after the mark were swallowed: correct it and load the file again."),
    ),
    "survey-rows-left-out": (
        '{count:row was|rows were} left out of "{place}" for not having {fields} fields; the first is row {row}.',
        "If it is the last row, the file was cut off there: export it again to have all answers.",
    ),
    "survey-scale-misfit": (
        'None of the known scales fits the answers in the column "{place}"[, for example {examples}].',
        "Choose its scale, or make one that lists these answers.",
    ),
    "survey-straight-lining": (
        "{share:.0%} of the respondents gave every question the same grade (more than {limit:.0%}).",
        "They may not have read the questions; compare the index without them.",
    ),
}
