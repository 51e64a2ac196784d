"""The PDF function table: whole, embedded, repeatable (domain 4.7)."""

from __future__ import annotations

import re
import zlib

import pytest

from canvas_studio.export.exporter import no_progress
from canvas_studio.export.pdf import PdfExporter, PdfOptions
from canvas_studio.model.content import Content


def render(content: Content, **options: object) -> bytes:
    return PdfExporter().render(content, PdfOptions.model_validate(options), no_progress).data


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
@pytest.mark.parametrize("profile", ["signoff", "development", "client"])
def test_equal_content_and_options_give_equal_bytes(
    sample: Content, language: str, profile: str
) -> None:
    first = render(sample, language=language, profile=profile)
    assert first.startswith(b"%PDF-")
    assert first == render(sample, language=language, profile=profile)


def test_every_font_is_embedded_and_ours(sample: Content) -> None:
    data = render(sample)
    names = set(re.findall(rb"/BaseFont /(\S+)", data))
    assert names
    assert all(re.fullmatch(rb"[A-Z]{6}\+NotoSansSC-(Regular|Bold)", name) for name in names)
    assert data.count(b"/FontFile2") == len(names)


def test_pages_are_compressed_without_a_second_coding(sample: Content) -> None:
    data = render(sample)
    assert b"ASCII85" not in data
    streams = re.findall(rb"stream\n(.*?)endstream", data, re.DOTALL)
    assert any(b" Td " in zlib.decompress(stream) for stream in streams)
