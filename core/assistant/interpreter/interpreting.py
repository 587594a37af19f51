"""From a message to a call, a question or an honest "I did not understand": nothing is guessed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from core.assistant.interpreter.courtesy import bare
from core.assistant.interpreter.ean import FIND, only_code
from core.assistant.interpreter.frames import Filled, Frame, is_any_among
from core.assistant.interpreter.impossible import impossible
from core.assistant.interpreter.knowledge import Mind, mind
from core.assistant.interpreter.listing import cuts, is_member, joined, member
from core.assistant.interpreter.morph import is_cyrillic, parts_of_speech
from core.assistant.interpreter.names import NameIndex
from core.assistant.interpreter.plausible import is_riddle
from core.assistant.interpreter.ranker import NOTHING
from core.assistant.interpreter.reading import Call, OpenQuestion, Option, Reading
from core.assistant.interpreter.replies import continued, is_one_word, replied
from core.assistant.interpreter.signs import Signs, features, sign_of
from core.assistant.interpreter.text import words
from core.assistant.interpreter.trying import READ, Try, missing_fields, norms_of, tried

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
_LOOKED_UP = 0.3
_BETTER = 0.08
"""A reading that explains so much more of the words is not torn with the other."""
_OFFER = 0.04
_SHOWN = 3


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
    signs = Signs.read(bare(text), now, index, known.knowledge)
    language = locale or ("ru" if is_cyrillic(signs.line.text.lower()) else "en")
    offered = _offered(known, allowed)
    never = impossible(signs.line)
    if never:
        return Reading("help", unread=tuple(never))
    if is_riddle(signs.line.text):
        return Reading("help")
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
        tried(signs, known.frames[name], share) for name, share in _decided(signs, known, offered, likely)
    ]
    nothing *= _SOLID if any(_is_solid(signs, one) for one in tries) else 1.0
    tries = _weighed(tries, nothing)
    tries.sort(key=lambda one: -one.worth)
    best = tries[0] if tries else None
    if best is None or nothing > best.likelihood or not _is_clear(best):
        return _lost(signs, tries, share)
    if len(tries) > 1 and _is_torn(best, tries[1]):
        return _lost(signs, tries, share)
    if best.lost_number or (best.unread and not best.frame.reads and best.explained < READ):
        return Reading("help", confidence=round(best.likelihood, 3), unread=best.unread)
    return _answer(best, language)


def _decided(
    signs: Signs, known: Mind, offered: frozenset[str], likely: list[tuple[str, float]]
) -> list[tuple[str, float]]:
    """The likely actions, or the one whose word settles the matter: напомни …"""
    norms = norms_of(signs)
    for name in sorted(offered & known.frames.keys()):
        decides = known.frames[name].decides
        if is_any_among(norms, decides):
            return [(name, _DECIDED), *((other, share) for other, share in likely if other != name)]
    return likely


def _is_solid(signs: Signs, one: Try) -> bool:
    """Own words, own names, nothing missing and nothing left over: that is hardly small talk."""
    return one.evident and not one.missing and one.explained >= 0.95 and bool(signs.mentions)


def _weighed(tries: list[Try], nothing: float) -> list[Try]:
    """Likelihoods shared anew: what shows no word of an action's own counts for little."""
    counted = [one.likelihood * (1.0 if one.evident else _UNPROVEN) for one in tries]
    total = sum(counted) + nothing
    return (
        [replace(one, likelihood=share / total) for one, share in zip(tries, counted, strict=True)]
        if total
        else tries
    )


def _is_clear(one: Try) -> bool:
    likely = one.likelihood >= (_LOOKED_UP if one.frame.reads else LIKELY)
    return likely and one.explained >= EXPLAINED and one.evident and not one.odd


def _is_torn(one: Try, other: Try) -> bool:
    """Two writes (or a write and a read) that fit nearly alike."""
    if one.frame.reads and other.frame.reads:
        return False
    if other.explained < one.explained - _BETTER:
        return False
    return other.evident and one.worth < CLOSE * other.worth


def _answer(one: Try, language: str) -> Reading:
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


def _lost(signs: Signs, tries: list[Try], nothing: float) -> Reading:
    """What it might have been, likeliest first; nothing at all for small talk."""
    likely = [one for one in tries if _is_worth_offering(signs, one) and one.ranked > max(_OFFER, nothing)]
    likely.sort(key=lambda one: -one.ranked * one.explained * (1.0 if one.evident else 0.5))
    options = tuple(
        Option(one.frame.action, dict(one.found.args), one.frame.action) for one in likely[:_SHOWN]
    )
    return Reading("help", confidence=round(likely[0].likelihood, 3) if likely else 0.0, options=options)


def _is_worth_offering(signs: Signs, one: Try) -> bool:
    """Something of ours is spoken of: a word of the action's own, a name, an order."""
    if one.odd or one.lost_number or one.likelihood == 0.0 or one.explained < _OFFERED:
        return False
    return one.evident or bool(signs.mentions or signs.of("order", "phone", "purchase"))


def _judged(signs: Signs, frame: Frame, call: Call, language: str) -> Reading:
    """A call completed by an answer: asked for further, or ready."""
    found = Filled(dict(call.args))
    return _shaped(frame, call, found, missing_fields(frame, signs, call.args), 1.0, language)


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
        joined = before.norm in _BREAKS or before.text in ".;\n" or signs.line.begins(place)
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
