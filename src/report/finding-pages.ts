/** Made from docs/findings and the tables of codes by `npm run generate`; a test compares them. */
import type { Level } from '../core/schema.ts'

interface Code {
  readonly code: string
  readonly level: Level
  /** Completes "it means that". */
  readonly about: string
}

export const CODE_GROUPS: readonly { readonly title: string; readonly codes: readonly Code[] }[] = [
  {
    "title": "It cannot be built",
    "codes": [
      {
        "code": "dockerfile-missing",
        "level": "fail",
        "about": "there is no Dockerfile at the expected path"
      },
      {
        "code": "dockerfile-invalid",
        "level": "fail",
        "about": "a line of the Dockerfile cannot be read"
      },
      {
        "code": "unknown-stage",
        "level": "fail",
        "about": "FROM or COPY --from names a stage that does not exist"
      },
      {
        "code": "base-unavailable",
        "level": "fail",
        "about": "its base image cannot be pulled"
      },
      {
        "code": "build-failed",
        "level": "fail",
        "about": "a step of the build fails"
      },
      {
        "code": "no-buildx",
        "level": "note",
        "about": "it was built without buildx, so less is known about its build"
      },
      {
        "code": "no-index",
        "level": "note",
        "about": "attestations or annotations of an index were asked for, and its image has no index"
      },
      {
        "code": "cache-broken-early",
        "level": "note",
        "about": "a COPY of a whole folder stands before an installation, so each change installs the packages again"
      },
      {
        "code": "context-too-large",
        "level": "note",
        "about": "the build sends folders that the image hardly needs, such as `.git` and `node_modules`"
      }
    ]
  },
  {
    "title": "It does not start, is not reached, or is not healthy",
    "codes": [
      {
        "code": "service-failed",
        "level": "fail",
        "about": "a service of the compose file that it depends on did not start, or is not healthy"
      },
      {
        "code": "nothing-to-probe",
        "level": "fail",
        "about": "a probe has nothing to check"
      },
      {
        "code": "runs-as-root",
        "level": "fail",
        "about": "a preset’s platform would not start it, because its user is root or may be root"
      },
      {
        "code": "wrong-architecture",
        "level": "fail",
        "about": "its program is built for another processor or system"
      },
      {
        "code": "windows-line-endings",
        "level": "fail",
        "about": "a script that it runs has Windows line endings (CR LF)"
      },
      {
        "code": "missing-shebang",
        "level": "fail",
        "about": "its script has no `#!` line, so the kernel cannot run it"
      },
      {
        "code": "missing-loader",
        "level": "fail",
        "about": "the loader that its program needs is not in the image (glibc and musl mixed)"
      },
      {
        "code": "missing-library",
        "level": "fail",
        "about": "a shared library that its program needs is not in the image, or too old"
      },
      {
        "code": "unknown-user",
        "level": "fail",
        "about": "USER names a user or group that the image does not have"
      },
      {
        "code": "bad-workdir",
        "level": "fail",
        "about": "it cannot enter its WORKDIR"
      },
      {
        "code": "not-executable",
        "level": "fail",
        "about": "its program is in the image, but cannot be executed"
      },
      {
        "code": "command-not-found",
        "level": "fail",
        "about": "the program that it should run is missing: not in the image, or hidden by a mount"
      },
      {
        "code": "out-of-memory",
        "level": "fail",
        "about": "it ran out of memory, or the kernel killed it at its memory limit"
      },
      {
        "code": "child-out-of-memory",
        "level": "fail",
        "about": "the kernel killed one of its processes for memory, but not the main process"
      },
      {
        "code": "files-fill-memory",
        "level": "fail",
        "about": "with the files it wrote, which a preset’s platform keeps in memory, it needs more memory than it has"
      },
      {
        "code": "process-limit",
        "level": "fail",
        "about": "it could not start another process: its process limit is reached"
      },
      {
        "code": "disk-full",
        "level": "fail",
        "about": "no space was left where it writes"
      },
      {
        "code": "address-in-use",
        "level": "fail",
        "about": "two of its processes need the same port"
      },
      {
        "code": "privileged-port",
        "level": "fail",
        "about": "it listens on a port below 1024 without being root"
      },
      {
        "code": "read-only",
        "level": "fail",
        "about": "it writes to a read-only file system"
      },
      {
        "code": "permission-denied",
        "level": "fail",
        "about": "it has no permission for a file or folder, or for an operation that needs root"
      },
      {
        "code": "unresolved-host",
        "level": "fail",
        "about": "it needs another host, whose name does not resolve"
      },
      {
        "code": "refused-by-dependency",
        "level": "fail",
        "about": "it needs another service, and nothing answers there"
      },
      {
        "code": "crashed",
        "level": "fail",
        "about": "its main process crashed: it died by a signal"
      },
      {
        "code": "exited-at-start",
        "level": "fail",
        "about": "it ended before it was ready"
      },
      {
        "code": "exited-late",
        "level": "fail",
        "about": "it ended after it had answered"
      },
      {
        "code": "ignores-port",
        "level": "fail",
        "about": "it listens on another port than the one in PORT, which a preset’s platform uses"
      },
      {
        "code": "loopback-only",
        "level": "fail",
        "about": "it listens where nothing outside the container can connect"
      },
      {
        "code": "wrong-port",
        "level": "fail",
        "about": "it listens on another port than the one that was probed"
      },
      {
        "code": "ipv6-only",
        "level": "fail",
        "about": "it listens on IPv6 only"
      },
      {
        "code": "unix-socket-only",
        "level": "fail",
        "about": "it listens on a Unix socket, and on no port"
      },
      {
        "code": "healthcheck-unrunnable",
        "level": "fail",
        "about": "its HEALTHCHECK needs a program that is not in the image"
      },
      {
        "code": "healthcheck-disagrees",
        "level": "fail",
        "about": "its HEALTHCHECK and the probes from outside disagree"
      },
      {
        "code": "still-starting",
        "level": "fail",
        "about": "nothing listens on its port yet, but it is busy"
      },
      {
        "code": "never-listened",
        "level": "fail",
        "about": "nothing listens on its port, and it is idle"
      },
      {
        "code": "server-error",
        "level": "fail",
        "about": "it answers, but only with errors"
      },
      {
        "code": "unexpected-answer",
        "level": "fail",
        "about": "a probe gets an answer other than the one that it expects"
      },
      {
        "code": "no-answer",
        "level": "fail",
        "about": "its port is open, but it does not answer"
      },
      {
        "code": "stopped-answering",
        "level": "fail",
        "about": "it was ready, and then stopped responding"
      },
      {
        "code": "healthcheck-failing",
        "level": "fail",
        "about": "its HEALTHCHECK does not become healthy"
      }
    ]
  },
  {
    "title": "It passes, with a warning",
    "codes": [
      {
        "code": "exposed-but-silent",
        "level": "warn",
        "about": "an exposed port does not answer, though another does"
      },
      {
        "code": "child-crashes",
        "level": "warn",
        "about": "a child program or worker ended, but the container keeps running"
      },
      {
        "code": "udp-unproven",
        "level": "warn",
        "about": "its UDP port is bound, but was not proved to work"
      },
      {
        "code": "killed-on-stop",
        "level": "warn",
        "about": "it ignores its stop signal, or stops too slowly, so each stop ends in a kill"
      },
      {
        "code": "drops-requests",
        "level": "warn",
        "about": "when it is stopped, it drops a request in progress"
      }
    ]
  },
  {
    "title": "It passes, with a note",
    "codes": [
      {
        "code": "memory-grows",
        "level": "note",
        "about": "its memory grew throughout the soak"
      },
      {
        "code": "busy-when-idle",
        "level": "note",
        "about": "it uses much CPU although it gets no requests"
      },
      {
        "code": "listens-unexposed",
        "level": "note",
        "about": "it listens on a port that it does not expose"
      },
      {
        "code": "missing-setting",
        "level": "note",
        "about": "its log names a setting that is not set"
      },
      {
        "code": "tls",
        "level": "note",
        "about": "its port uses TLS, and was probed over TLS"
      },
      {
        "code": "processes-as-root",
        "level": "note",
        "about": "some of its processes run as root (reported with `audit`)"
      },
      {
        "code": "writes-files",
        "level": "note",
        "about": "it writes to its own file system, so a read-only one is not enough (reported with `audit`)"
      },
      {
        "code": "one-shot",
        "level": "note",
        "about": "it has no port and exited 0, so it is treated as a finished job"
      }
    ]
  },
  {
    "title": "It is over a budget",
    "codes": [
      {
        "code": "over-budget",
        "level": "fail",
        "about": "a figure passes its limit, or it has what a budget forbids"
      },
      {
        "code": "budget-open",
        "level": "fail",
        "about": "a budget cannot be checked, so it is not met"
      }
    ]
  },
  {
    "title": "A test file says no",
    "codes": [
      {
        "code": "structure-test-failed",
        "level": "fail",
        "about": "a test of container-structure-test fails"
      },
      {
        "code": "goss-failed",
        "level": "fail",
        "about": "a test of a gossfile fails"
      },
      {
        "code": "test-not-run",
        "level": "fail",
        "about": "a test of a test file cannot be carried out, so it is not passed"
      }
    ]
  },
  {
    "title": "About the image, or the trial as a whole",
    "codes": [
      {
        "code": "not-ready",
        "level": "fail",
        "about": "it did not become ready, and no known cause fits"
      },
      {
        "code": "nothing-checked",
        "level": "fail",
        "about": "no check was completed, so nothing was proved"
      },
      {
        "code": "too-many-layers",
        "level": "warn",
        "about": "it has almost as many layers as engines allow"
      },
      {
        "code": "duplicate-path",
        "level": "warn",
        "about": "a layer stores a path twice, which engines handle differently"
      },
      {
        "code": "env-file-in-image",
        "level": "warn",
        "about": "it ships a `.env` file, whose values everyone with the image can read"
      },
      {
        "code": "mislabelled-platform",
        "level": "warn",
        "about": "its programs are of another platform than it says"
      },
      {
        "code": "emulated",
        "level": "warn",
        "about": "it ran under emulation, so its times are not representative"
      },
      {
        "code": "other-platform",
        "level": "note",
        "about": "it is of another platform than this host"
      },
      {
        "code": "base-drift",
        "level": "note",
        "about": "on a schedule: the base is another image than at the last run"
      },
      {
        "code": "not-proven",
        "level": "fail",
        "about": "another run handed on a Report that says pass, but that run did not succeed"
      },
      {
        "code": "carries-run-label",
        "level": "note",
        "about": "it has the label that Sea Trial gives to its own containers"
      },
      {
        "code": "lines-uncertain",
        "level": "note",
        "about": "which line of the Dockerfile made which layer is not certain"
      }
    ]
  },
  {
    "title": "It could not be tried (exit 3)",
    "codes": [
      {
        "code": "settings",
        "level": "fail",
        "about": "settings are wrong: nothing was built (exit 2)"
      },
      {
        "code": "event-refused",
        "level": "fail",
        "about": "on this event a fork’s code could reach secrets: nothing was built (exit 2)"
      },
      {
        "code": "no-engine",
        "level": "fail",
        "about": "no container engine responds"
      },
      {
        "code": "engine-failed",
        "level": "fail",
        "about": "the engine refused a request"
      },
      {
        "code": "engine-lost",
        "level": "fail",
        "about": "the connection to the engine was lost"
      },
      {
        "code": "no-compose",
        "level": "fail",
        "about": "there is no Docker Compose for `compose-file`"
      },
      {
        "code": "compose-failed",
        "level": "fail",
        "about": "Docker Compose failed, or a service did not start"
      },
      {
        "code": "policy-unavailable",
        "level": "fail",
        "about": "a policy of the organisation could not be read"
      },
      {
        "code": "image-not-found",
        "level": "fail",
        "about": "the image does not exist"
      },
      {
        "code": "archive-invalid",
        "level": "fail",
        "about": "the archive is damaged, or not an image archive"
      },
      {
        "code": "baseline-invalid",
        "level": "fail",
        "about": "the baseline is not a Report"
      },
      {
        "code": "disk-full",
        "level": "fail",
        "about": "the disk is full"
      },
      {
        "code": "report-unwritable",
        "level": "fail",
        "about": "the Report cannot be written"
      },
      {
        "code": "cancelled",
        "level": "fail",
        "about": "the run was cancelled"
      },
      {
        "code": "internal",
        "level": "fail",
        "about": "Sea Trial has a bug: please report it"
      }
    ]
  },
  {
    "title": "Weight that can be saved (a warning from 10 MB, or a tenth of the image)",
    "codes": [
      {
        "code": "archives",
        "level": "note",
        "about": "it has archives"
      },
      {
        "code": "apt-lists",
        "level": "note",
        "about": "it has apt’s package lists"
      },
      {
        "code": "apt-archives",
        "level": "note",
        "about": "it has apt’s downloaded packages and index"
      },
      {
        "code": "apk-cache",
        "level": "note",
        "about": "it has apk’s cache"
      },
      {
        "code": "dnf-cache",
        "level": "note",
        "about": "it has dnf’s cache"
      },
      {
        "code": "zypper-cache",
        "level": "note",
        "about": "it has zypper’s cache"
      },
      {
        "code": "pacman-cache",
        "level": "note",
        "about": "it has pacman’s cache"
      },
      {
        "code": "pip-cache",
        "level": "note",
        "about": "it has pip’s cache"
      },
      {
        "code": "uv-cache",
        "level": "note",
        "about": "it has uv’s cache"
      },
      {
        "code": "poetry-cache",
        "level": "note",
        "about": "it has poetry’s cache"
      },
      {
        "code": "pipenv-cache",
        "level": "note",
        "about": "it has pipenv’s cache"
      },
      {
        "code": "conda-packages",
        "level": "note",
        "about": "it has conda’s downloaded packages"
      },
      {
        "code": "npm-cache",
        "level": "note",
        "about": "it has npm’s cache"
      },
      {
        "code": "yarn-cache",
        "level": "note",
        "about": "it has yarn’s cache"
      },
      {
        "code": "yarn-berry-cache",
        "level": "note",
        "about": "it has yarn’s cache"
      },
      {
        "code": "pnpm-store",
        "level": "note",
        "about": "it has pnpm’s store and cache"
      },
      {
        "code": "bun-cache",
        "level": "note",
        "about": "it has bun’s cache"
      },
      {
        "code": "go-modules",
        "level": "note",
        "about": "it has go’s module cache"
      },
      {
        "code": "go-build-cache",
        "level": "note",
        "about": "it has go’s build cache"
      },
      {
        "code": "cargo-registry",
        "level": "note",
        "about": "it has cargo’s registry"
      },
      {
        "code": "cargo-target",
        "level": "note",
        "about": "it has cargo’s intermediate files"
      },
      {
        "code": "maven-repository",
        "level": "note",
        "about": "it has Maven’s local repository"
      },
      {
        "code": "gradle-cache",
        "level": "note",
        "about": "it has gradle’s caches"
      },
      {
        "code": "sbt-cache",
        "level": "note",
        "about": "it has sbt’s caches"
      },
      {
        "code": "composer-cache",
        "level": "note",
        "about": "it has composer’s cache"
      },
      {
        "code": "gem-cache",
        "level": "note",
        "about": "it has gem packages that were installed from"
      },
      {
        "code": "nuget-packages",
        "level": "note",
        "about": "it has NuGet’s packages"
      },
      {
        "code": "hex-packages",
        "level": "note",
        "about": "it has hex and rebar’s caches"
      },
      {
        "code": "cpan-cache",
        "level": "note",
        "about": "it has cpan’s cache"
      },
      {
        "code": "compiler-cache",
        "level": "note",
        "about": "it has the compiler’s cache"
      },
      {
        "code": "git-folder",
        "level": "note",
        "about": "it has git’s own data"
      },
      {
        "code": "node-modules",
        "level": "note",
        "about": "it has the build machine’s `node_modules`"
      },
      {
        "code": "python-bytecode",
        "level": "note",
        "about": "it has Python bytecode from the build machine"
      },
      {
        "code": "virtualenv",
        "level": "note",
        "about": "it has the build machine’s virtual environment"
      },
      {
        "code": "local-files",
        "level": "note",
        "about": "it has the build machine’s tool folders"
      },
      {
        "code": "lastlog",
        "level": "note",
        "about": "it has login tables, which `useradd` grows with a large user ID"
      },
      {
        "code": "logs",
        "level": "note",
        "about": "it has logs"
      },
      {
        "code": "temporary-files",
        "level": "note",
        "about": "it has temporary files"
      },
      {
        "code": "package-leftovers",
        "level": "note",
        "about": "it has package managers’ leftovers"
      },
      {
        "code": "build-tools",
        "level": "note",
        "about": "it has build tools"
      },
      {
        "code": "debug-symbols",
        "level": "note",
        "about": "it has debug symbols"
      },
      {
        "code": "documentation",
        "level": "note",
        "about": "it has documentation and translations"
      },
      {
        "code": "base-deleted",
        "level": "note",
        "about": "a layer deletes files of the base image: they are hidden, and shipped all the same"
      },
      {
        "code": "base-replaced",
        "level": "note",
        "about": "a layer replaces files of the base image, as upgrades do: the image has both"
      },
      {
        "code": "copied-twice",
        "level": "note",
        "about": "a COPY adds files again that an earlier one added, unchanged"
      },
      {
        "code": "dead-weight",
        "level": "note",
        "about": "a layer deletes or replaces files of an earlier one, which still has them"
      },
      {
        "code": "dev-dependencies",
        "level": "note",
        "about": "it has npm packages that are for development only"
      },
      {
        "code": "duplicate-files",
        "level": "note",
        "about": "it has large files of equal content at several paths"
      },
      {
        "code": "mode-copies",
        "level": "note",
        "about": "a RUN changes only the mode, owner or time of files, and its layer stores them again"
      }
    ]
  }
]

