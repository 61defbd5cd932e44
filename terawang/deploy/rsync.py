"""Releases on a server with a shell: rsync sends what differs, the server itself checks, links, and shows."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
import time
from typing import TYPE_CHECKING

from terawang.deploy import faults, files, shell
from terawang.deploy.release import compared
from terawang.deploy.releases import FOLDER, LINK, foreign, holds, named
from terawang.deploy.ssh import ALIAS
from terawang.output import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from terawang.deploy.release import Release
    from terawang.deploy.releases import Listener
    from terawang.deploy.shell import Shell
    from terawang.deploy.ssh import Ssh

_TRIES, _PAUSE = 10, 0.5  # for the lock of a run that has just been cut off

# The folder `kunci` is the lock of those who come by SFTP (files.alone) too: $1 is what they would write into it, $2
# this computer, $3 the second before which a lock is nobody's. Of runs with a shell, flock is the judge, which lets go
# when the shell ends; where there is none, the shell that the folder names is dead or alive.
_LOCK = """
[ -d kunci ] || rm -f kunci
if command -v flock >/dev/null 2>&1; then exec 9>>kunci.rsync && flock -n 9
else ! kill -0 "$(cat kunci/pid 2>/dev/null)" 2>/dev/null
fi && {
  mkdir kunci 2>/dev/null || [ -e kunci/pid ] || {
    [ -e kunci/pemilik.json ] || sleep 2
    at=$(sed -n 's/.*"waktu": *\\([0-9]*\\).*/\\1/p' kunci/pemilik.json 2>/dev/null)
    [ -d kunci ] && { grep -q "\\"$2\\"" kunci/pemilik.json 2>/dev/null || [ "${at:-0}" -lt "$3" ]; }
  }
} && echo $$ >kunci/pid && printf '%s' "$1" >kunci/pemilik.json &&
trap '[ "$(cat kunci/pid 2>/dev/null)" != $$ ] || rm -rf kunci' EXIT HUP TERM
"""
_RENEW = """printf '%s' "$1" >kunci/pemilik.json"""
_SUMS = """
if command -v sha256sum >/dev/null 2>&1; then sums() { sha256sum "$@"; }
elif command -v shasum >/dev/null 2>&1; then sums() { shasum -a 256 "$@"; }
else echo 'sha256sum: tidak ada'; false
fi
"""
_DIFFERING = f"""
(cd {FOLDER}/"$1" && sums {MANIFEST} && sums -c {MANIFEST} 2>/dev/null | grep -v ': OK$')
"""
_KEEP = f"""
for file do
  if [ ! -e {FOLDER}/"$into/$file" ]; then
    mkdir -p {FOLDER}/"$into/${{file%/*}}" && ln {FOLDER}/"$from/$file" {FOLDER}/"$into/$file" || break
  fi
