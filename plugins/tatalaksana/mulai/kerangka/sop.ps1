# .\sop.ps1 situs   memeriksa, lalu membuat situs di site\
# .\sop.ps1 cek     memeriksa sumber tanpa membuat situs
# .\sop.ps1 lihat   situs di peramban, berganti sendiri ketika berkas disimpan
param([ValidateSet("situs", "cek", "lihat")][string]$Perintah = "situs")
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot
$env:NO_MKDOCS_2_WARNING = "1"
$bin = ".venv\Scripts"
$siap = ".venv\.siap"

function Jalankan([string]$Program, [string[]]$Kata) {
    & $Program @Kata
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

$kunci = (Get-Content "requirements.txt", "tatalaksana.txt" -Raw) -join ""
if (-not (Test-Path $siap) -or (Get-Content $siap -Raw) -ne $kunci) {
    Jalankan "py" @("-3", "-m", "venv", ".venv")
    # Tanpa internet: taruh berkas .whl dari bundel luring di roda\.
    $luring = if (Test-Path "roda\*.whl") { @("--no-index", "--find-links", "roda") } else { @() }
    $pasang = @("-m", "pip", "install", "--quiet", "--disable-pip-version-check") + $luring
    & "$bin\python.exe" @($pasang + @("--no-deps", "--dry-run", "-r", "tatalaksana.txt"))
    if ($LASTEXITCODE -ne 0) {
        Write-Host "Programnya, seperti ditulis di tatalaksana.txt, tidak dapat diambil; alasannya di atas. Belum ada yang dipasang. Yang dapat dilakukan: lihat 'Bila programnya tidak ditemukan' di README.md."
        exit 1
    }
    Jalankan "$bin\python.exe" ($pasang + @("--require-hashes", "-r", "requirements.txt"))
    Jalankan "$bin\python.exe" ($pasang + @("--no-deps", "-r", "tatalaksana.txt"))
    Set-Content -Path $siap -Value $kunci -NoNewline
}

# Setelan yang salah disebut dengan barisnya sebelum MkDocs membacanya.
if ($Perintah -ne "cek") { Jalankan "$bin\sop.exe" @("cek", "mkdocs.yml") }
switch ($Perintah) {
    "situs" { Jalankan "$bin\mkdocs.exe" @("build") }
    "cek" { Jalankan "$bin\sop.exe" @("cek") }
    "lihat" { Jalankan "$bin\mkdocs.exe" @("serve", "--livereload") }
}
