/** What is known about an image when a contract is compared with it: plain data. */
import type { ImageConfig, Smoke } from '../core/schema.ts'

/** One answer to a probe of a contract, asked when the container was ready, or had failed to become it. */
export interface ContractAnswer {
  /** Index of the probe in the contract. */
  readonly probe: number
  /** The probe's own port, or another one on which the image listens; null for a command. */
  readonly port: number | null
  /** By the rules of the contract's platform. */
  readonly ok: boolean
  /** Of HTTP, of the last redirect. */
  readonly status: number | null
  /** Of a command; null where it did not end in time, or could not be run. */
  readonly exitCode: number | null
  /** A part of a sentence: `404 Not Found`, `connection refused`. */
  readonly detail: string
  /** The shortest time of a few answers. */
  readonly seconds: number
}

/** The command that a contract runs before the stop. */
export interface RanHook {
  /** Null: it did not end within the grace period, or could not be run. */
  readonly exitCode: number | null
  readonly seconds: number
  readonly output: string
}

export interface Measured {
  readonly smoke: Pick<Smoke, 'ready' | 'readySeconds' | 'listeners' | 'listenersKnown' | 'shutdown' | 'exit'>
  readonly image: Pick<ImageConfig, 'exposedPorts' | 'user'>
  /** As it ran: of the settings, else of the image. */
  readonly user: string
  /** In the order of the contract's probes. Empty where it was not asked. */
  readonly answers: readonly ContractAnswer[]
  /** Of the findings of the run. */
  readonly codes: readonly string[]
  /** A variable that the log says is missing. */
  readonly missing: string | null
  /** Null where there is none, or it was not run. */
  readonly preStop: RanHook | null
  /** Bytes in use after the soak, without the page cache, which a limit makes smaller; null when not measured. */
  readonly memory: number | null
  /** Seconds that the stop was waited for. */
  readonly grace: number
}
