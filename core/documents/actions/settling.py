"""The company's requisites: shown, set, put back."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from core.acts.calls import Missing
from core.acts.ctx import Ctx
from core.acts.fields import Flag, Words, clean
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Fact, Facts, Receipt, Text, say
from core.documents.models import Requisites
from core.documents.requisites import FIELDS, check_account, missing, requisites_of, tidied

SET = Right("settings", "write")
Code = Annotated[str, BeforeValidator(lambda given: clean(str(given))), Field(min_length=1, max_length=40)]


class NewRequisites(Asked):
    legal_name: Words | None = Field(None, max_length=200, description="Name on documents: ИП Иванова А. А.")
    inn: Code | None = Field(None, description="Taxpayer's number")
    kpp: Code | None = None
    bank: Words | None = Field(None, max_length=200)
    bic: Code | None = None
    settlement: Code | None = Field(None, description="Account money is sent to, 20 digits")
    correspondent: Code | None = Field(None, description="The bank's correspondent account")
    legal_address: Words | None = Field(None, max_length=300)
    asks: Flag = Field(False, description="Ask for what an invoice needs and is not known")


class RequisitesBack(Asked):
    before: dict[str, str | None]
    after: dict[str, str | None]


@action("documents.requisites", needs=SET, risk=Risk.REVERSIBLE, command="requisites", http="PUT /requisites")
def set_requisites(ctx: Ctx, asked: NewRequisites) -> Receipt:
    """Set the company's requisites for documents: name, taxpayer's number, bank account."""
    before = requisites_of(ctx.session, ctx.company.id)
    given = {name: getattr(asked, name) for name in FIELDS if getattr(asked, name)}
    given = tidied(ctx, given)
    after = {**before, **given}
    absent = missing(after)
    if absent and (asked.asks or not given):
        raise Missing(absent[0])
    check_account(ctx, after)
    changed = {name: after[name] for name in FIELDS if after[name] != before[name]}
    _keep(ctx, changed)
    for name, value in changed.items():
        ctx.changed(f"requisites.{name}", before[name], value)
    title = say("documents-requisites-set" if changed else "documents-requisites")
    old = {name: before[name] for name in changed}
    undo = Act("documents.requisites_back", {"before": old, "after": dict(changed)}) if changed else None
    return Receipt([Text(title, "title"), *_shown(after)], title=title, undo=undo)


def _shown(known: dict[str, str | None]) -> list[Block]:
    facts = [
        Fact(say(f"field-documents-{name.replace('_', '-')}"), known[name]) for name in FIELDS if known[name]
    ]
    return [Facts(facts)] if facts else []


def _keep(ctx: Ctx, values: dict[str, str | None]) -> None:
    row = ctx.session.get(Requisites, ctx.company.id)
    if row is None:
        row = Requisites(company_id=ctx.company.id, **dict.fromkeys(FIELDS))
        ctx.session.add(row)
        ctx.session.flush()
    for name, value in values.items():
        setattr(row, name, value)
    ctx.session.flush()


@action("documents.requisites_back", needs=SET, risk=Risk.REVERSIBLE, hidden=True)
def put_requisites_back(ctx: Ctx, asked: RequisitesBack) -> Receipt:
    """Give the requisites their former values, where they still hold ours."""
    now = requisites_of(ctx.session, ctx.company.id)
    known = {name: value for name, value in asked.before.items() if name in FIELDS}
    if any(now[name] != asked.after.get(name) for name in known):
        raise ChangedSince(what=say("documents-requisites"))
    _keep(ctx, known)
    title = say("documents-requisites-back")
    return Receipt([Text(title, "title")], title=title)
