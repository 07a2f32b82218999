"""Reading a file, and drawing its pages, in a process of its own, with limits.

What a hostile file breaks is that process and nothing else.

The process gets the content and no more: no environment with passwords, no folder of its own, no file that it may
write. What it answers is checked like any input from outside (``passing``). Whatever becomes of it, the one who asked
gets what it asked for or a ``DocumentError``, and no process is left behind.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from hashlib import sha256
from importlib import import_module
from typing import IO, Any

from graph.model.faults import Fact, Fault, FaultKind
from graph.model.reasons import reason_code
from loaders import faults
from loaders.document.limits import DEFAULT_LIMITS, ReaderLimits
from loaders.document.model import Document
from loaders.document.passing import NotPassedError, passed, taken
from loaders.document.pictures import PagePicture, PageWanted, passed_pictures, taken_pictures
from loaders.faults import DocumentError

Read = Callable[[bytes, str, str | None], Document]
"""Makes a document of content that is called so and written in this encoding."""

# The process starts without site packages and environment (-I -S), so that it takes its modules from just where the
# one who asks has them, and starts in half the time.
_START = (
    "import json, sys; asked = json.loads(sys.stdin.buffer.readline()); sys.path[:] = asked['path']; "
    "from loaders.document.child import answer; answer(asked)"
)
_FLAGS = ("-I", "-S", "-B", "-X", "utf8", "-c", _START)
_KEPT = ("SYSTEMROOT", "WINDIR", "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Of the environment, what a system needs to find its own libraries; on Windows nothing starts without."""
_OUT_OF_MEMORY = 70
"""What the process exits with where Python itself finds no more memory."""
_MEMORY_WORDS = (b"memory allocation of", b"MemoryError", b"failed to map segment", b"Cannot allocate memory")
"""What is said by who finds no more memory and cannot go on: Rust, Python, the loader of libraries, the system."""
_PIECE = 1 << 16
_LAST_WORDS = 4_096
_MOST_FACT = 500


def read_apart(
    content: bytes, name: str, encoding: str | None, limits: ReaderLimits = DEFAULT_LIMITS, *, reader: str
) -> Document:
    """The document of content, read in a process of its own.

    Args:
        content: the bytes of a file.
        name: how it is called.
        encoding: what it is written in, where somebody said so.
        limits: what the process may use.
        reader: the dotted name of a function as ``Read``, which that process imports.

    Raises:
        DocumentError: what the reader raises; or a limit was hit, or the reader broke.
    """
    asked = {"reader": reader, "name": name, "encoding": encoding}
    return _document(_answered(asked, content, limits), content, name)


def pictures_apart(
    content: bytes, wanted: Sequence[PageWanted], width: int, limits: ReaderLimits = DEFAULT_LIMITS
) -> tuple[PagePicture, ...]:
    """Pages of a PDF as pictures (see ``pdf.picture``), drawn in a process of its own.

    Raises:
        DocumentError: the PDF cannot be read; or a limit was hit, or that process broke.
    """
    said = _answered({"pages": [(one.page, one.covered) for one in wanted], "width": width}, content, limits)
    kind, _, rest = said.partition(b"\n")
    if kind != b"pictures":
        raise DocumentError(_fault(rest) if kind == b"fault" else faults.READER_BROKE(how="no answer"))
    try:
        return taken_pictures(rest, {one.page for one in wanted}, width)
    except NotPassedError as error:
        raise DocumentError(faults.READER_BROKE(how=str(error))) from error


def told_apart(content: bytes, limits: ReaderLimits = DEFAULT_LIMITS, *, teller: str) -> bytes:
    """What a function says of content, in a process of its own. Who asked has to check it: nothing else does.

    Args:
        content: the bytes of a file.
        limits: what the process may use.
        teller: the dotted name of a function from bytes to bytes, which that process imports.

    Raises:
        DocumentError: what the function raises; or a limit was hit, or it broke.
    """
    kind, _, rest = _answered({"teller": teller}, content, limits).partition(b"\n")
    if kind != b"told":
        raise DocumentError(_fault(rest) if kind == b"fault" else faults.READER_BROKE(how="no answer"))
    return rest


