"""One SOP's page while it is being written, and the editor of a folder, served to the browser of whoever writes. The only room that knows a server."""

from tatalaksana.preview.editing import EditorServer
from tatalaksana.preview.server import PreviewServer
from tatalaksana.preview.view import View

__all__ = ["EditorServer", "PreviewServer", "View"]
