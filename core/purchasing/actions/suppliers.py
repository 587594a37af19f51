"""Cards of suppliers: written, shown, changed, put away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Email, Phone, Price, Title, Words
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.register import Asked, Nothing, Risk, action
from core.blocks import Act, Block, Button, Buttons, Receipt, Table, Text, Value, say
from core.purchasing.actions.asking import READ, WRITE, OneSupplier

if TYPE_CHECKING:
    from core.blocks import Fact
    from core.purchasing.models import Supplier

Inn = Annotated[str, Field(pattern=r"^\d{9,14}$", description="Tax number: 9 to 14 digits")]
Days = Annotated[int, Field(ge=0, le=365, description="Days from an order to its delivery")]
_FIELDS = ("name", "phone", "email", "inn", "lead_days", "min_sum", "note")


class NewSupplier(Asked):
    name: Title = Field(description="Supplier's name or firm, in the nominative")
    phone: Phone | None = None
    email: Email | None = None
    inn: Inn | None = None
    lead_days: Days | None = None
    min_sum: Price | None = Field(None, description="The least they deliver for")
    note: Words | None = None


class SupplierEdit(OneSupplier):
    name: Title | None = None
    phone: Phone | None = None
    email: Email | None = None
    inn: Inn | None = None
    lead_days: Days | None = None
    min_sum: Price | None = Field(None, description="The least they deliver for")
    note: Words | None = None


class SupplierPage(Asked):
    after: list[str] = Field(min_length=2, max_length=2)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


class EditBack(OneSupplier):
    before: dict[str, str | int | None]
    after: dict[str, str | int | None]


@action("purchasing.add_supplier", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /suppliers")
def add_supplier(ctx: Ctx, asked: NewSupplier) -> Receipt:
    """Write a supplier's card: name and, where known, phone, e-mail, tax number, lead time, minimum sum."""
    from core.purchasing import cards, queries, writing
    from core.purchasing.refusals import SupplierExists

    known = queries.namesake(ctx.session, asked.name)
    if known is not None:
        raise SupplierExists(supplier=known.name)
    supplier = writing.write_supplier(ctx, asked.name, **_given(ctx, asked, whole=True))
    title = say("purchasing-supplier-added", supplier=supplier.name)
    return Receipt(
        [Text(title, "title"), *_card(ctx, supplier)],
        title=title,
        undo=Act("purchasing.remove_supplier", {"supplier": cards.named(supplier)}),
        subject=("supplier", supplier.id),
    )


def _given(ctx: Ctx, asked: NewSupplier | SupplierEdit, *, whole: bool = False) -> dict[str, Any]:
    """What was told of a card, as its columns; the name apart."""
    given: dict[str, Any] = {name: getattr(asked, name) for name in _FIELDS if name != "name"}
    if given["min_sum"] is not None:
        given["min_sum"] = ctx.minor(given["min_sum"])
    return given if whole else {name: value for name, value in given.items() if value is not None}


def _card(ctx: Ctx, supplier: Supplier) -> list[Block]:
    """Contacts and terms, and what may be done."""
    from core.blocks import Facts
    from core.purchasing import cards

    facts = _facts(ctx, supplier)
    blocks: list[Block] = [Facts(facts)] if facts else []
    who: dict[str, object] = {"supplier": cards.named(supplier)}
    if ctx.may("inventory", "write") and not supplier.archived:
        order = Button(say("purchasing-button-order"), Act("purchasing.order", who))
        orders = Button(say("purchasing-button-orders"), Act("purchasing.list", who))
        blocks.append(Buttons([[order, orders]]))
    return blocks


def _facts(ctx: Ctx, supplier: Supplier) -> list[Fact]:
    from core.blocks import Fact
    from core.purchasing import paying

    lead = None if supplier.lead_days is None else say("purchasing-days", days=supplier.lead_days)
    least = ctx.money(supplier.min_sum) if supplier.min_sum else None
    shown: list[tuple[str, Value]] = [
        ("field-common-phone", supplier.phone),
        ("field-common-email", supplier.email),
        ("field-purchasing-inn", supplier.inn),
        ("field-purchasing-lead-days", lead),
        ("field-purchasing-min-sum", least),
        ("field-common-note", supplier.note),
    ]
    facts = [Fact(say(label), value) for label, value in shown if value is not None]
    owed = paying.owed_to(ctx.session, supplier.id)
    key = "purchasing-label-owed" if owed > 0 else "purchasing-label-ahead"
    return [*facts, Fact(say(key), ctx.money(abs(owed)), sees="cost")] if owed else facts


