"""Words that say a deed is done. Only receipts may say so: a model that does is not believed."""

from __future__ import annotations

import re

_DID = (
    "записал|оформил|создал|добавил|внес|списал|отгрузил|отменил|удалил|изменил|обновил|отправил|провел|принял|"
    "оприходовал|пригласил|назначил|переместил|запланировал|настроил|включил|выключил|поставил|сохранил|"
    "зафиксировал|исправил|убрал|вернул|перевел"
)
_DONE = (
    "записан|оформлен|создан|добавлен|внесен|списан|отгружен|отменен|удален|изменен|обновлен|отправлен|проведен|"
    "принят|оприходован|приглашен|назначен|перемещен|запланирован|настроен|сохранен|зафиксирован|учтен|исправлен"
)
_EN = (
    "recorded|created|added|cancelled|canceled|deleted|removed|updated|changed|shipped|sent|booked|saved|invited|"
    "scheduled|registered|noted|logged"
)
_CLAIMED = re.compile(
    rf"(?<!не )(?<!ничего )\b(?:(?:{_DID})(?:а|и|ла|ли)?|готово|сделано|выполнено|all done|"
    rf"done(?=\s*[.!,]|\s*$)|i(?:['’]ve| have)?(?: just)? (?:{_EN}))\b"
    r"|\b(?:вот|показываю|показал[аи]?|here is)\W+(?:\w+\W+)?(?:карточк|the card)"
)
_STATED = re.compile(
    rf"(?<!не )\b(?:(?:{_DONE})[аоы]?|(?:was|were|is|are|has been|have been) (?:{_EN}))\b",
)


def claims_a_deed(text: str, *, has_read: bool) -> bool:
    """Whether words say that something was done or that a card is there.

    After reading records "is shipped" may be what they say: then only deeds of the speaker count.
    """
    folded = text.lower().replace("ё", "е")
    return bool(_CLAIMED.search(folded)) or (not has_read and bool(_STATED.search(folded)))
