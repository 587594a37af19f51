"""The start: what the environment may say, and the sentence that names what it may not."""

import stat
from decimal import Decimal
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read_settings

TOKEN = "123456:AbC-def_1234567890"


@pytest.fixture(autouse=True)
def empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A start in an empty folder, with none of our names in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


def test_nothing_set_runs_the_local_chat_on_a_file(empty_folder: Path) -> None:
    settings = read_settings()
    assert settings.is_local
    assert not settings.has_model
    assert (settings.http_host, settings.http_port) == ("127.0.0.1", 8080)
    assert settings.data_dir == empty_folder / "data"
    kept = f"sqlite+aiosqlite:///{empty_folder / 'data' / 'prikazchik.sqlite'}"
    assert settings.database_url.get_secret_value() == kept
    assert (settings.default_locale, settings.default_timezone) == ("ru", "Europe/Moscow")


def test_the_key_is_made_once_and_only_the_owner_may_read_it(empty_folder: Path) -> None:
    first, second = read_settings().secret_key, read_settings().secret_key
    kept = empty_folder / "data" / "secret.key"
    assert first == second
    assert kept.read_text("ascii") == first.get_secret_value()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [file.name for file in kept.parent.iterdir()] == ["secret.key"]


def test_a_key_of_ones_own_makes_no_file(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "k" * 32)
    assert read_settings().secret_key.get_secret_value() == "k" * 32
    assert list((empty_folder / "data").iterdir()) == []


def test_a_damaged_kept_key_is_not_replaced_in_silence(empty_folder: Path) -> None:
    (empty_folder / "data").mkdir()
    kept = empty_folder / "data" / "secret.key"
    kept.write_text("cut", "ascii")
    with pytest.raises(SettingsError, match=r"SECRET_KEY .* damaged"):
        read_settings()
    assert kept.read_text("ascii") == "cut"


def test_the_webhook_secret_follows_the_key_and_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.com/telegram/")
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    first = read_settings()
    assert first.webhook_url == "https://bot.example.com/telegram"
    assert first.webhook_secret == read_settings().webhook_secret
    monkeypatch.setenv("BOT_TOKEN", "7:other")
    assert first.webhook_secret != read_settings().webhook_secret
    monkeypatch.setenv("WEBHOOK_SECRET", "my-own_1")
    assert read_settings().webhook_secret.get_secret_value() == "my-own_1"


def test_the_environment_stands_above_the_file(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (empty_folder / ".env").write_text("HTTP_PORT=9000\nDEFAULT_LOCALE=en  # English shop\n", "utf-8")
    monkeypatch.setenv("HTTP_PORT", "9001")
    settings = read_settings()
    assert (settings.http_port, settings.default_locale) == (9001, "en")


def test_blank_means_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    unset = read_settings()
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "" if len(name) % 2 else "  ")
    assert read_settings() == unset


@pytest.mark.parametrize("name", ["openai_api_key", "openai_base_url"])
def test_a_model_needs_its_name_and_a_key_or_an_address(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name.upper(), "http://127.0.0.1:11434/v1")
    assert not read_settings().has_model
    monkeypatch.setenv("OPENAI_MODEL", "some-model")
    assert read_settings().has_model


ACCEPTED = [
    ("BOT_TOKEN", TOKEN, "bot_token"),
    ("TELEGRAM_API_URL", "http://127.0.0.1:8081", "telegram_api_url"),
    ("PUBLIC_URL", "https://bot.example.com", "public_url"),
    ("HTTP_HOST", "0.0.0.0", "http_host"),
    ("HTTP_HOST", "::1", "http_host"),
    ("DATABASE_URL", "sqlite+aiosqlite:////srv/shop.sqlite", "database_url"),
    ("DATABASE_URL", "postgresql+asyncpg://u:p%40ss@db:5432/shop", "database_url"),
    ("REDIS_URL", "rediss://:pw@cache:6380/1", "redis_url"),
    ("REDIS_URL", "unix:///run/redis.sock", "redis_url"),
    ("SMTP_URL", "smtps://me:pw@mail.example.com:465", "smtp_url"),
    ("DEFAULT_TIMEZONE", "Asia/Almaty", "default_timezone"),
    ("LOG_LEVEL", "DEBUG", "log_level"),
]


@pytest.mark.parametrize(("name", "value", "field"), ACCEPTED)
def test_a_right_value_is_taken_as_it_is(
    name: str, value: str, field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, f" {value} ")
    read = getattr(read_settings(), field)
    assert (read.get_secret_value() if hasattr(read, "get_secret_value") else read) == value


def test_a_local_bot_api_server_may_call_without_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("WEBHOOK_URL", "http://127.0.0.1:8080/telegram")
    assert read_settings().webhook_url == "http://127.0.0.1:8080/telegram"


def test_prices_and_levels_are_read_as_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_PRICE_IN", "0.15")
    monkeypatch.setenv("OPENAI_PRICE_OUT", "0.60")
    monkeypatch.setenv("LOG_LEVEL", "warning")
    settings = read_settings()
    assert (settings.openai_price_in, settings.openai_price_out) == (Decimal("0.15"), Decimal("0.60"))
    assert settings.log_level == "WARNING"


