"""Every file of open data: the sets in each form, what describes them, the feeds and the calendars."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from terawang import address
from terawang.exports.calendar import calendars
from terawang.exports.feeds import feeds
from terawang.exports.json_schemas import schemas
from terawang.exports.package import package
from terawang.exports.satu_data import satu_data
from terawang.exports.tables import csv_of, json_of, semicolons_of
from terawang.exports.workbook import workbook
from terawang.pages import data, url

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from terawang.content import Content
    from terawang.model.site import Situs
    from terawang.pages.datasets.set import Set
    from terawang.pages.page import Page


def open_data(content: Content, pages: Iterable[Page], *, today: date, dasar_url: str | None) -> dict[str, bytes]:
    """Make the files of open data by name."""
    sets, situs = data.published(pages), content.situs
    made = max((one.diperbarui for one in sets if one.diperbarui), default=today.isoformat())
    files = {at: written for one in sets for at, written in _forms(one, situs).items()}
    canonical = partial(_canonical, dasar_url)
    files[data.PACKAGE] = package(sets, files, situs, made=made, canonical=canonical)
    files[data.SATU_DATA] = satu_data(content, sets)
    files[data.WORKBOOK] = workbook(sets, title=f"Data {situs.kantor.nama}", made=made)
    files |= schemas(sets, canonical=canonical)
    files |= feeds(content, today=today, dasar_url=dasar_url)
    files |= calendars(content, dasar_url=dasar_url)
    return {address.file_of(at): written for at, written in files.items()}


def _forms(one: Set, situs: Situs) -> dict[str, bytes]:
    about = {
        "nama": one.nama,
        "versi": 1,
        "arti": one.arti,
        "diperbarui": one.diperbarui,
        "lisensi": {"nama": situs.lisensi.nama, "tautan": situs.lisensi.tautan},
        "sumber": situs.kantor.nama,
        "halaman": one.halaman[1],
    }
    return {
        url.data_file(f"{one.nama}{data.CSV}"): csv_of(one.table),
        url.data_file(f"{one.nama}{data.SEMICOLONS}"): semicolons_of(one.table),
        url.data_file(f"{one.nama}{data.JSON}"): json_of(one.table, about),
    }


def _canonical(dasar_url: str | None, at: str) -> str | None:
    return urljoin(dasar_url, at.lstrip("/")) if dasar_url else None
