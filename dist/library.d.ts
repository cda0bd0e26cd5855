/** The types of sea-trial. Made by `npm run build`. */

export type ErrorCode = 'settings' | 'event-refused' | 'no-engine' | 'engine-failed' | 'engine-lost' | 'no-compose' | 'compose-failed' | 'policy-unavailable' | 'image-not-found' | 'archive-invalid' | 'baseline-invalid' | 'disk-full' | 'report-unwritable' | 'cancelled' | 'internal';

export declare class UserError extends Error {
    readonly code: ErrorCode;
    readonly hint: string;
    readonly exit: 2 | 3;
    constructor(code: ErrorCode, sentence: string, hint?: string, options?: {
        exit?: 2 | 3;
        cause?: unknown;
    });
}

export interface RunOptions {
    /** Stops the run. The promise rejects with the signal's reason when everything that the run made is removed. */
    readonly signal?: AbortSignal;
    /** Where relative paths start; default: the working directory. */
    readonly cwd?: string;
    /** Default: that of this process. `DOCKER_HOST` selects the engine. */
    readonly env?: Readonly<Record<string, string | undefined>>;
    /** Called with each line of progress. */
    readonly onProgress?: (line: string) => void;
}

/**
 * Tries one image as `sea-trial` does, and resolves with its Report, also where it is not seaworthy (`verdict: 'fail'`) or
 * could not be tried (`'error'`). Rejects with a UserError for wrong settings, or where there is no Report.
 */
export declare function trial(settings?: TrialSettings, options?: RunOptions): Promise<Report>;

/** The same without running the image: `weigh({ archive: 'app.tar' })`, `weigh({ image: 'nginx:1.27' })`. */
export declare const weigh: (settings?: TrialSettings, options?: RunOptions) => Promise<Report>;

export interface DiffOptions extends RunOptions {
    /** Of images with several: `linux/arm64`. */
    readonly platform?: string;
}

/** Compares two images. Each is an archive, a folder, a Report, or a name, as `sea-trial diff` takes them. */
export declare function diff(before: string, after: string, options?: DiffOptions): Promise<Diff>;

