/** A script with Windows line endings: the errors of kernels and shells, and the fix. Pure. */

/**
 * `$'\r': command not found`, `bad interpreter: /bin/sh^M`, `env: 'node\r': No such file`: the carriage return is
 * visible.
 */
export const VISIBLE_CR =
  /\$'\\r'|\^M[:'"’]?(?: |$)|\\r['"’]+: (?:no such|command|not found)|bad interpreter/i
/** Errors of shells for a script with CRs on every line. The CR in the message hides the text before it. */
export const SHELL_ERRORS =
  /^: (?:command )?not found|: not found$|illegal option|syntax error|invalid option|not a valid identifier|bad (?:variable name|number|substitution)|can(?:not|'t) (?:open|cd to)|unexpected|no such file or directory|numeric argument required/i

/** `file` is its path in the image. */
export const lineEndingsFix = (file: string): string =>
  `Save it with LF line endings: put \`*.sh text eol=lf\` into .gitattributes and check it out again, or \`RUN sed -i 's/\\r$//' ${file}\` after its COPY.`
