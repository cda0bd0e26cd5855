/** The schema of the compose model. In a file of its own, since only runs with a compose file load zod. */
import { z } from 'zod'

const port = z.looseObject({ target: z.number(), protocol: z.string().optional() })

export const CONDITIONS = ['service_started', 'service_healthy', 'service_completed_successfully'] as const

export const Service = z.looseObject({
  image: z.string().optional(),
  build: z.unknown().optional(),
  command: z.array(z.string()).nullish(),
  entrypoint: z.array(z.string()).nullish(),
  user: z.string().optional(),
  working_dir: z.string().optional(),
  healthcheck: z
    .looseObject({ test: z.array(z.string()).optional(), disable: z.boolean().optional() })
    .optional(),
  network_mode: z.string().optional(),
  ports: z.array(port).optional(),
  environment: z.record(z.string(), z.string().nullable()).optional(),
  labels: z.record(z.string(), z.string()).optional(),
  depends_on: z
    .record(z.string(), z.looseObject({ condition: z.enum(CONDITIONS), required: z.boolean().optional() }))
    .optional(),
})

/** A network or a volume. */
const Shared = z
  .looseObject({ external: z.boolean().optional(), labels: z.record(z.string(), z.string()).optional() })
  .nullable()

export const Model = z.looseObject({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), Shared).optional(),
  volumes: z.record(z.string(), Shared).optional(),
})
