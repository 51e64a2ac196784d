"""Which input method Qt talks to on Linux, where it is told by the environment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NOT_SHIPPED: Final = ("fcitx", "fcitx5")
"""Asked for on most Chinese desktops; the Qt that comes with the program has no plug-in for it."""
_SHIPPED: Final = "ibus"
"""What Fcitx speaks as well."""
_WANTED, _SEVERAL, _X11 = "QT_IM_MODULE", "QT_IM_MODULES", "XMODIFIERS"


def with_a_way_in(environment: Mapping[str, str]) -> dict[str, str]:
    """What to add to the environment before Qt starts, so that Chinese can be typed.

    Qt takes the first of `QT_IM_MODULES` that it has; without one it leaves people with Latin
    letters and says nothing.
    """
    if environment.get(_SEVERAL):
        return {}  # somebody has chosen already
    wanted = environment.get(_WANTED) or environment.get(_X11, "").removeprefix("@im=")
    if wanted not in _NOT_SHIPPED:
        return {}
    return {_SEVERAL: f"{wanted};{_SHIPPED}"}
