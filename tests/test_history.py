"""History read from git: six shapes of a repository give right days or a clear refusal, and no old text comes back."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest
from conftest import EXAMPLE

from terawang.history import days, git, past
from terawang.history.git import is_same
from terawang.history.telling import tell
from terawang.problem import Stop

if TYPE_CHECKING:
    from pathlib import Path

NEXT = ("2024-01-03", "2024-01-04")
TODAY = date(2026, 11, 22)
REPORT = "content/realisasi/2024/pw-a-2-1.yml"
PAPER = "content/bukti/2024/undangan.yml"


def report(klaim: str, *, ringkasan: str = "Dibentuk.", bulan: str = "[1]", more: str = "") -> str:
    return (
        f"indikator: pw-a-2-1\nklaim: {klaim}\nper_tanggal: 2024-02-02\nringkasan: {ringkasan}\n"
        f"bulan_terlaksana: {bulan}\npenanggung_jawab: hukum-sdm\n{more}"
    )


def paper(judul: str = "Undangan rapat", *, indikator: str = "[pw-a-2-1]", more: str = "") -> str:
    return (
        f"judul: {judul}\njenis: undangan\ntanggal: 2024-03-03\npenerbit: Sekretaris\nringkasan: Rapat.\n"
        f"indikator: {indikator}\n{more}"
    )


class Repository:
    """A repository in a folder; a commit's moment is given in UTC, as `2024-05-01T10:00:00Z`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, moment: str = "2024-01-01T00:00:00Z") -> str:
        """Run git as an officer whose name and address must never be seen."""
        own = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull}
        who = ["-c", "user.name=Budi Santoso", "-c", "user.email=budi.pribadi@gmail.com"]
        command = ["git", *who, *words]
        done = subprocess.run(command, cwd=self.root, env=os.environ | own, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def write(self, file: str, text: str | None) -> None:
        """Write a file, or remove it."""
        path = self.root / file
        if text is None:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def commit(self, moment: str, files: dict[str, str | None] | None = None, *, message: str = "Perubahan") -> str:
        """Commit files, and give the commit's id."""
        for file, text in (files or {}).items():
            self.write(file, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, moment=moment)
        return self.git("rev-parse", "HEAD")

    def past(self, today: date = TODAY) -> past.Past:
        """Read the history."""
        return past.read(self.root, today=today)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "situs")


def short(found: past.Past, file: str = REPORT) -> list[tuple[str, str]]:
    """Give the day and the sentences of each change of a file, the newest first."""
    return [(str(one.tanggal), " ".join(one.said)) for one in found.of(file)]


# Shape 1: the whole history.
def test_the_whole_history_is_told_by_day_in_wib(repository: Repository) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan")})
    last = repository.commit("2024-05-01T17:30:00Z", {REPORT: report("selesai", bulan="[1, 2]")})

    found = repository.past()

    assert short(found) == [
        ("2024-05-02", "Klaim berjalan menjadi selesai. Bulan terlaksana ditambah Februari."),
        ("2024-02-05", "Laporan pertama: klaim berjalan per 2 Februari 2024."),
    ]
    assert found.of(REPORT)[0].commit == last
    assert found.tanpa == ""


def test_what_no_reader_sees_is_no_change(repository: Repository) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan")})
    repository.commit("2024-03-05T03:00:00Z", {REPORT: "# catatan\n" + report('"berjalan"'), "README.md": "x"})

    assert [day for day, _ in short(repository.past())] == ["2024-02-05"]


def test_the_unit_comes_from_the_message_and_no_name_from_anywhere(repository: Repository) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan")}, message="Laporan\n\nUnit: hukum-sdm")
    repository.commit("2024-03-05T03:00:00Z", {REPORT: report("selesai")}, message="Lagi\n\nUnit: Budi <b@gmail.com>")

    found = repository.past()

    assert [one.unit for one in found.of(REPORT)] == ["", "hukum-sdm"]
    assert "Budi" not in repr(found)
    assert "gmail" not in repr(found)


