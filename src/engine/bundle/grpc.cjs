/**
 * Replaces gRPC and protobufjs in the bundle. dockerode loads them, which takes 70 ms, for build sessions and for the
 * output of its own builds. Sea Trial builds with buildx and uses neither.
 */
