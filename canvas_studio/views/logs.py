"""The log file, and the last resort: what was not foreseen is written there and said to the person."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from canvas_studio import __version__
from canvas_studio.model.storage.journal import state_folder

_LOG = logging.getLogger("canvas_studio")
_QT = logging.getLogger("canvas_studio.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_file() -> Path:
    return state_folder() / "canvas-studio.log"


def start_logging() -> None:
    """Log to the file, Qt's messages too; without a file where it cannot be written."""
    try:
        log_file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            log_file(), maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    qInstallMessageHandler(_log_qt)
    _LOG.info("%s", versions())


def versions() -> str:
    return (
        f"Canvas Studio {__version__}, Python {platform.python_version()},"
        f" Qt {PySide6.__version__}, {platform.platform()}"
    )


def report_defects(show: Callable[[str], None]) -> None:
    """Log every exception that nobody caught, and `show` its report; the program goes on."""

    def report(
        type: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(type, KeyboardInterrupt):
            sys.__excepthook__(type, error, trace)
            return
        _LOG.critical("unexpected error", exc_info=(type, error, trace))
        show("".join([versions(), "\n\n", *traceback.format_exception(type, error, trace)]))

    sys.excepthook = report


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    _QT.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, text)
