# One wish, one word. `make setup` may be said again at any time: it does only what is not done yet.

PYTHON ?= python3
BIN := .venv/bin
PO := resources/locale/nl/LC_MESSAGES/krachtigthuis.po
MO := $(PO:.po=.mo)
LOCK := packaging/requirements.lock
BOOTSTRAP := packaging/bootstrap.lock
# uv trusts whom pip and git trust: the system's own list of certificates (an office's own proxy stands there too).
export UV_SYSTEM_CERTS := 1
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --python-version 3.11
WINDOWS := --python-platform x86_64-pc-windows-msvc --only-binary :all: -c $(LOCK) pyproject.toml

OR_SAY_WHY = || { $(PYTHON) packaging/system.py fetching; exit 1; }
WINDOWS_313 := --python-version 3.13 --python-platform x86_64-pc-windows-msvc --only-binary :all: -c $(LOCK)

.PHONY: setup run check test test-all bench words lock wheelhouse deb tar windows-check msi portable clean

## Everything the program needs, from the lock and nothing else.
setup: .venv/.ready $(MO)

.venv/.ready: $(LOCK) $(BOOTSTRAP) pyproject.toml hatch_build.py packaging/system.py
	$(PYTHON) packaging/system.py window
	test -x $(BIN)/uv || $(PYTHON) -m venv .venv
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(BOOTSTRAP) \
		$(OR_SAY_WHY)
	$(BIN)/uv pip sync --quiet --python .venv --require-hashes $(LOCK) $(OR_SAY_WHY)
	$(BIN)/uv pip install --quiet --python .venv --no-deps --no-build-isolation --editable .
	touch $@

$(MO): $(PO) packaging/catalogue.py | .venv/.ready
	$(BIN)/python packaging/catalogue.py compile

## With a screen the window; without one the whole walk on invented people, in a fresh folder.
run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec $(BIN)/krachtigthuis; \
	else \
		into=$$(mktemp -d "$${TMPDIR:-/tmp}/krachtigthuis-tour.XXXXXX") && \
		echo "No screen here: the whole walk, on invented people, into $$into" && \
		$(BIN)/krachtigthuis tour --into "$$into" && \
		echo "It lies in $$into: tour.json (what is where), laptop, stick, office, letters."; \
	fi

## What is looked at without running anything, for both systems; each must be silent.
check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 src

## Every test, with a fair share of the long counts.
test: setup
	$(PYTHON) packaging/system.py tests
	$(BIN)/python -m pytest -n 2 -m "not full"

## Every test, every count.
test-all: setup
	$(PYTHON) packaging/system.py tests
	KT_FULL=1 $(BIN)/python -m pytest -n 2 --timeout 3600

## What the program takes, each beside the least it could take, in one run.
bench: setup
	$(BIN)/python -m tests.bench

## The sentences of the sources into the catalogue; fails while one has no Dutch.
words: setup
	$(BIN)/python packaging/catalogue.py missing
	$(BIN)/python packaging/catalogue.py compile

## New locks (`make lock UP=--upgrade` for newer versions); fails when something has no wheel for Windows.
lock: setup
	$(COMPILE) $(UP) --universal --group dev pyproject.toml -o $(LOCK) --custom-compile-command "make lock"
	echo uv | $(COMPILE) $(UP) --universal - -o $(BOOTSTRAP) --custom-compile-command "make lock"
	$(COMPILE) $(WINDOWS) > /dev/null
	$(BIN)/python packaging/windows/needs.py | $(COMPILE) $(WINDOWS_313) --no-header - -o packaging/windows/requirements.lock

## All that a Windows laptop without a network needs beside Python 3.11 itself, in dist/windows.
wheelhouse: setup
	rm -rf dist/windows && mkdir -p dist/windows
	$(COMPILE) $(WINDOWS) --no-header --no-annotate -o dist/windows/requirements.lock
	$(BIN)/python -m pip download --quiet --no-deps --require-hashes --only-binary=:all: --platform win_amd64 \
		--python-version 3.11 -d dist/windows -r dist/windows/requirements.lock
	$(BIN)/python -m hatchling build -t wheel -d dist/windows

## For Debian and Ubuntu, and for any other Linux: the same bytes from the same commit, in dist/linux.
deb: setup
	$(PYTHON) packaging/system.py package
	$(BIN)/python packaging/linux/build.py deb

tar: setup
	$(PYTHON) packaging/system.py package
	$(BIN)/python packaging/linux/build.py tar

## The program for Windows as a folder, and all of it tried by Wine.
windows-check: setup
	$(PYTHON) packaging/system.py windows
	$(BIN)/python packaging/windows/check.py

## The same folder as an installer, and as a zip that needs none, in dist. SIGN_KEY and SIGN_CERT sign the installer.
msi: setup
	$(PYTHON) packaging/system.py windows
	$(BIN)/python packaging/windows/package.py msi

portable: setup
	$(PYTHON) packaging/system.py windows
	$(BIN)/python packaging/windows/package.py portable

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage build dist $(MO)
	find src tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