def _answered(asked: Mapping[str, object], content: bytes, limits: ReaderLimits) -> bytes:
    question = {**asked, "path": _path(), "limits": asdict(limits)}
    with _process() as process:
        return _Conversation(process, limits).answer(json.dumps(question).encode("ascii") + b"\n", content)


@contextmanager
def _process() -> Iterator["subprocess.Popen[bytes]"]:
    """A process that waits for content; it and what it started are gone when this is over, whatever happens."""
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    pipe = subprocess.PIPE
    command = [sys.executable, *_FLAGS]
    try:
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, process_group=0)
    except OSError as error:
        raise DocumentError(faults.READER_NOT_STARTED(reason=reason_code(error))) from error
    try:
        yield process
    finally:
        _kill(process)
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Ends a process, and what it may have started where a system knows groups of processes."""
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


class _Conversation:
    """One question to a process and its answer, within time and length; each pipe has a thread that attends to it."""

    def __init__(self, process: "subprocess.Popen[bytes]", limits: ReaderLimits) -> None:
        self._process, self._limits = process, limits
        self._late = threading.Event()
        self._last_words = bytearray()

    def answer(self, asked: bytes, content: bytes) -> bytes:
        """What the process answers.

        Raises:
            DocumentError: it took too long, answered too much, or ended in another way than it should.
        """
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        clock = threading.Timer(self._limits.seconds, self._end)
        threads = [
            clock,
            threading.Thread(target=_give, args=(process.stdin, asked, content)),
            threading.Thread(target=self._listen, args=(process.stderr,)),
        ]
        for thread in threads:
            thread.daemon = True
            thread.start()
        try:
            said = self._taken(process.stdout)
            process.wait()
        finally:
            clock.cancel()
            _kill(process)
            for thread in threads:
                thread.join()
        fault = self._fault_of(process.returncode, len(said))
        if fault is not None:
            raise DocumentError(fault)
        return said

    def _end(self) -> None:
        self._late.set()
        _kill(self._process)

    def _taken(self, stream: IO[bytes]) -> bytes:
        said = bytearray()
        while len(said) <= self._limits.answer:
            piece = os.read(stream.fileno(), _PIECE)
            if piece == b"":
                break
            said += piece
        else:
            _kill(self._process)
        return bytes(said)

    def _listen(self, stream: IO[bytes]) -> None:
        with suppress(OSError, ValueError):
            while (piece := os.read(stream.fileno(), _PIECE)) != b"":
                self._last_words += piece
                del self._last_words[:-_LAST_WORDS]

    def _fault_of(self, code: int, length: int) -> Fault | None:
        limits = self._limits
        if self._late.is_set() or code == -getattr(signal, "SIGALRM", 0):
            return faults.READER_OUT_OF_TIME(limit=limits.seconds)
        if length > limits.answer:
            return faults.READER_OUT_OF_ROOM(limit=limits.answer)
        if code == 0:
            return None
        if code == -getattr(signal, "SIGXCPU", 0):
            return faults.READER_OUT_OF_PROCESSOR_TIME(limit=limits.processor_seconds)
        if code == _OUT_OF_MEMORY or any(words in self._last_words for words in _MEMORY_WORDS):
            return faults.READER_OUT_OF_MEMORY(limit=limits.memory)
        return faults.READER_BROKE(how=_ending(code))


def _give(stream: IO[bytes], asked: bytes, content: bytes) -> None:
    """Hands over what is asked; a process that is gone does not take it."""
    with suppress(OSError, ValueError):
        stream.write(asked)
        stream.write(content)
        stream.flush()
    with suppress(OSError, ValueError):
        stream.close()


def _ending(code: int) -> str:
    """How a process ended, for who looks for the cause."""
    if code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit {code}" if -1_000 < code < 1_000 else f"exit {code & 0xFFFFFFFF:#x}"


def _path() -> list[str]:
    return [os.path.abspath(entry) for entry in sys.path]


def _document(said: bytes, content: bytes, name: str) -> Document:
    """The document of an answer, or the fault that it is."""
    kind, _, rest = said.partition(b"\n")
    if kind == b"document":
        try:
            return taken(rest, sha256(content).hexdigest(), name)
        except NotPassedError as error:
            raise DocumentError(faults.READER_BROKE(how=str(error))) from error
    raise DocumentError(_fault(rest) if kind == b"fault" else faults.READER_BROKE(how="no answer"))


def _fault(said: bytes) -> Fault:
    """The fault that a process tells of, if it is one that reading can have."""
    kinds = {one.code: one for one in vars(faults).values() if isinstance(one, FaultKind)}
    try:
        told = json.loads(said)
        kind, facts = kinds[told["code"]], {str(key): _fact(value) for key, value in told["facts"].items()}
        return kind(**facts)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return faults.READER_BROKE(how="no such fault")


def _fact(value: object) -> Fact:
    if isinstance(value, str):
        return value[:_MOST_FACT]
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return tuple(str(one)[:_MOST_FACT] for one in value[:100])
    raise TypeError("no fact")


def answer(asked: dict[str, object]) -> None:
    """What the process does: limits itself, reads, answers, and ends without clearing up."""
    limits = ReaderLimits(**asked["limits"])  # type: ignore[arg-type]
    _limit_self(limits)
    gc.disable()  # It lives for one file, and looking for circles among a million cells takes longer than reading them.
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        stream.write(_said(asked))
        stream.flush()
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    os._exit(0)


def _said(asked: dict[str, object]) -> bytes:
    content = sys.stdin.buffer.read()
    try:
        if "teller" in asked:
            return b"told\n" + bytes(_named(asked["teller"])(content))
        return _pictures_said(asked, content) if "pages" in asked else _document_said(asked, content)
    except DocumentError as error:
        return _fault_said(error.fault)
    except MemoryError:
        raise
    except BaseException as error:  # noqa: BLE001  # Whatever a reader did not foresee, panics of Rust too.
        return _fault_said(faults.READER_BROKE(how=_unforeseen(error)))


def _document_said(asked: dict[str, object], content: bytes) -> bytes:
    name, encoding = str(asked["name"]), asked["encoding"]
    document = _named(asked["reader"])(content, name, None if encoding is None else str(encoding))
    return b"document\n" + passed(document).model_dump_json().encode("utf-8")


def _named(dotted: object) -> Any:
    """The function of this dotted name."""
    module, _, function = str(dotted).rpartition(".")
    return getattr(import_module(module), function)


def _pictures_said(asked: dict[str, Any], content: bytes) -> bytes:
    from loaders.document.pdf.picture import covered_pages  # Loaded with the first picture.

    wanted = [PageWanted(page, tuple(map(tuple, covered))) for page, covered in asked["pages"]]
    return b"pictures\n" + passed_pictures(covered_pages(content, wanted, asked["width"]))


def _fault_said(fault: Fault) -> bytes:
    return b"fault\n" + json.dumps({"code": fault.code, "facts": dict(fault.facts)}).encode("ascii")


def _unforeseen(error: BaseException) -> str:
    """The kind of an error and where in our own code it was raised; nothing of the words of the file."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if f"{os.sep}loaders{os.sep}" in code.co_filename:
            place = f" in {os.path.basename(code.co_filename)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}{place}"


def _limit_self(limits: ReaderLimits) -> None:
    """Bounds this process before it has seen any of the content; beyond Linux only the clock of who asked does."""
    if sys.platform != "linux":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.processor_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        _, highest = resource.getrlimit(what)
        lowered = most if highest == resource.RLIM_INFINITY else min(most, highest)
        above = lowered + 1 if what == resource.RLIMIT_CPU and highest == resource.RLIM_INFINITY else lowered
        resource.setrlimit(what, (lowered, above))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    # Where the one who asked is gone, nobody else looks at the clock.
    signal.alarm(limits.seconds + 1)
