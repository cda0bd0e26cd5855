import { expect, test } from '@jest/globals'
import { commandOf } from '../../../src/inspect/index.ts'

test.each([
  ['RUN /bin/sh -c pip install flask # buildkit', 'RUN pip install flask'],
  ['/bin/sh -c pip install flask', 'RUN pip install flask'],
  ['/bin/sh -c #(nop)  CMD ["flask"]', 'CMD ["flask"]'],
  ['/bin/sh -c #(nop) COPY dir:1a2b in /app ', 'COPY dir:1a2b in /app'],
  ['RUN |2 TOKEN=s3cret PORT=80 /bin/sh -c make # buildkit', 'RUN make'],
  ['|1 TOKEN=s3cret /bin/sh -c make', 'RUN make'],
  ['RUN |1 TOKEN=s3cret /bin/bash -o pipefail -c make # buildkit', 'RUN make'],
  ['RUN /bin/ash -euxc make # buildkit', 'RUN make'],
  ['RUN /bin/sh -s make', 'RUN /bin/sh -s make'],
  ['RUN |1 TOKEN=s3cret', 'RUN …'],
  ['COPY . . # buildkit', 'COPY . .'],
  ['RUN make\n\n  install', 'RUN make install'],
  ["# debian.sh --arch 'amd64'", "# debian.sh --arch 'amd64'"],
  ['', ''],
])('%j is %j', (createdBy, command) => expect(commandOf(createdBy)).toBe(command))