@action(
    "purchasing.supplier", needs=READ, risk=Risk.READ, command="supplier", http="GET /suppliers/{supplier}"
)
def show_supplier(ctx: Ctx, asked: OneSupplier) -> Receipt:
    """Show a supplier's card: contacts, terms, what is ordered from them and not here yet."""
    from core.purchasing.models import Supplier

    supplier = ctx.get(Supplier, asked.supplier.id or 0)
    blocks: list[Block] = [Text(say("purchasing-supplier-title", supplier=supplier.name), "title")]
    if supplier.archived:
        blocks.append(Text(say("purchasing-supplier-put-away"), "warning"))
    return Receipt(
        [*blocks, *_card(ctx, supplier), *_awaited(ctx, supplier)], subject=("supplier", supplier.id)
    )


def _awaited(ctx: Ctx, supplier: Supplier) -> list[Block]:
    from core.purchasing import cards, queries

    found = queries.unfinished(ctx.session, 6, [supplier.id])
    return (
        [
            Buttons(
                [
                    [Button(say("purchasing-button-open", order=cards.numbered(one)), _open(cards.told(one)))]
                    for one in found
                ]
            )
        ]
        if found
        else []
    )


def _open(purchase: dict[str, object]) -> Act:
    return Act("purchasing.show", {"purchase": purchase})


@action("purchasing.suppliers", needs=READ, risk=Risk.READ, command="suppliers", http="GET /suppliers")
def list_suppliers(ctx: Ctx, asked: Nothing) -> Receipt:
    """List suppliers by name."""
    return _page(ctx, FIRST)


@action("purchasing.suppliers_page", needs=READ, risk=Risk.READ, hidden=True)
def suppliers_page(ctx: Ctx, asked: SupplierPage) -> Receipt:
    """The next page of suppliers."""
    return _page(ctx, Page(asked.after, asked.trail))


def _page(ctx: Ctx, at: Page) -> Receipt:
    from core.blocks import Column
    from core.purchasing import cards, queries

    after = (at.after[0], int(at.after[1])) if at.after else None
    rows = queries.supplier_page(ctx.session, after)
    if not rows:
        return Receipt([Text(say("purchasing-no-suppliers"))])
    shown, page = rows[: queries.PAGE], Act("purchasing.suppliers_page")
    last = shown[-1]
    columns = [
        Column(say("field-purchasing-supplier")),
        Column(say("field-common-phone")),
        Column(say("field-purchasing-lead-days")),
    ]
    cells: list[list[Value]] = [
        [row.name, row.phone, None if row.lead_days is None else say("purchasing-days", days=row.lead_days)]
        for row in shown
    ]
    table = Table(
        columns,
        cells,
        title=say("purchasing-suppliers"),
        acts=[Act("purchasing.supplier", {"supplier": cards.named(row)}) for row in shown],
        labels=[row.name for row in shown],
        next=at.following(page, [last.sort_name, str(last.id)]) if len(rows) > queries.PAGE else None,
        previous=at.previous(page, Act("purchasing.suppliers")),
    )
    return Receipt([table])


@action("purchasing.change_supplier", needs=WRITE, risk=Risk.REVERSIBLE, http="PATCH /suppliers/{supplier}")
def change_supplier(ctx: Ctx, asked: SupplierEdit) -> Receipt:
    """Change a supplier's name, phone, e-mail, tax number, days of delivery, minimum sum or note."""
    from core.acts.calls import Missing
    from core.purchasing import cards, queries
    from core.purchasing.models import Supplier
    from core.purchasing.refusals import NothingToChange, SupplierExists

    supplier = ctx.get(Supplier, asked.supplier.id or 0)
    given = _given(ctx, asked)
    if asked.name is not None:
        given["name"] = " ".join(asked.name.split())
        twin = queries.namesake(ctx.session, asked.name, but=supplier.id)
        if twin is not None:
            raise SupplierExists(supplier=twin.name)
    if not given:
        raise Missing("name")
    changed = {name: value for name, value in given.items() if value != getattr(supplier, name)}
    if not changed:
        raise NothingToChange(supplier=supplier.name)
    before = {name: getattr(supplier, name) for name in changed}
    _put(ctx, supplier, changed)
    supplier.edits += 1
    title = say("purchasing-supplier-changed", supplier=supplier.name)
    back: dict[str, object] = {
        "supplier": cards.named(supplier),
        "before": before,
        "after": changed,
    }
    return Receipt(
        [Text(title, "title"), *_card(ctx, supplier)],
        title=title,
        undo=Act("purchasing.supplier_back", back),
        subject=("supplier", supplier.id),
    )


