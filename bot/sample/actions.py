"""One tap to a business with a past."""

from __future__ import annotations

from functools import partial

from bot.sample.bakery import bakery
from bot.sample.opening import ZONE, finish, open_sample, throw_away
from bot.sample.staging import Stage
from bot.sample.story import story
from core.acts.ctx import Ctx
from core.acts.register import Nothing, Risk, action
from core.acts.rights import Right
from core.acts.slow import SlowCtx
from core.blocks import Act, Block, Button, Buttons, Progress, Receipt, Text, say
from core.texts import Locale


def shown(ctx: Ctx, asked: Nothing) -> Receipt:
    """What will be made."""
    name = bakery(_locale(ctx.actor.locale)).name
    return Receipt([Text(say("sample-will-load", company=name), "title"), Text(say("sample-about"))])


@action(
    "sample.load",
    needs=Right.self_,
    risk=Risk.REVERSIBLE,
    command="sample",
    own=True,
    at_once=True,
    slow=True,
    preview=shown,
)
async def load_sample(ctx: SlowCtx, asked: Nothing) -> Receipt:
    """Open a sample bakery with three months of history, a business of its own to look around in."""
    here = bakery(_locale(ctx.actor.locale))
    company_id, actors = await ctx.write(lambda one: open_sample(one, here))
    try:
        await _fill(ctx, company_id, Stage(ctx.app, actors), _locale(ctx.actor.locale))
    except BaseException:
        await ctx.write(partial(throw_away, company_id=company_id))
        raise
    await ctx.write(partial(finish, company_id=company_id))
    ctx.app.names_changed(company_id)
    title = say("sample-loaded", company=here.name)
    blocks: list[Block] = [
        Text(title, "title"),
        Text(say("sample-about")),
        Text(say("sample-try")),
        _buttons(company_id),
    ]
    return Receipt(blocks, title=title, subject=("company", company_id))


async def _fill(ctx: SlowCtx, company_id: int, stage: Stage, locale: Locale) -> None:
    deeds = list(story(bakery(locale), ctx.now, ZONE))

    async def tell(done: int) -> None:
        await ctx.progress(Progress(company_id, say("sample-loading"), done, len(deeds)))

    await stage.play(deeds, tell)


def _buttons(company_id: int) -> Buttons:
    month = Act("reports.sales", {"period": "month"})
    delete = Act("companies.delete", {"company": {"id": company_id}})
    return Buttons(
        [
            [
                Button(say("sample-button-month"), month),
                Button(say("sample-button-orders"), Act("orders.list", {})),
            ],
            [
                Button(say("sample-button-stock"), Act("inventory.stock", {})),
                Button(say("sample-button-delete"), delete, style="danger"),
            ],
        ]
    )


def _locale(asked: str) -> Locale:
    return "en" if asked == "en" else "ru"
