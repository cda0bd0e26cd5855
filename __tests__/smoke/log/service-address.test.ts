/** The service in an error: messages of drivers and tools, and similar lines without a service. */
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import { addressBeside, refusedAddress, unresolvedName } from '../../../src/smoke/log/service-address.ts'
import { exited, log, over } from '../../support/evidence.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

const ended = (text: string) =>
  diagnose(over(exited(1), { log: log(...text.replace(/^\n/, '').split('\n')) }))[0]

describe('a connection that was refused', () => {
  test.each<[line: string, needs: string]>([
    ["PrismaClientInitializationError: Can't reach database server at `db:5432`", '`db:5432`'],
    ["Error: P1001: Can't reach database server at `db`:`5432`", '`db:5432`'],
    [
      'failed to connect to `host=db user=app database=app`: dial error (dial tcp 172.18.0.2:5432: connect: connection refused)',
      '`db:5432`',
    ],
    ['172.18.0.2:5432 (db): dial error: dial tcp 172.18.0.2:5432: connect: connection refused', '`db:5432`'],
    [
      'Get "http://consul:8500/v1/kv": dial tcp 172.18.0.3:8500: connect: connection refused',
      '`consul:8500`',
    ],
    ['dial tcp [::1]:6379: connect: connection refused', '`[::1]:6379`, and nothing listens there'],
    [
      'Connection to node -1 (kafka/172.18.0.3:9092) could not be established. Broker may not be available.',
      '`kafka:9092`',
    ],
    [
      'kafka:9092/bootstrap: Connect to ipv4#172.18.0.3:9092 failed: Connection refused (after 0ms in state CONNECT)',
      '`kafka:9092`',
    ],
    [
      'io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: redis/172.18.0.2:6379',
      '`redis:6379`',
    ],
    [
      "elastic_transport.ConnectionError: HTTPConnectionPool(host='es', port=9200): Max retries exceeded with url: / (Caused by NewConnectionError: [Errno 111] Connection refused)",
      '`es:9200`',
    ],
    [
      'StackExchange.Redis.RedisConnectionException: It was not possible to connect to the redis server(s). UnableToConnect on redis:6379/Interactive',
      '`redis:6379`',
    ],
    [
      'SQLSTATE[HY000] [2002] Connection refused (Connection: mysql, Host: mysql, Port: 3306, Database: app)',
      '`mysql:3306`',
    ],
    [
      'com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
      'needs MySQL (port 3306)',
    ],
    [
      'Microsoft.Data.SqlClient.SqlException: A network-related or instance-specific error occurred while establishing a connection to SQL Server.',
      'needs SQL Server (port 1433)',
    ],
    [
      "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2)",
      'MySQL at the socket `/run/mysqld/mysqld.sock`',
    ],
    [
      'pymongo.errors.ServerSelectionTimeoutError: mongo:27017: [Errno 111] Connection refused (configured timeouts: socketTimeoutMS: 20000.0ms)',
      '`mongo:27017`',
    ],
    [
      'server selection error: server selection timeout, current topology: { Type: Unknown, Servers: [{ Addr: mongo:27017, Type: Unknown }, ] }',
      '`mongo:27017`',
    ],
    [
      'Timed out after 30000 ms while waiting to connect. Client view of cluster state is {type=UNKNOWN, servers=[{address=mongo:27017, type=UNKNOWN}]',
      '`mongo:27017`',
    ],
    ['Npgsql.NpgsqlException (0x80004005): Failed to connect to 172.18.0.2:5432', '`172.18.0.2:5432`'],
    [
      'consumer: Cannot connect to amqp://guest:**@rabbitmq:5672//: [Errno 111] Connection refused.',
      '`rabbitmq:5672`',
    ],
    ['failed to connect to redis://cache/0: connection refused', '`cache:6379`'],
    [
      'connection to server at "::1", port 5432 failed: Connection refused',
      '`[::1]:5432`, and nothing listens there',
    ],
    [
      '** (DBConnection.ConnectionError) tcp connect (db:5432): connection refused - :econnrefused',
      '`db:5432`',
    ],
    [
      'Error: error trying to connect: tcp connect error: Connection refused (os error 111)',
      'another service',
    ],
    ['nats: no servers available for connection', 'needs NATS (port 4222)'],
    ['Code: 210. DB::NetException: Connection refused (clickhouse:9000)', '`clickhouse:9000`'],
    ['Error: connect EHOSTUNREACH 10.1.2.3:5432', '`10.1.2.3:5432`'],
  ])('%s', (line, needs) => {
    const found = ended(line)
    expect(found?.code).toBe('refused-by-dependency')
    expect(found?.message).toContain(needs)
  })

  test('behind a framework’s error, in the stack that was printed before', () => {
    const found = ended(`
2026-05-02 10:00:36.430 ERROR 1 --- [main] com.zaxxer.hikari.pool.HikariPool : HikariPool-1 - Exception during pool initialization.

org.postgresql.util.PSQLException: Connection to localhost:5432 refused. Check that the hostname and port are correct.
\tat org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:342) ~[postgresql-42.6.0.jar!/:42.6.0]
Caused by: java.net.ConnectException: Connection refused
\tat java.base/sun.nio.ch.Net.pollConnect(Native Method) ~[na:na]
\t... 12 common frames omitted

2026-05-02 10:00:36.600 ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed

org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'entityManagerFactory' defined in class path resource [x]: Unable to build Hibernate SessionFactory
\tat org.springframework.beans.factory.support.A.initializeBean(A.java:1804) ~[spring-beans-5.3.31.jar!/:5.3.31]
Caused by: javax.persistence.PersistenceException: [PersistenceUnit: default] Unable to build Hibernate SessionFactory
\t... 16 common frames omitted
Caused by: org.hibernate.service.spi.ServiceException: Unable to create requested service [JdbcEnvironment]
\t... 21 common frames omitted`)
    expect(found).toMatchObject({ code: 'refused-by-dependency', confidence: 'likely' })
    expect(found?.message).toMatch(
      /^it exited 1 after 0\.4 s: it needs `localhost:5432`, and nothing listens there$/,
    )
  })

  test('in the middle of a chain of causes', () => {
    const found = ended(`
org.springframework.context.ApplicationContextException: Unable to start web server
\tat org.springframework.boot.A.b(A.java:1)
Caused by: org.postgresql.util.PSQLException: Connection to db:5432 refused. Check that the hostname and port are correct.
\t... 16 common frames omitted
Caused by: java.net.ConnectException: Connection refused
\t... 21 common frames omitted`)
    expect(found?.message).toContain('`db:5432`')
  })

  test('among the errors of an AggregateError', () => {
    const found = ended(`
AggregateError
    at internalConnectMultiple (node:net:1114:18)
    at afterConnectMultiple (node:net:1667:5) {
  code: 'ECONNREFUSED',
  [errors]: [
    Error: connect ECONNREFUSED ::1:5432
        at createConnectionError (node:net:1634:14) {
      port: 5432
    },
    Error: connect ECONNREFUSED 127.0.0.1:5432
        at createConnectionError (node:net:1634:14) {
      port: 5432
    }
  ]
}

Node.js v22.1.0`)
    expect(found?.code).toBe('refused-by-dependency')
    expect(found?.message).toMatch(/`(?:127\.0\.0\.1|\[::1\]):5432`/)
  })

  test('with the host on another line', () => {
    expect(
      ended(`
PDOException: SQLSTATE[HY000] [2002] Connection refused in /app/index.php:3
Stack trace:
#0 /app/index.php(3): PDO->__construct('mysql:host=db;dbname=shop', 'root', Object(SensitiveParameterValue))`)
        ?.message,
    ).toContain('`db:3306`')
    expect(
      addressBeside([
        'could not connect to server: Connection refused',
        '\tIs the server running on host "db" (172.18.0.2) and accepting',
        '\tTCP/IP connections on port 5432?',
      ]),
    ).toEqual({ host: 'db', port: '5432' })
    expect(addressBeside(['all is well', 'Is the server running?'])).toBeNull()
  })

  test.each([
    ['Error in /app/db.js:42: Connection refused', null],
    ['[10:20:30] connection refused', null],
    ['connection refused at main.go:17', null],
  ])('has no address in %s', (line, host) => expect(refusedAddress(line).host).toBe(host))
})

