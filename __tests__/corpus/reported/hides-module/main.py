import generated
from http.server import HTTPServer, SimpleHTTPRequestHandler

HTTPServer(('', generated.PORT), SimpleHTTPRequestHandler).serve_forever()
