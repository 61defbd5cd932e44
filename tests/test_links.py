"""Links to other sites are asked over real TLS on this machine: what is dead, what moved, what nobody can say."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from mistakes import site

import build
from terawang import content
from terawang.commands import cli, tautan
from terawang.links import found, memory, network, report, weekly
from terawang.links.memory import Failures
from terawang.links.network import Network
from terawang.links.probe import Verdict, probe
from terawang.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = date(2026, 11, 22)
NOW = datetime.now(UTC)
PATIENCE = 0.4
Answers = dict[str, tuple[int, str]]
PATHS: Answers = {
    "/ada": (200, ""),
    "/ada?x=1": (200, ""),
    "/tanpa-head": (200, ""),
    "/hilang": (404, ""),
    "/dicabut": (410, ""),
    "/ditolak": (403, ""),
    "/terlalu-sering": (429, ""),
    "/rusak": (500, ""),
    "/rusak-sekali": (200, ""),
    "/pindah": (301, "/ada"),
    "/pindah-dua-kali": (308, "/pindah"),
    "/pindah-lalu-sementara": (301, "/sementara"),
    "/sementara": (302, "/ada"),
    "/ke-situs-baru": (301, "https://baru.example/ada?x=1#bagian"),
    "/lingkaran": (302, "/lingkaran"),
    "/tanpa-tujuan": (302, ""),
    "/ke-depan": (302, "/"),
    "/": (200, ""),
    "/ke-dalam": (302, "https://dalam.example/rahasia"),
    "/ke-tutup": (301, "https://tutup.example/"),
    "/ke-ftp": (302, "ftp://baik.example/ada"),
    "/putus": (0, ""),
    "/lambat": (0, ""),
    "/r%C3%A9/a%20b?c=%26&d=e": (200, ""),
}


# --- a web server with certificates of its own


@dataclass
class Web:
    """A server for every name that ends in .example; `asked` are the questions as (method, host, path)."""

    tls: ssl.SSLContext
    port: int = 0
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> tuple[str, int] | None:
        """Lead every name to this server, but for three."""
        assert port in (80, 443)
        if host == "dalam.example":
            return None
        if host == "tidak-ada.example":
            raise socket.gaierror(-2, "Name or service not known")
        return ("127.0.0.1", 1) if host == "tutup.example" else ("127.0.0.1", self.port)

    @property
    def network(self) -> Network:
        """The way to this server, and to no other."""
        return Network(resolve=self.resolve, tls=self.tls, timeout=PATIENCE)

    def probed(self, address: str) -> Verdict:
        """Ask for one address, without waiting between two tries."""
        self.asked.clear()
        return probe(address, self.network, sleep=lambda _: None)


def certificate(name: str, issuer: tuple[Any, Any] | None, *, days: int = 30) -> tuple[Any, Any]:
    """Make a certificate for a host with its key; without an issuer it signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    end = NOW + timedelta(days=days)
    made = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(issuer[0].subject if issuer else own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - timedelta(days=60))
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .sign(issuer[1] if issuer else key, hashes.SHA256())
    )
    return made, key


