"""Runs several command lines of `dateline` one after another, so that the model's library is loaded once.

Its argument is a JSON list of lists of arguments; after each a line with the exit status goes to both streams.
"""

import json
import sys

from bot.cli import dateline
from index.cli import run

MARK = "\x1e"

for arguments in json.loads(sys.argv[1]):
    status = run(dateline, arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.write(f"{MARK}{status}\n")
        stream.flush()
