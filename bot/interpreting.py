"""`python -m bot interpret`: what would be done, one JSON line for each line of words; nothing is done."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TextIO

import sqlalchemy as sa

from bot.main import open_app
from bot.settings import Settings
from core.accounts.models import Person
from core.acts.calls import Actor, Call, How, Missing, Option, Unclear
from core.acts.fields import Named
from core.acts.finding import fold
from core.acts.prepare import prepare
from core.acts.visit import Visit
from core.app import App
from core.assistant.interpreter.reading import Call as ReadCall
from core.assistant.interpreter.reading import Reading
from core.assistant.knowing import Surroundings
from core.assistant.offline import OfflineMind
from core.assistant.turn import Turn
from core.clock import zone
from core.companies.models import Company, Member
from core.errors import Refusal
from core.tenancy import HouseSession, across_companies

Json = dict[str, Any]


async def interpret(
    settings: Settings, company: str | None, person: str | None, lines: TextIO, out: TextIO
) -> int:
    """Read `{"text", "now"?}` lines, print a line for each; exit code 2 for an unknown company or person."""
    app = await open_app(settings)
    try:
        actor = await app.db.read(lambda session: _speaker(session, company, person))
        if actor is None:
            print("No such company or person in DATABASE_URL.", file=sys.stderr)  # noqa: T201
            return 2
        mind = OfflineMind(app)
        for line in lines:
            if line.strip():
                out.write(
                    json.dumps(await read_line(app, mind, actor, json.loads(line)), ensure_ascii=False) + "\n"
                )
                out.flush()
        return 0
    finally:
        await app.db.close()


def _speaker(session: HouseSession, company: str | None, person: str | None) -> Actor | None:
    """The person of that name in the company of that name; the owner of the first one."""
    rows = session.execute(
        sa.select(Company.id, Company.name, Person.id, Person.name, Person.locale, Member.role)
        .join(Member, Member.company_id == Company.id)
        .join(Person, Person.id == Member.person_id)
        .where(Company.deleted.is_(False), Member.active.is_(True))
        .order_by(Company.id, Member.joined_at),
        execution_options=across_companies(),
    ).all()
    for company_id, company_name, person_id, name, locale, role in rows:
        fits = fold(company) in fold(company_name) if company else company_id == rows[0][0]
        if fits and (fold(person) in fold(name) if person else role == "owner"):
            return Actor(person_id, company_id, "interpret", "", locale=locale)
    return None


async def read_line(app: App, mind: OfflineMind, actor: Actor, line: Json) -> Json:
    """One line's reading, with the names of the company's own records in place."""
    around = await mind.knowledge.of(actor)
    now = _moment(app, around, line.get("now"))
    turn = Turn(app, actor, str(line.get("text", "")), "", now)
    begun = time.perf_counter()
    reading = mind.read(turn, around)
    spent = round((time.perf_counter() - begun) * 1000, 2)
    calls = [await _resolve(app, actor, call, now) for call in reading.calls]
    return {**_answer(reading, calls), "confidence": reading.confidence, "ms": spent}


async def _resolve(app: App, actor: Actor, call: ReadCall, now: datetime) -> Json:
    return await app.db.read(lambda session: _resolved(app, session, actor, call, now))


def _moment(app: App, around: Surroundings, said: str | None) -> datetime:
    if said is None:
        return app.clock.now()
    moment = datetime.fromisoformat(said)
    return (
        moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=zone(around.zone)).astimezone(UTC)
    )


def _answer(reading: Reading, calls: list[Json]) -> Json:
    options = [
        {"label": option.label, "value": option.value, "action": option.action} for option in reading.options
    ]
    if not calls:
        return {"answer": reading.answer, "action": None, "args": {}, "options": options}
    first = calls[0]
    unsettled = next((call for call in calls if call["answer"] in ("ask", "choose")), None)
    answer = unsettled["answer"] if unsettled else reading.answer
    told = {
        "answer": answer,
        "action": first["action"],
        "args": first["args"],
        "options": options or first["options"],
    }
    missing = [field for call in calls for field in call["missing"]] or list(reading.missing)
    return {
        **told,
        **({"missing": missing} if missing else {}),
        **(
            {"calls": [{"action": call["action"], "args": call["args"]} for call in calls]}
            if len(calls) > 1
            else {}
        ),
    }


def _resolved(app: App, session: HouseSession, actor: Actor, call: ReadCall, now: datetime) -> Json:
    """The call with its names resolved as `execute` would, or with what it would ask."""
    action = app.register[call.action]
    visit = Visit(app, session, Call(call.action, dict(call.args), How.WORDS, None, now), replace(actor))
    plain = {
        "action": call.action,
        "answer": "",
        "args": _shown(dict(call.args)),
        "options": [],
        "missing": [],
    }
    try:
        asked = prepare(visit.ctx, action)
    except Missing as gap:
        return {
            **plain,
            "answer": "ask",
            "missing": [gap.path],
            "options": [_option(one) for one in gap.options],
        }
    except Unclear as doubt:
        return {
            **plain,
            "answer": "choose",
            "missing": [doubt.path],
            "options": [_option(one) for one in doubt.options],
        }
    except Refusal:
        return plain
    given = asked.model_dump(mode="python", by_alias=True, exclude_none=True, exclude_unset=True)
    return {**plain, "args": _shown(given)}


def _option(option: Option) -> Json:
    return {
        "label": option.label if isinstance(option.label, str) else option.label.key,
        "value": option.value,
    }


def _shown(value: Any) -> Any:
    """Names as words, decimals as strings, days and moments as local ISO."""
    if isinstance(value, Named):
        return value.name
    if isinstance(value, dict):
        if "name" in value and value.keys() <= {"id", "name", "new"}:
            return value["name"]
        return {name: _shown(held) for name, held in value.items()}
    if isinstance(value, list):
        return [_shown(held) for held in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if isinstance(value, (bool, int, type(None))) else str(value)