# Shape 2: shallow.
def test_a_shallow_clone_is_refused_with_the_remedy(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan")})
    repository.commit("2024-05-01T03:00:00Z", {REPORT: report("selesai")})
    repository.git("clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(tmp_path / "dangkal"))
    repository.git("clone", "--quiet", repository.root.as_uri(), str(tmp_path / "utuh"))

    with pytest.raises(Stop) as stopped:
        past.read(tmp_path / "dangkal", today=TODAY)

    assert [(problem.code, problem.level) for problem in stopped.value.problems] == [("ZI907", "kesalahan")]
    assert "git fetch --unshallow" in stopped.value.problems[0].hint
    assert len(past.read(tmp_path / "utuh", today=TODAY).entries) == 2


def test_a_clone_without_old_files_is_refused_and_fetches_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan")})
    repository.commit("2024-05-01T03:00:00Z", {REPORT: report("selesai")})
    repository.git("config", "uploadpack.allowFilter", "true")
    source, target = repository.root.as_uri(), str(tmp_path / "tanpa-isi")
    repository.git("clone", "--quiet", "--filter=blob:none", source, target)

    with pytest.raises(Stop) as stopped:
        past.read(tmp_path / "tanpa-isi", today=TODAY)

    assert [problem.code for problem in stopped.value.problems] == ["ZI907"]


# Shape 3: none.
def test_without_git_the_history_says_so(tmp_path: Path) -> None:
    found = past.read(tmp_path, today=TODAY)

    assert (found.entries, found.tanpa) == ((), "situs ini dibangun dari salinan tanpa riwayat git")


def test_a_repository_that_does_not_know_the_content_says_so(repository: Repository) -> None:
    assert repository.past().tanpa == "belum ada commit"
    repository.commit("2024-02-05T03:00:00Z", {"README.md": "x"})
    repository.write(REPORT, report("berjalan"))
    assert repository.past().tanpa == "isi situs ini belum dicatat dalam git"


def test_a_computer_without_git_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.root))

    assert repository.past().tanpa == "git tidak terpasang di komputer yang membangun situs ini"


def test_a_broken_repository_is_refused(repository: Repository) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan")})
    (repository.root / ".git/HEAD").write_text("rusak", encoding="utf-8")

    with pytest.raises(Stop, match="git menolak"):
        repository.past()


# Shape 4: renamed files.
def test_a_renamed_record_keeps_its_history_under_its_new_name(repository: Repository) -> None:
    new = "content/bukti/2024/undangan-rapat-pleno.yml"
    repository.commit("2024-02-05T03:00:00Z", {PAPER: paper()})
    repository.commit("2024-03-05T03:00:00Z", {PAPER: None, new: paper(more="akses: ringkasan\nalasan: x\n")})
    repository.commit("2024-04-05T03:00:00Z", {new: paper(more="akses: terbuka\nalasan: x\n")})

    found = repository.past()

    assert short(found, new) == [
        ("2024-04-05", "Akses ringkasan menjadi terbuka."),
        ("2024-03-05", "Nama berkasnya diganti. Akses diisi ringkasan. Diubah: alasan."),
        ("2024-02-05", "Bukti ditambahkan: undangan, 3 Maret 2024."),
    ]
    assert found.of(PAPER) == ()


def test_another_indicators_like_report_is_no_renamed_one(repository: Repository) -> None:
    other = "content/realisasi/2024/pw-a-2-2.yml"
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan")})
    repository.commit("2024-03-05T03:00:00Z", {REPORT: None, other: report("berjalan").replace("pw-a-2-1", "pw-a-2-2")})

    found = repository.past()

    assert [day for day, _ in short(found, other)] == ["2024-03-05"]
    assert short(found)[0] == ("2024-03-05", "Laporan realisasi ditarik.")


def test_a_name_that_is_used_again_starts_anew(repository: Repository) -> None:
    kept = "content/bukti/2024/lama.yml"
    repository.commit("2024-02-05T03:00:00Z", {PAPER: paper()})
    repository.commit("2024-03-05T03:00:00Z", {PAPER: None, kept: paper()})
    repository.commit("2024-04-05T03:00:00Z", {PAPER: paper("Undangan lain", indikator="[tl-a-1-1]")})

    found = repository.past()

    assert [day for day, _ in short(found, PAPER)] == ["2024-04-05"]
    assert [day for day, _ in short(found, kept)] == ["2024-03-05", "2024-02-05"]


