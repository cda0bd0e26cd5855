/** It has no permission to read or write a file, or for an operation that only root is allowed to do. */
import { dirname } from 'node:path/posix'
import { isRoot, userLine, userOf, userLocation } from '../../program/user.ts'
import { logCause } from '../shared/log-cause.ts'
import { isBind } from './privileged-port.ts'
import { pathIn } from '../shared/path-in-line.ts'

/** The message of libc, and those of languages. */
const SAYS =
  /permission denied|\bEACCES\b|\bEPERM\b|operation not permitted|AccessDeniedException|UnauthorizedAccessException|Access to the path .{1,300} is denied|\bcode: 13, kind: PermissionDenied|is not writable|not writeable|no write (?:access|permission)/i
/** Permissions of databases, logins and sockets, which are not file permissions. */
const OTHER =
  /publickey|keyboard-interactive|permission denied (?:for|to) (?:table|schema|database|relation|sequence|function|role|create|set)|password|SQLSTATE|docker\.sock|\bexec\b.{0,200}permission denied/i
const OWNER =
  /chown|chmod|setuid|setgid|set(?:res)?[ug]id|setgroups|initgroups|change (?:owner|group|permissions|mode)|switch(?:ing)? (?:user|to)|operation not permitted|EPERM/i
const MAKES_FOLDER = /mkdir|makedirs|director(?:y|ies)/i
/** Shared folders, which no app should own. */
const SHARED =
  /^\/$|^\/(?:dev|proc|sys)(?:\/|$)|^\/(?:bin|boot|etc|home|lib|lib64|mnt|opt|root|run|sbin|srv|tmp|usr|var)$|^\/usr\/\w+$|^\/var\/(?:cache|lib|log|run|tmp)$/

interface Denied {
  path: string | null
  /** The folder that the user must own for this. */
  folder: string | null
  /** The operation needs root; it is not a read or a write. */
  isAct: boolean
}

export const permissionDenied = logCause<Denied>({
  code: 'permission-denied',
  about: 'it has no permission for a file or folder, or for an operation that needs root',
  read: (line, evidence) => {
    if (!SAYS.test(line) || OTHER.test(line) || isBind(line, evidence)) return null
    const path = pathIn(line)
    return { path, folder: path === null ? null : folderOf(path, line), isAct: OWNER.test(line) }
  },
  why: ({ path, isAct }, evidence) => {
    const who = userOf(evidence)
    const by = who === 'root' ? '' : ` as the user \`${who}\``
    if (isAct) return `it is not allowed to do what it tries${path === null ? '' : ` with \`${path}\``}${by}`
    return `it is not allowed to access ${path === null ? 'a file that it needs' : `\`${path}\``}${by}`
  },
  fix: (denied, evidence) => fixOf(denied, userOf(evidence)),
  shown: (_, evidence) => [userLine(evidence)],
  location: userLocation,
})

const folderOf = (path: string, line: string): string =>
  MAKES_FOLDER.test(line) && path !== '/' ? path : dirname(path)

function fixOf({ folder, isAct }: Denied, who: string): string {
  if (isRoot(who))
    return 'Even root cannot do everything in a container: check which capability it needs (`cap-add`), and who owns the volume.'
  if (isAct) return 'Do it in a RUN before the USER line, as root, or remove it.'
  const [user = '', group = ''] = who.split(':')
  if (folder !== null && SHARED.test(folder))
    return `Use a separate folder instead of \`${folder}\`, created before the USER line: \`RUN install -d -o ${user} FOLDER\`.`
  const own = folder ?? 'FOLDER'
  return isRoot(group) && group !== ''
    ? `Give it to group 0, which a user with any number has on that platform: \`RUN chgrp -R 0 ${own} && chmod -R g=u ${own}\`.`
    : `Give the folder to that user before the USER line: \`RUN install -d -o ${user} ${own}\` or \`COPY --chown=${user}\`; a volume has its own owner.`
}
