"""Answers for a second, then waits for a lock that its only thread already holds."""

import http.server
import threading
import time

lock = threading.Lock()
began = time.monotonic()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        lock.acquire()
        if time.monotonic() - began > 1:
            print("refreshing the cache")
            lock.acquire()
        self.send_response(200)
        self.end_headers()
        lock.release()


http.server.HTTPServer(("", 8080), Handler).serve_forever()
