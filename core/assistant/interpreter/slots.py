"""Fills the fields of a chosen action from a message: exact things first, free words last."""

from __future__ import annotations

from core.assistant.interpreter.batches import batch, day_steps, expires, within
from core.assistant.interpreter.card_codes import card_code
from core.assistant.interpreter.choosing import entity, method, metric
from core.assistant.interpreter.currencies import currency_of, sum_currency
from core.assistant.interpreter.figures import (
    discount,
    number_of_days,
    order_number,
    percent,
    sum_of,
    unit_of_price,
    whole_number,
)
from core.assistant.interpreter.frames import Filled, Frame, Reader, enum, exact, named_plainly
from core.assistant.interpreter.kits import kit, pieces
from core.assistant.interpreter.records import (
    category,
    contact,
    goods_kind,
    lines,
    place_of,
    product,
    reference,
    whose_order,
    whose_purchase,
)
from core.assistant.interpreter.serial_numbers import serials
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.swapping import swap
from core.assistant.interpreter.tasks import numbered_or_told
from core.assistant.interpreter.whens import cron, hour, order_days, period, report, when
from core.assistant.interpreter.wording import everything, item, lender, listed, query, reason, rest, schedule


def filled(signs: Signs, frame: Frame) -> Filled:
    """The arguments of an action found in a message."""
    found = Filled()
    for slot in sorted(frame.slots, key=_turn):
        _READERS.get(slot, enum(slot))(signs, frame, found)
    for name in frame.noted:
        if name in found.args:
            found.args["note"] = named_plainly(found.args.pop(name))
    for name, fields in frame.implies.items():
        if name in found.args:
            found.args.update(fields)
    for name in frame.absorbs:
        found.args.pop(name, None)
    for name, value in frame.fixed.items():
        found.args.setdefault(name, value)
    return found


def _turn(slot: str) -> int:
    return _ORDER.index(slot) if slot in _ORDER else len(_ORDER) // 2


_ORDER = (
    "words",
    "serials",
    "piece",
    "batch",
    "expires",
    "steps",
    "within",
    "code",
    "sum_currency",
    "currency_of",
    "order",
    "order_no",
    "purchase",
    "phone",
    "email",
    "contact",
    "percent",
    "discount",
    "no_discount",
    "cron",
    "at",
    "due",
    "until",
    "hour",
    "day",
    "lead_days",
    "period",
    "baseline",
    "source",
    "target",
    "warehouse",
    "company",
    "member",
    "customer",
    "supplier",
    "bringer",
    "other",
    "whose",
    "theirs",
    "account",
    "method",
    "role",
    "status",
    "payment",
    "destination",
    "settle",
    "swap",
    "kit",
    "pieces",
    "lines",
    "product",
    "category",
    "variants",
    "price",
    "cost",
    "amount",
    "unit",
    "interest",
    "level",
    "quantity",
    "limit",
    "days",
    "metric",
    "item",
    "lender",
    "name",
    "own_status",
    "task",
    "idea",
    "saved",
    "query",
    "text",
    "note",
    "expense",
    "address",
    "reason",
    "rest",
)


_READERS: dict[str, Reader] = {
    "serials": serials("serials"),
    "piece": serials("piece", bare=True),
    "batch": batch,
    "expires": expires,
    "steps": day_steps,
    "within": within,
    "code": card_code,
    "sum_currency": sum_currency,
    "currency_of": currency_of,
    "rate": sum_of("rate"),
    "order": order_number,
    "order_no": order_number,
    "phone": exact("phone", "phone"),
    "email": exact("email", "email"),
    "contact": contact,
    "percent": percent,
    "discount": discount,
    "cron": cron,
    "at": when("at", hours=True),
    "hour": hour,
    "entity": entity,
    "metric": metric,
    "method": method,
    "whose": whose_order,
    "theirs": whose_order,
    "due": when("due", hours=True),
    "day": when("day", hours=False),
    "period": period("period"),
    "baseline": period("baseline"),
    "until": when("until", hours=False),
    "due_days": order_days,
    "source": place_of("source"),
    "target": place_of("target"),
    "account": reference("account", "account"),
    "warehouse": reference("warehouse", "warehouse"),
    "company": reference("company", "company"),
    "member": reference("member", "member", person=True),
    "customer": reference("customer", "customer", person=True),
    "other": reference("other", "customer", person=True),
    "supplier": reference("supplier", "supplier", person=True),
    "bringer": whose_purchase,
    "purchase": exact("purchase", "purchase"),
    "lines": lines,
    "swap": swap,
    "kit": kit,
    "pieces": pieces,
    "product": product,
    "category": category,
    "goods_kind": goods_kind,
    "price": sum_of("price"),
    "cost": sum_of("cost"),
    "amount": sum_of("amount"),
    "money_limit": sum_of("money_limit"),
    "vip_sum": sum_of("vip_sum"),
    "credit_limit": sum_of("credit_limit"),
    "interest": sum_of("interest"),
    "unit": unit_of_price,
    "lender": lender,
    "min_sum": sum_of("min_sum"),
    "min_average": sum_of("min_average"),
    "min_debt": sum_of("min_debt"),
    "min_orders": whole_number("min_orders"),
    "lead_days": number_of_days("lead_days"),
    "silent_days": whole_number("silent_days"),
    "active_days": whole_number("active_days"),
    "saved": rest("saved", whole=False),
    "report": report,
    "schedule": schedule,
    "level": sum_of("level"),
    "quantity": sum_of("quantity"),
    "limit": whole_number("limit"),
    "days": whole_number("days"),
    "prefix": whole_number("prefix"),
    "number": whole_number("number"),
    "item": item,
    "name": rest("name", whole=False),
    "text": rest("text", whole=True),
    "note": rest("note", whole=True),
    "variants": listed("variants"),
    "expense": rest("expense", whole=True),
    "words": everything("words"),
    "address": rest("address", whole=True),
    "query": query,
    "own_status": rest("own_status", whole=False),
    "reason": reason,
    "task": numbered_or_told("task"),
    "idea": numbered_or_told("idea"),
}
