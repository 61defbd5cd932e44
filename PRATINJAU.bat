@echo off
rem Klik dua kali untuk melihat situs di peramban sambil menyunting. Penyiapannya sama dengan PERIKSA.bat.
echo Untuk berhenti: tekan Ctrl+C di jendela ini, atau tutup jendelanya.
if not exist "%~dp0PERIKSA.bat" goto tanpa_pasangan
call "%~dp0PERIKSA.bat" pratinjau --buka
exit /b %errorlevel%

:tanpa_pasangan
echo PERIKSA.bat tidak ada di folder ini: "%~dp0"
echo Bila ini masih di dalam berkas zip: klik kanan zip itu, pilih Extract All, lalu klik dua kali dari folder hasilnya.
echo.
echo Tekan sembarang tombol untuk menutup jendela ini.
pause >nul
exit /b 5
