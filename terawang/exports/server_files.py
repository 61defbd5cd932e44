"""What web servers read beside the pages: headers, types and the page for lost visitors, for Apache, nginx and others.

All of it is a help, never a need: a server that reads none of these files still serves the whole site. Apache and
LiteSpeed find their rules in `.htaccess`, an nginx server includes `.nginx.conf`, some static hosts know
`_headers`. Compressed siblings are answered with only by a site that has them: an office that unpacks a release
without siblings over one with them leaves the old ones lying there. HSTS is the office's promise to make, not ours: the
files name it and leave it off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import csp
from terawang.exports import media

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

HTACCESS, NGINX, STATIC_HOST = ".htaccess", ".nginx.conf", "_headers"
ASSETS, CARDS, BADGES = "/aset/", "/kartu/", "/lencana/"
FOLDERS = (ASSETS, csp.SEARCH, CARDS, BADGES, csp.SINGLE, csp.FRAMED)
"""Folders whose headers differ from those of the rest."""
SHOWN_ELSEWHERE = (CARDS, BADGES, csp.FRAMED)
UNPOLICED = ("pdf", "xml")
"""Endings of what browsers show with a viewer of their own, which a policy would cripple."""
FOREVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300, must-revalidate"
"""A correction must be seen soon; five minutes spare a reader who goes back and forth."""
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Access-Control-Allow-Origin": "*",
}
"""For every file alike. All of it is public and nothing asks who reads it, so any program may fetch it."""

_WRITTEN = "Dibuat oleh Terawang dan ditulis ulang tiap kali situs dibangun; jangan disunting di sini."
_HSTS = 'Strict-Transport-Security "max-age=31536000"'
_HIDDEN = rf"/(?:\.(?!well-known/)|{STATIC_HOST}$)"
_LISTS_NOTHING = (
    "RewriteEngine On",
    "RewriteCond %{REQUEST_FILENAME} -d",
    "RewriteCond %{REQUEST_FILENAME}/index.html !-f",
    'RewriteRule "" - [R=404,L]',
)
_KINDS = [media.TYPES[end] for end in media.COMPRESSIBLE]


def server_files(names: Collection[str], *, base: str, pratayang: bool, siblings: bool = False) -> dict[str, bytes]:
    """Make the files for web servers; `names` are the site's own, `base` is the path under which it is published.

    `siblings` tells whether the site is going to have compressed siblings.
    """
    tops = {name.partition("/")[0] for name in names}
    folders = [folder for folder in FOLDERS if folder.strip("/") in tops]
    hint = _hint(names, base)
    made = {
        HTACCESS: _htaccess(base, hint, pratayang=pratayang, siblings=siblings),
        **{f"{folder[1:]}{HTACCESS}": _htaccess_of(folder, pratayang=pratayang) for folder in folders},
        NGINX: _nginx(base, folders, hint, pratayang=pratayang, siblings=siblings),
        STATIC_HOST: _static_host(names, pratayang=pratayang),
    }
    return {name: text.encode() for name, text in made.items()}


def is_for_server(name: str) -> bool:
    """Tell whether a file of the site is read by its web server and shown to nobody."""
    return name.rpartition("/")[2] in {HTACCESS, NGINX, STATIC_HOST}


def headers(url: str, *, pratayang: bool) -> dict[str, str]:
    """Give the headers that a server adds to its answer for an address of the site."""
    found = {"Content-Security-Policy": csp.header(url), **SAFE}
    if not csp.is_framed(url):
        found["X-Frame-Options"] = "DENY"
    found["Cross-Origin-Resource-Policy"] = "cross-origin" if url.startswith(SHOWN_ELSEWHERE) else "same-origin"
    if pratayang:
        found["X-Robots-Tag"] = "noindex"
    found["Cache-Control"] = FOREVER if url.startswith(ASSETS) else SHORTLY
    return found


def _hint(names: Iterable[str], base: str) -> str:
    """Ask browsers to fetch the letters along with the page, or its lines would break anew when they come.

    A page cannot ask that by itself: opened from a disk, it would be refused and complain.
    """
    fonts = (name for name in sorted(names) if f"/{name}".startswith(ASSETS) and name.endswith(".woff2"))
    return ", ".join(f"<{base}{name}>; rel=preload; as=font; type=font/woff2; crossorigin" for name in fonts)


def _htaccess(base: str, hint: str, *, pratayang: bool, siblings: bool) -> str:
    compressed = [_where("mod_mime", [_where("mod_headers", _apache_siblings())])] if siblings else []
    parts = (
        f"# Untuk server web Apache dan LiteSpeed. {_WRITTEN}",
        f"ErrorDocument 404 {base}404.html",
        _where("mod_alias", [f'RedirectMatch 404 "{_HIDDEN}"']),
        _where("mod_mime", _apache_types()),
        f"# Bila seluruh situs hanya lewat https, kantor boleh menambah: Header always set {_HSTS}",
        _where("mod_headers", [*_apache_headers(headers("/", pratayang=pratayang)), *_apache_by_ending(hint)]),
        _where("mod_rewrite", [*_LISTS_NOTHING, *compressed]),
        _where("!mod_rewrite", ["Options -Indexes"]),
        _where("mod_deflate", [_where("mod_filter", [f"AddOutputFilterByType DEFLATE {' '.join(_KINDS)}"])]),
    )
    return "\n\n".join(parts) + "\n"


def _htaccess_of(folder: str, *, pratayang: bool) -> str:
    """Say what is different in a folder; the rest comes from the folder above."""
    above, here = (headers(url, pratayang=pratayang) for url in ("/", folder))
    lines = [*_apache_headers({name: value for name, value in here.items() if above[name] != value})]
    lines += [f"Header always unset {name}" for name in above if name not in here]
    return f"# {_WRITTEN}\n{_where('mod_headers', lines)}\n"


def _where(module: str, lines: Iterable[str]) -> str:
    """Say `lines` only where the server has the module: a word that Apache does not know stops the whole site."""
    return "\n".join((f"<IfModule {module}.c>", *lines, "</IfModule>"))


def _apache_types() -> Iterator[str]:
    """Name every type; a host must forget .gz as an archive, or pages become downloads, and .br as Breton (Debian)."""
    yield from (f"AddType {kind} .{end}" for end, kind in media.TYPES.items())
    yield f"AddCharset utf-8 {' '.join(f'.{end}' for end in media.TEXTS)}"
    yield "RemoveType .br .gz"
    yield "RemoveLanguage .br"
    yield "AddEncoding br .br"
    yield "AddEncoding gzip .gz"


def _apache_headers(found: Mapping[str, str]) -> Iterator[str]:
    for name, value in found.items():
        yield f'Header {"" if name == "Cache-Control" else "always "}set {name} "{value}"'


def _apache_by_ending(hint: str) -> Iterator[str]:
    """Say what depends on the kind of file; mod_deflate marks the ETag and then does not know it when it comes back."""
    yield r'RequestHeader edit* If-None-Match "-gzip\"" "\""'
    yield rf'<FilesMatch "\.({"|".join(UNPOLICED)})(\.(br|gz))?$">'
    yield "Header always unset Content-Security-Policy"
    yield "</FilesMatch>"
    yield rf'<FilesMatch "\.({"|".join(media.COMPRESSIBLE)})(\.(br|gz))?$">'
    yield "Header merge Vary Accept-Encoding"
    yield "</FilesMatch>"
    if hint:
        yield r'<FilesMatch "\.html(\.(br|gz))?$">'
        yield f'Header set Link "{hint}"'
        yield "</FilesMatch>"


def _apache_siblings() -> Iterator[str]:
    """Answer with a compressed sibling of a file that is there, where mod_mime says how it is compressed."""
    for coding, end in (("br", "br"), ("gzip", "gz")):
        for pattern, name in (("^(.+/)?$", "index.html"), ("^(.+[^/])$", "")):
            yield rf'RewriteCond %{{HTTP:Accept-Encoding}} "\b{coding}\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))"'
            yield f"RewriteCond %{{REQUEST_FILENAME}}{name} -f"
            yield f"RewriteCond %{{REQUEST_FILENAME}}{name}.{end} -f"
            yield f"RewriteRule {pattern} $1{name}.{end} [L]"


def _nginx(base: str, folders: Iterable[str], hint: str, *, pratayang: bool, siblings: bool) -> str:
    said = headers("/", pratayang=pratayang)
    unpoliced = {name: value for name, value in said.items() if name != "Content-Security-Policy"}
    inner = [
        *(_location(f"{base}{folder[1:]}", _nginx_headers(headers(folder, pratayang=pratayang))) for folder in folders),
        _location(f'~ "{_HIDDEN}"', ["return 404;"]),  # of two patterns that fit, nginx takes the first
        _location(rf"~ \.({'|'.join(UNPOLICED)})$", _nginx_headers(unpoliced)),
    ]
    compressed = ["gzip_static on;"] if siblings else []
    return "\n".join(
        (
            f"# Untuk server web nginx. {_WRITTEN}",
            "# Di dalam server { }, sesudah root, tulis: include /folder/situs/.nginx.conf;",
            f"# Alamat {base} dijawab dari folder root{base}; tidak boleh ada location {base} yang lain.",
            f"# Bila seluruh situs hanya lewat https, kantor boleh menambah: add_header {_HSTS} always;",
            *(["# Bila nginx punya modul brotli, boleh ditambah: brotli_static on;"] if siblings else []),
            f'set $terawang_huruf "";\nif ($uri ~ "(?:/|\\.html)$") {{ set $terawang_huruf "{hint}"; }}',
            _location(base, [*_nginx_ways(base), *compressed, *_nginx_headers(said), *inner]),
            "",
        )
    )


def _location(where: str, lines: Iterable[str]) -> str:
    inside = "\n".join(lines).replace("\n", "\n    ")
    return f"location {where} {{\n    {inside}\n}}"


def _nginx_ways(base: str) -> Iterator[str]:
    yield "index index.html;"
    yield "autoindex off;"
    yield "absolute_redirect off;"
    yield f"error_page 403 404 =404 {base}404.html;"
    yield "types {"
    yield from (f"    {kind} {end};" for end, kind in media.TYPES.items())
    yield "}"
    yield "default_type application/octet-stream;"
    yield "charset utf-8;"
    kinds = [media.TYPES[end] for end in media.TEXTS if end != "html"]
    yield f"charset_types {' '.join(kinds)};"
    yield "gzip on;"
    yield "gzip_vary on;"
    yield "gzip_proxied any;"
    yield "gzip_min_length 1024;"
    yield f"gzip_types {' '.join(kind for kind in _KINDS if kind != media.TYPES['html'])};"


def _nginx_headers(found: Mapping[str, str]) -> Iterator[str]:
    for name, value in found.items():
        yield f'add_header {name} "{value}"{"" if name == "Cache-Control" else " always"};'
    yield "add_header Link $terawang_huruf;"


def _static_host(names: Iterable[str], *, pratayang: bool) -> str:
    """Name each file and folder of the first level once: hosts join the headers of rules that overlap.

    None of them can take a header back for one kind of file, so a folder with files that a policy would cripple gets
    none; its pages state their own, and X-Frame-Options stands.
    """
    ways = {name: f"/{top}/*" if rest else f"/{top}" for name in names for top, _, rest in [name.partition("/")]}
    unpoliced = {way for name, way in ways.items() if media.ending(name) in UNPOLICED}
    blocks = []
    for way in ("/", *sorted(set(ways.values()))):
        found = headers(way.removesuffix("*"), pratayang=pratayang)
        if way in unpoliced:
            del found["Content-Security-Policy"]
        blocks.append("\n".join((way, *(f"  {name}: {value}" for name, value in found.items()))))
    return f"# {_WRITTEN}\n" + "\n".join(blocks) + "\n"
