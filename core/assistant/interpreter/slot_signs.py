"""How a slot of a pattern looks in a message seen as signs; used only when the ranker is trained."""

from __future__ import annotations

from random import Random

from core.assistant.interpreter.signs import sign_of
from core.assistant.interpreter.text import folded, split, words

WEAK = frozenset(
    map(
        sign_of,
        words(
            "показать покажи сколько кто что какой какая какие где когда почему как дать дай сделать "
            "сделай быть есть мочь "
            "новый новая весь show what how much many who which where when give make list tell new get "
            "let have has за "
            "сегодня вчера завтра today yesterday tomorrow день неделя месяц не нет no not"
        ),
    )
)
"""Words too common to prove that a message is about one action."""

_SLOTS: dict[str, list[str]] = {
    "lines": [
        "<num> <prod>",
        "<num> <prod>",
        "<qty> <prod>",
        "<prod>",
        "<num> <prod> J <num> <prod>",
        "<num> <prod> EACH <num>",
        "<prod> <qty> EACH <num>",
        "<num> <unk>",
        "<qty> <unk>",
        "<num> <prod> <num> <prod>",
        "<num> <prod> J <prod>",
        "<unk>",
        "<prod> <num>",
        "<num> <prod> EACH <money>",
        "<qty> <prod> J <qty> <prod>",
        "<prod> J <prod>",
        "<num> <unk> <unk>",
        "<num> <prod> J <unk> <num>",
        "<prod> <qty>",
    ],
    "batch": ["<num>", "<num> <unk>", "<unk>"],
    "expires": ["<when>", "<when>", "<period>"],
    "within": ["<num>", "<period>", "<when>", "<num> <period>"],
    "steps": ["<num>", "<num> <num>", "<num> <num> <num>"],
    "product": ["<prod>", "<prod>", "<prod>", "<unk>", "<unk> <unk>", "<prod> <unk>"],
    "code": ["<num>", "<num>", "<unk>"],
    "idea": ["<num>", "<num>", "<num>", "<unk>", "<unk> <prod>"],
    "task": ["<num>", "<num>", "<unk>", "<unk> <unk>", "<unk> <sup>", "<unk> <cust>", "<unk> <prod>"],
    "own_status": ["<quote>", "<unk>", "<unk> <unk>"],
    "swap": [
        "<prod> FOR <prod>",
        "<prod> FOR <prod>",
        "<num> <prod> FOR <prod>",
        "<num> <prod> FOR <num> <prod>",
        "<prod> FOR <unk>",
        "<unk> FOR <prod>",
        "<unk> FOR <unk>",
        "<prod> J <prod> FOR <prod>",
        "<prod>",
    ],
    "serials": ["", "", "", "<num>", "<num> <num>", "<unk>", "<name> <name>", "<unk> <num>"],
    "piece": ["", "", "<num>", "<unk>", "<name> <name>", "<unk> <num>"],
    "kit": ["<unk>", "<unk> <unk>", "<prod>", "<quote>", "<name>", "<prod> <unk>"],
    "pieces": [
        "<num> <prod> , <num> <prod>",
        "<num> <prod> , <num> <prod>",
        "<num> <prod> J <num> <prod>",
        "<num> <prod> , <qty> <prod>",
        "<num> <prod> , <num> <prod> J <num> <prod>",
        "<prod> J <prod>",
        "<prod> , <prod>",
        "<prod> <qty> , <prod> <qty>",
        "<num> <prod> + <num> <prod>",
    ],
    "category": ["<prod>", "<unk>"],
    "schedule": ["<schedule>", "<unk>", "<unk> <unk>"],
    "money_limit": ["<num>", "<money>"],
    "vip_sum": ["<num>", "<money>"],
    "credit_limit": ["<num>", "<money>"],
    "min_sum": ["<num>", "<money>"],
    "min_average": ["<num>", "<money>"],
    "min_debt": ["<num>", "<money>"],
    "min_orders": ["<num>"],
    "silent_days": ["<num>", "<period>"],
    "active_days": ["<num>", "<period>"],
    "saved": ["<unk>", "<unk> <unk>", "<quote>"],
    "customer": ["<cust>", "<cust>", "<name>", "<name> <name>"],
    "supplier": ["<sup>"],
    "bringer": ["<sup>", "<sup>", "<sup>", "<name>"],
    "purchase": ["<purchase>"],
    "lead_days": ["<num>", "<period>"],
    "other": ["<cust>", "<cust>", "<name>"],
    "member": ["<member>", "<member>", "<name>"],
    "warehouse": ["<wh>", "<wh>", "<wh>", "<unk>"],
    "source": ["<wh>"],
    "target": ["<wh>"],
    "company": ["<company>", "<unk> <unk>", "<name>"],
    "account": ["<account>", "<unk>"],
    "item": ["<unk>", "<unk>", "<item>", "<unk> <unk>", "<prod>"],
    "lender": ["<unk>", "<unk>", "<unk> <unk>", "<name>", "<item>"],
    "interest": ["<num>", "<money>"],
    "unit": ["<unk>"],
    "order": ["<order>"],
    "order_no": ["<num>"],
    "whose": ["ORDER <cust>", "ORDER <cust>", "ORDER <name>"],
    "theirs": ["<cust>", "<cust>", "<name>"],
    "hour": ["<when>"],
    "due": ["<when>"],
    "until": ["<when>"],
    "day": ["<when>"],
    "at": ["<when>"],
    "due_days": ["<when>", "<period>"],
    "period": ["<period>", "<period>", "<when>"],
    "baseline": ["<period>"],
    "cron": ["<recur>", "<recur>", "<recur> <when>"],
    "amount": ["<num>", "<money>"],
    "sum_currency": ["<num>", "<num>", "<money>"],
    "currency_of": ["доллар", "евро", "dollar", "euro", "$"],
    "rate": ["<num>", "<num>", "<money>"],
    "price": ["<num>", "<money>"],
    "cost": ["<num>", "<money>"],
    "level": ["<num>", "<qty>"],
    "quantity": ["<num>", "<qty>"],
    "percent": ["<pct>"],
    "discount": ["<pct>", "<num>", "<money>"],
    "limit": ["<num>"],
    "prefix": ["<num>"],
    "number": ["<num>"],
    "days": ["<num>", "<period>"],
    "phone": ["<phone>"],
    "email": ["<email>"],
    "contact": ["<email>", "<handle>", "<name>", "<member>", "<phone>"],
    "name": [
        "<unk>",
        "<unk> <unk>",
        "<name> <name>",
        "<name>",
        "<quote>",
        "<prod>",
        "<prod> <unk>",
        "<cust>",
    ],
    "query": ["<name>", "<unk>", "<phone>", "<cust>", "<prod>"],
    "text": [
        "<unk> <unk>",
        "<unk>",
        "<unk> <prod>",
        "<unk> <unk> <unk>",
        "<unk> <cust>",
        "<unk> <num> <prod>",
    ],
    "words": ["<num>", "<money>", "<num> <period>", "<period>"],
    "variants": [
        "<unk> , <unk>",
        "<unk> , <unk> , <unk> ; <unk> , <unk>",
        "<unk> , <unk> ; <unk> , <unk>",
        "<num> , <num> , <num>",
        "<num> , <num> , <num> ; <unk> , <unk>",
        "<qty> , <qty>",
    ],
    "expense": [
        "<num> <unk>",
        "<unk> <num>",
        "<unk>",
        "<num>",
        "<item> <num>",
        "<num> <prod>",
        "<money> <item>",
        "<unk> <when>",
    ],
    "note": ["<unk> <unk>", "<unk>", "<unk> <unk> <unk>"],
    "address": ["<unk> <num>", "<name> <num>", "<unk> <unk> <num>", "<unk> <num> <unk> <num>", "<unk>"],
    "reason": ["<unk>", "<unk> <unk>"],
}
_JOINS = {
    "ru": {"J": "и", "EACH": "по", "ORDER": "заказ", "FOR": "на"},
    "en": {"J": "and", "EACH": "at", "ORDER": "order", "FOR": "for"},
}


def spoken_slot(slot: str, language: str, enums: dict[str, dict[str, list[str]]], dice: Random) -> list[str]:
    """Signs a slot may appear as; a slot of an enum is said with one of its words."""
    shapes = _SLOTS.get(slot)
    if shapes is not None and not (slot in {"item", "reason"} and slot in enums and dice.random() < 0.5):
        joins = _JOINS[language]
        return [joins.get(sign, sign) for sign in shapes[dice.randrange(len(shapes))].split()]
    phrases = [p for line in enums[slot].values() for p in line if p.isascii() == (language == "en")]
    phrase = phrases[dice.randrange(len(phrases))]
    return [sign_of(t.norm) for t in split(folded(phrase.replace("*", ""))) if t.is_word]
