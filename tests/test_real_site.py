"""The real content, built: complete, light, and the same bytes on every machine."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import yaml
from conftest import ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BUDGET = 60 * 1024
# each trait has two values that lie far apart already among the first three
MACHINES: tuple[dict[str, str], ...] = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "POSIX", "PYTHONHASHSEED": "2"},
    {"TZ": "Pacific/Pago_Pago", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4294967295", "PYTHONUTF8": "1"},
    {"TZ": "Asia/Jakarta", "LANG": "id_ID.UTF-8", "PYTHONHASHSEED": "random", "COLUMNS": "40", "NO_COLOR": "1"},
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "id_ID.UTF-8", "PYTHONHASHSEED": "3"},
    {"TZ": "Asia/Kolkata", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "12345"},
    {"TZ": "Europe/London", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "Antarctica/Troll", "COLUMNS": "40", "NO_COLOR": "1"},
)


def run_build(*arguments: str | Path, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, root / "build.py", "--akar", root, "--hari-ini", TODAY, *arguments],
        env=kept | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def indicators_of_the_decree() -> list[str]:
    plan = ROOT / "content/rencana-aksi/2023"
    areas = yaml.safe_load((plan / "rencana.yml").read_text("utf-8"))["area"]
    return [
        indikator["id"]
        for area in areas
        for kegiatan in yaml.safe_load((plan / f"{area}.yml").read_text("utf-8"))["kegiatan"]
        for subkegiatan in kegiatan["subkegiatan"]
        for indikator in subkegiatan["indikator_keberhasilan"]
    ]


def test_each_of_the_hundred_indicators_has_its_page(
    site_folder: Path, record_property: Callable[[str, object], None]
) -> None:
    ids = indicators_of_the_decree()
    pages = [name for name in ids if (site_folder / "rencana-aksi/2023" / name / "index.html").is_file()]

    record_property("halaman indikator", f"{len(pages)}/{len(ids)}")
    assert len(set(pages)) == len(ids) == 100


def test_the_real_content_has_no_problem_and_its_pages_none_either() -> None:
    done = run_build("periksa", "--format", "json")

    assert done.returncode == 0, done.stdout
    problems = json.loads(done.stdout)
    assert [p for p in problems if p["tingkat"] == "kesalahan" or p["kode"].startswith(("ZI7", "ZI8"))] == []


def test_what_the_real_channels_and_applications_say_rests_on_a_public_source() -> None:
    """Steps and protection come with a source; applications are linked at KPU's own hosts, or named without address."""
    kanal = yaml.safe_load((ROOT / "content/kanal.yml").read_text("utf-8"))["kanal"]
    aplikasi = yaml.safe_load((ROOT / "content/aplikasi.yml").read_text("utf-8"))["aplikasi"]
    linked = [one["tautan"] for one in aplikasi if "tautan" in one]

    assert [one["kode"] for one in kanal if ("langkah" in one or "perlindungan" in one) and "sumber" not in one] == []
    assert [address for address in linked if not re.match(r"https://([a-z-]+\.)*kpu\.go\.id(/|$)", address)] == []
    assert [one["nama"] for one in aplikasi if one["untuk"] == "pegawai" and "tautan" in one] == []


def test_no_page_is_heavier_than_the_budget(site_folder: Path, record_property: Callable[[str, object], None]) -> None:
    weights = {
        path.relative_to(site_folder).as_posix(): len(gzip.compress(path.read_bytes(), 9, mtime=0))
        for path in site_folder.rglob("*.html")
    }
    heaviest = max(weights, key=weights.__getitem__)

    record_property("halaman terberat", f"{heaviest} {weights[heaviest] / 1024:.1f} KB gzip, dari {len(weights)}")
    assert weights[heaviest] <= BUDGET


def test_no_page_asks_another_host_for_anything(site_folder: Path) -> None:
    """What a page loads stands in src, srcset and link; links that a reader follows may lead anywhere."""
    loads = re.compile(
        r"""<(?:img|script|source|iframe|video|audio|embed|object)\b[^>]*\s(?:src|srcset|data)=["']?(?:https?:)?//"""
    )
    pages = {path.name: path.read_text("utf-8") for path in site_folder.rglob("*.html")}
    styles = [path.read_text("utf-8") for path in site_folder.rglob("*.css")]

    assert styles
    assert [name for name, text in pages.items() if loads.search(text)] == []
    assert [text for text in styles if re.search(r"""(?:@import|url\()\s*["']?(?:https?:)?//""", text)] == []


def test_machines_unlike_each_other_build_the_same_bytes(tmp_path: Path) -> None:
    """Time zone, locale, hash seed, terminal, working folder and path of the project leave no trace.

    .ci/run asks more machines; one more time zone or seed finds what two that are far apart have not.
    """
    digests = set()
    for number, environment in enumerate(MACHINES if os.environ.get("TERAWANG_CI") else MACHINES[:3]):
        root = tmp_path / f"mesin {number}"
        for folder in ("content", "templates", "terawang"):
            shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "build.py", root)
        done = run_build("bangun", "--keluar", root / "keluaran", root=root, **environment)
        assert done.returncode == 0, done.stderr
        digests.add((root / "keluaran/manifest-sha256.txt").read_bytes())

    assert len(digests) == 1


def test_the_manifest_lists_every_file_and_holds(site_folder: Path) -> None:
    listed = {line.split("  ", 1)[1] for line in (site_folder / "manifest-sha256.txt").read_text("utf-8").splitlines()}
    present = {path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*") if path.is_file()}
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"],
        cwd=site_folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert present - listed == {"manifest-sha256.txt", "sidik.txt"}
    assert (checked.returncode, checked.stdout) == (0, "")
