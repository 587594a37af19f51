"""A message seen for what it holds: names, amounts, dates and words, each token known for one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from core.assistant.interpreter.amounts import CONTAINERS, UNITS, amounts
from core.assistant.interpreter.calendar_days import Direction
from core.assistant.interpreter.date_words import DATE_VOCABULARY
from core.assistant.interpreter.ean import coded_goods
from core.assistant.interpreter.lexicon import Lexicon
from core.assistant.interpreter.line import Line
from core.assistant.interpreter.morph import (
    best_parse,
    is_counted_noun,
    is_cyrillic,
    is_verb,
    lemmas,
    stem,
    tags,
)
from core.assistant.interpreter.names import FORM, Mention, NameIndex
from core.assistant.interpreter.references import references
from core.assistant.interpreter.spans import Span, without
from core.assistant.interpreter.speller import Speller
from core.assistant.interpreter.text import Token, words
from core.assistant.interpreter.times import times

KIND_SIGNS = {
    "product": "<prod>",
    "customer": "<cust>",
    "supplier": "<sup>",
    "member": "<member>",
    "warehouse": "<wh>",
    "company": "<company>",
    "account": "<account>",
    "item": "<item>",
    "schedule": "<schedule>",
    "channel": "<channel>",
}
_SPAN_SIGNS = {
    "order": "<order>",
    "purchase": "<purchase>",
    "email": "<email>",
    "handle": "<handle>",
    "phone": "<phone>",
    "quoted": "<quote>",
    "when": "<when>",
    "period": "<period>",
    "recurrence": "<recur>",
    "money": "<money>",
    "quantity": "<qty>",
    "percent": "<pct>",
    "number": "<num>",
}
_GUESSED = 0.86
_EACH = words("each apiece per please left next last")
PREFIXES = (7, 6, 5)
"""Letters two aspects of a verb must share, more first."""

NAME, UNKNOWN = "<name>", "<unk>"
FILLERS = words(
    "пожалуйста плиз ну вот же бы ли там тут мне нам нас меня мой моя мои наш наша наши все всё ещё еще "
    "уже просто давай "
    "давайте можешь можете можно надо нужно хочу так это этот эта эти тот та то как-то слушай короче "
    "значит будь добр please "
    "pls can could you would i me my we our us the a an is are be do does did to of so just now and also "
    "it this that hey "
    'и а но или , . ! ? : ; - ( ) " « » для в во на с со из у к ко по за от'
    " до о об при for in on at with from by"
)
"""Words that explain nothing and hinder nothing."""


@lru_cache(maxsize=16384)
def sign_of(norm: str) -> str:
    """The one form a word is known by to the ranker: its dictionary form, or its stem."""
    if is_cyrillic(norm):
        return lemmas(norm)[0] if lemmas(norm)[0] != norm else norm
    return stem(norm)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the built model knows of words: enums, what to mend towards, words of the trade."""

    lexicon: Lexicon
    speller: Speller
    vocabulary: frozenset[str]
    trade: frozenset[str]
    choices: frozenset[str]
    common: frozenset[str]
    verbs: Mapping[str, str]
    kindred: Mapping[str, str]

    def kin(self, norm: str) -> str | None:
        """The word of ours that a word unknown to us means: подвинуть → перенести; of a verb also another
        aspect of it: переносить → перенести."""
        sign = sign_of(norm)
        if sign in self.vocabulary:
            return None
        if sign in self.kindred:
            return self.kindred[sign]
        if not is_verb(norm):
            return None
        return next((self.verbs[norm[:n]] for n in PREFIXES if norm[:n] in self.verbs), None)

    def knows(self, norm: str) -> bool:
        """Is the word one of the trade or of a fixed choice, so that it names nothing by itself?"""
        sign = sign_of(norm)
        return sign in self.trade or sign in self.choices


