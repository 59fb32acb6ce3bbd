# Formulas in words, as paper shows them.
from __future__ import annotations

import pytest

from tatalaksana.formulir.rumus import rumus_of
from tatalaksana.render.formula import formula_words
from tests.pdf.forms import EVERY_TYPE, formulir_of


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("${hasil} = 'tunda'", "«Hasil kunjungan» = Ditunda"),
        ("'tunda' != ${hasil}", "Ditunda ≠ «Hasil kunjungan»"),
        ("${lanjutan} = 'ya'", "«Perlu kunjungan lanjutan?» = Ya"),
        ("${tujuan} = ''", "«Tujuan kunjungan» = kosong"),
        ("${tujuan} = 'tunda'", "«Tujuan kunjungan» = “tunda”"),
        ("selected(${kirim}, 'pos')", "«Laporan dikirim melalui» memuat Pos"),
        ("not(selected(${kirim}, 'pos'))", "tidak («Laporan dikirim melalui» memuat Pos)"),
        ("sum(${peserta.lama}) div 2.5", "jumlah «Lama (jam)» pada «Peserta» ÷ 2,5"),
        ("count(${peserta}) >= 3", "banyaknya baris «Peserta» ≥ 3"),
        (". > 1 and . <= 20", "isian ini > 1 dan isian ini ≤ 20"),
        ("string-length(.) < 5", "banyaknya huruf isian ini < 5"),
        ("(1 + 2) * 3", "(1 + 2) × 3"),
        ("1 - (2 - 3)", "1 − (2 − 3)"),
        ("1 - 2 - 3", "1 − 2 − 3"),
        ("-${biaya} * 2", "−«Biaya (juta rupiah)» × 2"),
        ("-(1 + 2)", "−(1 + 2)"),
        (
            "(${biaya} > 1 or ${jumlah} > 2) and ${biaya} < 3",
            "(«Biaya (juta rupiah)» > 1 atau «Jumlah peserta» > 2) dan «Biaya (juta rupiah)» < 3",
        ),
        ("${biaya} = 10000000", "«Biaya (juta rupiah)» = 10000000"),
    ],
)
def test_formulas_read_as_words(formula: str, words: str) -> None:
    """Names are labels, values those of the choices they are compared with, signs those of everyday writing."""
    assert formula_words(rumus_of(formula), formulir_of(EVERY_TYPE)) == words
