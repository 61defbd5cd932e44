"""What machines read of a page: values in the vocabulary of schema.org, to be written as JSON-LD."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terawang.model.service import KepalaKlarifikasi
    from terawang.model.site import Kantor

# From false to true; what is not proven has no place between them and gets a word alone.
RATINGS = {"salah": 1, "menyesatkan": 2, "sebagian_benar": 3, "benar": 5}
WORST, BEST = 1, 5


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
