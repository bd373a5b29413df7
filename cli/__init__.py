"""Floor 6: the command line, ``python -m cli``. One file per command."""
