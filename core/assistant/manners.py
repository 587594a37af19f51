"""Short words between people: yes, no, hello, thanks."""

from __future__ import annotations

from core.acts.finding import fold
from core.blocks import Said, say


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split())


_YES = _set(
    "да ага угу ок окей хорошо верно подтверждаю подтвердить конечно давай давайте точно согласен согласна "
    "yes yeah yep ok okay sure confirm"
)
_UNDO = _set("отмена отмени отменить отбой undo cancel")
_NO = _UNDO | _set("нет не стоп no nope stop nevermind")
_NO_TAILS = _set("надо нужно хочу")
_GREETINGS = _set("привет здравствуйте здравствуй здорово добрый доброе хай hello hi hey good")
_THANKS = _set("спасибо благодарю спс супер молодец класс отлично thanks thank great thx")
_LONGEST, _LONGEST_TALK = 3, 5


def is_yes(text: str) -> bool:
    """Nothing but a yes."""
    return _is_all(text, _YES)


def is_no(text: str) -> bool:
    """Nothing but a no."""
    return _is_all(text, _NO | _NO_TAILS) and not _is_all(text, _NO_TAILS)


def is_undo(text: str) -> bool:
    """Nothing but a word that closes what is asked, or takes back what was done."""
    return _is_all(text, _UNDO)


def _is_all(text: str, known: frozenset[str]) -> bool:
    said = _words(text)
    return 0 < len(said) <= _LONGEST and set(said) <= known


def small_talk(text: str) -> Said | None:
    """A short human answer to a greeting or thanks; None for what is neither."""
    said = _words(text)
    if not said or len(said) > _LONGEST_TALK:
        return None
    if said[0] in _GREETINGS:
        return say("assistant-hello")
    return say("assistant-welcome") if set(said) & _THANKS else None


def _words(text: str) -> list[str]:
    return [word for word in (part.strip(".,!?)(") for part in fold(text).split()) if word]
