"""Answers from a stick: what is ours goes in, what is not is left alone, and what was refused is not lost."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from krachtigthuis_desktop.care import answered, news
from krachtigthuis_desktop.care.news import ToTell
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.records.referral import Step
from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.errors import BundleReason, RuleReason, StickError, StickFault
from krachtigthuis_desktop.office import telling
from krachtigthuis_desktop.prison import answering
from tests.gui.screens.road import refer, refuse_a_worry, tell
from tests.office.bureau import bureau, template
from tests.office.visit import Visit, a_visit, visit

__all__ = ["bureau", "template", "visit"]


def take(visit: Visit) -> answering.Answer:
    answer = answering.take_from(visit.laptop, visit.bureau.stick, now=visit.hand().now)
    visit.laptop = answer.vault
    return answer


def to_tell(visit: Visit, day: date | None = None) -> tuple[ToTell, ...]:
    with visit.laptop.store.read() as tx:
        return news.to_tell(tx, day or visit.now.date())


def test_from_a_stick_only_our_own_answers_are_taken_in(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.bring()
    visit.answer()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    other.now = visit.now
    other.answer(root=True)
    answer = take(visit)
    assert sum(each.came.accepted for each in answer.new) > 0
    assert answer.others >= 2
    assert answer.faults == ()
    with visit.laptop.store.read() as tx:
        assert tx.waiting() == (0, "")
    again = take(visit)
    assert again.new == ()
    other.laptop.close()


def test_a_file_that_is_damaged_is_named_and_the_others_go_in(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    visit.answer()
    (visit.bureau.stick / "KTH-00112233445566FF.age").write_bytes(b"not what it was")
    answer = take(visit)
    assert [(each.name, each.error.code) for each in answer.faults] == [
        ("KTH-00112233445566FF.age", BundleReason.NOT_A_BUNDLE)
    ]
    assert sum(each.came.accepted for each in answer.new) > 0


@pytest.mark.parametrize(
    "name", ["{} (1).age", "{} - Kopie.age", "{}.AGE", "antwoord/{}.age", "van kantoor/week 48/{} - Kopie (2).age"]
)
def test_an_answer_that_was_copied_or_put_in_a_folder_is_found(visit: Visit, name: str) -> None:
    visit.worry("Eén")
    visit.bring()
    (answer,) = visit.answer()
    there = visit.bureau.stick / name.format(answer.stem)
    there.parent.mkdir(parents=True, exist_ok=True)
    answer.rename(there)
    assert sum(each.came.accepted for each in take(visit).new) > 0


@pytest.mark.parametrize("name", ["._{}.age", ".Trash/{}.age", "$RECYCLE.BIN/{}.age", "{}.age.part", "a/b/c/d/{}.age"])
def test_what_a_system_keeps_on_a_stick_is_left_alone(visit: Visit, name: str) -> None:
    there = visit.bureau.stick / name.format("KTH-0011223344556677")
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_bytes(b"not what it was")
    assert there not in answering.returns_in(visit.bureau.stick)


def test_newer_files_of_others_do_not_hide_the_answer(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    (answer,) = visit.answer()
    os.utime(answer, (1, 1))
    for number in range(250):
        (visit.bureau.stick / f"KTH-{number:016X}.age").write_bytes(b"not for us")
    taken = take(visit)
    assert sum(each.came.accepted for each in taken.new) > 0
    assert taken.unread == 0


def test_files_that_are_too_many_are_counted(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "_MOST", 2)
    for number in range(5):
        (visit.bureau.stick / f"KTH-{number:016X}.age").write_bytes(b"not for us")
    assert take(visit).unread >= 3


def test_a_stick_that_is_not_there_is_said(visit: Visit, tmp_path: Path) -> None:
    with pytest.raises(StickError) as refused:
        answering.take_from(visit.laptop, tmp_path / "no stick", now=visit.now)
    assert refused.value.code is StickFault.NONE


def test_what_was_refused_is_shown_with_its_text_until_it_was_seen(visit: Visit) -> None:
    worry = refuse_a_worry(visit)
    take_all(visit)
    store = visit.laptop.store
    (item,) = answered.refused(store)
    assert (item.kind, item.reason, item.about) == ("worry", "role_may_not", "Mick van der Linde")
    assert ("own_words", "Het is nu wel goed.") in item.texts
    again = answered.refused_worry(store, item.id)
    assert (again.record, again.worry.own_words) == (worry, "Het is nu wel goed.")
    with store.read() as tx:
        accepted = tx.need(Worry, worry)
        assert answered.count_refused(tx) == 1
    assert (again.base, accepted.record.safety) == (accepted.head, Safety.YES)
    answered.see_refusal(store, item.id, hand=visit.hand())
    assert answered.refused(store) == ()
    answered.unsee_refusal(store, item.id, hand=visit.hand())
    assert answered.refused(store) == (item,)


def test_news_rests_on_a_yes_and_telling_it_is_one_press_with_a_way_back(visit: Visit) -> None:
    referral, worry = refer(visit, tell_back=True)
    visit.round()
    tell(visit, referral)
    take_all(visit)
    (item,) = to_tell(visit)
    assert (item.says, item.detainee, item.yes_by) == ("Het wijkteam is bij Zoë geweest.", "Mick van der Linde", "Zoë")
    told = news.tell(visit.laptop.store, item, hand=visit.hand())
    assert to_tell(visit) == ()
    with visit.laptop.store.read() as tx:
        feedback = tx.need(Worry, worry).record.feedback
        assert feedback is not None
        assert feedback.said == item.says
    news.untell(visit.laptop.store, told, hand=visit.hand())
    assert to_tell(visit) == (item,)
    with visit.laptop.store.read() as tx:
        assert tx.need(Worry, worry).record.feedback is None


def test_without_the_yes_of_whom_it_is_about_nothing_of_it_is_shown(visit: Visit) -> None:
    referral, _worry = refer(visit, tell_back=False)
    visit.round()
    tell(visit, referral)
    take_all(visit)
    (item,) = to_tell(visit)
    assert item.says == ""
    assert item.why_not is RuleReason.NO_CONSENT
    assert item.ask == ("Zoë",)


def test_of_two_answers_about_one_referral_each_is_told_by_itself(visit: Visit) -> None:
    referral, _worry = refer(visit, tell_back=True)
    visit.round()
    tell(visit, referral, "Het wijkteam is geweest.")
    telling.tell(
        visit.bureau.desk, referral, on=visit.now.date(), step=Step.RUNNING, says="De hulp loopt.", hand=visit.staff()
    )
    take_all(visit)
    first, second = to_tell(visit)
    news.tell(visit.laptop.store, first, hand=visit.hand())
    assert to_tell(visit) == (second,)


def take_all(visit: Visit) -> None:
    visit.answer()
    take(visit)
