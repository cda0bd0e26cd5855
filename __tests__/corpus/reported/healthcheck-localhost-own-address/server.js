// as the server.js of Next.js standalone picks its address
const host = process.env.HOSTNAME || '0.0.0.0'
const port = Number(process.env.PORT || 3000)
require('http')
  .createServer((q, r) => r.end('<h1>hello</h1>'))
  .listen(port, host, () => {
    console.log(
      `   ▲ Next.js 14.2.3\n   - Local:        http://${host}:${port}\n   - Network:      http://${host}:${port}\n\n ✓ Ready in 35ms`,
    )
  })
