"""Answers into messages: which words, pictures, files and buttons go where. Nothing is sent or drawn here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.acts.calls import Answer, Ask, Choose, Confirm, Done, Option, Waiting
from core.acts.resuming import screen_of
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Chart,
    File,
    Progress,
    Receipt,
    Said,
    Sheet,
    Table,
    Text,
    Value,
    say,
)
from core.errors import Refusal
from core.texts import Speaker, Texts
from handlers.telegram.keyboards import TokenOf, keyboard, packed
from handlers.telegram.messages import DocumentMessage, Key, Keyboard, Message, PhotoMessage, TextMessage
from handlers.telegram.payload import payload
from handlers.telegram.rich import Paragraph, html_of, one_line, paragraph, plain_of
from handlers.telegram.splitting import CAPTION_LIMIT, split
from handlers.telegram.wording import paragraphs_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAMELESS = "—"


@dataclass(frozen=True)
class Renderer:
    """Turns answers into messages for one reader. `token` makes the callback data of a button's call."""

    texts: Texts
    speaker: Speaker
    token: TokenOf
    before: tuple[Block, ...] = ()
    """What stands before every answer: that it is about another company."""

    def outcome(self, outcome: Answer | Refusal) -> list[Message]:
        """Whatever a call came to."""
        match outcome:
            case Done():
                return self.done(outcome)
            case Confirm():
                return self.confirm(outcome)
            case Ask() | Choose():
                return self.question(outcome)
            case Refusal():
                return self.refusal(outcome)

    def done(self, done: Done) -> list[Message]:
        """What was done, with a way back where there is one."""
        undo = Act("acts.undo", {"act": {"id": done.act_id}}) if done.act_id is not None else None
        return self.receipt(done.receipt, undo=undo)

    def receipt(self, receipt: Receipt, *, undo: Act | None = None) -> list[Message]:
        """The messages of a receipt; at least one."""
        return self.blocks(_headed(receipt), self.undo_key(undo) if undo else ())

    def undo_key(self, undo: Act) -> Keyboard:
        """The way back from a deed, as the one button."""
        return ((Key(self._say("telegram-undo"), callback=self.token(undo)),),)

    def confirm(self, card: Confirm) -> list[Message]:
        """The card of an act: what it will do, and [Yes] [Change] [Cancel]."""
        heads = [say(_head_of(card))]
        heads += [say("telegram-card-late")] if card.late else []
        tails = [Text(say("telegram-card-code"), "note")] if card.needs_code else []
        shown = [
            self._ahead(_still(block))
            for block in _headed(card.preview)
            if not isinstance(block, Buttons) or block.on_card
        ]
        keys = [
            Key(self._say("telegram-yes"), callback=payload("yes", card.token), style="success"),
            Key(self._say("telegram-change"), callback=payload("change", card.token)),
            Key(self._say("telegram-no"), callback=payload("no", card.token)),
        ]
        return self.blocks([*(Text(head, "note") for head in heads), *shown, *tails], [keys])

    def _ahead(self, block: Block) -> Block:
        """A sentence about what is not done yet."""
        if not isinstance(block, Text):
            return block
        return replace(block, said=self.texts.ahead(block.said, self.speaker.locale))

    def question(self, asked: Ask | Choose) -> list[Message]:
        """A question with its likely answers as buttons, told apart by their details."""
        keys = [
            Key(self._option(option), callback=payload("option", asked.token, place))
            for place, option in enumerate(asked.options)
        ]
        rows = [*packed(keys), [Key(self._say("telegram-no"), callback=payload("no", asked.token))]]
        return self.blocks([Text(asked.question)], rows)

    def fields(self, token: str, labels: Sequence[Said]) -> list[Message]:
        """What of a card is to be changed: its fields as buttons, or the user's own words."""
        keys = [
            Key(self._shown(label), callback=payload("field", token, place))
            for place, label in enumerate(labels)
        ]
        return self.blocks([Text(say("telegram-change-what"))], [*packed(keys)])

    def refusal(self, refusal: Refusal) -> list[Message]:
        """A no, with what can be done instead. What cures it lets the refused call go on."""
        offers = [[self._offer(refusal, offer)] for offer in refusal.offers]
        return self.blocks([Text(refusal.said)], offers)

    def _offer(self, refusal: Refusal, offer: Button) -> Key:
        cures = offer.act is not None and offer.act.action == refusal.cured_by
        held = refusal.waiting
        return self._key(offer, held if cures and isinstance(held, Waiting) else None)

    def notice(self, blocks: Sequence[Block], company: str) -> list[Message]:
        """News nobody asked for: whose it is, then what happened."""
        return self.blocks([Text(say("telegram-notice", company=company), "title"), *blocks])

    def words(self, key: str, **args: Value) -> list[Message]:
        """One sentence of the door itself."""
        return self.blocks([Text(say(key, **args))])

    def blocks(self, blocks: Iterable[Block], last: Sequence[Sequence[Key]] = ()) -> list[Message]:
        """Messages of blocks in order; the buttons, then `last`, stand under the last message."""
        held = [*self.before, *blocks]
        words = paragraphs_of(held, self._shown, self._say("telegram-empty"))
        keys = keyboard([*self._rows(held), *last])
        charts = [block for block in held if isinstance(block, Chart)]
        files = [message for block in held if (message := self._file(block)) is not None]
        messages = [*self._pictures(charts[:-1]), *self._body(words, charts[-1:], bool(files)), *files]
        return [*messages[:-1], replace(messages[-1], keyboard=keys)]

    def _body(self, words: list[Paragraph], charts: list[Chart], has_files: bool) -> list[Message]:
        """The words, on the last chart where they fit its caption."""
        if not charts:
            if not words and has_files:
                return []
            return [_text(part) for part in split(words or [paragraph(_NAMELESS)])]
        parts = split(words or [paragraph(self._alt(charts[0]))], first=CAPTION_LIMIT)
        caption, *more = parts
        photo = PhotoMessage(charts[0], html_of(caption), plain_of(caption))
        return [photo, *(_text(part) for part in more)]

    def _pictures(self, charts: list[Chart]) -> list[Message]:
        captions = [split([paragraph(self._alt(chart))], limit=CAPTION_LIMIT)[:1] for chart in charts]
        return [
            PhotoMessage(chart, html_of(words[0]) if words else "", plain_of(words[0]) if words else "")
            for chart, words in zip(charts, captions, strict=True)
        ]

    def _alt(self, chart: Chart) -> str:
        return self._shown(chart.alt or chart.title)

    def _file(self, block: Block) -> Message | None:
        if isinstance(block, Sheet):
            return DocumentMessage(block, _file_name(self._shown(block.name)) + ".xlsx", XLSX)
        if isinstance(block, File):
            words = split(
                [paragraph(self._shown(block.caption))] if block.caption else [], limit=CAPTION_LIMIT
            )
            html, plain = (html_of(words[0]), plain_of(words[0])) if words else ("", "")
            return DocumentMessage(
                block.digest, " ".join(one_line(block.name).split())[:120] or "file", block.mime, html, plain
            )
        return None

    def _rows(self, blocks: Iterable[Block]) -> Iterable[Iterable[Key]]:
        for block in blocks:
            if isinstance(block, Buttons):
                then = screen_of(block.screen) if block.screen else None
                yield from ([self._key(button, then) for button in row] for row in block.rows)
            elif isinstance(block, Progress) and block.stop is not None:
                yield [Key(self._say("telegram-stop"), callback=self.token(block.stop))]
            elif isinstance(block, Table):
                yield from packed(self._row_keys(block))
                yield self._turns(block)

    def _row_keys(self, table: Table) -> Iterable[Key]:
        for place, act in enumerate(table.acts or []):
            if act is not None:
                label = table.labels[place] if table.labels else self._shown(table.rows[place][0])
                yield Key(label, callback=self.token(act))

    def _turns(self, table: Table) -> list[Key]:
        ways = (("‹", table.previous), ("›", table.next))
        return [Key(sign, callback=self.token(act, turn=True)) for sign, act in ways if act is not None]

    def _key(self, button: Button, then: Waiting | None = None) -> Key:
        label = self._shown(button.label)
        if button.url is not None:
            return Key(label, url=button.url, style=button.style)
        if button.copy is not None:
            return Key(label, copy=button.copy, style=button.style)
        if button.act is None:
            raise ValueError("a button does exactly one thing")
        turn = then is not None and then.is_screen
        return Key(label, callback=self.token(button.act, turn=turn, then=then), style=button.style)

    def _option(self, option: Option) -> str:
        label = self._shown(option.label)
        return f"{label} · {self._shown(option.detail)}" if option.detail else label

    def _shown(self, value: Value) -> str:
        return self.texts.value(value, self.speaker)

    def _say(self, key: str) -> str:
        return self.texts.say(Said(key), self.speaker)


def _headed(receipt: Receipt) -> list[Block]:
    """The blocks, under the receipt's title where they do not begin with words of their own."""
    begins_with_words = any(isinstance(block, Text) for block in receipt.blocks[:1])
    if receipt.title is None or begins_with_words:
        return list(receipt.blocks)
    return [Text(receipt.title, "title"), *receipt.blocks]


def _head_of(card: Confirm) -> str:
    if card.changed:
        return "telegram-card-changed"
    return "telegram-card-again" if card.again else "telegram-card"


def _still(block: Block) -> Block:
    """A block without anything to press."""
    return replace(block, acts=None, next=None, previous=None) if isinstance(block, Table) else block


def _text(blocks: list[Paragraph]) -> TextMessage:
    return TextMessage(html_of(blocks), plain_of(blocks))


def _file_name(shown: str) -> str:
    """A name that every disk takes: without the signs disks keep for themselves, and with plain spaces."""
    plain = " ".join(one_line(shown).split())
    name = "".join("_" if sign in '\\/:*?"<>|' else sign for sign in plain).strip(". ")
    return name[:80] or "table"
