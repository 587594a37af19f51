"""What the files leave open: our answer stands unless a button says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from core.blocks import Act, Block, Button, Buttons, Said, Text, say
from core.integrations.asking import NewImport, again, choice
from core.integrations.reading.plan import ImportPlan, Kind, Question, Totals

if TYPE_CHECKING:
    from core.integrations.comparing import Beside

SETTLED = frozenset({"stock", "moves", "grouping"})
"""Questions that are a matter of taste: our answer is no guess."""


def field_word(field: str) -> Said:
    """A field by its word."""
    return say(f"integrations-field-{field.replace('_', '-')}")


def questions(asked: NewImport, plan: ImportPlan, totals: Totals, beside: Beside) -> list[Block]:
    """What the files leave open: our answer stands unless another is chosen."""
    blocks: list[Block] = []
    rows: list[list[Button]] = []
    for question in plan.questions:
        kind: Literal["plain", "warning"] = "plain" if question.code in SETTLED else "warning"
        blocks.append(Text(_question(question), kind))
        rows.append(
            [
                Button(option_word(question, option), again(asked, _decided(question, option)))
                for option in question.options
                if option != question.answer
            ][:6]
        )
    if totals.duplicates:
        other = "keep" if plan.choices.duplicates == "drop" else "drop"
        rows.append(
            [Button(say(f"integrations-duplicates-{other}"), again(asked, choice("duplicates", other)))]
        )
    if beside.documents_changed > beside.documents_same + beside.documents_new:
        series = str(int(plan.choices.series or 1) + 1)
        rows.append([Button(say("integrations-button-series"), again(asked, choice("series", series)))])
    rows.append([Button(say("integrations-button-columns"), fix_columns(asked, plan))])
    return [*blocks, Buttons(rows, on_card=True)]


def _question(question: Question) -> Said:
    return say(
        f"integrations-question-{question.code}",
        file=question.table or "",
        column=question.header or "",
        answer=option_word(question, question.answer),
        example=question.examples[0] if question.examples else "",
    )


def option_word(question: Question, option: str) -> Said:
    """An answer by its word."""
    if question.code == "encoding":
        return say("integrations-encoding", name=option)
    word = {".": "dot", ",": "comma"}.get(option, option)
    return say(f"integrations-{question.code}-{word}")


def _decided(question: Question, option: str) -> str:
    parts = [part for part in (question.table, question.header) if part]
    return choice(question.code, *parts, option)


def fix_columns(asked: NewImport, plan: ImportPlan) -> Act:
    """The way to say what a column is."""
    columns = [
        choice(table.name, column.header)
        for table in plan.tables
        if table.kind is not Kind.SKIPPED
        for column in table.columns
    ]
    files = [file.model_dump() for file in asked.files]
    return Act(
        "integrations.column", {"files": files, "choices": list(asked.choices), "columns": columns[:90]}
    )
