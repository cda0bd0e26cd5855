import http.server
import os
import pathlib
import sys

PID = pathlib.Path("tmp/pids/server.pid")
if PID.exists():
    print(f"A server is already running (pid: {PID.read_text()}, file: {PID.absolute()}).")
    print("Exiting")
    sys.exit(1)
PID.parent.mkdir(parents=True, exist_ok=True)
PID.write_text(str(os.getpid()))
try:
    http.server.test(http.server.SimpleHTTPRequestHandler, port=3000)
except KeyboardInterrupt:
    print("stopped")
