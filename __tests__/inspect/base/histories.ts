/**
 * Histories of published images, as docker-library/repo-info and `docker history` show them, long commands cut short.
 * Rows of the old builder and BuildKit's are written as each of them does.
 */
import type { HistoryRow } from '../../../src/inspect/index.ts'

/** BuildKit's row; instructions that make no layer have no `# buildkit`. */
export function kit(created_by: string, created?: string): HistoryRow {
  const isLayer = /^(?:RUN|COPY|ADD|WORKDIR) /.test(created_by)
  const words = /^(?:RUN|COPY|ADD) /.test(created_by) ? `${created_by} # buildkit` : created_by
  return {
    created_by: words.replace(/^RUN /, 'RUN /bin/sh -c '),
    comment: 'buildkit.dockerfile.v0',
    ...(isLayer ? {} : { empty_layer: true }),
    ...(created ? { created } : {}),
  }
}

/** The old builder's row. */
export function old(instruction: string, created?: string): HistoryRow {
  const isLayer = /^(?:RUN|COPY|ADD) /.test(instruction)
  const created_by = instruction.startsWith('RUN ')
    ? `/bin/sh -c ${instruction.slice('RUN '.length)}`
    : `/bin/sh -c #(nop) ${isLayer ? instruction : ` ${instruction}`}`
  return { created_by, ...(isLayer ? {} : { empty_layer: true }), ...(created ? { created } : {}) }
}

export const debian = (suite: string): HistoryRow[] => [
  {
    created_by: `# debian.sh --arch 'amd64' out/ '${suite}' '@1783900800'`,
    comment: 'debuerreotype 0.17',
    created: '2026-07-13T00:00:00Z',
  },
]
export const debianOld: HistoryRow[] = [
  old('ADD file:764288ad3920160093c500e1a7277f174a656030bbe3a0511e7925e84495b6ee in / '),
  old('CMD ["bash"]'),
]
export const alpine: HistoryRow[] = [
  kit('ADD alpine-minirootfs-3.21.3-x86_64.tar.gz /'),
  kit('CMD ["/bin/sh"]'),
]
export const alpineOld: HistoryRow[] = [
  old('ADD file:0b4a628f529226f5ec9d357ca63138bd2d22411a889c780ac8d395d761e07b2c in / '),
  old('CMD ["/bin/sh"]'),
]
export const ubuntu: HistoryRow[] = [
  old('ARG RELEASE'),
  old('ARG LAUNCHPAD_BUILD_ARCH'),
  old('LABEL org.opencontainers.image.ref.name=ubuntu'),
  old('LABEL org.opencontainers.image.version=24.04'),
  old('ADD file:ddf1aa62235de6657123492b19d27d937c25668011b5ebf923a3f019200f8540 in / '),
  old('CMD ["/bin/bash"]'),
]
/** Until 2020 it tidied up after itself. */
export const ubuntuOld: HistoryRow[] = [
  old('ADD file:594fa35cf803361e69d817fc867b6a4069c064ffd20ed50caf42ad9bb11ca999 in / '),
  old("RUN set -xe   && echo '#!/bin/sh' > /usr/sbin/policy-rc.d  && …"),
  old('RUN rm -rf /var/lib/apt/lists/*'),
  old("RUN mkdir -p /run/systemd && echo 'docker' > /run/systemd/container"),
  old('CMD ["/bin/bash"]'),
]
export const busybox: HistoryRow[] = [
  { created: '2024-09-26T21:31:42Z', created_by: 'BusyBox 1.37.0 (glibc), Debian 12' },
]
export const fedora: HistoryRow[] = [kit('ADD fedora-41.tar /'), kit('CMD ["/bin/bash"]')]
export const apko: HistoryRow[] = [
  { author: 'apko', created_by: 'apko', comment: 'static by Chainguard', created: '2026-07-08T23:06:13Z' },
]

const install = (packages: string, builder = kit): HistoryRow =>
  builder(
    `RUN set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\t${packages} \t; \trm -rf /var/lib/apt/lists/*`,
  )
export const buildpackCurl = (builder = kit): HistoryRow[] => [
  install('ca-certificates \t\tcurl \t\tgnupg \t\tnetbase \t\tsq \t\twget', builder),
]
export const buildpackScm = (builder = kit): HistoryRow[] => [
  ...buildpackCurl(builder),
  install('git \t\tmercurial \t\topenssh-client \t\tsubversion \t\t\t\tprocps', builder),
]
export const buildpackDeps = (builder = kit): HistoryRow[] => [
  ...buildpackScm(builder),
  install('autoconf \t\tautomake \t\tbzip2 \t\tfile \t\timagemagick \t\tunzip \t\tzlib1g-dev', builder),
]