describe('a host name that does not resolve', () => {
  test.each<[line: string, host: string]>([
    ['Error: getaddrinfo EAI_AGAIN db', 'db'],
    [
      'failed to connect to `host=db user=app database=app`: hostname resolving error (lookup db on 127.0.0.11:53: no such host)',
      'db',
    ],
    ['lookup db on 8.8.8.8:53: dial udp 8.8.8.8:53: connect: network is unreachable', 'db'],
    [
      'pymongo.errors.ServerSelectionTimeoutError: mongo:27017: [Errno -3] Temporary failure in name resolution (configured timeouts: x)',
      'mongo',
    ],
    [
      'redis.exceptions.ConnectionError: Error -2 connecting to redis:6379. Name or service not known.',
      'redis',
    ],
    [
      "requests.exceptions.ConnectionError: HTTPConnectionPool(host='api', port=80): Max retries exceeded (Caused by NewConnectionError: [Errno -2] Name or service not known)",
      'api',
    ],
    ["Couldn't resolve server kafka:9092 from bootstrap.servers as DNS resolution failed for kafka", 'kafka'],
    ["kafka:9092/bootstrap: Failed to resolve 'kafka:9092': Name or service not known (after 2ms)", 'kafka'],
    ['** (DBConnection.ConnectionError) tcp connect (db:5432): non-existing domain - :nxdomain', 'db'],
    ['Failed to open TCP connection to api:80 (getaddrinfo: Name or service not known) (SocketError)', 'api'],
    [
      'stream_socket_client(): Unable to connect to tcp://rabbitmq:5672 (php_network_getaddresses: getaddrinfo failed)',
      'rabbitmq',
    ],
    [
      'SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo for mysql failed: Name or service not known',
      'mysql',
    ],
    ["[ALERT] (1) : config : [/haproxy.cfg:9] : 'server web' : could not resolve address 'web'.", 'web'],
  ])('%s', (line, host) => {
    expect(unresolvedName(line)).toBe(host)
    expect(ended(line)).toMatchObject({ code: 'unresolved-host' })
  })

  test.each([
    'looking up the address of everything',
    'host: 0.0.0.0',
    'resolved db to 172.18.0.2',
    'Unknown option --host',
  ])('is not in: %s', (line) => expect(unresolvedName(line)).toBeNull())
})

test('the longest line that is looked at costs no time', () => {
  const begin = cpuMilliseconds()
  for (const text of ['a.', 'host=', '1.1.', 'a/', '::1', 'lookup a', "host='a", 'a:80 ', '//a@', 'connect '])
    for (let times = 0; times < 20; times++) {
      refusedAddress(text.repeat(500 / text.length))
      unresolvedName(text.repeat(500 / text.length))
    }
  expect(cpuMilliseconds() - begin).toBeLessThan(2000)
})
