"""Companies: create, look at, change, switch, delete."""

from __future__ import annotations

import sqlalchemy as sa
from pydantic import Field

from core.acts.cards import close_questions
from core.acts.ctx import Ctx, minor_of
from core.acts.fields import Amount, CompanyRef, Flag, Title
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import CompanyFacts, CompanySettings, Right
from core.blocks import Act, Block, Button, Buttons, Day, Fact, Facts, Money, Receipt, Said, Text, Value, say
from core.companies import guesses, settling
from core.companies.events import CompanyDeleted
from core.companies.finders import CompanyFinder
from core.companies.models import Company, Member, Seat
from core.companies.refusals import SwitchFirst, UnknownCurrency, UnknownZone
from core.companies.standing import another_company, take_seat


class NewCompany(Asked):
    name: Title = Field(description="Name of the business")
    currency: Title = Field(description="Currency, ISO code or its sign")
    zone: Title = Field(description="City or IANA time zone")


@action(
    "companies.create",
    needs=Right.self_,
    risk=Risk.REVERSIBLE,
    command="newcompany",
    own=True,
    at_once=True,
    options={
        "name": guesses.first_options,
        "currency": guesses.currency_options,
        "zone": guesses.zone_options,
    },
)
def create_company(ctx: Ctx, asked: NewCompany) -> Receipt:
    """Open a business of one's own; its author becomes the owner."""
    company = open_company(ctx, asked.name, _currency(asked.currency), _zone(asked.zone))
    title = say("companies-created", company=company.name)
    return Receipt(
        [Text(title, "title"), Text(say("companies-first-steps"))],
        title=title,
        subject=("company", company.id),
    )


def open_company(ctx: Ctx, name: str, currency: str, zone: str, *, sample: bool = False) -> Company:
    """A new company with the actor as its owner, seated in it."""
    company = Company(
        name=name,
        currency=currency,
        zone=zone,
        locale=ctx.actor.locale,
        settings={},
        sample=sample,
        deleted=False,
        created_at=ctx.now,
    )
    ctx.session.act_for(None)
    ctx.session.add(company)
    ctx.session.flush()
    ctx.session.act_for(company.id)
    ctx.session.add(
        Member(
            company_id=company.id, person_id=ctx.actor.person_id, role="owner", active=True, joined_at=ctx.now
        )
    )
    take_seat(ctx.session, ctx.actor.person_id, company.id)
    return company


def _currency(text: str) -> str:
    code = guesses.currency_code(text)
    if code is None:
        raise UnknownCurrency(text=text)
    return code


def _zone(text: str) -> str:
    name = guesses.zone_name(text)
    if name is None:
        raise UnknownZone(text=text)
    return name


