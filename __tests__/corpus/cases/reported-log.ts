/** Images whose failure people reported and which were explained wrongly: the log, a health check or a manager speaks of it. */
import { at, fails, passes, type Case } from '../case.ts'
import { busybox, EXPOSE, HTTPD, python, script, SERVE } from '../images.ts'

export const reported: readonly Case[] = [
  fails(
    'rails-stale-pid',
    'exited-at-start',
    /A server is already running \(pid: 1, file: \/app\/tmp\/pids\/server\.pid\)/,
    {
      files: {
        Dockerfile: `FROM ruby:3.1
WORKDIR /app
COPY . .
EXPOSE 3000
CMD ["ruby", "bin/server"]
`,
        'tmp/pids/server.pid': `1
`,
        'bin/server': `# does what \`rails server\` does with its pid file
require "webrick"
pid = File.expand_path("../tmp/pids/server.pid", __dir__)
puts "=> Booting Puma", "=> Rails 7.0.8.7 application starting in production", "=> Run \`bin/rails server --help\` for more startup options"
if File.exist?(pid)
  begin
    Process.kill(0, File.read(pid).to_i)
    puts "A server is already running (pid: #{File.read(pid).strip}, file: #{pid}).", "Exiting"
    exit 1
  rescue Errno::ESRCH
  end
end
WEBrick::HTTPServer.new(Port: 3000).start
`,
      },
    },
    at('--timeout', '15s'),
  ),
  fails(
    'postgres-root-refusal',
    'exited-at-start',
    /: "root" execution of the PostgreSQL server is not permitted\.$/,
    {
      files: {
        Dockerfile: `FROM busybox
COPY log.txt /log.txt
EXPOSE 8080
CMD ["sh", "-c", "sleep 1; cat /log.txt >&2; exit 1"]
`,
        'log.txt': `"root" execution of the PostgreSQL server is not permitted.
The server must be started under an unprivileged user ID to prevent
possible system security compromise.  See the documentation for
more information on how to properly start the server.
`,
      },
    },
    at('--timeout', '10s'),
  ),
  fails(
    'healthcheck-usage-text',
    'healthcheck-failing',
    /nc: invalid option -- 'z'/,
    {
      files: {
        Dockerfile: `FROM busybox
COPY index.html /www/
EXPOSE 8080
HEALTHCHECK --interval=1s --timeout=2s --retries=2 CMD nc -z localhost 8080
CMD ["httpd", "-f", "-p", "8080", "-h", "/www"]
`,
        'index.html': `ok
`,
      },
    },
    at('--timeout', '10s'),
  ),
  fails(
    'json-log-elasticsearch',
    'exited-at-start',
    /max virtual memory areas vm\.max_map_count \[65530\] is too low/,
    {
      files: {
        Dockerfile: `FROM busybox
COPY log.txt /log.txt
EXPOSE 8080
CMD ["sh", "-c", "sleep 1; cat /log.txt >&2; exit 78"]
`,
        'log.txt': `{"@timestamp":"2024-03-01T10:00:00.000Z", "log.level":"ERROR", "message":"node validation exception\\n[1] bootstrap checks failed. You must address the points described in the following [1] lines before starting Elasticsearch.\\nbootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]", "ecs.version": "1.2.0"}
{"@timestamp":"2024-03-01T10:00:00.100Z", "log.level": "INFO", "message":"stopping ...", "ecs.version": "1.2.0"}
{"@timestamp":"2024-03-01T10:00:00.200Z", "log.level": "INFO", "message":"stopped", "ecs.version": "1.2.0"}
{"@timestamp":"2024-03-01T10:00:00.300Z", "log.level": "INFO", "message":"closing ...", "ecs.version": "1.2.0"}
{"@timestamp":"2024-03-01T10:00:00.400Z", "log.level": "INFO", "message":"closed", "ecs.version": "1.2.0"}
`,
      },
    },
    at('--timeout', '10s'),
  ),
  fails(
    'hikari-refused',
    'refused-by-dependency',
    /it needs `?localhost:5432`?, and nothing listens there$/,
    {
      files: {
        Dockerfile: `FROM busybox
COPY log.txt /log.txt
EXPOSE 8080
CMD ["sh", "-c", "sleep 1; cat /log.txt >&2; exit 1"]
`,
        'log.txt': `2026-05-02 10:00:05.123  INFO 1 --- [           main] com.zaxxer.hikari.HikariDataSource       : HikariPool-1 - Starting...
2026-05-02 10:00:36.430 ERROR 1 --- [           main] com.zaxxer.hikari.pool.HikariPool        : HikariPool-1 - Exception during pool initialization.

org.postgresql.util.PSQLException: Connection to localhost:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.
	at org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:342) ~[postgresql-42.6.0.jar!/:42.6.0]
	at org.postgresql.core.ConnectionFactory.openConnection(ConnectionFactory.java:54) ~[postgresql-42.6.0.jar!/:42.6.0]
Caused by: java.net.ConnectException: Connection refused
	at java.base/sun.nio.ch.Net.pollConnect(Native Method) ~[na:na]
	... 12 common frames omitted

2026-05-02 10:00:36.600 ERROR 1 --- [           main] o.s.boot.SpringApplication               : Application run failed

org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'entityManagerFactory' defined in class path resource [org/springframework/boot/autoconfigure/orm/jpa/HibernateJpaConfiguration.class]: [PersistenceUnit: default] Unable to build Hibernate SessionFactory; nested exception is org.hibernate.service.spi.ServiceException: Unable to create requested service [org.hibernate.engine.jdbc.env.spi.JdbcEnvironment]
	at org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory.initializeBean(AbstractAutowireCapableBeanFactory.java:1804) ~[spring-beans-5.3.31.jar!/:5.3.31]
	at com.example.demo.DemoApplication.main(DemoApplication.java:10) ~[classes!/:0.0.1]
Caused by: javax.persistence.PersistenceException: [PersistenceUnit: default] Unable to build Hibernate SessionFactory
	... 16 common frames omitted
Caused by: org.hibernate.service.spi.ServiceException: Unable to create requested service [org.hibernate.engine.jdbc.env.spi.JdbcEnvironment]
	... 21 common frames omitted
`,
      },
    },
    at('--timeout', '10s'),
  ),
  fails(
    'dotnet-unhandled',
    'exited-at-start',
    /System\.InvalidOperationException: The ConnectionString property has not been initialized\. \(Db\.cs:21\)/,
    {
      files: {
        Dockerfile: `FROM busybox
COPY log.txt /log.txt
EXPOSE 8080
CMD ["sh", "-c", "sleep 1; cat /log.txt >&2; exit 139"]
`,
        'log.txt': `Unhandled exception. System.InvalidOperationException: The ConnectionString property has not been initialized.
   at Microsoft.Data.SqlClient.SqlConnection.PermissionDemand()
   at Shop.Data.Db.Open() in /src/Shop/Data/Db.cs:line 21
   at Program.<Main>$(String[] args) in /src/Shop/Program.cs:line 14
`,
      },
    },
    at('--timeout', '10s'),
  ),
  fails(
    'pm2-children-crash',
    'never-listened',
    /apps \w+ and \w+ exit 1 repeatedly: (?=.*DATABASE_URL)(?=.*Invalid URL)/,
    {
      files: {
        Dockerfile: `FROM node:22
WORKDIR /app
RUN npm install --no-audit --no-fund pm2@5.4.3
COPY . .
EXPOSE 4200 3000
CMD ["npx", "pm2-runtime", "ecosystem.config.js"]
`,
        'backend.js': `if (!process.env.DATABASE_URL) throw new Error('Environment variable not found: DATABASE_URL.')
require('http').createServer((q,r)=>r.end('ok')).listen(3000)
`,
        'ecosystem.config.js': `module.exports = { apps: [
  { name: 'backend', script: 'backend.js', restart_delay: 1000 },
  { name: 'frontend', script: 'frontend.js', restart_delay: 1000 },
] }
`,
        'frontend.js': `const u = new URL(process.env.NEXT_PUBLIC_BACKEND_URL)
require('http').createServer((q,r)=>r.end('ok')).listen(4200)
`,
      },
    },
    at('--timeout', '15s', '--build-network', 'host'),
  ),
  fails(
    'supervisord-program-crashes',
    'never-listened',
    /program web exits 1 repeatedly: KeyError: 'WEB_PORT' \(\/app\/app\.py:2\)/,
    {
      files: {
        Dockerfile: `FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends supervisor python3 && rm -rf /var/lib/apt/lists/*
COPY supervisord.conf /etc/supervisor/conf.d/app.conf
COPY app.py /app/app.py
EXPOSE 8080
CMD ["supervisord", "-n", "-c", "/etc/supervisor/supervisord.conf"]
`,
        'app.py': `import http.server, os
port = int(os.environ["WEB_PORT"])
http.server.HTTPServer(("", port), http.server.SimpleHTTPRequestHandler).serve_forever()
`,
        'supervisord.conf': `[program:web]
command=python3 /app/app.py
stdout_logfile=/dev/stdout
stdout_logfile_maxbytes=0
stderr_logfile=/dev/stderr
stderr_logfile_maxbytes=0
`,
      },
    },
    at('--timeout', '15s', '--build-network', 'host'),
  ),
  passes(
    'one-of-two-services-dead',
    {
      files: {
        Dockerfile: `FROM node:22
WORKDIR /app
COPY . .
EXPOSE 3000 3001
CMD ["sh", "start-combined.sh"]
`,
        'api.js': `const fs = require('fs')
fs.mkdirSync('/config/secrets')
require('http').createServer((q,r)=>r.end('{"status":"ok"}')).listen(3001)
`,
        'start-combined.sh': `#!/bin/sh
node api.js &
exec node web.js
`,
        'web.js': `require('http').createServer((q,r)=>r.end('web')).listen(3000, () => console.log('web ready on 3000'))
`,
      },
    },
    { settings: ['--timeout', '10s'], notes: ['exposed-but-silent'] },
  ),
  fails(
    'gunicorn-worker-timeout',
    'no-answer',
    /worker/,
    {
      files: {
        Dockerfile: `FROM python:3.12-slim
WORKDIR /app
RUN pip install --no-cache-dir gunicorn
COPY app.py .
EXPOSE 8000
CMD ["gunicorn", "-b", "0.0.0.0:8000", "-t", "4", "app:app"]
`,
        'app.py': `import time
time.sleep(60)  # loads a big model
def app(env, start):
    start("200 OK", []); return [b"ok"]
`,
      },
    },
    at('--timeout', '20s', '--build-network', 'host'),
  ),
  fails(
    'worker-restarts',
    'stopped-answering',
    /its listener comes and goes|nothing listens any more.*worker died, restarting/,
    {
      files: {
        Dockerfile: `FROM busybox
RUN mkdir /www && echo ok > /www/index.html
EXPOSE 8080
CMD ["sh", "-c", "while :; do timeout 2 httpd -f -p 8080 -h /www; echo 'worker died, restarting'; sleep 3; done"]
`,
      },
    },
    at('--timeout', '20s', '--soak', '8s'),
  ),
  fails(
    'gunicorn-evidence-cut',
    'exited-at-start',
    /No module named 'stripe_client' \(shop\/billing\.py:1\)/,
    {
      files: {
        Dockerfile: `FROM python:3.12-slim
WORKDIR /app
RUN pip install --no-cache-dir flask gunicorn
COPY . .
EXPOSE 8000
CMD ["gunicorn", "-b", "0.0.0.0:8000", "shop.wsgi:app"]
`,
        'shop/__init__.py': ``,
        'shop/billing.py': `import stripe_client

def charge():
    return stripe_client.go()
`,
        'shop/wsgi.py': `from flask import Flask
from shop.billing import charge

app = Flask(__name__)
`,
      },
    },
    at('--timeout', '15s', '--build-network', 'host'),
  ),
  fails(
    'uvicorn-own-module',
    'exited-at-start',
    /No module named 'app'; the command names `?app\.main:app/,
    {
      files: {
        Dockerfile: `FROM python:3.12-slim
WORKDIR /code
RUN pip install --no-cache-dir fastapi uvicorn
COPY app/ .
EXPOSE 8000
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8000"]
`,
        'app/main.py': `from fastapi import FastAPI
app = FastAPI()

@app.get("/")
def root():
    return {"ok": True}
`,
      },
    },
    at('--timeout', '15s', '--build-network', 'host'),
  ),
]

/** An image that prints these lines and ends so. */
const prints = (text: string, exitCode: number) => {
  const { files } = busybox(
    EXPOSE,
    'COPY log.txt /',
    `CMD ["sh", "-c", "cat /log.txt >&2; exit ${exitCode}"]`,
  )
  return { files: { ...files, 'log.txt': `${text.trim()}\n` } }
}

export const nearReported: readonly Case[] = [
  fails(
    'a Python program without an argument that it needs',
    'exited-at-start',
    /server\.py: error: the following arguments are required: --db/,
    python(
      'import argparse\np = argparse.ArgumentParser()\np.add_argument("--db", required=True, help="unknown hosts are an error")\np.parse_args()',
      EXPOSE,
    ),
  ),
  fails(
    'a program that prints its options after the error',
    'exited-at-start',
    /: flag provided but not defined: -foo$/,
    prints(
      'flag provided but not defined: -foo\nUsage of /app/server:\n  -addr string\n    \tlisten address (default ":8080")\n  -strict\n    \ta missing key is an error',
      2,
    ),
  ),
  fails(
    'an error in the stack of a JSON record',
    'refused-by-dependency',
    /it needs `?redis:6379`?, and nothing answers there/,
    prints(
      JSON.stringify({
        level: 60,
        msg: 'cannot start',
        err: {
          type: 'Error',
          message: 'connect ECONNREFUSED redis:6379',
          stack: 'Error: connect ECONNREFUSED redis:6379\n    at connect (/app/cache.js:7:3)',
        },
      }),
      1,
    ),
  ),
  fails(
    'an error in logfmt, before the last words',
    'exited-at-start',
    /: FATAL: cannot start: no license for "shop"$/,
    prints(
      'time=2024 level=info msg=starting\ntime=2024 level=fatal msg="cannot start" err="no license for \\"shop\\""\ntime=2024 level=info msg=Exiting',
      1,
    ),
  ),
  fails(
    'a C++ exception that nobody caught',
    'exited-at-start',
    /it exited 134 .*: std::runtime_error: no config$/,
    prints(
      "terminate called after throwing an instance of 'std::runtime_error'\n  what():  no config\nAborted",
      134,
    ),
  ),
  fails(
    'a host that the driver names in its own way',
    'unresolved-host',
    /it needs the host `?mongo`?/,
    prints(
      'pymongo.errors.ServerSelectionTimeoutError: mongo:27017: [Errno -3] Temporary failure in name resolution (configured timeouts: connectTimeoutMS: 20000.0ms)',
      1,
    ),
  ),
  fails(
    'a shell that restarts a program which crashes',
    'never-listened',
    /KeyError: 'WEB_PORT'/,
    {
      files: {
        ...script(
          'python:3.10',
          'while :; do python3 /app.py; echo "worker died, restarting"; sleep 1; done',
          EXPOSE,
          'COPY app.py /',
        ).files,
        'start.sh': '#!/bin/sh\nwhile :; do python3 /app.py; echo "worker died, restarting"; sleep 1; done\n',
        'app.py': 'import os\nint(os.environ["WEB_PORT"])\n',
      },
    },
    { notes: ['missing-setting'] },
  ),
  fails(
    'a module of the app in another folder',
    'exited-at-start',
    /No module named 'shop'; the command names `?shop\.web/,
    {
      files: {
        Dockerfile:
          'FROM python:3.10\nWORKDIR /code\nEXPOSE 8080\nCOPY web.py ./\nCMD ["python3", "-m", "shop.web"]\n',
        'web.py': 'print("never")\n',
      },
    },
  ),
  passes(
    'a server that logs errors as JSON, and serves',
    script(
      'busybox',
      `#!/bin/sh
echo '{"level":50,"msg":"cache is cold","err":{"type":"Error","message":"no such key"}}'
echo '{"level":30,"msg":"listening"}'
${SERVE}`,
      EXPOSE,
    ),
    { notes: ['!exited-at-start'] },
  ),
  passes(
    'a server that logs a dead worker, and serves',
    script(
      'busybox',
      `#!/bin/sh\necho 'worker died, restarting'\necho 'exited: web (exit status 1; not expected)'\n${SERVE}`,
      EXPOSE,
    ),
    { notes: ['child-crashes', '!stopped-answering', '!never-listened'] },
  ),
  passes(
    'a server that prints a usage text, and serves',
    script(
      'busybox',
      `#!/bin/sh\necho "nc: invalid option -- 'z'"\necho 'Usage: nc HOST PORT'\n${SERVE}`,
      EXPOSE,
    ),
  ),
  passes(
    'a check that prints much, and passes',
    busybox(EXPOSE, 'HEALTHCHECK --interval=1s CMD echo "0 errors"; echo Usage: none', HTTPD),
  ),
]