@dataclass(slots=True)
class Signs:
    """A message with everything found in it. Times are read per direction, when asked for."""

    line: Line
    now: datetime
    knowledge: Knowledge
    exact: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    counts: list[Span] = field(default_factory=list)
    enums: list[Span] = field(default_factory=list)
    _times: dict[Direction, list[Span]] = field(default_factory=dict)
    _signed: list[tuple[str, int, int]] | None = None

    @classmethod
    def read(cls, text: str, now: datetime, index: NameIndex, knowledge: Knowledge) -> Signs:
        """Everything in a text; never raises."""
        line = Line.read(text)
        exact = references(line.text, line.tokens)
        blocked = {place for span in exact for place in range(span.first, span.last)}
        if knowledge.speller.mend(line.tokens, blocked, index.knows):
            line.renumbered()
            exact = references(line.text, line.tokens)
        for token in line.tokens:
            ours = knowledge.kin(token.norm) if token.is_word else None
            if ours is not None and not index.knows(token.norm):
                token.norm = ours
        signs = cls(line, now, knowledge, exact)
        signs.mentions = signs._mentioned(index)
        signs.exact = [span for span in exact if not signs._is_quantity(span)]
        signs._count()
        signs.enums = knowledge.lexicon.spans(line.tokens, signs._places(signs.exact))
        return signs

    def recounted(self) -> Signs:
        """The same after its mentions were changed."""
        self._count()
        self._times.clear()
        self._signed = None
        return self

    def times(self, direction: Direction) -> list[Span]:
        """Dates, periods and repetitions, none over a name or a number of an order."""
        if direction not in self._times:
            taken = self._places(self.exact) | {p for m in self.mentions for p in range(m.first, m.last)}
            self._times[direction] = times(self.line, self.now, direction, frozenset(taken))
        return self._times[direction]

    def mentioned(self, *kinds: str) -> list[Mention]:
        """Mentions with a candidate of one of the kinds."""
        return [mention for mention in self.mentions if mention.of(kinds)]

    def of(self, *kinds: str) -> list[Span]:
        """Exact spans, amounts and numbers of these kinds, in order."""
        return sorted((s for s in (*self.exact, *self.counts) if s.kind in kinds), key=lambda s: s.first)

    def chosen(self, enum: str) -> list[Span]:
        """Words of an enum, in order."""
        return [span for span in self.enums if span.kind == enum]

    def sequence(self) -> list[str]:
        """The message in signs: `спиши 2 кг сахара` → [списать, <qty>, <prod>]."""
        return [sign for sign, _, _ in self.signed()]

    def signed(self) -> list[tuple[str, int, int]]:
        """Signs with the tokens each stands for."""
        if self._signed is None:
            self._signed = self._read_signs()
        return self._signed

    def _read_signs(self) -> list[tuple[str, int, int]]:
        cover = self._cover()
        found: list[tuple[str, int, int]] = []
        place = 0
        while place < len(self.line):
            if place in cover:
                sign, last = cover[place]
                found.append((sign, place, last))
                place = last
                continue
            known = self.word_sign(place)
            if known:
                found.append((known, place, place + 1))
            place += 1
        return found

    def _mentioned(self, index: NameIndex) -> list[Mention]:
        blocked = {
            p for s in self.exact if s.kind in {"email", "handle", "phone"} for p in range(s.first, s.last)
        }
        found = index.spans(self.line.tokens, blocked=blocked)
        named = [one for one in found if not self._is_trade(one) and not self._is_number(one)]
        coded = coded_goods(self.line.tokens)
        return sorted([*named, *coded], key=lambda one: one.first) if coded else named

    def _is_number(self, mention: Mention) -> bool:
        """one of «one hundred bagels» is no Bakery One: a number in words, and only a part of a name."""
        spelled = self.line.tokens[mention.first].is_word and mention.candidates[0].coverage < 1
        return spelled and any(n.first <= mention.first and mention.last <= n.last for n in self.line.numbers)

    def _is_trade(self, mention: Mention) -> bool:
        """A word of the trade (заказ, цена) names nothing unless it is the whole of a name."""
        tokens = self.line.tokens[mention.first : mention.last]
        trade = all(not t.is_word or sign_of(t.norm) in self.knowledge.common for t in tokens)
        best = mention.candidates[0]
        if best.kind == "schedule" and best.coverage < 1 and all(map(self._is_of_schedules, tokens)):
            return True
        guessed = len(tokens) == 1 and best.kind != "account" and best.fit <= _GUESSED
        if guessed and self._is_ours(tokens[0]):
            return True
        return trade and (best.coverage < 1 or best.score < FORM)

    def _is_ours(self, token: Token) -> bool:
        """A word with a use of its own is no slip in a name: please is no плиссе."""
        sign = sign_of(token.norm)
        return token.norm in FILLERS or token.norm in _EACH or sign in self.knowledge.vocabulary

    def _is_of_schedules(self, token: Token) -> bool:
        """отчёт, каждый, сегодня, 21:00: any schedule may be called by such words, so they name none."""
        known = token.norm in DATE_VOCABULARY or token.norm in FILLERS or token.is_number
        return known or not token.is_word or sign_of(token.norm) in self.knowledge.vocabulary

    def _is_quantity(self, span: Span) -> bool:
        """заказ 3 торта: the number counts goods, it is no order's."""
        if span.kind != "order" or span.score >= 0.95:
            return False
        if not self.line.token(span.last - 1).is_number or self._is_inside_order(span):
            return False
        follows = self.line.token(span.last)
        if any(m.first == span.last and m.of({"product"}) for m in self.mentions):
            return True
        if follows.norm in UNITS and self.line.token(span.last + 1).is_word:
            return True
        return (
            follows.is_word
            and sign_of(follows.norm) not in self.knowledge.vocabulary
            and is_counted_noun(follows.norm)
        )

    def _is_inside_order(self, span: Span) -> bool:
        """в заказе 1 розы, из заказа 2: the number is the order's, whatever stands after it."""
        said = self.line.norm(span.first)
        return said in {"заказе", "заказу", "заказа"} or self.line.norm(span.first - 1) in {
            "в",
            "из",
            "к",
            "in",
            "from",
            "to",
        }

    def _count(self) -> None:
        """Amounts and bare numbers that no exact span and no name has taken."""
        taken = [s for s in self.exact if s.kind != "quoted"]
        free = without(self.line.numbers, taken)
        named = {p for m in self.mentions for p in range(m.first, m.last)}
        free = [n for n in free if not any(p in named for p in range(n.first, n.last))]
        found = amounts(self.line.tokens, free)
        kept = [span for span in found if not self._is_name(span)]
        held = {p for s in kept for p in range(s.first, s.last)}
        dropped = {p for m in self.mentions if self._is_container(m, kept) for p in (m.first,)}
        self.mentions = [m for m in self.mentions if m.first not in dropped]
        self.counts = sorted([*kept, *(n for n in free if n.first not in held)], key=lambda s: s.first)

    def _is_name(self, span: Span) -> bool:
        """100 коробок для торта: a container that begins a name of more words is part of the name."""
        last = span.last - 1
        return span.kind == "quantity" and any(
            m.first == last and (m.last - m.first > 1 or not self._goods_after(m)) and m.of({"product"})
            for m in self.mentions
        )

    def _is_container(self, mention: Mention, kept: list[Span]) -> bool:
        return any(s.first <= mention.first < s.last for s in kept) and (
            self.line.norm(mention.first) in CONTAINERS or mention.last - mention.first == 1
        )

    def _goods_after(self, mention: Mention) -> bool:
        return any(m.first == mention.last and m.of({"product"}) for m in self.mentions)

    def _cover(self) -> dict[int, tuple[str, int]]:
        cover: dict[int, tuple[str, int]] = {}
        taken: set[int] = set()
        for tag, first, last in self._tagged():
            if taken.isdisjoint(range(first, last)):
                cover[first] = (tag, last)
                taken.update(range(first, last))
        return cover

    def _tagged(self) -> Iterator[tuple[str, int, int]]:
        for span in self.exact:
            if span.kind == "quoted" and any(
                span.first <= m.first and m.last <= span.last for m in self.mentions
            ):
                continue
            yield _SPAN_SIGNS[span.kind], span.first, span.last
        for mention in self.mentions:
            yield KIND_SIGNS.get(mention.candidates[0].kind, UNKNOWN), mention.first, mention.last
        past = self.times("past")
        for span in past or self.times("future"):
            yield _SPAN_SIGNS[span.kind], span.first, span.last
        for span in self.times("future") if past else ():
            yield _SPAN_SIGNS[span.kind], span.first, span.last
        for span in self.counts:
            yield _SPAN_SIGNS[span.kind], span.first, span.last

    def word_sign(self, place: int) -> str | None:
        """The sign of a word by itself: its one form, a name, or unknown; None for marks."""
        token = self.line.tokens[place]
        if not token.is_word:
            return token.text if token.text in "?+" else None
        sign = sign_of(token.norm)
        if sign in self.knowledge.vocabulary:
            return sign
        named = {"Name", "Surn", "Patr"} & tags(token.norm)
        parse = best_parse(token.norm)
        if parse is not None and "Surn" in parse.tag:
            return NAME
        inside = token.text[0].isupper() and (place > 0 or self._begins_with_name())
        return NAME if inside or (named and token.text[0].isupper()) else UNKNOWN

    def _begins_with_name(self) -> bool:
        """Emily paid 100: a strange word in Latin letters before a word of ours."""
        after = self.line.token(1)
        if not self.line.token(0).norm.isascii() or not after.is_word or after.norm in FILLERS:
            return False
        return sign_of(after.norm) in self.knowledge.vocabulary

    @staticmethod
    def _places(spans: list[Span]) -> set[int]:
        return {place for span in spans for place in range(span.first, span.last)}


def features(sequence: list[str]) -> list[str]:
    """Words and pairs of neighbours of a message in signs."""
    ends = ["^", *sequence, "$"]
    pairs = [f"{one} {other}" for one, other in pairwise(ends)]
    return list(dict.fromkeys([*sequence, *pairs]))
