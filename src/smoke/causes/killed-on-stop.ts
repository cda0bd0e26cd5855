/** The main process does not react to the stop signal, so every stop takes the whole grace and ends in a kill. */
import type { Cause } from '../cause.ts'

export const killedOnStop: Cause = {
  code: 'killed-on-stop',
  level: 'warn',
  about: 'it ignores its stop signal, so each stop ends in a kill',
  find: ({ shutdown, places, image, inputs }) => {
    if (!shutdown?.killed) return null
    const { signal } = shutdown
    const location = places.STOPSIGNAL ?? places.CMD ?? places.ENTRYPOINT
    const proof = shutdown.provedBy === 'signal-mask'
    return {
      confidence: 'proved',
      ...(inputs.shutdown === 'graceful' ? { level: 'fail' as const } : {}),
      message: `it ignores ${signal}, so every stop takes 10 s and ends in a kill`,
      fix: `Handle ${signal}, start it in exec form under an init (\`docker run --init\`, tini), or set a STOPSIGNAL that it handles${/python|flask|gunicorn/.test(image.config.cmd.join(' ')) ? ' (SIGINT for Flask and other Python servers)' : ''}.`,
      ...(location ? { location } : {}),
      evidence: [
        proof
          ? `PID 1 has no handler for ${signal} (SigCgt), so the kernel drops it: proved without waiting`
          : `${signal} sent, still running after ${shutdown.seconds.toFixed(1)} s, then killed`,
      ],
    }
  },
}
