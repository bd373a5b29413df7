"""Sentences for study documents, edits of a study, and the database that keeps it."""

from i18n.translate import N_

ERRORS = {
    # ------------------------------------------------------------------ documents
    "document-not-json": N_(
        "The study document is not valid JSON: line {line}, column {column}: {reason}. Correct it there; nothing was "
        "imported."
    ),
    "document-not-utf8": N_(
        "The study document is not a text in UTF-8 (byte {position} cannot be read). Save it as UTF-8 and try again."
    ),
    "document-schema-unknown": N_(
        'The study document says "schema": {schema}; this program reads schema {expected}. Use a newer program, or '
        'write "schema": {expected} if the document has that layout.'
    ),
    "document-key-unknown": N_(
        '"{key}" is not known[ in {path}].[ Did you mean "{suggestion}"?] Correct or remove it; nothing was imported.'
    ),
    "document-key-missing": N_('"{key}" is missing[ in {path}]. Add it; nothing was imported.'),
    "document-key-repeated": N_('"{key}" stands twice[ in {path}]. Keep the one that is meant; nothing was imported.'),
    "document-wrong-type": N_("[In {path}: ]{what} is needed, but {given} stands there. Nothing was imported."),
    "document-wrong-length": N_("The list in {path} has {given} entries; {expected} are needed."),
    "document-word-unknown": N_(
        'In {path}: "{given}" is not one of {known}.[ Did you mean "{suggestion}"?] Nothing was imported.'
    ),
    "document-part-refused": N_("In {path}: {reason}"),
    "document-too-large": N_(
        "The file {file} has {size} MB; a study document has at most {limit} MB. Is it a survey? Load it on the survey "
        "page."
    ),
    # ------------------------------------------------------------------ edits
    "link-unknown": N_('"{source}" is not said to influence "{target}", so there is nothing to remove.'),
    "outline-empty": N_("The outline is empty. Write one criterion or indicator a line."),
    "outline-indentation": N_(
        'Line {line} ("{text}") is indented between two levels. Indent it like one of the lines above.'
    ),
    "outline-name-missing": N_("Line {line} has no name. Write the name of the criterion or indicator, or remove it."),
    "outline-id-repeated": N_('Line {line} uses the id "{name}" a second time. Give each element its own id.'),
    "outline-two-parents": N_(
        'Line {line} puts "{name}" under "{second}", but it already stands under "{first}". In a hierarchy an element '
        "stands in one place; draw the other relation as an influence."
    ),
    # ------------------------------------------------------------------ the database
    "study-not-found": N_("There is no study {name}, or it was deleted. Choose one from the list of studies."),
    "version-unknown": N_("The study has no version {number}. Choose one from its history."),
    "save-behind": N_(
        "Version {head} was saved on {saved} (UTC)[ by {author}][: {message}]. Yours started from version {based_on}, "
        "so it was not saved over it; your work is kept as a draft. Open the newest version and apply your changes."
    ),
    "invitation-unknown": N_("This personal link opens nothing (any more). Ask the facilitator for a new one."),
    "survey-unknown": N_("There is no survey {name}, or it was removed. Load it again on the survey page."),
    "database-unreadable": N_(
        "The database {database} cannot be opened: {reason}. Check WEIGHBRIDGE_DATABASE and the rights on the file."
    ),
    "database-away": N_(
        "The database {database} does not answer ({reason}). What you entered is kept on this page; wait a moment and "
        "try again."
    ),
    "database-busy": N_(
        "The database {database} is busy: others have been writing for half a minute. Nothing was changed; try again."
    ),
    "database-damaged": N_(
        "The database {database} is damaged ({reason}). Stop the program, keep a copy of the files, and put your last "
        "backup in place with `restore`."
    ),
    "disk-full": N_(
        "The disk of {database} is full, so nothing more can be written; everything stored so far can still be read. "
        "Free some space and try again."
    ),
    "text-not-storable": N_(
        "A text holds a character that no database can store (a null character or half of a surrogate pair). Remove it "
        "and try again; nothing was changed."
    ),
    "database-too-new": N_(
        "The database {database} was written by a newer program (layout {found}; this program knows {known}). Use the "
        "newer program; nothing was changed."
    ),
    # ------------------------------------------------------------------ backups and files of studies
    "archive-unreadable": N_(
        "{file} cannot be read: {reason}. Choose a file that `backup` or `studies pack` wrote; nothing was changed."
    ),
    "archive-other-kind": N_(
        "{file} is no {kind} file. A backup goes with `restore`, the file of a study with `studies unpack`; nothing "
        "was changed."
    ),
    "archive-schema-unknown": N_(
        "{file} has layout {found}; this program reads layout {known}. Use the program that wrote it, or a newer one; "
        "nothing was changed."
    ),
    "archive-path": N_(
        '{file} holds "{part}", which leads out of the file or does not belong there. It was not made by this program; '
        "nothing was changed."
    ),
    "archive-too-many": N_(
        "{file} has {count} parts; at most {most} are read. It was not made by this program; nothing was changed."
    ),
    "archive-too-large": N_(
        "{file} would unpack to {size} MB from {packed} KB, which is far beyond what this program writes. Nothing was "
        "changed."
    ),
    "archive-damaged": N_(
        "{file} is damaged or was changed by hand: {part} is not what it should be. Use another copy; nothing was "
        "changed."
    ),
    "target-not-empty": N_(
        "The database {database} is not empty. Choose an empty one, or, to throw away what is in it, `restore` with "
        "--replace; nothing was changed."
    ),
    "copy-differs": N_(
        "The table {table} did not arrive as it was, so nothing was kept. Check both databases with `database` and try "
        "again."
    ),
    "move-nowhere": N_("{database} is both where it is and where it shall be. Name another place."),
    "example-unknown": N_("There is no built-in example {name}.[ Did you mean {suggestion}?] Examples: {known}."),
}

WORDS = (
    N_("a number"),
    N_("a whole number"),
    N_("a finite number"),
    N_("a positive number or a ratio such as 1/3"),
    N_("a text in quotes"),
    N_("true or false"),
    N_("an object in braces"),
    N_("a list in brackets"),
)
"""What ``studies.json_shapes.wrong`` says is needed."""