# Shape 5: merges.
def test_a_change_that_came_by_a_merge_bears_the_day_of_the_merge(repository: Repository) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("belum_mulai")})
    repository.git("checkout", "--quiet", "-b", "usulan")
    repository.commit("2024-02-06T03:00:00Z", {REPORT: report("berjalan")})
    repository.commit("2024-02-07T03:00:00Z", {REPORT: report("selesai")})
    repository.git("checkout", "--quiet", "main")
    repository.commit("2024-02-08T03:00:00Z", {PAPER: paper()})
    repository.git("merge", "--quiet", "--no-ff", "--no-edit", "usulan", moment="2024-02-20T03:00:00Z")

    assert short(repository.past()) == [
        ("2024-02-20", "Klaim belum mulai menjadi selesai."),
        ("2024-02-05", "Laporan pertama: klaim belum mulai per 2 Februari 2024."),
    ]
    assert [day for day, _ in short(repository.past(), PAPER)] == ["2024-02-08"]


# Shape 6: dates that cannot be.
def test_a_clock_in_the_future_dates_nothing(repository: Repository) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("belum_mulai")})
    repository.commit("2040-01-01T03:00:00Z", {REPORT: report("berjalan")})
    assert [day for day, _ in short(repository.past())] == ["2024-02-05"]
    assert repository.past().nanti == 1

    repository.commit("2024-03-05T03:00:00Z", {REPORT: report("selesai")})
    assert [day for day, _ in short(repository.past())] == ["None", "None", "2024-02-05"]

    repository.commit("2024-03-06T03:00:00Z", {PAPER: paper()})
    assert [day for day, _ in short(repository.past())] == ["2024-03-05", "None", "2024-02-05"]
    assert repository.past().nanti == 0


def test_a_change_after_the_as_of_date_is_counted_and_not_told(repository: Repository) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan")})
    repository.commit("2024-05-01T03:00:00Z", {REPORT: report("selesai")})

    found = repository.past(date(2024, 4, 30))

    assert ([day for day, _ in short(found)], found.nanti) == (["2024-02-05"], 1)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(["2024-01-01", "2024-01-02"], ["2024-01-01", "2024-01-02"], id="in order"),
        pytest.param(["2024-01-01", "2024-01-01"], ["2024-01-01", "2024-01-01"], id="the same day twice"),
        pytest.param(["2024-01-01", "2040-01-01", "2024-01-03"], ["2024-01-01", "", ""], id="one against one"),
        pytest.param(["2024-01-01", "2040-01-01", *NEXT], ["2024-01-01", "", *NEXT], id="future"),
        pytest.param(
            ["2023-01-01", "2024-01-01", "2010-01-01", *NEXT], ["2023-01-01", "2024-01-01", "", *NEXT], id="past"
        ),
        pytest.param(["2024-01-01", "2024-01-02", "2010-01-01"], ["2024-01-01", "2024-01-02", ""], id="past, last"),
        pytest.param(["1970-01-02", "2024-01-02"], ["", "2024-01-02"], id="before git"),
        pytest.param(["2040-01-01", "2041-01-01", "2024-01-03"], ["2040-01-01", "2041-01-01", ""], id="most agree"),
    ],
)
def test_days_that_contradict_the_others_are_left_out(given: list[str], expected: list[str]) -> None:
    seconds = [(date.fromisoformat(day) - date(1970, 1, 1)).days * 86400 for day in given]

    assert [str(day or "") for day in days.trusted(seconds)] == expected


def test_a_moment_that_no_calendar_has_dates_nothing() -> None:
    assert days.trusted([10**15, -(10**15), 1_714_521_600]) == (None, None, date(2024, 5, 1))


