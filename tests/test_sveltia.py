"""Sveltia CMS in a real browser: staff change a record and add one, and the files are those the program reads.

The folder of the project is played by the browser's own private file system, for a headless browser has no folder
picker. Nothing but this machine is asked for anything.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import EXAMPLE, ROOT, served

from terawang import schemas, tree
from terawang.shape import shape
from terawang.source import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from terawang.model.base import Record

PROGRAM = ROOT / "node_modules/@sveltia/cms/dist/sveltia-cms.js"
NO_PROGRAM = "Sveltia CMS tidak ada di komputer ini (npm ci --ignore-scripts)"
START = (
    '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Sunting</title></head>'
    '<body><script src="sveltia-cms.js"></script></body></html>'
)
PICKER = """
const kept = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("proyek", {create: true});
window.showDirectoryPicker = kept;
window.reach = async (path, create) => {
  let folder = await kept();
  for (const name of path.split("/").slice(0, -1)) folder = await folder.getDirectoryHandle(name, {create});
  return folder.getFileHandle(path.split("/").at(-1), {create});
};
"""
PUT = """async (files) => {
  for (const [path, text] of Object.entries(files)) {
    const writer = await (await window.reach(path, true)).createWritable();
    await writer.write(text);
    await writer.close();
  }
}"""
HOLDS = """async ([path, text]) => {
  try { return (await (await (await window.reach(path, false)).getFile()).text()).includes(text); }
  catch { return false; }
}"""
GET = "async (path) => (await (await window.reach(path, false)).getFile()).text()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out the editor beside its configuration. Without it the test is told as not run; in .ci/run that fails."""
    if not PROGRAM.is_file() and os.environ.get("TERAWANG_CI"):
        pytest.fail(NO_PROGRAM)
    if not PROGRAM.is_file():
        pytest.skip(NO_PROGRAM)
    admin = tmp_path_factory.mktemp("sunting") / "admin"
    admin.mkdir()
    shutil.copy(PROGRAM, admin)
    (admin / "index.html").write_text(START, encoding="utf-8")
    configuration = schemas.files([2023, 2024], None)["sveltia"]["admin/config.yml"]
    (admin / "config.yml").write_text(configuration, encoding="utf-8")
    return admin.parent


@pytest.fixture
def editor(folder: Path, browser: Browser) -> Iterator[Page]:
    """Open the editor over a copy of the invented office, with every door to the network shut."""
    folders = ("bukti/2024", "realisasi/2024", "statistik/sdm")
    paths = [path for name in folders for path in sorted((EXAMPLE / "content" / name).glob("*.yml"))]
    files = {path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8") for path in paths}
    with served(folder) as address:
        home = address.replace("127.0.0.1", "localhost") + "/admin/index.html"
        context = browser.new_context()
        context.add_init_script(PICKER)
        context.route("**/*", lambda route: route.continue_() if "//localhost" in route.request.url else route.abort())
        page = context.new_page()
        page.goto(home)
        page.evaluate(PUT, {".git/HEAD": "ref: refs/heads/main\n", **files})
        page.reload()
        page.get_by_role("button", name="Work with Local Repository").click()
        page.get_by_text("Laporan realisasi 2024").first.wait_for()
        yield page
        context.close()


def visit(editor: Page, path: str) -> None:
    editor.goto(editor.url.partition("#")[0] + f"#/collections/{path}")


def save(editor: Page, file: str, text: str) -> str:
    """Press the button, and wait for the file to hold what was typed; give the whole file."""
    editor.get_by_role("button", name="Save").click()
    editor.wait_for_function(HOLDS, arg=[file, text])
    return str(editor.evaluate(GET, file))


def record(text: str, file: str) -> Record:
    kind = tree.kind_of(file)
    assert kind
    return shape(kind, yaml.parse(text, file), file)


@pytest.mark.parametrize(
    ("path", "file", "label", "field"),
    [
        pytest.param(
            "realisasi-2024/entries/pw-a-2-1", "realisasi/2024/pw-a-2-1.yml", "Ringkasan", "ringkasan", id="a report"
        ),
        pytest.param("bukti-2024/entries/sk-tim-kerja", "bukti/2024/sk-tim-kerja.yml", "Judul", "judul", id="evidence"),
        pytest.param(
            "statistik-sdm/entries/2024", "statistik/sdm/2024.yml", "Sumber", "sumber", id="a series with hidden counts"
        ),
    ],
)
def test_a_record_that_is_edited_in_the_browser_changes_only_in_that_field(
    editor: Page, path: str, file: str, label: str, field: str
) -> None:
    file = f"content/{file}"
    before = record((EXAMPLE / file).read_text("utf-8"), file)
    visit(editor, path)
    editor.get_by_role("textbox", name=label).first.fill("Disunting: di peramban")

    after = record(save(editor, file, "Disunting: di peramban"), file)
    assert after == before.model_copy(update={field: "Disunting: di peramban"})


def test_new_evidence_is_named_after_its_title_and_holds_only_what_was_filled_in(editor: Page) -> None:
    visit(editor, "bukti-2024/new")
    for label, text in (("Judul", "SK Tim Penilai: 2024"), ("Penerbit", "Ketua KPU"), ("Ringkasan", "Menetapkan tim.")):
        editor.get_by_role("textbox", name=label).first.fill(text)
    editor.locator("input[type=date]").first.fill("2024-03-05")
    editor.get_by_role("combobox").first.click()
    editor.get_by_role("option", name="surat_keputusan").click()
    editor.get_by_role("button", name="Add").filter(has_text="Indikator").first.click()
    editor.get_by_role("textbox", name="Butir").first.fill("mp-a-1-1")

    assert save(editor, "content/bukti/2024/sk-tim-penilai-2024.yml", "mp-a-1-1") == (
        'judul: "SK Tim Penilai: 2024"\n'
        'jenis: "surat_keputusan"\n'
        'tanggal: "2024-03-05"\n'
        'penerbit: "Ketua KPU"\n'
        'ringkasan: "Menetapkan tim."\n'
        "indikator:\n"
        '  - "mp-a-1-1"\n'
    )


def test_the_configuration_is_what_sveltias_own_schema_asks_for(folder: Path) -> None:
    program, schema = (
        Path(sys.executable).with_name("check-jsonschema"),
        PROGRAM.parent.parent / "schema/sveltia-cms.json",
    )
    done = subprocess.run(
        [program, "--schemafile", schema, folder / "admin/config.yml"], capture_output=True, check=False
    )

    assert done.returncode == 0, done.stdout.decode()