/** The options of the command line. */
export interface TrialSettings {
  /** Folder to build: the build context */
  readonly path?: string
  /** Dockerfile, from the working directory (default: Dockerfile in path) */
  readonly file?: string
  /** Stage to build */
  readonly target?: string
  /** Build arguments, one NAME=value per line */
  readonly 'build-args'?: string | readonly string[]
  /** Platform to build or select: linux/arm64 */
  readonly platform?: string
  /** Platforms to build in one build: linux/amd64,linux/arm64; one is the same as platform */
  readonly platforms?: string | readonly string[]
  /** Time limit of the build; a longer build is stopped, and fails */
  readonly 'build-timeout'?: string
  /** Name of the buildx builder */
  readonly builder?: string
  /** Build cache sources, as buildx takes them */
  readonly 'cache-from'?: string | readonly string[]
  /** Build cache destinations, as buildx takes them */
  readonly 'cache-to'?: string | readonly string[]
  /** Build secrets, one ID=value per line */
  readonly secrets?: string | readonly string[]
  /** Build secrets from files, one ID=FILE per line */
  readonly 'secret-files'?: string | readonly string[]
  /** Build secrets from variables, one ID=NAME per line */
  readonly 'secret-envs'?: string | readonly string[]
  /** Build secrets as buildx takes them: id=ID,env=NAME or id=ID,src=FILE */
  readonly 'build-secrets'?: string | readonly string[]
  /** SSH agent or keys for the build: default, ID=FILE */
  readonly ssh?: string | readonly string[]
  /** More build contexts, one NAME=FOLDER or NAME=docker-image://IMAGE per line */
  readonly 'build-contexts'?: string | readonly string[]
  /** Network of RUN steps: default, host, none */
  readonly 'build-network'?: string
  /** Names in /etc/hosts of RUN steps: db:10.0.0.1 */
  readonly 'add-hosts'?: string | readonly string[]
  /** Entitlements of the build: network.host, security.insecure */
  readonly allow?: string | readonly string[]
  /** Size of /dev/shm of RUN steps: 256MiB */
  readonly 'build-shm-size'?: string
  /** Limits of each process of RUN steps: nofile=1024:2048 */
  readonly 'build-ulimit'?: string | readonly string[]
  /** Parent cgroup of RUN steps */
  readonly 'cgroup-parent'?: string
  /** Pull newer versions of the base images */
  readonly pull?: boolean
  /** Build without a cache */
  readonly 'no-cache'?: boolean
  /** Stages to build without a cache */
  readonly 'no-cache-filters'?: string | readonly string[]
  /** Labels of the image, one NAME=value per line */
  readonly labels?: string | readonly string[]
  /** Annotations of the image’s manifest or index, one NAME=value per line */
  readonly annotations?: string | readonly string[]
  /** Provenance attestation: true, mode=max */
  readonly provenance?: string
  /** Attestations as buildx takes them: type=sbom */
  readonly attests?: string | readonly string[]
  /** Bake files whose targets are the images to build and test, one path per line */
  readonly 'bake-file'?: string | readonly string[]
  /** Targets of the bake file, or services of the compose file, to build and test (default: the group default, all) */
  readonly targets?: string | readonly string[]
  /** Variables that the bake file may use, one NAME=value per line */
  readonly vars?: string | readonly string[]
  /** Test each service of the compose file that has a build */
  readonly 'compose-images'?: boolean
  /** Image to test instead of building one; oci-layout:PATH, docker-archive:PATH */
  readonly image?: string
  /** Weigh a docker save or OCI tar, or an OCI layout folder, without running it */
  readonly archive?: string
  /** Other images or archives, one per line: layers shared with them count once */
  readonly also?: string | readonly string[]
  /** Run the container; false only weighs the image */
  readonly smoke?: boolean
  /** Engine that runs the container: ssh://user@host, tcp://host:2376, a docker context */
  readonly 'smoke-host'?: string
  /** Container ports that must respond: 8080, 53/udp (default: the exposed ones) */
  readonly port?: string | number | readonly string[]
  /** Probes, one per line: http://:80/x; see docs/probes.md */
  readonly probe?: string | readonly string[]
  /** Rules of cloud-run, kubernetes-restricted, openshift, read-only, heroku */
  readonly preset?: string | readonly string[]
  /** Time limit to become ready */
  readonly timeout?: string
  /** Time it must then stay healthy (default: 3s; 10s without a probe) */
  readonly soak?: string
  /** Whether an ungraceful stop warns or fails */
  readonly shutdown?: 'warn' | 'graceful'
  /** Also report processes of root, and files that are written */
  readonly audit?: boolean
  /** File to write the container’s complete log to */
  readonly 'log-file'?: string
  /** Compose files with the services that the app needs, one path per line */
  readonly 'compose-file'?: string | readonly string[]
  /** Service of the compose file that is the image under test */
  readonly service?: string
  /** Whether compose files may access the host */
  readonly 'compose-host'?: 'refuse' | 'allow'
  /** Command instead of the image’s CMD */
  readonly command?: string
  /** Entrypoint instead of the image’s ENTRYPOINT */
  readonly entrypoint?: string
  /** Environment of the container, one NAME=value per line */
  readonly env?: string | readonly string[]
  /** File of NAME=value lines */
  readonly 'env-file'?: string
  /** Docker network that the container joins */
  readonly network?: string
  /** Memory limit of the container: 256MiB */
  readonly memory?: string
  /** CPU limit of the container: 0.5 */
  readonly cpus?: number | string
  /** Mounts, one per line: ./data:/data:ro, NAME:/cache, /scratch */
  readonly volumes?: string | readonly string[]
  /** File systems in memory, one per line: /run:size=64m,mode=1777 */
  readonly tmpfs?: string | readonly string[]
  /** User instead of the image’s USER: 1000:1000 */
  readonly user?: string
  /** Make the container’s root file system read-only */
  readonly 'read-only'?: boolean
  /** Linux capabilities to drop: ALL */
  readonly 'cap-drop'?: string | readonly string[]
  /** Linux capabilities to add: NET_BIND_SERVICE */
  readonly 'cap-add'?: string | readonly string[]
  /** Security options, one per line: no-new-privileges, seccomp=FILE */
  readonly 'security-opt'?: string | readonly string[]
  /** Limit of processes and threads in the container (default: 4096); -1 is no limit */
  readonly 'pids-limit'?: number | string
  /** Size of /dev/shm of the container: 256MiB */
  readonly 'shm-size'?: string
  /** Limits of each process of the container, soft and hard: nofile=1024:2048 */
  readonly ulimit?: string | readonly string[]
  /** Names in /etc/hosts of the container: db:10.0.0.1, host.docker.internal:host-gateway */
  readonly 'add-host'?: string | readonly string[]
  /** Name servers of the container: 1.1.1.1 */
  readonly dns?: string | readonly string[]
  /** Run a small init as the container’s first process */
  readonly init?: boolean
  /** GPUs for the container: all, 1, device=0 */
  readonly gpus?: string
  /** Files with the rules of its platform (k8s/deployment.yaml, fly.toml#web), under which it must run; auto, none */
  readonly contract?: string | readonly string[]
  /** Rehearsals that must succeed: restart, kill, twice, upgrade; none (default: a restart, and twice with a VOLUME, only warn) */
  readonly rehearse?: string | readonly string[]
  /** Start it this often, and report the median and the spread of the time until ready: 3 to 20 */
  readonly 'start-times'?: number | string
  /** Test files of container-structure-test to run, one path per line */
  readonly 'structure-tests'?: string | readonly string[]
  /** Gossfiles to run, one path per line */
  readonly goss?: string | readonly string[]
  /** File with the values of .Vars in gossfiles */
  readonly 'goss-vars'?: string
  /** Whether test files may access the host: privileged, bindMounts */
  readonly 'tests-host'?: 'refuse' | 'allow'
  /** Most bytes on disk: 250MB */
  readonly 'max-size'?: string
  /** Most growth on disk since the baseline: 5MB, 2% */
  readonly 'max-growth'?: string
  /** Most dead weight: 10MB */
  readonly 'max-dead-weight'?: string
  /** Most time until ready: 5s */
  readonly 'max-ready'?: string
  /** Most memory used: 200MB */
  readonly 'max-memory'?: string
  /** Budgets that are exceeded only warn */
  readonly 'warn-only'?: boolean
  /** Rules of the organisation, one a line: a folder, github:OWNER/REPO/FILE@REF, oci://IMAGE@sha256:… */
  readonly policy?: string | readonly string[]
  /** Label of a pull request that allows growth */
  readonly 'growth-label'?: string
  /** Name of this image in the comment (default: the repository or folder) */
  readonly name?: string
  /** When to comment */
  readonly comment?: 'always' | 'on-change' | 'on-failure' | 'never'
  /** On push, comment on the open pull request that has this commit as its head */
  readonly 'comment-on-push'?: boolean
  /** With comment: on-change, the smallest change of a size that counts: 100KB, 1% */
  readonly 'minimum-change'?: string
  /** Compare with: auto, none, build, a commit, image or Report */
  readonly baseline?: string
  /** Start the baseline and this image in turn to compare times and memory: 3 to 20 times each */
  readonly repeat?: number | string
  /** With repeat or rehearse: upgrade: the image to start beside this one (default: what baseline builds or names) */
  readonly 'baseline-image'?: string
  /** Where to write the findings as SARIF 2.1.0, for code scanning */
  readonly sarif?: string
  /** List of the packages to write: cyclonedx, spdx, cyclonedx=FILE; for an attestation by buildx: true, generator=IMAGE */
  readonly sbom?: string | readonly string[]
  /** Where to write the HTML page of the run; in an action it is an artifact, unless artifact: never */
  readonly html?: string
  /** Push to the tags what was tried: true if all images of the run pass, each for those that do */
  readonly push?: 'false' | 'true' | 'each'
  /** Names and tags to push to, one per line; without push, more names of the image on the engine */
  readonly tags?: string | readonly string[]
  /** Attach the Report to the pushed image, as an OCI referrer (default: with push) */
  readonly attach?: boolean
  /** Where to write the result as an in-toto test result; {name}: of each image */
  readonly predicate?: string
  /** Token that may comment on pull requests */
  readonly token?: string
  /** Upload the Report as an artifact; auto: where no comment can be written */
  readonly artifact?: 'auto' | 'always' | 'never'
  /** auto: pass at once if nothing that matters has changed since a trial that passed */
  readonly relevant?: 'off' | 'auto'
  /** suggest: prove fixes of waste by a second build, and offer them in the pull request */
  readonly fix?: 'off' | 'suggest'
  /** Try only what has changed since an earlier trial that passed; docs/many-images.md */
  readonly changed?: boolean
  /** Run code of forks also where it can reach secrets and a token that may write */
  readonly 'allow-fork-code'?: boolean
}

