import { expect, test } from '@jest/globals'
import { inventoryOf, shown, factsOf } from '../../../support/packages.ts'

const HOME = 'usr/local/bundle'
const gemspec = (name: string, version: string): string => `# -*- encoding: utf-8 -*-
# stub: ${name} ${version} ruby lib

Gem::Specification.new do |s|
  s.name = "${name}".freeze
  s.version = "${version}"
  s.platform = "x86_64-linux".freeze

  s.required_rubygems_version = Gem::Requirement.new(">= 0".freeze)
  s.homepage = "https://example.org".freeze
  s.installed_by_version = "3.5.9".freeze
  s.add_runtime_dependency(%q<racc>.freeze, ["~> 1.4".freeze])
end
`

test('a gem owns its folder, the platform in its name', () => {
  const inventory = inventoryOf({
    [`${HOME}/specifications/nokogiri-1.16.5-x86_64-linux.gemspec`]: gemspec('nokogiri', '1.16.5'),
    [`${HOME}/gems/nokogiri-1.16.5-x86_64-linux/lib/nokogiri.rb`]: 'x'.repeat(70),
    [`${HOME}/gems/nokogiri-1.16.5/lib/other.rb`]: 'x',
    [`${HOME}/specifications/default/json-2.7.1.gemspec`]: gemspec('json', '2.7.1'),
    'specifications/rake-13.2.1.gemspec':
      "  spec.name    = 'rake'\n  spec.version = Gem::Version.new('13.2.1')\n",
    'gems/rake-13.2.1/rake.rb': 'xxx',
  })
  expect(shown(inventory)).toEqual([
    `gem nokogiri 1.16.5 70 ${HOME}/specifications/nokogiri-1.16.5-x86_64-linux.gemspec`,
    'gem rake 13.2.1 3 specifications/rake-13.2.1.gemspec',
    // a part of Ruby itself: it has no folder
    `gem json 2.7.1 ? ${HOME}/specifications/default/json-2.7.1.gemspec`,
  ])
})

test.each([
  'app/mine.gemspec',
  `${HOME}/gems/rake-13.2.1/rake.gemspec`,
  `${HOME}/specifications/rake-13.2.1.gemspec.rz`,
  `${HOME}/specifications/sub/rake.gemspec`,
])('%s is not asked', (path) => {
  expect(factsOf(path, gemspec('rake', '13.2.1'))).toBeNull()
})

test('a version that is a program is not known', () => {
  expect(factsOf('specifications/a.gemspec', 's.name = "a"\ns.version = A::VERSION\n')).toEqual([])
})

test.each<[string, string | undefined]>([
  ['s.licenses = ["MIT".freeze]', 'MIT'],
  ["s.license = 'Ruby'", 'Ruby'],
  [`s.license = "MIT"${' '.repeat(60_000)}]x`, undefined],
  ['s.licenses = ["Ruby".freeze, "BSD-2-Clause".freeze]', undefined],
])('the licence in %.60s', (line, expected) => {
  const spec = `Gem::Specification.new do |s|\n  s.name = "a"\n  s.version = "1"\n  ${line}\nend\n`
  const { packages } = inventoryOf({ 'gems/specifications/a-1.gemspec': spec })
  expect(packages.map(({ license }) => license)).toEqual([expected])
})
