"""What ships with the program is found in a checkout and in an installed wheel alike."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from canvas_studio import resources
from canvas_studio.errors import UserError

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", ["expert-platform", "expert-platform.yaml"])
def test_a_sample_is_found_with_and_without_its_ending(name):
    assert resources.sample(name) in resources.samples()


def test_every_sample_is_a_readable_file():
    for path in resources.samples():
        assert yaml.safe_load(path.read_text(encoding="utf-8")), path


def test_the_templates_folder_is_there():
    assert resources.templates().is_dir()


@pytest.mark.parametrize("name", ["NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"])
def test_the_fonts_are_truetype_outlines(name):
    with resources.font(name).open("rb") as file:
        assert file.read(4) == b"\x00\x01\x00\x00"  # reportlab cannot embed any other kind


def test_a_name_that_does_not_ship_is_refused_with_what_does():
    with pytest.raises(UserError, match=r"no sample named “nowhere”.*expert-platform"):
        resources.sample("nowhere")
    with pytest.raises(UserError, match=r"“Comic\.ttf” does not ship.*NotoSansSC-Regular\.ttf"):
        resources.font("Comic.ttf")
    with pytest.raises(UserError, match=r"没有名为“nowhere”的示例"):
        raise_in_chinese(lambda: resources.sample("nowhere"))


def test_a_font_name_cannot_lead_out_of_the_fonts_folder():
    with pytest.raises(UserError):
        resources.font("../../__init__.py")


def test_a_missing_folder_is_reported_as_an_incomplete_installation(monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    monkeypatch.setattr(resources, "CHECKOUT", tmp_path)
    with pytest.raises(UserError, match="the folder “samples” is missing"):
        resources.samples()


def test_a_wheel_brings_everything_along_and_finds_it(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    code = """if True:
        from canvas_studio import i18n, resources
        print(resources.sample("expert-platform"))
        print(resources.font("NotoSansSC-Regular.ttf"))
        print(resources.templates())
        i18n.Translator("zh")
    """
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout.splitlines()
    assert len(found) == 3
    assert all(Path(line).is_relative_to(installed) for line in found)


def raise_in_chinese(action):
    try:
        action()
    except UserError as error:
        raise UserError(error.text("zh")) from error
