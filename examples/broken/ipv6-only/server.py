import http.server
import socket


class Server(http.server.HTTPServer):
    address_family = socket.AF_INET6

    def server_bind(self):
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        super().server_bind()


Server(("::", 8080), http.server.SimpleHTTPRequestHandler).serve_forever()
