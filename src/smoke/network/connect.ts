/** One TCP connection, opened and closed at once. */
import { connect } from 'node:net'
import { systemCode } from '../../core/errors.ts'

const PATIENCE_MILLISECONDS = 1000

/** Never rejects. `unreachable`: no answer within a second, or no way there. */
export const tryConnect = (host: string, port: number): Promise<'open' | 'refused' | 'unreachable'> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MILLISECONDS })
    const end = (result: 'open' | 'refused' | 'unreachable') => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => end('open'))
    socket.once('timeout', () => end('unreachable'))
    socket.once('error', (error) => end(systemCode(error) === 'ECONNREFUSED' ? 'refused' : 'unreachable'))
  })
