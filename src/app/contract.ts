/** Compares the contracts of the settings with how the container ran, and lists them for the Report. Pure. */
import { compareContract, type Measured } from '../contract/index.ts'
import type { Finding, Report } from '../core/schema.ts'
import type { Inputs } from '../inputs/types.ts'
import { bounded, visibleLine } from '../lib/visible.ts'
import { settingMissing, type SmokeResult } from '../smoke/index.ts'

const OF_PORTS = [
  'wrong-port',
  'exposed-but-silent',
  'never-listened',
  'unexpected-answer',
  'no-answer',
  'not-ready',
]
/** What a disagreement says better, since it knows what was to be asked, and for how long. */
const SAID_BETTER: Readonly<Record<string, readonly string[]>> = {
  'contract-port': OF_PORTS,
  'contract-probe': OF_PORTS,
  'contract-grace': ['killed-on-stop'],
}

/** The findings of the run, with those of contracts: a disagreement leads, since it names the line to change. */
export function withContracts({ findings, smoke, evidence }: SmokeResult): Finding[] {
  const { inputs, image } = evidence
  const { contract } = inputs
  if (contract === undefined) return findings
  const codes = findings.map(({ code }) => code)
  const found = contract.contracts.flatMap((tried, index): Finding[] => {
    const measured: Measured = {
      smoke,
      image: image.config,
      user: inputs.container.user ?? image.config.user,
      answers: evidence.contract?.answers[index] ?? [],
      codes,
      missing: settingMissing(evidence),
      preStop: evidence.contract?.preStop ?? null,
      memory: evidence.contract?.memory ?? null,
      grace: contract.stop.grace ?? 0,
    }
    return compareContract(tried, measured)
  })
  const said = found.flatMap(({ code, level }) => (level === 'fail' ? (SAID_BETTER[code] ?? []) : []))
  const kept = findings.filter(({ code }) => !said.includes(code))
  // what only the log hints at explains no failure that was proved
  const leads = found.filter(({ confidence }) => confidence === 'proved')
  return [...leads, ...kept, ...found.filter((one) => !leads.includes(one))]
}

const MOST_ROWS = 100
const MOST_CHARACTERS = 300

/** Absent without a contract. */
export function contractOf({ smoke }: Pick<Inputs, 'smoke'>): Pick<Report, 'contract'> {
  const given = smoke?.contract
  if (given === undefined) return {}
  return {
    contract: {
      files: given.contracts.map(({ contract, isApplied, rules, notTried }) => ({
        ...{ file: text(contract.file), kind: contract.kind, name: text(contract.name), isApplied },
        rules: rules.slice(0, MOST_ROWS).map((rule) => ({ text: text(rule.text), line: rule.at.line })),
        notTried: notTried
          .slice(0, MOST_ROWS)
          .map(({ value, at }) => ({ what: text(value.what), why: text(value.why), line: at.line })),
      })),
      notes: given.notes.slice(0, MOST_ROWS).map(text),
    },
  }
}

const text = (from: string): string => visibleLine(bounded(from, MOST_CHARACTERS))
