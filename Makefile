# Semua tugas proyek ini. Perlu make, git, dan Python 3.11 atau lebih baru; sisanya dipasang ke .venv menurut sidiknya.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" --extra bukti --extra cari --extra excel pyproject.toml

.PHONY: help site contoh hooks serve check test lint bench mercusuar gambar lock clean
.DEFAULT_GOAL := help

site: $(VENV)/site.stamp ## Bangun content/ menjadi site/
	$(BIN)/python build.py bangun

contoh: $(VENV)/site.stamp ## Bangun kantor rekaan examples/kpu-contoh
	$(BIN)/python build.py --akar examples/kpu-contoh --hari-ini 2024-09-18 bangun

hooks: ## Pasang gerbang data pribadi: memeriksa tiap commit sebelum masuk riwayat git
	git config core.hooksPath .githooks

serve: $(VENV)/site.stamp ## Pratinjau di komputer ini; ikut berubah tiap kali berkas disimpan
	$(BIN)/python build.py pratinjau

check: $(VENV)/site.stamp ## Periksa content/ tanpa menulis apa pun
	$(BIN)/python build.py periksa

test: $(VENV)/dev.stamp ## Jalankan semua uji; yang tidak bisa dijalankan di sini disebut
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/dev.stamp ## Periksa kode dengan ruff dan mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 terawang build.py

bench: $(VENV)/site.stamp ## Ukur waktu membangun 100, 1.000 dan 10.000 indikator
	$(BIN)/python -m bench.bench
	$(BIN)/python -m bench.history

mercusuar: $(VENV)/dev.stamp ## Tanya Lighthouse tentang kantor rekaan di ponsel (perlu nginx, Chromium, npm ci)
	PYTHONPATH=tests $(BIN)/python -m bench.lighthouse

gambar: $(VENV)/dev.stamp ## Buat ulang gambar di docs/gambar dari kantor rekaan
	$(BIN)/python docs/gambar/buat.py

lock: $(VENV)/dev.stamp ## Perbarui requirements*.txt dari pyproject.toml
	$(LOCK) --output-file requirements.txt
	$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean: ## Hapus situs jadi, .venv, dan berkas sementara
	rm -rf site site.* .cache examples/*/site $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis node_modules

help: ## Tampilkan daftar ini
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

$(VENV)/site.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Perlu Python 3.11; coba: make site PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.txt && touch $@

$(VENV)/dev.stamp: $(VENV)/site.stamp requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt && touch $@
