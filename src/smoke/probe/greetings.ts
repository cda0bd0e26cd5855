/**
 * Protocols other than HTTP, as a table of data: their usual ports, what is sent, and how the answer is recognized. Each
 * message is the first one of a well-behaved client, so that it causes no error in the server's log.
 */

type Recognize = (answer: Buffer) => boolean

export interface Greeting {
  protocol: string
  /** Its usual ports. */
  ports: readonly number[]
  /** Null where the server sends first. */
  send: Buffer | null
  knows: Recognize
  /** This answer is of the protocol too, but the server is not ready yet. */
  isStarting?: Recognize
  /** Sent before the connection is closed, where the server would log an error otherwise. */
  bye?: Buffer
}

/** Matches its bytes as text. */
const says =
  (pattern: RegExp): Recognize =>
  (answer) =>
    pattern.test(answer.toString('latin1'))
/** Matches its bytes as hexadecimal digits: `..` is any byte. */
const bytes =
  (pattern: RegExp): Recognize =>
  (answer) =>
    pattern.test(answer.toString('hex'))

const text = (words: string): Buffer => Buffer.from(words, 'latin1')
const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex')

/** MongoDB's OP_MSG with `{ hello: 1, $db: "admin" }`. */
const MONGODB_HELLO = hex(
  '34000000 01000000 00000000 dd070000 00000000 00' + // length 52, request 1, OP_MSG, no flags, a section of kind 0
    '1f000000 10 68656c6c6f00 01000000 02 24646200 06000000 61646d696e00 00',
)

const XMPP_STREAM =
  "<?xml version='1.0'?><stream:stream to='localhost' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"

const QUIT = text('QUIT\r\n')

