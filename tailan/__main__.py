"""The command, as `tailan` and as `python -m tailan`."""

import signal
import sys
from types import FrameType


def main() -> None:
    """Runs the command and leaves with 0 all well, 1 some run failed, 2 the call is wrong.

    It may be interrupted before it can even say so in words: importing takes a moment.
    """
    for name in ("SIGTERM", "SIGHUP"):
        signum = getattr(signal, name, None)
        # Whoever started the command may want it to go on when the terminal is closed.
        if signum is not None and signal.getsignal(signum) == signal.SIG_DFL:
            signal.signal(signum, _stop)
    try:
        from tailan.cli import run
    except KeyboardInterrupt:
        sys.exit(130)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


def _stop(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 (Python hands it over)
    """Ends the command as Ctrl-C does: it leaves no kernel and no temporary file."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
