"""Profit and loss line by line, and the bridge from it to money."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.acts.fields import Period
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Receipt, Text, say
from core.reports.actions.sales import period_options
from core.reports.asking import READ, require
from core.reports.bridge import bridge
from core.reports.figures import why_button
from core.reports.periods import Frame, frame_of
from core.reports.showing import bridge_blocks, statement
from core.reports.words import period_words


class StatementQuestion(Asked):
    period: Period | None = None


@action(
    "reports.pnl",
    needs=READ,
    risk=Risk.READ,
    command="pnl",
    http="GET /analytics/pnl",
    when="past",
    options={"period": period_options},
)
def pnl(ctx: Ctx, asked: StatementQuestion) -> Receipt:
    """The profit and loss statement: revenue, gross and operating profit, expenses by item, margin."""
    require(ctx, "cost", "finance")
    frame = frame_of(ctx, asked.period)
    told = statement(ctx, frame)
    if not told:
        return Receipt([Text(say("reports-nothing-earned", when=period_words(ctx, frame.days)), "title")])
    return Receipt([*told, _next(ctx, frame, "pnl")])


@action(
    "reports.bridge",
    needs=READ,
    risk=Risk.READ,
    command="bridge",
    http="GET /analytics/bridge",
    when="past",
    options={"period": period_options},
)
def profit_to_money(ctx: Ctx, asked: StatementQuestion) -> Receipt:
    """Say why profit and money differ: every step from the profit to how the money on accounts changed."""
    require(ctx, "cost", "finance")
    frame = frame_of(ctx, asked.period)
    told = bridge(ctx, frame.days)
    return Receipt([*bridge_blocks(ctx, frame.days, told), _next(ctx, frame, "bridge")])


def _next(ctx: Ctx, frame: Frame, here: str) -> Block:
    days: dict[str, object] = {"period": frame.days.as_argument}
    other = "bridge" if here == "pnl" else "pnl"
    return Buttons(
        [
            [why_button(ctx, "profit", frame.days)],
            [
                Button(say(f"reports-button-{other}"), Act(f"reports.{other}", days)),
                Button(say("reports-button-money"), Act("reports.money", days)),
            ],
            [
                Button(
                    say("reports-button-before"),
                    Act(f"reports.{here}", {"period": frame.before.as_argument}),
                ),
                Button(say("reports-button-xlsx"), Act("reports.export", {"report": "profit", **days})),
            ],
        ]
    )
