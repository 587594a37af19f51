"""The only reader of the environment and of `.env`: every setting, typed, checked, named when it is wrong."""

import hashlib
import hmac
import ipaddress
import os
import re
import secrets
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

KEY_FILE = "secret.key"
SHORTEST_KEY = 32


class SettingsError(Exception):
    """One sentence per wrong setting, naming it and never its value."""


def _like(pattern: str) -> Callable[[str], str]:
    form = re.compile(pattern)

    def check(text: str) -> str:
        if not form.fullmatch(text):
            raise ValueError
        return text

    return check


def _secretly(check: Callable[[str], str]) -> AfterValidator:
    return AfterValidator(lambda secret: SecretStr(check(secret.get_secret_value())))


def _address(*schemes: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in schemes or not parts.hostname or (parts.port or 0) < 0:
            raise ValueError
        return text.rstrip("/")

    return check


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _webhook(text: str) -> str:
    """Telegram calls https only; plain http is left for a Bot API server on this very machine."""
    parts = urlsplit(_address("https", "http")(text))
    if parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
        raise ValueError
    return text.rstrip("/")


def _redis(text: str) -> str:
    return text if re.fullmatch(r"unix://.*/.+", text) else _address("redis", "rediss")(text)


def _database(text: str) -> str:
    try:
        url = make_url(text)
    except ArgumentError as wrong:
        raise ValueError from wrong
    if url.drivername not in {"sqlite+aiosqlite", "postgresql+asyncpg"}:
        raise ValueError
    if not url.database or url.database == ":memory:" or (url.get_backend_name() == "sqlite" and url.host):
        raise ValueError
    return text


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError) as wrong:  # a folder of zones ("Europe") is an OSError
        raise ValueError from wrong
    return name


def _long_enough(key: str) -> str:
    if len(key) < SHORTEST_KEY:
        raise ValueError
    return key


def _folder(path: Path) -> Path:
    folder = path.expanduser().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise ValueError from wrong
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ValueError
    return folder


def _kept_key(data_dir: Path) -> SecretStr:
    """The key in DATA_DIR, made on the first start; two starts at once settle on one key."""
    path = data_dir / KEY_FILE
    try:
        if not path.exists():
            _keep_new_key(path)
        kept = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as wrong:
        raise SettingsError(
            f"DATA_DIR must be a folder that can be written: {path} cannot be used."
        ) from wrong
    if len(kept) < SHORTEST_KEY:
        raise SettingsError(f"SECRET_KEY is unset and the one kept in {path} is damaged: restore that file.")
    return SecretStr(kept)


def _keep_new_key(path: Path) -> None:
    draft = path.with_name(f"{KEY_FILE}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii"
    ) as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another start was first: its key stands
    finally:
        draft.unlink()


def _default_database(known: dict[str, Any]) -> SecretStr:
    return SecretStr(f"sqlite+aiosqlite:///{known['data_dir'] / 'prikazchik.sqlite'}")


def _derived_webhook_secret(known: dict[str, Any]) -> SecretStr:
    key: SecretStr = known["secret_key"]
    token: SecretStr | None = known["bot_token"]
    of = f"webhook:{token.get_secret_value() if token else ''}"
    return SecretStr(hmac.new(key.get_secret_value().encode(), of.encode(), hashlib.sha256).hexdigest())


WebAddress = Annotated[str, AfterValidator(_address("https", "http"))]
Price = Annotated[Decimal, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]