export interface Location {
  readonly file: string
  readonly line: number
}

export interface Together {
  readonly images: number
  readonly onDisk: number
}

export interface StartCount {
  readonly started: number
  readonly ready: number
}

export type BaselineSource = 'file' | 'build' | 'registry' | 'cache' | 'artifact' | 'last'

export interface Series {
  readonly median: number
  readonly values: readonly number[]
}

export interface Distribution {
  readonly id: string
  readonly version: string
  readonly name: string
}

export interface Download {
  readonly bytes: number
  readonly exact: boolean
  readonly how?: string
}

export interface BuildWarning {
  readonly rule: string
  readonly message: string
  readonly line?: number
}

export interface LayerContent {
  readonly names: string
  readonly sha256?: string
  readonly crc64?: string
}

export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string
}

export interface BaseName {
  readonly ref: string
  readonly saidBy: 'build' | 'label'
  readonly digest?: string
}

export interface UsageSample {
  readonly at: number
  readonly memory: number | null
  readonly cpuSeconds: number | null
}

export interface Listener {
  readonly protocol: 'tcp' | 'udp' | 'tcp6' | 'udp6'
  readonly address: string
  readonly port: number
  readonly process?: string
}

export interface LargestJump {
  readonly commits: number
  readonly since: string
  readonly larger?: {
    readonly sha: string | null
    readonly bytes: number
  }
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: readonly {
    readonly name: string
    readonly value: string
  }[]
  readonly location?: string
}

export interface Moment {
  readonly at: number
  readonly kind: 'ready' | 'exit' | 'stop' | 'build-step' | 'start' | 'listen' | 'soak' | 'rehearsal'
  readonly text: string
}

export interface HistoryPoint {
  readonly sha: string | null
  readonly at: string
  readonly onDisk: number
  readonly download: number | null
  readonly readySeconds: number | null
}

export interface SharedImage {
  readonly ref: string
  readonly id: string
  readonly layers: number
  readonly bytes: number
  /** Of the whole other image. */
  readonly onDisk: number
}

export interface Exit {
  readonly code: number
  readonly oomKilled: boolean
  readonly signal?: string
  readonly error?: string
  /** Seconds from start to exit. */
  readonly after?: number
}

export interface PathChange {
  readonly path: string
  readonly before: number | null
  readonly after: number | null
  /** Index in `layers` of the change that it belongs to. */
  readonly change: number
}

export interface Dead {
  readonly path: string
  readonly bytes: number
  readonly addedBy: number | null
  readonly killedBy: number | null
  readonly cause: 'overwritten' | 'deleted' | 'metadata' | null
}