export const python = (builder = kit): HistoryRow[] => [
  builder('ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'),
  builder('ENV LANG=C.UTF-8'),
  install('libbluetooth-dev \t\ttk-dev \t\tuuid-dev', builder),
  builder('ENV GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D'),
  builder('ENV PYTHON_VERSION=3.10.20'),
  builder('RUN set -eux; \t\twget -O python.tar.xz "https://www.python.org/ftp/python/…"'),
  builder('RUN set -eux; \tfor src in idle3 pip3 pydoc3 python3 python3-config; do …; \tdone'),
  builder('CMD ["python3"]'),
]
export const node: HistoryRow[] = [
  kit('RUN groupadd --gid 1000 node   && useradd --uid 1000 --gid node --shell /bin/bash --create-home node'),
  kit('ENV NODE_VERSION=22.12.0'),
  kit('RUN ARCH= && dpkgArch="$(dpkg --print-architecture)"   && …'),
  kit('ENV YARN_VERSION=1.22.22'),
  kit('RUN set -ex   && for key in …   && yarn --version   && rm -rf /tmp/*'),
  kit('COPY docker-entrypoint.sh /usr/local/bin/'),
  kit('ENTRYPOINT ["docker-entrypoint.sh"]'),
  kit('CMD ["node"]'),
]
export const golang: HistoryRow[] = [
  install('g++ \t\tgcc \t\tlibc6-dev \t\tmake \t\tpkg-config'),
  kit('ENV GOLANG_VERSION=1.22.3'),
  kit('ENV GOTOOLCHAIN=local'),
  kit('ENV GOPATH=/go'),
  kit('ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'),
  kit('COPY /usr/local/go/ /usr/local/go/'),
  kit('RUN mkdir -p "$GOPATH/src" "$GOPATH/bin" && chmod -R 1777 "$GOPATH"'),
  kit('WORKDIR /go'),
]
export const nginx: HistoryRow[] = [
  kit('LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>'),
  kit('ENV NGINX_VERSION=1.27.3'),
  kit('ENV PKG_RELEASE=1~bookworm'),
  kit('RUN set -x     && groupadd --system --gid 101 nginx     && …'),
  kit('COPY docker-entrypoint.sh /'),
  kit('ENTRYPOINT ["/docker-entrypoint.sh"]'),
  kit('EXPOSE map[80/tcp:{}]'),
  kit('STOPSIGNAL SIGQUIT'),
  kit('CMD ["nginx" "-g" "daemon off;"]'),
]
export const temurinJdk: HistoryRow[] = [
  kit('ENV JAVA_HOME=/opt/java/openjdk'),
  kit('ENV LANG=en_US.UTF-8 LANGUAGE=en_US:en LC_ALL=en_US.UTF-8'),
  kit('RUN apt-get update     && DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata curl'),
  kit('ENV JAVA_VERSION=jdk-21.0.5+11'),
  kit('RUN set -eux;     ARCH="$(dpkg --print-architecture)";     …'),
  kit('COPY --chmod=755 entrypoint.sh /__cacert_entrypoint.sh'),
  kit('ENTRYPOINT ["/__cacert_entrypoint.sh"]'),
  kit('CMD ["jshell"]'),
]
export const aspnet: HistoryRow[] = [
  kit('ENV APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true'),
  kit('RUN apt-get update     && apt-get install -y --no-install-recommends libc6 libicu72'),
  kit('ENV DOTNET_VERSION=8.0.13'),
  kit('COPY /dotnet /usr/share/dotnet'),
  kit('RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet'),
  kit('ENV ASPNET_VERSION=8.0.13'),
  kit('COPY /shared/Microsoft.AspNetCore.App /usr/share/dotnet/shared/Microsoft.AspNetCore.App'),
]
export const ko: HistoryRow[] = [
  'kodata contents, at $KO_DATA_PATH',
  'go build output, at /ko-app/kyverno',
].map((comment) => ({
  author: 'ko',
  created: '0001-01-01T00:00:00Z',
  created_by: 'ko build ko://github.com/kyverno/kyverno/cmd/kyverno',
  comment,
}))
/** As someone's own Dockerfile ends. */
export const app: HistoryRow[] = [
  kit('WORKDIR /app'),
  kit('RUN make install'),
  kit('COPY . .'),
  kit('CMD ["./serve"]'),
]
