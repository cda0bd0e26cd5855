"""Keeps 20 MB more each second."""

import http.server
import signal
import sys
import threading
import time


def keep():
    kept = []
    while True:
        kept.append(b"x" * 2_000_000)
        time.sleep(0.1)


threading.Thread(target=keep, daemon=True).start()
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
http.server.HTTPServer(("", 8080), http.server.SimpleHTTPRequestHandler).serve_forever()
