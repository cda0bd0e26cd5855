/**
 * The types of the library, in one file that needs no other package: the declarations of `src/library.ts`, with the types of
 * the Report as TypeScript infers them from its schema, and the settings from their table.
 */
import { join } from 'node:path'
import ts from 'typescript'
import { SETTINGS, type Kind, type Setting } from '../src/inputs/table.ts'

const ROOT = join(import.meta.dirname, '..')
const SCHEMA = join(ROOT, 'src/core/schema.ts')
const ERRORS = join(ROOT, 'src/core/errors.ts')
const LIBRARY = join(ROOT, 'src/library.ts')
const PUBLIC_ERRORS = ['ErrorCode', 'UserError']
/** The settings are listed in full. */
const REPLACED = ['TrialSettings', 'Value', 'SentError']

/** The text of `dist/library.d.ts`. */
export function libraryTypes(): string {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT)
  const program = ts.createProgram([LIBRARY, SCHEMA], {
    ...options,
    ...{ noEmit: false, declaration: true, emitDeclarationOnly: true },
    ...{ rewriteRelativeImportExtensions: false, allowImportingTsExtensions: true, outDir: '/types' },
  })
  const own = statementsOf(program, LIBRARY).filter(({ name }) => name !== null && !REPLACED.includes(name))
  const errors = statementsOf(program, ERRORS).filter(
    ({ name }) => name !== null && PUBLIC_ERRORS.includes(name),
  )
  return [
    '/** The types of sea-trial. Made by `npm run build`. */',
    ...[...errors, ...own].map(({ text }) => text),
    settingsType(),
    ...reportTypes(program),
    '',
  ].join('\n\n')
}

interface Statement {
  /** Null for imports and exports of other files. */
  readonly name: string | null
  readonly text: string
}

/** The declarations of a file, with their comments. */
function statementsOf(program: ts.Program, file: string): Statement[] {
  let text = ''
  program.emit(program.getSourceFile(file), (_, written) => (text = written), undefined, true)
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  return source.statements.map((one) => {
    const named = ts.isVariableStatement(one) ? one.declarationList.declarations[0]?.name : nameOf(one)
    return { name: named?.getText() ?? null, text: one.getFullText().trim() }
  })
}

const nameOf = (one: ts.Statement): ts.Identifier | undefined =>
  ts.isFunctionDeclaration(one) ||
  ts.isClassDeclaration(one) ||
  ts.isInterfaceDeclaration(one) ||
  ts.isTypeAliasDeclaration(one)
    ? one.name
    : undefined

const KINDS: Partial<Record<Kind, string>> = {
  boolean: 'boolean',
  list: 'string | readonly string[]',
  ports: 'string | number | readonly string[]',
  probes: 'string | readonly string[]',
  count: 'number | string',
  cpus: 'number | string',
}

/** Settings of the command line's own output are not the library's. */
const NOT_IN_LIBRARY: readonly string[] = ['format', 'watch', 'report', 'mode', 'keep-running']

function settingsType(): string {
  const settings: readonly Setting[] = SETTINGS
  const rows = settings
    .filter(({ name }) => !NOT_IN_LIBRARY.includes(name))
    .map(
      ({ name, kind, choices, about }) =>
        `  /** ${about} */\n  readonly ${keyOf(name)}?: ${choices ? choices.map((one) => `'${one}'`).join(' | ') : (KINDS[kind] ?? 'string')}`,
    )
  return `/** The options of the command line. */\nexport interface TrialSettings {\n${rows.join('\n')}\n}`
}

/** The types of the schema that a Report or a Diff has, each by its name where another uses it. */
function reportTypes(program: ts.Program): string[] {
  const checker = program.getTypeChecker()
  const module = program.getSourceFile(SCHEMA)
  const symbol = module && checker.getSymbolAtLocation(module)
  if (!symbol) throw new Error('the schema was not read')
  const types = checker.getExportsOfModule(symbol).flatMap((one) => {
    const declaration = one.declarations?.find(ts.isTypeAliasDeclaration)
    return declaration ? [{ name: one.name, type: checker.getTypeAtLocation(declaration) }] : []
  })
  const names = new Map<string, string>()
  const printer = { checker, names }
  // those within others first, since a type is known by its text
  const bySize = types
    .map((one) => ({ ...one, text: textOf(one.type, { checker, names: new Map() }) }))
    .sort((a, b) => a.text.length - b.text.length)
  const declared = bySize.map(({ name, type }) => {
    const text = textOf(type, printer)
    if (text.startsWith('{')) names.set(text, name)
    const isObject = text.startsWith('{') && text.endsWith('}') && !text.includes('} |')
    return { name, text: isObject ? `export interface ${name} ${text}` : `export type ${name} = ${text}` }
  })
  return usedFrom(['Report', 'Reports', 'Diff'], declared)
}

/** Without what none of the roots uses. */
function usedFrom(roots: readonly string[], declared: readonly { name: string; text: string }[]): string[] {
  const used = new Set(roots)
  for (const name of used) {
    const text = declared.find((one) => one.name === name)?.text ?? ''
    for (const other of declared) if (new RegExp(`\\b${other.name}\\b`).test(text)) used.add(other.name)
  }
  return declared.filter(({ name }) => used.has(name)).map(({ text }) => text)
}

interface Printer {
  readonly checker: ts.TypeChecker
  /** Names of types by their text. */
  readonly names: ReadonlyMap<string, string>
}

function textOf(type: ts.Type, printer: Printer): string {
  const { checker } = printer
  if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) return unionText(type, printer)
  if (checker.isTupleType(type))
    return `readonly [${checker
      .getTypeArguments(type as ts.TypeReference)
      .map((one) => textOf(one, printer))
      .join(', ')}]`
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference)
    const text = item ? textOf(item, printer) : 'unknown'
    return item?.isUnion() || text.startsWith('readonly ') ? `readonly (${text})[]` : `readonly ${text}[]`
  }
  if (type.flags & ts.TypeFlags.Object) return objectText(type, printer)
  return checker.typeToString(type).replace(/^"(.*)"$/, "'$1'")
}

/** TypeScript keeps `true` and `false` apart in a union. */
function unionText(type: ts.UnionType, printer: Printer): string {
  const texts = type.types.map((one) => textOf(one, printer)).filter((text) => text !== 'undefined')
  const isBoolean = texts.includes('true') && texts.includes('false')
  const rest = texts.filter((text) => !isBoolean || (text !== 'true' && text !== 'false'))
  const all = [
    ...rest.filter((text) => text !== 'null'),
    ...(isBoolean ? ['boolean'] : []),
    ...rest.filter((text) => text === 'null'),
  ]
  return [...new Set(all)].join(' | ')
}

function objectText(type: ts.Type, printer: Printer): string {
  const { checker, names } = printer
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String)
  if (index) return `Readonly<Record<string, ${textOf(index.type, printer)}>>`
  const rows = checker.getPropertiesOfType(type).map((property) => {
    const isOptional = Boolean(property.flags & ts.SymbolFlags.Optional)
    const text = textOf(checker.getTypeOfSymbol(property), printer)
    const comment = ts.displayPartsToString(property.getDocumentationComment(checker))
    return `${comment === '' ? '' : `/** ${comment.replaceAll('\n', ' ')} */\n`}readonly ${keyOf(property.name)}${isOptional ? '?' : ''}: ${text}`
  })
  const text = `{\n${rows.join('\n').replace(/^/gm, '  ')}\n}`
  return names.get(text) ?? text
}

const keyOf = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`)

if (import.meta.main) process.stdout.write(libraryTypes())
