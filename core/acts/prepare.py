"""From a call as typed to a valid input with its records in place: parse, then resolve names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from core.acts.calls import Missing, Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import Named, clean
from core.acts.finding import SHOWN, Candidate, Found
from core.acts.refusals import BadField, NoSuch
from core.acts.register import Action, Asked, Ref, RefAt
from core.blocks import Said, say

_ABSENT = {"missing", "empty", "string_too_short", "too_short"}
_WHY = {
    "number": "acts-why-number",
    "too_big": "acts-why-too-big",
    "not_positive": "acts-why-not-positive",
    "negative": "acts-why-negative",
    "too_fine": "acts-why-too-fine",
    "phone": "acts-why-phone",
    "email": "acts-why-email",
    "day": "acts-why-day",
    "period": "acts-why-period",
    "string_too_long": "acts-why-too-long",
    "too_long": "acts-why-too-many",
    "literal_error": "acts-why-not-offered",
    "extra_forbidden": "acts-why-unknown-field",
}
SHARED_FIELDS = {
    *(
        "customer",
        "product",
        "lines",
        "quantity",
        "price",
        "amount",
        "due",
        "day",
        "period",
        "note",
        "reason",
    ),
    *(
        "warehouse",
        "order",
        "member",
        "account",
        "item",
        "name",
        "unit",
        "method",
        "source",
        "target",
        "level",
    ),
    *(
        "phone",
        "email",
        "address",
        "role",
        "percent",
        "currency",
        "zone",
        "company",
        "text",
        "query",
        "schedule",
    ),
}


def prepare(ctx: Ctx, action: Action) -> Asked:
    """The action's input, exact and with its records. Raises Missing, Unclear or a Refusal."""
    asked = parse(ctx, action)
    resolve(ctx, action, asked)
    return asked


def parse(ctx: Ctx, action: Action) -> Asked:
    today = ctx.today if ctx.standing.company else None
    try:
        return action.input.model_validate(_spelled_out(ctx, action), context={"today": today})
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        absent = next((p for p in problems if p["type"] in _ABSENT), None)
        if absent is not None and len(problems) == sum(p["type"] in _ABSENT for p in problems):
            raise Missing(".".join(str(part) for part in absent["loc"])) from None
        problem = next(p for p in problems if p["type"] not in _ABSENT)
        raise _refused(action, problem) from None


def _spelled_out(ctx: Ctx, action: Action) -> dict[str, Any]:
    """The arguments, and what a name in a line tells besides the record: the weight in a scale's code."""
    args: dict[str, Any] = ctx.call.args
    for at in action.refs:
        if len(at.path) == 3 and at.path[1] == "*" and isinstance(args.get(at.path[0]), list):
            lines = [_told_line(ctx, action, at, line) for line in args[at.path[0]]]
            args = {**args, at.path[0]: lines}
    return args


_MEASURE = {"quantity", "unit", "price"}


def _told_line(ctx: Ctx, action: Action, at: RefAt, line: Any) -> Any:
    """What was said of a line by itself goes before what a name tells."""
    field = at.path[2]
    typed = line.get(field) if isinstance(line, dict) else None
    told = ctx.finder(at.ref.kind).told_by(ctx, action, str(typed)) if isinstance(typed, (str, int)) else None
    if told is None:
        return line
    known = set(action.fields_within(at.path[0])) - (_MEASURE if "quantity" in line else set())
    return {**{name: value for name, value in told.items() if name in known}, **line, field: told[field]}


def _refused(action: Action, problem: Any) -> BadField:
    names = [str(part) for part in problem["loc"] if isinstance(part, str)]
    why = say(_WHY.get(problem["type"], "acts-why-wrong"), **_plain(problem.get("ctx", {})))
    if problem["type"] == "extra_forbidden":
        return BadField(field=names[-1] if names else "", why=why)
    return BadField(field=field_label(action, names[-1] if names else ""), why=why)


def _plain(context: dict[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "-"): value for name, value in context.items() if isinstance(value, (str, int))}


def field_label(action: Action, name: str) -> Said:
    """The label of an input field, in the room's texts or the shared ones."""
    owner = "common" if name in SHARED_FIELDS else action.room
    return say(f"field-{owner}-{name.replace('_', '-')}")


def question(ctx: Ctx, action: Action, path: str) -> Said:
    """The question for a missing field."""
    name = next((part for part in reversed(path.split(".")) if not part.isdigit()), "")
    of_line = f"ask-common-{name.replace('_', '-')}-of"
    what = _line_called(ctx.call.args, path)
    if what and ctx.app.texts.has(of_line, ctx.speaker.locale):
        return say(of_line, what=what)
    own = f"ask-{action.room}-{name.replace('_', '-')}"
    known = ctx.app.texts.has(own, ctx.speaker.locale)
    return say(own if known else f"ask-common-{name.replace('_', '-')}")