def _put(ctx: Ctx, supplier: Supplier, values: dict[str, Any]) -> None:
    from core.acts.finding import fold

    for name, value in values.items():
        ctx.changed(f"supplier.{name}", getattr(supplier, name), value)
        setattr(supplier, name, value)
    supplier.sort_name = fold(supplier.name)[:300]
    ctx.session.flush()
    if "name" in values and not supplier.archived:
        ctx.name("supplier", supplier.id, supplier.name)


@action("purchasing.supplier_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_supplier_back(ctx: Ctx, asked: EditBack) -> Receipt:
    """Give fields of a supplier's card their former values, where they still hold ours."""
    from core.purchasing.models import Supplier
    from core.purchasing.refusals import Edited

    supplier = ctx.get(Supplier, asked.supplier.id or 0)
    known = {name: value for name, value in asked.before.items() if name in _FIELDS}
    if any(getattr(supplier, name) != asked.after.get(name) for name in known):
        raise Edited(supplier=supplier.name)
    _put(ctx, supplier, known)
    supplier.edits -= 1
    title = say("purchasing-supplier-put-back", supplier=supplier.name)
    return Receipt(
        [Text(title, "title"), *_card(ctx, supplier)], title=title, subject=("supplier", supplier.id)
    )


@action(
    "purchasing.archive_supplier",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    http="POST /suppliers/{supplier}/archive",
)
def archive_supplier(ctx: Ctx, asked: OneSupplier) -> Receipt:
    """Put a supplier's card away: no longer offered or found by name; its orders stay."""
    from core.purchasing import cards, queries
    from core.purchasing.models import Supplier
    from core.purchasing.refusals import NothingToChange, SupplierAwaited

    supplier = ctx.get(Supplier, asked.supplier.id or 0)
    if supplier.archived:
        raise NothingToChange(supplier=supplier.name)
    if queries.unfinished(ctx.session, 1, [supplier.id]):
        raise SupplierAwaited(supplier=supplier.name)
    supplier.archived = True
    ctx.unname("supplier", supplier.id)
    ctx.session.flush()
    title = say("purchasing-supplier-archived", supplier=supplier.name)
    back = Act("purchasing.unarchive_supplier", {"supplier": cards.named(supplier)})
    return Receipt([Text(title, "title")], title=title, undo=back, subject=("supplier", supplier.id))


@action("purchasing.unarchive_supplier", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def unarchive_supplier(ctx: Ctx, asked: OneSupplier) -> Receipt:
    """Take a supplier's card back from the archive."""
    from core.purchasing.models import Supplier

    supplier = ctx.get(Supplier, asked.supplier.id or 0)
    supplier.archived = False
    ctx.session.flush()
    ctx.name("supplier", supplier.id, supplier.name)
    title = say("purchasing-supplier-again", supplier=supplier.name)
    return Receipt([Text(title, "title")], title=title, subject=("supplier", supplier.id))


@action("purchasing.remove_supplier", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def remove_supplier(ctx: Ctx, asked: OneSupplier) -> Receipt:
    """Take back a card that was just written and nothing stands on."""
    from core.purchasing import queries
    from core.purchasing.models import Supplier
    from core.purchasing.refusals import Edited, SupplierInUse

    supplier = ctx.get(Supplier, asked.supplier.id or 0)
    if supplier.edits:
        raise Edited(supplier=supplier.name)
    if queries.is_used(ctx.session, supplier.id):
        raise SupplierInUse(supplier=supplier.name)
    title = say("purchasing-supplier-removed", supplier=supplier.name)
    ctx.unname("supplier", supplier.id)
    ctx.session.delete(supplier)
    ctx.session.flush()
    return Receipt([Text(title, "title")], title=title)
