/** Keeps the content of built images in the run's folder, or finds it on the engine. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { ContentKeeper } from '../core/content-keeper.ts'
import { UserError } from '../core/errors.ts'
import type { Engine } from '../engine/index.ts'
import { KeptTar, engineContent } from '../inspect/index.ts'
import type { Run } from './session.ts'
import { storeAccess } from './store-access.ts'

/** For one build. What it writes is removed with the run. */
export function contentKeeper(engine: Engine, run: Run): ContentKeeper {
  const file = join(run.tempDir, `content-${randomUUID()}.tar`)
  const tar = new KeptTar(file, 'the tar of the builder')
  return {
    pass: (chunks, tags) => tar.pass(chunks, tags),
    ofTar: () => tar.content(),
    async ofEngine(ref) {
      const [image, info] = [await engine.image(ref), await engine.info()]
      if (image === null) throw new UserError('engine-failed', `The engine does not have ${ref} any more`)
      const store = storeAccess(image, engine, info, run)
      return engineContent({ ref, engine, store, file, say: (text) => run.progress.step(text) })
    },
  }
}
