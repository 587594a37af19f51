"""The kernel as a room: its own actions and the finder of deeds."""

from __future__ import annotations

from core.acts import actions
from core.acts.filing import kept_by_acts
from core.acts.forgetting import forget_in_acts
from core.acts.register import Room

ROOM = Room(
    "acts",
    actions=(actions,),
    finders=(actions.DeedFinder(),),
    keeps=(kept_by_acts,),
    forgets=(forget_in_acts,),
)
