import http.server
import socket

socket.create_connection(("db.invalid", 5432))
http.server.test(http.server.SimpleHTTPRequestHandler, port=8080)
