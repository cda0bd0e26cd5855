import http.server
import socket
import time

while True:
    try:
        socket.create_connection(("127.0.0.1", 5432))
        break
    except OSError as error:
        print(f"could not connect to 127.0.0.1:5432: {error}")
        time.sleep(0.5)
http.server.test(http.server.SimpleHTTPRequestHandler, port=8080)