@action("companies.list", needs=Right.self_, risk=Risk.READ, command="companies", own=True, menu=15)
def list_companies(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the businesses the person works in."""
    mine = CompanyFinder().likely(ctx, 50)
    here = ctx.standing.company.id if ctx.standing.company else None
    rows = [
        [
            Button(
                _company_label(one.name, here=one.id == here),
                Act("companies.switch", {"company": {"id": one.id}}),
            )
        ]
        for one in mine
    ]
    rows.append([Button(say("companies-button-new"), Act("companies.create", {}))])
    return Receipt([Text(say("companies-list-title", count=len(mine)), "title"), Buttons(rows)])


def _company_label(name: str, *, here: bool) -> Said:
    return say("companies-label-here" if here else "companies-label-other", company=name)


class WhichCompany(Asked):
    company: CompanyRef


@action("companies.switch", needs=Right.self_, risk=Risk.REVERSIBLE, command="switch", own=True, at_once=True)
def switch_company(ctx: Ctx, asked: WhichCompany) -> Receipt:
    """Go on working in another business of one's own; open questions are closed."""
    before = ctx.session.get(Seat, ctx.actor.person_id)
    undo = None
    if before is not None and before.company_id is not None and before.company_id != asked.company.id:
        undo = Act("companies.switch", {"company": {"id": before.company_id}})
    take_seat(ctx.session, ctx.actor.person_id, asked.company.id)
    close_questions(ctx.session, ctx.actor)
    title = say("companies-switched", company=asked.company.name)
    return Receipt([Text(title)], title=title, undo=undo)


@action(
    "companies.show",
    needs=Right("team", "read"),
    risk=Risk.READ,
    command="company",
    aliases=(("settings", {}),),
    menu=16,
)
def show_company(ctx: Ctx, asked: Nothing) -> Receipt:
    """Show the business: name, currency, time zone, its ways."""
    company = ctx.company
    limit = company.settings.money_limit
    facts = [
        Fact(say("companies-fact-currency"), guesses.currency_word(company.currency)),
        Fact(say("companies-fact-zone"), guesses.zone_word(company.zone)),
        Fact(
            say("companies-fact-limit"), ctx.money(limit) if limit is not None else say("companies-no-limit")
        ),
        Fact(say("companies-fact-negative"), _yes_no(company.settings.negative_stock)),
        Fact(say("companies-fact-cards"), _yes_no(not company.settings.waive_cards)),
    ]
    if company.closed_through is not None:
        facts.append(Fact(say("companies-fact-closed"), Day(company.closed_through)))
    shown: list[Block] = [Text(say("companies-show-title", company=company.name), "title"), Facts(facts)]
    if not ctx.may("settings", "write"):
        return Receipt([*shown])
    return Receipt([*shown, Text(say("companies-how-to-change"), "note"), _switches(company)])


def _switches(company: CompanyFacts) -> Buttons:
    """The ways of a business that are either on or off."""
    settings, closed = company.settings, company.closed_through is not None
    period = "companies-button-open-period" if closed else "companies-button-close-period"
    negative = "companies-button-negative-off" if settings.negative_stock else "companies-button-negative-on"
    cards = "companies-button-cards-on" if settings.waive_cards else "companies-button-cards-off"
    return Buttons(
        [
            [Button(say(negative), Act("companies.change", {"negative_stock": not settings.negative_stock}))],
            [Button(say(cards), Act("companies.change", {"waive_cards": not settings.waive_cards}))],
            [Button(say(period), Act("companies.open_period" if closed else "companies.close_period"))],
        ],
        screen=Act("companies.show"),
    )


def _yes_no(value: bool) -> Said:
    return say("acts-yes" if value else "acts-no")


class CompanyChange(Asked):
    name: Title | None = None
    currency: Title | None = None
    zone: Title | None = None
    money_limit: Amount | None = Field(None, description="Money acts above this ask first")
    negative_stock: Flag | None = Field(None, description="Allow shipping below zero")
    waive_cards: Flag | None = Field(None, description="Do reversible acts from words at once")
    colour: Title | None = Field(None, pattern=r"^#[0-9a-fA-F]{6}$")


@action("companies.change", needs=Right("settings", "write"), risk=Risk.ADMIN)
def change_company(ctx: Ctx, asked: CompanyChange) -> Receipt:
    """Change the name, time zone or ways of the business."""
    company = ctx.get(Company, ctx.company.id)
    if not asked.model_fields_set:
        return show_company(ctx, Nothing())
    before, was = _state(company), company.currency
    _apply(ctx, company, asked)
    after = _state(company)
    changed = [name for name in after if after[name] != before[name]]
    for name in changed:
        ctx.changed(name, before[name], after[name])
    facts = [
        Fact(
            say(f"companies-fact-{_label(name)}"),
            _shown(name, after[name], company.currency),
            change=_shown(name, before[name], was),
        )
        for name in changed
    ]
    title = say("companies-changed", company=company.name)
    undo = Act(
        "companies.restore",
        {
            "before": {name: before[name] for name in changed},
            "after": {name: after[name] for name in changed},
        },
    )
    blocks: list[Block] = [Text(title), Facts(facts)] if facts else [Text(say("companies-nothing-changed"))]
    return Receipt(blocks, title=title, undo=undo if facts else None)


def _state(company: Company) -> dict[str, object]:
    settings = CompanySettings.of(company.settings)
    return {
        "name": company.name,
        "currency": company.currency,
        "zone": company.zone,
        "colour": company.colour,
        "money_limit": settings.money_limit,
        "negative_stock": settings.negative_stock,
        "waive_cards": settings.waive_cards,
    }


_LABELS = {"money_limit": "limit", "negative_stock": "negative", "waive_cards": "waive"}


def _label(name: str) -> str:
    return _LABELS.get(name, name)


def _shown(name: str, value: object, currency: str) -> Value:
    if isinstance(value, bool):
        return _yes_no(value)
    if name == "money_limit" and isinstance(value, int):
        return Money(value, currency)
    return value if isinstance(value, (str, int)) else say("acts-none")


def _apply(ctx: Ctx, company: Company, asked: CompanyChange) -> None:
    if asked.currency is not None:
        settling.change_currency(ctx, company, _currency(asked.currency))
    company.name = asked.name or company.name
    if asked.zone:
        settling.change_zone(ctx, company, _zone(asked.zone))
    company.colour = asked.colour or company.colour
    kept = dict(company.settings)
    if asked.money_limit is not None:
        kept["money_limit"] = minor_of(asked.money_limit, company.currency)
    for flag in ("negative_stock", "waive_cards"):
        if getattr(asked, flag) is not None:
            kept[flag] = getattr(asked, flag)
    company.settings = kept
    ctx.session.flush()


class Restoration(Asked):
    before: dict[str, str | int | bool | None]
    after: dict[str, str | int | bool | None]


@action("companies.restore", needs=Right("settings", "write"), risk=Risk.ADMIN, hidden=True)
def restore_company(ctx: Ctx, asked: Restoration) -> Receipt:
    """Give changed fields of the business back, where they still hold our values."""
    company = ctx.get(Company, ctx.company.id)
    now = _state(company)
    ours = {name: value for name, value in asked.before.items() if now[name] == asked.after.get(name)}
    if not ours:
        raise ChangedSince(what=company.name)
    left = [say(f"companies-fact-{_label(name)}") for name in asked.before if name not in ours]
    if "currency" in ours:
        settling.change_currency(ctx, company, str(ours.pop("currency")))
    if "zone" in ours:
        settling.change_zone(ctx, company, str(ours.pop("zone")))
    kept = dict(company.settings)
    for name, value in ours.items():
        if name in ("name", "colour"):
            setattr(company, name, value)
        elif value is None:
            kept.pop(name, None)
        else:
            kept[name] = value
    company.settings = kept
    ctx.session.flush()
    return Receipt([Text(say("acts-left-as-is", what=what), "warning") for what in left])


@action("companies.delete", needs=Right("settings", "delete"), risk=Risk.ADMIN, command="deletecompany")
def delete_company(ctx: Ctx, asked: WhichCompany) -> Receipt:
    """Close the business one works in for good: nobody sees it any more."""
    company = ctx.get(Company, ctx.company.id)
    if company.id != asked.company.id:
        raise SwitchFirst(company=asked.company.name)
    company.deleted = True
    seats = ctx.session.scalars(sa.select(Seat).where(Seat.company_id == company.id)).all()
    for seat in seats:
        seat.company_id = another_company(ctx.session, seat.person_id, company.id)
    close_questions(ctx.session, ctx.actor)
    ctx.emit(CompanyDeleted())
    title = say("companies-deleted", company=company.name)
    return Receipt([Text(title)], title=title)