class Settings(BaseSettings):
    """What the environment and `.env` say. A field's description ends the sentence "NAME must be …".

    Made by `read_settings`. Secrets and addresses that may hold a password are `SecretStr`.
    """

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: Annotated[SecretStr, _secretly(_like(r"\d+:[\w-]+"))] | None = Field(
        default=None, description="a token as @BotFather gives it, for example 123456:ABC-def"
    )
    telegram_api_url: WebAddress = Field(
        default="https://api.telegram.org", description="an http or https address of a Bot API server"
    )
    data_dir: Annotated[Path, AfterValidator(_folder)] = Field(
        default=Path("data"), validate_default=True, description="a folder that can be written"
    )
    secret_key: Annotated[SecretStr, _secretly(_long_enough)] = Field(
        default_factory=lambda known: _kept_key(known["data_dir"]),
        description=f"at least {SHORTEST_KEY} characters long, or unset",
    )
    webhook_url: Annotated[str, AfterValidator(_webhook)] | None = Field(
        default=None, description="an https address, for example https://bot.example.com/telegram"
    )
    webhook_secret: Annotated[SecretStr, _secretly(_like(r"[A-Za-z0-9_-]{1,256}"))] = Field(
        default_factory=_derived_webhook_secret,
        description="1 to 256 characters of A-Z, a-z, 0-9, _ and -, or unset",
    )
    public_url: WebAddress | None = Field(
        default=None, description="an http or https address, for example https://bot.example.com"
    )
    http_host: Annotated[str, AfterValidator(_like(r"[\w.:-]+"))] = Field(
        default="127.0.0.1", description="an address of this machine, for example 127.0.0.1 or 0.0.0.0"
    )
    http_port: int = Field(default=8080, ge=0, le=65535, description="a port from 0 (any free one) to 65535")
    openai_api_key: SecretStr | None = Field(default=None, description="a key of the model's server")
    openai_base_url: WebAddress | None = Field(
        default=None, description="an http or https address, for example http://127.0.0.1:11434/v1"
    )
    openai_model: str | None = Field(default=None, description="the name of a model")
    openai_transcribe_model: str | None = Field(default=None, description="the name of a model")
    openai_vision_model: str | None = Field(default=None, description="the name of a model")
    openai_price_in: Price | None = Field(
        default=None, description="a number from 0 to 1000000, for example 0.15"
    )
    openai_price_out: Price | None = Field(
        default=None, description="a number from 0 to 1000000, for example 0.60"
    )
    openai_price_minute: Price | None = Field(
        default=None, description="a number from 0 to 1000000, for example 0.006"
    )
    database_url: Annotated[SecretStr, _secretly(_database)] = Field(
        default_factory=_default_database,
        description="sqlite+aiosqlite:///path/to/file or postgresql+asyncpg://user:password@host/database",
    )
    redis_url: Annotated[SecretStr, _secretly(_redis)] | None = Field(
        default=None, description="redis://host:6379/0, rediss://… or unix://…"
    )
    smtp_url: Annotated[SecretStr, _secretly(_address("smtp", "smtps"))] | None = Field(
        default=None, description="smtp://user:password@host:587 or smtps://user:password@host:465"
    )
    default_locale: Literal["ru", "en"] = Field(default="ru", description="ru or en")
    default_timezone: Annotated[str, AfterValidator(_zone)] = Field(
        default="Europe/Moscow", description="an IANA time zone, for example Europe/Moscow or Asia/Almaty"
    )
    log_level: Annotated[LogLevel, BeforeValidator(lambda level: str(level).upper())] = Field(
        default="INFO", description="DEBUG, INFO, WARNING, ERROR or CRITICAL"
    )

    @model_validator(mode="before")
    @classmethod
    def _blank_is_unset(cls, given: dict[str, Any]) -> dict[str, Any]:
        said = {name: text.strip() if isinstance(text, str) else text for name, text in given.items()}
        return {name: text for name, text in said.items() if text != ""}

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.webhook_url and not self.bot_token:
            raise ValueError("WEBHOOK_URL needs BOT_TOKEN: without a token there is nobody to call it.")
        if (self.openai_price_in is None) != (self.openai_price_out is None):
            raise ValueError("OPENAI_PRICE_IN and OPENAI_PRICE_OUT must be set together.")
        return self

    @property
    def is_local(self) -> bool:
        """No token: the chat page in the browser stands for Telegram."""
        return self.bot_token is None

    @property
    def has_model(self) -> bool:
        """A model may be the mind: its name is known, and its server by a key or an address."""
        return bool(self.openai_model and self._has_server)

    @property
    def has_listener(self) -> bool:
        """A model writes down what is said aloud."""
        return bool(self.openai_transcribe_model and self._has_server)

    @property
    def has_seer(self) -> bool:
        """A model reads photos and PDFs of papers."""
        return bool(self.openai_vision_model and self._has_server)

    @property
    def _has_server(self) -> bool:
        return bool(self.openai_api_key or self.openai_base_url)


def read_settings(env_file: Path | str | None = ".env") -> Settings:
    """Read the environment, then `env_file` for what the environment leaves out.

    Makes DATA_DIR and its secret key when SECRET_KEY is unset.
    Raises `SettingsError` with a sentence for each wrong setting.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as wrong:
        raise SettingsError("\n".join(_sentences(wrong))) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file} must be a text file in UTF-8.") from None


def _sentences(wrong: ValidationError) -> list[str]:
    said = dict.fromkeys(
        _sentence(str(error["loc"][0]) if error["loc"] else "", error["msg"])
        for error in wrong.errors(include_url=False, include_input=False)
        if error["type"] != "default_factory_not_called"
    )
    return list(said)


def _sentence(name: str, message: str) -> str:
    if not name:
        return message.removeprefix("Value error, ")
    field = Settings.model_fields.get(name)
    if field is None:
        return f"{name.upper()} is not a setting: see .env.example."
    return f"{name.upper()} must be {field.description}."
