"""From a message to a call, a question or an honest "I did not understand": nothing is guessed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from core.assistant.interpreter.ean import FIND, is_of_a_scale, only_code
from core.assistant.interpreter.frames import Filled, Frame, is_any_among
from core.assistant.interpreter.impossible import impossible
from core.assistant.interpreter.knowledge import Mind, mind
from core.assistant.interpreter.leftovers import has_number, unread
from core.assistant.interpreter.listing import cuts, is_member, joined, member
from core.assistant.interpreter.morph import is_cyrillic, parts_of_speech
from core.assistant.interpreter.names import NameIndex
from core.assistant.interpreter.plausible import is_odd
from core.assistant.interpreter.ranker import NOTHING
from core.assistant.interpreter.reading import Call, OpenQuestion, Option, Reading
from core.assistant.interpreter.replies import continued, is_one_word, replied
from core.assistant.interpreter.signs import FILLERS, UNKNOWN, Signs, features, sign_of
from core.assistant.interpreter.slots import filled
from core.assistant.interpreter.text import words

SURE, LIKELY, EXPLAINED = 0.8, 0.42, 0.55
_OFFERED = 0.5
"""Likelihoods for several acts at once and for one; the share of words that must be explained."""

CLOSE = 1.5
"""Two readings nearer than this are two readings."""

_BREAKS = words("и and , . ; \n потом затем then также ещё еще")
_DEEDS = words("расход приход доход оплата предоплата продажа списание")
_TRIED = 5
_MOST_LISTED = 40
_UNPROVEN = 0.15
_DECIDED = 20.0
_SOLID = 0.3
_ODD = 0.1
_LOST = 0.6
_SURELY = 0.93
_CERTAIN = 0.97
_ALL = 0.95
_LOOKED_UP = 0.3
_BETTER = 0.08
"""A reading that explains so much more of the words is not torn with the other."""
_OFFER = 0.04
_SHOWN = 3
_READ = 0.65
"""The share of words of a write that must be explained where some are not read."""


@dataclass(frozen=True, slots=True)
class _Try:
    """A frame filled from the message and how well that went."""

    frame: Frame
    likelihood: float
    found: Filled
    explained: float
    evident: bool
    missing: tuple[str, ...]
    odd: bool = False
    unread: tuple[str, ...] = ()
    lost_number: bool = False
    ranked: float = 0.0
    """What the ranker says of it, whatever is found of its fields."""

    @property
    def worth(self) -> float:
        return self.likelihood * self.explained * (0.6 if self.missing else 1.0)


def interpret(
    text: str,
    *,
    now: datetime,
    index: NameIndex,
    allowed: Collection[str] | None = None,
    question: OpenQuestion | None = None,
    last: Call | None = None,
    locale: str | None = None,
    built: Mind | None = None,
) -> Reading:
    """Read a message. `now` is the company's wall clock; `allowed` the actions the asker has (None: all).

    An open `question` is answered before anything else; `last` is what "а за октябрь?" goes on from.
    Never raises.
    """
    known = built or mind()
    signs = Signs.read(text, now, index, known.knowledge)
    language = locale or ("ru" if is_cyrillic(signs.line.text.lower()) else "en")
    offered = _offered(known, allowed)
    never = impossible(signs.line)
    if never:
        return Reading("help", unread=tuple(never))
    plain = _single(signs, known, offered, language)
    unsure = plain.answer == "help" or plain.confidence < SURE
    if question is not None and (unsure or is_one_word(signs)):
        answer = replied(signs, known.frames, question)
        if answer is not None:
            return _judged(signs, known.frames[answer.action], answer, language)
    if last is not None:
        more = continued(
            signs, known.frames, last, is_new=plain.answer != "help" and plain.confidence >= SURE
        )
        if more is not None:
            return _judged(signs, known.frames[more.action], more, language)
    return (
        _several(signs, known, offered, language, plain)
        or _listed(signs, known, offered, language, plain)
        or _coded(signs, offered)
        or plain
    )


def _coded(signs: Signs, offered: frozenset[str]) -> Reading | None:
    """A printed code and nothing else: what stands behind it."""
    code = only_code(signs.line.tokens) if FIND in offered else None
    return None if code is None else Reading("act", (Call(FIND, {"query": code}),), 1.0)


def _offered(known: Mind, allowed: Collection[str] | None) -> frozenset[str]:
    return frozenset(known.frames) if allowed is None else frozenset(allowed) | {NOTHING}


def _single(signs: Signs, known: Mind, offered: frozenset[str], language: str) -> Reading:
    """The message as one act."""
    ranked = known.ranker.ranked(features(signs.sequence()), offered)
    share = nothing = next((share for name, share in ranked if name == NOTHING), 0.0)
    likely = [(name, share) for name, share in ranked[:_TRIED] if name != NOTHING]
    tries = [
        _tried(signs, known.frames[name], share) for name, share in _decided(signs, known, offered, likely)
    ]
    nothing *= _SOLID if any(_is_solid(signs, one) for one in tries) else 1.0
    tries = _weighed(tries, nothing)
    tries.sort(key=lambda one: -one.worth)
    best = tries[0] if tries else None
    if best is None or nothing > best.likelihood or not _is_clear(best):
        return _lost(signs, tries, share)
    if len(tries) > 1 and _is_torn(best, tries[1]):
        return _lost(signs, tries, share)
    if best.lost_number or (best.unread and not best.frame.reads and best.explained < _READ):
        return Reading("help", confidence=round(best.likelihood, 3), unread=best.unread)
    return _answer(best, language)


def _decided(
    signs: Signs, known: Mind, offered: frozenset[str], likely: list[tuple[str, float]]
) -> list[tuple[str, float]]:
    """The likely actions, or the one whose word settles the matter: напомни …"""
    norms = _norms(signs)
    for name in sorted(offered & known.frames.keys()):
        decides = known.frames[name].decides
        if is_any_among(norms, decides):
            return [(name, _DECIDED), *((other, share) for other, share in likely if other != name)]
    return likely


def _is_solid(signs: Signs, one: _Try) -> bool:
    """Own words, own names, nothing missing and nothing left over: that is hardly small talk."""
    return one.evident and not one.missing and one.explained >= 0.95 and bool(signs.mentions)


def _weighed(tries: list[_Try], nothing: float) -> list[_Try]:
    """Likelihoods shared anew: what shows no word of an action's own counts for little."""
    counted = [one.likelihood * (1.0 if one.evident else _UNPROVEN) for one in tries]
    total = sum(counted) + nothing
    return (
        [replace(one, likelihood=share / total) for one, share in zip(tries, counted, strict=True)]
        if total
        else tries
    )


