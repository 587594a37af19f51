"""«Отмени расход», «отмени последние 3 действия»: which deed is to be taken back, or several."""

from __future__ import annotations

from typing import Any

from core.acts.finding import fold
from core.assistant.interpreter.text import words

_SAID = words(
    "отмени отменить отмена откати откатить верни вернуть сделай последнее последнюю последний последняя "
    "прошлое прошлую прошлый действие операцию запись как было назад это эту этот обратно я ошибся ошиблась "
    "не то ошибка упс ой стоп блин мое мой мою undo cancel revert take it back the my last this that action"
)
_SEVERAL = words(
    "последние последних действия действий операции операций записи записей все "
    "actions deeds records everything all"
)


def asked_to_undo(text: str) -> tuple[str, dict[str, Any]]:
    """The call for words that take something back: the last deed, the last of a kind, or a choice of many."""
    said = fold(text).split()
    if set(said) & _SEVERAL or any(word.isdecimal() and int(word) > 1 for word in said):
        return "acts.recent", {}
    named = [word for word in said if word not in _SAID]
    return "acts.undo", {"act": " ".join(named)} if named else {}
