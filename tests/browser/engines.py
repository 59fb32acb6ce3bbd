# Browsers of other families, where a machine has them: Firefox by its own wire (Marionette), WebKit by WebDriver, both without a
# library, for three commands are all that is asked of them. Debian: firefox-esr, webkit2gtk-driver and xvfb.
from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import urllib.request
from abc import ABC, abstractmethod
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from tests.patience import browser_milliseconds

_PAUSE = 0.05
_PREFS = {
    "marionette.port": 0, "app.update.auto": False, "app.normandy.enabled": False, "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False, "datareporting.policy.dataSubmissionEnabled": False, "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False, "browser.safebrowsing.update.enabled": False,
    "extensions.update.enabled": False, "services.settings.server": "", "toolkit.telemetry.server": "", "browser.region.network.url": "",
}  # fmt: skip
"""A Firefox that does nothing of its own accord."""
_ASYNC = """
const done = arguments[arguments.length - 1], value = (%s);
Promise.resolve(typeof value === "function" ? value() : value).then((one) => done([one ?? null, null]), (error) => done([null, String(error)]));
"""


class EngineError(Exception):
    """A browser that refuses what is asked of it, in its own words."""


class Engine(ABC):
    """A window of a browser."""

    @abstractmethod
    def _tell(self, name: str, path: str, arguments: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Send a command: by its name at Marionette, its path at WebDriver."""

    def open(self, address: str) -> None:
        """Show a page."""
        self._tell("WebDriver:Navigate", "url", {"url": address})

    def size(self, width: int, height: int) -> None:
        """Make the page's window so wide and high."""
        for _ in range(2):  # the first tells what the window's own edges take
            extra = self.evaluate("[outerWidth - innerWidth, outerHeight - innerHeight]")
            self._tell(
                "WebDriver:SetWindowRect", "window/rect", {"width": width + extra[0], "height": height + extra[1]}
            )

    def evaluate(self, script: str) -> Any:  # noqa: ANN401 - JSON
        """The value of an expression, of a function or of what either promises.

        Raises:
            EngineError: It fails.
        """
        value, error = self._tell(
            "WebDriver:ExecuteAsyncScript", "execute/async", {"script": _ASYNC % script.strip().rstrip(";"), "args": []}
        )
        if error:
            raise EngineError(error)
        return value

    def printed(self) -> bytes:
        """The page as it prints it, on A4 lying: a PDF; nothing where its driver can't, as WebKit's."""
        paper = {"orientation": "landscape", "page": {"width": 21.0, "height": 29.7}, "background": False}
        try:
            return b64decode(self._tell("WebDriver:Print", "print", paper))
        except EngineError as error:
            if "unknown command" not in str(error):
                raise
            return b""

    def until(self, script: str) -> Any:  # noqa: ANN401 - JSON
        """The value of an expression, once it is one.

        Raises:
            EngineError: It never is.
        """
        return _until(lambda: self.evaluate(script), script)


class _Firefox(Engine):
    def __init__(self, port: int) -> None:
        self._wire = socket.create_connection(("127.0.0.1", port), timeout=browser_milliseconds() / 1000)
        self._number = 0
        self._answer()  # what it is

    def _tell(self, name: str, path: str, arguments: dict[str, Any]) -> Any:  # noqa: ANN401, ARG002
        self._number += 1
        message = json.dumps([0, self._number, name, arguments]).encode()
        self._wire.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._answer()
        if error:
            raise EngineError(f"{name}: {error['message']}")
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def _answer(self) -> Any:  # noqa: ANN401
        length = b""
        while (letter := self._wire.recv(1)) != b":":
            if not letter:
                raise EngineError("Firefox hung up")
            length += letter
        text = b""
        while len(text) < int(length):
            text += self._wire.recv(int(length) - len(text))
        return json.loads(text)


class _WebKit(Engine):
    def __init__(self, port: int, binary: str) -> None:
        self._root = f"http://127.0.0.1:{port}/session"
        options = {"webkitgtk:browserOptions": {"binary": binary, "args": ["--automation"]}}
        session = _until(lambda: self._tell("", "", {"capabilities": {"alwaysMatch": options}}), "a session of WebKit")
        self._root = f"{self._root}/{session['sessionId']}"

    def _tell(self, name: str, path: str, arguments: dict[str, Any]) -> Any:  # noqa: ANN401, ARG002
        request = urllib.request.Request(  # noqa: S310 - our own driver
            f"{self._root}/{path}".rstrip("/"), json.dumps(arguments).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=browser_milliseconds() / 1000) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise EngineError(error.read().decode(errors="replace")) from error


def _until(ask: Callable[[], Any], what: str) -> Any:  # noqa: ANN401
    """What is asked for, once it is there; a wire that is not open yet is no answer."""
    end = monotonic() + browser_milliseconds() / 1000
    while monotonic() < end:
        try:
            if value := ask():
                return value
        except OSError:
            pass
        sleep(_PAUSE)
    raise EngineError(f"never came: {what}")


def _firefox() -> str | None:
    return shutil.which("firefox-esr") or shutil.which("firefox")


def _webkit() -> tuple[str, str] | None:
    """WebKit's driver, and the browser that it drives."""
    driver = shutil.which("WebKitWebDriver")
    browsers = sorted(str(path) for path in Path("/usr/lib").glob("*/webkit*gtk-*/MiniBrowser"))
    shown = shutil.which("Xvfb") or os.environ.get("DISPLAY")
    return (driver, browsers[-1]) if driver and browsers and shown else None


def found(name: str) -> bool:
    """Whether this machine has it."""
    return bool(_firefox() if name == "firefox" else _webkit())


@contextmanager
def engine(name: str, folder: Path) -> Iterator[Engine]:
    """A window of «firefox» or «webkit», for as long as the context lasts; what it keeps stays in the folder.

    Raises:
        EngineError: It is not there, or does not start.
    """
    with _started_firefox(folder) if name == "firefox" else _started_webkit(folder) as window:
        yield window


@contextmanager
def _started_firefox(folder: Path) -> Iterator[Engine]:
    command = _firefox()
    if not command:
        raise EngineError("there is no Firefox")
    prefs = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFS.items())
    (folder / "user.js").write_text(prefs, encoding="utf-8")
    told = folder / "MarionetteActivePort"
    with _running([command, "--headless", "--no-remote", "-marionette", "--profile", str(folder)], folder):
        port = _until(lambda: told.exists() and told.read_text(encoding="utf-8").strip(), "the port of Firefox")
        window = _Firefox(int(port))
        with closing(window._wire):
            window._tell("WebDriver:NewSession", "", {"capabilities": {"alwaysMatch": {}}})
            yield window