# Nothing that was taken out comes back.
@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        pytest.param(
            REPORT,
            report("berjalan", ringkasan="Diserahkan oleh Siti Aminah."),
            report("berjalan", ringkasan="Diserahkan."),
            ("Diubah: ringkasan.",),
            id="a name in a summary",
        ),
        pytest.param(
            PAPER,
            paper('"Undangan: Siti Aminah, rapat"'),
            paper("Undangan rapat"),
            ("Diubah: judul.",),
            id="a name and a colon in a title",
        ),
        pytest.param(
            PAPER,
            paper('"Undangan: Siti Aminah, rapat"'),
            paper('"Undangan: Siti Aminah, rapat"', indikator="[pw-a-2-1, pw-a-2-2]"),
            ("Indikator ditambah pw-a-2-2.",),
            id="not even the title that stays",
        ),
        pytest.param(
            REPORT,
            report("berjalan", more="angka: {pembilang: 1, penyebut: 3, satuan: orang}\n"),
            report("berjalan"),
            ("Diubah: angka.",),
            id="a small count",
        ),
        pytest.param(
            PAPER, paper("Siti Aminah"), None, ("Bukti ditarik.",), id="a withdrawn document is named by its kind"
        ),
    ],
)
def test_old_free_text_is_never_quoted(file: str, before: str, after: str | None, said: tuple[str, ...]) -> None:
    assert tell(file, before.encode(), after.encode() if after else None).said == said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (b"indikator: [", report("selesai").encode(), ("Isinya diubah.",)),
        (report("selesai").encode(), b"\xff\xfe", ("Isinya diubah.",)),
        (None, b"klaim: apa saja", ("Berkas ditambahkan.",)),
    ],
)
def test_a_version_that_nobody_can_read_is_still_a_change(
    before: bytes | None, after: bytes, said: tuple[str, ...]
) -> None:
    assert tell(REPORT, before, after).said == said


AREA = "content/rencana-aksi/2024/pw.yml"
PLAN = (EXAMPLE / AREA).read_text(encoding="utf-8")
CLOSED = "content/realisasi/2024/tutup.yml"
PERIOD = '  - {{sampai: {}, tanggal: 2024-07-14, sidik: {{pw-a-1-1: "b8"}}}}\n'


def told(change: tuple[str, str], file: str = AREA) -> tuple[str, ...]:
    """Tell what became of a file of the example's plan when some words of it were others."""
    text = (EXAMPLE / file).read_text(encoding="utf-8")
    assert change[0] in text
    return tell(file, text.encode(), text.replace(*change).encode()).said


def test_the_words_of_the_plan_are_law_and_are_quoted() -> None:
    wrong = PLAN.replace('uraian: "Kampanye"', 'uraian: "Kampanye Siti, 081234567890"')

    assert told(("[2, 5, 8, 11]", "[2, 5, 8]")) == ("pw-a-1-1: bulan rencana dikurangi November.",)
    assert told(('"Gratifikasi"', '"Anti gratifikasi"')) == (
        'area pw, kegiatan a: BUNYI KEPUTUSAN "Gratifikasi" menjadi "Anti gratifikasi".',
    )
    assert tell(AREA, wrong.encode(), PLAN.encode()).said == ("Isinya diubah.",)