def _tried(signs: Signs, frame: Frame, likelihood: float) -> _Try:
    found = filled(signs, frame)
    explained = _explained(signs, frame, found)
    missing = _missing(frame, signs, found.args)
    whole = _is_whole(signs, explained, likelihood) and not missing
    odd = is_odd(signs, frame, found)
    if (missing and _is_of_many(signs, frame)) or _is_denied(signs, frame):
        return _Try(frame, 0.0, found, explained, False, missing)
    proved = _is_proved(signs, frame) and (whole or _is_evident(signs, frame, found))
    evident = proved or (whole and _is_beyond_doubt(frame, explained, likelihood))
    left = unread(signs, frame, found)
    lost = not frame.reads and has_number(signs, frame, found)
    counted = likelihood * (_ODD if odd else 1.0) * (_LOST if lost else 1.0)
    return _Try(frame, counted, found, explained, evident, missing, odd, left, lost, likelihood)


def _is_whole(signs: Signs, explained: float, likelihood: float) -> bool:
    """Hardly anything else can be meant, even where no word of the action's own is said."""
    if explained >= 0.95 and likelihood >= 0.85:
        return True
    return explained >= _READ and likelihood >= _SURELY and bool(signs.mentions)


def _is_beyond_doubt(frame: Frame, explained: float, likelihood: float) -> bool:
    """Nothing is left over and nothing else is nearly as likely: no word is needed to prove it."""
    return likelihood >= (_SURELY if frame.reads else _CERTAIN) and explained >= _ALL


def _is_clear(one: _Try) -> bool:
    likely = one.likelihood >= (_LOOKED_UP if one.frame.reads else LIKELY)
    return likely and one.explained >= EXPLAINED and one.evident and not one.odd


def _is_torn(one: _Try, other: _Try) -> bool:
    """Two writes (or a write and a read) that fit nearly alike."""
    if one.frame.reads and other.frame.reads:
        return False
    if other.explained < one.explained - _BETTER:
        return False
    return other.evident and one.worth < CLOSE * other.worth


