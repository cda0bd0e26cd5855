/**
 * A reader may close its end early (`| head`), and a disk may be full. The rest of the output is then dropped, and the run still
 * cleans up; without this, Node ends the process at once. `lossOf` says at the end what was lost.
 */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
