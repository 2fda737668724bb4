"""The memory that many threads allocate from."""

import subprocess
import sys

import pytest

COUNTED = """
import ctypes, threading
from pathlib import Path
from tailan.arenas import share_arenas

if {is_shared}:
    share_arenas()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
barrier = threading.Barrier(12)

def hold():
    barrier.wait()
    for _ in range(1000):
        libc.malloc(ctypes.c_size_t(2000))
    barrier.wait()

threads = [threading.Thread(target=hold) for _ in range(12)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
libc.fopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fopen(b"/dev/stdout", b"w"))
libc.malloc_info(0, out)
libc.fflush(out)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts the arenas of the GNU allocator")
@pytest.mark.parametrize(("is_shared", "is_few"), [(True, True), (False, False)])
def test_threads_share_two_arenas(*, is_shared: bool, is_few: bool) -> None:
    program = COUNTED.format(is_shared=is_shared)
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert (told.stdout.count(b"<heap ") <= 2) == is_few
