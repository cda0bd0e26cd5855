import sqlite3
from http.server import HTTPServer, SimpleHTTPRequestHandler

db = sqlite3.connect("/data/app.db")
db.execute("CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT)")
db.execute("SELECT name FROM users").fetchall()
db.commit()
HTTPServer(("", 8080), SimpleHTTPRequestHandler).serve_forever()