DECREE = "content/rencana-aksi/2024/rencana.yml"
CONTOH = "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN CONTOH TENTANG RENCANA"
EVER = "gratifikasi empat kali setahun"


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        pytest.param(
            AREA,
            ('ringkas: "Kampanye tolak gratifikasi"', 'ringkas: "Kampanye oleh Siti Aminah"'),
            ("pw-a-1-1: ringkas diubah.",),
            id="everyday words",
        ),
        pytest.param(
            AREA,
            ('uraian: "Kampanye tolak gratifikasi', 'uraian: "Kampanye anti gratifikasi'),
            (f'pw-a-1-1: BUNYI KEPUTUSAN "Kampanye tolak {EVER}" menjadi "Kampanye anti {EVER}".',),
            id="the decree's own words beside them",
        ),
        pytest.param(
            AREA,
            ('nama_singkat: "Pengawasan"', 'nama_singkat: "Siti Aminah"'),
            ("area pw: nama singkat diubah.",),
            id="an area's short name",
        ),
        pytest.param(
            AREA,
            (
                'uraian: "Kampanye"\n',
                'uraian: "Kampanye"\n        uraian_baku: "Siti"\n        catatan_transkripsi: "Aminah"\n',
            ),
            ("area pw, kegiatan a, subkegiatan ke-1: uraian baku dan catatan transkripsi diubah.",),
            id="what the transcriber put beside a row",
        ),
        pytest.param(AREA, ("pw-a-1-1\n", "pw-a-1-9\n"), ("pw-a-1-1 dihapus.", "pw-a-1-9 ditambah."), id="other ids"),
        pytest.param(
            DECREE,
            ("Dua baris lampiran tidak", "Siti Aminah: dua baris tidak"),
            ("Catatan jadwal diubah.",),
            id="a note on the schedule",
        ),
        pytest.param(
            DECREE,
            ('nama: "NAMA KETUA (REKAAN)"', 'nama: "SITI AMINAH"'),
            ("keputusan: penanda tangan diubah.",),
            id="who signed",
        ),
        pytest.param(
            DECREE,
            ('keadaan: masa_berakhir\n      sekarang: "', 'keadaan: dicabut\n      sekarang: "Siti. '),
            (
                "keputusan, mengingat ke-4: keadaan masa berakhir menjadi dicabut.",
                "keputusan, mengingat ke-4: sekarang diubah.",
            ),
            id="a word of a closed list beside an editor's",
        ),
        pytest.param(
            DECREE,
            ('nomor: "KEDUA"', 'nomor: "SITI"'),
            ("keputusan, diktum ke-2 dihapus.", "keputusan, diktum ke-2 ditambah."),
            id="a printed number",
        ),
        pytest.param(
            DECREE,
            ("TENTANG RENCANA AKSI ZONA INTEGRITAS KANTOR TAHUN 2024.", "TENTANG RENCANA."),
            (f'keputusan, menetapkan: BUNYI KEPUTUSAN "{CONTOH} AKSI ZONA INTEGRITAS KAN…" menjadi "{CONTOH}.".',),
            id="a part that there is once",
        ),
        pytest.param(DECREE, ("[mp, tl, sdm", "[mp, sdm, tl"), ("Urutan area berubah.",), id="the order of the areas"),
    ],
)
def test_an_editors_words_beside_the_decree_are_never_quoted(
    file: str, change: tuple[str, str], said: tuple[str, ...]
) -> None:
    assert told(change, file) == said


def test_parts_that_changed_places_are_told_so() -> None:
    first, second = (PLAN.index(f"  - huruf: {letter}\n") for letter in "ab")
    third = PLAN.index("  - huruf: c\n")
    turned = PLAN[:first] + PLAN[second:third] + PLAN[first:second] + PLAN[third:]

    assert tell(AREA, PLAN.encode(), turned.encode()).said == ("area pw: urutan kegiatan diubah.",)


def test_a_long_list_of_changes_is_cut_and_counted() -> None:
    said = tell(
        AREA, PLAN.encode(), PLAN.replace("ringkas: ", "ringkas: Kini ").replace('Kini "', '"Kini ').encode()
    ).said

    assert (len(said), said[-1]) == (6, f"Dan {PLAN.count('ringkas: ') - 5} perubahan lain.")


def test_a_closed_period_is_told_by_its_last_day() -> None:
    first, second = PERIOD.format("2024-03-31"), PERIOD.format("2024-06-30")

    assert tell(CLOSED, None, f"tutup:\n{first}".encode()).said == ("Periode sampai 31 Maret 2024 ditutup.",)
    assert tell(CLOSED, f"tutup:\n{first}".encode(), f"tutup:\n{first}{second}".encode()).said == (
        "Periode sampai 30 Juni 2024 ditutup.",
    )


def test_permissions_are_not_told_in_detail() -> None:
    file = "content/metode/izin-publikasi.yml"
    one = (
        "izin:\n  - {jenis: ponsel, sidik: ab12, berkas: content/kanal.yml, alasan: Nomor layanan kantor yang resmi,"
        " disetujui_oleh: Sekretaris, tanggal: 2024-01-02, berlaku_sampai: 2024-12-31}\n"
    )

    assert tell(file, one.encode(), b"izin: []\n").said == ("Isinya diubah.",)
    assert tell(file, None, one.encode()).said == ("Izin publikasi ditambahkan.",)