export interface DeltaRow {
  readonly key: 'onDisk' | 'deadWeight' | 'download' | 'downloadYours' | 'base' | 'yours' | 'readySeconds' | 'peakMemory'
  readonly before: number | null
  readonly after: number | null
}

export interface BaselineTry {
  readonly source: 'file' | 'build' | 'registry' | 'cache' | 'artifact' | 'last'
  readonly outcome: 'found' | 'failed' | 'skipped' | 'nothing'
  readonly seconds: number
  readonly note?: string
}

export interface Reading {
  readonly route: 'build' | 'entries' | 'content' | 'push' | 'save' | 'archive' | 'registry'
  readonly layers: number
  readonly remembered: number
  /** Why no faster source was used. */
  readonly reason?: string
}

export interface Log {
  readonly tail: readonly string[]
  readonly lines: number
  readonly bytes: number
  readonly head?: readonly string[]
  /** When each line of `tail` began to arrive: seconds after the start. */
  readonly times?: readonly number[]
}

export interface Healthcheck {
  readonly test: readonly string[]
  readonly interval?: number
  readonly timeout?: number
  readonly startPeriod?: number
  /** Between runs in the start period; engines from 25 on. */
  readonly startInterval?: number
  readonly retries?: number
}

export interface Shipped {
  readonly images: number
  /** Of all different layers. */
  readonly onDisk: number
  /** Of those that more than one image has. */
  readonly shared: number
  /** Of the images one by one: `onDisk` and what sharing saves. */
  readonly apart: number
}

export interface BuildStep {
  readonly name: string
  readonly seconds: number
  readonly cached: boolean
  /** Line of the Dockerfile, where it is known. */
  readonly line?: number
  readonly error?: string
  /** By the builder's clock, where it says it. */
  readonly startedAt?: string
}

export interface SurfaceChange {
  /** Of the probe, in both runs. */
  readonly target: string
  readonly what: 'location' | 'status' | 'header' | 'cookie'
  readonly before: string | null
  readonly after: string | null
  /** Of a header or cookie. */
  readonly name?: string
  readonly isDetail?: boolean
}

export type PackageChange = {
  readonly type: string
  readonly name: string
  readonly before: {
    readonly version: string
    readonly bytes: number | null
  } | null
  readonly after: {
    readonly version: string
    readonly bytes: number | null
  } | null
  readonly layer?: number
  readonly layerBefore?: number
}

export interface StartTimes {
  readonly wanted: number
  /** Starts that became ready. */
  readonly ready: number
  /** Seconds until ready, in the order of the starts. */
  readonly values: readonly number[]
  /** Null with fewer than three values. */
  readonly median: number | null
  /** From the lowest to the highest of the values. */
  readonly spread: number | null
}

export interface Service {
  readonly name: string
  /** Docker's word: `running`, `exited`; `missing` where it was never made. */
  readonly state: string
  /** Whether it failed to reach the state that the service under test needs. */
  readonly failed: boolean
  readonly log: readonly string[]
  readonly exitCode?: number
  readonly health?: 'starting' | 'healthy' | 'unhealthy'
}

export interface Relevant {
  /** Of the build context, the Dockerfile and other files that the settings name. */
  readonly files: string
  readonly settings: string
  /** Of the version of Sea Trial. */
  readonly program: string
  /** The images that the Dockerfile uses, with their digests at their registries. */
  readonly images: readonly {
    readonly ref: string
    readonly digest: string
  }[]
}

export interface Rehearsal {
  readonly kind: 'restart' | 'kill' | 'twice' | 'upgrade' | 'rollback'
  readonly ok: boolean
  readonly seconds: number
  /** A part of a sentence: `ready again after 0.31 s`, or why not. */
  readonly detail: string
  /** Of the start that counts. */
  readonly readySeconds: number | null
  /** What a failure counts for, where it is not a failure of the trial. */
  readonly level?: 'warn' | 'note'
}

export interface ReportedAcceptance {
  readonly code: string
  readonly reason: string
  /** The last day: `2026-12-31`. */
  readonly until: string
  /** An expired one no longer counts. */
  readonly state: 'used' | 'unused' | 'expired'
  /** How many findings it is about. */
  readonly matches: number
  readonly place?: string
  readonly pattern?: string
  /** The policy that it is in; else it is the repository's. */
  readonly policy?: string
}

export interface LayerChange {
  readonly createdBy: string
  readonly before: number | null
  readonly after: number | null
  /** Of this run's layer; absent where it is gone. */
  readonly index?: number
  /** Of the baseline's layer; absent where this one is new. */
  readonly indexBefore?: number
  readonly line?: number
  readonly part?: 'base' | 'yours'
  /** The command before, where it was edited. */
  readonly createdByBefore?: string
}

export type Fit = {
  /** The program that it starts, and the architecture in its ELF header; null where it could not be read. */
  readonly entrypoint: {
    readonly path: string
    readonly architecture: string
  } | null
  readonly engine: Platform | null
  /** It ran, though the engine's processor cannot run it by itself. */
  readonly emulated: boolean
}

export interface BaseLink {
  /** How many of the image's first layers are its, and their bytes: those of what it stands on itself included. */
  readonly layers: number
  readonly onDisk: number
  readonly ref?: string
  /** What the history says it is, where there is no reference: `python 3.10.4`. */
  readonly name?: string
  readonly foundBy?: 'build' | 'label' | 'local' | 'history'
  /** `proved` by equal diffIDs. */
  readonly confidence?: 'proved' | 'likely' | 'hint'
}

