"""Floor 6: the command line, ``python -m cli``. One file per command."""

import os

# Linear algebra on one thread, unless somebody asks for more: matrices here are small, and threads that wait for each
# other on a busy server cost ten times what they save. It must be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
