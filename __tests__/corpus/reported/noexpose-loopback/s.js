require('http')
  .createServer((q, r) => r.end('ok'))
  .listen(8080, '127.0.0.1')
