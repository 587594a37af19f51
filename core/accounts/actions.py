"""What a person may set for themselves."""

from __future__ import annotations

from typing import Literal

import sqlalchemy as sa

from core.accounts.models import Person
from core.acts.ctx import Ctx
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Receipt, Text, say


class NewLanguage(Asked):
    language: Literal["ru", "en"]


@action(
    "accounts.language",
    needs=Right.self_,
    risk=Risk.REVERSIBLE,
    command="language",
    own=True,
    at_once=True,
    menu=17,
)
def set_language(ctx: Ctx, asked: NewLanguage) -> Receipt:
    """Choose the language the bot speaks to this person: Russian or English."""
    person = ctx.session.scalar(sa.select(Person).where(Person.id == ctx.actor.person_id))
    if person is None:
        raise LookupError("an actor without a person")
    before, person.locale = person.locale, asked.language
    undo = Act("accounts.language", {"language": before}) if before != asked.language else None
    return Receipt(
        [Text(say(f"accounts-language-{asked.language}"))], title=say("accounts-deed-language"), undo=undo
    )