def _line_called(args: dict[str, Any], path: str) -> str:
    """What one of several lines is about, so that the question can name it; '' where there is but one."""
    head, _, rest = path.partition(".")
    place, lines = rest.partition(".")[0], args.get(head)
    if not isinstance(lines, list) or len(lines) < 2 or not place.isdigit() or int(place) >= len(lines):
        return ""
    line = lines[int(place)]
    product = line.get("product") if isinstance(line, dict) else None
    name = product.get("name") if isinstance(product, dict) else product
    return " ".join(clean(name).split())[:120] if isinstance(name, str) else ""


def suggestions(ctx: Ctx, action: Action, path: str) -> list[Option]:
    """Likely answers for a missing reference or a field with few values."""
    parts = tuple("*" if part.isdigit() else part for part in path.split("."))
    if parts[-1] in action.options:
        return action.options[parts[-1]](ctx)
    for at in action.refs:
        if at.path == parts:
            return [option_of(c) for c in ctx.finder(at.ref.kind).likely(ctx, SHOWN)]
    return [
        Option(say(f"acts-value-{value.replace('_', '-')}"), value) for value in literal_values(action, parts)
    ]


def literal_values(action: Action, path: tuple[str, ...]) -> list[str]:
    """The values of an enum field at the top of the input; [] for other fields."""
    if len(path) != 1 or path[0] not in action.asks.model_fields:
        return []
    schema = action.input.model_json_schema()["properties"].get(path[0], {})
    options: list[Any] = schema.get("enum") or next(
        (s["enum"] for s in schema.get("anyOf", []) if "enum" in s), []
    )
    return [value for value in options if isinstance(value, str)]


def resolve(ctx: Ctx, action: Action, asked: Asked) -> None:
    for at in action.refs:
        wanted = list(_named(asked, at.path, ()))
        typed = [named.name for _, named in wanted if _is_to_be_found(at.ref, named)]
        found = iter(ctx.finder(at.ref.kind).by_names(ctx, typed)) if typed else iter(())
        for path, named in wanted:
            if _is_to_be_found(at.ref, named):
                _take(ctx, at.ref, path, named, next(found))
            elif named.id is not None and not _is_new(at.ref, named):
                _know(ctx, at.ref, named, named.id)


def _is_new(ref: Ref, named: Named) -> bool:
    return named.new and (ref.new or ref.free)


def _is_to_be_found(ref: Ref, named: Named) -> bool:
    return named.id is None and not _is_new(ref, named)


def _named(node: Any, path: tuple[str, ...], at: tuple[str, ...]) -> Iterator[tuple[str, Named]]:
    if node is None:
        return
    if not path:
        if isinstance(node, Named):
            yield ".".join(at), node
        return
    if path[0] == "*":
        for index, item in enumerate(node):
            yield from _named(item, path[1:], (*at, str(index)))
    else:
        yield from _named(getattr(node, path[0]), path[1:], (*at, path[0]))


def _know(ctx: Ctx, ref: Ref, named: Named, record_id: int) -> None:
    known = ctx.finder(ref.kind).by_id(ctx, record_id)
    if known is None:
        raise NoSuch(kind=say(f"acts-kind-{ref.kind}"), name=named.name)
    named.id, named.name = known.id, known.name


def _take(ctx: Ctx, ref: Ref, path: str, named: Named, found: Found) -> None:
    doubtful = not found.exact or (ref.new and found.doubtful)
    sure = len(found.candidates) == 1 and not doubtful
    if sure:
        named.id, named.name = found.candidates[0].id, found.candidates[0].name
    elif found.candidates:
        options = [option_of(candidate) for candidate in found.candidates[:SHOWN]]
        if ref.new and doubtful:
            options.append(Option(say("acts-new-one", name=named.name), {"name": named.name, "new": True}))
        heading = "acts-did-you-mean" if doubtful else "acts-which"
        raise Unclear(path, options, say(heading, kind=say(f"acts-kind-{ref.kind}"), name=named.name))
    elif ref.new:
        named.new = True
    elif not ref.free:
        raise NoSuch(kind=say(f"acts-kind-{ref.kind}"), name=named.name)


def option_of(candidate: Candidate) -> Option:
    """A record as a likely answer."""
    return Option(candidate.name, {"id": candidate.id, "name": candidate.name}, candidate.detail)