def shown(folder: Path, name: str, pair: tuple[Any, Any]) -> ssl.SSLContext:
    """Make what a server shows."""
    path = folder / f"{name}.pem"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(pair[1].private_bytes(*form) + pair[0].public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


class Handler(BaseHTTPRequestHandler):
    """Answers as PATHS say."""

    web: Web

    def do_HEAD(self) -> None:
        """Answer the head alone."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer, and note the question."""
        nth = self.web.asked.count((self.command, self.headers["Host"], self.path))
        self.web.asked.append((self.command, self.headers["Host"], self.path))
        status, location = PATHS.get(self.path, (404, ""))
        if self.path.startswith("/lambat"):
            time.sleep(PATIENCE * 2)
        if self.path == "/tanpa-head" and self.command == "HEAD":
            status = 405
        if self.path == "/rusak-sekali" and nth == 0:
            status = 503
        if status:
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the test's output for the tests."""


class Quiet(ThreadingHTTPServer):
    """A server that says nothing of clients that break off."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: a client that refuses a certificate breaks off, and that is the point."""


@contextmanager
def running(folder: Path) -> Iterator[Web]:
    authority, stranger = certificate("Otoritas Uji", None), certificate("Otoritas Lain", None)
    names = {
        "kedaluwarsa.example": certificate("kedaluwarsa.example", authority, days=-1),
        "nama-lain.example": certificate("bukan-ini.example", authority),
        "sendiri.example": certificate("sendiri.example", None),
        "tak-dikenal.example": certificate("tak-dikenal.example", stranger),
        **{name: certificate(name, authority) for name in ("baik.example", "baru.example", "xn--r-bga.example")},
    }
    contexts = {name: shown(folder, name, pair) for name, pair in names.items()}
    first = contexts["baik.example"]

    def choose(connection: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
        connection.context = contexts[name or ""]

    first.sni_callback = choose
    trust = authority[0].public_bytes(serialization.Encoding.PEM).decode()
    web = Web(tls=ssl.create_default_context(cadata=trust))
    handler = type("Bound", (Handler,), {"web": web})
    with Quiet(("127.0.0.1", 0), handler) as server:
        server.socket = first.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        web.port = server.server_port
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield web
        server.shutdown()


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    with running(tmp_path_factory.mktemp("sertifikat")) as found:
        yield found


# --- one address


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/ada", "baik", ""),
        ("/tanpa-head", "baik", ""),
        ("/rusak-sekali", "baik", ""),
        ("/sementara", "baik", ""),
        ("/", "baik", ""),
        ("/ada#bagian", "baik", ""),
        ("/hilang", "gagal", "halamannya tidak ada (404)"),
        ("/dicabut", "gagal", "halamannya tidak ada (410)"),
        ("/rusak", "gagal", "servernya rusak (500)"),
        ("/lingkaran", "gagal", "dialihkan lebih dari 6 kali"),
        ("/tanpa-tujuan", "gagal", "dialihkan tanpa tujuan"),
        ("/putus", "gagal", "sambungannya putus"),
        ("/lambat", "gagal", "tidak menjawab sampai batas waktu"),
        ("/ditolak", "ragu", "servernya menolak pemeriksa (403)"),
        ("/terlalu-sering", "ragu", "servernya menolak pemeriksa (429)"),
        ("/ke-depan", "ragu", "dialihkan ke halaman depan; halamannya mungkin sudah tidak ada"),
        ("/ke-dalam", "ragu", "menunjuk ke jaringan dalam atau bukan alamat web, jadi tidak diperiksa"),
        ("/ke-ftp", "ragu", "menunjuk ke jaringan dalam atau bukan alamat web, jadi tidak diperiksa"),
    ],
)
def test_what_an_answer_means(web: Web, path: str, state: str, reason: str) -> None:
    verdict = web.probed(f"https://baik.example{path}")

    assert (verdict.state, verdict.reason) == (state, reason)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        pytest.param("/pindah", "https://baik.example/ada", id="once"),
        pytest.param("/pindah-dua-kali", "https://baik.example/ada", id="twice"),
        pytest.param("/pindah-lalu-sementara", "https://baik.example/sementara", id="only as far as it is for good"),
        pytest.param("/ke-situs-baru", "https://baru.example/ada?x=1#bagian", id="to another site"),
    ],
)
def test_what_moved_for_good_is_told_with_the_address_to_write(web: Web, path: str, target: str) -> None:
    verdict = web.probed(f"https://baik.example{path}")

    assert (verdict.state, verdict.target) == ("pindah", target)


