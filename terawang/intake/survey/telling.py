"""What the import says: which columns, how many rows and why not the others, what comes out and what stays hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import survey_index, words
from terawang.intake.survey.mapping import FILL
from terawang.model.base import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from terawang.intake.survey import Intake
    from terawang.intake.survey.cleaning import Cleaned, Reason
    from terawang.intake.survey.columns import Column
    from terawang.intake.survey.counting import Counted
    from terawang.model.survey import Metode, Survei

_REASONS: Mapping[Reason, str] = {
    "uji_coba": "percobaan petugas",
    "kembar": "terkirim dua kali pada detik yang sama dengan isi yang sama",
    "di_luar_periode": "bertanggal di luar masa survei",
    "di_luar_skala": "memuat nilai yang tidak ada pada skala",
    "kosong": "tanpa satu jawaban pun",
    "layanan_lain": "tentang layanan lain atau tanpa nama layanan",
}
_KINDS = {"waktu": "waktu pengisian", "layanan": "layanan", "abaikan": "diabaikan"}
_ORDERS = {"hari-bulan": "hari lalu bulan", "bulan-hari": "bulan lalu hari"}
_HOW = {"nomor": " (menurut nomornya; pastikan urutannya)", "isi": " (menurut isinya)", "pemetaan": " (pemetaan)"}
_ROWS, _TITLE = 10, 64
_LEVELS = {
    "jumlah": "hanya jumlah responden yang boleh tayang",
    "indeks": "hanya indeks yang boleh tayang, tanpa mutu, unsur, dan profil",
    "indeks_mutu": "hanya indeks dan mutu yang boleh tayang, tanpa unsur dan profil",
}


def columns(intake: Intake) -> Iterator[str]:
    """Tell what was read, and what each column was taken for."""
    form = intake.form
    which = f"lembar {form.number} dari {form.of}, " if form.of > 1 else ""
    yield f"Dibaca: {which}judul di baris {form.header}, {words.number(len(form.rows))} baris di bawahnya."
    yield "Kolom:"
    for column in intake.columns.all:
        if column.title or column.meaning.kind != "abaikan":
            yield f"  {column.letter:<3}{_meaning(column):<36}{_cut(intake.guide.shown(column.title))}"
    for kode, several in intake.columns.merged() if not intake.problems else ():
        named = words.joined([one.letter for one in several])
        yield f"Kolom {named} digabung sebagai unsur {kode}: tidak ada baris yang mengisi keduanya."


def rows(intake: Intake) -> Iterator[str]:
    """Tell which rows count, which do not and why, and what about those that count should be looked at."""
    cleaned = intake.cleaned
    about = intake.about
    yield f"Masa survei: {words.long_date(about.mulai)} sampai {words.long_date(about.selesai)}."
    yield f"Responden: {words.number(len(cleaned.respondents))}."
    dropped = [(_REASONS[reason], cleaned.dropped[reason]) for reason in _REASONS if cleaned.dropped.get(reason)]
    if dropped:
        yield "Disisihkan:"
        yield from (f"  {words.number(len(numbers))} baris {why}: {_rows(numbers)}" for why, numbers in dropped)
    if cleaned.sums:
        yield f"Bukan responden, melainkan baris jumlah atau rata-rata: {_rows(cleaned.sums)}."
    flagged = list(_flagged(cleaned))
    if flagged:
        yield "Ditandai, tetap dihitung:"
        yield from (f"  {line}" for line in flagged)
    yield from _dates(cleaned)
    if not cleaned.services:
        yield "Tidak ada kolom layanan: semua baris dianggap tentang layanan ini."


def outcome(counted: Counted, metode: Metode) -> Iterator[str]:
    """Tell the result as far as it may be published, and what stays hidden."""
    survei, hasil = counted.survei, counted.hasil
    if hasil.tingkat != "sebaran":
        yield f"Dengan {survei.responden} responden {_LEVELS[hasil.tingkat]}."
    if hasil.indeks is not None:
        graded = f", mutu {hasil.mutu.huruf} ({hasil.mutu.nama})" if hasil.mutu else ""
        yield f"{metode.singkatan}: {words.decimal(hasil.indeks)}{graded}."
    if hasil.unsur:
        low = [f"{unsur.kode} {words.decimal(unsur.nrr_bulat)}" for unsur in survey_index.lowest(hasil)]
        yield f"Tiga unsur terendah: {words.joined(low)}."
    yield from _profile(counted)
    if survei.populasi and metode.sampel:
        least = survey_index.sample(survei.populasi, metode.sampel)
        enough = "cukup" if survei.responden >= least else f"kurang {words.number(least - survei.responden)}"
        yield (
            f"Sampel Krejcie dan Morgan untuk populasi {words.number(survei.populasi)}: "
            f"{words.number(least)} responden; {enough}."
        )
    if survei.responden < metode.ambang.peringatan:
        yield f"Respondennya kurang dari {metode.ambang.peringatan}; halaman akan mengatakannya."


def follow_up(counted: Counted, units: Sequence[str]) -> list[str]:
    """Give the lines of `tindak_lanjut` that are still to be filled in."""
    promised = {one.unsur for one in counted.survei.tindak_lanjut}
    wanted = [unsur.kode for unsur in survey_index.lowest(counted.hasil) if unsur.kode not in promised]
    lines = [] if promised or not wanted else ["tindak_lanjut:"]
    named = f"  # salah satu: {', '.join(units)}" if units else "  # kode unit dari situs.yml"
    for kode in wanted:
        lines += [
            f"  - unsur: {kode}",
            f'    rencana: "{FILL} apa yang akan dilakukan"',
            f"    penanggung_jawab: {FILL}{named}",
            f"    batas: {FILL}  # misalnya {counted.survei.tayang.year}-12-31",
            "    status: belum_mulai",
        ]
    return lines


def _meaning(column: Column) -> str:
    kind, kode, how = column.meaning
    said = f"{kind} {kode}" if kode else _KINDS[kind]
    return said + _HOW.get(how, "") + " "


def _flagged(cleaned: Cleaned) -> Iterator[str]:
    straight = cleaned.straight
    if straight:
        share = round(100 * len(straight) / len(cleaned.respondents))
        yield f"{words.number(len(straight))} baris ({share}%) menjawab sama untuk semua unsur: {_rows(straight)}"
    if cleaned.alike:
        yield (
            f"{words.number(len(cleaned.alike))} baris sama isinya dengan baris lain, waktunya berbeda: "
            f"{_rows(cleaned.alike)}"
        )
    if cleaned.undated:
        yield f"{words.number(len(cleaned.undated))} baris tanpa tanggal yang terbaca: {_rows(cleaned.undated)}"


def _dates(cleaned: Cleaned) -> Iterator[str]:
    if cleaned.moments is None:
        yield "Tidak ada kolom waktu: masa survei dan kiriman ganda tidak dapat diperiksa."
    elif cleaned.moments.order:
        why = "terlihat dari baris lain" if cleaned.moments.sure else "paling cocok dengan masa survei; pastikan"
        yield f"Tanggal dengan garis miring dibaca {_ORDERS[cleaned.moments.order]} ({why})."
    if cleaned.moments and cleaned.moments.turned:
        turned = words.number(cleaned.moments.turned)
        yield f"{turned} tanggal dibalik kembali: Excel telah menukar hari dan bulannya."


def _profile(counted: Counted) -> Iterator[str]:
    if counted.hasil.tingkat != "sebaran":
        return
    for profil in counted.survei.profil:
        hidden = sum(kelompok.jumlah == HIDDEN for kelompok in profil.kelompok)
        said = f"{len(profil.kelompok)} kelompok"
        if hidden:
            said += f", {hidden} disembunyikan (ada yang kurang dari 5 orang, dan selisihnya tidak boleh terbaca)"
        yield f"Profil {profil.ciri.replace('_', ' ')}: {said}."
    for ciri in counted.untold:
        yield f"Profil {ciri.replace('_', ' ')}: tidak ditulis, sebab semua kelompoknya harus disembunyikan."


def _rows(numbers: Sequence[int]) -> str:
    shown = [str(number) for number in numbers[:_ROWS]]
    rest = len(numbers) - len(shown)
    return f"baris {words.joined([*shown, f'{words.number(rest)} baris lain'] if rest else shown)}"


def _cut(text: str) -> str:
    return text if len(text) <= _TITLE else text[: _TITLE - 1] + "…"


def named(survei: Survei, metode: Metode) -> str:
    """Name a survey's result in a few words, as a correction tells it."""
    said = f"{words.number(survei.responden)} responden"
    answered = {unsur.kode for unsur in survei.unsur if any(unsur.jawaban)}
    whole = all(unsur.kode in answered for unsur in metode.unsur)
    if not whole and survey_index.openness(metode, survei.responden) == "sebaran":
        return said  # of another method, or a record that the rules refuse
    indeks = survey_index.result(survei, metode).indeks
    return said if indeks is None else f"{said}, {metode.singkatan} {words.decimal(indeks)}"
