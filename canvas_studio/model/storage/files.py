"""Files on disk: reading within limits, and replacing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from canvas_studio.errors import UserError
from canvas_studio.messages import Message, message
from canvas_studio.model.storage.problems import Problem, UnusableFileError, unusable
from canvas_studio.model.storage.yaml_text import at_line

_MEGABYTE = 1 << 20
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between attempts to put a file in place of one that somebody looks into."""
_UMASK = os.umask(0)
os.umask(_UMASK)  # asked at the start: other threads must not make files while it is 0
_SHARING_VIOLATIONS = (5, 32)
"""Windows: access denied, and in use by another process."""


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a file of at most `limit` bytes, whose size is looked at before reading."""
    try:
        status = path.stat()  # before opening, which would wait for the other end of a pipe
        if stat.S_ISDIR(status.st_mode):
            raise unusable(path, Problem(message("这是一个文件夹", "it is a folder")))
        if not stat.S_ISREG(status.st_mode):
            raise unusable(path, Problem(message("这不是文件", "it is not a file")))
        if status.st_size > limit:
            raise _too_large(path, status.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise unusable(path, Problem(os_reason(error))) from error
    if len(data) > limit:
        raise _too_large(path, len(data), limit)
    if not data.strip():
        raise unusable(path, Problem(message("文件是空的", "the file is empty")))
    return data


def starts_with(path: Path, mark: bytes) -> bool:
    """Whether `mark` is the first thing in the file but white space; False for what is no file."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(mark)
    except OSError:
        return False


def decode(data: bytes, path: Path) -> str:
    """`data` as text; an error that says what it is, or the line where it is not UTF-8 text."""
    for mark, zh, en in _FOREIGN:
        if data.startswith(mark):
            what = message("这是{kind}", "it is {kind}", kind=message(zh, en))
            raise unusable(path, Problem(what))
    nul = data.find(b"\0")
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        what = message("含有 NUL 字节，不是文本文件", "a NUL byte, so this is not a text file")
        raise unusable(path, Problem(what, at_line(line)))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = message("不是 UTF-8 编码", "not encoded in UTF-8")
        raise unusable(path, Problem(what, at_line(line))) from None


_FOREIGN = (
    (b"PK\x03\x04", "Excel 工作簿、Word 文档或其他 ZIP 压缩文件，不是画布", "an Excel workbook, a Word document or another ZIP archive, not a canvas"),
    (b"\xd0\xcf\x11\xe0", "旧版 Excel 或 Word 文件，不是画布", "an older Excel or Word file, not a canvas"),
    (b"%PDF-", "PDF 文件，不是画布", "a PDF file, not a canvas"),
    (b"SQLite format 3\0", "数据库，不是画布", "a database, not a canvas"),
    (b"\x89PNG", "图片，不是画布", "a picture, not a canvas"),
    (b"\xff\xd8\xff", "图片，不是画布", "a picture, not a canvas"),
    (b"\xff\xfe", " UTF-16 编码的文本，需要 UTF-8 编码", "text encoded in UTF-16, and must be in UTF-8"),
    (b"\xfe\xff", " UTF-16 编码的文本，需要 UTF-8 编码", "text encoded in UTF-16, and must be in UTF-8"),
)  # fmt: skip
"""How files of other kinds begin, and what they are called."""


def _too_large(path: Path, size: int, limit: int) -> UnusableFileError:
    what = message(
        "文件有 {size} MB，超过上限 {limit} MB",
        "the file has {size} MB, more than the limit of {limit} MB",
        size=-(-size // _MEGABYTE),
        limit=limit // _MEGABYTE,
    )
    return unusable(path, Problem(what))


def backup_of(path: Path) -> Path:
    """Where the previous version of a file is kept."""
    return path.with_name(f"{path.name}.bak")


def replace_file(path: Path, chunks: Iterable[bytes], *, keep_previous: bool = False) -> None:
    """Write a file whole or not at all: what was there before stays until everything is on disk.

    Links are followed and permissions kept; `keep_previous` leaves the old file as NAME.bak.
    Raises UserError with the reason; nothing is left behind then.
    """
    try:
        _replace(Path(os.path.realpath(path)), chunks, keep_previous)
    except OSError as error:
        # It makes the file itself: what is not there can only be the folder.
        gone = isinstance(error, FileNotFoundError)
        sentence = message(
            "无法保存 {file}：{reason}", "Cannot save {file}: {reason}",
            file=path.name or path, reason=_NO_FOLDER if gone else os_reason(error),
        )  # fmt: skip
        raise UserError(sentence) from error


def _replace(path: Path, chunks: Iterable[bytes], keep_previous: bool) -> None:
    mode = _mode_of(path)
    temporary = _temporary_beside(path)
    try:
        with temporary.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        if keep_previous and path.exists():
            _keep(path, backup_of(path))
        _take_the_place(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _take_the_place(temporary: Path, path: Path) -> None:
    """Windows refuses while a virus scanner or a synchroniser looks into the file: try again."""
    for pause in _PAUSES:
        try:
            temporary.replace(path)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _SHARING_VIOLATIONS:
                raise
            time.sleep(pause)
        else:
            return
    temporary.replace(path)


def _mode_of(path: Path) -> int:
    try:
        status = path.stat()
    except FileNotFoundError:
        return 0o666 & ~_UMASK
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(status.st_mode)


def _temporary_beside(path: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".tmp", dir=path.parent)
    os.close(handle)
    return Path(name)


def _keep(path: Path, backup: Path) -> None:
    """Make `backup` the present file; at no moment is there no backup where there was one."""
    temporary = _temporary_beside(backup)
    try:
        temporary.unlink()
        try:
            os.link(path, temporary)
        except OSError:  # a file system without hard links
            shutil.copy2(path, temporary)
        temporary.replace(backup)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_NO_FOLDER = message("文件夹不存在", "there is no such folder")
_REASONS = {
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EDQUOT: ("磁盘配额已用完", "the disk quota is used up"),
    errno.EFBIG: ("文件超出了允许的大小", "the file is larger than is allowed there"),
    errno.EACCES: ("没有权限", "there is no permission"),
    errno.EPERM: ("没有权限", "there is no permission"),
    errno.EROFS: ("磁盘是只读的", "the disk is read-only"),
    errno.ENOENT: ("文件或文件夹不存在", "there is no such file or folder"),
    errno.ENOTDIR: ("文件夹不存在", "there is no such folder"),
    errno.EISDIR: ("这是一个文件夹", "it is a folder"),
    errno.ENAMETOOLONG: ("文件名太长", "the file name is too long"),
}


def os_reason(error: OSError) -> Message:
    """Why the system refused, in words for people."""
    zh, en = _REASONS.get(error.errno or 0, ("{detail}", "{detail}"))
    return Message(zh, en, {"detail": error.strerror or str(error)})