@pytest.mark.parametrize(
    ("host", "state", "reason"),
    [
        ("kedaluwarsa", "gagal", "sertifikat situsnya sudah kedaluwarsa"),
        ("nama-lain", "gagal", "sertifikat situsnya milik alamat lain"),
        ("sendiri", "gagal", "sertifikat situsnya dibuat sendiri"),
        ("tak-dikenal", "ragu", "sertifikat situsnya tidak dapat dipastikan dari komputer ini"),
        ("tidak-ada", "gagal", "nama situsnya tidak dikenal (DNS)"),
        ("tutup", "gagal", "servernya tidak menerima sambungan"),
    ],
)
def test_a_server_that_cannot_be_trusted_or_reached(web: Web, host: str, state: str, reason: str) -> None:
    verdict = web.probed(f"https://{host}.example/ada")

    assert (verdict.state, verdict.reason, verdict.host) == (state, reason, True)
    assert web.asked == []


def test_the_head_alone_is_asked_for_and_the_page_only_where_the_server_knows_no_head(web: Web) -> None:
    web.probed("https://baik.example/ada")
    assert web.asked == [("HEAD", "baik.example", "/ada")]

    web.probed("https://baik.example/tanpa-head")
    assert [method for method, *_ in web.asked] == ["HEAD", "GET"]


def test_a_failure_that_may_pass_is_asked_again_after_a_while_and_one_that_stands_is_not(web: Web) -> None:
    waited: list[float] = []

    assert probe("https://baik.example/rusak", web.network, sleep=waited.append).passing
    assert waited == [3.0]
    assert not probe("https://baik.example/hilang", web.network, sleep=waited.append).passing
    assert waited == [3.0]


def test_an_address_in_any_letters_is_asked_as_browsers_ask(web: Web) -> None:
    assert web.probed("https://ré.example/ré/a b?c=%26&d=e").state == "baik"
    assert web.asked == [("HEAD", "ré.example".encode("idna").decode(), "/r%C3%A9/a%20b?c=%26&d=e")]


# --- the network


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "10.0.0.5", "192.168.1.1", "169.254.169.254", "::1", "fd00::1"]
)
def test_a_machine_inside_the_network_is_not_asked(host: str) -> None:
    assert network.resolve(host, 443) is None


def test_a_machine_on_the_open_internet_is_connected_to_by_the_number_that_was_looked_at() -> None:
    assert network.resolve("8.8.8.8", 443) == ("8.8.8.8", 443)