export interface Suite {
  /** From the root of the repository. */
  readonly file: string
  readonly kind: 'structure' | 'goss'
  readonly tests: readonly {
    readonly name: string
    /** False also where it could not be carried out. */
    readonly ok: boolean
    readonly seconds: number
    readonly skipped?: boolean
    /** Why it is not ok, or was skipped. */
    readonly detail?: string
  }[]
  /** Why none of its tests was carried out. */
  readonly error?: string
}

export interface Baseline {
  /** A `BaselineSource`; a path in Reports of older versions. */
  readonly source: string
  readonly ref: string | null
  readonly sha: string | null
  readonly at: string | null
  /** Why the commit that was searched for is the right one: `the parent of this merge`. */
  readonly how?: string
  /** The commit that was searched for. */
  readonly wanted?: string
  /** How many commits `sha` is older than `wanted`; absent where that is not known. */
  readonly behind?: number
}

export interface Sizes {
  readonly onDisk: number
  readonly fileSystem: number
  readonly deadWeight: number
  readonly efficiency: number
  readonly download: Download | null
  /** Of the layers that are not the base's; only where `download` is null. */
  readonly downloadYours?: Download
  /** Why `download` is null, where it was tried to find out. */
  readonly downloadUnknown?: string
}

export interface Shutdown {
  readonly signal: string
  readonly seconds: number
  readonly exitCode: number
  readonly killed: boolean
  readonly provedBy: 'stop' | 'signal-mask'
  /** Command of the process that handles the signal, and was still at it when it was killed. */
  readonly handledBy?: string
  /** What it wrote about stopping after the signal, where it was killed. */
  readonly said?: readonly string[]
  /** The result of a request that was sent just before the signal; left out without one. */
  readonly lastRequest?: 'answered' | 'dropped'
}

export interface Probe {
  readonly kind: 'log' | 'healthcheck' | 'http' | 'https' | 'tcp' | 'udp' | 'grpc' | 'grpcs' | 'exec' | 'exit' | 'process'
  readonly target: string
  readonly ok: boolean
  /** The response, or why there was none: `200 OK`, `connection reset`. */
  readonly detail: string
  readonly attempts: number
  readonly seconds: number
  readonly port?: number
  /** Of HTTP. */
  readonly answer?: HttpAnswer
}

export interface Package {
  readonly type: string
  readonly name: string
  readonly version: string
  /** Of its own files; null where nothing says which they are. */
  readonly bytes: number | null
  /** The file that lists it. */
  readonly path: string
  readonly layer: number
  /** As the ecosystem names it: `amd64`, `x86_64`, `noarch`. */
  readonly architecture?: string
  /** The source package, where it is another: `glibc`, `gcc-12@12.2.0-14`, `bash-5.1.8-6.el9.src.rpm`. */
  readonly source?: string
  /** As the package states it: an SPDX expression, or another name. */
  readonly license?: string
}

export interface AppliedPolicy {
  /** As given: `./policies`, `github:acme/policies/container.yml@v3`, `oci://ghcr.io/acme/policies@sha256:…`. */
  readonly source: string
  /** Of its bytes: `sha256:…`. */
  readonly digest: string
  /** What it sets: `timeout`, `budgets.on-disk.max`, `accept.runs-as-root`, `never-accept`. */
  readonly sets: readonly string[]
  /** What of it a repository may loosen: `timeout`, `budgets.on-disk`. */
  readonly mayLoosen: readonly string[]
  /** Its name in the folder or the artifact. */
  readonly file?: string
  /** Of the repository that it was read from. */
  readonly commit?: string
}

export interface ImageConfig {
  /** As in the image config: `5000/tcp`. Sorted by protocol, then number. */
  readonly exposedPorts: readonly string[]
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
  readonly user: string
  readonly workingDir: string
  readonly labels: Readonly<Record<string, string>>
  readonly stopSignal?: string
  readonly healthcheck?: Healthcheck
}

export interface Budget {
  readonly name: string
  readonly is: 'max' | 'min' | 'max-growth' | 'absent' | 'required'
  readonly unit: 'bytes' | 'seconds' | 'count' | 'share' | 'percent'
  readonly limit: number
  readonly value: number | null
  readonly level: 'fail' | 'warn'
  readonly state: 'accepted' | 'met' | 'exceeded' | 'open' | 'allowed'
  /** Why it is open, or accepted. */
  readonly reason?: string
  /** Some of what must not be there. */
  readonly found?: readonly string[]
  /** Of `allowed`: who added the label, and when. */
  readonly by?: string
  readonly at?: string
  /** Of `accepted`: the last day. */
  readonly until?: string
}

export type Remedy = {
  readonly ways: readonly ({
    readonly kind: 'option'
    readonly line: number
    readonly program: string
    readonly option: string
    readonly subcommand?: string
  } | {
    readonly kind: 'append'
    readonly line: number
    readonly command: string
  } | {
    readonly kind: 'join'
    readonly into: number
    readonly from: number
  } | {
    readonly kind: 'copy-as'
    readonly copy: number
    readonly run: number
  } | {
    readonly kind: 'ignore'
    readonly patterns: readonly string[]
  })[]
  /** Patterns, as in a `.dockerignore`, of the files that leave the image by it. */
  readonly removes: readonly string[]
}

