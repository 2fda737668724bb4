# `make reports` and `make test` need Python 3.11 or newer, and nothing else.
PYTHON ?= python3
BIN := .venv/bin
# Notebooks are kept without outputs and without the times that papermill and JupyterLab add.
STRIP := $(BIN)/nbstripout --keep-id \
  --extra-keys "metadata.papermill metadata.widgets cell.metadata.papermill cell.metadata.execution cell.metadata.collapsed"

.PHONY: reports test check format lab bench soak setup clean

reports: setup
	@$(BIN)/tailan build

test: setup
	@$(BIN)/python -m pytest $(PYTEST_OPTIONS)
	@$(BIN)/python -m pytest --nbval-lax -p no:cacheprovider -q notebooks

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(STRIP) --verify notebooks/*.ipynb

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(STRIP) notebooks/*.ipynb

bench: setup
	@$(BIN)/python -m tests.bench

# Campaigns that take long: builds killed at random moments.
soak: setup
	@$(BIN)/python -m tests.soak

lab: setup
	$(BIN)/jupyter lab --notebook-dir=. notebooks/1_clean.ipynb

# The environment: exactly the packages of the lock file, then the project itself.
setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 буюу түүнээс шинэ хувилбар хэрэгтэй: make PYTHON=python3.12 …" \
	         "(Python 3.11 or newer is needed)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Орчныг бэлтгэж байна (requirements.lock). Эхний удаа хэдэн минут болно."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q tailan
	@touch $@

clean:
	rm -rf .venv .tailan reports/2* reports/index.* data/processed/2*
