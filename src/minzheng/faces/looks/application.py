"""A whole application on one page: its questions, its papers, who signs; for desk and provider."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from minzheng.engines.cases.api import Asked, Upload, WantedPaper
from minzheng.faces.looks.fields import EvidenceField
from minzheng.faces.looks.questions import field_of, typed
from minzheng.kernel.form import Commitment, Page

# With a hyphen they can never be the name of a fact.
PAPER, SIGNED = "paper-", "signed-"


@dataclass(frozen=True)
class Part:
    """The questions of one page about one member, or about all, with what is known to confirm."""

    name: str
    known: tuple[tuple[str, str], ...]
    fields: tuple[BoundField, ...]


@dataclass(frozen=True)
class Section:
    """One page of the form as a part of the long one."""

    page: Page
    parts: tuple[Part, ...]


class ApplicationForm(forms.Form):
    """The whole application on one page: every question, papers, signatures.

    `signatures`: what the box of each signer says, by her number.
    """

    use_required_attribute = False

    def __init__(
        self,
        data: Any,
        files: Any,
        *,
        pages: Sequence[tuple[Page, Sequence[Asked]]],
        papers: Iterable[WantedPaper],
        signatures: Mapping[int, str],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, files, initial=dict(initial))
        self.pages, self.papers, self.signatures = pages, tuple(papers), signatures
        for _, questions in pages:
            for asked in questions:
                if not asked.is_known:
                    self.fields[asked.name] = _field_of(asked)
        for paper in self.papers:
            self.fields[PAPER + paper.attachment.key] = EvidenceField(
                label=paper.attachment.title, required=paper.attachment.required,
                why=paper.attachment.why,
            )  # fmt: skip
        for number, words in signatures.items():
            self.fields[f"{SIGNED}{number}"] = forms.BooleanField(label=words, required=True)

    def sections(self) -> list[Section]:
        """The questions in the order of the form."""
        return [Section(page, tuple(self._parts(asks))) for page, asks in self.pages if asks]

    def _parts(self, asks: Sequence[Asked]) -> Iterable[Part]:
        for name in dict.fromkeys(asked.member_name for asked in asks):
            ours = [asked for asked in asks if asked.member_name == name]
            yield Part(
                name,
                tuple((asked.field.label, asked.known) for asked in ours if asked.is_known),
                tuple(self[asked.name] for asked in ours if not asked.is_known),
            )

    def paper_boxes(self) -> list[tuple[WantedPaper, BoundField]]:
        """Papers with their boxes."""
        return [(paper, self[PAPER + paper.attachment.key]) for paper in self.papers]

    def signature_boxes(self) -> list[BoundField]:
        """One box a signer."""
        return [self[f"{SIGNED}{number}"] for number in self.signatures]

    def typed_on(self, asks: Sequence[Asked]) -> dict[str, str]:
        """What was typed on one page, as the engine reads it."""
        given = self.cleaned_data
        return typed({asked.name: given.get(asked.name) for asked in asks})

    def uploads(self) -> list[Upload]:
        """The papers chosen."""
        keys = [paper.attachment.key for paper in self.papers]
        given = ((key, self.cleaned_data.get(PAPER + key)) for key in keys)
        return [Upload(key, file.name, file.read()) for key, file in given if file]

    def signed(self, commitments: Iterable[Commitment]) -> dict[str, list[int]]:
        """Who signed; a paper form bears all the commitments at once."""
        who = [n for n in self.signatures if self.cleaned_data.get(f"{SIGNED}{n}")]
        return {commitment.key: who for commitment in commitments}

    def read(self) -> None:
        """Clean what was typed; that something is still empty is the engine's to say."""
        self.full_clean()
        for name, found in list(self.errors.as_data().items()):
            if all(error.code == "required" for error in found):
                del self.errors[name]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.errors

    def tell(self, errors: Mapping[str, str]) -> None:
        """Say each refusal where it can be mended."""
        for name, said in errors.items():
            box = self._box(name)
            if box not in self.errors or box is None:
                self.add_error(box, ValidationError(said))

    def _box(self, name: str) -> str | None:
        """A question, a paper by its key, or a signature "commitment.person"."""
        signer = f"{SIGNED}{name.rpartition('.')[2]}"
        return next((box for box in (name, PAPER + name, signer) if box in self.fields), None)


class AnswerForm(forms.Form):
    """What the person concerned says, and the papers she brings."""

    text = forms.CharField(
        label="当事人说的", required=False, max_length=2000, widget=forms.Textarea({"rows": 5}),
        help_text="照原话写，写清谁、什么时候、怎样说的。",
    )  # fmt: skip
    paper = EvidenceField(
        label="带来的材料", required=False, why="照片（JPG、PNG）或 PDF，一份一份传。"
    )

    def __init__(self, data: Any, files: Any, *, asked: Iterable[Asked] = ()) -> None:
        super().__init__(data, files)
        self.asked = [question for question in asked if not question.is_known]
        for question in self.asked:
            self.fields[question.name] = field_of(question)

    @property
    def answers(self) -> list[forms.BoundField]:
        """The boxes of the fields that the answer fills in."""
        return [self[question.name] for question in self.asked]

    def record(self) -> dict[str, str]:
        """What was typed into them, as the engine reads it."""
        given = self.cleaned_data
        return typed({question.name: given.get(question.name) for question in self.asked})


def _field_of(asked: Asked) -> forms.Field:
    """The box, labelled without the name: it stands above all of a member's boxes."""
    built = field_of(asked)
    built.label = asked.field.label
    if isinstance(built.widget, forms.Textarea):
        built.widget = forms.TextInput({"maxlength": built.widget.attrs.get("maxlength", 500)})
    return built