/** Markdown by code. */
export const PAGES: Readonly<Record<string, string>> = {
  "archives": "# archives\n\nIt has archives, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/*.tar`, `**/*.tar.gz`, `**/*.tgz`, `**/*.tar.bz2`, `**/*.tbz2`, `**/*.tar.xz`, `**/*.txz`, `**/*.tar.zst`, `**/*.zip`, `**/*.7z`, `**/*.deb`, `**/*.rpm`, `**/*.whl`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: Delete it in the RUN that unpacks it, or unpack while downloading: `curl … | tar -x`.\n- Still in the image, by a COPY: Let `ADD` unpack it (it extracts a local tar), or unpack with `RUN --mount=type=bind,target=…`, which stores nothing.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Download, unpack and delete in one RUN, or unpack while downloading: `curl … | tar -x`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Let `ADD` unpack it (it extracts a local tar), or unpack with `RUN --mount=type=bind,target=…`, which stores nothing.",
  "apt-lists": "# apt-lists\n\nIt has apt’s package lists, which can be saved.\n\n## How it is proved\n\nA layer has files at `var/lib/apt/lists`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -rf /var/lib/apt/lists/*`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "apt-archives": "# apt-archives\n\nIt has apt’s downloaded packages and index, which can be saved.\n\n## How it is proved\n\nA layer has files at `var/cache/apt`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `apt-get clean && rm -f /var/cache/apt/*.bin`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "apk-cache": "# apk-cache\n\nIt has apk’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `var/cache/apk`, `etc/apk/cache`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: Use `apk add --no-cache`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or use `apk add --no-cache`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "dnf-cache": "# dnf-cache\n\nIt has dnf’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `var/cache/dnf`, `var/cache/yum`, `var/cache/libdnf5`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `dnf clean all`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "zypper-cache": "# zypper-cache\n\nIt has zypper’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `var/cache/zypp`, `var/cache/zypper`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `zypper clean --all`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "pacman-cache": "# pacman-cache\n\nIt has pacman’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `var/cache/pacman/pkg`, `var/lib/pacman/sync`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `pacman -Scc --noconfirm`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "pip-cache": "# pip-cache\n\nIt has pip’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.cache/pip`, `**/.cache/pipx`, `**/pipx/.cache`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: Use `pip install --no-cache-dir`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or use `pip install --no-cache-dir`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "uv-cache": "# uv-cache\n\nIt has uv’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.cache/uv`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: Use `uv --no-cache`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or use `uv --no-cache`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "poetry-cache": "# poetry-cache\n\nIt has poetry’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.cache/pypoetry/cache`, `**/.cache/pypoetry/artifacts`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: Use `poetry --no-cache`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or use `poetry --no-cache`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "pipenv-cache": "# pipenv-cache\n\nIt has pipenv’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.cache/pipenv`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "conda-packages": "# conda-packages\n\nIt has conda’s downloaded packages, which can be saved.\n\n## How it is proved\n\nA layer has files at `opt/conda/pkgs`, `**/miniconda3/pkgs`, `**/anaconda3/pkgs`, `**/miniforge3/pkgs`, `**/mambaforge/pkgs`, `**/micromamba/pkgs`, `**/.conda/pkgs`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `conda clean -afy`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "npm-cache": "# npm-cache\n\nIt has npm’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.npm/_cacache`, `**/.npm/_logs`, `**/.cache/node-gyp`, `**/.node-gyp`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `npm cache clean --force`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "yarn-cache": "# yarn-cache\n\nIt has yarn’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.cache/yarn`, `usr/local/share/.cache/yarn`, `**/.yarn-cache`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `yarn cache clean`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "yarn-berry-cache": "# yarn-berry-cache\n\nIt has yarn’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.yarn/berry/cache`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: Unless the app runs on it (Plug’n’Play), set `nodeLinker: node-modules` and end that RUN with `yarn cache clean --all`.\n- Deleted or replaced by a later layer, which saves nothing: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
  "pnpm-store": "# pnpm-store\n\nIt has pnpm’s store and cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.local/share/pnpm/store`, `**/.pnpm-store`, `**/.cache/pnpm`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "bun-cache": "# bun-cache\n\nIt has bun’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.bun/install/cache`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `bun pm cache rm`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "go-modules": "# go-modules\n\nIt has go’s module cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/go/pkg/mod`, `**/go/pkg/sumdb`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: Build in an earlier stage and `COPY --from` only the program, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
  "go-build-cache": "# go-build-cache\n\nIt has go’s build cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.cache/go-build`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `go clean -cache`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "cargo-registry": "# cargo-registry\n\nIt has cargo’s registry, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.cargo/registry`, `**/.cargo/git`, `usr/local/cargo/registry`, `usr/local/cargo/git`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "cargo-target": "# cargo-target\n\nIt has cargo’s intermediate files, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/target/*/deps`, `**/target/*/build`, `**/target/*/incremental`, `**/target/*/.fingerprint`, `**/target/*/*/deps`, `**/target/*/*/build`, `**/target/*/*/incremental`, `**/target/*/*/.fingerprint`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: Build in an earlier stage and `COPY --from` only the program, or give that RUN `--mount=type=cache,target=…/target`.\n- Still in the image, by a COPY: Copy the program only; list `target` in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing: Build in an earlier stage and `COPY --from` only the program.",
  "maven-repository": "# maven-repository\n\nIt has Maven’s local repository, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.m2/repository`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "gradle-cache": "# gradle-cache\n\nIt has gradle’s caches, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.gradle/caches`, `**/.gradle/wrapper/dists`, `**/.gradle/daemon`, `**/.gradle/native`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "sbt-cache": "# sbt-cache\n\nIt has sbt’s caches, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.ivy2/cache`, `**/.cache/coursier`, `**/.sbt/boot`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "composer-cache": "# composer-cache\n\nIt has composer’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.composer/cache`, `**/.cache/composer`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `composer clear-cache`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "gem-cache": "# gem-cache\n\nIt has gem packages that were installed from, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/gems/*/cache/*.gem`, `**/bundle/cache/*.gem`, `**/bundle/ruby/*/cache/*.gem`, `**/vendor/cache/*.gem`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -f \"$(gem env gemdir)\"/cache/*.gem`, or give that RUN `--mount=type=cache,target=/usr/local/bundle/cache`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=/usr/local/bundle/cache`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "nuget-packages": "# nuget-packages\n\nIt has NuGet’s packages, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.nuget/packages`, `**/.local/share/NuGet`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `dotnet nuget locals all --clear`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "hex-packages": "# hex-packages\n\nIt has hex and rebar’s caches, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.hex/packages`, `**/.cache/rebar3`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "cpan-cache": "# cpan-cache\n\nIt has cpan’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.cpan/build`, `**/.cpan/sources`, `**/.cpanm/work`, `**/.cpanm/sources`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "compiler-cache": "# compiler-cache\n\nIt has the compiler’s cache, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.cache/ccache`, `**/.ccache`, `**/.cache/sccache`, `**/.cache/bazel`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.\n- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
  "git-folder": "# git-folder\n\nIt has git’s own data, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.git`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: Clone with `--depth 1` and delete `.git` in the same RUN, or fetch the files with `ADD <repository>.git#<ref>`, which leaves it out.\n- Still in the image, by a COPY: List `.git` in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Delete it in the RUN that clones, or fetch the files with `ADD <repository>.git#<ref>`, which leaves it out.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: List `.git` in `.dockerignore`; deleting it later saves nothing.",
  "node-modules": "# node-modules\n\nIt has the build machine’s `node_modules`, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/node_modules`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: List `node_modules` in `.dockerignore`, and install with `RUN npm ci --omit=dev`.\n- Deleted or replaced by a later layer, which saves nothing: List `node_modules` in `.dockerignore`.",
  "python-bytecode": "# python-bytecode\n\nIt has Python bytecode from the build machine, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/__pycache__`, `**/*.pyc`, `**/*.pyo`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: List `**/__pycache__` and `**/*.pyc` in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing: List `**/__pycache__` and `**/*.pyc` in `.dockerignore`.",
  "virtualenv": "# virtualenv\n\nIt has the build machine’s virtual environment, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.venv`, `**/.virtualenv`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: List it in `.dockerignore`, and install with a RUN.\n- Deleted or replaced by a later layer, which saves nothing: List it in `.dockerignore`.",
  "local-files": "# local-files\n\nIt has the build machine’s tool folders, which can be saved.\n\n## How it is proved\n\nA layer has files at `**/.svn`, `**/.hg`, `**/.idea`, `**/.vscode`, `**/.terraform`, `**/.pytest_cache`, `**/.mypy_cache`, `**/.ruff_cache`, `**/.tox`, `**/.nox`, `**/.nyc_output`, `**/.next/cache`, `**/.gradle`, `**/.DS_Store`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: List them in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing: List them in `.dockerignore`.",
  "lastlog": "# lastlog\n\nIt has login tables, which `useradd` grows with a large user ID, which can be saved.\n\n## How it is proved\n\nA layer has files at `var/log/lastlog`, `var/log/faillog`, `var/log/tallylog`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: Create the user with `useradd -l` (`--no-log-init`), which adds no row, or with a smaller user ID.\n- Deleted or replaced by a later layer, which saves nothing: Create the user with `useradd -l` (`--no-log-init`), which adds no row, or with a smaller user ID.",
  "logs": "# logs\n\nIt has logs, which can be saved.\n\n## How it is proved\n\nA layer has files at `var/log/*`, `**/npm-debug.log`, `**/yarn-error.log`, `**/yarn-debug.log`, `**/pnpm-debug.log`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: Delete them at the end of that RUN.\n- Still in the image, by a COPY: List them in `.dockerignore`.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: List them in `.dockerignore`.",
  "temporary-files": "# temporary-files\n\nIt has temporary files, which can be saved.\n\n## How it is proved\n\nA layer has files at `tmp/*`, `var/tmp/*`, `usr/tmp/*`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image, by a RUN: Delete them in the RUN that made them, or give it `--mount=type=tmpfs,target=/tmp`.\n- Still in the image, by a COPY: Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, which stores nothing.\n- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give it `--mount=type=tmpfs,target=/tmp`.\n- Deleted or replaced by a later layer, which saves nothing, by a COPY: Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, which stores nothing.",
  "package-leftovers": "# package-leftovers\n\nIt has package managers’ leftovers, which can be saved.\n\n## How it is proved\n\nA layer has files at `var/cache/debconf/*-old`, `var/lib/dpkg/*-old`, `var/cache/ldconfig`, `var/cache/man`, `var/cache/swcatalog`, `var/cache/app-info`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: Delete them at the end of that RUN.\n- Deleted or replaced by a later layer, which saves nothing: Do both in one RUN.",
  "build-tools": "# build-tools\n\nIt has build tools, which can be saved.\n\n## How it is proved\n\nA layer has files at `usr/lib/gcc`, `usr/libexec/gcc`, `usr/lib/gcc-cross`, `usr/include`, `usr/local/include`, `usr/lib/*.a`, `usr/lib/*/*.a`, `usr/lib64/*.a`, `usr/lib/llvm-*`, `usr/lib/llvm*`, `usr/share/cmake*`, `usr/lib/go-*`, `usr/lib/go`, `usr/local/go`, `usr/lib/rustlib`, `**/.rustup/toolchains`, `usr/local/rustup/toolchains`, `usr/share/maven`, `opt/gradle`, `usr/lib/jvm/*/jmods`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: If the app needs none of them when it runs, build in an earlier stage and `COPY --from` only the result.",
  "debug-symbols": "# debug-symbols\n\nIt has debug symbols, which can be saved.\n\n## How it is proved\n\nA layer has files at `usr/lib/debug`, `**/*.debug`, `**/*.dwo`, `**/*.dwp`, `**/*.pdb`, `**/*.dSYM`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: If nobody debugs in this image, leave them out: `strip`, build without `-g`, or keep them in a stage of their own.",
  "documentation": "# documentation\n\nIt has documentation and translations, which can be saved.\n\n## How it is proved\n\nA layer has files at `usr/share/doc`, `usr/share/man`, `usr/share/info`, `usr/share/help`, `usr/share/gtk-doc`, `usr/share/locale`, `usr/local/share/doc`, `usr/local/share/man`, `usr/local/man`, `**/gems/*/doc`. The report names the layer, the bytes and the largest paths.\n\n## How to fix it\n\n- Still in the image: If nobody reads them there, configure the package manager to leave them out (dpkg: `path-exclude`; dnf: `--setopt=tsflags=nodocs`; gem: `--no-document`).",
  "address-in-use": "# address-in-use\n\nA process of the container needs a port that another process of the same container already uses; with `network: host`,\none that another program of the host uses.\n\n## How it is proved\n\nThe last lines of the log of the container that ended. The port, its listener and the processes are shown if they could\nbe read. On the host’s own network (`network: host`), the port is checked before the start: an answer then proves that\nsomething else uses it, and that later answers prove nothing about this container.\n\n## How to fix it\n\nStart the server once, and let the entrypoint end with `exec`.\n\n```dockerfile\n# before\nCMD [\"sh\", \"-c\", \"service nginx start; nginx -g 'daemon off;'\"]\n\n# after\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/address-in-use`, on Docker 20.10:\n\n```text\n❌ examples/broken/address-in-use is not seaworthy: it exited 1 at once: the port that it needs is already in use inside the container\n\nFix: Make only one process listen there: check what else the entrypoint starts, and whether the\nserver is started twice.\n\nLikely, because of (address-in-use):\n  │ httpd: bind: Address already in use\n```\n\n## What is something else\n\n- A published port that is in use on the host is an error of the engine, not of the image; Sea Trial publishes on free\n  ports.\n",
  "bad-workdir": "# bad-workdir\n\nThe container’s process cannot enter its WORKDIR: its user has no permission, or it is a file.\n\n## How it is proved\n\nThe runtime refused to start it, and its message names the folder (`chdir to cwd`). Some runtimes enter the folder as\nroot; then the app is the first to fail, and its log makes the finding likely.\n\n## How to fix it\n\nUse a folder that the user can enter. In most base images, only root can enter /root.\n\n```dockerfile\n# before\nWORKDIR /root/app\nUSER nobody\n\n# after\nWORKDIR /app\nUSER nobody\n```\n\n## An example\n\n`npm run trial -- examples/broken/bad-workdir`, on Docker 20.10:\n\n```text\n❌ examples/broken/bad-workdir is not seaworthy: it exited 1 at once: the user nobody is not allowed to enter the working directory /root/app\n\nFix: Use a WORKDIR that this user can enter: not below /root, and with the x bit on every folder\nabove it (examples/broken/bad-workdir/Dockerfile:4).\n\nLikely, because of (bad-workdir):\n  │ WORKDIR /root/app\n  │ USER nobody\n  │ httpd: can't change directory to '/root/app': Permission denied\n```\n\n## What is something else\n\n- A folder or file other than the WORKDIR: [permission-denied](permission-denied.md).\n",
  "base-drift": "# base-drift\n\nOn `schedule` or `workflow_dispatch`: the base is another image than at the last run of the branch, though FROM names the same.\nNobody changed the repository, so no pull request shows it; the next build of each branch has it.\n\nIt is a note. What the new base breaks is a finding of its own.\n\n## How it is proved\n\nBoth runs know the layers of the base (`base` in the Report), by the same name without a digest, and their diffIDs differ. The\nnumber of layers counts those that the last run did not have. Packages are those in the base's layers; they are left out if one\nof the two lists is cut.\n\nThe last run is that of the branch, also if it was of the same commit ([Baseline](../baseline.md#which-commit)).\n\n## How to fix it\n\nNothing is to be done if the trial passes. To decide when the base changes, name its digest (`FROM python:3.10@sha256:…`) and\nlet Dependabot or Renovate update it.\n\n## An example\n\n[schedule.yml](../workflows/schedule.yml), after `main` was run with an earlier `127.0.0.1:41443/e2e/relevant-base`:\n\n```text\n- ℹ️ New: The base 127.0.0.1:41443/e2e/relevant-base:6958 is another image than at the last run\n  (main@d12472e): 1 of 2 layers changed, +2 B. Nothing is to be done if the trial passes. To decide\n  when the base changes, name its digest in FROM: NAME:TAG@sha256:….\n```\n\n## What is something else\n\n- In a pull request the comparison names the base as the cause of a change of size: [Comparing](../comparing.md#the-sentence).\n- Growth over a limit: [over-budget](over-budget.md).\n",
  "base-unavailable": "# base-unavailable\n\nA base image cannot be pulled: it does not exist, it is private, it has no image for the platform, or its registry\ncannot be reached.\n\n## How it is proved\n\nThe error of the registry or the builder. If the name or tag is similar to a well-known one, that one is suggested.\n\n## How to fix it\n\nCorrect the name, log in before this step, or choose a base image that has the platform.\n\n```dockerfile\n# before\nFROM python:3.1O\n\n# after\nFROM python:3.10\n```\n\n## An example\n\n`npm run trial -- examples/broken/base-unavailable`, on Docker 20.10:\n\n```text\n❌ examples/broken/base-unavailable is not seaworthy: the base image python:3.1O (examples/broken/base-unavailable/Dockerfile:1) cannot be pulled: its registry cannot be reached; did you mean python:3.10?\n\nFix: Check the registry’s name in front of the image, and the network of the machine that builds\n(examples/broken/base-unavailable/Dockerfile:1).\n\nProved by (base-unavailable):\n  │ failed to do request: Head \"https://registry-1.docker.io/v2/library/python/manifests/3.1O\": dial tcp: …\n```\n\n## What is something else\n\n- The name is meant as a stage: [unknown-stage](unknown-stage.md).\n",
  "budget-open": "# budget-open\n\nA [budget](../budgets.md) cannot be checked, because its figure is not known: there is no baseline to compare with, the\nimage was not run, a list of packages could not be read. A budget that is not checked is not met, so it fails (a budget of\nlevel `warn` only warns).\n\n```text\n❌ hello is not seaworthy: the budget `max-growth` cannot be checked because there is no baseline to compare with\n```\n\n**How it is proved.** `budgets` in the Report has the state `open` and the reason. After another failure (a build that\nfails, a container that does not start) missing figures are no findings of their own.\n\n**How to fix it.** Make the figure known: give a `baseline`, run the image, build for the baseline's platform. Where that\nis not possible, `unknown: warn` or `unknown: pass` in `budgets` of the config file decides what an open budget does.\n\nIf the reason is that the limits of the base branch could not be read, give the job `contents: read` and a token, or check\nout with `fetch-depth: 2`: a pull request cannot bring its own limits.\n",
  "build-failed": "# build-failed\n\nA step of the build ran and failed, or the builder failed for a reason that has no code of its own: a file that COPY\ndoes not find, a secret that was not given. A build that takes longer than `build-timeout` (30 minutes unless set) is\nstopped with everything it has started, and fails too: the finding names the step that was running.\n\n## How it is proved\n\nThe builder’s record of the step: the command, its line in the Dockerfile, its exit code, and the last lines of its log.\nThe most relevant line is in the headline.\n\n## How to fix it\n\nRun that step by hand in the stage before it, and fix the error that it shows. A file that COPY does not find may be\nexcluded by .dockerignore.\n\n```dockerfile\n# before\nRUN pip install flsk\n\n# after\nRUN pip install flask\n```\n\n## An example\n\n`npm run trial -- examples/broken/build-fails`, on Docker 20.10:\n\n```text\n❌ examples/broken/build-fails is not seaworthy: RUN echo 'compiling' && echo 'main.c:12: error: missing semicolon' >&2 && exit 2 (examples/broken/build-fails/Dockerfile:3) exited 2: main.c:12: error: missing semicolon\n\nFix: No usual fix is known for this error: read the step’s last lines below, and run its command by\nhand in the stage before it (examples/broken/build-fails/Dockerfile:3).\n\nProved by (build-failed):\n  │ examples/broken/build-fails/Dockerfile:3: RUN echo 'compiling' && echo 'main.c:12: error: missing semicolon' >&2 && exit 2\n  │ exit code: 2\n  │ compiling\n  │ main.c:12: error: missing semicolon\n```\n\n## What is something else\n\n- The step could not begin because its base image is missing: [base-unavailable](base-unavailable.md).\n- The Dockerfile could not be read, or a FROM uses an ARG that is not visible there:\n  [dockerfile-invalid](dockerfile-invalid.md).\n- The step runs a program that exists but cannot be run. These codes are the same as at run time:\n  [windows-line-endings](windows-line-endings.md), [missing-shebang](missing-shebang.md),\n  [missing-loader](missing-loader.md), [missing-library](missing-library.md),\n  [wrong-architecture](wrong-architecture.md), [not-executable](not-executable.md), and\n  [command-not-found](command-not-found.md) where it is a script’s interpreter.\n",
  "busy-when-idle": "# busy-when-idle\n\nThe container used much CPU while it got no requests but the probes.\n\n## How it is proved\n\nCPU seconds from the engine during the soak: 0.6 of a core for a short soak, half a core from 10 s on; if `cpus` is less\nthan one, that part of its share. A worker without a port is not reported: it may be working.\n\n## How to fix it\n\nLook for a loop that polls without a pause. If it is only warming up, a longer `soak` shows that.\n\n```python\n# before\nwhile not queue.poll():\n    pass\n\n# after\njob = queue.get()\n```\n\n## An example\n\n`npm run trial -- examples/warned/busy-when-idle`, on Docker 20.10:\n\n```text\n- ℹ️ Likely: It used 125 % of a core throughout the soak of 3 s, although it got no requests but the\n  probes. Look for a loop that polls without a pause; if it is only warming up, a longer soak shows\n  that.\n```\n\n## What is something else\n\n- Busy before it listens: [still-starting](still-starting.md).\n",
  "cache-broken-early": "# cache-broken-early\n\nA COPY of a whole folder stands before a RUN that installs packages. Builders run each step after a changed one again, so\neach change of any file of that folder, a README too, installs all packages again.\n\nIt is a note; a warning if the installation took 60 seconds or more in this build.\n\n## How it is proved\n\nFrom the Dockerfile and the files of the context, with or without a baseline. All of this must be so:\n\n- The RUN belongs to a stage that was built, and only installs packages: `pip install -r`, `npm ci`, `yarn`, `pnpm install`,\n  `go mod download`, `bundle install`, `composer install --no-scripts --no-autoloader`, `poetry install --no-root`, `uv sync\n  --no-install-project`, or packages by name with pip, apt, apk, dnf.\n- It certainly reads no other file of the context: no local packages, workspaces, or scripts that run at the installation.\n- The files that it needs are in the context, and come from that COPY.\n- The folder has other files too, which `.dockerignore` does not exclude.\n\n## How to fix it\n\nCopy what the installation needs first, and the rest after it:\n\n```dockerfile\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY . .\n```\n\n## An example\n\n`npm run trial -- examples/warned/cache-broken-early`\n\n```text\n- ℹ️ Likely: COPY . . (examples/warned/cache-broken-early/Dockerfile:4) stands before RUN pip\n  install -r requirements.txt (examples/warned/cache-broken-early/Dockerfile:5), so each change of\n  any file that it copies installs the packages again, which took 7.4 s in this build. Copy\n  requirements.txt first, then this RUN, then the rest; and list in\n  examples/warned/cache-broken-early/.dockerignore what the image does not need.\n```\n\n## What is something else\n\n- Whether it made this build slower than the baseline's: [Comparing](../comparing.md#the-time-of-the-build).\n- Folders that should not be sent at all: [context-too-large](context-too-large.md).\n- A RUN with `--mount=type=cache` is not reported: its packages are not downloaded again.\n- A RUN that also builds or collects files needs the sources. Split it, so that the installation is a RUN of its own.\n",
  "child-crashes": "# child-crashes\n\nThe image passes, but its log reports that a child program or worker of the main process ended, once or repeatedly. No\nprobe checks it, so the container keeps running without it.\n\n## How it is proved\n\nFrom the log: the messages of supervisord, pm2, gunicorn, uWSGI, PHP-FPM, foreman, concurrently and scripts about a\nchild that ends. The error that ended the child is quoted if the log has it.\n\n## How to fix it\n\nFix the error that ends the child. Make the container end when one of its programs does, or run one program per\ncontainer.\n\n```dockerfile\n# before\nCMD [\"sh\", \"-c\", \"node worker.js & exec node web.js\"]\n\n# after\nCMD [\"bash\", \"-c\", \"node worker.js & node web.js & wait -n\"]\n```\n\n## An example\n\n`npm run trial -- examples/warned/child-crashes`, on Docker 28:\n\n```text\n- ⚠️ Likely: A worker ends repeatedly: cat: can't open '/etc/worker.conf': No such file or\n  directory, but the container keeps running. COPY it into the image (/etc/worker.conf); check that\n  .dockerignore does not exclude it, and that WORKDIR is its folder. Its last output is above that\n  line in the log; make the container end with it, so that it does not keep running without it\n  (examples/warned/child-crashes/Dockerfile:4).\n```\n\n## What is something else\n\n- Nothing listens because of it: [never-listened](never-listened.md) names the child.\n- An exposed port is silent because of it: [exposed-but-silent](exposed-but-silent.md) names it.\n- The kernel killed it for its memory: [child-out-of-memory](child-out-of-memory.md).\n",
  "child-out-of-memory": "# child-out-of-memory\n\nThe kernel killed one of the container's processes for its memory, but not the main process (which may end later, with\nan exit code of its own). The container may still answer, with one worker less.\n\n## How it is proved\n\nThe kernel's count of such kills in the container's cgroup (`oom_kill`, versions 1 and 2). Docker 28 also reports\n`OOMKilled`; Docker 20.10 does not while the container runs.\n\n## How to fix it\n\nReduce its memory use: fewer workers, smaller caches, a heap limit that follows the container's (`-XX:MaxRAMPercentage`,\n`--max-old-space-size`). Or raise `memory`, here and where it is deployed.\n\n```dockerfile\n# before\nCMD [\"gunicorn\", \"--workers\", \"16\", \"app\"]\n\n# after\nCMD [\"gunicorn\", \"--workers\", \"2\", \"app\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/child-out-of-memory --memory 32MiB`, on Docker 20.10:\n\n```text\n❌ examples/broken/child-out-of-memory is not seaworthy: the kernel killed one of its processes at its 32 MiB memory limit, and the container kept running\n\nFix: Reduce its memory use (fewer workers, smaller caches), or raise memory.\n\nProved by (child-out-of-memory):\n  │ processes killed for memory, counted by the kernel: 1\n  │ peak memory seen: 32 MiB\n```\n\n## What is something else\n\n- The main process itself was killed: out-of-memory.\n- Memory that only grows: [memory-grows](memory-grows.md).\n",
  "command-not-found": "# command-not-found\n\nThe program that the image should run is missing. It may be the command itself, the interpreter of a script, or a\nprogram that a shell, an init or an interpreter should run.\n\n## How it is proved\n\nThe engine found no such program on the image’s PATH; or the `#!` line of the script names a missing file; or the\nprogram that should run it reports the error and exits, with 127 in most cases.\n\nIf a bind mount or a volume covers the path, the image is inspected without its mounts: a file that the image has there\nis hidden, not missing.\n\n## How to fix it\n\nCorrect the name, or install the program in the final stage. Without a shell in the image, CMD and ENTRYPOINT must be\nJSON lists.\n\n```dockerfile\n# before\nFROM scratch\nCOPY app /\nCMD /app --port 8080\n\n# after\nFROM scratch\nCOPY app /\nCMD [\"/app\", \"--port\", \"8080\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/command-not-found`, on Docker 20.10:\n\n```text\n❌ examples/broken/command-not-found is not seaworthy: its command htpd is not in the image\n\nFix: Install it in the final stage, or correct its name or path\n(examples/broken/command-not-found/Dockerfile:3).\n\nProved by (command-not-found):\n  │ command: htpd -f -p 8080\n  │ failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"htpd\": executable file not found in $PATH: unknown\n```\n\n## Other cases\n\n- An image with neither CMD nor ENTRYPOINT has nothing to run, and engines refuse to create a container from it. Setting\n  ENTRYPOINT resets the CMD of the base image.\n- A list that is not valid JSON (`CMD ['app', '--serve']`) is run by a shell, which finds no program named `[app,`.\n- A program that a running process starts in a loop is reported in the same way, as likely.\n- A mount that hides it: `.:/app` puts the checked-out folder over the files that the build created in `/app`. Remove\n  the mount, mount only sources, or keep `/app/dist` with a volume of its own. Modules that a mount hides are reported\n  with [exited-at-start](exited-at-start.md).\n\n## What is something else\n\n- It exists, but something that it needs to run is missing: [missing-loader](missing-loader.md),\n  [windows-line-endings](windows-line-endings.md).\n- A missing command that the script does not depend on is not reported: it did not end the container.\n",
  "context-too-large": "# context-too-large\n\nThis build sent 50 MB or more of its context to the builder, and the context has 50 MB or more in folders that the image\nhardly needs. Each build on a new machine sends them again, and each change in them breaks the cache of a `COPY . .`.\n\nIt is a note; a warning if these folders have 250 MB or more.\n\n## How it is proved\n\nBy the bytes that the builder reported (`build.contextBytes` in the Report), and by the sizes of the files of the context that\n`.dockerignore` does not exclude and that a COPY or ADD of this build takes. These folders count:\n\n| folder | where |\n|:--|:--|\n| `.git` | no RUN needs git's data, as far as its command shows |\n| `node_modules` | a RUN installs the modules |\n| a virtual environment of Python | always: its scripts name the build machine's paths |\n| `target`, `build`, `.gradle` | a RUN builds with Cargo, Maven or Gradle |\n| `.next`, `.nuxt`, `.angular`, `.turbo` | a RUN builds with npm, yarn, pnpm or bun |\n| `.tox`, `.nox`, `.mypy_cache`, `.pytest_cache`, `.ruff_cache`, `.terraform`, `.idea` | always |\n\nThe search ends after 200,000 entries or 2 seconds; then the message says “at least”. Symbolic links are not followed.\n\nBuildKit sends only what a COPY names, and only what the builder does not have. So a second build on one machine may be\nwithout this finding.\n\n## How to fix it\n\nList the folders in `.dockerignore`:\n\n```text\n.git\n**/node_modules\n```\n\n## An example\n\n`npm run trial -- examples/warned/cache-broken-early`, after `python3 -m venv .venv && .venv/bin/pip install flask pandas` in\nthat folder:\n\n```text\n- ℹ️ Likely: The build sent 169 MB of its context to the builder; the context has 168 MB that the\n  image hardly needs: .venv (168 MB). List .venv in\n  examples/warned/cache-broken-early/.dockerignore.\n```\n\n## What is something else\n\n- The same folders in the image: `git-folder`, `node-modules`, `virtualenv`, among the weight that can be saved.\n- A large context that the image needs, such as a model, is not reported.\n",
  "crashed": "# crashed\n\nThe main process died by a signal that the kernel sends for an error of the program itself.\n\n## How it is proved\n\nThe exit code is 128 and the signal’s number: 139 for SIGSEGV, 134 for SIGABRT, 132 for SIGILL, 135 for SIGBUS, 136 for\nSIGFPE, 159 for SIGSYS. A main process that calls `abort()` ends with 139 too; the log shows the difference.\n\n## How to fix it\n\nSIGILL usually means a program built for a newer processor; SIGBUS a full /dev/shm; SIGSYS a forbidden system call.\n\n```dockerfile\n# before\nRUN gcc -march=native -o /app app.c\n\n# after\nRUN gcc -march=x86-64-v2 -o /app app.c\n```\n\n## An example\n\n`npm run trial -- examples/broken/crashed`, on Docker 20.10:\n\n```text\n❌ examples/broken/crashed is not seaworthy: it crashed at once (exit 139: SIGSEGV, a bad memory access)\n\nFix: Run it on the system where it was built; a debugger, or the runtime’s crash report in the log,\nshows the location (examples/broken/crashed/Dockerfile:3).\n\nProved by (crashed):\n  │ exit code 139 is 128 and the number of SIGSEGV\n```\n\n## What is something else\n\n- 137 (SIGKILL), 143 (SIGTERM) and 130 (SIGINT): another process ended it.\n- Go’s panics and Java’s errors exit with a plain number: [exited-at-start](exited-at-start.md).\n",
  "disk-full": "# disk-full\n\nThere was no space left where the app writes: on the engine’s disk, in a tmpfs such as /dev/shm, or within a quota.\n\n## How it is proved\n\nThe last lines of the log of the container that ended contain the error (`No space left on device`, `ENOSPC`), and\nusually the file. A log is not proof, so the finding is likely.\n\nIt is proved if the container wrote so much that the engine’s own disk would have been full: it is stopped before that,\nand the amount is reported.\n\n## How to fix it\n\nWrite less, write to another place, or set a larger size. Docker gives /dev/shm 64 MiB.\n\n```dockerfile\n# before\nCMD [\"gunicorn\", \"--worker-tmp-dir\", \"/dev/shm\", \"app:app\"]\n\n# after\nCMD [\"gunicorn\", \"--worker-tmp-dir\", \"/tmp\", \"app:app\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/disk-full`, on Docker 20.10:\n\n```text\n❌ examples/broken/disk-full is not seaworthy: it exited 1 after 0.1 s: no space was left for /dev/shm/cache\n\nFix: Docker gives /dev/shm 64 MiB: use another folder, or set a larger size (shm-size).\n\nLikely, because of (disk-full):\n  │ dd: error writing '/dev/shm/cache': No space left on device\n```\n\n## What is something else\n\n- `ENOSPC` for watched files is a limit of the host (`fs.inotify.max_user_watches`), not of a disk.\n- The runner's own disk: while the image is built, or when a file of the run cannot be written, the trial itself has no\n  space. That is an error with the same code (exit 3), and not a verdict about the image.\n",
  "dockerfile-invalid": "# dockerfile-invalid\n\nA line of the Dockerfile cannot be read, so nothing was built.\n\n## How it is proved\n\nThe error of the parser, with its line. For a misspelled instruction, the nearest one is suggested.\n\n## How to fix it\n\nCorrect that line. Here-documents (`<<EOF`) need BuildKit’s newer parser: `# syntax=docker/dockerfile:1`.\n\n```dockerfile\n# before\nFORM busybox\n\n# after\nFROM busybox\n```\n\n## An example\n\n`npm run trial -- examples/broken/dockerfile-invalid`, on Docker 20.10:\n\n```text\n❌ examples/broken/dockerfile-invalid is not seaworthy: examples/broken/dockerfile-invalid/Dockerfile:3 is not valid: unknown instruction: CDM; did you mean CMD?\n\nFix: Change CDM to CMD (examples/broken/dockerfile-invalid/Dockerfile:3).\n\nProved by (dockerfile-invalid):\n  │ examples/broken/dockerfile-invalid/Dockerfile:3: CDM [\"httpd\", \"-f\", \"-p\", \"8080\"]\n  │ unknown instruction: CDM\n```\n\n## What is something else\n\n- The line can be read, and names a stage that is not there: [unknown-stage](unknown-stage.md).\n",
  "dockerfile-missing": "# dockerfile-missing\n\nThere is no Dockerfile at the expected path.\n\n## How it is proved\n\nThe folder was searched. Files there, and in other usual folders, that look like Dockerfiles are listed.\n\n## How to fix it\n\nName the folder with `path`, and the file with `file` where it has another name.\n\n```yaml\n# before\nwith:\n  path: .\n\n# after\nwith:\n  path: .\n  file: docker/app.Dockerfile\n```\n\n## An example\n\n`npm run trial -- examples/broken/no-dockerfile`, on Docker 20.10:\n\n```text\n❌ examples/broken/no-dockerfile is not seaworthy: there is no Dockerfile to build: examples/broken/no-dockerfile/Dockerfile does not exist\n\nFix: Add examples/broken/no-dockerfile/Dockerfile, or set the folder to build with path and the\nDockerfile with file.\n\nProved by (dockerfile-missing):\n  │ looked for: …/examples/broken/no-dockerfile/Dockerfile\n  │ context: …/examples/broken/no-dockerfile\n```\n\n## What is something else\n\n- It is there, and a line of it cannot be read: [dockerfile-invalid](dockerfile-invalid.md).\n",
  "drops-requests": "# drops-requests\n\nOn the stop signal, the app ends without answering a request that it has already accepted. In each rolling deployment,\nsome users see an error.\n\n## How it is proved\n\nA request is sent just before the stop signal; the connection ends without an answer.\n\n## How to fix it\n\nOn the stop signal, close the listening socket, finish the requests in progress, then exit. Some servers do this on\nanother signal.\n\n```dockerfile\n# before\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n\n# after\nSTOPSIGNAL SIGQUIT\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n```\n\n## An example\n\n`npm run trial -- examples/warned/drops-requests`, on Docker 28:\n\n```text\n- ⚠️ On SIGTERM it drops a request in progress, so each deployment loses some requests. On the stop\n  signal, close the listening socket, finish the requests in progress, then exit; some servers do\n  this on another signal (STOPSIGNAL SIGQUIT for nginx)\n  (examples/warned/drops-requests/Dockerfile:4).\n```\n\n## What is something else\n\n- It does not end at all: [killed-on-stop](killed-on-stop.md).\n",
  "exited-at-start": "# exited-at-start\n\nThe container ended before it was ready. This is what happened; it leads the report only if no cause explains it.\n\n## How it is proved\n\nThe engine’s state of the container, with its exit code. The headline then has the uncaught error with the app’s own\nline, as printed by Python, Node.js, Java, Go, Ruby, PHP, .NET and Rust; else the most relevant line of the log. An exit\ncode of 0 is reported with its reason: a server that went to the background (detected by its command, by `&` without\n`wait` in the script, or by a separate session among the processes), or a shell that waits for terminal input.\n\n## How to fix it\n\nFix the error in the headline. If a module or a file is missing, the fix says how to add it to the image.\n\n```dockerfile\n# before\nCOPY app.py .\nCMD [\"python3\", \"app.py\"]\n\n# after\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY app.py .\nCMD [\"python3\", \"app.py\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/module`, on Docker 20.10:\n\n```text\n❌ examples/broken/module is not seaworthy: it exited 1 at once: ModuleNotFoundError: No module named 'flask' (app.py:1)\n\nFix: Install it in the image (RUN pip install flask, or a line in requirements.txt); if it is the\napp's own, COPY it below WORKDIR (examples/broken/module/Dockerfile:5).\n\nProved by (exited-at-start):\n  │ command: python3 app.py\n  │ exit code 1 at once\n  │ Traceback (most recent call last):\n  │   File \"/app/app.py\", line 1, in <module>\n  │     import flask\n  │ ModuleNotFoundError: No module named 'flask'\n```\n\n## What is something else\n\n- It was ready, and then ended: [exited-late](exited-late.md).\n- It has no port and exits 0: a finished job, [one-shot](one-shot.md).\n- It died by a signal: [crashed](crashed.md).\n",
  "exited-late": "# exited-late\n\nThe app was ready, and its main process then ended during the soak. Exit code 0 counts too: a server should keep\nrunning.\n\n## How it is proved\n\nThe engine's state of the container, with its exit code and the last lines of its log.\n\n## How to fix it\n\nFix the error in the headline. If it exits 0, the main process was not the server: run the server in the foreground.\n\n```dockerfile\n# before\nCMD [\"sh\", \"-c\", \"httpd -p 8080; ./warm-up\"]\n\n# after\nCMD [\"sh\", \"-c\", \"./warm-up; exec httpd -f -p 8080\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/late-crash`, on Docker 20.10:\n\n```text\n❌ examples/broken/late-crash is not seaworthy: it exited 1 after 2 s, after it had answered: panic: the cache is gone\n\nFix: No usual fix is known for this error: search for its text in the source or the documentation of\nthe app (examples/broken/late-crash/Dockerfile:3).\n\nProved by (exited-late):\n  │ exit code 1 after 2 s\n  │ panic: the cache is gone\n\nLog (1 line)\n  │ panic: the cache is gone\n```\n\n## What is something else\n\n- It ended before it was ready: exited-at-start.\n- It was killed for memory: out-of-memory.\n- It runs and does not answer: [stopped-answering](stopped-answering.md).\n",
  "exposed-but-silent": "# exposed-but-silent\n\nEXPOSE names several ports; one answers, so the image passes, but another does not. For UDP, where a missing answer\nproves nothing, the port must at least be bound.\n\n## How it is proved\n\nThe listener table has no row for that port, or the port gives no good answer.\n\n## How to fix it\n\nRemove it from EXPOSE, or open it. If you list the ports that must answer in `port`, a silent one is a failure.\n\n```dockerfile\n# before\nEXPOSE 8080 8443 53/udp\n\n# after\nEXPOSE 8080\n```\n\n## An example\n\n`npm run trial -- examples/warned/exposed-but-silent`, on Docker 28:\n\n```text\n- ⚠️ Port 8443 is exposed but silent; UDP port 53 is exposed but not bound. Remove it from EXPOSE,\n  or list the ports that must answer in port (examples/warned/exposed-but-silent/Dockerfile:2).\n```\n\n## What is something else\n\n- No exposed port answers: [never-listened](never-listened.md) and related findings.\n- A listener on 127.0.0.1 alone: [loopback-only](loopback-only.md).\n- A UDP port that is bound: [udp-unproven](udp-unproven.md).\n",
  "files-fill-memory": "# files-fill-memory\n\nA preset's platform keeps the files that a container writes in its memory. The files that this one wrote and the memory\nthat it used together exceed its limit, so the platform would kill it.\n\n## How it is proved\n\nThe size of the container's own layer, and its memory without the page cache, against the limit.\n\n## How to fix it\n\nWrite fewer files: send logs to standard output, disable caches, unpack archives in the build. Or raise `memory`.\n\n```dockerfile\n# before\nCMD [\"sh\", \"-c\", \"tar -xf /assets.tar -C /tmp && exec ./server\"]\n\n# after\nADD assets.tar /assets/\nCMD [\"./server\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/files-fill-memory --preset cloud-run --memory 64MiB --timeout 10s`, on Docker 20.10:\n\n```text\n❌ examples/broken/files-fill-memory is not seaworthy: it wrote 83.9 MB of files, which cloud-run keeps in memory: with the 2.13 MB of memory that it used, that exceeds its limit of 67.1 MB\n\nFix: Write fewer files (caches, logs, downloads at the start), or raise memory, here and on the\nplatform.\n\nProved by (files-fill-memory):\n  │ in the container's own layer: 83.9 MB\n  │ memory in use, page cache left out: 2.13 MB\n\nLog (2 lines)\n  │ 80+0 records in\n  │ 80+0 records out\n```\n\n## What is something else\n\n- Memory alone over the limit: out-of-memory, [child-out-of-memory](child-out-of-memory.md).\n",
  "goss-failed": "# goss-failed\n\nA test in a file of `goss` failed ([Test files](../test-files.md)). The location is the line of the attribute; where one gossfile\nincludes another, in the file that has it.\n\n## How it is proved\n\nThe container was ready. The evidence says what was expected and what was found.\n\n## How to fix it\n\nFix the image, or the expectation. A command needs a shell in the image, as in goss. What takes time after the start belongs into\n`goss_wait.yaml`, or gets `retry_count`.\n\n## An example\n\n```text\nMatching: m: matches failed (goss.yaml:43).\n\nProved by (goss-failed):\n  │ expected it to be greater than 7\n  │ it is 5\n```\n\n## What is something else\n\n- The test could not be carried out: [test-not-run](test-not-run.md).\n- A test of container-structure-test: [structure-test-failed](structure-test-failed.md).\n",
  "healthcheck-disagrees": "# healthcheck-disagrees\n\nThe HEALTHCHECK and the checks from outside disagree. Either it reports healthy but the port cannot be reached, or it\nreports unhealthy but the app answers, because it checks an address where the app does not listen: another port,\n`localhost` that resolves to ::1, or loopback while the app has bound only the container's own address. The last case\nhappens if a server reads its address from `HOSTNAME`, as the `server.js` of Next.js standalone does: in a container,\nthis is the container's name. Set `ENV HOSTNAME=0.0.0.0`.\n\n## How it is proved\n\nFalsely healthy: the status is healthy, but the probes fail and the listener table shows no listener on the port (or the\nport does not answer). Falsely unhealthy: the probes pass, the connection of the last run was refused (its output, or\ncurl's exit code 7), and the listener table has no listener at the address in the command. If the run has no output\n(`wget -q`), this is a hint after [healthcheck-failing](healthcheck-failing.md), except for an app that is bound to the\ncontainer's own address, which cannot be reached on loopback.\n\n## How to fix it\n\nMake HEALTHCHECK check the port that users use, on 127.0.0.1.\n\n```dockerfile\n# before\nHEALTHCHECK CMD wget -q -O /dev/null http://localhost/\n\n# after\nHEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:8080/\n```\n\n## An example\n\n`npm run trial -- examples/broken/healthcheck-disagrees --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/healthcheck-disagrees is not seaworthy: it answers on port 8080, but its HEALTHCHECK checks port 80, where nothing listens: wget: can't connect to remote host (127.0.0.1): Connection refused\n\nFix: Use 127.0.0.1 and the port on which the app listens in HEALTHCHECK\n(examples/broken/healthcheck-disagrees/Dockerfile:4).\n\nProved by (healthcheck-disagrees):\n  │ HEALTHCHECK 'wget -q -O /dev/null http://127.0.0.1/'\n  │ exit 1: wget: can't connect to remote host (127.0.0.1): Connection refused\n  │ exit 1: wget: can't connect to remote host (127.0.0.1): Connection refused\n  │ tcp6 [::]:8080\n```\n\n## What is something else\n\n- A loopback listener or a wrong port is reported instead, because it is more precise.\n- An answer that HEALTHCHECK does not accept: [healthcheck-failing](healthcheck-failing.md).\n",
  "healthcheck-failing": "# healthcheck-failing\n\nThe image's own HEALTHCHECK does not become healthy: its command fails, takes too long, or has not run before the\ntimeout.\n\n## How it is proved\n\nThe engine's health log: status, exit code and output of its last runs.\n\n## How to fix it\n\nRun the command in the container, and fix the error that it shows. An interval of 30 s (Docker's default) makes a\ncontainer wait that long for its first check: set `--start-interval` or a shorter `--interval`.\n\n```dockerfile\n# before\nHEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:8080/healthz\n\n# after\nHEALTHCHECK --interval=5s CMD wget -q -O /dev/null http://127.0.0.1:8080/\n```\n\n## An example\n\n`npm run trial -- examples/broken/healthcheck --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/healthcheck is not seaworthy: its HEALTHCHECK reports unhealthy: its last run exited with 1: wget: server returned error: HTTP/1.1 404 Not Found\n\nFix: Run its command in the container, and fix the error that it shows\n(examples/broken/healthcheck/Dockerfile:3).\n\nProved by (healthcheck-failing):\n  │ HEALTHCHECK 'wget -q -O /dev/null http://127.0.0.1:8080/healthz'\n  │ exit 1: wget: server returned error: HTTP/1.1 404 Not Found\n  │ exit 1: wget: server returned error: HTTP/1.1 404 Not Found\n```\n\n## What is something else\n\n- Its command is not in the image: [healthcheck-unrunnable](healthcheck-unrunnable.md).\n- It checks an address where nothing listens, and the app answers at another:\n  [healthcheck-disagrees](healthcheck-disagrees.md).\n",
  "healthcheck-unrunnable": "# healthcheck-unrunnable\n\nHEALTHCHECK runs a program that the image does not have (most often `curl`, or the shell itself), so it can never become\nhealthy. `|| exit 1` hides this, because the missing program then looks like an ordinary failure.\n\n## How it is proved\n\nThe output of its last run: the message of the shell (dash, bash, BusyBox) or of the runtime (runc, crun) that the\nprogram is missing, or cannot be executed.\n\n## How to fix it\n\nUse a program that the image has, or install the program in the final stage.\n\n```dockerfile\n# before\nFROM busybox\nHEALTHCHECK CMD curl -f http://127.0.0.1:8080/ || exit 1\n\n# after\nFROM busybox\nHEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:8080/\n```\n\n## An example\n\n`npm run trial -- examples/broken/healthcheck-unrunnable --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/healthcheck-unrunnable is not seaworthy: its HEALTHCHECK needs curl, which is not in the image: /bin/sh: curl: not found\n\nFix: Install it in the final stage, or use a program that the image has (wget, python3 -c, node -e,\nthe app itself) (examples/broken/healthcheck-unrunnable/Dockerfile:3).\n\nProved by (healthcheck-unrunnable):\n  │ HEALTHCHECK 'curl -f http://127.0.0.1:8080/ || exit 1'\n  │ exit 1: /bin/sh: curl: not found\n  │ exit 1: /bin/sh: curl: not found\n```\n\n## What is something else\n\n- The program runs and fails: [healthcheck-failing](healthcheck-failing.md).\n- If the app did not answer until `timeout`, this is reported first.\n",
  "ignores-port": "# ignores-port\n\nA preset's platform chooses the port and sets it in the environment variable PORT. The app listens on another port, so\nthe platform would not reach it.\n\n## How it is proved\n\nPORT was set, and the listener table has no listener on that port, but one on another.\n\n## How to fix it\n\nRead PORT, with the current port as the default.\n\n```dockerfile\n# before\nCMD [\"httpd\", \"-f\", \"-p\", \"9090\"]\n\n# after\nCMD [\"sh\", \"-c\", \"exec httpd -f -p ${PORT:-9090}\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/ignores-port --preset cloud-run --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/ignores-port is not seaworthy: PORT was set to 64539, but it listens on [::]:9090\n\nFix: Make it listen on 0.0.0.0 and the port in the environment variable PORT: the platform chooses\nthat port, and uses no other (examples/broken/ignores-port/Dockerfile:3).\n\nProved by (ignores-port):\n  │ preset: cloud-run\n  │ probed from outside: port 64539\n  │ tcp6 [::]:9090\n```\n\n## What is something else\n\n- Without such a preset: [wrong-port](wrong-port.md).\n- On PORT, but on loopback: [loopback-only](loopback-only.md).\n",
  "ipv6-only": "# ipv6-only\n\nThe app's socket accepts IPv6 connections only. Ordinary container networks are IPv4, and so are published ports.\n\n## How it is proved\n\nOnly the IPv6 table has the port. This alone is not proof, because Go, Java and Node accept both families on one such\nsocket. So a connection to the container's own IPv4 address is tried, without the engine's proxy: it is refused. If that\naddress cannot be reached (a remote engine), the finding is likely, not proved.\n\n## How to fix it\n\nBind `0.0.0.0`, or `::` without the IPV6_V6ONLY option (`ipv6only=off` in nginx's `listen`, `net.ipv6.bindv6only=0` if\nthe system's default was changed).\n\n```nginx\n# before\nlisten [::]:8080;\n\n# after\nlisten 8080;\nlisten [::]:8080;\n```\n\n## An example\n\n`npm run trial -- examples/broken/ipv6-only --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/ipv6-only is not seaworthy: it listens on [::]:8080 for IPv6 only, but connections to a published port arrive over IPv4\n\nFix: Bind 0.0.0.0, or make the IPv6 socket accept IPv4 too (IPV6_V6ONLY off)\n(examples/broken/ipv6-only/Dockerfile:4).\n\nProved by (ipv6-only):\n  │ port 8080 of the container’s own IPv4 address refuses connections\n  │ tcp6 [::]:8080\n```\n\n## What is something else\n\n- A socket bound to `::1`: [loopback-only](loopback-only.md).\n- A socket for both families that closes connections at once is a healthy TCP port, or [no-answer](no-answer.md) to an\n  HTTP probe.\n",
  "killed-on-stop": "# killed-on-stop\n\nThe main process does not react to the stop signal, or takes longer than 10 s to end after it. Every `docker stop`,\nevery deployment and every scale-down waits for the whole grace period (10 s for Docker, 30 s for Kubernetes), then\nkills it during its work.\n\n## How it is proved\n\nThe kernel drops a signal to PID 1 for which it has no handler. If the mask of handlers in `/proc/<pid>/status`\n(`SigCgt`) has none, and the signal did not wake the process, this is proof without waiting; an init such as tini, which\nhas no handler either, does wake up. If it woke up, or cannot be inspected, the time until the container ends is\nmeasured.\n\nIf the process that got the signal has a handler (`SigCgt`, read again after the signal, because Node has a default\nhandler that runs only once), or the log reports that it is stopping, it handles the signal and is only slow: the\nfinding says so, and how to shorten the drain. For an init that forwards the signal (tini, `docker run --init`), its\nchildren are checked.\n\n## How to fix it\n\nIt depends on the program that runs as PID 1: a shell does not forward signals (write CMD as a JSON list, or `exec` the\napp); Python does not handle SIGTERM by default but handles SIGINT (`STOPSIGNAL SIGINT`); Node needs\n`process.on('SIGTERM', …)`; `npm` should not be PID 1. An init (`docker run --init`, tini) works for all of them. An app\nthat drains for more than 10 s needs a shorter drain, or more time: `docker run --stop-timeout 30`, `stop_grace_period:\n30s` in Compose. With `shutdown: graceful` it is a failure.\n\n```dockerfile\n# before\nCMD httpd -f -p 8080; echo \"httpd has ended\"\n\n# after\nCMD [\"tini\", \"--\", \"httpd\", \"-f\", \"-p\", \"8080\"]\n```\n\n## An example\n\n`npm run trial -- examples/warned/killed-on-stop`, on Docker 28:\n\n```text\n- ⚠️ It ignores SIGTERM, so every stop takes 10 s and ends in a kill. PID 1 is a shell, which does\n  not forward SIGTERM: write CMD as a JSON list, or end the script with exec before the app\n  (examples/warned/killed-on-stop/Dockerfile:3).\n```\n\n## What is something else\n\n- It ends in time, but drops a request: [drops-requests](drops-requests.md).\n- An exit code that is not 0 after SIGTERM is no finding.\n",
  "listens-unexposed": "# listens-unexposed\n\nThe app listens on a port, reachable from outside, that the image does not expose: a metrics or debug port, or a missing\nEXPOSE. It was not probed, so nothing is proved about it.\n\nIf the image exposes no TCP port and has no HEALTHCHECK, and no probe is set, the ports on which it listens are probed\nat the container's own address like exposed ones; then the note says which of them answer. Ports of debuggers, and ports\nthat the kernel assigned (from 32768 on), are not probed.\n\n## How it is proved\n\nThe listener table. Ports on loopback, and ports that the kernel assigned, are ignored if another port was probed.\n\n## How to fix it\n\nExpose it, or bind it to 127.0.0.1 if nothing outside needs to connect.\n\n```dockerfile\n# before\nEXPOSE 8080\n\n# after\nEXPOSE 8080 9090\n```\n\n## An example\n\n`npm run trial -- examples/warned/listens-unexposed`, on Docker 28:\n\n```text\n- ℹ️ It also listens on port 9090, which is not exposed, and was not probed. Expose it, or bind it\n  to 127.0.0.1 if nothing outside needs to connect.\n```\n\n## What is something else\n\n- Nothing listens on the exposed port, but something does on another: [wrong-port](wrong-port.md).\n",
  "loopback-only": "# loopback-only\n\nThe app listens on 127.0.0.1 (or ::1), the container's own loopback address. Connections from a published port, a\nKubernetes service or another container arrive on the container's network interface, where nothing listens. Engines hide\nthis: their proxy accepts the connection and then resets it, which looks like an app that closes the connection.\n\n## How it is proved\n\nThe kernel's listener table of the container has a row for the port that was probed, and none of its addresses is\nreachable from outside. If another exposed port passes, a port in the Dockerfile's own EXPOSE is still a failure; one\nthat only the base image exposes, or a debugger's port, is a warning. Such a row is proof; the verdict still waits for\n`timeout`, because some apps open their real port later.\n\n## How to fix it\n\nBind all addresses. Most servers have an option for it: `flask run --host 0.0.0.0`, `uvicorn --host 0.0.0.0`, `rails\nserver -b 0.0.0.0`, `vite --host`, `HOST=0.0.0.0` for many Node apps.\n\n```dockerfile\n# before\nCMD [\"httpd\", \"-f\", \"-p\", \"127.0.0.1:8080\"]\n\n# after\nCMD [\"httpd\", \"-f\", \"-p\", \"8080\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/loopback --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/loopback is not seaworthy: it listens on 127.0.0.1:8080 only, where nothing outside the container can connect\n\nFix: Bind 0.0.0.0 (many servers have the option --host 0.0.0.0): connections to a published port\narrive on the container’s network interface (examples/broken/loopback/Dockerfile:3).\n\nProved by (loopback-only):\n  │ probed from outside: port 8080\n  │ tcp 127.0.0.1:8080\n```\n\n## What is something else\n\n- An image that exposes no port may intend this: then it is a warning, because nothing was proved.\n- Nothing listens on that port, but something does on another: [wrong-port](wrong-port.md). On another *and* on\n  loopback: wrong-port, which names both.\n- A row in the IPv6 table only: [ipv6-only](ipv6-only.md).\n- A HEALTHCHECK that passes on loopback does not change this: it runs inside the container.\n",
  "memory-grows": "# memory-grows\n\nMemory grew throughout the soak, although the app got almost no requests. If it would reach its limit within ten minutes\nat that rate, it is a warning, else a note.\n\n## How it is proved\n\nThe engine's figures once a second, without the page cache; the rate is the lower one of both halves of the soak, so\nthat a cache that fills and stops is not reported. Runtimes grow while they warm up: a soak of less than 10 s reports\nnothing, 10 s report 1 MiB a second or more, a minute 0.1 MiB. It is *likely*, never proved.\n\n## How to fix it\n\nTry a longer `soak`. If it continues, look for data that is never released: an unbounded cache, listeners, a log in\nmemory.\n\n```python\n# before\nanswers = {}\n\n# after\nanswers = cachetools.LRUCache(maxsize=1000)\n```\n\n## An example\n\n`npm run trial -- examples/warned/memory-grows --soak 10s`, on Docker 28:\n\n```text\n- ℹ️ Likely: Its memory grew by 16.7 MiB a second throughout the soak of 10 s. If it continues (try\n  a longer soak), look for data that is never released: an unbounded cache, a list of listeners, a\n  log in memory.\n```\n\n## What is something else\n\n- The limit was reached: out-of-memory, [child-out-of-memory](child-out-of-memory.md).\n",
  "missing-library": "# missing-library\n\nThe program, or a native module of its language, needs a shared library that is not in the image, or a newer version of\nit.\n\n## How it is proved\n\nThe last lines of the log have the loader’s error, which names the library: from glibc or musl, or from Python, Node.js,\nJava and .NET for a native module. A log is not proof, so the finding is likely.\n\n## How to fix it\n\nInstall the library’s package in the final stage. The compiler’s package (`-dev`) belongs in the stage that builds.\n\n```dockerfile\n# before\nFROM python:3.12-slim\nRUN pip install psycopg2\n\n# after\nFROM python:3.12-slim\nRUN apt-get update \\\n && apt-get install --yes --no-install-recommends libpq5 \\\n && rm -rf /var/lib/apt/lists/*\nRUN pip install psycopg2-binary\n```\n\n## An example\n\n`npm run trial -- examples/broken/missing-library`, on Docker 20.10:\n\n```text\n❌ examples/broken/missing-library is not seaworthy: it exited 127 at once: it needs the library libselinux.so.1, which is not in the image\n\nFix: Install the package that contains it in the final stage, or copy the library from the stage\nthat built the program.\n\nLikely, because of (missing-library):\n  │ ls: error while loading shared libraries: libselinux.so.1: cannot open shared object file: No such file or directory\n```\n\n## What is something else\n\n- The loader is missing too: [missing-loader](missing-loader.md).\n- A module of the language itself is missing: [exited-at-start](exited-at-start.md) reports it.\n",
  "missing-loader": "# missing-loader\n\nThe program is in the image, and for the right processor, but the loader that must start it is missing: usually a\nprogram built with glibc (Debian, Ubuntu, Fedora) in an image that has musl (Alpine) or nothing (`scratch`), or the\nother way round.\n\n## How it is proved\n\nThe ELF header names the loader (`PT_INTERP`), the container’s file system has no such file, and the kernel or a shell\nreported `no such file or directory` for a program that exists.\n\n## How to fix it\n\nBuild and run on the same distribution, or link statically.\n\n```dockerfile\n# before\nFROM golang AS build\nRUN go build -o /app .\nFROM alpine\nCOPY --from=build /app /app\n\n# after\nFROM golang AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine\nCOPY --from=build /app /app\n```\n\n## An example\n\n`npm run trial -- examples/broken/missing-loader`, on Docker 20.10:\n\n```text\n❌ examples/broken/missing-loader is not seaworthy: it exited 1 at once: its program /app needs /lib64/ld-linux-x86-64.so.2, which is not in the image: it was built for glibc, the C library of Debian and most others\n\nFix: Link it statically (Go: CGO_ENABLED=0; Rust: a musl target), or use the distribution that it\nwas built on in the final stage (examples/broken/missing-loader/Dockerfile:5).\n\nProved by (missing-loader):\n  │ /app: its ELF header names the loader /lib64/ld-linux-x86-64.so.2; no such file\n  │ exec /app: no such file or directory\n```\n\n## What is something else\n\n- The loader exists but does not find a library: [missing-library](missing-library.md).\n- A script instead of a program: [windows-line-endings](windows-line-endings.md) or\n  [command-not-found](command-not-found.md).\n",
  "missing-setting": "# missing-setting\n\nThe log names a setting that is not set. This is a hint beside what happened, and is part of its headline.\n\n## How it is proved\n\nIt is not proved: a log is not proof. A line names a variable and reports that it is missing, in the words of shells,\nlanguages and frameworks, and neither the image nor the trial sets a variable of that name.\n\n## How to fix it\n\nSet it for the trial (`env: DATABASE_URL=…`), or set a default in the image if it is not a secret.\n\n```dockerfile\nENV CACHE_SECONDS=60\n```\n\n## An example\n\n`npm run trial -- examples/broken/missing-setting`, on Docker 20.10:\n\n```text\n❌ examples/broken/missing-setting is not seaworthy: it exited 2 at once; the log says DATABASE_URL is not set\n\nFix: Set it with env: DATABASE_URL=…, or set a default with ENV in the Dockerfile if it is not a\nsecret (examples/broken/missing-setting/Dockerfile:3).\n\nProved by (exited-at-start):\n  │ command: sh -c ': ${DATABASE_URL:?must be set}; exec httpd -f -p 8080'\n  │ exit code 2 at once\n  │ sh: DATABASE_URL: must be set\n```\n\n## What is something else\n\n- A setting that has a wrong value is reported only in the words of the log.\n",
  "missing-shebang": "# missing-shebang\n\nThe container should run a text file, but its first line names no interpreter. A shell would run such a file; the kernel\ndoes not.\n\n## How it is proved\n\nThe kernel refused it with `exec format error`, and the file is text without `#!` at its beginning. The finding says\nwhat it is instead: empty, text with a byte-order mark, a Git LFS pointer, or a web page that was saved instead of a\ndownload.\n\n## How to fix it\n\nMake `#!` the first two characters, or name the interpreter in the command.\n\n```dockerfile\n# before\nCMD [\"/start.sh\"]\n\n# after\nCMD [\"sh\", \"/start.sh\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/missing-shebang`, on Docker 20.10:\n\n```text\n❌ examples/broken/missing-shebang is not seaworthy: it exited 1 at once: its program /start.sh is a text file without a #! line\n\nFix: Write #!/bin/sh (or its interpreter) as its first line, or name the interpreter in the command:\nCMD [\"sh\", \"/start.sh\"] (examples/broken/missing-shebang/Dockerfile:4).\n\nProved by (missing-shebang):\n  │ its first line: \"exec httpd -f -p 8080\"\n  │ exec /start.sh: exec format error\n```\n\n## What is something else\n\n- The same error for a program: [wrong-architecture](wrong-architecture.md).\n- The file has a `#!` line, but its interpreter is not in the image: [command-not-found](command-not-found.md).\n",
  "never-listened": "# never-listened\n\nThe timeout is reached, and the main process is running and idle, but has not opened the port.\n\n## How it is proved\n\nThe listener table has no row for the port until `timeout`. If the table cannot be read, it is likely because the\nengine's proxy closes each connection.\n\n## How to fix it\n\nFind out from the log what it waits for: a database, a lock, terminal input. If it needs more time, raise `timeout`. If\nit is a worker that serves nothing, remove EXPOSE.\n\n```dockerfile\n# before\nEXPOSE 8080\nCMD [\"./worker\"]\n\n# after\n# it serves nobody, so nothing is exposed\nCMD [\"./worker\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/silent --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/silent is not seaworthy: nothing listens on port 8080 after 5 s, although the process is running\n\nFix: Make the app open its port; if it waits for something, the log may say what.\n\nProved by (never-listened):\n  │ no process in the container listens\n  │ most relevant line of the log: waiting for a leader\n\nLog (1 line)\n  │ waiting for a leader\n```\n\n## What is something else\n\n- It is busy: [still-starting](still-starting.md).\n- It listens somewhere else: [loopback-only](loopback-only.md), [wrong-port](wrong-port.md),\n  [unix-socket-only](unix-socket-only.md).\n- It ended: exited-at-start and its causes.\n",
  "no-answer": "# no-answer\n\nThe port is open and accepts connections, but does not answer: the app hangs, has no worker to answer, or crashes with\neach request.\n\n## How it is proved\n\nThe listener table has a row for the port, and no request until `timeout` gets an answer. A request that hangs is\nrepeated on a second connection after 2 s, while the first stays open.\n\nA port that closes the connection without an answer proves nothing by itself, because servers of many protocols do this\nwith requests that they do not understand. If a process of the container dies with each request, or the log has an error\nfor each, that is the proof, and the headline quotes the line. If neither happens, the image passes with a warning of\nthis code: nothing proves that the port works.\n\n## How to fix it\n\nFind out what the first request waits for: a lock, a connection pool, a worker that failed to start. If the port does\nnot use HTTP, set `probe: tcp`. If the headline quotes a crash, make the same request in the image: a common reason is a\nnative module that was built for another system or another C library.\n\n```dockerfile\n# before\nCMD [\"gunicorn\", \"--workers\", \"0\", \"app\"]\n\n# after\nCMD [\"gunicorn\", \"--workers\", \"2\", \"app\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/hang --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/hang is not seaworthy: port 8080 is open, but the app did not answer within 5 s\n\nFix: Find out what it waits for: a lock, a database, a worker that never starts. If it is not an\nHTTP server, set probe: tcp.\n\nProved by (no-answer):\n  │ probed 3 times: no answer\n  │ tcp6 [::]:8080\n```\n\n## What is something else\n\n- It answers with errors: [server-error](server-error.md).\n- It answered, then stopped: [stopped-answering](stopped-answering.md).\n",
  "no-buildx": "# no-buildx\n\nThe Docker client here has no buildx, or one that is too old, so the image was built with plain `docker build`. The\nverdict is the same. The report lacks what only buildx provides: exact times of the steps, and the warnings of build\nchecks.\n\n## How it is proved\n\nThe client was checked for buildx, in a version that prints its progress as JSON (0.13 or newer).\n\n## How to fix it\n\n```yaml\n- uses: docker/setup-buildx-action@v3 # better pinned by commit\n```\n\nOn your own machine, install the package `docker-buildx` (Debian) or `docker-buildx-plugin` (Docker's own).\n\n## An example\n\n`npm run trial -- examples/hello`, with a client without buildx, on Docker 20.10:\n\n```text\n- ℹ️ Built with docker build (BuildKit), because buildx is not installed: exact step times and build\n  checks are missing. Install buildx 0.13 or newer (docker/setup-buildx-action does).\n```\n\n## What is something else\n\n- No Docker client at all: `no-engine`, and exit code 3.\n- A build that fails: [build-failed](build-failed.md).\n",
  "no-index": "# no-index\n\n`provenance`, `sbom`, `attests` or an annotation with `index:` was set, but the image has no index to hold it: an index is a list\nof images and their attestations. The image itself is the same without them, and so is the verdict.\n\n- Docker's classic image stores (`overlay2`) hold images without an index.\n- With one platform and without attestations, BuildKit makes no index that could have an annotation.\n\n## How it is proved\n\nThe engine names its image store, and `docker buildx inspect` the driver of the builder.\n\n## How to fix it\n\nTo push the image with its attestations, build with a builder of its own:\n\n```yaml\n- uses: docker/setup-buildx-action@v3 # better pinned by commit\n```\n\nTo have them on the engine too, turn on [containerd's image store](https://docs.docker.com/engine/storage/containerd/).\n\n## An example\n\n`npm run trial -- examples/hello --provenance mode=max`, on an engine with the store `overlay2`:\n\n```text\n- ℹ️ The image is built without provenance, because the image store of this engine (overlay2) holds\n  no index. Use a builder that makes an index and push its image (docker/setup-buildx-action creates\n  one), or turn on containerd’s image store.\n```\n\n## What is something else\n\n- Several platforms with a builder that makes no index: wrong settings, exit code 2.\n- A client without buildx: [no-buildx](no-buildx.md).\n",
  "not-executable": "# not-executable\n\nThe program is in the image, but cannot be executed: it has no x bit, the user has no permission for it, or it is a\nfolder.\n\n## How it is proved\n\nThe engine refused to start it, and named the program. For a program that a shell or an init runs, the exit code must be\n126, the log must name the program, and its mode in the file system must confirm it; or the program is on a tmpfs, which\nengines mount without `exec` unless it is set (`tmpfs: /run:exec`).\n\n## How to fix it\n\nSet the x bit in the repository (`git update-index --chmod=+x start.sh`) or while copying.\n\n```dockerfile\n# before\nCOPY start.sh /\n\n# after\nCOPY --chmod=755 start.sh /\n```\n\n## An example\n\n`npm run trial -- examples/broken/not-executable`, on Docker 20.10:\n\n```text\n❌ examples/broken/not-executable is not seaworthy: its command /start.sh cannot be executed\n\nFix: Copy it with COPY --chmod=755, or commit it with its x bit: git update-index --chmod=+x\n(examples/broken/not-executable/Dockerfile:4).\n\nProved by (not-executable):\n  │ command: /start.sh\n  │ mode of /start.sh: 0644\n  │ failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"/start.sh\": permission denied: unknown\n```\n\n## What is something else\n\n- It is missing: [command-not-found](command-not-found.md).\n- It runs, but has no permission to write a file: [permission-denied](permission-denied.md).\n",
  "nothing-to-probe": "# nothing-to-probe\n\nA probe is set, but neither the probe, nor `port`, nor the image's EXPOSE names a port; or the probe `healthcheck` is\nset, but the image has no HEALTHCHECK. This is a failure.\n\nIf no probe is set, it is a note: the image has no EXPOSE and no HEALTHCHECK, and it listens on no TCP port. It stayed\nup for 10 s, or for the configured `soak`, and used less than a tenth of a core at the end; nothing else was proved.\n\n## How it is proved\n\nThe image's configuration.\n\n## How to fix it\n\nSet the port, in the Dockerfile or in the probe.\n\n```dockerfile\n# before\nCMD [\"httpd\", \"-f\", \"-p\", \"8080\"]\n\n# after\nEXPOSE 8080\nCMD [\"httpd\", \"-f\", \"-p\", \"8080\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/nothing-to-probe --probe http`, on Docker 20.10:\n\n```text\n❌ examples/broken/nothing-to-probe is not seaworthy: the probe http has no port to check: the image exposes none\n\nFix: Add EXPOSE to the Dockerfile, set port, or write the port in the probe.\n\nProved by (nothing-to-probe):\n  │ http: image config: no exposed TCP port\n```\n\n## What is something else\n\n- A worker that was busy until the timeout: [still-starting](still-starting.md), as a warning.\n- It listens on loopback only: [loopback-only](loopback-only.md), as a warning. It ended with 0:\n  [one-shot](one-shot.md).\n",
  "one-shot": "# one-shot\n\nThe image exposes no port and has no HEALTHCHECK, and its main process exited 0: it is treated as a finished job.\n\n## How it is proved\n\nThe engine's state: exit code 0, and the image's configuration.\n\n## How to fix it\n\nNothing needs to be fixed. To define what the job must do, set a probe: `exit 0`, `log \"migrated\"`. If the container\nshould keep running, add EXPOSE or HEALTHCHECK, and the same exit is a failure.\n\n```dockerfile\n# before\nCMD [\"./server\"]\n\n# after\nEXPOSE 8080\nCMD [\"./server\"]\n```\n\n## An example\n\n`npm run trial -- examples/warned/one-shot`, on Docker 28:\n\n```text\n- ℹ️ It exposes no port and exited 0 after 0.4 s, so it is treated as a finished job.\n```\n\n## What is something else\n\n- Another exit code, or an exposed port: exited-at-start.\n",
  "out-of-memory": "# out-of-memory\n\nThe container ran out of memory: the kernel killed it at its limit, or its runtime stopped at a limit of its own.\n\n## How it is proved\n\nThe engine, its events, or the kernel’s counter of the container’s cgroup report the kill, with exit code 137. An error\nof the runtime in the log (`Java heap space`, `heap out of memory`, `MemoryError`) makes it likely.\n\nWithout `memory`, the container can use the memory of the engine’s machine, less a reserve of a tenth (256 MiB to 1\nGiB), so that an app that grows without limit does not stop the runner. The message then says that the limit was set by\nSea Trial.\n\n## How to fix it\n\nReduce its memory use, or raise the limit. Runtimes must know the limit:\n\n```dockerfile\n# before\nCMD [\"java\", \"-Xmx4g\", \"-jar\", \"/app.jar\"]\n\n# after\nCMD [\"java\", \"-XX:MaxRAMPercentage=75\", \"-jar\", \"/app.jar\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/memory --memory 32MiB`, on Docker 20.10:\n\n```text\n❌ examples/broken/memory is not seaworthy: it hit its 32 MiB memory limit and was killed after 0.2 s\n\nFix: Reduce its memory use, or raise memory.\n\nProved by (out-of-memory):\n  │ the engine reports an out-of-memory kill, exit code 137\n```\n\n## What is something else\n\n- Exit code 137 alone: another process killed it.\n- A process other than the main one was killed: [child-out-of-memory](child-out-of-memory.md).\n",
  "over-budget": "# over-budget\n\nA figure is past the limit of a [budget](../budgets.md), or the image has something that a budget forbids: a package, a\nfile, root as its user.\n\n```text\n❌ hello is not seaworthy: it takes 4.5 MB on disk, over the budget of 1.0 MB (`max-size`)\n```\n\n**How it is proved.** The measured value and the limit, both exact, are in the evidence and in `budgets` of the Report.\nExactly at the limit passes. Packages and files are listed, the first 20 of them.\n\n**How to fix it.** Reduce what grew: the comment says which layer, package or path it is. If the growth is wanted:\n\n- for one pull request, a maintainer adds the label `sea-trial:allow-growth`, which lifts budgets of growth;\n- for some time, [accept](../budgets.md#acceptances) the finding, with a reason and a date;\n- for good, raise the limit.\n\n**Not to be confused with** [budget-open](budget-open.md): there the figure is not known.\n",
  "permission-denied": "# permission-denied\n\nThe app has no permission to read or write a file or folder, or for an operation that only root is allowed to do, such\nas `chown`.\n\n## How it is proved\n\nThe last lines of the log of the container that ended have the error (`Permission denied`, `EACCES`, and the messages of\nlanguages), and usually the file. While it is still running, it must have logged the error repeatedly. A log is not\nproof, so the finding is likely.\n\n## How to fix it\n\nGive the folder to the user before the USER line.\n\n```dockerfile\n# before\nWORKDIR /app\nUSER nobody\n\n# after\nWORKDIR /app\nRUN install -d -o nobody /app/cache\nUSER nobody\n```\n\n## An example\n\n`npm run trial -- examples/broken/permission-denied`, on Docker 20.10:\n\n```text\n❌ examples/broken/permission-denied is not seaworthy: it exited 1 at once: it is not allowed to access /app/cache as the user nobody\n\nFix: Give the folder to that user before the USER line: RUN install -d -o nobody /app/cache or COPY\n--chown=nobody; a volume has its own owner (examples/broken/permission-denied/Dockerfile:4).\n\nLikely, because of (permission-denied):\n  │ mkdir: can't create directory '/app/cache': Permission denied\n  │ USER nobody\n```\n\n## What is something else\n\n- The program itself cannot be executed: [not-executable](not-executable.md).\n- It is not allowed to bind a port: [privileged-port](privileged-port.md).\n- The file system is read-only: [read-only](read-only.md).\n- “permission denied for table” of a database is not about a file.\n- If the user comes from the trial (`user`, a preset) and not from the image, it is reported as `run as …`, with the\n  same fix.\n",
  "privileged-port": "# privileged-port\n\nThe app listens on a port below 1024 without being root. Docker allows that in a container’s own network; the host’s\nnetwork and stricter runtimes do not.\n\n## How it is proved\n\nIf it fails, the log says that binding the port is not permitted, or Python’s traceback shows `bind`. If it passes, it\nis a warning: the kernel’s table shows the listener, and the image has a USER other than root.\n\n## How to fix it\n\nListen on a higher port. It can still be published as 80.\n\n```dockerfile\n# before\nEXPOSE 80\nUSER nobody\nCMD [\"python3\", \"-m\", \"http.server\", \"80\"]\n\n# after\nEXPOSE 8080\nUSER nobody\nCMD [\"python3\", \"-m\", \"http.server\", \"8080\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/privileged-port --network host`, on Docker 20.10:\n\n```text\n❌ examples/broken/privileged-port is not seaworthy: it exited 1 after 0.3 s: it is not allowed to listen on port 80 as the user nobody\n\nFix: Listen on port 1024 or higher, such as 8080; it can still be published as 80\n(examples/broken/privileged-port/Dockerfile:3).\n\nLikely, because of (privileged-port):\n  │ PermissionError: [Errno 13] Permission denied\n  │ USER nobody\n```\n\n## What is something else\n\n- A Unix socket that it is not allowed to create is a file: [permission-denied](permission-denied.md).\n- The port is in use: [address-in-use](address-in-use.md).\n",
  "process-limit": "# process-limit\n\nThe app could not start another process or thread: the limit of `pids-limit`, or of its user (`ulimit -u`), is reached.\n\n## How it is proved\n\nThe kernel counts refused forks in the container’s cgroup (`pids.events`); the app logs the error when it ends. Both\ntogether prove it, one makes it likely. Refused forks in a container that passes are a warning.\n\n## How to fix it\n\nStart fewer workers and threads, or raise the limit.\n\n```dockerfile\n# before\nCMD [\"gunicorn\", \"--workers\", \"64\", \"app:app\"]\n\n# after\nCMD [\"gunicorn\", \"--workers\", \"4\", \"app:app\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/process-limit`, on Docker 20.10:\n\n```text\n❌ examples/broken/process-limit is not seaworthy: it exited 1 after 0.5 s: it could not start another process or thread: its process limit is reached\n\nFix: Start fewer workers and threads, or raise pids-limit.\n\nLikely, because of (process-limit):\n  │ RuntimeError: can't start new thread\n```\n\n## What is something else\n\n- Java calls it `OutOfMemoryError: unable to create native thread`; it is not a lack of memory, and not\n  [out-of-memory](out-of-memory.md).\n",
  "processes-as-root": "# processes-as-root\n\nProcesses of the container run as root. Docker allows that, and many platforms do not. It is reported only with `audit`.\n\n## How it is proved\n\nThe effective user of each process at the end of the soak, as `/proc` shows it.\n\n## How to fix it\n\nRun the server as its own user.\n\n```dockerfile\n# before\nCMD [\"httpd\", \"-f\", \"-p\", \"8080\"]\n\n# after\nUSER 1000\nCMD [\"httpd\", \"-f\", \"-p\", \"8080\"]\n```\n\n## An example\n\n`npm run trial -- examples/warned/processes-as-root --audit`, on Docker 28:\n\n```text\n- ℹ️ It ran as root. Run the server as its own user: end the Dockerfile with USER 1000, or make the\n  main process drop its privileges.\n```\n\n## What is something else\n\n- A platform that refuses root: [runs-as-root](runs-as-root.md), with a preset.\n",
  "read-only": "# read-only\n\nThe app writes to a read-only file system.\n\n## How it is proved\n\nThe last lines of the log of the container that ended have the error (`Read-only file system`, `EROFS`), and usually the\nfile. A log is not proof, so the finding is likely.\n\n## How to fix it\n\nWrite to a volume or a tmpfs, or create the file when the image is built. In a trial: `tmpfs: /app/cache`.\n\n```dockerfile\n# before\nCMD [\"sh\", \"-c\", \"./make-config > /app/config.json; exec ./server\"]\n\n# after\nRUN ./make-config > /app/config.json\nCMD [\"./server\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/read-only`, on Docker 20.10:\n\n```text\n❌ examples/broken/read-only is not seaworthy: it exited 1 at once: it writes to /proc/sys/net/core/somaxconn, which is read-only\n\nFix: Remove that write: kernel settings are read-only in a container, and are set when it is started\n(docker run --sysctl).\n\nLikely, because of (read-only):\n  │ sh: can't create /proc/sys/net/core/somaxconn: Read-only file system\n```\n\nThe kernel's own settings below /proc and /sys are read-only in every container; for other files, the fix suggests a\nvolume or a tmpfs at their folder.\n\n## What is something else\n\n- The file system is writable, but its user has no permission: [permission-denied](permission-denied.md).\n",
  "refused-by-dependency": "# refused-by-dependency\n\nThe app needs another service, such as its database, and nothing answers there.\n\n## How it is proved\n\nThe last lines of the log of the container that ended have the error, or it logs the error repeatedly while it runs and\ndoes not become ready. Host and port are reported if the log has them. A log is not proof, so the finding is likely;\nfurther up in the log, or only once, it is a hint.\n\n## How to fix it\n\nInside a container, `127.0.0.1` is the container itself. Set the service’s host in the settings, and start the service\nbeside the app.\n\n```yaml\nwith:\n  network: ${{ job.container.network }}\n  env: |\n    DATABASE_URL=postgres://db:5432/app\n```\n\n## An example\n\n`npm run trial -- examples/broken/refused-by-dependency --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/refused-by-dependency is not seaworthy: nothing listens on port 8080 after 5.6 s: it needs 127.0.0.1:5432, and nothing listens there\n\nFix: In a container 127.0.0.1 is the container itself: set the service's own host in its settings,\nand start the service beside it (network with the job's services).\n\nLikely, because of (refused-by-dependency):\n  │ could not connect to 127.0.0.1:5432: [Errno 111] Connection refused\n```\n\n## What is something else\n\n- The name does not resolve: [unresolved-host](unresolved-host.md).\n- Proof of another cause, such as a listener on 127.0.0.1 only, comes first.\n",
  "runs-as-root": "# runs-as-root\n\nA preset's platform starts no container as root, and this image's user is root, has no USER, or has a user given by\nname, for which kubelet cannot check that it is not root.\n\n## How it is proved\n\nThe image's USER and the preset's rule, as in kubelet: only the number counts.\n\n## How to fix it\n\nAdd a user and end the Dockerfile with its number.\n\n```dockerfile\n# before\nCMD [\"httpd\", \"-f\", \"-p\", \"8080\"]\n\n# after\nRUN adduser -D -u 1000 app\nUSER 1000\nCMD [\"httpd\", \"-f\", \"-p\", \"8080\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/runs-as-root --preset kubernetes-restricted --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/runs-as-root is not seaworthy: it runs as root, and kubernetes-restricted does not start such containers\n\nFix: Add a user, and end the Dockerfile with its number: USER 1000.\n\nProved by (runs-as-root):\n  │ the image has no USER\n  │ preset: kubernetes-restricted\n```\n\n## What is something else\n\n- Without such a preset, root is no finding.\n- A file that the user is not allowed to write is reported as permission-denied.\n",
  "server-error": "# server-error\n\nThe app answers, but only with a status of 500 or more: until the timeout, or from some moment of the soak on.\n\n## How it is proved\n\nThe answers themselves. One good answer before the timeout is enough to be ready; during the soak, errors count if they\nlast for at least a second and until its end.\n\n## How to fix it\n\nThe headline ends with the reason, if the log or the body of the answer has one: the exception, a service that does not\nanswer, a missing extension, a host name that the app refuses. If `/` is not meant to work and another path reports the\napp's health, use that path: `probe: http://:8080/healthz`.\n\n```yaml\n# before\nwith:\n  port: 8080\n\n# after\nwith:\n  probe: http://:8080/healthz\n```\n\n## An example\n\n`npm run trial -- examples/broken/error --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/error is not seaworthy: it answers on port 8080, but only with 500 Internal Server Error\n\nFix: The app has an error that its log does not show: make it log its errors. If another path\nreports its health, use it: probe: http://…/healthz.\n\nProved by (server-error):\n  │ probed 67 times, last answer 500 Internal Server Error\n```\n\n## What is something else\n\n- 401, 403, 404 and redirects are healthy answers to `auto`; to a probe of your own they are\n  [unexpected-answer](unexpected-answer.md).\n",
  "service-failed": "# service-failed\n\nA service of the compose file that the app depends on failed, so the app was not started, or failed because of it.\n\n## How it is proved\n\nDocker Compose's and the engine's state of that service, the last lines of its log, and the last output of its\nHEALTHCHECK if it was not healthy in time.\n\n## How to fix it\n\nFix the service, or its settings in the compose file (its HEALTHCHECK, its environment). The image under test is not the\ncause.\n\n```yaml\n# before\ndb:\n  image: postgres\n\n# after\ndb:\n  image: postgres\n  environment: { POSTGRES_PASSWORD: trial }\n```\n\n## An example\n\n`npm run trial -- examples/broken/service-failed --compose-file examples/broken/service-failed/compose.yaml --service app --timeout 10s`, on Docker 20.10:\n\n```text\n❌ examples/broken/service-failed is not seaworthy: the service db that it depends on exited 2: FATAL: no room for the write-ahead log\n\nFix: Fix that service, or its settings in the compose file: the image under test is not the cause.\n\nProved by (service-failed):\n  │ service db exited 2\n  │ FATAL: no room for the write-ahead log\n```\n\n## What is something else\n\n- The service is running but the app does not find it: its name or port is wrong in the app's settings.\n",
  "still-starting": "# still-starting\n\nThe timeout is reached, nothing listens yet, and the container is busy: it may only need more time.\n\nAn image without EXPOSE and HEALTHCHECK may be a worker, which is busy all the time. The trial waits for it until the\ntimeout, and it then passes with this as a warning: it stayed up, and nothing else was proved.\n\n## How it is proved\n\nThe listener table has no row, and the container used at least a quarter of a core over the last five seconds (of its\nshare, if `cpus` is less than one). A process that waits for another uses almost none. It is not certain that it would\nbecome ready, so the finding is *likely*.\n\n## How to fix it\n\nRaise `timeout`, or do less at the start: compile, migrate and warm caches in the build or in a job of its own.\n\n```dockerfile\n# before\nCMD [\"sh\", \"-c\", \"npm run build && npm start\"]\n\n# after\nRUN npm run build\nCMD [\"node\", \"server.js\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/still-starting --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/still-starting is not seaworthy: nothing listens on port 8080 after 5 s; it uses 112 % of a core, so it may still be starting\n\nFix: Raise timeout, or make it do less before it listens.\n\nLikely, because of (still-starting):\n  │ CPU used, or waited for, in the last seconds: 112 % of a core\n  │ no listener on the port that was probed\n\nLog (1 line)\n  │ building the index\n```\n\n## What is something else\n\n- An idle process: [never-listened](never-listened.md).\n- A loop that retries a missing service is reported with that service.\n",
  "stopped-answering": "# stopped-answering\n\nThe app was ready and still runs, but no longer answers. Without the soak, this would be a green check and a hung\ndeployment.\n\n## How it is proved\n\nThe probes continue during the soak. At its end, at least the last two requests have had no good answer, for at least a\nsecond; a request has 5 s, a command 10 s. The soak is extended by up to 12 s to find out; a command that hangs counts\nafter one run.\n\n## How to fix it\n\nFind out what the app waits for once it serves requests: a lock taken twice, a worker pool that a few requests exhaust,\na long job in the only thread. A longer `soak` finds later failures.\n\n```dockerfile\n# before\nCMD [\"gunicorn\", \"--workers\", \"1\", \"--timeout\", \"0\", \"app\"]\n\n# after\nCMD [\"gunicorn\", \"--workers\", \"2\", \"--threads\", \"4\", \"app\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/stopped-answering`, on Docker 20.10:\n\n```text\n❌ examples/broken/stopped-answering is not seaworthy: port 8080 stopped responding 1.3 s after the start: no answer\n\nFix: Find out what it waits for once it serves requests: a lock, a full worker pool, a long job in\nthe only thread.\n\nProved by (stopped-answering):\n  │ probed 3 times after it was ready, 2 without a good answer, the last: no answer\n  │ tcp 0.0.0.0:8080\n  │ most relevant line of the log: refreshing the cache\n\nLog (3 lines)\n  │ 10.213.0.1 - - [25/Nov/2026 07:43:35] \"GET / HTTP/1.1\" 200 -\n  │ 10.213.0.1 - - [25/Nov/2026 07:43:36] \"GET / HTTP/1.1\" 200 -\n  │ refreshing the cache\n```\n\n## What is something else\n\n- It answers with errors: [server-error](server-error.md).\n- It ended: [exited-late](exited-late.md).\n- A worker was killed for memory: [child-out-of-memory](child-out-of-memory.md), which is then reported first.\n",
  "structure-test-failed": "# structure-test-failed\n\nA test in a file of `structure-tests` failed ([Test files](../test-files.md)). The location is the line of the test.\n\n## How it is proved\n\nThe command was run in a container of the image, or the file or the config of the image was read. The evidence says what was\nexpected and what was found, one line for each expectation that is not met.\n\n## How to fix it\n\nFix the image, or the expectation. To see it by hand: `docker run --rm --entrypoint COMMAND IMAGE ARGS`.\n\n## An example\n\n```text\nFile Content Test: link failed (st.yaml:24).\n\nProved by (structure-test-failed):\n  │ \"(?i)HELLO\" was excluded, and /link is \"hello\n  │ \"\n```\n\n## What is something else\n\n- The test could not be carried out: [test-not-run](test-not-run.md).\n- A test of a gossfile: [goss-failed](goss-failed.md).\n",
  "test-not-run": "# test-not-run\n\nA test of a test file, or a whole file, could not be carried out, so it proves nothing ([Test files](../test-files.md)). The message\nsays why: the file cannot be read or understood, it asks for what cannot be seen from outside the container, it would access the\nhost, or the container did not become ready.\n\n## How it is proved\n\nNothing was run. A test that the file itself skips (`skip: true`) is no finding.\n\n## How to fix it\n\n- Correct the line that the finding names.\n- `privileged` and `bindMounts` need the setting `tests-host: allow`.\n- Remove what is not supported; the page says what that is. A `command` of a gossfile often serves instead.\n- [Accept](../budgets.md#acceptances) the finding, with a reason and a date.\n\n## An example\n\n```text\nDNS: localhost: resolvable was not carried out: names are resolved inside the container, which\ncannot be done from outside (goss.yaml:45).\n```\n\n## What is something else\n\n- The test ran and failed: [structure-test-failed](structure-test-failed.md), [goss-failed](goss-failed.md).\n",
  "tls": "# tls\n\nThe port uses TLS, so it was probed over TLS. Its certificate was not verified: most certificates in images are\nself-signed.\n\n## How it is proved\n\nIt answered plain HTTP with a TLS alert, a closed connection or a 400, and answered over TLS.\n\n## How to fix it\n\nNothing needs to be fixed. To verify the certificate, set a probe: `probe: https://:8443/ ca=ca.pem`.\n\n```yaml\n# before\nwith:\n  probe: auto\n\n# after\nwith:\n  probe: https://:8443/ ca=ca.pem\n```\n\n## An example\n\n`npm run trial -- examples/warned/tls`, on Docker 28:\n\n```text\n- ℹ️ Port 8443 uses TLS, and was probed over TLS; the certificate was not verified.\n```\n\n## What is something else\n\n- An `https` probe of a plain port: [unexpected-answer](unexpected-answer.md).\n",
  "udp-unproven": "# udp-unproven\n\nA UDP port is bound, and nothing more is known: without a request that is answered, a missing answer proves nothing. If\na TCP port answers, it is only a note.\n\n## How it is proved\n\nThe listener tables of UDP.\n\n## How to fix it\n\nAdd a probe that sends a datagram with an answer: `probe: udp://:5353 send=\"ping\" answer`.\n\n```yaml\n# before\nwith:\n  port: 5353/udp\n\n# after\nwith:\n  probe: udp://:5353 send=\"ping\" answer\n```\n\n## An example\n\n`npm run trial -- examples/warned/udp-unproven`, on Docker 28:\n\n```text\n- ⚠️ UDP port 5353 is bound, but not proved to work: a UDP port that does not answer may still work.\n  Add a probe whose datagram is answered: udp://:5353 send=\"…\" answer\n  (examples/warned/udp-unproven/Dockerfile:2).\n```\n\n## What is something else\n\n- The port is not bound: [exposed-but-silent](exposed-but-silent.md).\n",
  "unexpected-answer": "# unexpected-answer\n\nA probe that you wrote was answered, but not as it expects: another status, body or header, plain HTTP instead of TLS, a\ncommand that does not exit 0, a line that is missing in the log.\n\n## How it is proved\n\nThe probe's last answer, as quoted.\n\n## How to fix it\n\nCorrect the path, the scheme, or what is expected; [probes](../probes.md) has the grammar. Or fix the answer of the app.\n\n```yaml\n# before\nwith:\n  probe: http://:8080/healthz\n\n# after\nwith:\n  probe: http://:8080/health\n```\n\n## An example\n\n`npm run trial -- examples/broken/unexpected-answer --timeout 5s --probe http://:8080/healthz`, on Docker 20.10:\n\n```text\n❌ examples/broken/unexpected-answer is not seaworthy: port 8080 answers http /healthz with: 404 Not Found, but a status from 200 to 399 was expected\n\nFix: Correct the path, the scheme or what the probe expects, or use probe: auto.\n\nProved by (unexpected-answer):\n  │ probe: http://:8080/healthz\n  │ probed 63 times, last: 404 Not Found, but a status from 200 to 399 was expected\n```\n\n## What is something else\n\n- A status from 500 on: [server-error](server-error.md).\n- No answer at all: [no-answer](no-answer.md), [never-listened](never-listened.md).\n",
  "unix-socket-only": "# unix-socket-only\n\nThe app serves a Unix socket, which only processes with access to its file can reach, and no TCP port.\n\n## How it is proved\n\nThe listener tables of TCP are empty (but for ports of the container's own use), and `/proc/<pid>/net/unix` shows a\nsocket that accepts connections. Sockets that only control a program (supervisord, D-Bus) do not count.\n\n## How to fix it\n\nBind a port, or add the web server that should use the socket to the same image.\n\n```dockerfile\n# before\nCMD [\"gunicorn\", \"--bind\", \"unix:/run/app.sock\", \"app\"]\n\n# after\nCMD [\"gunicorn\", \"--bind\", \"0.0.0.0:8080\", \"app\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/unix-socket-only --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/unix-socket-only is not seaworthy: it listens only on /run/app.sock, a Unix socket, and not on port 8080\n\nFix: Bind 0.0.0.0:8080, or put a web server in front of it in the same image\n(examples/broken/unix-socket-only/Dockerfile:4).\n\nProved by (unix-socket-only):\n  │ unix /run/app.sock\n  │ no process in the container listens\n```\n\n## What is something else\n\n- No socket either: [never-listened](never-listened.md).\n- A Unix socket beside a port that answers is no finding.\n",
  "unknown-stage": "# unknown-stage\n\nFROM, `COPY --from` or the input `target` names a stage that the Dockerfile does not have. Engines treat such a name as\nan image, and then report that they cannot pull it.\n\n## How it is proved\n\nThe Dockerfile has no such stage. For `target` that is proof; for a name in the Dockerfile it is likely if a stage has a\nsimilar name, and no such image could be pulled.\n\n## How to fix it\n\nCorrect the name.\n\n```dockerfile\n# before\nFROM busybox AS build\nFROM busybox\nCOPY --from=biuld /app /app\n\n# after\nFROM busybox AS build\nFROM busybox\nCOPY --from=build /app /app\n```\n\n## An example\n\n`npm run trial -- examples/broken/unknown-stage`, on Docker 20.10:\n\n```text\n❌ examples/broken/unknown-stage is not seaworthy: COPY names biuld (examples/broken/unknown-stage/Dockerfile:6), which is neither a stage nor an image; did you mean the stage build?\n\nFix: Change biuld to build (examples/broken/unknown-stage/Dockerfile:6).\n\nLikely, because of (unknown-stage):\n  │ failed to do request: Head \"https://registry-1.docker.io/v2/library/biuld/manifests/latest\": dial tcp: …\n  │ stages: build\n```\n\n## What is something else\n\n- An image that cannot be pulled, and no similar stage: [base-unavailable](base-unavailable.md).\n",
  "unknown-user": "# unknown-user\n\nUSER, or a tool that changes the user, uses a user or a group that is not in the image’s /etc/passwd or /etc/group.\n\n## How it is proved\n\nThe engine refused to start the container: `unable to find user`. If `su`, `gosu`, `chown` or a server reports it\ninstead, the finding is likely.\n\n## How to fix it\n\nCreate the user in the final stage: a user of an earlier stage is not copied. A number needs no entry.\n\n```dockerfile\n# before\nFROM busybox\nUSER web\n\n# after\nFROM busybox\nRUN adduser -S web\nUSER web\n```\n\n## An example\n\n`npm run trial -- examples/broken/unknown-user`, on Docker 20.10:\n\n```text\n❌ examples/broken/unknown-user is not seaworthy: the user web is not in the image\n\nFix: Create it in the final stage (RUN useradd --system web; on Alpine adduser -S web), or use its\nnumber (examples/broken/unknown-user/Dockerfile:3).\n\nProved by (unknown-user):\n  │ USER web\n  │ unable to find user web: no matching entries in passwd file\n```\n\n## What is something else\n\n- The user exists but has no permission: [permission-denied](permission-denied.md).\n",
  "unresolved-host": "# unresolved-host\n\nThe app uses a host name that does not resolve where it runs: usually a service that is missing in a trial of one\ncontainer.\n\n## How it is proved\n\nThe last lines of the log of the container that ended have the error, or it logs the error repeatedly while it runs and\nnever listens. The name is reported if the log has it. A log is not proof, so the finding is likely.\n\n## How to fix it\n\nStart the service beside it, or let the app start without it and retry later.\n\n```yaml\n# beside a job with the service db\nwith:\n  network: ${{ job.container.network }}\n```\n\n## An example\n\n`npm run trial -- examples/broken/unresolved-host --timeout 20s`, on Docker 20.10:\n\n```text\n❌ examples/broken/unresolved-host is not seaworthy: it exited 1 after 0.1 s: it needs a host whose name does not resolve\n\nFix: Start the service beside it (network with the job's services, or add-host), set another host in\nits settings, or let the app start without it.\n\nLikely, because of (unresolved-host):\n  │ socket.gaierror: [Errno -2] Name or service not known\n```\n\n## What is something else\n\n- The name resolves, but nothing answers: [refused-by-dependency](refused-by-dependency.md).\n- An app that logs the error once and still starts passes, and nothing is reported.\n",
  "windows-line-endings": "# windows-line-endings\n\nThe lines of a script end in CR LF, as on Windows. The kernel then looks for an interpreter called `/bin/sh` and a\ncarriage return, and a shell for commands that end in one.\n\n## How it is proved\n\nThe script was inspected in the container’s file system: its first line ends in a carriage return. And it was refused:\nby the kernel (`no such file or directory`, although the file exists), or by the shell that read it. If the script could\nnot be inspected, the log must show the carriage return (`\\r`, `^M`), and the finding is likely.\n\n## How to fix it\n\nSave it with LF line endings. Git does this on every machine with this setting:\n\n```gitattributes\n# .gitattributes\n*.sh text eol=lf\n```\n\n## An example\n\n`npm run trial -- examples/broken/windows-line-endings`, on Docker 20.10:\n\n```text\n❌ examples/broken/windows-line-endings is not seaworthy: it exited 1 at once: its script /start.sh has Windows line endings (CR LF)\n\nFix: Save it with LF line endings: put *.sh text eol=lf into .gitattributes and check it out again,\nor RUN sed -i 's/\\r$//' /start.sh after its COPY\n(examples/broken/windows-line-endings/Dockerfile:5).\n\nProved by (windows-line-endings):\n  │ /start.sh: its first line ends in CR LF: \"#!/bin/sh\\r\"\n  │ exec /start.sh: no such file or directory\n```\n\n## What is something else\n\n- The same error without a carriage return: [missing-loader](missing-loader.md), or a missing interpreter\n  ([command-not-found](command-not-found.md)).\n- A carriage return in the data of a script is harmless, and is not reported.\n",
  "writes-files": "# writes-files\n\nThe container wrote to its own file system. This data is lost when the container is removed, slow on some storage\ndrivers, and refused if the file system is read-only. It is reported only with `audit`.\n\n## How it is proved\n\nThe engine's list of what changed (`docker diff`), folders and the first files.\n\n## How to fix it\n\nMount a volume or a tmpfs where it writes, then run it read-only: `read-only: true`, `tmpfs: /tmp`.\n\n```yaml\n# before\nwith:\n  audit: true\n\n# after\nwith:\n  read-only: true\n  tmpfs: /tmp\n```\n\n## An example\n\n`npm run trial -- examples/warned/writes-files --audit`, on Docker 20.10:\n\n```text\n- ℹ️ It wrote to /tmp. To run it read-only, mount a volume or a tmpfs there (read-only: true with\n  tmpfs tests that).\n```\n\n## What is something else\n\n- Files that it could not write: read-only, permission-denied.\n",
  "wrong-architecture": "# wrong-architecture\n\nThe program that the container runs is built for another processor, or for macOS or Windows.\n\n## How it is proved\n\nThe ELF header of the program (or of the interpreter that its `#!` line names) has its platform; the engine reports the\nplatform of the host; and the kernel refused it with `exec format error`. For a program that a shell or an init runs,\nthe error must name it. With an emulator on the host the program runs, and nothing is reported.\n\n## How to fix it\n\nBuild for the platform of the host, and set it for cross-compilers.\n\n```dockerfile\n# before\nFROM golang AS build\nRUN GOARCH=arm64 go build -o /app .\n\n# after\nFROM --platform=$BUILDPLATFORM golang AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\n```\n\n## An example\n\n`npm run trial -- examples/broken/wrong-architecture`, on Docker 20.10:\n\n```text\n❌ examples/broken/wrong-architecture is not seaworthy: its program is built for s390x, and this host is amd64\n\nFix: Build for this host (platform: linux/amd64), or copy the amd64 program into the image.\n\nProved by (wrong-architecture):\n  │ /app: its header says s390x\n  │ image platform: linux/amd64\n  │ exec /app: exec format error\n```\n\n## What is something else\n\n- The same `exec format error` for a text file: [missing-shebang](missing-shebang.md).\n- It runs, emulated, and fails for another reason: that reason is reported.\n",
  "wrong-port": "# wrong-port\n\nEXPOSE (or `port`, or a probe) names one port, and the app listens on another.\n\n## How it is proved\n\nThe listener table has no row for the port that was probed, but one for another port. Ports for the container's own use\n(a debugger's port, or one that the kernel assigned, on loopback) do not count.\n\n## How to fix it\n\nCorrect EXPOSE, or configure the port of the app. If the other port is also bound to 127.0.0.1, the headline says so:\nfix both.\n\n```dockerfile\n# before\nEXPOSE 8080\nCMD [\"httpd\", \"-f\", \"-p\", \"9090\"]\n\n# after\nEXPOSE 9090\nCMD [\"httpd\", \"-f\", \"-p\", \"9090\"]\n```\n\n## An example\n\n`npm run trial -- examples/broken/wrong-port --timeout 5s`, on Docker 20.10:\n\n```text\n❌ examples/broken/wrong-port is not seaworthy: EXPOSE says 8080, but it listens on 9090\n\nFix: Write EXPOSE 9090, or make the app listen on 8080 (examples/broken/wrong-port/Dockerfile:2).\n\nProved by (wrong-port):\n  │ probed from outside: port 8080\n  │ tcp6 [::]:9090\n```\n\n## What is something else\n\n- Nothing listens at all: [never-listened](never-listened.md), [still-starting](still-starting.md).\n- A platform sets the port in PORT: [ignores-port](ignores-port.md).\n- An additional port beside one that answers is a note: [listens-unexposed](listens-unexposed.md).\n"
}
