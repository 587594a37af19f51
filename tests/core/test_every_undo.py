"""Over the register: an act that something was built on is not taken back behind its back."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from core.errors import Conflict
from core.reports.check import check_all
from tests.core.house import Shop
from tests.core.scenarios import SCENARIOS, looks


class Later(NamedTuple):
    """What is done after an act, and a word of the refusal to undo the act then."""

    action: str
    args: dict[str, Any]
    because: str = "меняли"


def _of(product: str, quantity: int) -> list[dict[str, str]]:
    return [{"product": product, "quantity": str(quantity)}]


BUILT_ON: dict[str, Later] = {
    "companies.change": Later(
        "companies.change", {"name": "Василёк", "money_limit": "5", "negative_stock": False}
    ),
    "companies.close_period": Later("companies.close_period", {"day": "2026-10-30"}),
    "companies.set_role": Later("companies.set_role", {"member": "Марина", "role": "admin"}),
    "companies.grant": Later(
        "companies.grant", {"member": "Асель", "resource": "cost", "verb": "read", "allowed": False}
    ),
    "finance.set_rate": Later("finance.set_rate", {"currency": "евро", "rate": "102"}),
    "finance.add_account": Later(
        "finance.income", {"amount": "10", "item": "вклад", "account": "Сейф"}, "есть записи"
    ),
    "customers.add": Later("orders.create", {"customer": "Сидоров", "lines": _of("Торт", 1)}, "есть записи"),
    "customers.change": Later("customers.change", {"customer": "Петров", "phone": "89120000000"}),
    "customers.set_limit": Later("customers.set_limit", {"customer": "Иванова", "credit_limit": "6000"}),
    "customers.set_rules": Later("customers.set_rules", {"vip_sum": "200"}),
    "documents.requisites": Later("documents.requisites", {"legal_name": "ИП Петрова"}),
    "inventory.add": Later("inventory.receive", {"lines": _of("Эклер", 3)}, "уже пользовались"),
    "inventory.add_many": Later("inventory.receive", {"lines": _of("Безе", 3)}, "уже пользовались"),
    "inventory.change": Later("inventory.change", {"product": "Латте большой", "name": "Латте XL"}),
    "inventory.set_level": Later("inventory.set_level", {"product": "Торт", "level": "6"}),
    "inventory.set_price": Later("inventory.set_price", {"product": "Латте", "price": "230"}),
    "inventory.change_prices": Later("inventory.change_prices", {"percent": "5"}),
    "inventory.receive": Later("orders.sell", {"lines": _of("Латте", 55)}, "отгрузка"),
    "inventory.write_off": Later("inventory.set_stock", {"lines": _of("Латте", 40)}, "пересчёт"),
    "inventory.transfer": Later(
        "inventory.write_off", {"lines": _of("Латте", 4), "warehouse": "Киоск"}, "списание"
    ),
    "inventory.set_stock": Later("inventory.set_stock", {"lines": _of("Латте", 41)}, "пересчёт"),
    "inventory.set_pack": Later(
        "inventory.set_pack", {"product": "Латте", "pack": "коробка", "quantity": "10"}
    ),
    "inventory.set_kit": Later(
        "inventory.set_kit", {"kit": "Завтрак", "lines": [{"product": "Латте", "quantity": "2"}]}
    ),
    "inventory.remove_kit": Later(
        "inventory.receive", {"lines": [{"product": "Чаепитие", "quantity": "1"}]}, "на складе ещё"
    ),
    "inventory.set_serials": Later("inventory.receive", {"lines": _of("Кекс", 1), "serials": "К1"}, "меняли"),
    "inventory.accept": Later(
        "inventory.write_off", {"lines": _of("Латте", 1), "warehouse": "Киоск"}, "списание"
    ),
    "inventory.start_count": Later(
        "inventory.count_goods", {"lines": _of("Латте", 3), "warehouse": "Основной"}, "уже посчитано"
    ),
    "inventory.count_goods": Later("inventory.count_goods", {"lines": _of("Латте", 3)}),
    "inventory.finish_count": Later(
        "inventory.write_off", {"lines": _of("Торт", 2), "warehouse": "Киоск"}, "списание"
    ),
    "inventory.set_count_limit": Later("inventory.set_count_limit", {"amount": "7000"}),
    "inventory.approve_count": Later(
        "inventory.set_stock", {"lines": _of("Зефир", 3), "warehouse": "Витрина"}, "пересчёт"
    ),
    "inventory.decline_count": Later("inventory.abandon_count", {"warehouse": "Витрина"}, "не идёт"),
    "inventory.abandon_count": Later("inventory.start_count", {"warehouse": "Киоск"}, "уже идёт"),
    "inventory.set_batches": Later("inventory.tell_batch", {"product": "Торт", "batch": "1"}, "двигался"),
    "inventory.tell_batch": Later(
        "inventory.write_off", {"lines": _of("Сыр", 1), "batch": "17А"}, "двигался"
    ),
    "inventory.set_scales": Later("inventory.set_scales", {"prefix": 23}),
    "inventory.expiry_rules": Later("inventory.expiry_rules", {"steps": "5"}),
    "inventory.costing": Later("inventory.costing", {"costing": "moving_average"}, "уже считается"),
    "inventory.write_off_expired": Later("inventory.set_stock", {"lines": _of("Сыр", 2)}, "пересчёт"),
    "inventory.add_warehouse": Later(
        "inventory.transfer", {"lines": _of("Латте", 4), "source": "Основной", "target": "Цех"}, "Цех"
    ),
    "tasks.add": Later("tasks.edit", {"task": "3", "text": "вымыть всё"}),
    "tasks.move": Later("tasks.move", {"task": "1", "due": "2026-11-28"}),
    "tasks.assign": Later("tasks.assign", {"task": "1", "member": "Анна"}),
    "tasks.edit": Later("tasks.edit", {"task": "1", "text": "вымыть всё"}),
    "tasks.done": Later("tasks.reopen", {"task": "1"}, "менять нечего"),
    "purchasing.add_supplier": Later(
        "purchasing.order", {"supplier": "Сыровар", "lines": _of("Торт", 1)}, "есть заказы"
    ),
    "purchasing.change_supplier": Later(
        "purchasing.change_supplier", {"supplier": "Мельник", "lead_days": 5}
    ),
    "purchasing.order": Later("purchasing.receive", {"purchase": "2"}, "приход"),
    "purchasing.place": Later("purchasing.receive", {"purchase": "2"}, "приход"),
    "purchasing.receive": Later("orders.sell", {"lines": _of("Латте", 53)}, "отгрузка"),
    "purchasing.add_cost": Later("inventory.set_stock", {"lines": _of("Латте", 40)}, "пересчёт"),
    "purchasing.set_tolerance": Later("purchasing.set_tolerance", {"percent": "7"}),
    "orders.create": Later("orders.pay", {"order": "Новиков", "amount": "100"}, "оплата"),
    "orders.sell": Later("inventory.set_stock", {"lines": _of("Латте", 40)}, "пересчёт"),
    "orders.confirm": Later("orders.ship", {"order": "3"}, "отгрузка"),
    "orders.add_lines": Later("orders.ship", {"order": "1"}, "отгрузка"),
    "orders.take_off": Later("orders.ship", {"order": "1"}, "отгрузка"),
    "orders.change_line": Later("orders.change_line", {"order": "1", "product": "Торт", "price": "900"}),
    "orders.ship": Later("inventory.set_stock", {"lines": _of("Торт", 5)}, "пересчёт"),
    "orders.status": Later("orders.status", {"order": "1", "status": "in_work"}),
    "orders.pay": Later("orders.cancel", {"order": "1", "refund": True}, "отменён"),
    "orders.move": Later("orders.move", {"order": "1", "due": "2026-11-26"}),
    "orders.assign": Later("orders.assign", {"order": "1", "member": "Марина"}),
    "orders.set_deposit": Later("orders.set_deposit", {"percent": 50}),
    "orders.rename_status": Later("orders.rename_status", {"status": "В ателье", "name": "У мастера"}),
    "orders.put_in_status": Later("orders.status", {"order": "1", "status": "ready"}),
    "orders.sell_card": Later("orders.pay_by_card", {"order": "1", "code": "А100"}, "потрачены"),
    "orders.extend_card": Later("orders.extend_card", {"code": "П1", "until": "2027-06-01"}),
    "orders.top_up": Later("orders.refund", {"customer": "Иванова", "amount": "200"}, "потрачены"),
    "orders.exchange": Later("orders.sell", {"lines": _of("Латте", 50)}, "резерв"),
    "orders.return": Later("orders.sell", {"lines": _of("Латте", 50)}, "резерв"),
    "orders.return_without_sale": Later("inventory.set_stock", {"lines": _of("Торт", 2)}, "пересчёт"),
    "orders.note": Later("orders.note", {"order": "1", "note": "не звонить"}),
}


@pytest.mark.parametrize("name", BUILT_ON)
async def test_what_was_built_on_is_not_taken_back(busy: Shop, name: str) -> None:
    done = await busy.does(name, **SCENARIOS[name])
    later = BUILT_ON[name]
    await busy.does(later.action, **later.args)
    before = await looks(busy)
    with pytest.raises(Conflict) as refused:
        await busy.undoes(done)
    assert later.because in busy.text(refused.value.said)
    assert await looks(busy) == before
    assert await check_all(busy.app) == []
