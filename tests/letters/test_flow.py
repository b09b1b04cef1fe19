"""Text over pages: nothing is lost, nothing stands alone, headings stay with their text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from krachtigthuis_desktop.letters.flow import Piece, Style, bottom, kept, paginate, paragraph
from krachtigthuis_desktop.letters.fonts import Face, Setter
from krachtigthuis_desktop.letters.pen import Pen
from tests.share import full

STYLE = Style(Face.REGULAR, 10, 14)
AREA = (100.0, 310.0)


def blank(height: float = 14, *, before: float = 0, keep: bool = False) -> Piece:
    def nothing(_pen: Pen, _top: float) -> None:
        """Takes room only."""

    return Piece(height, nothing, before, keep)


@settings(max_examples=full(100, 2000), deadline=None)
@given(
    st.lists(st.builds(blank, st.floats(1, 80), before=st.floats(0, 20), keep=st.booleans()), min_size=1, max_size=60)
)
def test_every_piece_has_one_place_in_order_inside_its_page(pieces: list[Piece]) -> None:
    pages = paginate(pieces, first=(200, 310), following=AREA)
    placed = [each.piece for page in pages for each in page]
    assert placed == pieces
    for page in pages:
        tops = [each.top for each in page]
        assert tops == sorted(tops)
        assert bottom(page) <= 310 + 1e-6


@settings(max_examples=full(40, 400), deadline=None)
@given(st.integers(0, 14), st.integers(2, 40))
def test_a_paragraph_leaves_no_line_alone(above: int, words: int) -> None:
    text = " ".join(["woordenrijk"] * words)
    lines = paragraph(Setter(), text, STYLE, 0, 150)
    pages = paginate([blank() for _ in range(above)] + lines, first=AREA, following=AREA)
    counts = [sum(each.piece in lines for each in page) for page in pages]
    assert len(lines) == 1 or 1 not in counts


def test_a_heading_goes_along_with_its_text() -> None:
    heading = kept([blank()], with_next=True)
    text = kept([blank(), blank()])
    pages = paginate([blank() for _ in range(13)] + heading + text, first=AREA, following=AREA)
    assert [len(page) for page in pages] == [13, 3]


def test_a_group_longer_than_a_page_is_cut_where_it_must() -> None:
    pages = paginate(kept([blank() for _ in range(40)]), first=AREA, following=AREA)
    assert [len(page) for page in pages] == [15, 15, 10]


def test_words_are_wrapped_at_spaces_and_newlines_kept() -> None:
    lines = Setter().wrap("een twee drie\n\nvier  vijftien", Face.REGULAR, 4000)
    assert [line.text for line in lines] == ["een", "twee", "drie", "vier", "vijftien"]
    assert all(line.width <= 4000 for line in lines)


@settings(max_examples=full(60, 1000), deadline=None)
@given(st.lists(st.text("abc éşñw-.", min_size=1, max_size=30), max_size=20), st.integers(1500, 20000))
def test_wrapping_loses_no_character_and_keeps_the_width(words: list[str], width: int) -> None:
    text = " ".join(words)
    lines = Setter().wrap(text, Face.BOLD, width)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= width + 1e-6 for line in lines)
