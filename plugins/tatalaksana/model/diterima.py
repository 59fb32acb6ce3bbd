# A warning that somebody has looked at and accepts, kept in the file that it is about.
from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tatalaksana.model.key import Key, Printed
from tatalaksana.model.value import Nama, Tanggal, Teks, Value


class Diterima(Value):
    """Satu peringatan pemeriksaan yang sudah dilihat dan diterima apa adanya."""

    kode: Annotated[Nama, Key(Printed.BESIDE)] = Field(
        description="Kode peringatannya, yaitu kata di dalam kurung siku pada akhir peringatan, misalnya `serah-terima`."
    )
    tanda: Annotated[Nama | None, Key(Printed.BESIDE)] = Field(
        None,
        description="Tanda dari apa yang diterima, ditulis oleh `sop cek --terima` atau disebut oleh pemeriksaan. "
        "Bila isi yang diperingatkan berubah, tandanya tidak cocok lagi dan peringatannya muncul kembali.",
    )
    alasan: Annotated[Teks, Key(Printed.BESIDE)] = Field(description="Mengapa peringatan itu diterima.")
    tanggal: Annotated[Tanggal, Key(Printed.BESIDE)] = Field(description="Hari peringatan itu diterima.")
