"""One SOP's page while it is being written, served to the browser of whoever writes it. The only room that knows a server."""

from tatalaksana.preview.server import PreviewServer
from tatalaksana.preview.view import View

__all__ = ["PreviewServer", "View"]
