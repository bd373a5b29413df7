"""English sentences about counting on a cluster; the Chinese ones are in the catalogue."""

from i18n.translate import N_

ERRORS: dict[str, str] = {
    "cluster-not-installed": N_(
        "Counting on several processes needs Dask: install requirements-cluster.txt, or count without --scheduler "
        "and --workers."
    ),
    "cluster-unreachable": N_(
        "No Dask scheduler answers at {address}. Start one there, correct the address, or count without it."
    ),
    "cluster-failed": N_(
        "A part of the survey could be counted by no worker ({cause}: {reason}). Check that every worker sees the file "
        "under the same path and has the same requirements; nothing was counted."
    ),
    "survey-not-parquet": N_(
        'The file "{file}" can only be read from its beginning, so it cannot be shared out among workers. '
        "Save it as Parquet, or count it without them."
    ),
}

FINDINGS: dict[str, str] = {}
