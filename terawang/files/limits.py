"""What a child process may use for one file: memory and processor time, where the system can bound them."""

from __future__ import annotations

import sys

MEMORY = 1_000_000_000
SECONDS = 15


def bound_memory() -> None:
    """Refuse this process more memory than any honest file needs."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound_time() -> None:
    """Give the file at hand its own share of processor time from now on; past it the system ends this process."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, most))


def more_time(pages: int) -> None:
    """Let a long document have more time than a short one, where time is bounded at all: in the child process."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        soft, most = resource.getrlimit(resource.RLIMIT_CPU)
        if soft != resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_CPU, (soft + min(pages // 5, SECONDS), most))


def peak_memory() -> int:
    """Give the most memory that this process has held, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
