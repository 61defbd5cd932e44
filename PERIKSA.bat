@echo off
rem Klik dua kali untuk memeriksa isi. PRATINJAU.bat memakai berkas ini juga: kata sesudah namanya menjadi perintah.
rem Tidak perlu hak administrator: semua yang dipasang masuk ke folder .venv di folder ini.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
title Terawang
pushd "%~dp0" || goto tanpa_folder

set "PERINTAH=%*"
if not defined PERINTAH set "PERINTAH=periksa"
set "VENV_PYTHON=.venv\Scripts\python.exe"
set "PYTHONUTF8=1"

if not exist "requirements.txt" goto belum_diekstrak
if not exist "build.py" goto belum_diekstrak
if exist "%VENV_PYTHON%" call :coba "%VENV_PYTHON%" && goto pasang

set "PYTHON="
call :coba py -3 && set "PYTHON=py -3"
if not defined PYTHON call :coba python && set "PYTHON=python"
if not defined PYTHON goto tanpa_python
echo Menyiapkan folder .venv. Ini hanya sekali.
%PYTHON% -m venv --clear ".venv" || goto gagal_venv

:pasang
fc /b "requirements.txt" ".venv\terpasang.txt" >nul 2>nul && goto jalankan
echo Memasang alat yang diperlukan dari internet. Ini bisa beberapa menit.
"%VENV_PYTHON%" -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements.txt" || goto gagal_pasang
copy /y /b "requirements.txt" ".venv\terpasang.txt" >nul || goto gagal_venv

:jalankan
"%VENV_PYTHON%" build.py %PERINTAH%
set "KODE=%errorlevel%"
echo.
if "%KODE%"=="0" echo Selesai.
if "%KODE%"=="1" echo Ada isi yang perlu diperbaiki. Tiap pesan di atas menyebut berkas dan barisnya.
if "%KODE%"=="2" echo Perintahnya salah tulis; lihat pesan di atas.
if "%KODE%"=="3" echo Ada data pribadi. Jangan unggah dulu; ikuti pesan di atas.
if "%KODE%"=="4" echo Ada berkas yang tidak aman. Jangan unggah dulu; ikuti pesan di atas.
if "%KODE%"=="5" echo Komputer ini belum siap; ikuti pesan di atas.
if "%KODE%"=="70" echo Ini cacat program, bukan kesalahan Anda. Kirim baris di atas kepada pengelola program.
goto tutup

:tanpa_folder
echo Folder ini tidak bisa dibuka: "%~dp0"
echo Pindahkan ke folder di komputer ini, misalnya Documents, lalu klik dua kali lagi.
set "KODE=5"
goto tunggu

:belum_diekstrak
echo Berkas program tidak ada di sini: "%~dp0"
echo Bila ini masih di dalam berkas zip: klik kanan zip itu, pilih Extract All, lalu klik dua kali dari folder hasilnya.
set "KODE=5"
goto tutup

:tanpa_python
echo Python 3.11 atau yang lebih baru belum ada di komputer ini.
echo Pasang dari Microsoft Store atau https://www.python.org/downloads/ untuk pengguna ini saja: tidak perlu hak administrator.
echo Sesudah itu klik dua kali berkas ini lagi.
set "KODE=5"
goto tutup

:gagal_venv
echo Folder .venv tidak bisa dibuat.
echo Tutup jendela pratinjau lain, pastikan disk tidak penuh, lalu klik dua kali berkas ini lagi.
set "KODE=5"
goto tutup

:gagal_pasang
echo Pemasangan gagal. Pastikan internet tersambung, lalu klik dua kali berkas ini lagi.
echo Bila kantor memakai proxy, mintalah pengelola jaringan membuka alamat unduhan paket Python.
set "KODE=5"
goto tutup

:tutup
popd
:tunggu
echo.
echo Tekan sembarang tombol untuk menutup jendela ini.
pause >nul
exit /b %KODE%

:coba
rem Berhasil bila kata-kata yang diberikan menjalankan Python 3.11 atau lebih baru.
%* -c "import sys; sys.exit(sys.version_info[:2] < (3, 11))" >nul 2>nul || exit /b 1
exit /b 0
