"""What a column of a form is about, by its title: the office's own mapping first, then the words of the questions."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from terawang.intake.survey import vocabulary
from terawang.model.survey import Ciri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terawang.model.survey import Metode, PemetaanSurvei, UnsurMetode

Kind = Literal["unsur", "ciri", "waktu", "layanan", "abaikan"]
How = Literal["pemetaan", "judul", "nomor", "isi", ""]


class Meaning(NamedTuple):
    """What a column is about; `kode` names the element or the trait, `how` says what it was known by."""

    kind: Kind
    kode: str = ""
    how: How = ""


IGNORED = Meaning("abaikan")
CIRI: tuple[str, ...] = get_args(Ciri)

_NUMBERING = re.compile(r"\s*(?:(?:unsur|pertanyaan|soal|nomor|no\.?|u|q)[\s.-]*)?(\d{1,2})\s*(?:[.):\-]+\s*|\s+|$)")
_COPY = re.compile(r"\s*(?:[(\[]\d{1,2}[)\]]|[._]\d{1,2})\s*$")
_GRID = re.compile(r"\[([^\[\]]*[^\W\d][^\[\]]*)\]\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_COMMENT = re.compile(
    r"\b(saran|kritik|masukan|komentar|alasan|jelaskan|sebutkan|tuliskan|mengapa|harapan|ulasan|catatan|pesan|kesan)\b"
)
_SENT = re.compile(
    r"timestamp|(?:stempel|cap) waktu|waktu|tanggal|(?:tanggal|waktu|tgl)(?:/| dan )?(?:waktu)? ?(?:pengisian|isi|"
    r"kirim|pengiriman|survei|survey|submit|input|kunjungan|layanan|pelayanan|mulai|selesai)?"
    r"(?: survei| survey| formulir)?|"
    r"(?:start|completion|submission|last modified) (?:time|date)|date(?: submitted)?|submitted(?: at)?|created at"
)
_TRAITS: Mapping[Ciri, re.Pattern[str]] = {
    "jenis_kelamin": re.compile(r"\b(?:kelamin|gender|sex)\b|^(?:l/p|lp|jk|l / p)$"),
    "pendidikan": re.compile(r"\bpendidikan\b"),
    "usia": re.compile(r"\b(?:usia|umur)\b"),
    "pekerjaan": re.compile(r"\b(?:pekerjaan|profesi|mata pencaharian)\b"),
    "disabilitas": re.compile(r"\b(?:disabilitas|difabel|berkebutuhan khusus)\b"),
}
_SERVICE = re.compile(
    r"(?:jenis|nama|unit|pilih|pilihan|macam|bidang)\b.*\b(?:pe)?layanan\b.*|(?:pe)?layanan(?: (?:yang|apa|kpu)\b.*)?"
)
# Words by which a question is known to ask about an element -> how surely. Roots are met with -nya too.
_KEYWORDS: Mapping[str, Mapping[str, int]] = {
    "persyaratan": {"persyaratan": 2, "syarat": 2},
    "prosedur": {"prosedur": 2, "mekanisme": 2, "alur": 2, "sistem": 1, "birokrasi": 1},
    "waktu": {"waktu": 2, "kecepatan": 2, "cepat": 1, "ketepatan": 1},
    "biaya": {"biaya": 2, "tarif": 2, "ongkos": 2},
    "produk": {"produk": 2, "spesifikasi": 2, "hasil": 1},
    "kompetensi": {"kompetensi": 2, "kompeten": 2, "kemampuan": 2, "keterampilan": 2, "keahlian": 2, "pengetahuan": 1},
    "perilaku": {"perilaku": 2, "kesopanan": 2, "keramahan": 2, "sikap": 2, "sopan": 1, "ramah": 1},
    "penanganan_pengaduan": {"pengaduan": 3, "aduan": 3, "keluhan": 3},
    "sarana_prasarana": {"sarana": 2, "prasarana": 2, "fasilitas": 2},
    "diskriminasi": {"diskriminasi": 3, "diskriminatif": 3, "membeda": 2, "membedakan": 2, "dibedakan": 2, "adil": 1},
    "pungutan_liar": {"pungutan": 3, "pungli": 3, "dipungut": 2, "memungut": 2},
    "imbalan": {"imbalan": 3, "gratifikasi": 3, "hadiah": 3},
    "percaloan": {"calo": 3, "percaloan": 3, "perantara": 3},
    "suap": {"suap": 3, "penyuapan": 3, "menyuap": 3, "sogokan": 3},
}
_FILLER_TEXT = """
dan atau yang di ke dari dengan dalam tentang terhadap atas untuk pada oleh ada tidak jenis pelayanan layanan unit
petugas pelaksana pendapat saudara anda bagaimana apakah saran masukan kualitas kesesuaian kemudahan diberikan
memberikan penanganan pengguna nya
"""
_FILLERS = frozenset(_FILLER_TEXT.split())
_NEAR, _NEAR_LENGTH, _SHORTEST_NEAR = 0.85, 2, 6


@dataclass(frozen=True, slots=True)
class Guide:
    """Knows columns by their titles, for one method and one office's mapping."""

    metode: Metode
    office: Mapping[str, str]
    keywords: Mapping[str, Mapping[str, int]]
    exact: Mapping[str, str]
    own: frozenset[str]
    """The words of the method's own texts, which may be repeated."""

    @property
    def elements(self) -> tuple[str, ...]:
        """The codes of the method's elements, in its order."""
        return tuple(unsur.kode for unsur in self.metode.unsur)

    def shown(self, title: str) -> str:
        """Give a title with only the words that may be repeated."""
        return vocabulary.shown(title, self.own)

    def known_as(self, meant: str) -> Meaning | None:
        """Give what a word of the mapping stands for; None when it stands for nothing."""
        if meant in self.elements:
            return Meaning("unsur", meant, "pemetaan")
        if meant in CIRI:
            return Meaning("ciri", meant, "pemetaan")
        kinds: dict[str, Kind] = {"waktu": "waktu", "layanan": "layanan", "abaikan": "abaikan"}
        return Meaning(kinds[meant], "", "pemetaan") if meant in kinds else None

    def meaning(self, title: str) -> Meaning:
        """Give what a column with this title is about."""
        given = self._mapped(title)
        if given:
            return given
        text = bare(title)
        if _SENT.fullmatch(text):
            return Meaning("waktu", "", "judul")
        kode = self._element(text)
        if kode:
            return Meaning("unsur", kode, "judul")
        trait = next((ciri for ciri, pattern in _TRAITS.items() if pattern.search(text)), None)
        if trait:
            return Meaning("ciri", trait, "judul")
        if _SERVICE.fullmatch(text.rstrip("?: ")):
            return Meaning("layanan", "", "judul")
        return self._by_number(title, text)

    def _mapped(self, title: str) -> Meaning | None:
        """Look a title up in the office's mapping: as it is, else by its words that may be repeated."""
        if not self.office:
            return None
        given = self.office.get(key(title)) or self.office.get(key(self.shown(title)))
        return (self.known_as(given) or IGNORED) if given else None

    def _element(self, text: str) -> str | None:
        """Find the one element that a question speaks of most."""
        if text in self.exact:
            return self.exact[text]
        found = [word.removesuffix("nya") for word in _WORD.findall(text)]
        scores = {kode: sum(_weight(word, roots) for word in found) for kode, roots in self.keywords.items()}
        best = max(scores.values(), default=0)
        winners = [kode for kode, score in scores.items() if score == best and best > 0]
        return winners[0] if len(winners) == 1 else None

    def _by_number(self, title: str, text: str) -> Meaning:
        """Read a title that is a number alone (`U3`) as the method's third element."""
        numbered = _NUMBERING.fullmatch(_COPY.sub("", title).casefold().strip())
        if text or not numbered or not 1 <= int(numbered[1]) <= len(self.elements):
            return IGNORED
        return Meaning("unsur", self.elements[int(numbered[1]) - 1], "nomor")


