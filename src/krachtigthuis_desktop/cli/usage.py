"""argparse in the language of the program: its headings, its own option and what it says of a wrong call.

It asks the functions `_` and `ngettext` of its own module for each sentence, so they are put in their place once.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import pairwise

from .. import i18n
from ..i18n import mark, tr

SENTENCES = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("show program's version number and exit"),
    mark("%(prog)s: error: %(message)s\n"),
    mark("%(heading)s:"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("the following arguments are required: %s"),
    mark("one of the arguments %s is required"),
    mark("unrecognized arguments: %s"),
    mark("not allowed with argument %s"),
    mark("expected one argument"),
    mark("expected at most one argument"),
    mark("expected at least one argument"),
    mark("expected %s argument"),
    mark("expected %s arguments"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("invalid %(type)s value: %(value)r"),
    mark("ambiguous option: %(option)s could match %(matches)s"),
    mark("unknown parser %(parser_name)r (choices: %(choices)s)"),
    mark("unexpected option string: %s"),
    mark("ignored explicit argument %r"),
    mark("can't open '%(filename)s': %(error)s"),
)
"""What argparse says to people, in the words of its source."""


def speak(arguments: Sequence[str]) -> None:
    """From now on argparse asks the catalogue. A `--language` among the arguments counts before they are parsed."""
    named = [after for before, after in pairwise(arguments) if before == "--language"]
    named += [each.partition("=")[2] for each in arguments if each.startswith("--language=")]
    if known := [each for each in named if each in set(i18n.Language)]:
        i18n.use(i18n.Language(known[-1]))
    # These two are not in the type of the module; they are its one way in (see its source, and gettext's manual).
    vars(argparse).update(_=tr, ngettext=_counted)


def _counted(one: str, many: str, count: int) -> str:
    return tr(one if count == 1 else many)