def test_what_is_no_file_of_the_content_is_not_told() -> None:
    assert tell("content/.gitkeep", None, b"").said == ()


def test_a_changed_text_of_a_page_is_named() -> None:
    file, head = "content/halaman/tentang.md", "---\njudul: Tentang\nringkasan: Situs ini.\n---\n"

    assert tell(file, f"{head}Dulu.".encode(), f"{head}Kini.".encode()).said == ("Isi ditulis ulang.",)


def test_evidence_comes_to_an_indicator_and_goes(repository: Repository) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan"), PAPER: paper()})
    repository.commit("2024-03-05T03:00:00Z", {PAPER: paper(indikator="[tl-a-1-1]")})
    repository.commit("2024-04-05T03:00:00Z", {"content/bukti/2024/undangan.pdf": "isi"})
    repository.commit("2024-05-05T03:00:00Z", {"content/bukti/2024/undangan.pdf": "lain"})
    found = repository.past()

    told = [(str(one.tanggal), one.file, one.ditambah, one.dilepas) for one in found.of_indicator(2024, "pw-a-2-1")]

    assert told == [
        ("2024-03-05", PAPER, ("tl-a-1-1",), ("pw-a-2-1",)),
        ("2024-02-05", PAPER, ("pw-a-2-1",), ()),
        ("2024-02-05", REPORT, (), ()),
    ]
    assert short(found, "content/bukti/2024/undangan.pdf") == [
        ("2024-05-05", "Berkas diganti dengan yang lain."),
        ("2024-04-05", "Berkas ditambahkan."),
    ]


def test_names_that_are_free_may_change_and_names_that_identify_may_not() -> None:
    assert is_same("content/bukti/2024/a.yml", "content/bukti/2024/b.yml")
    assert is_same("content/laporan/2024/pw-a-2-1.yml", "content/realisasi/2024/pw-a-2-1.yml")
    assert not is_same("content/realisasi/2024/pw-a-2-1.yml", "content/realisasi/2024/pw-a-2-2.yml")
    assert not is_same("content/realisasi/2024/pw-a-2-1.yml", "content/bukti/2024/b.yml")


def test_what_was_told_is_remembered_and_no_old_file_read_again(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan")})
    repository.commit("2024-05-01T03:00:00Z", {REPORT: report("selesai")})
    cache = tmp_path / "cache"
    first = past.read(repository.root, today=TODAY, cache=cache)

    monkeypatch.setattr(git, "blobs", lambda *_: pytest.fail("an old file was read again"))

    assert past.read(repository.root, today=TODAY, cache=cache) == first
    next(cache.iterdir()).write_text('{"rusak": 1}', encoding="utf-8")
    monkeypatch.undo()
    assert past.read(repository.root, today=TODAY, cache=cache) == first


def test_a_large_old_file_is_not_read_and_a_link_is_no_file(repository: Repository) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan", more="#" * 2_000_000)})
    repository.commit("2024-03-05T03:00:00Z", {REPORT: report("berjalan")})
    (repository.root / PAPER).parent.mkdir(parents=True)
    (repository.root / PAPER).symlink_to("lain.yml")
    repository.commit("2024-04-05T03:00:00Z")

    assert short(repository.past()) == [("2024-03-05", "Isinya diubah."), ("2024-02-05", "Berkas ditambahkan.")]
    assert repository.past().of(PAPER) == ()


def test_git_that_does_not_answer_is_given_up(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit("2024-02-05T03:00:00Z", {REPORT: report("berjalan")})
    monkeypatch.setattr(git, "PATIENCE", 0)

    with pytest.raises(Stop, match="belum selesai"):
        repository.past()


def test_a_project_deep_in_a_repository_has_its_own_history(tmp_path: Path) -> None:
    whole = Repository(tmp_path / "induk")
    whole.commit("2024-02-05T03:00:00Z", {f"examples/kantor/{REPORT}": report("berjalan"), REPORT: report("selesai")})

    found = past.read(whole.root / "examples/kantor", today=TODAY)

    assert [(one.file, one.said) for one in found.entries] == [
        (REPORT, ("Laporan pertama: klaim berjalan per 2 Februari 2024.",))
    ]
