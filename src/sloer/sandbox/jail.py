# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The locks of the sandbox, for Linux: resource limits and a system call filter.

The filter lets a process compute, read files and talk over descriptors it already has. It may not
open a socket, start a program, fork, trace, write or create or rename a file. It is classic BPF
(seccomp mode 2), which needs no privilege and cannot be undone. Source of the numbers: the
kernel's ``unistd`` tables for x86-64 and arm64.
"""

from __future__ import annotations

import ctypes
import platform
import resource
import struct
import sys
from dataclasses import dataclass

from sloer.errors import HeldError
from sloer.model import Sentence
from sloer.sandbox.wire import Bounds

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_DUMPABLE = 4
_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
_SIGKILL = 9

_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_KILL = 0x80000000
_EPERM = 1
_ENOSYS = 38

# Offsets in struct seccomp_data.
_NR, _ARCH, _ARGS = 0, 4, 16

_O_ACCMODE_CREAT_TRUNC = 0o3 | 0o100 | 0o1000
_CLONE_THREAD = 0x00010000


@dataclass(frozen=True, slots=True)
class _Calls:
    """The numbers of one processor's system calls. ``open`` is ``None`` where there is none."""

    arch: int
    clone: int
    openat: int
    open: int | None
    refused: tuple[int, ...]
    clone3: int = 435


_X86_64 = _Calls(
    arch=0xC000003E,
    clone=56,
    openat=257,
    open=2,
    # socket connect accept sendto bind listen socketpair fork vfork execve ptrace rename mkdir
    # rmdir creat link unlink symlink chmod fchmod chown fchown lchown setuid setgid chroot mount
    # umount2 mknod truncate kill tkill openat2 mkdirat mknodat fchownat unlinkat renameat linkat
    # symlinkat fchmodat renameat2 execveat accept4 process_vm_readv process_vm_writev unshare
    # setns bpf perf_event_open userfaultfd io_uring_setup keyctl add_key request_key pidfd_getfd
    refused=(
        *(41, 42, 43, 44, 49, 50, 53, 57, 58, 59, 101, 82, 83, 84, 85, 86, 87, 88, 90, 91, 92),
        *(93, 94, 105, 106, 161, 165, 166, 133, 76, 62, 200, 437, 258, 259, 260, 263, 264, 265),
        *(266, 268, 316, 322, 288, 310, 311, 272, 308, 321, 298, 323, 425, 250, 248, 249, 438),
    ),
)
_AARCH64 = _Calls(
    arch=0xC00000B7,
    clone=220,
    openat=56,
    open=None,
    refused=(
        *(198, 203, 202, 206, 200, 201, 199, 221, 117, 38, 34, 37, 35, 36, 53, 52, 54, 55, 146),
        *(144, 51, 40, 39, 33, 45, 129, 130, 437, 276, 281, 242, 270, 271, 97, 268, 280, 241),
        *(282, 425, 219, 217, 218, 438),
    ),
)


def lock(bounds: Bounds, *, processor_time: bool = True) -> None:
    """Lock the calling process for good.

    A process that serves many calls goes without a limit on ``processor_time``, which adds up.

    Raises:
        HeldError: this system cannot lock it; nothing untrusted may be read then.
    """
    if sys.platform != "linux":
        raise _unavailable()
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    _limit(bounds, processor_time=processor_time)
    _filter_system_calls(libc)


def _unavailable() -> HeldError:
    return HeldError(
        "sandbox_unavailable",
        Sentence(
            "Filen er ikke åbnet, fordi dette system ikke kan afskærme læsningen af den.",
            "The file was not opened, because this system cannot fence in the reading of it.",
        ),
    )


def _limit(bounds: Bounds, *, processor_time: bool) -> None:
    seconds = int(bounds.seconds) + 1 if processor_time else resource.RLIM_INFINITY
    for kind, value in (
        (resource.RLIMIT_AS, bounds.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))


def _filter_system_calls(libc: ctypes.CDLL) -> None:
    calls = {"x86_64": _X86_64, "aarch64": _AARCH64}.get(platform.machine())
    if calls is None:
        raise _unavailable()
    program = _program(calls)
    code = ctypes.create_string_buffer(b"".join(program))
    header = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    )
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(
        _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(header), 0, 0
    ):
        raise _unavailable()


def _load(offset: int) -> bytes:
    return struct.pack("HBBI", 0x20, 0, 0, offset)


def _jump_equal(value: int, when_true: int, when_false: int) -> bytes:
    return struct.pack("HBBI", 0x15, when_true, when_false, value)


def _jump_any_bit(mask: int, when_true: int, when_false: int) -> bytes:
    return struct.pack("HBBI", 0x45, when_true, when_false, mask)


def _answer(value: int) -> bytes:
    return struct.pack("HBBI", 0x06, 0, 0, value)


def _program(calls: _Calls) -> list[bytes]:
    """Return the filter: each rule answers by itself and falls through where it does not apply."""
    program = [
        _load(_ARCH),
        _jump_equal(calls.arch, 1, 0),
        _answer(_KILL),
        _load(_NR),
    ]
    # A second table of numbers (x32) would slip past the first: none of them is needed.
    program += [struct.pack("HBBI", 0x35, 0, 1, 0x40000000), _answer(_KILL)]
    for number in calls.refused:
        program += [_jump_equal(number, 0, 1), _answer(_ERRNO | _EPERM)]
    # clone3 hides its flags behind a pointer: as if unknown, so that libc falls back to clone.
    program += [_jump_equal(calls.clone3, 0, 1), _answer(_ERRNO | _ENOSYS)]
    program += _refuse_unless_thread(calls.clone)
    if calls.open is not None:
        program += _refuse_writing(calls.open, flags_at=1)
    program += _refuse_writing(calls.openat, flags_at=2)
    program.append(_answer(_ALLOW))
    return program


def _refuse_unless_thread(number: int) -> list[bytes]:
    return [
        _jump_equal(number, 0, 4),
        _load(_ARGS),
        _jump_any_bit(_CLONE_THREAD, 1, 0),
        _answer(_ERRNO | _EPERM),
        _answer(_ALLOW),
    ]


def _refuse_writing(number: int, flags_at: int) -> list[bytes]:
    return [
        _jump_equal(number, 0, 4),
        _load(_ARGS + 8 * flags_at),
        _jump_any_bit(_O_ACCMODE_CREAT_TRUNC, 0, 1),
        _answer(_ERRNO | _EPERM),
        _answer(_ALLOW),
    ]
