"""How one OpenAI-compatible server differs from another: switches, and presets by address."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal
from urllib.parse import urlsplit

ToolChoice = Literal["auto", "none", "required", "named"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a server understands. The defaults are what nearly every server takes."""

    name: str = "generic"
    max_tokens_field: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    strict: bool = False
    """Takes `strict: true` tools: every field required, the optional ones nullable."""
    tool_choices: frozenset[ToolChoice] = frozenset({"auto"})
    parallel: bool | None = None
    """What to say in `parallel_tool_calls`; None: nothing."""
    temperature: float | None = None
    stream: bool = False
    """Every answer is asked for in pieces."""
    drafts: bool = False
    """Tells an answer in pieces as it should be told: asked for so where the person sees it come."""
    stream_usage: bool = False
    """Tells the usage of a streamed answer when asked by `stream_options`."""
    reasoning_field: str | None = None
    """Where the thoughts of an answer are given, and must be given back within the turn."""
    salvage: bool = False
    """Its models now and then write a call as text."""
    most_tools: int | None = None
    """More tools than this crowd its context: only the likely ones are sent."""
    history_chars: int = 16_000
    identity: bool = False
    """Takes `prompt_cache_key` and `safety_identifier`."""
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)
    """Further fields of every request."""


_EVERY_CHOICE: frozenset[ToolChoice] = frozenset({"auto", "none", "required", "named"})
_LOCAL = Profile("local", temperature=0.0, drafts=True, salvage=True, most_tools=14, history_chars=6_000)
PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(),
        Profile(
            "openai",
            max_tokens_field="max_completion_tokens",
            strict=True,
            tool_choices=_EVERY_CHOICE,
            drafts=True,
            stream_usage=True,
            identity=True,
        ),
        replace(_LOCAL, name="ollama"),
        replace(_LOCAL, name="vllm", tool_choices=_EVERY_CHOICE, stream_usage=True, most_tools=24),
        replace(_LOCAL, name="llama.cpp", parallel=True, stream_usage=True),
        replace(_LOCAL, name="lmstudio", tool_choices=frozenset({"auto", "none", "required"})),
        Profile(
            "openrouter", drafts=True, stream_usage=True, body={"provider": {"require_parameters": True}}
        ),
        Profile("yandex", temperature=0.1),
        Profile("gigachat", parallel=False, temperature=0.1, most_tools=24),
        Profile(
            "deepseek",
            tool_choices=_EVERY_CHOICE,
            drafts=True,
            stream_usage=True,
            reasoning_field="reasoning_content",
        ),
        Profile("moonshot", drafts=True, stream_usage=True, reasoning_field="reasoning_content"),
        Profile("qwen", drafts=True, stream_usage=True),
    )
}
_HOSTS = {
    "api.openai.com": "openai",
    "openrouter.ai": "openrouter",
    "llm.api.cloud.yandex.net": "yandex",
    "api.deepseek.com": "deepseek",
    "api.moonshot.ai": "moonshot",
    "api.moonshot.cn": "moonshot",
    "dashscope.aliyuncs.com": "qwen",
    "dashscope-intl.aliyuncs.com": "qwen",
}
_PORTS = {11434: "ollama", 1234: "lmstudio", 8000: "vllm", 8080: "llama.cpp", 8090: "gigachat"}
"""Where servers on one's own machine answer unless told otherwise."""
_WARM = ("gpt-3.5", "gpt-4")
"""Models of OpenAI that take a temperature; reasoning ones refuse it."""


def profile_of(address: str, model: str, name: str | None = None) -> Profile:
    """The profile of a server by its address, or by `name`. Raises KeyError for an unknown name."""
    if name is not None:
        return PROFILES[name]
    found = _by_address(address)
    if found.name == "openai" and model.startswith(_WARM):
        return replace(found, temperature=0.0)
    if found.name == "yandex" and model.startswith("gpt://"):
        folder = model.removeprefix("gpt://").split("/", 1)[0]
        return replace(found, headers={"OpenAI-Project": folder})
    return found


def _by_address(address: str) -> Profile:
    parts = urlsplit(address)
    known = _HOSTS.get(parts.hostname or "")
    if known is None and parts.port is not None:
        known = _PORTS.get(parts.port)
    return PROFILES[known or "generic"]