const GREETINGS: readonly Greeting[] = [
  {
    protocol: 'Redis',
    ports: [6379, 6380, 26379],
    send: text('PING\r\n'),
    knows: says(/^(?:\+PONG\r|-(?:NOAUTH|DENIED|ERR|MISCONF|MASTERDOWN|NOPERM)\b)/),
    isStarting: says(/^-(?:LOADING|BUSY)\b/),
  },
  // SSLRequest: the server answers with one byte, and logs nothing about a client that then disconnects
  {
    protocol: 'PostgreSQL',
    ports: [5432, 5433, 6432],
    send: hex('00000008 04d2162f'),
    knows: says(/^[SN](?![^])|^E/),
  },
  // a length, number 0, and version 10 of the protocol, or an error such as "too many connections"
  { protocol: 'MySQL', ports: [3306, 3307], send: null, knows: bytes(/^.{6}00(?:0a3|ff)/) },
  { protocol: 'MySQL X', ports: [33_060], send: null, knows: bytes(/^.{6}000b/) },
  {
    protocol: 'SMTP',
    ports: [25, 465, 587, 1025, 2525],
    send: null,
    knows: says(/^[245]\d\d[ -]/),
    bye: QUIT,
  },
  { protocol: 'FTP', ports: [21, 2121], send: null, knows: says(/^[1245]\d\d[ -]/), bye: QUIT },
  { protocol: 'POP3', ports: [110], send: null, knows: says(/^(?:\+OK|-ERR)\b/), bye: QUIT },
  {
    protocol: 'IMAP',
    ports: [143],
    send: null,
    knows: says(/^\* (?:OK|PREAUTH|BYE)\b/),
    bye: text('a LOGOUT\r\n'),
  },
  { protocol: 'NNTP', ports: [119], send: null, knows: says(/^[245]\d\d /), bye: QUIT },
  {
    protocol: 'SSH',
    ports: [22, 2222],
    send: null,
    knows: says(/^SSH-\d/),
    bye: text('SSH-2.0-sea-trial\r\n'),
  },
  { protocol: 'VNC', ports: [5900, 5901], send: null, knows: says(/^RFB \d{3}\.\d{3}\n/) },
  { protocol: 'rsync', ports: [873], send: null, knows: says(/^@RSYNCD: /) },
  { protocol: 'NATS', ports: [4222], send: null, knows: says(/^INFO \{/) },
  { protocol: 'ActiveMQ', ports: [61_616], send: null, knows: bytes(/^.{8}014163746976654d51/) },
  {
    protocol: 'AMQP',
    ports: [5672],
    send: Buffer.concat([text('AMQP'), hex('00000901')]),
    knows: bytes(/^(?:010000.{8}000a000a|414d5150)/), // Connection.Start, or the header of another version
  },
  {
    protocol: 'MongoDB',
    ports: [27_017, 27_018, 27_019],
    send: MONGODB_HELLO,
    knows: bytes(/^.{16}01000000dd070000/),
  },
  {
    protocol: 'memcached',
    ports: [11_211],
    send: text('version\r\n'),
    knows: says(/^(?:VERSION |ERROR\r)/),
    bye: text('quit\r\n'),
  },
  {
    protocol: 'Kafka',
    ports: [9092, 9093, 9094, 29_092],
    send: Buffer.concat([hex('00000013 0012 0000 00000001 0009'), text('sea-trial')]), // ApiVersions
    knows: bytes(/^00.{6}00000001/),
  },
  {
    protocol: 'MQTT',
    ports: [1883],
    send: Buffer.concat([hex('10 15 0004'), text('MQTT'), hex('04 02 003c 0009'), text('sea-trial')]), // CONNECT
    knows: bytes(/^20020[01]0[0-5]/),
    bye: hex('e000'),
  },
  {
    protocol: 'LDAP',
    ports: [389, 1389, 3389],
    send: hex('300c 020101 60 07 020103 0400 8000'), // an anonymous bind
    knows: bytes(/^30(?:..){1,5}02010161/),
    bye: hex('3005 020102 4200'),
  },
  {
    protocol: 'Cassandra',
    ports: [9042],
    send: hex('04000000 05 00000000'),
    knows: bytes(/^8[1-6].{6}0[06]/),
  }, // OPTIONS
  {
    protocol: 'ZooKeeper',
    ports: [2181],
    send: text('srvr'),
    knows: says(/^(?:Zookeeper version|srvr is not executed)/),
    isStarting: says(/^This ZooKeeper instance is not currently serving/),
  },
  {
    protocol: 'DNS',
    ports: [53, 5353],
    send: hex('0011 5ea1 0100 0001 0000 0000 0000 00 0002 0001'), // name servers of the root
    knows: bytes(/^.{4}5ea1[89a-f]/),
  },
  {
    protocol: 'RTSP',
    ports: [554, 8554],
    send: text('OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n'),
    knows: says(/^RTSP\/\d/),
  },
  {
    protocol: 'IRC',
    ports: [6667],
    send: text('CAP LS\r\n'),
    knows: says(/^(?::\S+ |NOTICE |PING |ERROR )/),
    bye: QUIT,
  },
  {
    protocol: 'XMPP',
    ports: [5222, 5269],
    send: text(XMPP_STREAM),
    knows: says(/^(?:<\?xml|<stream:)/),
    bye: text('</stream:stream>'),
  },
  {
    protocol: 'STOMP',
    ports: [61_613],
    send: text('CONNECT\naccept-version:1.2\nhost:localhost\n\n\0'),
    knows: says(/^(?:CONNECTED|ERROR)\r?\n/),
  },
  { protocol: 'SOCKS', ports: [1080], send: hex('05 01 00'), knows: bytes(/^05(?:0[0-2]|ff)/) },
  {
    protocol: 'SQL Server',
    ports: [1433],
    send: hex('12 01 0014 0000 01 00 00 0006 0006 ff 000000000000'),
    knows: bytes(/^0401/),
  },
  { protocol: 'Erlang’s port mapper', ports: [4369], send: hex('0001 6e'), knows: bytes(/^00001111/) },
  { protocol: 'Gearman', ports: [4730], send: text('version\n'), knows: says(/^OK /) },
  {
    protocol: 'Beanstalk',
    ports: [11_300],
    send: text('list-tubes\r\n'),
    knows: says(/^OK \d/),
    bye: text('quit\r\n'),
  },
]

/** Tried on any port that closes connections on HTTP and TLS. */
export const ANYWHERE: readonly Greeting[] = [
  {
    protocol: 'HTTP/2',
    ports: [],
    send: Buffer.concat([text('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), hex('000000 04 00 00000000')]),
    knows: bytes(/^0000..040[01]00000000/), // SETTINGS
  },
  {
    protocol: 'Redis',
    ports: [],
    send: text('PING\r\n'),
    knows: says(/^(?:\+PONG\r|-(?:NOAUTH|DENIED)\b)/),
    isStarting: says(/^-LOADING\b/),
  },
]

export const greetingsOf = (port: number): Greeting[] => GREETINGS.filter(({ ports }) => ports.includes(port))
