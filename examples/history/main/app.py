import http.server
import signal
import threading

server = http.server.ThreadingHTTPServer(("", 8000), http.server.SimpleHTTPRequestHandler)
server.daemon_threads = False  # so that requests in progress are finished
signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
server.serve_forever()
server.server_close()
