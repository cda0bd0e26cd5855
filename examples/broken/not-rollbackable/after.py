import sqlite3
from http.server import HTTPServer, SimpleHTTPRequestHandler

db = sqlite3.connect("/data/app.db")
columns = [row[1] for row in db.execute("PRAGMA table_info(users)")]
if "name" in columns:
    db.execute("ALTER TABLE users RENAME COLUMN name TO full_name")
elif not columns:
    db.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, full_name TEXT)")
db.execute("SELECT full_name FROM users").fetchall()
db.commit()
HTTPServer(("", 8080), SimpleHTTPRequestHandler).serve_forever()
