"""What machines read of a page: values in the vocabulary of schema.org, to be written as JSON-LD."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from terawang.pages import url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from terawang.model.plan import Keputusan
    from terawang.model.service import KepalaKlarifikasi
    from terawang.model.site import Kantor, Situs
    from terawang.pages.datasets.set import Set

# From false to true; what is not proven has no place between them and gets a word alone.
RATINGS = {"salah": 1, "menyesatkan": 2, "sebagian_benar": 3, "benar": 5}
WORST, BEST = 1, 5
MEDIA: Mapping[str, str] = {".csv": "text/csv", ".json": "application/json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReview:
    """A checked claim for search engines (https://schema.org/ClaimReview); `putusan` is the verdict's word."""

    kepala: KepalaKlarifikasi
    putusan: str
    kantor: Kantor

    def at(self, address: str | None) -> dict[str, object]:
        """Give the value for the page at a full address; without one it names no address."""
        kepala = self.kepala
        value = {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": address,
            "name": kepala.judul,
            "inLanguage": "id",
            "datePublished": kepala.tanggal.isoformat(),
            "author": _filled({"@type": "Organization", "name": self.kantor.nama, "url": self.kantor.situs_resmi}),
            "claimReviewed": kepala.klaim,
            "itemReviewed": _filled({"@type": "Claim", "text": kepala.klaim, "datePublished": self._first_seen()}),
            "reviewRating": self._rating(),
            "reviewBody": kepala.ringkasan,
            "citation": [one.tautan for one in kepala.sumber],
        }
        return _filled(value)

    def _first_seen(self) -> str | None:
        return self.kepala.beredar.isoformat() if self.kepala.beredar else None

    def _rating(self) -> dict[str, object]:
        rating: dict[str, object] = {"@type": "Rating", "alternateName": self.putusan}
        found = RATINGS.get(self.kepala.putusan)
        return rating | ({"ratingValue": found, "bestRating": BEST, "worstRating": WORST} if found else {})


def _filled(value: Mapping[str, object]) -> dict[str, object]:
    return {key: one for key, one in value.items() if one is not None}


class Canonical(Protocol):
    """What gives the full address of a page or file, when the site's own address is known."""

    def __call__(self, url: str) -> str | None:
        """Give the full address."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """A set of open data (https://schema.org/Dataset) with its files."""

    one: Set
    situs: Situs

    def at(self, canonical: Canonical) -> dict[str, object]:
        """Give the value; without the site's address it names no address."""
        columns = self.one.table.columns
        return _filled(
            {
                "@context": "https://schema.org",
                "@type": "Dataset",
                "name": self.one.table.judul,
                "description": self.one.arti,
                "url": canonical(url.data_set(self.one.nama)),
                "inLanguage": "id",
                "license": self.situs.lisensi.tautan,
                "isAccessibleForFree": True,
                "creator": office(self.situs.kantor),
                "dateModified": self.one.diperbarui,
                "variableMeasured": [
                    _filled(
                        {
                            "@type": "PropertyValue",
                            "name": column.kunci,
                            "description": column.arti or column.judul,
                            "unitText": column.satuan or None,
                        }
                    )
                    for column in columns
                ],
                "distribution": self._files(canonical),
            }
        )

    def _files(self, canonical: Canonical) -> list[dict[str, object]] | None:
        named = ((kind, canonical(url.data_file(f"{self.one.nama}{end}"))) for end, kind in MEDIA.items())
        found: list[dict[str, object]] = [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": at} for kind, at in named if at
        ]
        return found or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All sets (https://schema.org/DataCatalog)."""

    sets: tuple[Set, ...]
    situs: Situs

    def at(self, canonical: Canonical) -> dict[str, object]:
        """Give the value; without the site's address it names no address."""
        return _filled(
            {
                "@context": "https://schema.org",
                "@type": "DataCatalog",
                "name": f"Data {self.situs.kantor.nama}",
                "url": canonical(url.DATA),
                "inLanguage": "id",
                "license": self.situs.lisensi.tautan,
                "creator": office(self.situs.kantor),
                "dataset": [
                    _filled(
                        {
                            "@type": "Dataset",
                            "name": one.table.judul,
                            "description": one.arti,
                            "url": canonical(url.data_set(one.nama)),
                        }
                    )
                    for one in self.sets
                ],
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A decree (https://schema.org/Legislation)."""

    keputusan: Keputusan
    judul: str

    def at(self, address: str | None) -> dict[str, object]:
        """Give the value for the page at a full address; without one it names no address."""
        keputusan = self.keputusan
        return _filled(
            {
                "@context": "https://schema.org",
                "@type": "Legislation",
                "url": address,
                "name": f"{self.judul} tentang {keputusan.tentang}",
                "inLanguage": "id",
                "legislationIdentifier": f"{keputusan.nomor} Tahun {keputusan.tahun}",
                "legislationType": "Keputusan",
                "legislationDate": keputusan.tanggal.isoformat(),
                "legislationPassedBy": {"@type": "GovernmentOrganization", "name": keputusan.penerbit},
            }
        )


def office(kantor: Kantor) -> dict[str, object]:
    """Give the office (https://schema.org/GovernmentOrganization); what is not filled in is not said."""
    return _filled(
        {
            "@type": "GovernmentOrganization",
            "name": kantor.nama,
            "legalName": kantor.nama_lengkap,
            "url": kantor.situs_resmi,
            "address": kantor.alamat,
            "telephone": kantor.telepon,
            "email": kantor.surel,
        }
    )


def organization(kantor: Kantor) -> dict[str, object]:
    """Give the office as a value of its own, for the first page."""
    return {"@context": "https://schema.org", **office(kantor)}


def way(trail: Iterable[tuple[str, str]], here: tuple[str, str], canonical: Canonical) -> dict[str, object] | None:
    """Give the way to a page (https://schema.org/BreadcrumbList); nothing while the site's address is not known."""
    steps = [(label, canonical(at)) for label, at in (*trail, here)]
    if len(steps) == 1 or any(at is None for _, at in steps):
        return None
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": label, "item": at}
            for position, (label, at) in enumerate(steps, start=1)
        ],
    }
