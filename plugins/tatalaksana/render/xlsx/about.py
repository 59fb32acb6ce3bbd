# What a workbook says of itself beside its sheets, as little as other programs do: the names of its sheets and ranges stand in it
# anyway, and a list of them once more is as long as a page of a form.
from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.app import App
from xlsxwriter.packager import Packager


class BriefWorkbook(Workbook):  # type: ignore[misc]  # XlsxWriter has no types
    """A workbook that lists no names of its parts."""

    def _get_packager(self) -> Packager:
        return _Packager()


class _Packager(Packager):  # type: ignore[misc]  # as above
    def _write_app_file(self) -> None:
        about = _About()
        about._set_properties(self.workbook.doc_properties)  # noqa: SLF001 - as the library itself does
        about._set_xml_writer(self._filename("docProps/app.xml"))  # noqa: SLF001
        about._assemble_xml_file()  # noqa: SLF001


class _About(App):  # type: ignore[misc]  # as above
    def _write_heading_pairs(self) -> None:
        """Nothing."""

    def _write_titles_of_parts(self) -> None:
        """Nothing."""
