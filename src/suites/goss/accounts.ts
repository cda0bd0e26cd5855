/** Users and groups of a container's `/etc/passwd` and `/etc/group`. Pure. */

export interface User {
  readonly name: string
  readonly uid: number
  readonly gid: number
  readonly home: string
  readonly shell: string
}

export interface Group {
  readonly name: string
  readonly gid: number
  readonly members: readonly string[]
}

const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'))

export const parseUsers = (passwd: string): User[] =>
  rows(passwd).flatMap(([name = '', , uid = '', gid = '', , home = '', shell = '']) =>
    /^\d+$/.test(uid) ? [{ name, uid: Number(uid), gid: Number(gid), home, shell }] : [],
  )

export const parseGroups = (group: string): Group[] =>
  rows(group).flatMap(([name = '', , gid = '', members = '']) =>
    /^\d+$/.test(gid)
      ? [{ name, gid: Number(gid), members: members.split(',').filter((one) => one !== '') }]
      : [],
  )

/** Names of a user's groups, sorted, the first one included. */
export const groupsOf = ({ name, gid }: User, groups: readonly Group[]): string[] =>
  groups
    .filter((group) => group.gid === gid || group.members.includes(name))
    .map((group) => group.name)
    .sort()
