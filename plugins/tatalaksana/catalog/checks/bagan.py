# A chart that cannot be drawn without misleading: which arrow, and why.
from __future__ import annotations

from collections.abc import Iterator, Mapping

from tatalaksana.chart import Reason, UnroutableError
from tatalaksana.chart.symbol_size import too_long
from tatalaksana.model import Flow, row_name
from tatalaksana.source import Finding, Severity

_REASONS: Mapping[Reason, str] = {
    Reason.NO_WAY: "semua jalurnya sudah dipakai panah lain",
    Reason.CORNER: "jalan keluar keputusan itu berhimpit di satu sudut karena sudut lainnya dipakai panah yang masuk",
}


def undrawable(flow: Flow, error: UnroutableError) -> Finding:
    """The finding for a flow that the router refuses."""
    edge = flow.edges[error.edge]
    source, target = flow.symbols[edge.source], flow.symbols[edge.target]
    return Finding(
        "bagan-tak-tergambar",
        source.path,
        f"Panah dari {row_name(flow, source.row)} ke {row_name(flow, target.row)} tidak dapat digambar dengan jelas: {_REASONS[error.reason]}.",
        "Kurangi panah atau simbol di kedua kegiatan itu, atau pecah menjadi beberapa kegiatan.",
    )


def wordy_symbols(flow: Flow) -> Iterator[Finding]:
    """The findings for symbols that their words make wider than a lane should be."""
    for symbol in flow.symbols:
        if too_long(symbol.bentuk, symbol.teks):
            yield Finding(
                "teks-simbol-panjang",
                (*symbol.path, "teks"),
                f"Teks di simbol {row_name(flow, symbol.row)}, «{symbol.teks}», membuat simbolnya lebih lebar daripada lajur yang lazim.",
                "Singkatkan teksnya; penjelasan yang panjang ditulis di «uraian» atau «ket».",
                Severity.WARNING,
            )
