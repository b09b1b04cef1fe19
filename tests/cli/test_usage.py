"""A wrong call and the help are told in the language of the program."""

from __future__ import annotations

import argparse
import ast
import inspect
import re

import pytest

from krachtigthuis_desktop.cli import usage
from krachtigthuis_desktop.cli.main import main

_FOR_PROGRAMMERS = re.compile(
    r"conflict|__call__|'required'|mutually|callable|cannot merge|invalid option string|dest=|cannot have|with mode|"
    r"deprecated"
)


def test_every_sentence_of_argparse_for_people_stands_in_the_catalogue() -> None:
    calls = [each for each in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(each, ast.Call)]
    called = [each for each in calls if isinstance(each.func, ast.Name) and each.func.id in {"_", "ngettext"}]
    said = {arg.value for each in called for arg in each.args if isinstance(arg, ast.Constant)}
    missing = {each for each in said if isinstance(each, str) and not _FOR_PROGRAMMERS.search(each)}
    assert missing - {*usage.SENTENCES} == set()
    assert len(said) > 20


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["office", "nosuch"], "dit kan hier niet: 'nosuch' (kies uit"),
        (["office", "erase"], "dit ontbreekt nog: ID"),
        (["office", "devices", "--nosuch"], "dit kent deze opdracht niet: --nosuch"),
        (["office", "devices", "--home"], "bij --home: hierachter hoort één waarde"),
        (["office", "urgent", "--done"], "hierachter hoort ten minste één waarde"),
        (["office", "quarantine", "--release", "a", "--refuse", "b"], "dit kan niet samen met"),
        (["tour", "--into", "x", "--worries", "veel"], "dit past hier niet: 'veel'"),
    ],
)
def test_a_wrong_call_is_told_in_dutch(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    told = " ".join(capsys.readouterr().err.split())
    assert said in told
    assert "zo werkt het: krachtigthuis" in told
    assert not re.search("usage|error|required|argument|choose", told)


def test_help_is_dutch_and_english_where_that_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["office", "urgent", "--help"])
    told = capsys.readouterr().out
    assert "toon deze uitleg" in told
    assert not re.search("usage:|options:|show this", told)
    with pytest.raises(SystemExit):
        main(["--language", "en", "office", "urgent", "--help"])
    assert "show this help message and exit" in capsys.readouterr().out
