/** Stands for `ssh2` in the bundle. dockerode loads it, at a cost of 50 ms; Sea Trial uses the machine's own ssh (`ssh.ts`). */
