// src/library.ts
import { fork } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

// src/lib/visible.ts
function bounded(text, most) {
  if (text.length <= most) return text;
  const head = Math.floor(most * HEAD_SHARE);
  return `${text.slice(0, head)}\u2026${text.slice(head + 1 - most)}`;
}
var HEAD_SHARE = 0.7;
var codesOf = (characters) => new Set(Array.from(characters, (character) => character.charCodeAt(0)));
var STRINGS = codesOf("PX]^_");
var CSI = "[".charCodeAt(0);
var TWO_MORE = codesOf("#%()*+-./");
var ONE_MORE = codesOf("78=>c");

// src/core/errors.ts
var UserError = class extends Error {
  code;
  hint;
  exit;
  constructor(code, sentence, hint = "", options = {}) {
    super(boundedSentence(sentence, code), { cause: options.cause });
    this.name = "UserError";
    this.code = code;
    this.hint = hint;
    this.exit = options.exit ?? 3;
  }
};
var MOST_CHARACTERS = 1e3;
var MOST_OF_SETTINGS = 16e3;
var boundedSentence = (sentence, code) => bounded(sentence, code === "settings" ? MOST_OF_SETTINGS : MOST_CHARACTERS);

// src/library.ts
async function trial(settings = {}, options = {}) {
  const found = await run([...argsOf(settings), "--format=json"], options);
  if ("reports" in found)
    throw new UserError(
      "settings",
      "these settings are of several images",
      "Call trial() for each of them.",
      {
        exit: 2
      }
    );
  return found;
}
var weigh = (settings = {}, options = {}) => trial(settings.archive === void 0 ? { ...settings, smoke: false } : settings, options);
async function diff(before, after, options = {}) {
  const platform = options.platform === void 0 ? [] : [`--platform=${options.platform}`];
  return await run(["diff", "--format=json", ...platform, "--", before, after], options);
}
var argsOf = (settings) => Object.entries(settings).flatMap(([name, value]) => {
  if (value === void 0) return [];
  const values = typeof value === "object" ? value : [String(value)];
  return values.map((one) => `--${name}=${one}`);
});
var CLEAN_UP_SECONDS = 60;
var PROGRAM = fileURLToPath(new URL("./index.js", import.meta.url));
async function run(args, { signal, cwd, env, onProgress }) {
  signal?.throwIfAborted();
  const child = fork(PROGRAM, args, {
    ...cwd === void 0 ? {} : { cwd },
    env: env ?? process.env,
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"]
  });
  const stop = stopping(child);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    const { output, error, last } = await resultOf(child, onProgress);
    signal?.throwIfAborted();
    if (error !== null) throw error;
    return parsed(output) ?? fail(last);
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}
var stopping = (child) => () => {
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGKILL"), CLEAN_UP_SECONDS * 1e3);
  child.once("close", () => clearTimeout(timer));
};
function resultOf(child, onProgress) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let error = null;
    let last = "";
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    if (child.stderr)
      createInterface(child.stderr).on("line", (line) => {
        last = line;
        onProgress?.(line);
      });
    child.on("message", (message) => error = errorIn(message) ?? error);
    child.once("error", reject);
    const closed = new Promise((done) => child.once("close", done));
    const disconnected = new Promise((done) => child.once("disconnect", done));
    void Promise.all([closed, disconnected]).then(
      () => resolve({ output: Buffer.concat(chunks).toString(), error, last })
    );
  });
}
function errorIn(message) {
  const { code, message: sentence, hint, exit } = message;
  return typeof sentence === "string" ? new UserError(code, sentence, hint, { exit }) : null;
}
function parsed(output) {
  try {
    const value = JSON.parse(output);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
function fail(last) {
  throw new UserError("internal", `the run ended without a result: ${last}`);
}
export {
  UserError,
  diff,
  trial,
  weigh
};
