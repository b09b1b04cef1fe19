"""The man page and the completion for bash, made from the commands themselves, so that they name what there is.

In English only: argparse says its own words in English, and a page in two languages is none.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from krachtigthuis_desktop import __version__, i18n
from krachtigthuis_desktop.cli.main import parser

_EVERYWHERE = {"--help", "--home", "--language"}
Command = tuple[tuple[str, ...], argparse.ArgumentParser, str]


def tree() -> list[Command]:
    """Every command: its words, its parser, what it is for."""
    i18n.use(i18n.Language.ENGLISH)
    return list(_below((), parser(), ""))


def _below(words: tuple[str, ...], at: argparse.ArgumentParser, purpose: str) -> Iterator[Command]:
    yield words, at, purpose
    for action in at._actions:  # noqa: SLF001 argparse has no other way to walk it
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            helps = {each.dest: each.help or "" for each in action._choices_actions}  # noqa: SLF001
            for name, command in action.choices.items():
                if helps.get(name) != argparse.SUPPRESS:
                    yield from _below((*words, name), command, helps.get(name, ""))


def _options(at: argparse.ArgumentParser) -> list[argparse.Action]:
    return [
        action
        for action in at._actions  # noqa: SLF001
        if action.help != argparse.SUPPRESS and not isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
    ]


def man(day: str) -> str:
    """The page in roff; `day` is that of the release."""
    return "\n".join(_page(day)) + "\n"


def _page(day: str) -> Iterator[str]:
    yield f'.TH KRACHTIGTHUIS 1 "{day}" "krachtigthuis {__version__}" "User commands"'
    yield ".SH NAME\nkrachtigthuis \\- write down worries about home, offline and encrypted"
    yield ".SH SYNOPSIS\n.B krachtigthuis\n[\\fB\\-\\-home\\fR \\fIDIR\\fR] [\\fIcommand\\fR ...]"
    yield ".SH DESCRIPTION\nWithout a command the window opens. It uses no network."
    yield _roff("Passphrases come from a prompt or from the first line of a file, never from arguments.")
    yield _roff("Every command takes --help, --home and --language as well.")
    yield ".SH COMMANDS"
    for words, at, purpose in tree():
        options = [each for each in _options(at) if not (words and set(each.option_strings) & _EVERYWHERE)]
        if not (words or options):
            continue
        yield f".SS {_roff(' '.join(('krachtigthuis', *words)))}"
        if purpose:
            yield _roff(purpose[0].upper() + purpose[1:] + ("" if purpose.endswith("?") else "."))
        for action in options:
            yield ".TP"
            yield _named(action)
            yield _roff(_help(action))
    yield ".SH EXIT STATUS\n0 done; 1 refused or set apart with a reason; 2 wrong usage; 3 the program itself failed."
    yield ".SH FILES"
    for file, what in (
        ("~/.local/share/krachtigthuis/", "vaults, where nobody chose another folder; never removed with the program"),
        ("~/.config/krachtigthuis/settings.json", "language, text size, known vaults"),
        ("/etc/krachtigthuis/policy.json", "what the organisation fixed for this computer"),
        ("/usr/share/doc/krachtigthuis/", "pages for administrators, licences, SBOM"),
    ):
        yield f".TP\n.I {_roff(file)}\n{_roff(what)}"
    yield ".SH SEE ALSO\n.BR age (1),\n.BR ssh-keygen (1)"


def _named(action: argparse.Action) -> str:
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    value = " ".join(value) if isinstance(value, tuple) else str(value)
    if not action.option_strings:
        return f"\\fI{_roff(value)}\\fR"
    names = ", ".join(f"\\fB{_roff(name)}\\fR" for name in action.option_strings)
    return names if action.nargs == 0 else f"{names} \\fI{_roff(value)}\\fR"


def _help(action: argparse.Action) -> str:
    words = (action.help or "").replace("%%", "%")
    if not words:
        words = "the language of this call" if action.dest == "language" else action.dest.replace("_", " ")
    return words


def _roff(text: str) -> str:
    """As plain text: hyphens that can be copied, and no line that begins like a request."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("“", "\\(lq").replace("”", "\\(rq").replace("’", "'")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def completion() -> str:
    """A script for bash: the words that may follow, then files."""
    cases = []
    for words, at, _purpose in tree():
        below = [
            name
            for action in at._actions  # noqa: SLF001
            if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
            for name in action.choices
        ]
        choices = [str(each) for action in _options(at) if not action.option_strings for each in action.choices or ()]
        options = [name for action in _options(at) for name in action.option_strings if name.startswith("--")]
        cases.append(f'    "{" ".join(words)}") words="{" ".join((*below, *choices, *options))}" ;;')
    return _SCRIPT.replace("CASES", "\n".join(cases)).replace(
        "KNOWN", " ".join(sorted('"' + " ".join(words) + '"' for words, _at, _purpose in tree() if words))
    )


_SCRIPT = """# bash completion for krachtigthuis, made from its commands
_krachtigthuis() {
  local current="${COMP_WORDS[COMP_CWORD]}" path="" word known words=""
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    for known in KNOWN; do
      [ "$known" = "${path:+$path }$word" ] && path="$known" && break
    done
  done
  case "$path" in
CASES
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _krachtigthuis krachtigthuis
"""
