"""`diagnosa`: whether this computer, this folder and this repository are fit for the work, and what to do where not."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from terawang import codes, content, diagnostics, fingerprint, gate, output, rules, tree, words
from terawang.commands.cli import Command
from terawang.pages import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from terawang.commands.project import Project
    from terawang.content import Content, Draft
    from terawang.problem import Problem

    Ask = Callable[..., str | None]

Keadaan = Literal["baik", "perlu", "gagal"]
OLDEST_PYTHON = (3, 11)
KILOBYTE, MEGABYTE = 1024, 1024 * 1024
UPLOAD_LIMIT, FILE_LIMIT = 25 * MEGABYTE, 100 * MEGABYTE
"""GitHub refuses larger files: the first on its web page, the second in a push."""
SITE_LIMIT = 1024 * MEGABYTE
"""GitHub Pages publishes no larger site, and asks that the repository be no larger either."""
CROWDED, LARGEST = 0.75, 3
COLOURS = {"baik": "green", "perlu": "yellow", "gagal": "red"}
AGAIN = "jalankan make site; di Windows: .venv\\Scripts\\python -m pip install --require-hashes -r requirements.txt"
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(;)?", re.MULTILINE)
HELP = """\b
Contoh:
  python build.py diagnosa
  python build.py diagnosa --json

Periksa komputer, folder, dan repositori ini: apa yang baik, apa yang perlu dikerjakan, apa yang gagal.
Tidak ada yang diubah. Kode keluar 0 kecuali ada yang gagal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found about one thing, and what to do (`saran`) where it is not well."""

    nama: str
    keadaan: Keadaan
    temuan: str
    saran: str = ""


class Weight(NamedTuple):
    """A file with its size in bytes."""

    name: str
    size: int


@click.command(cls=Command, help=HELP, short_help="periksa komputer, folder, dan repositori ini")
@click.option("--json", "as_json", is_flag=True, help="Tulis hasilnya sebagai JSON.")
@click.pass_obj
def command(project: Project, as_json: bool) -> int:  # noqa: FBT001
    """Look at everything, tell it, and give the exit code: 0 unless something is broken."""
    checks = tuple(look(project))
    click.echo(_in_json(checks) if as_json else _in_words(checks))
    return codes.ENVIRONMENT if worst(checks) == "gagal" else codes.OK


def look(project: Project) -> Iterator[Check]:
    """Make every check: the computer first, then the repository, the content and the built site."""

    def ask(*asked: str) -> str | None:
        return _git(project.root, *asked)

    yield python((sys.version_info.major, sys.version_info.minor))
    yield packages(_text(project.here / "requirements.txt"), _installed)
    yield history(ask)
    yield hooks(ask, project.root)
    yield line_ends(ask)
    yield repository(ask)
    yield largest(_weights(project.root / tree.FOLDER))
    today, draft = project.today(), content.read(project.root)
    problems = [*draft.problems, *rules.check(draft, today=today), *gate.of_content(draft, today)[0]]
    yield written(problems)
    if not _errors(problems):
        everything = content.complete(draft)
        yield from settings(everything)
        yield built(project.root / "site", content_root=content_root(draft, everything), today=today)
    yield site_weight(_weights(project.root / "site"))


def worst(checks: Iterable[Check]) -> Keadaan:
    """Give the gravest state that occurs."""
    states = {check.keadaan for check in checks}
    return "gagal" if "gagal" in states else "perlu" if "perlu" in states else "baik"


def python(version: tuple[int, int]) -> Check:
    """Check the version of Python."""
    found = f"{'.'.join(map(str, version))}, {platform.system()}"
    if version < OLDEST_PYTHON:
        return _broken("Python", found, "pasang Python 3.11 atau lebih baru dari python.org")
    return _fine("Python", found)


def packages(lock: str, installed: Callable[[str], str | None]) -> Check:
    """Compare what is installed with the lock; what the lock keeps for another system may be missing."""
    locked = [(name, version, bool(marker), installed(name)) for name, version, marker in _LOCKED.findall(lock)]
    absent = [name for name, _, elsewhere, found in locked if not found and not elsewhere]
    other = [f"{name} {found}, mestinya {wanted}" for name, wanted, _, found in locked if found and found != wanted]
    if not locked:
        return _todo("Paket", "requirements.txt tidak ada atau kosong", "ambil lagi dari repositori")
    if absent:
        return _broken("Paket", f"belum terpasang: {', '.join(absent)}", AGAIN)
    if other:
        return _todo("Paket", f"versi lain: {'; '.join(other)}", AGAIN)
    return _fine("Paket", f"sesuai requirements.txt ({len(locked)} paket)")


def history(ask: Ask) -> Check:
    """Check that there is git and a whole history, for the date of the last commit is the status's date."""
    if ask("--version") is None:
        advice = "pasang dari git-scm.com; tanpa git, status dihitung per tanggal komputer ini"
        return _todo("Git", "tidak terpasang", advice)
    shallow = ask("rev-parse", "--is-shallow-repository")
    if shallow is None:
        return _todo("Git", "folder ini bukan repositori git", "ambil dengan git clone, bukan sebagai ZIP")
    if shallow == "true":
        return _todo("Git", "riwayatnya terpotong", "jalankan git fetch --unshallow")
    return _fine("Git", f"riwayat lengkap, {words.number(int(ask('rev-list', '--count', 'HEAD') or 0))} commit")


