"""What a report of sales is about, and the calls that ask for it again a little differently."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Button, Buttons, say
from core.inventory.models import Product
from core.reports.asking import BASIS_WORDS, Group
from core.reports.figures import why_button
from core.reports.measures import MEASURES, Measure, SalesMetric
from core.reports.models import Basis
from core.reports.periods import Frame


@dataclass(frozen=True, slots=True)
class Scene:
    """Days, basis, metric, split, product."""

    frame: Frame
    basis: Basis
    metric: SalesMetric = "revenue"
    group: Group | None = None
    product: Product | None = None
    chart: bool = True

    @property
    def measure(self) -> Measure:
        return MEASURES[self.metric]

    @property
    def product_id(self) -> int | None:
        return self.product.id if self.product else None

    def again(self, group: Group | None) -> Act:
        """The same report, split another way."""
        args: dict[str, object] = {
            "period": self.frame.days.as_argument,
            "metric": self.metric,
            "basis": BASIS_WORDS[self.basis],
        }
        if group is not None:
            args["group_by"] = group
        if self.product is not None:
            args["product"] = {"id": self.product.id}
        return Act("reports.sales", args)

    def before(self) -> Scene:
        """The scene of the period before."""
        return replace(self, frame=replace(self.frame, days=self.frame.before))


def next_buttons(ctx: Ctx, scene: Scene) -> Block:
    """What is sensible to look at next."""
    days, first = scene.frame.days, []
    if scene.group != "day" and days.count > 1:
        first.append(Button(say("reports-button-by-day"), scene.again("day")))
    if scene.product is None and scene.group != "product":
        top: dict[str, object] = {"entity": "product", "period": days.as_argument}
        first.append(Button(say("reports-button-top"), Act("reports.top", top)))
    second = [Button(say("reports-button-before"), scene.before().again(scene.group))]
    if scene.product is None:
        export: dict[str, object] = {
            "report": "sales",
            "period": days.as_argument,
            "basis": BASIS_WORDS[scene.basis],
        }
        second.append(Button(say("reports-button-xlsx"), Act("reports.export", export)))
    why = why_button(ctx, scene.metric, days, scene.basis, scene.product)
    return Buttons([row for row in ([why], first, second) if row])
