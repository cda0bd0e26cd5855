import http.server
import resource
import threading
import time

resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
threading.Thread(target=time.sleep, args=(60,)).start()
http.server.test(http.server.SimpleHTTPRequestHandler, port=8080)