done
"""
# rename(2) alone puts a link in the place of a link in one step; a plain mv would move it into the folder behind it
_SHOW = f"""
rm -f {LINK}.baru && ln -s {FOLDER}/"$1" {LINK}.baru && {{
  mv -T {LINK}.baru {LINK} 2>/dev/null || mv -h {LINK}.baru {LINK} 2>/dev/null ||
  perl -e 'rename($ARGV[0], $ARGV[1]) or exit 1' {LINK}.baru {LINK}
}}
"""


class Store:
    """The folder of one server; see `releases.Store`."""

    def __init__(self, ssh: Ssh, remote: Shell, *, folder: str, rsync: str, there: bool) -> None:
        self.name = ssh.name
        self._ssh, self._shell, self._folder, self._rsync, self._there = ssh, remote, folder, rsync, there

    def names(self) -> list[str]:
        """Name the folders in `rilis/`."""
        return self._shell.run(f"ls -A {FOLDER} 2>/dev/null").lines

    def current(self) -> str:
        """Name the release that `kini` shows, none where there is no folder; Stop where `kini` is no link of ours."""
        if not self._there:
            return ""
        found = self._shell.run(f"if [ -L {LINK} ]; then readlink {LINK}; elif [ -e {LINK} ]; then echo ?; fi").lines
        if found == ["?"]:
            raise foreign(self.name)
        return named(self.name, found[0]) if found else ""

    def read(self, release: str, file: str) -> bytes:
        """Read a text of a release, whose lines end with a line feed and are not empty."""
        lines = self._shell.run(f'cat {FOLDER}/"$1"/"$2" 2>/dev/null', release, file).lines
        return "".join(f"{line}\n" for line in lines).encode()

    def fill(self, stage: str, release: Release, *, base: str, whole: bool, listener: Listener) -> None:
        """Send what `base` lacks with rsync; equal files are linked, and what an earlier try left is completed."""
        sent = compared({} if whole else holds(self, base), release).sent
        command = [self._rsync, "-r", "-p", "--chmod=D755,F644", "--checksum", "--delete", "--out-format=%i"]
        command += [f"--link-dest=../{base}/"] if base and not whole else []
        command += [f"--exclude=/{name}" for name in release.spare]
        command += ["-e", f'"{self._ssh.program}" -F "{self._ssh.config}"']
        command += [f"{release.folder}/", f"{ALIAS}:{self._folder.rstrip('/')}/{FOLDER}/{stage}/"]
        with tempfile.TemporaryFile() as said:
            count, renewed = 0, time.monotonic()
            with subprocess.Popen(  # noqa: S603 - fixed words
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, env=dict(self._ssh.environ)
            ) as process:
                for line in process.stdout or ():
                    count += line.startswith(b"<f")
                    listener(min(count, len(sent)), len(sent))
                    if time.monotonic() - renewed > files.RENEW:
                        self._shell.run(_RENEW, files.owner())
                        renewed = time.monotonic()
            if process.returncode:
                said.seek(0)
                raise faults.of_ssh(self.name, said.read().decode(errors="replace"))

    def differing(self, stage: str, release: Release) -> list[str]:
        """Let the server compute the sums of what it has."""
        lines = self._shell.run(_DIFFERING, stage).lines
        if not lines or lines[0].split()[0] != release.id:
            return [MANIFEST]
        return [line.rpartition(": ")[0] for line in lines[1:]]

    def keep(self, files: Iterable[str], source: str, target: str) -> None:
        """Link files of one release into another."""
        if names := list(files):
            self._shell.must('from="$1"; into="$2"', source, target)
            self._shell.must(_KEEP, *names)

    def rename(self, old: str, new: str) -> None:
        """Rename a folder."""
        self._shell.must(f'mv {FOLDER}/"$1" {FOLDER}/"$2"', old, new)

    def show(self, release: str) -> None:
        """Put a new link in the place of the old one with one rename."""
        self._shell.must(_SHOW, release)

    def remove(self, name: str) -> None:
        """Remove a folder."""
        self._shell.must(f'rm -rf {FOLDER}/"$1"', name)


@contextlib.contextmanager
def opened(ssh: Ssh, folder: str, *, change: bool) -> Iterator[Store]:
    """Open the folder on the server, alone where it is to be changed; Stop when another run is at work there."""
    rsync = shutil.which("rsync", path=ssh.environ.get("PATH"))
    if rsync is None:
        hint = "pakai cara: sftp di situs.yml, yang berjalan juga di Windows; susunan foldernya sama"
        raise faults.failed(ssh.name, "rsync tidak terpasang di komputer ini", hint)
    with shell.opened(ssh) as remote:
        made = remote.run('mkdir -p -- "$1"/rilis && cd -- "$1"' if change else 'cd -- "$1" 2>/dev/null', folder)
        if made.code and change:
            raise faults.of_ssh(ssh.name, "\n".join(made.lines))
        if change:
            remote.must(_SUMS)
            _lock(ssh.name, remote)
        yield Store(ssh, remote, folder=folder, rsync=rsync, there=not made.code)


def _lock(name: str, remote: Shell) -> None:
    for turn in range(_TRIES):
        time.sleep(_PAUSE if turn else 0)
        if remote.run(_LOCK, files.owner(), files.here(), str(int(time.time() - files.ABANDONED))).code == 0:
            return
    raise faults.failed(name, "penerbitan lain sedang berjalan di server", "tunggu sampai selesai, lalu ulangi")