def guide(metode: Metode, pemetaan: PemetaanSurvei | None) -> Guide:
    """Make the guide of a method and of the columns that the office has mapped."""
    mapped = {key(kolom.judul): kolom.menjadi for kolom in pemetaan.kolom} if pemetaan else {}
    said = [(text, unsur.kode) for unsur in metode.unsur for text in _texts(unsur)]
    times = Counter(text for text, _ in said)
    exact = {text: kode for text, kode in said if times[text] == 1}
    own = frozenset(word for text in times for word in _WORD.findall(text))
    return Guide(metode, mapped, _keywords(metode), exact, own)


def key(title: str) -> str:
    """Give a title as it is compared with the mapping."""
    return " ".join(title.casefold().split())


def bare(title: str) -> str:
    """Give the words of a title without number, copy mark (`(2)`), and the question above a grid's `[row]`."""
    text = key(title)
    grid = _GRID.search(_COPY.sub("", text))
    text = _COPY.sub("", grid[1] if grid else text)
    return _NUMBERING.sub("", text, count=1).strip(" *:?.") if _NUMBERING.match(text) else text.strip(" *:?.")


def asks_for_words(title: str) -> bool:
    """Tell whether a title asks for a remark."""
    return bool(_COMMENT.search(title.casefold()))


def speaks_of_time(title: str) -> bool:
    """Tell whether a title may stand over dates."""
    return bool(re.search(r"waktu|tanggal|tgl|jam|time|date", title.casefold()))


def _weight(word: str, roots: Mapping[str, int]) -> int:
    """Give how surely a word speaks of an element; a misspelt root counts 1."""
    if word in roots or len(word) < _SHORTEST_NEAR:
        return roots.get(word, 0)
    alike = [root for root in roots if root[0] == word[0] and abs(len(root) - len(word)) <= _NEAR_LENGTH]
    return int(bool(difflib.get_close_matches(word, alike, n=1, cutoff=_NEAR)))


def _texts(unsur: UnsurMetode) -> set[str]:
    return {bare(text) for text in (unsur.nama, unsur.pertanyaan, unsur.kode.replace("_", " ")) if text}


def _keywords(metode: Metode) -> dict[str, Mapping[str, int]]:
    """Give the words of each element: the customary ones, else those of its name and question that no other has."""
    own = {
        unsur.kode: {word.removesuffix("nya") for text in _texts(unsur) for word in _WORD.findall(text)} - _FILLERS
        for unsur in metode.unsur
    }
    times = Counter(word for words in own.values() for word in words)
    return {kode: _KEYWORDS.get(kode) or {word: 2 for word in words if times[word] == 1} for kode, words in own.items()}