def test_two_hosts_of_which_one_is_inside_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    both: Any = [(0, 0, 0, "", (ip, 443)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)

    assert network.resolve("ganda.example", 443) is None


# --- where content/ names links


RECORD = "bukti/2023/sk-tim.yml"
WAS = "tautan: https://contoh.go.id/sk-tim"


def test_every_address_of_another_site_is_found_once_with_its_places(tmp_path: Path) -> None:
    arsip = "arsip:\n  tautan: https://arsip.example/1\n  tanggal: 2023-04-01"
    root = site(tmp_path, RECORD, WAS, f'tautan: "https://contoh.go.id/sk-tim#hal-2"\n{arsip}', over="laporan")
    prose = root / "content/halaman/tentang.md"
    told = "\nLihat [dasarnya](https://contoh.go.id/sk-tim) dan https://id.example/Zona_(integritas).\n"
    prose.write_text(prose.read_text("utf-8") + told, encoding="utf-8", newline="\n")
    settings = root / "content/situs.yml"
    settings.write_text(settings.read_text("utf-8") + "dasar_url: https://zi.contoh.go.id/\n", encoding="utf-8")

    links = {one.address: one for one in found.links(content.read(root))}

    one = links["https://contoh.go.id/sk-tim"]
    assert [str(place) for place in one.places] == [
        "content/bukti/2023/sk-tim.yml:9:10",
        "content/halaman/tentang.md:9:18",
    ]
    assert (one.arsip, links["https://arsip.example/1"].arsip) == ("https://arsip.example/1", "")
    assert "https://id.example/Zona_(integritas)" in links
    assert "https://zi.contoh.go.id/" not in links
    source = (root / "content/bukti/2023/sk-tim.yml").read_text("utf-8").splitlines()
    at = one.places[0]
    assert source[at.line - 1][at.column - 1 :][: at.length] == "https://contoh.go.id/sk-tim#hal-2"


@pytest.mark.parametrize(
    ("akses", "told"),
    [
        ("akses: terbuka", True),
        ("akses: ringkasan", False),
        ("akses: dikecualikan", False),
        ("", False),
        ("akses: rahasia", False),
    ],
    ids=["open", "in summary", "excepted", "excepted by its kind", "nobody knows"],
)
def test_what_leads_to_evidence_that_is_not_open_is_kept(tmp_path: Path, akses: str, told: bool) -> None:  # noqa: FBT001
    arsip = "arsip:\n  tautan: https://arsip.example/hadir\n  tanggal: 2023-04-01"
    file, was = "bukti/2023/hadir-pleno.yml", "tautan: https://contoh.go.id/hadir"
    root = site(tmp_path, file, was, f"{was}\n{arsip}\n{akses}", over="laporan")
    draft = content.read(root)
    every = {one.address for one in found.links(draft)}

    assert {"https://contoh.go.id/hadir", "https://arsip.example/hadir"} <= every or not told
    assert bool({"https://contoh.go.id/hadir", "https://arsip.example/hadir"} & every) is told
    assert found.withheld(draft) == (0 if told else 2)


def test_an_address_that_an_open_record_names_too_is_told_with_that_place_alone(tmp_path: Path) -> None:
    root = site(
        tmp_path, "bukti/2023/sk-tim.yml", "https://contoh.go.id/sk-tim", "https://contoh.go.id/hadir", over="laporan"
    )
    draft = content.read(root)
    (one,) = (one for one in found.links(draft) if one.address == "https://contoh.go.id/hadir")

    assert [place.file for place in one.places] == ["content/bukti/2023/sk-tim.yml"]
    assert found.withheld(draft) == 0


def test_every_link_of_the_real_content_is_found() -> None:
    links = found.links(content.read(ROOT))

    assert {"https://kab-demak.kpu.go.id", "https://www.lapor.go.id"} <= {one.address.rstrip("/") for one in links}
    assert all(place.line and place.column and place.length >= 12 for one in links for place in one.places)


# --- the round


def link(path: str, *, arsip: str = "", host: str = "baik") -> found.Link:
    places = (Place("content/a.yml", 3, 9, 20),)
    return found.Link(address=f"https://{host}.example{path}", places=places, arsip=arsip)


def rounds(web: Web, links: list[found.Link], *days: int) -> tuple[weekly.Finding, ...]:
    """Check on several days, each remembering the one before; give the last round."""
    known: dict[str, Failures] = {}
    for day in days:
        findings = weekly.check(links, web.network, known, today=DAY + timedelta(days=day), sleep=lambda _: None)
        known = memory.read(memory.write(weekly.remembered(findings)))
    return findings


def test_a_link_is_dead_after_two_failures_on_two_days(web: Web) -> None:
    assert [one.dead(memory.DEAD) for one in rounds(web, [link("/hilang")], 0)] == [False]
    assert [one.dead(memory.DEAD) for one in rounds(web, [link("/hilang")], 0, 0)] == [False]
    (last,) = rounds(web, [link("/hilang")], 0, 7)

    assert last.dead(memory.DEAD)
    assert report.cause(last) == "halamannya tidak ada (404), 2 kali berturut-turut sejak 22 November 2026"


def test_an_answer_forgets_the_failures_and_a_doubt_leaves_them(web: Web) -> None:
    before = {
        f"https://baik.example{path}": Failures(kali=1, sejak="2026-11-15", terakhir="2026-11-15")
        for path in ("/ada", "/ditolak", "/lama")
    }

    findings = weekly.check([link("/ada"), link("/ditolak")], web.network, before, today=DAY, sleep=lambda _: None)

    assert weekly.remembered(findings) == {"https://baik.example/ditolak": before["https://baik.example/ditolak"]}


def test_a_server_is_not_asked_more_than_once_a_second(web: Web) -> None:
    waited: list[float] = []
    web.asked.clear()
    links = [link(path) for path in ("/ada", "/hilang", "/pindah")] + [link("/ada", host="baru")]

    weekly.check(links, web.network, {}, today=DAY, sleep=waited.append)

    assert waited == [1.0, 1.0]


def test_a_server_that_cannot_be_reached_is_asked_for_one_page_only(web: Web) -> None:
    waited: list[float] = []
    links = [link(f"/{nth}", host="tutup") for nth in range(20)]

    findings = weekly.check(links, web.network, {}, today=DAY, sleep=waited.append)

    assert {one.verdict.reason for one in findings} == {"servernya tidak menerima sambungan"}
    assert waited == [3.0]


def test_one_slow_page_says_nothing_of_its_server(web: Web) -> None:
    """Only a server that takes no connection stands for all its pages."""
    findings = weekly.check(
        [link("/lambat"), link("/ada"), link("/hilang")], web.network, {}, today=DAY, sleep=lambda _: None
    )

    assert [one.verdict.reason for one in findings] == [
        "tidak menjawab sampai batas waktu",
        "",
        "halamannya tidak ada (404)",
    ]
    assert [one.verdict.host for one in findings] == [False] * 3


def test_a_server_that_takes_no_connection_in_time_stands_for_its_pages(web: Web) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:  # takes the connection, and never answers the handshake
        lead = lambda *_: ("127.0.0.1", deaf.getsockname()[1])  # noqa: E731
        verdict = probe(
            "https://baik.example/ada",
            Network(resolve=lead, tls=web.tls, timeout=PATIENCE),
            sleep=lambda _: None,
        )

    assert (verdict.reason, verdict.host) == ("tidak menjawab sampai batas waktu", True)


def test_a_redirect_to_a_server_that_is_down_says_nothing_of_the_first(web: Web) -> None:
    verdicts = [web.probed(f"https://{host}.example/ke-tutup") for host in ("baik", "tutup")]

    assert [one.reason for one in verdicts] == ["servernya tidak menerima sambungan"] * 2
    assert [one.host for one in verdicts] == [False, True]


def test_a_server_that_is_slow_again_and_again_is_left_for_the_next_round(web: Web) -> None:
    """Nothing is held against the pages that nobody asked for."""
    links = [link(f"/lambat?{nth}") for nth in range(5)]
    before = {links[4].address: Failures(kali=1, sejak="2026-11-15", terakhir="2026-11-15")}

    findings = weekly.check(links, web.network, before, today=DAY, sleep=lambda _: None)

    assert [one.verdict.state for one in findings] == ["gagal"] * 3 + ["ragu"] * 2
    assert [one.failures.kali if one.failures else 0 for one in findings] == [1, 1, 1, 0, 1]


def test_without_internet_no_link_is_judged(web: Web) -> None:
    down = rounds(web, [link("/a", host="tutup"), link("/b", host="tidak-ada")], 0)

    assert weekly.offline(down)
    assert not weekly.offline((*down, *rounds(web, [link("/hilang")], 0)))
    assert not weekly.offline(())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"versi": 9}',
        '{"versi": 1, "gagal": {"a": {"kali": 1}}}',
        '{"versi": 1, "gagal": {"a": {"kali": Infinity, "sejak": "2026-11-22", "terakhir": "2026-11-22"}}}',
        "[" * 100_000,
        '{"versi": 1, "gagal": {"a": {"kali": 1, "sejak": "x", "terakhir": "y"}}}',
    ],
)
def test_a_memory_that_nobody_can_read_is_none(text: str) -> None:
    assert memory.read(text) == {}


