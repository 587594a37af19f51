"""A shop in the middle of its day, and for every write of the register something to write there."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.copying import Copy
from tests.core.house import House, Shop, Worker

SCENARIOS: dict[str, dict[str, Any]] = {
    "assistant.remember": {"text": "по субботам скидка 5%", "whose": "team"},
    "assistant.edit_memory": {"memory": "1", "text": "тесто ставить в семь"},
    "assistant.forget": {"memory": "1"},
    "assistant.learn": {},
    "assistant.set_limit": {"amount": "300"},
    "assistant.lift_limit": {"whose": "person"},
    "automation.schedule": {"cron": "0 21 * * *"},
    "automation.remind": {"text": "полить цветы", "at": "2026-11-21"},
    "automation.pause": {"schedule": "1"},
    "automation.resume": {"schedule": "2"},
    "automation.remove": {"schedule": "1"},
    "accounts.language": {"language": "en"},
    "companies.change": {"name": "Лютик", "money_limit": "1000", "negative_stock": True},
    "companies.close_period": {"day": "2026-10-31"},
    "companies.invite": {"role": "viewer"},
    "companies.set_role": {"member": "Марина", "role": "editor"},
    "companies.grant": {"member": "Асель", "resource": "cost", "verb": "read"},
    "companies.remove": {"member": "Марина"},
    "notifications.switch": {"notice": "orders.new", "on": False},
    "finance.expense": {"amount": "1500", "item": "аренда"},
    "finance.income": {"amount": "700", "item": "проценты"},
    "finance.plan": {"amount": "300", "item": "интернет", "cron": "0 9 5 * *"},
    "finance.budget": {"item": "реклама", "amount": "2000"},
    "finance.draw": {"amount": "2000"},
    "finance.contribute": {"amount": "900", "account": "Банк"},
    "finance.borrow": {"amount": "3000", "lender": "Сбер"},
    "finance.repay": {"amount": "500", "lender": "Тинькофф", "interest": "70"},
    "finance.move": {"amount": "100", "source": "Касса", "target": "Банк"},
    "finance.set_rate": {"currency": "евро", "rate": "101.5"},
    "finance.revalue": {},
    "finance.add_account": {"name": "Сейф", "kind": "cash"},
    "customers.add": {"name": "Сидоров", "phone": "89123456789"},
    "customers.change": {"customer": "Петров", "phone": "89123456780", "note": "любит послаще"},
    "customers.archive": {"customer": "Петров"},
    "customers.note": {"customer": "Петров", "note": "звонить после шести"},
    "customers.merge": {"customer": "Петров", "other": "Иванова"},
    "customers.keep_apart": {"customer": "Петров", "other": "Иванова"},
    "customers.save_segment": {"name": "Дорогие", "min_sum": "1000"},
    "customers.remove_segment": {"saved": "Все с заказами"},
    "customers.set_limit": {"customer": "Иванова", "credit_limit": "5000"},
    "customers.opt_out": {"customer": "Петров"},
    "customers.set_rules": {"vip_sum": "100", "new_days": 1},
    "inventory.add": {"name": "Эклер", "price": "150", "cost": "60"},
    "inventory.add_many": {
        "goods": [{"name": "Эклер", "price": "150", "cost": "60"}, {"name": "Безе", "price": "90"}]
    },
    "inventory.change": {"product": "Латте", "name": "Латте большой"},
    "inventory.set_level": {"product": "Торт", "level": "5"},
    "inventory.archive": {"product": "Кекс"},
    "inventory.set_price": {"product": "Латте", "price": "220"},
    "inventory.change_prices": {"percent": "10", "products": ["Латте", "Торт"]},
    "inventory.receive": {"lines": [{"product": "Латте", "quantity": "7", "price": "35"}]},
    "inventory.write_off": {"lines": [{"product": "Латте", "quantity": "3"}], "reason": "пролили"},
    "inventory.transfer": {
        "lines": [{"product": "Латте", "quantity": "4"}],
        "source": "Основной",
        "target": "Киоск",
    },
    "inventory.set_stock": {"lines": [{"product": "Латте", "quantity": "44"}]},
    "inventory.set_pack": {
        "product": "Латте",
        "pack": "коробка",
        "quantity": "12",
        "barcode": "4600051000057",
    },
    "inventory.set_kit": {
        "kit": "Завтрак",
        "lines": [{"product": "Латте", "quantity": "1"}, {"product": "Торт", "quantity": "0.5"}],
        "price": "700",
    },
    "inventory.remove_kit": {"product": "Чаепитие"},
    "inventory.set_serials": {"product": "Кекс"},
    "inventory.give_codes": {},
    "inventory.add_variants": {"name": "футболка", "variants": "S, M; белая", "price": "900"},
    "inventory.accept": {"lines": [{"product": "Латте", "quantity": "1"}]},
    "inventory.start_count": {"blind": True},
    "inventory.count_goods": {"lines": [{"product": "Латте", "quantity": "2"}]},
    "inventory.finish_count": {"reason": "вечером"},
    "inventory.abandon_count": {},
    "inventory.set_count_limit": {"amount": "5000"},
    "inventory.approve_count": {},
    "inventory.decline_count": {"reason": "пересчитай"},
    "inventory.add_warehouse": {"name": "Цех"},
    "inventory.set_batches": {"product": "Торт"},
    "inventory.tell_batch": {"product": "Сыр", "batch": "17А", "quantity": "1"},
    "inventory.write_off_expired": {},
    "inventory.set_scales": {"prefix": 22, "inside": "sum"},
    "inventory.expiry_rules": {"sell_expired": True, "steps": "14, 3"},
    "inventory.costing": {"costing": "fifo"},
    "purchasing.add_supplier": {"name": "Сыровар", "phone": "89161234567", "lead_days": 3},
    "purchasing.change_supplier": {"supplier": "Мельник", "lead_days": 2, "min_sum": "900"},
    "purchasing.archive_supplier": {"supplier": "Пекарь"},
    "purchasing.order": {
        "supplier": "Сыровар",
        "lines": [
            {"product": "Кекс", "quantity": "5", "price": "30"},
            {"product": "Сметана", "quantity": "2"},
        ],
        "due": "2026-11-25",
    },
    "purchasing.place": {"purchase": "Садовник"},
    "purchasing.receive": {"purchase": "1", "lines": [{"product": "Латте", "quantity": "6"}]},
    "purchasing.add_cost": {"purchase": "1", "amount": "40"},
    "purchasing.cancel": {"purchase": "Садовник"},
    "purchasing.close_rest": {"purchase": "1"},
    "purchasing.set_tolerance": {"percent": "5"},
    "purchasing.pay": {"supplier": "Мельник", "amount": "40"},
    "tasks.add": {"text": "вымыть витрину", "member": "Асель", "due": "2026-11-25", "order": "1"},
    "tasks.done": {"task": "1"},
    "tasks.cancel": {"task": "2"},
    "tasks.move": {"task": "1", "due": "2026-11-26T15:00"},
    "tasks.assign": {"task": "1", "member": "Марина"},
    "tasks.edit": {"task": "1", "text": "вымыть обе витрины"},
    "orders.create": {"customer": "Новиков", "lines": [{"product": "Торт", "quantity": "2"}]},
    "orders.sell": {"lines": [{"product": "Латте", "quantity": "2"}], "method": "cash"},
    "orders.confirm": {"order": "the draft"},
    "orders.add_lines": {"order": "1", "lines": [{"product": "Латте", "quantity": "1"}]},
    "orders.take_off": {"order": "1", "lines": [{"product": "Торт", "quantity": "1"}]},
    "orders.change_line": {"order": "1", "product": "Торт", "quantity": "1", "price": "1100"},
    "orders.discount": {"order": "1", "discount": "10%"},
    "orders.set_vat": {"regime": "standard"},
    "orders.set_rate": {"product": "Торт", "rate": "reduced"},
    "orders.address": {"order": "1", "address": "Ленина 5"},
    "orders.prolong": {"order": "the draft"},
    "orders.offer": {"customer": "Петров", "lines": [{"product": "Торт", "quantity": "2"}]},
    "orders.ship": {"order": "1"},
    "orders.status": {"order": "1", "status": "ready"},
    "orders.cancel": {"order": "1", "reason": "передумали"},
    "orders.pay": {"order": "1", "amount": "1000"},
    "orders.move": {"order": "1", "due": "2026-11-25"},
    "orders.assign": {"order": "1", "member": "Асель"},
    "documents.requisites": {
        "legal_name": "ИП Иванова",
        "inn": "7707083893",
        "bank": "Сбербанк",
        "bic": "044525225",
        "settlement": "40702810838000000017",
    },
    "orders.note": {"order": "1", "note": "позвонить"},
    "orders.return": {
        "order": "2",
        "lines": [{"product": "Латте", "quantity": "1"}],
        "destination": "sellable",
        "refund_to": "cash",
    },
    "orders.return_without_sale": {
        "lines": [{"product": "Торт", "quantity": "2"}],
        "destination": "sellable",
        "refund_to": "cash",
    },
    "orders.exchange": {
        "order": "2",
        "lines": [{"product": "Латте", "instead": "Торт", "quantity": "1"}],
        "destination": "sellable",
        "settle": "cash",
    },
    "orders.set_deposit": {"percent": 30},
    "orders.add_status": {"name": "На примерке"},
    "orders.rename_status": {"status": "У швеи", "name": "В ателье"},
    "orders.remove_status": {"status": "У швеи"},
    "orders.put_in_status": {"order": "1", "status": "У швеи"},
    "orders.sell_card": {"amount": "2000", "code": "А100"},
    "orders.pay_by_card": {"order": "1", "code": "П1", "amount": "500"},
    "orders.extend_card": {"code": "П1", "until": "2027-05-01"},
    "orders.top_up": {"customer": "Иванова", "amount": "300"},
    "orders.refund": {"order": "2", "amount": "100"},
    "orders.pay_from_balance": {"order": "1"},
    "orders.close_rest": {"order": "2", "product": "Латте"},
}
LOOKS: list[tuple[str, dict[str, Any]]] = [
    ("inventory.stock", {}),
    ("inventory.list", {}),
    ("inventory.show", {"product": "Торт"}),
    ("inventory.show", {"product": "Латте"}),
    ("inventory.kits", {}),
    ("inventory.serials", {"product": "Касса"}),
    ("inventory.serial", {"serial": "КС-1"}),
    ("inventory.show", {"product": "Чаепитие"}),
    ("inventory.warehouses", {}),
    ("inventory.counts", {}),
    ("inventory.transit", {}),
    ("inventory.show_count", {"warehouse": "Киоск"}),
    ("inventory.batches", {"product": "Сыр"}),
    ("inventory.expiring", {"days": 30}),
    ("inventory.layers", {"product": "Латте"}),
    ("inventory.expired", {}),
    ("purchasing.list", {}),
    ("purchasing.show", {"purchase": "1"}),
    ("purchasing.coming", {}),
    ("purchasing.suppliers", {}),
    ("purchasing.debts", {}),
    ("purchasing.reorder", {}),
    ("purchasing.supplier", {"supplier": "Мельник"}),
    ("finance.balance", {}),
    ("finance.items", {}),
    ("finance.rates", {}),
    ("finance.loans", {}),
    ("finance.plans", {}),
    ("finance.budgets", {}),
    ("orders.list", {}),
    ("orders.offers", {}),
    ("orders.vat_rule", {}),
    ("orders.show", {"order": "1"}),
    ("orders.debts", {}),
    ("orders.returns", {}),
    ("orders.buyers", {"product": "Торт"}),
    ("orders.unallocated", {}),
    ("orders.cards", {}),
    ("orders.statuses", {}),
    ("orders.card", {"code": "П1"}),
    ("customers.list", {}),
    ("customers.show", {"customer": "Иванова"}),
    ("orders.statement", {"customer": "Иванова"}),
    ("customers.segments", {}),
    ("customers.rfm", {}),
    ("reports.sales", {"period": "today"}),
    ("reports.sales", {"period": "today", "group_by": "product"}),
    ("reports.sales", {"period": "today", "basis": "shipment"}),
    ("reports.sales", {"period": "today", "metric": "profit"}),
    ("reports.top", {"entity": "customer", "period": "today"}),
    ("reports.money", {"period": "today"}),
    ("reports.pnl", {"period": "today"}),
    ("reports.bridge", {"period": "today"}),
    ("reports.why", {"metric": "revenue", "period": "today"}),
    ("reports.why", {"metric": "profit", "period": "today"}),
    ("reports.why", {"metric": "money", "period": "today"}),
    ("reports.why", {"metric": "stock"}),
    ("reports.forecast", {}),
    ("integrations.bank", {}),
    ("reports.stock_value", {}),
    ("tasks.list", {}),
    ("tasks.list", {"status": "done"}),
    ("tasks.list", {"status": "cancelled"}),
    ("companies.team", {}),
    ("companies.show", {}),
    ("companies.invitations", {}),
    ("automation.list", {}),
    ("assistant.memories", {}),
    ("assistant.unread", {}),
    ("assistant.usage", {}),
    ("notifications.settings", {}),
]


@pytest.fixture(scope="session")
def copies() -> dict[str, Copy]:
    """Houses that were built in this process, by name."""
    return {}


@pytest.fixture
async def busy(house: House, copies: dict[str, Copy], tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """A shop in the middle of its day."""
    if "busy" in copies:
        return await copies["busy"].laid_into(house)
    shop = await open_busy(house)
    copies["busy"] = await Copy.of(shop, tmp_path_factory.mktemp("busy") / "files")
    return shop


async def open_busy(house: House) -> Shop:
    """The same, act by act."""
    shop = await house.shop()
    asel = await shop.member("Асель", "editor")
    await shop.member("Марина", "viewer")
    for name, price, cost in (("Торт", "1200", "500"), ("Латте", "200", "40"), ("Кекс", "90", "30")):
        await shop.does("inventory.add", name=name, price=price, cost=cost)
    lines = [{"product": "Торт", "quantity": "10"}, {"product": "Латте", "quantity": "50"}]
    await shop.does("inventory.receive", lines=lines)
    await shop.does("inventory.add_warehouse", name="Киоск")
    tea = [{"product": "Торт", "quantity": "1"}, {"product": "Латте", "quantity": "2"}]
    await shop.does("inventory.set_kit", kit="Чаепитие", lines=tea, price="1500")
    await shop.does("inventory.add", name="Касса", price="9000", cost="7000")
    await shop.does("inventory.set_serials", product="Касса")
    tills = [{"product": "Касса", "quantity": "2", "price": "7000"}]
    await shop.does("inventory.receive", lines=tills, serials="КС-1, КС-2")
    await shop.does("inventory.add", name="Сыр", cost="300")
    cheese = [{"product": "Сыр", "quantity": "2"}]
    await shop.does("inventory.receive", lines=cheese)
    await shop.does("inventory.receive", lines=cheese, expires="2026-11-10")
    sent = [{"product": "Латте", "quantity": "1"}]
    await shop.does("inventory.transfer", lines=sent, target="Киоск", on_way=True)
    await shop.does("inventory.start_count", warehouse="Киоск")
    await shop.does("inventory.count_goods", lines=[{"product": "Торт", "quantity": "2"}])
    await _waiting_count(shop, asel)
    await shop.does("purchasing.add_supplier", name="Пекарь")
    milk = [{"product": "Латте", "quantity": "24", "price": "35"}]
    await shop.does("purchasing.order", supplier="Мельник", lines=milk, due="2026-11-22")
    await shop.does("purchasing.receive", purchase="1", lines=[{"product": "Латте", "quantity": "4"}])
    await shop.does("purchasing.order", supplier="Садовник", lines=milk, draft=True)
    await shop.does("finance.add_account", name="Банк", kind="bank")
    await shop.does("finance.income", amount="5000", item="вклад")
    await shop.does("finance.add_account", name="Доллары", kind="cash", currency="USD")
    await shop.does("finance.set_rate", currency="USD", rate="90")
    await shop.does("finance.income", amount="20", item="вклад", account="Доллары")
    await shop.does("finance.set_rate", currency="USD", rate="95", day="2026-11-20")
    await shop.does("customers.add", name="Петров")
    await shop.does("customers.save_segment", name="Все с заказами", min_orders=1)
    order = {"customer": "Иванова", "lines": [{"product": "Торт", "quantity": "3"}], "due": "2026-11-21"}
    await shop.does("orders.create", **order)
    draft = await shop.does("orders.create", **{**order, "customer": "Петров", "draft": True})
    assert draft.receipt.subject is not None
    SCENARIOS["orders.confirm"]["order"] = {"id": draft.receipt.subject[1]}
    for name in ("orders.confirm", "orders.prolong"):
        SCENARIOS[name]["order"] = {"id": draft.receipt.subject[1]}
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "Латте", "quantity": "4"}])
    await shop.does("orders.ship", order="2", lines=[{"product": "Латте", "quantity": "3"}])
    await shop.does("orders.pay", order="2", amount="900")
    await shop.does("orders.sell_card", amount="800", code="П1")
    await shop.does("orders.add_status", name="У швеи")
    await shop.does("assistant.remember", text="тесто ставить в шесть")
    await shop.does("assistant.set_limit", tokens=100_000, whose="person")
    await shop.does("tasks.add", text="помыть полки", member="Асель", due="2026-11-24")
    await shop.does("tasks.add", text="купить ленту")
    await shop.does("automation.remind", text="снять кассу", cron="0 21 * * *")
    await shop.does("automation.remind", text="полить", cron="0 9 * * *")
    await shop.does("automation.pause", schedule="2")
    return shop


async def _waiting_count(shop: Shop, editor: Worker) -> None:
    """Of sweets at the shop window one is gone: that is too dear for one person to say."""
    await shop.does("inventory.add_warehouse", name="Витрина")
    await shop.does("inventory.add", name="Зефир", cost="30")
    cakes = [{"product": "Зефир", "quantity": "5"}]
    await shop.does("inventory.receive", lines=cakes, warehouse="Витрина")
    await shop.does("inventory.set_count_limit", amount="20")
    await editor.does("inventory.start_count", warehouse="Витрина")
    fewer = [{"product": "Зефир", "quantity": "4"}]
    await editor.does("inventory.count_goods", lines=fewer, warehouse="Витрина")
    await editor.does("inventory.finish_count", warehouse="Витрина")
    await shop.does("inventory.set_count_limit", amount="0")


async def looks(shop: Shop) -> list[str]:
    """All that is to be seen of the shop, as its owner reads it."""
    return [shop.text(await shop.does(name, **args)) for name, args in LOOKS]
