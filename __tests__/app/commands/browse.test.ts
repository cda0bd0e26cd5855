import { describe, expect, test } from '@jest/globals'
import { editorCommand } from '../../../src/app/commands/browse.ts'

describe('the editor', () => {
  test.each([
    [{ VISUAL: 'nvim', EDITOR: 'nano' }, ['nvim', '+3', '/x/Docker file']],
    [{ EDITOR: '/usr/bin/nano' }, ['/usr/bin/nano', '+3', '/x/Docker file']],
    [{ VISUAL: 'code --wait' }, ['code', '--wait', '--goto', '/x/Docker file:3']],
    [{ VISUAL: 'hx' }, ['hx', '/x/Docker file:3']],
    [{ VISUAL: '' }, null],
  ])('%j', (env, expected) => expect(editorCommand(env, '/x/Docker file', 3)).toEqual(expected))
})
