"""Makes .venv ready for every other verb: `python3 tools/setup.py`, plain standard library.

Creates the environment, installs the pinned dependencies and the project into it when they changed,
and sees to the system libraries Qt needs. Says nothing where nothing is to do. Written so that an
old Python can still read it and say that it is too old.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

MINIMUM = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "setup-stamp"
LOG = VENV / "setup.log"

# What Qt loads and a bare Debian or Ubuntu lacks: name of the library → its package.
DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Without the first the tests cannot run either; the others only a window on a screen needs.
QT_OFF_SCREEN = ("QtWidgets.abi3.so", "Qt/plugins/platforms/libqoffscreen.so")
QT_ON_SCREEN = ("Qt/plugins/platforms/libqxcb.so", "Qt/plugins/platforms/libqwayland.so")


class SetupError(Exception):
    """One clear sentence, and what to do about it."""


def main() -> int:
    try:
        require_python()
        if not is_installed():
            create_environment()
            install_project()
        if sys.platform == "linux":
            provide_qt_libraries()
    except SetupError as error:
        say(str(error))
        return 1
    except OSError as error:
        say(f"Setting up did not work: {error}")
        return 1
    return 0


def require_python() -> None:
    if sys.version_info < MINIMUM:
        raise SetupError(
            "Canvas Studio needs Python {}.{} or newer; {} is {}.{}.".format(
                *MINIMUM, sys.executable, *sys.version_info
            )
        )


# --- the environment and what is in it ---------------------------------------------------------


def is_installed() -> bool:
    return stamped() == [wanted(), str(ROOT)] and environment_works()


def stamped() -> list[str]:
    """What the last complete set-up left: the fingerprint of its installation, and its folder."""
    return STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() else []


def wanted() -> str:
    """A fingerprint of everything that decides what has to be installed."""
    import tomllib  # new in 3.11, so only after require_python

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [project["build-system"], project["project"], project["tool"]["hatch"]]
    digest = hashlib.sha256(json.dumps(parts, sort_keys=True).encode())
    digest.update((ROOT / "constraints.txt").read_bytes())
    return digest.hexdigest()


def environment_works() -> bool:
    if Path(sys.prefix) == VENV:
        return True
    check = f"import sys; sys.exit(sys.version_info < {MINIMUM})"
    return VENV_PYTHON.is_file() and run_quietly(VENV_PYTHON, "-c", check) == 0


def create_environment() -> None:
    has_moved = stamped()[1:] not in ([], [str(ROOT)])  # and its scripts still call the old place
    if environment_works() and not has_moved:
        return
    say("Setting up .venv (once, a minute or two) …")
    if importlib.util.find_spec("ensurepip") is None:
        install_venv_module()
    if run_quietly(sys.executable, "-m", "venv", "--clear", VENV) != 0:
        raise SetupError(f"{sys.executable} could not create the environment {VENV}.")


def install_venv_module() -> None:
    package = "python{}.{}-venv".format(*sys.version_info)
    if not apt_install([package]):
        raise SetupError(
            f"This Python has no ensurepip, so it cannot make an environment. {remedy([package])}"
        )


def install_project() -> None:
    say("Installing the pinned dependencies …")
    STAMP.unlink(missing_ok=True)
    LOG.write_bytes(b"")
    if run_quietly(VENV_PYTHON, "-c", "import pip") != 0:
        run_logged(VENV_PYTHON, "-m", "ensurepip")
    # The build backend comes first and from the same constraints, not from a build environment.
    for wanted_now in (["hatchling", "editables"], ["--no-build-isolation", "-e", ".[dev]"]):
        arguments = ["--quiet", "--no-input", "--disable-pip-version-check"]
        arguments += ["--constraint", "constraints.txt", *wanted_now]
        if run_logged(VENV_PYTHON, "-m", "pip", "install", *arguments) != 0:
            raise SetupError(f"pip could not install the dependencies: {pip_reason()}")
    STAMP.write_text(f"{wanted()}\n{ROOT}\n", encoding="utf-8")


def pip_reason() -> str:
    lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
    errors = [line for line in lines if line.lower().startswith("error")]
    reason = (errors or lines[-1:] or ["it did not say why"])[0].strip()
    return f"{reason} (all of it: {LOG.relative_to(ROOT)})"


# --- the system libraries of Qt ------------------------------------------------------------------


def provide_qt_libraries() -> None:
    missing = missing_libraries(QT_OFF_SCREEN + QT_ON_SCREEN)
    if not missing:
        return
    if apt_install(packages_of(missing)):
        missing = missing_libraries(QT_OFF_SCREEN + QT_ON_SCREEN)
    if needed := missing_libraries(QT_OFF_SCREEN):
        raise SetupError(f"Qt cannot start: {', '.join(needed)} missing. {remedy_for(needed)}")
    if missing:
        say(f"Without {', '.join(missing)} a window may not open here. {remedy_for(missing)}")


def missing_libraries(parts: tuple[str, ...]) -> list[str]:
    """The shared libraries that those parts of PySide6 ask for and the system does not have."""
    ldd = shutil.which("ldd")
    folder = next(VENV.glob("lib/python*/site-packages/PySide6"), None)
    if ldd is None or folder is None:
        return []
    paths = [folder / part for part in parts if (folder / part).is_file()]
    report = subprocess.run([ldd, *paths], capture_output=True, text=True, check=False)
    return sorted(
        {line.split()[0] for line in report.stdout.splitlines() if line.endswith("not found")}
    )


def packages_of(libraries: list[str]) -> list[str]:
    return sorted({DEBIAN_PACKAGES[name] for name in libraries if name in DEBIAN_PACKAGES})


def remedy_for(libraries: list[str]) -> str:
    if all(name in DEBIAN_PACKAGES for name in libraries):
        return remedy(packages_of(libraries))
    return "Install the packages of your system that contain them."


# --- apt, only where it may ----------------------------------------------------------------------


def remedy(packages: list[str]) -> str:
    if shutil.which("apt-get") is None:
        return f"Install what Debian calls {' '.join(packages)}."
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"This line installs it: {sudo}apt-get install {' '.join(packages)}"


def apt_install(packages: list[str]) -> bool:
    """Installs Debian packages where we are root and may; says whether that worked."""
    apt = shutil.which("apt-get")
    if not packages or apt is None or os.geteuid() != 0:
        return False
    say(f"Installing system packages: {' '.join(packages)} …")
    install = [apt, "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    install[1:1] = ["-o", "DPkg::Lock::Timeout=120"]  # somebody else may be installing just now
    if run_quietly(*install) == 0:
        return True
    return run_quietly(apt, "update", "--quiet") == 0 and run_quietly(*install) == 0


# --- running and saying --------------------------------------------------------------------------


def run_quietly(*command: str | Path) -> int:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode


def run_logged(*command: str | Path) -> int:
    with LOG.open("ab") as log:
        return subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
        ).returncode


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