WRONG = [
    ("BOT_TOKEN", "hunter2-no-colon"),
    ("BOT_TOKEN", "12:hunter2 with a space"),
    ("TELEGRAM_API_URL", "ftp://hunter2"),
    ("WEBHOOK_URL", "http://hunter2.example.com/telegram"),
    ("WEBHOOK_URL", "https://"),
    ("WEBHOOK_SECRET", "hunter2 with spaces"),
    ("WEBHOOK_SECRET", "hunter2" * 40),
    ("PUBLIC_URL", "hunter2.example.com"),
    ("HTTP_HOST", "http://hunter2"),
    ("HTTP_PORT", "hunter2"),
    ("HTTP_PORT", "65536"),
    ("HTTP_PORT", "-1"),
    ("OPENAI_BASE_URL", "hunter2"),
    ("OPENAI_BASE_URL", "http://hunter2:port/v1"),
    ("OPENAI_PRICE_IN", "-0.1"),
    ("OPENAI_PRICE_OUT", "NaN"),
    ("OPENAI_PRICE_OUT", "1e999999999999"),
    ("DATABASE_URL", "hunter2"),
    ("DATABASE_URL", "sqlite:///hunter2.sqlite"),
    ("DATABASE_URL", "sqlite+aiosqlite://"),
    ("DATABASE_URL", "sqlite+aiosqlite:///:memory:"),
    ("DATABASE_URL", "sqlite+aiosqlite://hunter2/file"),
    ("DATABASE_URL", "postgresql://u:hunter2@db/shop"),
    ("DATABASE_URL", "postgresql+asyncpg://u:hunter2@db:port/shop"),
    ("DATABASE_URL", "postgresql+asyncpg://u:hunter2@db"),
    ("REDIS_URL", "http://:hunter2@cache"),
    ("REDIS_URL", "redis://"),
    ("SECRET_KEY", "hunter2"),
    ("SMTP_URL", "https://me:hunter2@mail.example.com"),
    ("SMTP_URL", "smtp://me:hunter2@mail.example.com:port"),
    ("DEFAULT_LOCALE", "hunter2"),
    ("DEFAULT_TIMEZONE", "hunter2"),
    ("DEFAULT_TIMEZONE", "Europe"),
    ("DEFAULT_TIMEZONE", "../../etc/passwd"),
    ("DEFAULT_TIMEZONE", "Europe/Moscow\0"),
    ("LOG_LEVEL", "hunter2"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_stops_the_start_with_one_sentence(name: str, value: str, empty_folder: Path) -> None:
    (empty_folder / ".env").write_text(f"BOT_TOKEN={TOKEN}\n{name}='{value}'\n", "utf-8")
    with pytest.raises(SettingsError) as stopped:
        read_settings()
    sentence = str(stopped.value)
    assert sentence.startswith(f"{name} must be ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "hunter2" not in sentence
    assert "passwd" not in sentence


def test_a_data_dir_that_is_a_file_is_named(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (empty_folder / "taken").write_text("")
    monkeypatch.setenv("DATA_DIR", "taken")
    with pytest.raises(SettingsError, match=r"^DATA_DIR must be a folder that can be written\.$"):
        read_settings()


def test_a_webhook_without_a_token_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.com/telegram")
    with pytest.raises(SettingsError, match=r"^WEBHOOK_URL needs BOT_TOKEN"):
        read_settings()


@pytest.mark.parametrize("name", ["OPENAI_PRICE_IN", "OPENAI_PRICE_OUT"])
def test_one_price_alone_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "1")
    with pytest.raises(SettingsError, match=r"^OPENAI_PRICE_IN and OPENAI_PRICE_OUT must be set together\.$"):
        read_settings()


def test_every_wrong_setting_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PORT", "x")
    monkeypatch.setenv("DEFAULT_LOCALE", "de")
    with pytest.raises(SettingsError) as stopped:
        read_settings()
    assert [line.split()[0] for line in str(stopped.value).splitlines()] == ["HTTP_PORT", "DEFAULT_LOCALE"]


def test_a_misspelt_name_in_the_file_is_told(empty_folder: Path) -> None:
    (empty_folder / ".env").write_text(f"BOT_TOKN={TOKEN}\n", "utf-8")
    with pytest.raises(SettingsError, match=r"^BOT_TOKN is not a setting: see \.env\.example\.$"):
        read_settings()


def test_a_file_that_is_not_text_is_told(empty_folder: Path) -> None:
    (empty_folder / ".env").write_bytes(b"BOT_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match=r"^\.env must be a text file in UTF-8\.$"):
        read_settings()


def test_settings_on_paper_show_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:hunter2")
    monkeypatch.setenv("OPENAI_API_KEY", "hunter2")
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://u:hunter2@db/shop")
    monkeypatch.setenv("REDIS_URL", "redis://:hunter2@cache")
    monkeypatch.setenv("SMTP_URL", "smtp://u:hunter2@mail")
    monkeypatch.setenv("SECRET_KEY", "hunter2" * 8)
    settings = read_settings()
    assert "hunter2" not in repr(settings) + str(settings) + settings.model_dump_json()