export interface ContractSection {
  readonly files: readonly {
    readonly file: string
    /** `kubernetes`, `fly`, … */
    readonly kind: string
    /** As findings name it: `Deployment api`. */
    readonly name: string
    /** The image was run under it; else it was only compared. */
    readonly isApplied: boolean
    /** `memory 256 MB`, `readiness probe http://:8080/healthz` */
    readonly rules: readonly {
      readonly text: string
      readonly line: number
    }[]
    /** What Docker cannot imitate, or another setting replaces. */
    readonly notTried: readonly {
      readonly what: string
      readonly why: string
      readonly line: number
    }[]
  }[]
  /** Which files `contract: auto` found and did not use, and why: one sentence each, without a full stop. */
  readonly notes: readonly string[]
}

export interface DiffSide {
  /** As given. */
  readonly name: string
  readonly kind: 'archive' | 'registry' | 'image' | 'report'
  /** Name and ID of the image, and when a Report of it was written. */
  readonly ref: string
  readonly id: string
  readonly at: string | null
  readonly sizes: Sizes
}

export interface Layer {
  readonly index: number
  readonly diffId: string
  readonly size: number
  /** Regular-file entries; hard links are not counted. */
  readonly files: number
  /** All members of the layer's tar, whiteouts included. */
  readonly entries: number
  /** Bytes that this layer added and that no path of the final file system reaches. */
  readonly deadWeight: number
  readonly createdBy: string
  readonly part: 'base' | 'yours'
  readonly digest?: string
  /** As a registry stores it; never an estimate. */
  readonly download?: number
  readonly line?: number
  /** Where most of its bytes lie, largest first: folders or files, none within another. */
  readonly largest?: readonly {
    readonly path: string
    readonly bytes: number
  }[]
  /** Which of `shared` have it too, counted from 0. */
  readonly sharedWith?: readonly number[]
  readonly content?: LayerContent
}

export interface Base {
  /** How many of the image's first layers are its, and their bytes: those of what it stands on itself included. */
  readonly layers: number
  readonly onDisk: number
  readonly chain: readonly BaseLink[]
  readonly ref?: string
  /** What the history says it is, where there is no reference: `python 3.10.4`. */
  readonly name?: string
  readonly foundBy?: 'build' | 'label' | 'local' | 'history'
  /** `proved` by equal diffIDs. */
  readonly confidence?: 'proved' | 'likely' | 'hint'
}

export interface SideBySide {
  /** The other image: `main@3f2a1c9`, or its reference; null if there was none. */
  readonly baseline: string | null
  /** Starts of each image that were asked for. */
  readonly wanted: number
  readonly before: StartCount
  readonly after: StartCount
  /** Only figures of which each side has enough values. */
  readonly rows: readonly {
    readonly key: 'readySeconds' | 'peakMemory'
    readonly before: Series
    readonly after: Series
    /** From the lowest to the highest of the values of both sides, each less the median of its side. */
    readonly spread: number
    /** Whether the medians differ by more than starts of one image do. */
    readonly changed: boolean
  }[]
  /** Why nothing, or less, was compared: one sentence each, without a full stop. */
  readonly notes: readonly string[]
}

export interface Build {
  readonly ok: boolean
  readonly seconds: number
  readonly steps: readonly BuildStep[]
  readonly warnings: readonly BuildWarning[]
  /** The builder: `buildx 0.29.1` or `docker build (BuildKit)`. */
  readonly builder?: string
  /** Path of the Dockerfile from the repository root; every `line` in the Report is in this file. */
  readonly dockerfile?: string
  /** Bytes of the build context that were sent to the builder, which may have had the rest. */
  readonly contextBytes?: number
  /** Last lines of the failing step's log; empty when the build succeeded. */
  readonly log?: readonly string[]
  /** For a service under test: the build settings of its compose file, and which of them were applied. */
  readonly service?: {
    readonly name: string
    readonly taken: readonly string[]
    readonly differs: readonly string[]
  }
}

export type Fixes = {
  /** `−12.0 MB, still ready in 0.13 s`, or why there is nothing. */
  readonly summary: string
  /** `change`: a part of a sentence. */
  readonly proven: readonly {
    readonly code: string
    readonly change: string
    readonly location?: Location
    readonly bytes?: number
  }[]
  /** `why`: without a full stop. */
  readonly notFixed: readonly {
    readonly code: string
    readonly why: string
    readonly location?: Location
  }[]
  readonly before: {
    readonly onDisk: number
    readonly deadWeight: number
    /** Null if the image was not run. */
    readonly readySeconds: number | null
  }
  /** Null if nothing is proven. */
  readonly after: {
    readonly onDisk: number
    readonly deadWeight: number
    /** Null if the image was not run. */
    readonly readySeconds: number | null
  } | null
  /** For `git apply` in the repository's root; empty if nothing is proven. */
  readonly patch: string
  /** The same for the Dockerfile: lines, from the first to the last, their text and their new one. */
  readonly edits: readonly {
    readonly file: string
    readonly line: number
    readonly endLine: number
    readonly before: string
    readonly text: string
  }[]
}

