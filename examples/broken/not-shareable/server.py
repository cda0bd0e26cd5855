import fcntl
import sys
from http.server import HTTPServer, SimpleHTTPRequestHandler

# as databases and search engines do: one process owns the data folder
lock = open("/data/node.lock", "w")
try:
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    sys.exit("fatal: failed to obtain the lock on /data/node.lock: another process holds it")
HTTPServer(("", 8080), SimpleHTTPRequestHandler).serve_forever()