# --- what is told


def test_a_dead_link_with_an_archived_copy_still_carries_the_reader(web: Web) -> None:
    links = [
        link("/hilang", arsip="https://baru.example/ada"),
        link("/dicabut", arsip="https://baru.example/hilang"),
        link("/rusak"),
    ]

    told = [report.remedy(one) for one in rounds(web, links, 0, 7)]

    assert told == [
        "salinan arsipnya masih ada (https://baru.example/ada); cari alamat barunya, atau biarkan",
        "salinan arsipnya juga tidak sampai (halamannya tidak ada (404)); cari alamat barunya",
        "cari alamat barunya, atau isi arsip dengan salinannya",
    ]


def test_the_issue_is_grouped_by_file_with_lines_and_says_what_to_do(web: Web) -> None:
    other = Place("content/b.yml", 7, 3, 20)
    gone = found.Link(address="https://baik.example/hilang", places=(Place("content/a.yml", 3, 9), other), arsip="")

    issue = report.as_issue(
        rounds(web, [gone, link("/pindah"), link("/ditolak"), link("/ada")], 0, 7), after=2, day="29 November 2026"
    )

    assert issue.splitlines()[0] == "Pemeriksaan 29 November 2026: 4 tautan ke situs lain."
    assert issue.splitlines()[2] == "### 1 tautan tidak sampai"
    dead = "<https://baik.example/hilang>: halamannya tidak ada (404), 2 kali berturut-turut sejak 22 November 2026. "
    remedy = "Cari alamat barunya, atau isi arsip dengan salinannya."
    assert f"`content/a.yml`\n- baris 3: {dead}{remedy}\n\n`content/b.yml`\n- baris 7: {dead}{remedy}\n" in issue
    assert "### 1 tautan pindah untuk seterusnya\n" in issue
    assert "- baris 3: <https://baik.example/pindah>: tulis <https://baik.example/ada>\n" in issue
    assert issue.endswith("\n1 tautan lain tidak dapat dipastikan dari sini dan tidak perlu diubah.\n")