def hooks(ask: Ask, root: Path) -> Check:
    """Check that the privacy gate looks at every commit before it is made."""
    folder = ask("rev-parse", "--git-path", "hooks")
    if folder and "gerbang" in _text(root / folder / "pre-commit"):
        return _fine("Gerbang", "data pribadi diperiksa sebelum tiap commit")
    advice = "jalankan make hooks; di Windows: git config core.hooksPath .githooks"
    return _todo("Gerbang", "data pribadi belum diperiksa sebelum commit", advice)


def line_ends(ask: Ask) -> Check:
    """Check that git keeps line ends as LF, whatever the computer's own habit."""
    listed = (ask("ls-files", "--eol", "--", tree.FOLDER) or "").splitlines()
    mixed = [line for line in listed if line.startswith(("i/crlf", "i/mixed")) and "attr/-text" not in line]
    if mixed:
        advice = f"jalankan git add --renormalize {tree.FOLDER}, lalu commit"
        return _todo("Akhir baris", f"{len(mixed)} berkas tersimpan dengan akhir baris Windows", advice)
    kept = (ask("check-attr", "eol", "--", f"{tree.FOLDER}/situs.yml") or "").endswith(": lf")
    if not kept and ask("config", "core.autocrlf") == "true":
        advice = "ambil lagi .gitattributes dari repositori, atau jalankan git config core.autocrlf input"
        return _todo("Akhir baris", "git di komputer ini mengubah akhir baris (core.autocrlf)", advice)
    return _fine("Akhir baris", "dijaga .gitattributes" if kept else "git tidak mengubahnya")


def repository(ask: Ask) -> Check:
    """Check the size of the history against what GitHub asks for."""
    told = dict(line.split(": ") for line in (ask("count-objects", "-v") or "").splitlines() if ": " in line)
    size = KILOBYTE * sum(int(told.get(key, 0)) for key in ("size", "size-pack"))
    advice = "simpan dokumen besar di kantor dan catat sidiknya saja; riwayat git tidak pernah mengecil"
    return _against("Riwayat git", size, advice, too_much="perlu")


def largest(weights: Iterable[Weight]) -> Check:
    """Name the largest files of the content, and check them against GitHub's limits."""
    heavy = sorted(weights, key=lambda weight: (-weight.size, weight.name))[:LARGEST]
    found = words.joined([f"{weight.name} ({_size(weight.size)})" for weight in heavy]) or "tidak ada berkas"
    if heavy and heavy[0].size > FILE_LIMIT:
        return _broken("Berkas terbesar", found, "GitHub menolak berkas di atas 100 MB; kecilkan atau bagi")
    if heavy and heavy[0].size > UPLOAD_LIMIT:
        return _todo("Berkas terbesar", found, "halaman GitHub menolak unggahan di atas 25 MB; kecilkan PDF-nya")
    return _fine("Berkas terbesar", found)


def written(problems: Iterable[Problem]) -> Check:
    """Check that the content is without errors, as far as that can be told without opening evidence files."""
    told = tuple(problems)
    if _errors(told):
        return _broken("Isi", diagnostics.closing(told), "jalankan python build.py periksa")
    return _fine("Isi", diagnostics.closing(told))