export interface Push {
  /** Of the index or manifest; null if nothing was pushed. */
  readonly digest: string | null
  /** References that have this digest, as given. */
  readonly refs: readonly string[]
  /** The registries were asked for the digest of each of them after the push. */
  readonly verified: boolean
  /** References that do not have it, and why: one sentence each. */
  readonly failed: readonly {
    readonly ref: string
    readonly error: string
  }[]
  /** Those of `refs` that had it before, so that nothing was sent to them. */
  readonly present?: readonly string[]
  /** Why nothing was pushed, though the settings ask for a push. */
  readonly skipped?: string
  /** What is pushed that differs from what was built, such as attestations that an engine cannot keep. */
  readonly differs?: string
  /** Platforms in it that were weighed and not run: `linux/arm64`. */
  readonly weighedOnly?: readonly string[]
  /** Bytes and number of blobs, by registry; absent where the engine pushed. */
  readonly traffic?: Readonly<Record<string, {
    readonly sent: {
      readonly blobs: number
      readonly bytes: number
    }
    readonly mounted: {
      readonly blobs: number
      readonly bytes: number
    }
    readonly present: {
      readonly blobs: number
      readonly bytes: number
    }
  }>>
  /** Of this platform's manifest, and of its config; absent where they are not known. */
  readonly manifest?: string
  readonly config?: string
  /** Digest of the Report that was attached to it. */
  readonly attached?: string
  /** Why the Report was not attached. */
  readonly notAttached?: string
}

export interface Finding {
  readonly code: string
  readonly level: 'fail' | 'warn' | 'note'
  readonly confidence: 'proved' | 'likely' | 'hint'
  /** One plain sentence, without a full stop where it ends in a code or log quotation. */
  readonly message: string
  /** What was seen: one line each, as seen, unescaped (renderers escape). */
  readonly evidence: readonly string[]
  /** What to change, in one sentence. */
  readonly fix?: string
  readonly location?: Location
  /** For waste in the image: bytes that the fix would save there. No two findings count the same byte. */
  readonly bytes?: number
  /** Absent where a fix takes a decision. */
  readonly remedy?: Remedy
  /** Paths in the image that it is about, all of them: an acceptance can name them. */
  readonly paths?: readonly string[]
  /** Of a budget: its name. */
  readonly budget?: string
  /** Accepted by the repository until the end of a day: its level before, and why. `level` is then `note`. */
  readonly accepted?: {
    readonly level: 'fail' | 'warn' | 'note'
    readonly reason: string
    readonly until: string
  }
}

export interface Smoke {
  readonly ready: boolean
  readonly startedAt: string | null
  readonly readySeconds: number | null
  /** The first container port that responded, else the first one probed. */
  readonly port: number | null
  /** How the container's port was reached. */
  readonly route: string
  readonly probes: readonly Probe[]
  readonly listeners: readonly Listener[]
  /** False when the listener table could not be read: an empty `listeners` then proves nothing. */
  readonly listenersKnown: boolean
  readonly memory: {
    readonly peak: number | null
    readonly limit?: number
  }
  readonly cpuSeconds: number | null
  readonly log: Log
  readonly soakSeconds: number
  readonly readyAt?: string
  readonly exit?: Exit
  readonly shutdown?: Shutdown
  /** In the order of time. */
  readonly timeline?: readonly Moment[]
  /** At most some hundreds, evenly spread until the container is stopped. */
  readonly samples?: readonly UsageSample[]
  /** The container that was left running, and where it can be reached from this machine. */
  readonly kept?: {
    readonly containerId: string
    readonly host?: string
    readonly url?: string
  }
  /** Presets that were applied. */
  readonly presets?: readonly string[]
  readonly services?: readonly Service[]
  /** With `start-times`. Its median then counts as the time until ready, and not `readySeconds`. */
  readonly startTimes?: StartTimes
}

export type Delta = {
  readonly rows: readonly DeltaRow[]
  readonly layers: readonly LayerChange[]
  /** Layers of equal diffID. */
  readonly sharedLayers: number
  readonly verdictBefore: 'pass' | 'fail' | 'error'
  /** Other layers with the same files: only times, owners or modes may differ. They are not in `layers`. */
  readonly rebuiltLayers?: number
  /** Other layers whose files have the same names and sizes, and contents that cannot be compared. Not in `layers` either. */
  readonly sameNameLayers?: number
  /** What changed and why, in one sentence with code in backquotes; null if nothing did, or it is not known. */
  readonly why?: string | null
  /** More about it, one sentence each: a build that is not reproducible. */
  readonly hints?: readonly string[]
  /** What a node that has the baseline's layers must download; bytes on disk where `exact` is false. */
  readonly redeploy?: {
    readonly bytes: number
    readonly exact: boolean
  } | null
  /** Largest changes first; absent where one side was not looked into. */
  readonly packages?: readonly PackageChange[]
  /** Largest changes first. */
  readonly paths?: readonly PathChange[]
  /** Codes of the baseline's findings, each once. */
  readonly findingsBefore?: readonly string[]
  /** The same with the paths, ports and variables that they are about: findings of one code differ in them. */
  readonly placesBefore?: readonly {
    readonly code: string
    readonly places: readonly string[]
  }[]
  /** The total savings of those that report waste, each code once. */
  readonly wasteBefore?: readonly {
    readonly code: string
    readonly bytes: number
  }[]
  readonly shutdownBefore?: Shutdown
  /** What the probed paths answer differently; absent where nothing was compared. */
  readonly surface?: readonly SurfaceChange[]
  /** Why the build took longer than the baseline's, by what came from the build cache; absent where that does not explain it. */
  readonly build?: {
    readonly before: number
    readonly after: number
    readonly why: string
    readonly hint?: string
  }
  /** Present where the image grew by more than it did in several commits of the base branch. */
  readonly largestJump?: LargestJump
  /** One sentence for each reason why the two sides may differ by themselves: another store, another platform. */
  readonly caveats?: readonly string[]
}