def test_the_issue_writes_an_archived_address_as_it_is(web: Web) -> None:
    """Letters of an address may differ by being capitals."""
    issue = report.as_issue(
        rounds(web, [link("/hilang", arsip="https://baru.example/ada?x=1#BagianB")], 0, 7),
        after=2,
        day="29 November 2026",
    )

    assert ". Salinan arsipnya masih ada (https://baru.example/ada?x=1#BagianB); cari alamat barunya" in issue


def test_the_issue_counts_the_links_that_it_must_not_name(web: Web) -> None:
    findings = rounds(web, [link("/hilang")], 0, 7)
    issues = [report.as_issue(findings, after=2, day="29 November 2026", closed=count) for count in (0, 3)]

    assert "tidak terbuka" not in issues[0]
    assert issues[1].endswith(
        "\n3 tautan bukti yang tidak terbuka tidak diperiksa di sini; buka sendiri di peramban.\n"
    )


def test_there_is_no_issue_where_nothing_is_to_be_done(web: Web) -> None:
    findings = rounds(web, [link("/ada"), link("/ditolak"), link("/hilang")], 0)

    assert report.as_issue(findings, after=2, day="22 November 2026") == ""


def test_an_issue_fits_what_github_takes(web: Web) -> None:
    (one,) = rounds(web, [link("/hilang")], 0, 7)
    places = tuple(Place("content/a.yml", line, 1) for line in range(1, 2000))
    long = weekly.Finding(
        link=found.Link(address=one.link.address, places=places), verdict=one.verdict, copy=None, failures=one.failures
    )

    issue = report.as_issue([long], after=2, day="29 November 2026")

    assert len(issue) < 65_536
    assert issue.endswith("Daftar ini terpotong; selengkapnya: `python build.py tautan`.\n")


# --- the command


