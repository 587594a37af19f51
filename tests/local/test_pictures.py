"""Pictures are measured by their first bytes, whatever made them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.local.pictures import kind_of, size_of


def drawn(form: str, size: tuple[int, int], **how: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **how)
    return out.getvalue()


@pytest.mark.parametrize("size", [(1, 1), (640, 31), (3, 1500)])
@pytest.mark.parametrize(
    ("form", "how"),
    [
        ("png", {}),
        ("jpeg", {}),
        ("jpeg", {"progressive": True, "quality": 40}),
        ("jpeg", {"exif": b"Exif\x00\x00" + b"MM\x00*\x00\x00\x00\x08\x00\x00"}),
        ("gif", {}),
        ("webp", {}),
        ("webp", {"lossless": True}),
        ("webp", {"exif": b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00"}),
    ],
)
def test_every_kind_knows_its_size(form: str, how: dict[str, object], size: tuple[int, int]) -> None:
    content = drawn(form, size, **how)
    assert (kind_of(content), size_of(content)) == (form, size)


@settings(deadline=None)
@given(
    form=st.sampled_from(["png", "jpeg", "gif", "webp"]), kept=st.integers(0, 40), tail=st.binary(max_size=40)
)
def test_a_cut_or_spoilt_picture_is_measured_or_not_a_picture(form: str, kept: int, tail: bytes) -> None:
    size = size_of(drawn(form, (7, 5))[:kept] + tail)
    assert size is None or min(size) > 0


@given(st.binary(max_size=64))
def test_other_bytes_are_no_pictures(content: bytes) -> None:
    assert kind_of(content) is not None or size_of(content) is None
