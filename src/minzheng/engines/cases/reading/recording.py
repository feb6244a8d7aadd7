"""What is filled in at a step or with an answer: its questions for this family, as they stand."""

from collections.abc import Mapping
from datetime import date

from minzheng.engines.cases.asking import Asked, questions
from minzheng.engines.cases.declared import element_of
from minzheng.engines.cases.models import CaseStep
from minzheng.engines.cases.records import family_of_case
from minzheng.kernel.flow import Await, Step
from minzheng.kernel.form import Page

RecordPage = tuple[Page, tuple[Asked, ...]]


def record_questions(
    step: CaseStep, answers: Mapping[str, str], on: date
) -> tuple[RecordPage, ...]:
    """Every page of the record with the questions that apply, given what is typed so far."""
    declared = element_of(step)
    if not isinstance(declared, Step | Await) or declared.records is None:
        return ()
    family = family_of_case(step.case, on)
    return tuple((page, questions(page, family, answers)) for page in declared.records.pages)