@pytest.fixture
def office(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an office whose links lead to the server of this test."""
    root = site(tmp_path, over="laporan")
    for path in (root / "content").rglob("*.yml"):
        text = path.read_text("utf-8")
        for old, new in (
            ("https://contoh.go.id/sk-tim", "https://baik.example/hilang"),
            ("https://contoh.go.id/hadir", "https://baik.example/ada"),
            ("https://contoh.go.id/undangan", "https://baik.example/pindah"),
            ("https://creativecommons.org/licenses/by/4.0/deed.id", "https://baik.example/ditolak"),
            ("https://www.lapor.go.id/", "https://baik.example/sementara"),
        ):
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8", newline="\n")
    monkeypatch.setattr(tautan, "_network", lambda _: web.network)
    monkeypatch.setattr("terawang.links.weekly.POLITE", 0.0)
    return root


def run(root: Path, capsys: pytest.CaptureFixture[str], *words: str, today: str = "2026-11-22") -> tuple[int, str, str]:
    given = ["--akar", str(root), "--hari-ini", today, "tautan", *words]
    code = cli.main(build.COMMANDS, story=build.build, here=ROOT, words_given=given)
    return (code, *capsys.readouterr())


def test_the_command_tells_each_place_and_never_fails_unless_asked_to(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(office, capsys)

    assert code == 0
    assert (
        "peringatan[ZI707]: tautan tidak sampai: halamannya tidak ada (404)\n  --> content/bukti/2023/sk-tim.yml:9:9\n"
        in out
    )
    assert "content/bukti/2023/undangan-pleno.yml:9:9: pindah untuk seterusnya; tulis https://baik.example/ada\n" in out
    assert "tidak dapat dipastikan: https://baik.example/ditolak (servernya menolak pemeriksa (403))\n" in out
    assert "\nSelesai: 1 sampai, 1 mati, 1 pindah, dan 1 tidak pasti.\n" in err
    assert err.endswith("\n1 tautan bukti yang tidak terbuka tidak diperiksa di sini; buka sendiri di peramban.\n")
    assert run(office, capsys, "--ketat")[0] == 1


def test_with_a_memory_a_link_is_dead_the_second_week(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    noted = office / "tautan.json"
    words = ("--ingatan", str(noted), "--ketat", "--format", "json")

    first = run(office, capsys, *words)
    second = run(office, capsys, *words, today="2026-11-29")

    rows = [{one["alamat"]: one for one in json.loads(out)} for _, out, _ in (first, second)]
    gone = "https://baik.example/hilang"
    assert (first[0], second[0]) == (0, 1)
    assert [(row[gone]["keadaan"], row[gone]["gagal_berturut"]) for row in rows] == [("gagal", 1), ("mati", 2)]
    assert rows[1][gone]["tempat"] == [{"berkas": "content/bukti/2023/sk-tim.yml", "baris": 9, "kolom": 9}]
    assert json.loads(noted.read_text("utf-8"))["gagal"] == {
        gone: {"kali": 2, "sejak": "2026-11-22", "terakhir": "2026-11-29"}
    }


def test_the_issue_of_the_first_week_names_only_what_moved(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(office, capsys, "--ingatan", str(office / "baru.json"), "--format", "issue")

    assert code == 0
    assert "tidak sampai" not in out
    assert "`content/bukti/2023/undangan-pleno.yml`\n- baris 9: <https://baik.example/pindah>: tulis" in out


def test_a_computer_without_internet_judges_and_notes_nothing(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(host: str, port: int) -> tuple[str, int]:
        raise socket.gaierror(-3, f"Temporary failure in name resolution: {host}:{port}")

    monkeypatch.setattr(tautan, "_network", lambda _: Network(resolve=nowhere))
    monkeypatch.setattr("terawang.links.probe.PAUSE", 0.0)
    noted = office / "tautan.json"

    code, out, err = run(office, capsys, "--ingatan", str(noted))

    assert (code, out) == (5, "")
    assert "tidak satu pun situs dapat dihubungi" in err
    assert not noted.exists()


def test_a_memory_that_cannot_be_written_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(office, capsys, "--ingatan", str(office / "tidak-ada" / "tautan.json"))

    assert code == 5
    assert "catatan kegagalan tidak bisa ditulis" in err


def test_no_other_command_asks_other_sites(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("asked another site")

    monkeypatch.setattr(http.client.HTTPConnection, "request", refused)
    monkeypatch.setattr(socket, "create_connection", refused)

    assert build.build(site(tmp_path, over="laporan"), today=date(2023, 6, 1)).files
