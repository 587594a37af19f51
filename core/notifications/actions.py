"""Choosing what to hear of."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.notices import Notice
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Button, Buttons, Receipt, Said, Text, say
from core.notifications.models import NoticeSetting
from core.notifications.refusals import UnknownNotice


@action("notifications.settings", needs=Right("team", "read"), risk=Risk.READ, command="notify")
def settings(ctx: Ctx, asked: Nothing) -> Receipt:
    """Show which notices the person hears, each with its switch."""
    chosen = {
        row.notice: row.wanted
        for row in ctx.session.scalars(
            sa.select(NoticeSetting).where(NoticeSetting.person_id == ctx.actor.person_id)
        )
    }
    rows = [
        [_switch(notice, wanted=chosen.get(notice.name, notice.on))]
        for notice in ctx.app.register.notices.values()
        if ctx.standing.may(notice.needs)
    ]
    switches = Buttons(rows, screen=Act("notifications.settings"))
    return Receipt([Text(say("notifications-title"), "title"), Text(say("notifications-how")), switches])


def notice_words(name: str) -> Said:
    """What a notice is called: `<room>-notice-<name>`."""
    room, _, rest = name.partition(".")
    return say(f"{room}-notice-{rest.replace('_', '-')}")


def _switch(notice: Notice, *, wanted: bool) -> Button:
    label = say("notifications-on" if wanted else "notifications-off", notice=notice_words(notice.name))
    return Button(label, Act("notifications.switch", {"notice": notice.name, "on": not wanted}))


class Switch(Asked):
    notice: str
    on: bool


@action("notifications.switch", needs=Right("team", "read"), risk=Risk.REVERSIBLE, at_once=True)
def switch(ctx: Ctx, asked: Switch) -> Receipt:
    """Switch a notice on or off for oneself."""
    if asked.notice not in ctx.app.register.notices:
        raise UnknownNotice
    row = ctx.session.get(NoticeSetting, (ctx.company.id, ctx.actor.person_id, asked.notice))
    if row is None:
        row = NoticeSetting(company_id=ctx.company.id, person_id=ctx.actor.person_id, notice=asked.notice)
        ctx.session.add(row)
    row.wanted = asked.on
    words = say(
        "notifications-switched-on" if asked.on else "notifications-switched-off",
        notice=notice_words(asked.notice),
    )
    return Receipt(
        [Text(words)],
        title=words,
        undo=Act("notifications.switch", {"notice": asked.notice, "on": not asked.on}),
    )