export interface Image {
  readonly id: string
  readonly ref: string
  readonly platform: Platform
  readonly config: ImageConfig
  readonly sizes: Sizes
  readonly base: Base | null
  readonly layers: readonly Layer[]
  readonly dead: readonly Dead[]
  readonly distribution?: Distribution
  readonly baseName?: BaseName
  readonly fit?: Fit
  readonly shared?: readonly SharedImage[]
  readonly together?: Together
  readonly packages?: readonly Package[]
  /** True when there are more packages than are listed. */
  readonly packagesCut?: boolean
  /** Files that should list packages, and why they were not read, or not completely. */
  readonly packagesUnread?: readonly {
    readonly type: string
    readonly path: string
    readonly why: string
  }[]
  readonly reading?: Reading
}

export interface Diff {
  readonly schemaVersion: 1
  readonly generator: string
  readonly before: DiffSide
  readonly after: DiffSide
  readonly delta: Delta
}

export type Report = {
  readonly schemaVersion: 1
  /** What wrote it: `sea-trial 0.1.0`. */
  readonly generator: string
  readonly at: string
  /** Name of the image in the comment. */
  readonly name: string
  /** Commit and ref that were tested, if known. */
  readonly ref: string | null
  readonly sha: string | null
  /** That ran the container. */
  readonly engine: {
    readonly version: string
    readonly os: string
    readonly architecture: string
    readonly store: string
    readonly kernel: string
  } | null
  readonly verdict: 'pass' | 'fail' | 'error'
  readonly headline: string
  readonly findings: readonly Finding[]
  readonly build: Build | null
  readonly image: Image | null
  readonly smoke: Smoke | null
  readonly baseline: Baseline | null
  readonly delta: Delta | null
  /** Seconds of each stage that ran. */
  readonly timings: Readonly<Record<string, number>>
  /** That built and weighed the image, where `smoke-host` is another. */
  readonly buildEngine?: {
    readonly version: string
    readonly os: string
    readonly architecture: string
    readonly store: string
    readonly kernel: string
  }
  /** Absent without a matrix. Of a build of several platforms, each is a leg: `["platform", "linux/arm64"]`. */
  readonly matrix?: readonly (readonly [string, string])[]
  /** How the platforms of a build of several differ, in the Report of the first: sentences without a full stop. */
  readonly platformDifferences?: readonly string[]
  /** Absent without budgets. */
  readonly budgets?: readonly Budget[]
  /** The config file that counted; in a pull request the base branch's. `notes`: one sentence each. */
  readonly config?: {
    readonly file: string | null
    readonly commit: string | null
    readonly notes: readonly string[]
  }
  /** Absent without policies. */
  readonly policies?: readonly AppliedPolicy[]
  /** Absent without acceptances. */
  readonly acceptances?: readonly ReportedAcceptance[]
  /** In the order in which they were carried out; absent without any. */
  readonly rehearsals?: readonly Rehearsal[]
  /** Absent without a contract. */
  readonly contract?: ContractSection
  /** Test files of other programs; absent without any. */
  readonly suites?: readonly Suite[]
  /** `owner/name` on GitHub. */
  readonly repository?: string
  /** One for each place that was tried, in that order; absent if there was nothing to search for. */
  readonly baselineSearch?: readonly BaselineTry[]
  /** Absent unless `repeat` is set and the trial passed. */
  readonly sideBySide?: SideBySide
  /** The baseline's branch, oldest first: at most 30 commits, up to the baseline. */
  readonly history?: readonly HistoryPoint[]
  /** With `relevant: auto`, of a trial that passed. */
  readonly relevant?: Relevant
  /** Nothing was tried: what is reported is the trial of this run, since which nothing in `relevant` changed. */
  readonly unchangedSince?: {
    readonly ref: string | null
    readonly sha: string | null
    readonly at: string
  }
  /** Absent without `push`. */
  readonly push?: Push
  /** With `fix: suggest`, where a finding can be fixed automatically. */
  readonly fixes?: Fixes
  /** Shell command that repeats the smoke test by hand where there is an image, or a build that failed. */
  readonly reproduce?: string
}

export interface Reports {
  readonly schemaVersion: 1
  readonly generator: string
  /** The worst of all: `fail`, then `error`. */
  readonly verdict: 'pass' | 'fail' | 'error'
  readonly headline: string
  /** In the order of the settings. */
  readonly reports: readonly Report[]
  /** Absent where fewer than two images were weighed. */
  readonly together?: Shipped
}

