import signal
import socket
import sys

signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", 5353))
while True:
    text, sender = server.recvfrom(1500)
    server.sendto(text, sender)
