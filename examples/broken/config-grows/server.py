import configparser
import http.server

config = configparser.ConfigParser()
config.read("app.ini")
http.server.test(http.server.SimpleHTTPRequestHandler, port=config.getint("server", "port"))
