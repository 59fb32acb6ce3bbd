# The servers as the page has them, run without rights beside whatever else runs: other ports and folders, nothing else.
from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from tests.layanan.answers import asked
from tests.layanan.shown import PLACE, shown

_TRIES, _PAUSE = 200, 0.05
_APACHE_MODULES = "mpm_event authz_core authz_host alias dir mime headers deflate filter setenvif unixd"


@dataclass(frozen=True, slots=True)
class Server:
    """A server and how it is begun."""

    name: str
    programs: tuple[str, ...]
    """What it may be called; the first is Debian's package too, but for nginx."""
    package: str
    command: Callable[[Path, Path, int, str], list[str]]
    """From a folder to work in, the site, a port and the program's path."""

    @property
    def program(self) -> str | None:
        """Its program, where there is one."""
        return next((found for name in self.programs if (found := shutil.which(name, path=_PATH))), None)


_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def _of_page(name: str, site: Path) -> str:
    return shown(name).replace(PLACE, site.as_posix())


def _nginx(work: Path, site: Path, port: int, program: str) -> list[str]:
    (work / "nginx-site.conf").write_text(
        _of_page("nginx", site)
        .replace("listen 80;", f"listen 127.0.0.1:{port};")
        .replace("intranet.contoh.go.id", "localhost")
    )
    temporary = "".join(
        f"    {kind}_temp_path {work};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"user root;\ndaemon off;\npid {work}/nginx.pid;\nerror_log {work}/nginx.log;\nevents {{ }}\n"
        f"http {{\n    access_log off;\n    default_type application/octet-stream;\n{temporary}    include {work}/nginx-site.conf;\n}}\n"
    )
    return [program, "-e", f"{work}/nginx.log", "-c", f"{work}/nginx.conf"]


def _apache(work: Path, site: Path, port: int, program: str) -> list[str]:
    modules = Path("/usr/lib/apache2/modules")
    load = "".join(
        f"<IfModule !mod_{name}.c>\n    LoadModule {name}_module {modules}/mod_{name}.so\n</IfModule>\n"  # some are built in
        for name in _APACHE_MODULES.split()
    )
    (work / "apache.conf").write_text(
        f"{load}ServerRoot {work}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {work}/apache.pid\nErrorLog {work}/apache.log\n"
        f"DocumentRoot {work}\nTypesConfig /etc/mime.types\nMutex file:{work}\n<Directory />\n    Require all denied\n</Directory>\n{_of_page('apache', site)}"
    )
    return [program, "-X", "-f", f"{work}/apache.conf"]


def _caddy(work: Path, site: Path, port: int, program: str) -> list[str]:
    (work / "Caddyfile").write_text(
        f"{{\n    admin off\n    auto_https off\n    storage file_system {work}\n}}\n"
        + _of_page("caddy", site).replace(":80 {", f"http://127.0.0.1:{port} {{")
    )
    return [program, "run", "--config", f"{work}/Caddyfile", "--adapter", "caddyfile"]


SERVERS = (
    Server("nginx", ("nginx",), "nginx-light", _nginx),
    Server("Apache", ("apache2", "httpd"), "apache2", _apache),
    Server("Caddy", ("caddy",), "caddy", _caddy),
)


@contextmanager
def running(server: Server, program: str, site: Path, work: Path) -> Iterator[str]:
    """A server with the site below `/sop/`, for as long as the context lasts; gives that address.

    Raises:
        RuntimeError: It does not begin.
    """
    port = _free()
    with begun(server.name, server.command(work, site, port, program), port, work):
        yield f"http://127.0.0.1:{port}/sop/"


@contextmanager
def begun(name: str, command: list[str], port: int, work: Path) -> Iterator[None]:
    """A server that answers on a port.

    Raises:
        RuntimeError: It does not begin.
    """
    log = work / f"{name}.out"
    environment: Mapping[str, str] = {
        "PATH": _PATH,
        "HOME": str(work),
        "XDG_CONFIG_HOME": str(work),
        "XDG_DATA_HOME": str(work),
    }
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out, cwd=work, env=environment) as process:
        try:
            for _ in range(_TRIES):
                if process.poll() is not None:
                    break
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                    yield
                    return
                sleep(_PAUSE)
            raise RuntimeError(f"{name} does not begin:\n{log.read_text(errors='replace')}")
        finally:
            process.terminate()


def moved(server: Server, program: str, work: Path) -> Iterator[str]:
    """What is wrong with how the page leads an old address on to a new one."""
    port = _free()
    if server.name == "nginx":
        text = shown("nginx-pindah")
        (work / "pindah.conf").write_text(
            f"user root;\ndaemon off;\npid {work}/pindah.pid;\nerror_log {work}/pindah.log;\nevents {{ }}\n"
            f"http {{\n    access_log off;\n    server {{\n        listen 127.0.0.1:{port};\n{text}    }}\n}}\n"
        )
        command = [program, "-e", f"{work}/pindah.log", "-c", f"{work}/pindah.conf"]
    elif server.name == "Apache":
        whole = server.command(work, work, port, program)
        head = (work / "apache.conf").read_text().partition("# apache:")[0]
        (work / "apache.conf").write_text(head + shown("apache-pindah"))
        command = whole
    else:
        (work / "pindah").write_text(
            f"{{\n    admin off\n    auto_https off\n}}\nhttp://127.0.0.1:{port} {{\n{shown('caddy-pindah')}}}\n"
        )
        command = [program, "run", "--config", f"{work}/pindah", "--adapter", "caddyfile"]
    with begun(server.name, command, port, work):
        answer = asked(f"http://127.0.0.1:{port}/sop/cek/")
        if (answer.status, answer.head.get("location")) != (301, "https://sop.contoh.go.id/cek/"):
            yield f"moved: {answer.status} {answer.head.get('location', '')}"


def _free() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
