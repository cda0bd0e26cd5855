/**
 * `devcontainer.json`. A dev container keeps its container alive with a command of its own unless `overrideCommand` is false, so
 * a forwarded port says something about the image only then. With services beside it, a port may be one of theirs.
 */
import type { Node } from '../../lib/document.ts'
import { readJson } from '../document/json.ts'
import { DEVCONTAINER } from '../fields/devcontainer.ts'
import type { ContractPort, ContractReader, Ruled, SecurityRule } from '../model.ts'
import { parsePort } from '../values.ts'
import { at, entriesAt, itemsAt, readerOf, textAt, textOf, type Source } from './source.ts'
import { variables } from './variables.ts'

export const readDevcontainer: ContractReader = readerOf(
  DEVCONTAINER,
  (text) => readJson(text, { comments: true }),
  (root, source) => {
    source.refusePick()
    source.check(root)
    const user = textAt(root, 'containerUser')
    const [, id, group] = /^(\d+)(?::(\d+))?$/.exec(user?.text ?? '') ?? []
    const runAs: SecurityRule | null =
      id === undefined
        ? null
        : { rule: 'run-as-user', user: Number(id), group: group === undefined ? null : Number(group) }
    return {
      name: source.file,
      ports: portsOf(root, source),
      env: variables(source, entriesAt(root, 'containerEnv')),
      security: [
        ...(user === null || runAs === null ? [] : [source.ruled(runAs, user.line)]),
        ...securityOf(root, source),
      ],
      ...(user === null || runAs !== null ? {} : { userName: source.ruled(user.text, user.line) }),
    }
  },
)

function securityOf(root: Node, source: Source): Ruled<SecurityRule>[] {
  const added = at(root, 'capAdd')
  const capabilities = itemsAt(added?.node).map((one) => textOf(one).replace(/^CAP_/i, '').toUpperCase())
  const privileged = textAt(root, 'privileged')
  return [
    ...(added === undefined || capabilities.length === 0
      ? []
      : [source.ruled({ rule: 'add' as const, capabilities }, added.line)]),
    ...(privileged?.text === 'true' ? [source.ruled({ rule: 'privileged' as const }, privileged.line)] : []),
  ]
}

function portsOf(root: Node, source: Source): Ruled<ContractPort>[] {
  const ports = [...itemsAt(root, 'forwardPorts'), ...itemsAt(root, 'appPort')].flatMap(
    (item) => portOf(item, source) ?? [],
  )
  const why =
    at(root, 'dockerComposeFile') !== undefined
      ? 'a service of the Compose file may have it'
      : textAt(root, 'overrideCommand')?.text === 'false'
        ? null
        : 'the image’s command does not run in a dev container without `overrideCommand: false`'
  if (why === null) return ports
  for (const { value, at: place } of ports) source.skip(place.line, `port ${value.port}`, why)
  return []
}

/** `3000`, `"3000:8080"`, `"db:5432"`, which is another container's. */
function portOf(item: Node, source: Source): Ruled<ContractPort> | null {
  const parts = textOf(item).split(':')
  const port = parsePort(parts.at(-1) ?? '')
  const shown = textOf(item).slice(0, 100)
  if (port === null) return source.wrong(item.line, `\`${shown}\` is no port from 1 to 65535`)
  if (parts.length > 1 && !parts.slice(0, -1).every((part) => /^[\d.]+$|^localhost$/.test(part))) {
    source.skip(item.line, `port ${shown}`, 'it is another container’s')
    return null
  }
  return source.ruled({ port, protocol: 'tcp', name: null }, item.line)
}
