"""The room of attachments."""

from __future__ import annotations

from core.acts.register import Room
from core.attachments import models
from core.attachments.keeping import kept_files

ROOM = Room("attachments", folder=models, keeps=(kept_files,))
