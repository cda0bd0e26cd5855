/**
 * Stands for gRPC in the bundle. dockerode loads it, at a cost of 70 ms, for build sessions only; Sea Trial builds with
 * buildx and never opens one.
 */