@contextmanager
def _started_webkit(folder: Path) -> Iterator[Engine]:
    there = _webkit()
    if not there:
        raise EngineError("there is no WebKit")
    driver, browser = there
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with _screen(folder) as screen, _running([driver, f"--port={port}"], folder, DISPLAY=screen):
        window = _WebKit(port, browser)
        try:
            yield window
        finally:
            # Its window goes with its session.
            end = urllib.request.Request(window._root, method="DELETE")  # noqa: S310
            urllib.request.urlopen(end, timeout=browser_milliseconds() / 1000).close()  # noqa: S310


@contextmanager
def _screen(folder: Path) -> Iterator[str]:
    """A screen that nobody sees; the real one where there is no other."""
    command = shutil.which("Xvfb")
    if not command:
        yield os.environ["DISPLAY"]
        return
    told = folder / "display"
    with told.open("w") as into, _running([command, "-displayfd", "1", "-screen", "0", "1600x1200x24"], into):
        number = _until(lambda: told.read_text(encoding="utf-8").strip(), "a screen")
        yield f":{number}"


@contextmanager
def _running(command: list[str], out: Any, **more: str) -> Iterator[None]:  # noqa: ANN401 - a folder for a log, or a file
    """A process that ends with the context, at home in a folder of its own."""
    log = (out / f"{Path(command[0]).name}.log").open("w") if isinstance(out, Path) else out
    home = str(out) if isinstance(out, Path) else None
    around = {**os.environ, **({"HOME": home, "XDG_CACHE_HOME": home} if home else {}), **more}
    with log, subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=around) as process:
        try:
            yield
        finally:
            process.terminate()
