/** Keeps the content of an image as its builder made it, for a push: index, manifests, attestations, configs and layers. */
export { engineContent, type EngineContentAccess } from './engine-content.ts'
export { KeptTar } from './kept-tar.ts'
