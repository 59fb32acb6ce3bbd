#!/bin/sh
# What the forges' workflows in docs/contoh/ do with a proposed change, one step a call; runs the same on any computer.
#
#   sh .ci/usulan.sh periksa [FORMAT [PANGKAL]]  check the sources: text, github, gitlab, …; only what is new since PANGKAL
#   sh .ci/usulan.sh bangun FOLDER           build the site into FOLDER, which is replaced whole
#   sh .ci/usulan.sh beda PANGKAL BERKAS     write what changed since the branch PANGKAL as Markdown
#   sh .ci/usulan.sh catat ALAMAT BERKAS     post a file as a comment; $KEPALA holds the header that says who we are
#
# SOP_BIN names the folder of `sop` and `mkdocs`, if it is another than that of this repository's own environment.
set -eu
cd "$(dirname "$0")/.."
bin=${SOP_BIN:-.venv/bin}
export NO_MKDOCS_2_WARNING=1

wrong() {
    echo "usulan.sh: $1" >&2
    exit 2
}

[ -x "$bin/sop" ] || make -s .venv/.site-installed >&2

case ${1-} in
periksa)
    if [ $# -gt 2 ]; then
        # From where the two branches parted: what was wrong there already is nobody's proposal.
        "$bin/sop" cek --format "$2" --sejak "$(git merge-base "$3" HEAD)"
    else
        "$bin/sop" cek --format "${2:-text}"
    fi
    ;;
bangun)
    [ $# -eq 2 ] || wrong "sebut folder tujuan: bangun FOLDER"
    "$bin/mkdocs" build --quiet --site-dir "$2"
    ;;
beda)
    [ $# -eq 3 ] || wrong "sebut cabang pangkal dan berkas tujuan: beda PANGKAL BERKAS"
    # From where the two branches parted, so that what others merged meanwhile does not count as ours.
    "$bin/sop" beda "$(git merge-base "$2" HEAD)" --format markdown >"$3"
    ;;
catat)
    [ $# -eq 3 ] || wrong "sebut alamat dan berkas: catat ALAMAT BERKAS"
    [ -n "${KEPALA-}" ] || wrong "variabel KEPALA belum berisi kepala permintaan, misalnya «Authorization: token …»"
    "$bin/python" - "$2" "$3" <<'PYTHON'
import json, os, sys, urllib.error, urllib.request

address, file = sys.argv[1:]
with open(file, encoding="utf-8") as text:
    body = text.read()
if len(body) > 60000:  # forges take little more
    body = body[:60000].rpartition("\n")[0] + "\n\n… (dipotong; selengkapnya pada hasil pekerjaan)\n"
name, _, value = os.environ["KEPALA"].partition(":")
headers = {"Content-Type": "application/json", name.strip(): value.strip()}
try:
    with urllib.request.urlopen(urllib.request.Request(address, json.dumps({"body": body}).encode(), headers), timeout=60):
        pass
except (urllib.error.URLError, ValueError) as error:
    sys.exit(f"usulan.sh: catatan tidak terkirim: {error}")
PYTHON
    ;;
*)
    wrong "langkah «${1-}» tidak dikenal, pilihannya: periksa, bangun, beda, catat"
    ;;
esac
