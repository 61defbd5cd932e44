"""`terbitkan`: bring the finished site to the places that situs.yml names, and read it back from there."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang import codes, content, rules, tree, words
from terawang.commands import progress
from terawang.commands.cli import Command
from terawang.commands.diagnosa import content_root
from terawang.commands.project import WIB, say
from terawang.deploy import bundle, faults, keys, live, release, ways
from terawang.model.publishing import layout_of
from terawang.model.site import Situs
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terawang.commands.project import Project
    from terawang.content import Draft
    from terawang.deploy.keys import Keys
    from terawang.deploy.release import Changes, Release
    from terawang.model.publishing import Penerbitan

    Work = Callable[[Penerbitan, Keys], None]

HELP = """\b
Contoh:
  python build.py terbitkan --uji-coba
  python build.py terbitkan
  python build.py terbitkan resmi --kembali

Kirim situs jadi ke sasaran pada isian penerbitan di content/situs.yml (semua, atau satu SASARAN), lalu baca kembali
dari alamatnya dan cocokkan dengan sidiknya. Yang terputus dilanjutkan dengan mengulangi perintahnya.

Sandi dan kunci hanya dari lingkungan: TERAWANG_KUNCI_SSH, TERAWANG_KNOWN_HOSTS, TERAWANG_SANDI_<NAMA>,
TERAWANG_PENGGUNA_<NAMA>, TERAWANG_SERTIFIKAT. Panduan: docs/panduan/menerbitkan.md"""
_FILE = f"{tree.FOLDER}/situs.yml"
_EXAMPLE = "tambahkan di content/situs.yml, misalnya: penerbitan: [{nama: resmi, cara: zip}]"
_NAMED = 20
_SOON = (
    "Penerbitan berikutnya, juga yang otomatis tiap malam, menayangkan isi content/ yang sekarang lagi: "
    "perbaiki isinya sebelum itu, atau hentikan dulu alur Terbit di GitHub."
)


@click.command(cls=Command, help=HELP, short_help="kirim situs jadi ke server kantor")
@click.argument("sasaran", required=False, metavar="[SASARAN]")
@click.option("--uji-coba", is_flag=True, help="Tunjukkan apa yang akan berubah; tidak menyentuh apa pun.")
@click.option("--dari", type=click.Path(path_type=Path), help="Folder situs jadi; bawaan: site/ di folder proyek.")
@click.option("--kembali", is_flag=True, help="Tayangkan lagi rilis sebelumnya yang masih ada di server.")
@click.option("--utuh", is_flag=True, help="Kirim semua berkas lagi, juga yang menurut server sudah sama.")
@click.option("--timpa", is_flag=True, help="Ganti juga yang di server bukan buatan alat ini, atau palsu.")
@click.option("--alamat", metavar="URL", help="Baca kembali dari alamat ini alih-alih isian alamat.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    project: Project,
    /,
    *,
    sasaran: str | None,
    uji_coba: bool,
    dari: Path | None,
    kembali: bool,
    utuh: bool,
    timpa: bool,
    alamat: str | None,
) -> int:
    """Publish, look, or go back, at each place in turn; one that fails does not keep the others waiting."""
    if kembali and (uji_coba or dari or utuh or timpa or alamat):
        raise click.UsageError("--kembali tidak digabung dengan --uji-coba, --dari, --utuh, --timpa, atau --alamat")
    draft = content.read(project.root)
    targets = _targets(draft, sasaran)
    if alamat and len(targets) > 1:
        raise click.UsageError("--alamat perlu satu SASARAN")
    if kembali:
        return _all_back(targets)
    opened = _opened(targets)
    made = _release(draft, (dari or project.root / "site").absolute())
    _tell_day(project, made)

    def one(target: Penerbitan, secrets: Keys) -> None:
        if target.cara == "zip":
            _pack(project, target, made, dry=uji_coba)
        elif uji_coba:
            _show(target, made, ways.look(target, secrets, made))
        else:
            _publish(target, secrets, made, ways.Wish(utuh, timpa), alamat or target.alamat)

    code = _each(opened, one)
    if not uji_coba and code == codes.OK:
        folder = (dari or Path("site")).as_posix()
        say(f"Catat rilis ini dalam rantai rilis: python build.py riwayat --sambung {folder}")
    return code


def _targets(draft: Draft, wanted: str | None) -> list[Penerbitan]:
    told = [*draft.problems, *(problem for problem in rules.check(draft) if problem.place.file == _FILE)]
    if faulty := [problem for problem in told if problem.level == "kesalahan"]:
        raise Stop(*faulty)
    targets = [one for _, situs in draft.of(Situs) for one in situs.penerbitan]
    if not targets:
        raise Stop(Problem(Place(_FILE), "ZI905", "isian penerbitan belum ada: belum ada server tujuan", _EXAMPLE))
    chosen = [one for one in targets if wanted in (None, one.nama)]
    if not chosen:
        names = [one.nama for one in targets]
        guess = words.closest(wanted or "", names)
        hint = f"mungkin maksud Anda: {guess}" if guess else f"yang ada: {', '.join(names)}"
        raise click.UsageError(f'sasaran "{wanted}" tidak ada di situs.yml; {hint}')
    return chosen


def _opened(targets: list[Penerbitan]) -> list[tuple[Penerbitan, Keys]]:
    """Gather the secrets of all places first: whatever is missing is told at once."""
    opened: list[tuple[Penerbitan, Keys]] = []
    missing: list[Problem] = []
    for target in targets:
        try:
            opened.append((target, keys.of(target, os.environ)))
        except Stop as stop:
            missing += stop.problems
    if missing:
        raise Stop(*missing)
    return opened


def _release(draft: Draft, folder: Path) -> Release:
    made = release.read(folder)
    if made.content_root != content_root(draft, content.complete(draft)):
        message = f'situs di "{folder.name}" dibangun dari isi yang lain daripada content/ sekarang'
        hint = "bangun lagi: python build.py bangun; lalu ulangi"
        raise Stop(Problem(Place(folder.name), "ZI908", message, hint))
    if made.preview:
        message = f'situs di "{folder.name}" dibangun sebagai pratayang: tiap halamannya berkata "bukan kanal resmi"'
        hint = "bangun lagi tanpa --pratayang: python build.py bangun; lalu ulangi"
        raise Stop(Problem(Place(folder.name), "ZI908", message, hint))
    return made


def _tell_day(project: Project, made: Release) -> None:
    """Warn that the site tells the standing of another day: what is overdue depends on it."""
    today = project.given_today or datetime.now(UTC).astimezone(WIB).date()
    if made.day != today.isoformat():
        say(f"Perhatian: status di situs ini per {_long(made.day)}, bukan hari ini ({words.long_date(today)}).")
        say(f"Supaya per hari ini: python build.py --hari-ini {today.isoformat()} bangun")


def _long(day: str) -> str:
    read = words.parse_date(day)
    return words.long_date(read) if read else "tanggal yang tidak diketahui"


def _each(opened: list[tuple[Penerbitan, Keys]], work: Work) -> int:
    problems: list[Problem] = []
    for target, secrets in opened:
        try:
            work(target, secrets)
        except Stop as stop:
            problems += stop.problems
        except OSError as fault:
            why = f"{fault.strerror or type(fault).__name__} di komputer ini"
            problems += faults.failed(target.nama, why, "periksa sisa ruang dan izin di komputer ini").problems
    if problems:
        raise Stop(*problems)
    return codes.OK


def _publish(target: Penerbitan, secrets: Keys, made: Release, wish: ways.Wish, address: str | None) -> None:
    if address:
        _tell_gap(live.gap(target.nama, address, made, trust=keys.trust(secrets)), overwrite=wish.overwrite)
    with progress.counted(f"Mengirim ke {target.nama}") as listener:
        changed = ways.publish(target, secrets, made, wish, listener=listener)
    state = "terkirim" if changed else "sudah sama, tidak ada yang dikirim"
    click.echo(f"{target.nama}: {state}; rilis {made.short}, {words.number(len(made.files))} berkas.")
    if not address:
        say(f"{target.nama}: isian alamat belum ada, jadi situs yang tayang tidak dibaca kembali.")
        return
    with progress.counted(f"Membaca kembali {address}") as listener:
        checked = live.verify(target.nama, address, made, trust=keys.trust(secrets), listener=listener)
    click.echo(f"{target.nama}: tayang di {address}, {words.number(checked)} berkas cocok dengan sidiknya.")


def _tell_gap(gap: Problem | None, *, overwrite: bool) -> None:
    """Refuse to fork a chain of releases, unless the one that is shown is to be replaced; warn of the rest."""
    if gap and gap.level == "kesalahan" and not overwrite:
        raise Stop(gap)
    if gap:
        say(f"{gap.place}: {gap.message} ({gap.hint}).")


def _all_back(targets: list[Penerbitan]) -> int:
    """Go back at each place that keeps releases; where none does, each says so."""
    able = [one for one in targets if layout_of(one) == "rilis"] or targets
    for one in targets:
        if one not in able:
            say(f"{one.nama} ({one.cara}) tidak menyimpan rilis sebelumnya dan tetap menayangkan yang sekarang.")
    code = _each(_opened(able), _back)
    say(_SOON)
    return code


def _back(target: Penerbitan, secrets: Keys) -> None:
    step = ways.back(target, secrets)
    day = f", dengan status per {_long(step.day)}" if step.day else ""
    click.echo(f"{target.nama}: rilis {step.left} ditarik; yang tayang lagi: rilis {step.shown}{day}.")


def _show(target: Penerbitan, made: Release, changes: Changes) -> None:
    size = sum(made.files[name].size for name in changes.sent)
    click.echo(
        f"{target.nama} ({target.cara}): {words.number(len(changes.added))} berkas baru, "
        f"{words.number(len(changes.changed))} berubah, {words.number(len(changes.deleted))} dihapus, "
        f"{words.number(size)} byte dikirim. Uji coba: server tidak diubah."
    )
    for line in _lines(made, changes):
        click.echo(line)


def _lines(made: Release, changes: Changes) -> Iterator[str]:
    for mark, names in (("+", changes.added), ("~", changes.changed), ("-", changes.deleted)):
        for name in names[:_NAMED]:
            size = f" ({words.number(made.files[name].size)} byte)" if name in made.files else ""
            yield f"  {mark} {name}{size}"
        if len(names) > _NAMED:
            yield f"  {mark} … dan {words.number(len(names) - _NAMED)} lainnya"


def _pack(project: Project, target: Penerbitan, made: Release, *, dry: bool) -> None:
    path = project.root / f"site.{target.nama}.zip"
    if dry:
        click.echo(f"{target.nama} (zip): {path.name} akan memuat {words.number(len(made.files))} berkas. Uji coba.")
        return
    bundle.write(made, path, nama=target.nama, alamat=target.alamat or "")
    click.echo(f"{target.nama}: {path.name} ditulis; cara memasangnya ada di {path.with_suffix('.txt').name}.")