def _explained(signs: Signs, frame: Frame, found: Filled) -> float:
    """The share of words that the frame and its slots account for."""
    total = known = 0.0
    for sign, first, last in signs.signed():
        if last == first + 1 and signs.line.norm(first) in FILLERS:
            continue
        total += 1
        if all(place in found.taken for place in range(first, last)) or sign in frame.said:
            known += 1
        elif sign != UNKNOWN and not sign.startswith("<"):
            known += 0.4
    return known / total if total else 0.0


def _is_proved(signs: Signs, frame: Frame) -> bool:
    """Is a word there without which the action is never meant?"""
    said = (*signs.sequence(), *_norms(signs))
    return not frame.proof or is_any_among(said, frame.proof)


def _is_of_many(signs: Signs, frame: Frame) -> bool:
    """Is a word there by which all of them are meant, not one: покажи заказы?"""
    return is_any_among(_norms(signs), frame.many)


def _is_denied(signs: Signs, frame: Frame) -> bool:
    """Is a word there with which the action is never meant: верни деньги is no payment?"""
    said = (*signs.sequence(), *(token.text.lower() for token in signs.line.tokens), *_norms(signs))
    return is_any_among(said, frame.against)


def _is_evident(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Is there a word of the action's own, not only goods and numbers that fit anything?"""
    if any(sign in frame.own for sign in signs.sequence()):
        return True
    if (found.sure and frame.reads and "account" in found.args) or {"source", "target"} <= set(found.args):
        return True
    known = bool(signs.mentioned("customer", "product"))
    return (known and {"customer", "lines", "due"} <= set(found.args)) or (
        frame.reads and "order" in frame.needs and "order" in found.args
    )


def _norms(signs: Signs) -> list[str]:
    return [token.norm for token in signs.line.tokens]


def _missing(frame: Frame, signs: Signs, args: Mapping[str, object]) -> tuple[str, ...]:
    missing = [need for need in frame.needs if not any(name in args for name in need.split("|"))]
    lines = args.get("lines")
    if isinstance(lines, list) and "quantity" in frame.places.get("lines", ()):
        missing += [f"lines.{n}.quantity" for n, line in enumerate(lines) if not _is_counted(line)]
    return tuple(_nearest(frame, signs, name) for name in missing)


def _is_counted(line: Mapping[str, object]) -> bool:
    return "quantity" in line or is_of_a_scale(line.get("product"))


def _nearest(frame: Frame, signs: Signs, need: str) -> str:
    """Of fields one of which is needed, the one whose word was said: сменить валюту."""
    names = need.split("|")
    spoken = _norms(signs)
    said = (name for name in names if is_any_among(spoken, frame.places.get(name, ())))
    return next(said, names[0])


def _answer(one: _Try, language: str) -> Reading:
    call = Call(one.frame.action, one.found.args)
    return replace(
        _shaped(one.frame, call, one.found, one.missing, one.likelihood, language), unread=one.unread
    )


def _shaped(
    frame: Frame, call: Call, found: Filled, missing: tuple[str, ...], confidence: float, language: str
) -> Reading:
    about = {
        "calls": (call,),
        "confidence": round(confidence, 3),
        "sure": found.sure,
        "doubts": frozenset(found.doubts),
    }
    for name, candidates in found.choices.items():
        stray = found.strays.get(name)
        if len(candidates) > 1 or stray is not None:
            options = tuple(Option(c.name, {"id": c.id, "name": c.name}) for c in candidates)
            return Reading("choose", options=options, field=name, missing=missing, stray=stray, **about)  # type: ignore[arg-type]
    if missing:
        question = _question(frame, missing[0], language)
        return Reading("ask", missing=missing, field=missing[0], question=question, **about)  # type: ignore[arg-type]
    return Reading("act" if frame.reads else "preview", **about)  # type: ignore[arg-type]


def _question(frame: Frame, name: str, language: str) -> str | None:
    asked = frame.ask.get(language, {})
    return asked.get(name) or asked.get(name.rsplit(".", 1)[-1])


def _lost(signs: Signs, tries: list[_Try], nothing: float) -> Reading:
    """What it might have been, likeliest first; nothing at all for small talk."""
    likely = [one for one in tries if _is_worth_offering(signs, one) and one.ranked > max(_OFFER, nothing)]
    likely.sort(key=lambda one: -one.ranked * one.explained * (1.0 if one.evident else 0.5))
    options = tuple(
        Option(one.frame.action, dict(one.found.args), one.frame.action) for one in likely[:_SHOWN]
    )
    return Reading("help", confidence=round(likely[0].likelihood, 3) if likely else 0.0, options=options)


def _is_worth_offering(signs: Signs, one: _Try) -> bool:
    """Something of ours is spoken of: a word of the action's own, a name, an order."""
    if one.odd or one.lost_number or one.likelihood == 0.0 or one.explained < _OFFERED:
        return False
    return one.evident or bool(signs.mentions or signs.of("order", "phone", "purchase"))


def _judged(signs: Signs, frame: Frame, call: Call, language: str) -> Reading:
    """A call completed by an answer: asked for further, or ready."""
    found = Filled(dict(call.args))
    return _shaped(frame, call, found, _missing(frame, signs, call.args), 1.0, language)


_TEXTS = {"text", "note", "address", "words"}
"""What holds sentences: a message that fills one is not cut."""


def _several(
    signs: Signs, known: Mind, offered: frozenset[str], language: str, whole: Reading
) -> Reading | None:
    """Several acts in one message, when each part by itself is surely one; otherwise None."""
    if whole.call is not None and _TEXTS & set(known.frames[whole.call.action].slots):
        return None
    if whole.answer == "act" and whole.confidence >= SURE:
        return None
    places = list(_breaks(signs, known))
    if not places:
        return None
    parts: list[Reading] = []
    for first, last in zip([0, *places], [*places, len(signs.line)], strict=True):
        parts.append(_single(_part(signs, known, first, last), known, offered, language))
    if any(p.answer not in {"act", "preview"} or p.confidence < SURE for p in parts):
        return None
    answer = "preview" if any(p.answer == "preview" for p in parts) else "act"
    sure = all(p.sure for p in parts)
    confidence = min(p.confidence for p in parts)
    calls = tuple(p.calls[0] for p in parts)
    left = tuple(one for p in parts for one in p.unread)
    return Reading("preview" if answer == "preview" else "act", calls, confidence, sure=sure, unread=left)


def _listed(
    signs: Signs, known: Mind, offered: frozenset[str], language: str, whole: Reading
) -> Reading | None:
    """Several of one kind, each with all that one needs: the first names the act, the others go on."""
    places = cuts(signs)
    if not 0 < len(places) < _MOST_LISTED or (whole.answer == "act" and whole.confidence >= SURE):
        return None
    head = _single(_part(signs, known, 0, places[0]), known, offered, language)
    frame = known.frames[head.call.action] if head.call else None
    if head.call is None or frame is None or head.unread or not is_member(frame, head.call.args):
        return None
    edges = zip(places, [*places[1:], len(signs.line)], strict=True)
    more = [member(_part(signs, known, first, last), frame) for first, last in edges]
    calls = (head.call, *(call for call in more if call is not None))
    return replace(head, calls=joined(frame, calls)) if len(calls) == len(more) + 1 else None


_EMPTY = NameIndex()


def _part(signs: Signs, known: Mind, first: int, last: int) -> Signs:
    part = Signs.read(signs.line.said(first, last), signs.now, _EMPTY, known.knowledge)
    return _shared(part, signs, first, last)


def _shared(part: Signs, whole: Signs, first: int, last: int) -> Signs:
    """The part with the names the whole message had in it, so that they are looked up once."""
    part.mentions = [
        replace(m, first=m.first - first, last=m.last - first)
        for m in whole.mentions
        if first <= m.first and m.last <= last
    ]
    return part.recounted()


def _breaks(signs: Signs, known: Mind) -> Iterator[int]:
    """Where another act may begin: a verb of ours right after a join, and no service of the same order."""
    for place in range(2, len(signs.line) - 1):
        before, token = signs.line.tokens[place - 1], signs.line.tokens[place]
        joined = (
            before.norm in _BREAKS
            or before.text in ".;\n"
            or "\n" in signs.line.text[before.end : token.start]
        )
        if any(span.first == place for span in signs.chosen("service")):
            continue
        if joined and token.is_word and sign_of(token.norm) in known.openers and _is_verb(token.norm):
            yield place


def _is_verb(norm: str) -> bool:
    if norm in _DEEDS:
        return True
    return (
        norm.isascii() or bool(parts_of_speech(norm) & {"VERB", "INFN", "PRTS"}) or not parts_of_speech(norm)
    )
