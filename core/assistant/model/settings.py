"""What the model mind is told when it is built."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

OPENAI = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Where the model answers, what it costs, and how long a turn may take.

    `api_key` may be missing for a local server, `base_url` for OpenAI itself. `price_in`, `price_out`: money
    per million tokens. `profile` names a kind of server where its address does not tell.
    """

    model: str
    api_key: str | None = field(default=None, repr=False)
    base_url: str | None = None
    price_in: Decimal | None = None
    price_out: Decimal | None = None
    price_minute: Decimal | None = None
    """Money per minute of speech, for a model that listens."""
    profile: str | None = None
    seconds: float = 45.0
    """For a whole turn, all its requests together."""
    steps: int = 6
    max_tokens: int = 1500
    """Of one answer; doubled once for an answer that was cut short."""
    rest: float = 30.0
    """Seconds without a try after the server could not be reached."""

    @property
    def address(self) -> str:
        return (self.base_url or OPENAI).rstrip("/")
