# Two commands do everything on a fresh machine:  make run   make test
# TORCH_INDEX is the address of PyTorch's CPU wheels, for machines where the plain pin would bring CUDA:
#   make run TORCH_INDEX=https://download.pytorch.org/whl/cpu
PYTHON ?= python3
VENV ?= .venv
TORCH_INDEX ?=
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -q -c constraints.txt $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX))

# One thread a test process: two that share the cores with two threads each mostly wait for each other.
.PHONY: run test soak bench lint clean

run: $(VENV)/run.stamp
	$(BIN)/python -m harness.run --bench rlve-nano --ttc rsa
	$(BIN)/python -m harness.run --bench aime25 --ttc rsa --limit 5

test: $(VENV)/dev.stamp lint
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

soak: $(VENV)/dev.stamp
	SOAK=1 OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist worksteal

bench: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -o python_files='bench_*.py' tests/benchmarks -s

$(VENV)/run.stamp: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with: make run PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -e ".[zaya]"
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	$(INSTALL) -e ".[zaya,hf,docker,dev]"
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache build *.egg-info