def settings(everything: Content) -> Iterator[Check]:
    """Check the site's address, its settings and its channels."""
    address = everything.situs.dasar_url
    if address and not address.endswith("/"):
        yield _todo("Alamat situs", address, "akhiri dasar_url di situs.yml dengan garis miring")
    elif address:
        yield _fine("Alamat situs", address)
    else:
        advice = "isi dasar_url di situs.yml; tanpa itu pesan WhatsApp tidak memuat tautan"
        yield _todo("Alamat situs", "belum diisi", advice)
    unset = [label for label in missing.settings(everything) if "dasar_url" not in label]
    yield _filled("Pengaturan", unset, "isi di content/situs.yml bila ada sumbernya")
    yield _filled("Kanal", list(missing.channels(everything)), "isi di content/kanal.yml bila ada sumbernya")


def built(site: Path, *, content_root: str, today: date) -> Check:
    """Check that the last build lies whole in `site`, and is of this content and this day."""
    advice = "jalankan python build.py bangun"
    if not output.is_ours(site):
        return _todo(
            "Situs jadi", "belum dibangun" if not site.exists() else "tidak utuh atau bukan buatan alat ini", advice
        )
    seal = dict(line.split(": ") for line in _text(site / output.SEAL).splitlines())
    if seal.get("isi") != content_root:
        return _todo("Situs jadi", "isinya sudah berubah sejak dibangun", advice)
    if seal.get("tanggal") != today.isoformat():
        return _todo("Situs jadi", f"statusnya per {seal.get('tanggal')}, hari ini {today}", advice)
    return _fine("Situs jadi", f"dari isi ini, status per {words.long_date(today)}")


def site_weight(weights: Iterable[Weight]) -> Check:
    """Check the size of the built site against the limit of GitHub Pages."""
    advice = "buka lebih sedikit berkas, atau kecilkan PDF dan fotonya"
    return _against("Ukuran situs", sum(weight.size for weight in weights), advice, too_much="gagal")


def content_root(draft: Draft, everything: Content) -> str:
    """Give the fingerprint of the content as a build gives it, without opening the evidence files."""
    files = {file: _sha256(path) for file, path in draft.attachments.items()}
    return fingerprint.of_content(everything.records, files)


def _errors(problems: Iterable[Problem]) -> bool:
    return any(problem.level == "kesalahan" for problem in problems)


def _fine(nama: str, temuan: str) -> Check:
    return Check(nama=nama, keadaan="baik", temuan=temuan)


def _todo(nama: str, temuan: str, saran: str) -> Check:
    return Check(nama=nama, keadaan="perlu", temuan=temuan, saran=saran)


def _broken(nama: str, temuan: str, saran: str) -> Check:
    return Check(nama=nama, keadaan="gagal", temuan=temuan, saran=saran)


def _filled(nama: str, absent: list[str], saran: str) -> Check:
    return _todo(nama, f"belum diisi: {'; '.join(absent)}", saran) if absent else _fine(nama, "semua diisi")


def _against(nama: str, size: int, saran: str, *, too_much: Keadaan) -> Check:
    """Compare a size with GitHub's gigabyte; near it there is something to do, over it `too_much`."""
    found = f"{_size(size)} dari 1 GB"
    if size <= SITE_LIMIT * CROWDED:
        return _fine(nama, found)
    return Check(nama=nama, keadaan=too_much if size > SITE_LIMIT else "perlu", temuan=found, saran=saran)


def _size(size: int) -> str:
    if size < MEGABYTE:
        return f"{words.number(-(-size // KILOBYTE))} KB"
    return f"{size / MEGABYTE:.1f} MB".replace(".", ",")


def _weights(folder: Path) -> list[Weight]:
    return [
        Weight(path.relative_to(folder).as_posix(), path.lstat().st_size)
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    ]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _git(root: Path, *asked: str) -> str | None:
    """Ask git; None when it is not there or refuses."""
    command = ["git", "-C", str(root), *asked]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=True)  # noqa: S603 - fixed words
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def _in_json(checks: tuple[Check, ...]) -> str:
    whole = {"keadaan": worst(checks), "pemeriksaan": [asdict(check) for check in checks]}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _in_words(checks: tuple[Check, ...]) -> str:
    wide = max(len(check.nama) for check in checks)
    lines = []
    for check in checks:
        state = click.style(f"{check.keadaan:<5}", fg=COLOURS[check.keadaan], bold=True)
        lines.append(f"{state}  {check.nama:<{wide}}  {check.temuan}")
        lines += [f"{'':<7}{'':<{wide}}  -> {check.saran}"] if check.saran else []
    todo = sum(check.keadaan != "baik" for check in checks)
    lines += ["", f"{todo} dari {len(checks)} perlu perhatian." if todo else "Semua baik."]
    return "\n".join(lines)
