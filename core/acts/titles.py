"""How commands, cards and deeds are named in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.acts.calls import from_json
from core.acts.models import Card, Deed
from core.acts.register import Action
from core.blocks import Receipt, Said, say
from core.texts.speaker import LOCALES

if TYPE_CHECKING:
    from core.app import App


def command_words(act: Action) -> Said:
    """What a command does: the text `<room>-command-<command>`."""
    return say(f"{act.room}-command-{(act.command or '').replace('_', '-')}")


def title_of(deed: Deed) -> Said:
    """A deed by the title of its receipt."""
    if deed.title is None:
        return say(f"acts-deed-{deed.action.replace('.', '-').replace('_', '-')}")
    title: Said = from_json(deed.title, Said)
    return title


def name_of(card: Card, app: App) -> Said | None:
    """What a card is about; None for a choice between readings of somebody's words, or between deeds."""
    title = from_json(card.preview, Receipt).title if card.preview is not None else None
    if title is not None:
        return app.texts.ahead(title, LOCALES[0])
    action = app.register.actions.get(card.action)
    is_about_one = card.kind == "confirm" or (bool(card.path) and card.action != "acts.undo")
    return command_words(action) if action is not None and action.command and is_about_one else None


def dropped(card: Card, app: App) -> Said:
    """That a card is not asked any more, by its name."""
    name = name_of(card, app)
    return say("acts-card-dropped", what=name) if name is not None else say("acts-card-declined")
